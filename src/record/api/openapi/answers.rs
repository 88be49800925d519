//! Schemas of whole answers, one for each address.

use super::{
    build::{Object, flag, list, maybe, named, number, object, text, word},
    described,
    plain::{head, page},
};
use crate::{
    associations::model::{Country, Kind as AssociationKind, Population},
    calls::{checks::CheckDue, index::Thing, model::Audience, standing::Kind},
    record::api::endpoints::Endpoint,
};
use serde_json::{Value, json};

/// The parts of answers that are no description.
pub fn parts() -> Vec<(&'static str, Value)> {
    vec![
        ("Line", line()),
        ("Call", call().closed()),
        ("CallInFull", in_full(call().has("filed_elsewhere", list(filed_elsewhere())), "DescribedCall")),
        ("Commitment", commitment().closed()),
        ("CommitmentInFull", in_full(commitment().has("term", maybe(named("Term"))), "DescribedCommitment")),
        ("Results", results()),
        ("Counted", counted()),
        ("Association", association()),
    ]
}

pub fn of(endpoint: Endpoint) -> Value {
    let one = |name: &str, schema: &str| head().has(name, named(schema)).closed();
    match endpoint {
        Endpoint::Index => head().has("addresses", list(text())).has("described_by", text()).closed(),
        Endpoint::Calls => page("calls", named("Call")),
        Endpoint::Call => one("call", "CallInFull"),
        Endpoint::Results => one("results", "Results"),
        Endpoint::Form => one("form", "Form"),
        Endpoint::Commitments => page("commitments", named("Commitment")),
        Endpoint::Commitment => one("commitment", "CommitmentInFull"),
        Endpoint::Institutions => page("institutions", named("Institution")),
        Endpoint::Institution => one("institution", "InstitutionInFull"),
        Endpoint::Programmes => page("programmes", named("Programme")),
        Endpoint::Programme => one("programme", "ProgrammeInFull"),
        Endpoint::RecurringCalls => page("recurring_calls", named("RecurringCall")),
        Endpoint::RecurringCall => one("recurring_call", "RecurringCall"),
        Endpoint::ElectoralPeriods => page("electoral_periods", named("ElectoralPeriod")),
        Endpoint::ElectoralPeriod => one("electoral_period", "ElectoralPeriodInFull"),
        Endpoint::Facts => page("facts", named("Fact")),
        Endpoint::Fact => one("fact", "Fact"),
        Endpoint::Evidence => page("evidence", named("Evidence")),
        Endpoint::EvidenceSheet => one("evidence", "Evidence"),
        Endpoint::LegalBases => page("legal_bases", named("LegalBasis")),
        Endpoint::LegalBasis => one("legal_basis", "LegalBasis"),
        Endpoint::Precedents => page("precedents", named("Precedent")),
        Endpoint::Glossary => page("terms", named("GlossaryTerm")),
        Endpoint::Identifiers => page("identifiers", named("Identifier")),
        Endpoint::Calendars => described::calendars(head()),
        Endpoint::Search => search(),
        Endpoint::Summary => summary(),
        Endpoint::Associations => page("associations", named("Association")),
        Endpoint::Association => one("association", "Association"),
    }
}

fn filed_elsewhere() -> Value {
    object().has("line", text()).all(&["associations", "verified"], &number()).has("names", list(text())).closed()
}

fn call() -> Object {
    object()
        .has("slug", text())
        .has("title", named("Both"))
        .all(&["institution", "programme"], &maybe(named("Named")))
        .all(&["jurisdiction", "zone", "source"], &text())
        .has("fiscal_year", maybe(number()))
        .has("edition", maybe(named("EditionOf")))
        .has("open_to", list(word(&Audience::ALL.map(Audience::name))))
        .all(&["bundle", "received_here", "to_verify"], &flag())
        .has("standing", named("CallStanding"))
        .has("lines", list(named("Line")))
        .has("confidence", named("Confidence"))
        .has("url", named("Addresses"))
}

fn line() -> Value {
    object()
        .has("id", text())
        .has("title", named("Both"))
        .has("max_amount", maybe(named("Money")))
        .has("window", maybe(named("Reception")))
        .has("term", maybe(named("Term")))
        .has("standing", named("Standing"))
        .has("beside", named("Beside"))
        .has("elections", named("Elections"))
        .closed()
}

fn commitment() -> Object {
    let covers = object().all(&["from", "to"], &maybe(named("Date"))).closed();
    object()
        .has("slug", text())
        .has("kind", named("CommitmentKind"))
        .all(&["title", "promise"], &named("Both"))
        .has("institution", maybe(named("Named")))
        .has("programme", maybe(text()))
        .has("jurisdiction", text())
        .has("promised", maybe(named("Date")))
        .has("covers", covers)
        .has("standing", named("PromiseStanding"))
        .has("beside", named("Beside"))
        .has("claims", list(named("Claim")))
        .has("cited", named("Cited"))
        .has("to_verify", flag())
        .has("url", named("Addresses"))
}

/// With the facts that it rests on and all that is described of it.
fn in_full(short: Object, described: &str) -> Value {
    short.has("facts", list(named("Fact"))).has("described", named(described)).closed()
}

fn results() -> Value {
    let folio = object().has("folio", text()).has("result", word(&["awarded", "not_awarded"])).has("cents", maybe(number()));
    object()
        .all(&["line", "act", "fact"], &text())
        .has("standing", named("Kind"))
        .has("published_at", named("Instant"))
        .has("currency", named("Currency"))
        .has("folios", list(folio.closed()))
        .has("url", named("Addresses"))
        .closed()
}

/// Lines by kind, each kind named, with their sum and how many are not counted.
fn counted() -> Value {
    object().has("counted", number()).has("kinds", each(&Kind::ALL.map(Kind::name))).has("to_verify", number()).closed()
}

fn each(names: &[&str]) -> Value {
    object().all(names, &number()).closed()
}

fn summary() -> Value {
    let by = json!({ "type": "object", "additionalProperties": named("Counted") });
    head()
        .has("calls", number())
        .has("checks", each(&CheckDue::ALL.map(CheckDue::name)))
        .has("lines", named("Counted"))
        .all(&["by_institution", "by_fiscal_year"], &by)
        .closed()
}

fn search() -> Value {
    let things = Thing::ALL.map(Thing::name);
    let counts = things.iter().fold(object(), |counts, thing| counts.may_have(thing, number())).closed();
    let near = object().all(&["typed", "near"], &json!({})).closed();
    let result = object()
        .has("type", word(&things))
        .has("id", text())
        .all(&["title", "around"], &named("Both"))
        .has("text", json!({ "type": "object" }))
        .has("standing", json!({}))
        .all(&["superseded", "to_verify"], &flag())
        .has("url", named("Addresses"))
        .closed();
    object()
        .has("q", text())
        .all(&["searched", "without"], &list(text()))
        .has("instead", list(near))
        .has("found", counts)
        .has("counted_up_to", number())
        .has("results", list(result))
        .has("next", maybe(text()))
        .closed()
}

fn association() -> Value {
    let kinds: Vec<&str> = AssociationKind::ALL.iter().map(|kind| kind.as_str()).collect();
    let populations: Vec<&str> = Population::ALL.iter().map(|one| one.as_str()).collect();
    let countries: Vec<&str> = Country::ALL.iter().map(|one| one.as_str()).collect();
    let seat = object().has("city", text()).has("country", word(&countries)).closed();
    object()
        .all(&["id", "name", "about"], &text())
        .has("kind", word(&kinds))
        .has("populations", list(word(&populations)))
        .has("verified", flag())
        .has("seats", list(seat))
        .has("url", named("Addresses"))
        .closed()
}
