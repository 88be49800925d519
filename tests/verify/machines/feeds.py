"""Feeds read by programs that are not ours.

Atom by feedparser (nothing odd about it) and against what RFC 4287 asks (RELAX NG, by lxml). Calendars by icalendar and by ical.js: both
read the same events at the same instants, and the clocks that a calendar carries show what the IANA database shows.
"""

import datetime
import json
import pathlib
import subprocess
import sys
import urllib.request
import zoneinfo

import feedparser
import icalendar
from lxml import etree

HERE = pathlib.Path(__file__).parent
ZONES = ["America/Mexico_City", "America/Chicago"]
UTC = datetime.timezone.utc


def get(origin, path):
    with urllib.request.urlopen(origin + path) as answer:
        return answer.read()


def rows(origin, name):
    found, cursor = [], ""
    while cursor is not None:
        page = json.loads(get(origin, f"/api/v1/{name}?limit=200{cursor}"))
        found += page[name.replace("-", "_")]
        cursor = f"&cursor={page['next']}" if page["next"] else None
    return found


def addresses(origin):
    calls = [call["slug"] for call in rows(origin, "calls")]
    bodies = [body["id"] for body in rows(origin, "institutions")]
    kinds = json.loads(get(origin, "/api/openapi.json"))["components"]["schemas"]["Kind"]["enum"]
    atom = ["record", *(f"calls/{slug}" for slug in calls), *(f"institutions/{one}" for one in bodies)]
    return [f"/feeds/{one}.atom" for one in [*atom, *(f"standings/{kind}" for kind in kinds)]], [
        "/feeds/deadlines.ics", *(f"/feeds/calls/{slug}.ics" for slug in calls)]


def atom(origin, path, grammar):
    """How many entries it has."""
    text = get(origin, path)
    assert grammar.validate(etree.fromstring(text)), f"{path}: {grammar.error_log.last_error}"
    feed = feedparser.parse(text)
    assert feed.bozo == 0 and feed.version == "atom10", f"{path}: {feed.get('bozo_exception')}"
    assert feed.feed.updated_parsed and feed.feed.id.startswith("tag:"), path
    names = [entry.id for entry in feed.entries]
    assert len(set(names)) == len(names), f"{path}: a name twice"
    newest = [entry.updated_parsed for entry in feed.entries]
    assert all(entry.published_parsed <= entry.updated_parsed for entry in feed.entries), path
    for entry in feed.entries:
        kinds = [(link.rel, link.type, link.get("hreflang")) for link in entry.links if link.rel == "alternate"]
        assert len(kinds) == len(set(kinds)) == 1, f"{path}: RFC 4287, 4.1.2: one alternate of a kind"
        assert "<script" not in entry.content[0].value and entry.summary, path
    assert not newest or max(newest) == feed.feed.updated_parsed, f"{path}: as old as its newest entry"
    return len(names)


def calendar(origin, path):
    """Its events by name: the instant or the day, as icalendar reads them."""
    raw = get(origin, path)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")) and b"\n" not in raw.replace(b"\r\n", b""), f"{path}: lines"
    one = icalendar.Calendar.from_ical(raw)
    assert not [part.errors for part in one.walk() if part.errors], path
    assert {zone.tz_name for zone in one.timezones} >= set(ZONES), path
    events = {}
    for event in one.events:
        start, name = event.start, str(event["UID"])
        assert name not in events, f"{path}: {name} twice"
        assert event["DTSTAMP"].dt.tzinfo and event["LAST-MODIFIED"].dt and int(event["SEQUENCE"]) >= 0, name
        timed = isinstance(start, datetime.datetime)
        events[name] = start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if timed else start.isoformat()
    return raw, one, events


def instants(zone):
    """Noon in Greenwich of each day that the calendar tells the clocks of, to the end of next year."""
    first = min(part["DTSTART"].dt.year for part in zone.subcomponents) + 1
    day = datetime.datetime(first, 1, 1, 12, tzinfo=UTC)
    while day.year < datetime.date.today().year + 2:
        yield day
        day += datetime.timedelta(days=1)


def clocks(one):
    """Each zone as the calendar carries it, against the IANA database."""
    count = 0
    for zone in one.timezones:
        carried, iana = zone.to_tz(lookup_tzid=False), zoneinfo.ZoneInfo(zone.tz_name)
        for at in instants(zone):
            wall = at.astimezone(iana).replace(tzinfo=None)
            shown = carried.utcoffset(wall) if not hasattr(carried, "localize") else carried.localize(wall).utcoffset()
            assert shown == at.astimezone(iana).utcoffset(), f"{zone.tz_name} on {wall}: {shown}"
            count += 1
    return count


def main(origin):
    grammar = etree.RelaxNG(etree.parse(str(HERE / "atom.rng")))
    feeds, calendars = addresses(origin)
    entries = sum(atom(origin, f"{path}?lang={lang}", grammar) for path in feeds for lang in ("es", "en"))
    assert entries > 100, f"only {entries} entries"
    print(f"{2 * len(feeds)} Atom feeds with {entries} entries: feedparser finds nothing odd, and they are as RFC 4287 asks.")

    read = [calendar(origin, f"{path}?lang={lang}") for path in calendars for lang in ("es", "en")]
    days = clocks(read[0][1])
    given = json.dumps([raw.decode() for raw, _, _ in read])
    ran = subprocess.run(["node", str(HERE / "calendars.mjs")], input=given, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    other = json.loads(ran.stdout)
    for (_, _, events), theirs in zip(read, other["events"], strict=True):
        assert events == theirs, f"icalendar reads {events}, ical.js reads {theirs}"
    count = sum(len(events) for _, _, events in read)
    print(f"{len(read)} calendars with {count} events: icalendar and ical.js read the same instants; "
          f"their clocks agree with the IANA database on {days} days and {other['clocks']} hours.")


if __name__ == "__main__":
    main(sys.argv[1])
