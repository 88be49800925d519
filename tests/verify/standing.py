#!/usr/bin/env python3
"""What a line is: a second reading of the rules in docs/record.md, which shares nothing with the first.

    standing.py HISTORIES.json

HISTORIES.json holds {"years": [fiscal years as in reference/], "histories": [{the line, its facts, "at": an instant}]}.
Prints one standing a history, each a line of JSON, in order. Needs Python 3.9 and nothing else.
"""

import json
import sys
from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

LONG = 365  # days after which a promise is long past, and a search stale
SAID_NOT_DONE = {"not_paid", "checked_no_act", "reported_not_resolved", "authority_notified", "authority_replied", "disputed",
                 "corrected", "redacted", "due_recomputed"}
ENDS = {"results_published", "declared_void", "paid"}
IN_HAND = {"published", "amended", "deadline_extended", "window", "suspended", "resumed", "partly_resolved", "reopened"}
PROMISES = {"published", "amended", "deadline_extended", "window", "resumed"}


class Span:
    """A date as well as it is known: from the first day that it can be to the last."""

    def __init__(self, text):
        year, rest, self.text = int(text[:4]), text[5:], text
        if rest.count("-") == 1:
            self.first = self.last = date.fromisoformat(text)
            return
        if rest.startswith("Q"):
            months = 3 * int(rest[1]) - 2, 3 * int(rest[1])
        elif rest:
            months = int(rest[:2]), int(rest[-2:])
        else:
            months = 1, 12
        self.first = date(year, months[0], 1)
        self.last = date(year, months[1], monthrange(year, months[1])[1])

    def exact(self):
        return self.first == self.last


def instant(wall, zone, late):
    """Of a time on the wall; an hour shown twice begins with its first showing and ends with its second."""
    twice = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc) for fold in (0, 1))
    shown = [t for t in twice if t.astimezone(zone).replace(tzinfo=None) == wall]
    # An hour that the clock skipped is read as if nobody had moved it.
    return (shown[-1] if late else shown[0]) if shown else twice[-1]


def opening(moment, zone):
    return instant(datetime.fromisoformat(moment), zone, late=False)


def deadline(closes, hours, zone):
    if "T" not in closes and hours:
        closes += "T" + hours["to"]
    if "T" in closes:
        return instant(datetime.fromisoformat(closes), zone, late=True)
    next_day = date.fromisoformat(closes) + timedelta(days=1)
    return instant(datetime.combine(next_day, time()), zone, late=False) - timedelta(milliseconds=1)


def to_verify(fact):
    return fact.get("confidence", "sourced") != "sourced" or any("computed" in note for note in fact.get("inferred", []))


def counts(fact):
    return fact["level"] <= 3 and not to_verify(fact)


def voice(fact):
    return fact["asserted_by"], fact.get("by")


def heard(new, old, received_here):
    """Does a correction take the place of a fact? The authority and others do not undo each other's word."""
    own, of_authority = new["asserted_by"] == "authority", old["asserted_by"] == "authority"
    if (received_here and of_authority and not own) or (own and not of_authority and old["type"] in SAID_NOT_DONE):
        return False
    return new["level"] <= old["level"] or (voice(new) == voice(old) and new["level"] <= 3)


def holding(line, facts, today):
    """What had happened by a day, without what was corrected. A correction holds for all days, a search for the days before it."""
    for place, fact in enumerate(facts):
        fact["place"], fact["on"] = place, Span(fact["occurred_on"])
    known, corrected = {fact["id"]: fact for fact in facts}, set()
    # A confirmation takes the place of what it confirms, and of what that was to correct.
    for new, old in ((new, known.get(new.get(name))) for new in facts for name in ("supersedes", "confirms")):
        another = old is not None and old is not new and old["subject"] == new["subject"]
        if another and not to_verify(new) and heard(new, old, line["received_here"]):
            corrected.add(old["id"])
    return [fact for fact in facts if fact["id"] not in corrected
            and (fact["type"] == "checked_no_act" or fact["on"].first <= today)]


def deciding(line, about, today):
    """What counts: nothing weak or to verify; on a line received here, of what was done, only its authority's own word."""
    return [fact for fact in holding(line, line[about], today) if counts(fact)
            and (not line["received_here"] or fact["asserted_by"] == "authority" or fact["type"] in SAID_NOT_DONE)]


def later(one, other):
    """Did it happen after the other? Where both may be the same day, the order of recording decides."""
    a, b = one["on"], other["on"]
    if a.first <= b.last and b.first <= a.last:
        return one["place"] > other["place"]
    return a.first > b.last


def fiscal_rule(years, jurisdiction):
    mexican = jurisdiction in ("MX", "CDMX", "federal", "federal (US)") or jurisdiction.startswith("CDMX:")
    key = "MX" if mexican else {"Illinois": "IL"}.get(jurisdiction, jurisdiction)
    ends = {year["jurisdiction"]: year["ends"] for year in reversed(years)}
    return ends.get(jurisdiction, ends.get(key))


def standing(line, years):
    zone, now = ZoneInfo(line["zone"]), datetime.fromisoformat(line["at"].replace("Z", "+00:00"))
    today = now.astimezone(zone).date()
    facts = deciding(line, "facts", today)
    facts.sort(key=lambda fact: (fact["on"].first, fact["place"]))
    checks = [fact for fact in facts if fact["type"] == "checked_no_act"]
    stale = {"stale": (today - max(check["on"].last for check in checks)).days > LONG} if checks else {}
    return {**kind(line, years, zone, now, today, facts, checks), **stale}


def kind(line, years, zone, now, today, facts, checks):
    undoing = [fact for fact in facts if fact["type"] in ("annulled", "reopened")]

    def stands(fact):
        return not any((u["level"] <= 2 or fact["level"] > 2) and later(u, fact) for u in undoing)

    # Cancelled, resolved.
    ends = [fact for fact in facts if fact["type"] in ENDS and stands(fact)]
    ends = [fact for fact in ends if fact["level"] <= 2] or ends
    resolution = ends[-1] if ends else None
    by_act = resolution is not None and resolution["level"] <= 2
    cancelled = [fact for fact in facts if fact["type"] == "cancelled" and stands(fact)]
    if any(fact["level"] <= 2 for fact in cancelled):
        return {"kind": "cancelled"}
    ended, rule = cancelled_programme(line, years, today), fiscal_rule(years, line["jurisdiction"])
    if ended and not (resolution and resolution["on"].first <= ended["on"].last) and not (by_act and ended["level"] > 2):
        return {"kind": "cancelled" if ended["level"] <= 2 else "reported_cancelled"}
    if cancelled and not by_act:
        return {"kind": "reported_cancelled"}
    if resolution:
        act = "resolved_void" if resolution["type"] == "declared_void" else "resolved_awarded"
        return {"kind": act if by_act else "reported_resolved"}

    # Suspended? The last one that nobody resumed from.
    def is_order(fact, name):
        return fact["type"] == "ordered_by_court" and fact["order"] == name

    resumed = [fact for fact in facts if fact["type"] == "resumed" or is_order(fact, "resume")]
    paused = [fact for fact in facts if (fact["type"] == "suspended" or is_order(fact, "suspend"))
              and not any(later(r, fact) for r in resumed)]
    pause = paused[-1] if paused else None
    until = Span(pause["until"]["date"]) if pause and pause.get("until") else None
    in_force = pause is not None and (until is None or today <= until.last)

    # Received until when?
    opens = closes = hours = None
    windowed = False
    clock = zone
    for fact in facts:
        if fact["type"] == "window":
            window = fact["window"]
            opens, closes, hours = window["opens"], window["closes"], window.get("hours")
            clock, windowed = ZoneInfo(window["zone"]), True
        elif fact["type"] == "deadline_extended":
            closes, clock, windowed = fact["closes"], ZoneInfo(fact["zone"]), True
    over = bool(closes) and now > deadline(closes, hours, clock)
    ahead = bool(opens) and now < opening(opens, clock)
    if not in_force and ahead:
        return {"kind": "announced"}
    if not in_force and closes and not over:
        return {"kind": "open"}

    # Promised for when?
    said = [fact["due"] if fact["type"] == "due_recomputed" else fact.get("results_promised") for fact in facts
            if fact["type"] in PROMISES | {"due_recomputed"}]
    said = [text for text in said if text] or [line["results_due"]]
    promise = Span(said[-1]) if said[-1] else None
    if until and (promise is None or until.last >= promise.last):
        promise = until
    late = (today - promise.last).days if promise else 0
    month_day = tuple(map(int, rule.split("-"))) if rule and line["fiscal_year"] is not None else None
    year_end = date(line["fiscal_year"], *month_day) if month_day else None
    gone = [fact["on"] for fact in deciding(line, "institution", today) if fact["type"] == "dissolved"][:1]
    gone = [on for on in gone if on.last < today
            and not any(fact["type"] in IN_HAND and fact["on"].first > on.last for fact in facts)]
    year_over = year_end is not None and year_end < today
    if not ahead and (over or not closes) and not (in_force and until):
        if (year_over and not (promise and late <= 0)) or gone or late > LONG:
            since, counted = None, None
            if promise and late > 0:
                since, counted = promise.last + timedelta(days=1), promise
            elif year_over and not promise:
                since, counted = year_end, Span(year_end.isoformat())
            else:
                since, counted = gone[0].last, gone[0]
            if any(check["on"].first >= since for check in checks):
                return {"kind": "unresolved", "since": since.isoformat(), "days": (today - since).days,
                        "at_least": not counted.exact()}
    if in_force:
        return {"kind": "suspended", "since": pause["occurred_on"], "until": until and until.text}
    if pause:
        return {"kind": "suspension_over", "days": (today - until.last).days, "at_least": not until.exact()}
    # A commitment receives nothing, so that nothing has to close before it is due.
    if (over or not (line["receives"] or windowed)) and not ahead:
        if promise and late > 0:
            return {"kind": "overdue", "days": late, "at_least": not promise.exact()}
        quiet = year_over if year_end else not closes or (today - date.fromisoformat(closes[:10])).days > LONG
        if promise or not (gone or quiet):
            return {"kind": "under_review", "due": promise and promise.text}
    return {"kind": "unknown"}


def cancelled_programme(line, years, today):
    """The strongest cancellation of the programme in the line's fiscal year or before it."""
    rule = fiscal_rule(years, line["jurisdiction"])
    if rule is None or line["fiscal_year"] is None:
        return None
    month, day = map(int, rule.split("-"))
    ended = [fact for fact in deciding(line, "programme", today) if fact["type"] == "cancelled"]
    reach = [fact for fact in ended if line["fiscal_year"] >= fact["on"].last.year + (fact["on"].last > date(fact["on"].last.year, month, day))]
    return min(reach, key=lambda fact: fact["level"], default=None)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        given = json.load(file)
    for history in given["histories"]:
        print(json.dumps(standing(history, given["years"])))
