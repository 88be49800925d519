//! What each address answers and each name takes, in words and as a schema. The human page shows the same words.

use crate::{
    calls::{
        checks::CheckDue,
        facts::{AssertedBy, FactKind},
        index::Thing,
        model::CommitmentKind,
        record::Record,
        standing::Kind,
    },
    i18n::td_string,
    record::{
        api::endpoints::Endpoint,
        query::{FIRST_YEAR, LAST_YEAR, LONGEST_TEXT, MOST_ROWS, Name, USUAL_ROWS, yes_or_no},
        rows::{ElectionYear, OpenTo, Outcome, Promised},
        tally::Place,
    },
    web::lang::Lang,
};
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

/// Text that says something and holds no control characters.
const SAYS_SOMETHING: &str =
    "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\u0000-\\u0020\\u007f-\\u00a0][^\\u0000-\\u001f\\u007f-\\u009f]*$";

/// Text with a letter or a digit in it.
const HAS_A_WORD: &str = "^[^\\u0000-\\u001f\\u007f-\\u009f]*[A-Za-z0-9][^\\u0000-\\u001f\\u007f-\\u009f]*$";

pub fn of_address(lang: Lang, one: Endpoint) -> &'static str {
    match one {
        Endpoint::Index => td_string!(lang, api.about_index),
        Endpoint::Calls => td_string!(lang, api.about_calls),
        Endpoint::Call => td_string!(lang, api.about_call),
        Endpoint::Results => td_string!(lang, api.about_results),
        Endpoint::Form => td_string!(lang, api.about_form),
        Endpoint::Commitments => td_string!(lang, api.about_commitments),
        Endpoint::Commitment => td_string!(lang, api.about_commitment),
        Endpoint::Institutions => td_string!(lang, api.about_institutions),
        Endpoint::Institution => td_string!(lang, api.about_institution),
        Endpoint::Programmes => td_string!(lang, api.about_programmes),
        Endpoint::Programme => td_string!(lang, api.about_programme),
        Endpoint::RecurringCalls => td_string!(lang, api.about_recurring),
        Endpoint::RecurringCall => td_string!(lang, api.about_recurring_one),
        Endpoint::ElectoralPeriods => td_string!(lang, api.about_periods),
        Endpoint::ElectoralPeriod => td_string!(lang, api.about_period),
        Endpoint::Facts => td_string!(lang, api.about_facts),
        Endpoint::Fact => td_string!(lang, api.about_fact),
        Endpoint::Evidence => td_string!(lang, api.about_evidence),
        Endpoint::EvidenceSheet => td_string!(lang, api.about_sheet),
        Endpoint::LegalBases => td_string!(lang, api.about_laws),
        Endpoint::LegalBasis => td_string!(lang, api.about_law),
        Endpoint::Precedents => td_string!(lang, api.about_precedents),
        Endpoint::Glossary => td_string!(lang, api.about_glossary),
        Endpoint::Identifiers => td_string!(lang, api.about_identifiers),
        Endpoint::Calendars => td_string!(lang, api.about_calendars),
        Endpoint::Search => td_string!(lang, api.about_search),
        Endpoint::Summary => td_string!(lang, api.about_summary),
        Endpoint::Associations => td_string!(lang, api.about_associations),
        Endpoint::Association => td_string!(lang, api.about_association),
    }
}

/// What a name asks for.
pub fn of_name(lang: Lang, name: Name) -> String {
    let text = match name {
        Name::Institution => td_string!(lang, api.param_institution),
        Name::City => td_string!(lang, api.param_city),
        Name::Year => td_string!(lang, api.param_year),
        Name::Standing => td_string!(lang, api.param_standing),
        Name::Check => td_string!(lang, api.param_check),
        Name::Outcome => td_string!(lang, api.param_outcome),
        Name::Promise => td_string!(lang, api.param_promise),
        Name::ElectionYear => td_string!(lang, api.param_election_year),
        Name::OpenTo => td_string!(lang, api.param_open_to),
        Name::Bundle => td_string!(lang, api.param_bundle),
        Name::Counted => td_string!(lang, api.param_counted),
        Name::WithCalls => td_string!(lang, api.param_with_calls),
        Name::Programme => td_string!(lang, api.param_programme),
        Name::Sort | Name::Page | Name::A | Name::B => td_string!(lang, api.param_of_pages),
        Name::Kind => td_string!(lang, api.param_kind),
        Name::Election => td_string!(lang, api.param_election),
        Name::Text => return td_string!(lang, api.param_text, most = LONGEST_TEXT).to_string(),
        Name::Call => td_string!(lang, api.param_call),
        Name::Type => td_string!(lang, api.param_type),
        Name::Level => td_string!(lang, api.param_level),
        Name::AssertedBy => td_string!(lang, api.param_asserted_by),
        Name::RecordedSince => td_string!(lang, api.param_recorded_since),
        Name::Fact => td_string!(lang, api.param_fact),
        Name::Words => return td_string!(lang, api.param_q, most = LONGEST_TEXT).to_string(),
        Name::Thing => td_string!(lang, api.param_thing),
        Name::AsOf => td_string!(lang, api.param_as_of),
        Name::KnownOn => td_string!(lang, api.param_known_on),
        Name::Limit => return td_string!(lang, api.param_limit, most = MOST_ROWS, usual = USUAL_ROWS).to_string(),
        Name::Cursor => td_string!(lang, api.param_cursor),
        Name::Lang => td_string!(lang, api.param_lang),
    };
    text.to_owned()
}

/// What a problem of this status means and what to do.
pub fn of_problem(lang: Lang, status: StatusCode) -> &'static str {
    match status {
        StatusCode::BAD_REQUEST => td_string!(lang, api.problem_question),
        StatusCode::FORBIDDEN => td_string!(lang, api.problem_refused),
        StatusCode::NOT_FOUND => td_string!(lang, api.problem_not_found),
        StatusCode::METHOD_NOT_ALLOWED => td_string!(lang, api.problem_method),
        StatusCode::NOT_ACCEPTABLE => td_string!(lang, api.problem_not_acceptable),
        StatusCode::URI_TOO_LONG => td_string!(lang, api.problem_too_long),
        StatusCode::TOO_MANY_REQUESTS => td_string!(lang, api.problem_too_many),
        StatusCode::SERVICE_UNAVAILABLE => td_string!(lang, api.problem_unavailable),
        _ => td_string!(lang, api.problem_internal),
    }
}

/// The parameters that addresses refer to.
pub fn all(lang: Lang, record: &Record) -> Map<String, Value> {
    let query = |name: &Name| {
        let schema = schema(*name, record);
        let mut parameter =
            json!({ "name": name.as_str(), "in": "query", "description": of_name(lang, *name), "schema": schema });
        if *name == Name::Words {
            parameter["required"] = true.into();
        }
        (name.key().to_owned(), parameter)
    };
    let header =
        |name: &str, says: &str| json!({ "name": name, "in": "header", "description": says, "schema": { "type": "string" } });
    let mut all: Map<String, Value> = Name::of_machines().map(|name| query(&name)).collect();
    all.insert("if-none-match".to_owned(), header("If-None-Match", td_string!(lang, api.param_if_none_match)));
    all.insert("accept-language".to_owned(), header("Accept-Language", td_string!(lang, api.param_accept_language)));
    all
}

/// What a name takes. Of lists that do not grow with the record, each value is told.
fn schema(name: Name, record: &Record) -> Value {
    let one_of = |names: Vec<&str>| json!({ "type": "string", "enum": names });
    match name {
        Name::Institution => one_of(record.institutions.keys().map(|id| id.as_str()).collect()),
        Name::Election => one_of(record.periods.keys().map(|id| id.as_str()).collect()),
        Name::City => one_of(Place::ALL.map(Place::name).to_vec()),
        Name::Standing => one_of(Kind::ALL.map(Kind::name).to_vec()),
        Name::Check => one_of(CheckDue::ALL.map(CheckDue::name).to_vec()),
        Name::Outcome => one_of(Outcome::ALL.map(Outcome::name).to_vec()),
        Name::Promise => one_of(Promised::ALL.map(Promised::name).to_vec()),
        Name::ElectionYear => one_of(ElectionYear::ALL.map(ElectionYear::name).to_vec()),
        Name::OpenTo => one_of(OpenTo::ALL.map(OpenTo::name).to_vec()),
        Name::Bundle | Name::Counted | Name::WithCalls => one_of([true, false].map(yes_or_no).to_vec()),
        Name::Programme => one_of(record.programmes.keys().map(|id| id.as_str()).collect()),
        Name::Kind => one_of(CommitmentKind::ALL.map(CommitmentKind::name).to_vec()),
        Name::Type => one_of(FactKind::NAMES.to_vec()),
        Name::AssertedBy => one_of(AssertedBy::ALL.map(AssertedBy::name).to_vec()),
        Name::Lang => one_of(vec!["es", "en"]),
        Name::Year => json!({ "type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR }),
        Name::Level => json!({ "type": "integer", "minimum": 1, "maximum": 5 }),
        Name::Limit => json!({ "type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": USUAL_ROWS }),
        Name::Thing => one_of(Thing::ALL.map(Thing::name).to_vec()),
        Name::Words => json!({ "type": "string", "pattern": HAS_A_WORD, "maxLength": LONGEST_TEXT }),
        Name::Text => json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_TEXT, "pattern": SAYS_SOMETHING }),
        Name::AsOf | Name::KnownOn | Name::RecordedSince => json!({ "type": "string", "format": "date" }),
        Name::Call => json!({ "type": "string", "minLength": 1, "examples": record.calls().keys().take(3).collect::<Vec<_>>() }),
        Name::Fact => {
            json!({ "type": "string", "examples": record.facts().iter().take(3).map(|one| &one.id).collect::<Vec<_>>() })
        }
        Name::Cursor | Name::Sort | Name::Page | Name::A | Name::B => json!({ "type": "string", "minLength": 1 }),
    }
}
