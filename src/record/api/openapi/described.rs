//! Schemas of what the record describes, as it is kept: calls, commitments, institutions, programmes, elections, laws, words.

use super::build::{Object, flag, list, maybe, named, number, object, text, word};
use crate::calls::model::Audience;
use serde_json::{Value, json};

pub fn all() -> Vec<(&'static str, Value)> {
    vec![
        ("DescribedCall", call()),
        ("DescribedLine", described_line().closed()),
        ("DescribedCommitment", commitment()),
        ("Cited", cited(object()).closed()),
        ("Claim", claim()),
        ("Institution", institution().closed()),
        ("InstitutionInFull", institution().has("facts", list(named("Fact"))).has("designation", maybe(designation())).closed()),
        ("Programme", programme().closed()),
        ("ProgrammeInFull", programme().has("facts", list(named("Fact"))).closed()),
        ("RecurringCall", recurring_call()),
        ("Edition", edition()),
        ("EditionOf", object().has("template", text()).has("year", number()).closed()),
        ("LegalBasis", legal_basis()),
        ("Precedent", precedent()),
        ("GlossaryTerm", glossary_term()),
        ("Identifier", identifier()),
    ]
}

/// Where it is said and how sure that is.
fn sourced(of: Object) -> Object {
    of.has("source", text()).has("confidence", named("Confidence"))
}

/// The same, with the mark of what is not counted.
fn marked(of: Object) -> Object {
    sourced(of).has("to_verify", flag())
}

fn call() -> Value {
    let gazette = object()
        .has("name", text())
        .all(&["number", "note"], &maybe(text()))
        .has("date", maybe(named("Date")))
        .has("page", named("TextOrNumber"));
    let sums = [
        "mxn",
        "mxn_each",
        "mxn_each_min",
        "mxn_each_max",
        "mxn_total",
        "mxn_pool",
        "usd",
        "usd_global_min",
        "usd_global_max",
        "supports",
        "supports_max",
        "people",
    ];
    let amount = object().all(&sums, &maybe(number())).all(&["call", "note"], &maybe(text()));
    let context = sourced(object().has("date", named("Date")).has("fact", text()).may_have("note", text()));
    sourced(object())
        .all(&["id", "title", "institution_id", "jurisdiction", "note"], &text())
        .may_have("title_en", text())
        .has("programme_id", maybe(text()))
        .may_have("edition", named("EditionOf"))
        .may_have("zone", text())
        .has("fiscal_year", maybe(number()))
        .has("gazette", maybe(gazette.closed()))
        .has("publication_date", maybe(named("Date")))
        .all(&["reception_open", "reception_close"], &maybe(named("Moment")))
        .all(&["results_due", "evaluation_criteria", "selection_body", "results_rule", "electoral_clause"], &maybe(text()))
        .has("amounts", list(amount.closed()))
        .all(&["eligibility", "documents_required", "not_found"], &list(text()))
        .may_have("open_to", list(word(&Audience::ALL.map(Audience::name))))
        .may_have("context_facts", list(context.closed()))
        .may_have("inferred", list(text()))
        .may_have("bundle", flag())
        .may_have("received_here", flag())
        .may_have("lines", list(named("DescribedLine")))
        .closed()
}

fn described_line() -> Object {
    object().all(&["id", "title_es", "title_en"], &text()).may_have("call_id", text()).may_have("max_amount", named("Money"))
}

fn cited(of: Object) -> Object {
    sourced(of).all(&["page", "quotation"], &maybe(text()))
}

fn claim() -> Value {
    let own =
        object().all(&["text_es", "text_en", "report"], &text()).has("report_page", maybe(text())).has("report_read", flag());
    cited(own).closed()
}

fn commitment() -> Value {
    cited(object())
        .all(&["id", "title_es", "title_en", "promise_es", "promise_en", "institution_id", "jurisdiction", "notes"], &text())
        .has("kind", named("CommitmentKind"))
        .all(&["programme_id", "place_es", "place_en"], &maybe(text()))
        .all(&["promised", "covers_from", "covers_to"], &maybe(named("Date")))
        .may_have("inferred", list(text()))
        .may_have("claims", list(named("Claim")))
        .closed()
}

/// The act by which an institution receives through Acuse.
fn designation() -> Value {
    let words = ["document", "data_responsible", "retention", "signature_rule", "source"];
    object().all(&words, &text()).has("dated", named("Day")).closed()
}

fn institution() -> Object {
    marked(object())
        .all(&["id", "name_es", "name_en", "level", "city", "notes"], &text())
        .all(&["acronym", "start_precision", "end_precision"], &maybe(text()))
        .all(&["start", "end"], &maybe(named("Date")))
        .all(&["predecessors", "successors", "calls", "programmes", "commitments"], &list(text()))
        .has("url", named("Addresses"))
}

fn programme() -> Object {
    let known = sourced(object().has("year", number()).has("what", text()));
    let known = known.may_have("mxn", number()).may_have("usd", number());
    marked(object())
        .all(&["id", "name_es", "name_en", "institution_id", "notes"], &text())
        .all(&["aliases", "what_it_funds", "eligible", "calls", "recurring_calls"], &list(text()))
        .all(&["start", "predecessor", "successor"], &maybe(text()))
        .has("end", maybe(named("Date")))
        .has("known_amounts", list(known.closed()))
}

/// A call that comes round, with its editions.
fn recurring_call() -> Value {
    let reported = sourced(object().has("year", number()).has("what", text())).closed();
    marked(object())
        .all(&["id", "programme_id", "jurisdiction", "title_es", "title_en", "notes"], &text())
        .has("season", word(&["easter", "summer", "winter"]))
        .all(&["expected_month", "from", "sourced_to"], &number())
        .has("to", maybe(number()))
        .has("reported", list(reported))
        .has("inferred", list(text()))
        .has("editions", list(named("Edition")))
        .has("url", named("Addresses"))
        .closed()
}

/// One edition and what is known of it: its calls, a source that tells of it, or the last search that found none.
fn edition() -> Value {
    let reported = sourced(object().has("year", number()).has("what", text())).closed();
    let searched = object().has("fact", text()).has("on", named("Date")).has("stale", flag()).closed();
    object()
        .has("template", text())
        .has("year", number())
        .has("expected", named("Date"))
        .has("by_extension", flag())
        .has("state", word(&["on_record", "reported", "expected", "expected_not_published"]))
        .may_have("calls", list(text()))
        .may_have("reported", reported)
        .may_have("searched", maybe(searched))
        .closed()
}

fn legal_basis() -> Value {
    marked(object())
        .all(&["id", "jurisdiction", "instrument", "article", "topic", "rule_summary", "what_it_does_not_say"], &text())
        .has("days", maybe(number()))
        .has("read", flag())
        .has("day_type", maybe(text()))
        .all(&["in_force_from", "in_force_to"], &maybe(named("Date")))
        .may_have("text_of", named("Date"))
        .may_have("made_for", list(text()))
        .may_have("internal", flag())
        .may_have("replaced_by", list(text()))
        .may_have("asked_through", sourced(object().has("name", text()).may_have("url", text())).closed())
        .has("url", named("Addresses"))
        .closed()
}

fn precedent() -> Value {
    let kinds = ["suspension", "statement_against_suspension", "guidance"];
    marked(object())
        .all(&["id", "authority", "jurisdiction", "what", "exceptions", "claimed_basis"], &text())
        .has("kind", super::build::word(&kinds))
        .has("start", named("Date"))
        .has("end", maybe(named("Date")))
        .closed()
}

fn glossary_term() -> Value {
    marked(object()).all(&["term_es", "term_en", "definition_es", "definition_en"], &text()).closed()
}

fn identifier() -> Value {
    marked(object())
        .all(&["id", "name", "caveat"], &text())
        .all(&["regex", "check"], &maybe(text()))
        .has("length", named("TextOrNumber"))
        .has("plain_es", text())
        .has("plain_en", text())
        .has("tested_with", list(text()))
        .closed()
}

/// Fiscal years and days that are not worked.
pub fn calendars(head: Object) -> Value {
    let year = sourced(object().all(&["jurisdiction", "applies_to", "rule_es", "rule_en"], &text()))
        .has("ends", json!({ "type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$" }));
    let rule = sourced(object().all(&["id", "text"], &text()));
    let holiday = sourced(object().all(&["id", "jurisdiction", "name_es", "name_en", "note"], &text()))
        .has("date", named("Day"))
        .may_have("institution_id", text())
        .has("kind", super::build::word(&["statutory", "customary_nonworking", "declared", "worked"]))
        .has("binding", flag());
    let still = sourced(object().all(&["id", "jurisdiction", "authority", "reason", "note"], &text()))
        .has("start", named("Day"))
        .has("end", maybe(named("Day")))
        .has("whole_jurisdiction", flag())
        .has("institution_id", maybe(text()));
    head.has("fiscal_years", list(year.closed()))
        .has("holidays", list(holiday.closed()))
        .has("terms_suspensions", list(still.closed()))
        .has("holiday_rules", list(rule.closed()))
        .closed()
}
