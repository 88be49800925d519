#!/usr/bin/env python3
"""The open data against their standards and against the API, by tools that are not ours.

    check.py [--standards FOLDER] FOLDER…

Each FOLDER is an export of `acuse export`, with `view.json`, what the API says of the same calls, beside it where there is one. Run
by the Python of an environment that has libcoveocds, ocdskit and check-jsonschema. FOLDER of --standards holds ocds-standard-1.1.zip
and 360giving/; without it the tools fetch the published schemas. Exits with 1 and a sentence for each thing that does not hold.
"""

import argparse
import copy
import csv
import json
import re
import subprocess
import sys
import tempfile
import threading
import zipfile
from datetime import date, datetime, timezone
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BIN = Path(sys.executable).parent
SCHEMAS = "standard-1.1/schema/"
GRANTS = "https://raw.githubusercontent.com/ThreeSixtyGiving/standard/1.4.3/schema/360-giving-package-schema.json"


class NoSchemas(Exception):
    """There are none here, and none could be fetched."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def run(tool, *arguments, given=None):
    command = [str(BIN / tool), *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


class Standards:
    def __init__(self, folder, work):
        self.folder = folder
        self.zip = folder and (folder / "ocds-standard-1.1.zip").resolve()
        self.patterns, self.release_schema = [], None
        if self.zip:
            with zipfile.ZipFile(self.zip) as archive:
                schema = json.loads(archive.read(SCHEMAS + "release-schema.json"))
                self.release_schema = work / "release-schema.json"
                self.release_schema.write_bytes(archive.read(SCHEMAS + "dereferenced-release-schema.json"))
            self.patterns = [re.compile(p) for d in [schema, *schema["definitions"].values()] for p in d.get("patternProperties", {})]
        self.grants = self.local_grants(work) if folder else GRANTS

    def local_grants(self, work):
        """The package schema names its items' schema by an address, and one version too old: read the one beside it instead."""
        package = json.loads((self.folder / "360giving/360-giving-package-schema.json").read_text())
        grant = json.loads((self.folder / "360giving/360-giving-schema.json").read_text())
        package["properties"]["grants"]["items"]["$ref"] = "grant.json"
        for schema, name in ((package, "package.json"), (grant, "grant.json")):
            schema.pop("$id")
            (work / name).write_text(json.dumps(schema))
        return work / "package.json"

    def is_other_language(self, field):
        """Texts in other languages: the schema allows them by pattern, and the tool reports them all the same."""
        return any(pattern.match(field) for pattern in self.patterns) if self.patterns else bool(re.fullmatch(r"\w+_en", field))


def complaints(report, standards):
    """What libcoveocds found. Its exit status is 0 whatever it finds."""
    found = [f"does not validate: {error}" for error in report["validation_errors"]]
    found += [f"a code that the standard does not have: {value}" for value in report["additional_closed_codelist_values"].values()]
    found += [f"a field that nothing declares: {field['path']}/{field['field']}" for field in report["additional_fields"]
              if not standards.is_other_language(field["field"]) and field["field"] != "statedReason_en"]
    found += [f"{name}: {places[:3]}" for name, places in report["additional_checks"].items()]
    found += [f"deprecated: {field}" for field in report["deprecated_fields"]]
    found += [f"the extension cannot be used: {why}" for why in report["extensions"]["invalid_extension"].items()]
    found += [f"conformance: {why}" for why in report.get("conformance_errors", {}).items()]
    return found


def cove(package, standards, work):
    file = work / "checked.json"
    file.write_text(json.dumps(package))
    offline = ["--standard-zip", standards.zip] if standards.zip else []
    done = run("libcoveocds", *offline, "--additional-checks", "all", file)
    if done.returncode:
        if not standards.zip:
            raise NoSchemas(done.stderr.strip().splitlines()[-1:])
        return [f"libcoveocds stopped: {done.stderr[-500:]}"]
    return complaints(json.loads(done.stdout), standards)


def compiled(package, standards):
    schema = ["--schema", standards.release_schema] if standards.release_schema else []
    done = run("ocdskit", "compile", *schema, given=json.dumps(package))
    if done.returncode:
        if not standards.release_schema:
            raise NoSchemas(done.stderr.strip().splitlines()[-1:])
        raise SystemExit(f"ocdskit compile: {done.stderr[-500:]}")
    return {release["ocid"].split("-", 2)[2]: release for release in map(json.loads, done.stdout.splitlines())}


def told(items):
    """Items of a list that say more than their id: one that was taken back keeps it."""
    return {item["id"]: item for item in items or [] if any(value not in (None, {}, []) for key, value in item.items() if key not in ("id", "awardID"))}


RESOLVED = {"resolved_awarded", "resolved_void", "reported_resolved"}
OVER = {"unresolved", "under_review", "overdue", "resolved_awarded", "resolved_void", "reported_resolved", "cancelled"}


def expected_status(kinds, status):
    """The tender's status, from what the API says that its lines are; some leave a choice that depends on the window."""
    if kinds == {"cancelled"}:
        return status == "cancelled"
    if kinds == {"resolved_void"}:
        return status == "unsuccessful"
    if kinds == {"announced"}:
        return status == "planned"
    if kinds & {"open", "announced", "suspended"}:
        return status == "active"
    if kinds <= OVER:
        return status == "complete"
    return status in ("active", "complete", None) if "suspension_over" in kinds else status in ("complete", None)


def compare(slug, release, call):
    """Everything that the compiled release and the API both say of a call."""
    tender, lines = release["tender"], call["lines"]
    standings = {line["id"]: line["standing"] for line in lines}
    kinds = {standing["kind"] for standing in standings.values()}
    if not expected_status(kinds, tender.get("status")):
        yield f"{slug}: status {tender.get('status')} though its lines are {kinds}"
    milestones, awards = told(tender.get("milestones")), told(release.get("awards"))
    suspension = tender.get("suspension") or {}
    for line in lines:
        standing, beside, own = line["standing"], line["beside"], f"{slug}/{line['id']}"
        kind, milestone, award = standing["kind"], milestones.get(f"{line['id']}--results", {}), awards.get(f"{line['id']}--award")
        yield from compare_milestone(own, standing, beside, milestone)
        if kind in RESOLVED - {"reported_resolved"} and not award:
            yield f"{own}: {kind}, and no award"
        expected = {"resolved_awarded": "active", "resolved_void": "unsuccessful", "reported_resolved": None}
        if award and kind in expected and award.get("status") != expected[kind]:
            yield f"{own}: {kind}, and the award is {award.get('status')}"
        if award and kind not in RESOLVED and award.get("status") == "active" and not beside["partly_resolved"]:
            yield f"{own}: {kind}, and an award in force"
        by_results = standing["reasons"][0]["rule"] == "resolved_by_act"
        if award and by_results and award.get("date") and award["date"][:10] != standing["reasons"][0]["dates"][0]:
            yield f"{own}: awarded on {standing['reasons'][0]['dates'][0]}, and the award is of {award['date']}"
        if kind == "suspended":
            yield from compare_suspension(own, standing, suspension, line["id"])
        elif len(lines) == 1 and suspension.get("status") == "inForce" and kind != "unresolved":
            yield f"{own}: {kind}, and a suspension in force"


def compare_call(slug, release, call, amounts):
    """Whose call it is, what it is called, when it could be applied to, and what was awarded, as the API and the table of facts have it."""
    tender, buyer = release["tender"], release.get("buyer") or {}
    title, institution = call["title"], call["institution"]
    if tender.get("title") != title["es"] or (tender.get("title_en") or title["es"]) != title["en"]:
        yield f"{slug}: the title is {tender.get('title')}, {tender.get('title_en')}"
    if (buyer.get("id"), buyer.get("name")) != (institution["id"], institution["name"]["es"]):
        yield f"{slug}: the buyer is {buyer}"
    windows = [line["window"] for line in call["lines"] if line["window"]]
    for side, name in (("opens", "startDate"), ("closes", "endDate")):
        said = {second(window[side]["instant"]) for window in windows if window[side]}
        ours = (tender.get("tenderPeriod") or {}).get(name)
        if (second(ours) not in said) if ours else len(said) == 1:
            yield f"{slug}: {name} is {ours}, and its lines say {sorted(map(str, said))}"
    for award in release.get("awards") or []:
        value = award.get("value")
        if value and (value["amount"], value["currency"]) not in amounts:
            yield f"{slug}: {value} was awarded, and no fact says it: {sorted(amounts)}"


def second(text):
    return datetime.fromisoformat(text).astimezone(timezone.utc).replace(microsecond=0)


def awarded(folder):
    """What facts say was awarded, by call."""
    amounts = {}
    with open(folder / "facts.csv", encoding="utf-8-sig", newline="") as text:
        for fact in csv.DictReader(text):
            for column, currency in (("awarded_mxn", "MXN"), ("awarded_usd", "USD")):
                if fact[column]:
                    amounts.setdefault(fact["call_id"], set()).add((float(fact[column]), currency))
    return amounts


def compare_milestone(own, standing, beside, milestone):
    kind, status = standing["kind"], milestone.get("status")
    part = "partiallyMet" if beside["partly_resolved"] else None
    allowed = {
        "resolved_awarded": {"met"}, "resolved_void": {"met"}, "unresolved": {part or "notMet"}, "suspended": {part or "notMet"},
        "suspension_over": {part or "notMet"}, "overdue": {part} if part else {"notMet", "scheduled"},
        "unknown": {part} if part else {"notMet", "scheduled", None},
    }
    waiting = {part} if part else {"scheduled", None}
    if status not in allowed.get(kind, waiting if kind in ("open", "announced", "under_review") else {None}):
        yield f"{own}: {kind}, and its milestone is {status}"
    if status == "notMet" and kind not in ("suspended", "suspension_over") and not beside["received_here"] and not beside["checked"]:
        yield f"{own}: judged not met, and nobody looked"
    if kind == "unresolved" and milestone.get("dateModified", "")[:len(standing["last_checked"])] != standing["last_checked"] and exact(standing["last_checked"]):
        yield f"{own}: last checked {standing['last_checked']}, and judged {milestone.get('dateModified')}"
    for reason in standing["reasons"]:
        promised = reason["dates"][-1:] if reason["rule"] in ("promise_passed", "promise_ahead", "promise_long_past") else []
        for due in filter(exact, promised):
            # Announced for after a date: none is promised.
            due = "" if reason.get("sense") else due
            if milestone.get("dueDate", "")[:10] != due:
                yield f"{own}: promised for {due}, and due {milestone.get('dueDate')}"


def compare_suspension(own, standing, suspension, line):
    if suspension.get("status") != "inForce" or line not in suspension.get("lines", []):
        yield f"{own}: suspended, and tender.suspension is {suspension}"
    for name, known in (("since", "startDateKnown"), ("until", "endDateKnown")):
        if suspension.get(known) != standing[name]:
            yield f"{own}: {name} {standing[name]}, and {known} {suspension.get(known)}"
    reason = standing["stated_reason"]["es"]
    if suspension.get("statedReason") != (reason if reason and reason.strip() else None):
        yield f"{own}: the stated reason differs"


def exact(text):
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text))


def check_releases(folder, package, standards, work):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # The extension lives at the installation's own address: here it is served from the export.
        own = package["extensions"][0].rsplit("/data/", 1)[0] + "/data"
        local = json.loads(json.dumps(package).replace(own, f"http://127.0.0.1:{server.server_port}"))
        try:
            yield from cove(local, standards, work)
            yield from sabotage(local, standards, work)
        finally:
            server.shutdown()
    releases = package["releases"]
    dates = {}
    for release in releases:
        if not dates.get(release["ocid"], "") < release["date"]:
            yield f"{release['id']}: not later than the release before it"
        dates[release["ocid"]] = release["date"]
    if releases and package["publishedDate"] != max(dates.values()):
        yield f"published {package['publishedDate']}, and the newest release is of {max(dates.values())}"
    for release in releases:
        if release.get("tender", {}).get("status") == "withdrawn" or release.get("awards") == []:
            yield f"{release['id']}: withdrawn, or an empty list of awards"


def sabotage(package, standards, work):
    """Each of these must be found, else the checks above prove nothing."""
    def suspended(release):
        release["tender"]["status"] = "suspended"

    def empty(release):
        release["awards"] = []

    def undeclared(release):
        release["tender"]["standing"] = "unresolved"

    def untagged(release):
        del release["tag"]

    for spoil in (suspended, empty, undeclared, untagged):
        bad = copy.deepcopy(package)
        if bad["releases"]:
            bad["releases"] = bad["releases"][:1]
            spoil(bad["releases"][0])
            if not cove(bad, standards, work):
                yield f"libcoveocds did not find what {spoil.__name__} spoiled"


def check_compiled(folder, package, standards):
    file = folder / "view.json"
    if not file.exists():
        return
    calls = {call["slug"]: call for call in json.loads(file.read_text())["calls"]}
    merged = compiled(package, standards)
    if merged.keys() != calls.keys():
        yield f"the compiled releases and the API tell of different calls: {sorted(merged.keys() ^ calls.keys())}"
    amounts = awarded(folder) if (folder / "facts.csv").exists() else None
    for slug in merged.keys() & calls.keys():
        yield from compare(slug, merged[slug], calls[slug])
        if amounts is not None and "title" in calls[slug]:
            yield from compare_call(slug, merged[slug], calls[slug], amounts.get(slug, set()))


def check_grants(folder, standards, work):
    file = folder / "360giving.json"
    if not file.exists():
        return
    done = run("check-jsonschema", "--schemafile", standards.grants, file)
    if done.returncode:
        if not standards.folder and "Failed" in done.stdout + done.stderr:
            raise NoSchemas("the schema of 360Giving")
        yield f"360giving.json does not validate: {done.stdout[-800:]}"
    bad = json.loads(file.read_text())
    del bad["grants"][0]["amountAwarded"]
    spoiled = work / "spoiled.json"
    spoiled.write_text(json.dumps(bad))
    if not run("check-jsonschema", "--schemafile", standards.grants, spoiled).returncode:
        yield "check-jsonschema did not miss an amount"


READS = {
    "integer": int, "number": float, "date": date.fromisoformat, "string": str,
    "boolean": {"true": True, "false": False}.__getitem__,
    "datetime": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", text).string,
}


def check_tables(folder):
    file = folder / "datapackage.json"
    if not file.exists():
        return
    for resource in json.loads(file.read_text())["resources"]:
        fields = resource["schema"]["fields"]
        with open(folder / resource["path"], encoding="utf-8", newline="") as text:
            rows = list(csv.reader(text, strict=True))
        if rows[0] != [field["name"] for field in fields]:
            yield f"{resource['path']}: its head is not what the dictionary says"
        for number, row in enumerate(rows[1:], 2):
            for field, cell in zip(fields, row, strict=True):
                if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
                    yield f"{resource['path']}, line {number}: {field['name']} would be taken for a formula"
                try:
                    codes = field.get("constraints", {}).get("enum")
                    if cell and (READS[field["type"]](cell) is None or (codes and cell not in codes)):
                        raise ValueError(cell)
                except (ValueError, KeyError, AttributeError):
                    yield f"{resource['path']}, line {number}: {field['name']} cannot be {cell!r}"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--standards", type=Path)
    arguments.add_argument("folders", type=Path, nargs="+")
    asked = arguments.parse_args()
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        standards = Standards(asked.standards, work)
        for folder in asked.folders:
            package = json.loads((folder / "ocds.json").read_text())
            found = [*check_releases(folder, package, standards, work), *check_compiled(folder, package, standards),
                     *check_grants(folder, standards, work), *check_tables(folder)]
            calls = len({release["ocid"] for release in package["releases"]})
            print(f"  {folder.name}: {len(package['releases'])} releases of {calls} calls; {len(found)} complaints")
            wrong += [f"{folder.name}: {complaint}" for complaint in found]
    for complaint in wrong[:40]:
        print(f"  {complaint}")
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NoSchemas as why:
        print(f"  Skipped: the standards' schemas are not here (ACUSE_STANDARDS) and could not be fetched: {why}")
