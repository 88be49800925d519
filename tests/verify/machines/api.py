"""The API held against its own description by two who did not write it.

Every answer that its lists lead to, on some days, fits its schema (jsonschema-rs); and schemathesis asks what it can think of, right and
wrong, and finds every answer as described: statuses, media types, headers, schemas, refusals of what cannot be asked.

    api.py [walk] ORIGIN

With `walk` only the first: of the demonstration, which has results and public associations.
"""

import json
import os
import pathlib
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

import jsonschema_rs

DAYS = ["", "as_of=2018-06-15", "as_of=2018-10-01", "as_of=1995-01-01", "known_on=2020-01-01"]
SECONDS = 60


def get(origin, path):
    with urllib.request.urlopen(origin + path) as answer:
        return json.load(answer)


class Walk:
    """Each address, each page of each list, each thing that a list leads to."""

    def __init__(self, origin):
        self.origin, self.count, self.wrong = origin, 0, []
        self.document = get(origin, "/api/openapi.json")
        self.operations = {item["get"]["operationId"]: path for path, item in self.document["paths"].items()}

    def schema(self, path):
        answers = self.document["paths"][path]["get"]["responses"]["200"]["content"]
        return {**answers["application/json"]["schema"], "components": self.document["components"]}

    def check(self, path, address):
        body = get(self.origin, address)
        for error in jsonschema_rs.Draft202012Validator(self.schema(path)).iter_errors(body):
            self.wrong.append(f"{address}: {'/'.join(map(str, error.instance_path))}: {error.message[:200]}")
        self.count += 1
        return body

    def takes(self, path):
        return [one["$ref"].rsplit("/", 1)[1] for one in self.document["paths"][path]["get"]["parameters"] if "$ref" in one]

    def list(self, path, day):
        takes, cursor = self.takes(path), None
        query = [day] if day and day.split("=")[0] in takes else []
        query += ["q=migrante"] if "q" in takes else []
        while True:
            page = query + (["limit=20"] if "limit" in takes else []) + ([f"cursor={cursor}"] if cursor else [])
            body = self.check(path, f"{path}?{'&'.join(page)}".rstrip("?"))
            for link in self.document["paths"][path]["get"]["responses"]["200"].get("links", {}).values():
                if "cursor" not in link["parameters"]:
                    self.follow(link, body, query)
            if not body.get("next"):
                return
            cursor = urllib.parse.quote(body["next"], safe="")

    def follow(self, link, body, query):
        """The thing behind each row: the description leads to the first one's, the others are reached alike."""
        (name, expression), = link["parameters"].items()
        _, rows, _, key = expression.split("#")[1].split("/")
        path = self.operations[link["operationId"]]
        for row in body[rows]:
            one = path.replace("{" + name + "}", urllib.parse.quote(row[key], safe=""))
            self.check(path, one + ("?" + "&".join(query) if query else ""))

    def of_lines(self, what):
        """What each line asks, or what was published of its results: nothing leads there but the call's lines, and most have none."""
        path, = (path for path in self.document["paths"] if path.endswith(f"/{what}"))
        found = 0
        for call in get(self.origin, "/api/v1/calls?limit=100")["calls"]:
            for line in call["lines"]:
                try:
                    self.check(path, path.replace("{slug}", call["slug"]).replace("{line}", line["id"]))
                    found += 1
                except urllib.error.HTTPError as none:
                    if none.code != 404:
                        raise
        return found

    def everything(self):
        for day in DAYS:
            for path in self.document["paths"]:
                if "{" not in path:
                    self.list(path, day)


def walk(origin, is_demo):
    walk = Walk(origin)
    walk.everything()
    for what in ("form", "results"):
        if bool(walk.of_lines(what)) != is_demo:
            sys.exit(f"{what} of lines: {'none' if is_demo else 'some'}, against what was expected.")
    if walk.wrong:
        print("\n".join(walk.wrong[:30]))
        sys.exit(f"{len(walk.wrong)} of {walk.count} answers are not as they are described.")
    print(f"{walk.count} answers are as they are described.")


def schemathesis(origin):
    here = pathlib.Path(__file__).parent
    command = [
        str(pathlib.Path(sys.executable).with_name("schemathesis")), "run", f"{origin}/api/openapi.json",
        "--checks", "all", "--max-examples", "40", "--seed", "2018", "--continue-on-failure", "--no-color",
        "--generation-database", "none", "--request-timeout", "10",
    ]
    # Nothing is left out: what it cannot make up (cursors, days that have come, ids) is put right in the hooks.
    known = {**os.environ, "SCHEMATHESIS_HOOKS": "asking", "PYTHONPATH": str(here), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(command, env=known, cwd=os.environ.get("TMPDIR", "/tmp"), capture_output=True, text=True, timeout=SECONDS * 5)
    if ran.returncode:
        print(ran.stdout[-12000:], ran.stderr[-4000:])
        sys.exit("schemathesis found what is not as described.")
    print(next(line for line in ran.stdout.splitlines() if "generated" in line).strip() + " (schemathesis, all checks).")


if __name__ == "__main__":
    *words, where = sys.argv[1:]
    only_walk = words == ["walk"]
    walk(where, is_demo=only_walk)
    if not only_walk:
        schemathesis(where)
