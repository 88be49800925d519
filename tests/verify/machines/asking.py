"""What schemathesis cannot know of a question that is right: JSON Schema has no bounds for days, and a cursor or an id is what an earlier
answer gave. Only questions that are meant to be right are put right here; those that are meant to be wrong are asked as they are.
"""

import datetime

import schemathesis
from schemathesis import GenerationMode

FIRST, LAST = datetime.date(1900, 1, 1), datetime.date.today() - datetime.timedelta(days=1)
GIVEN = set()


@schemathesis.hook
def after_call(context, case, response):
    # An answer that the reader has already comes without a body.
    if response.status_code == 200 and response.content:
        GIVEN.add(response.json().get("next"))


@schemathesis.hook
def before_call(context, case, kwargs):
    right = case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE
    if not right or not case.query:
        return
    # A search has pages of one sort of result alone.
    of_one_sort = not case.path.endswith("/search") or "type" in case.query
    if case.query.get("cursor") not in GIVEN or not of_one_sort:
        case.query.pop("cursor", None)
    told = case.operation.schema.raw_schema["components"]["parameters"]
    for name, value in list(case.query.items()):
        schema = told[name]["schema"]
        known = schema.get("examples")
        if known and value not in known:
            case.query[name] = known[len(value) % len(known)]
        if schema.get("format") == "date":
            day = datetime.date.fromisoformat(value)
            if not FIRST <= day <= LAST:
                case.query[name] = str(FIRST + (day - datetime.date.min) % (LAST - FIRST))
