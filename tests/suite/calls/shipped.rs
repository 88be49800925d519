//! The shipped records: read whole, and each line what it must be.

use super::examples::{noon, record};
use acuse::calls::model::PeriodField;
use acuse::calls::reference;
use acuse::calls::standing::{Kind, Missing, Standing};
use acuse::ids::{LegalBasisId, PeriodId};
use chrono::Datelike;
use serde_json::Value;
use std::collections::BTreeMap;

/// Every line and what it is. Those unknown must be: nobody has looked.
const LINES: [(&str, Kind); 26] = [
    ("chi-cdga-2021-hs", Kind::Unknown),
    ("chi-legal-2023", Kind::Unknown),
    ("idhs-fy19-wc", Kind::Unknown),
    ("idhs-fy24-wc", Kind::Unknown),
    ("idhs-fy25-wc", Kind::Unknown),
    ("ime-becas-2017", Kind::Unknown),
    ("ime-becas-2022", Kind::Unknown),
    ("mc-2018-calls", Kind::Unknown),
    ("pcs-2015-is", Kind::Unknown),
    ("pcs-2016", Kind::Unknown),
    ("pcs-2016-fm", Kind::Unknown),
    ("pcs-2017-di", Kind::Unknown),
    ("pcs-2018-yuc", Kind::Unknown),
    ("sederec-2011-all", Kind::Unknown),
    ("sederec-2012-all", Kind::Unknown),
    ("sederec-2015-mujer", Kind::ReportedResolved),
    ("sederec-2016-mujer", Kind::ReportedResolved),
    ("sederec-2018-asociaciones", Kind::Unresolved),
    ("sederec-2018-bienvenido-verano", Kind::ResolvedAwarded),
    ("sederec-2018-mixtos", Kind::ReportedResolved),
    ("sederec-2018-mujer", Kind::ReportedResolved),
    ("sedeso-2012-coinversion", Kind::Unknown),
    ("sedu-2018-caci", Kind::Unknown),
    ("sibiso-2019-bienvenido-ss", Kind::Unknown),
    ("sibiso-2019-ch-mh", Kind::Unknown),
    ("sibiso-2019-coinbis", Kind::Unknown),
];

#[test]
fn each_shipped_line_is_what_the_table_says() {
    let record = record();
    let view = record.as_of(None, None);
    let found: BTreeMap<&str, Kind> =
        record.lines().keys().map(|id| (id.as_str(), view.standing(id, noon("2026-11-23")).unwrap().kind())).collect();
    assert_eq!(found, LINES.into_iter().collect());
}

#[test]
fn every_unknown_line_says_that_nobody_has_looked() {
    let record = record();
    for id in record.lines().keys() {
        let found = record.as_of(None, None).standing(id, noon("2026-11-23")).unwrap();
        if let Standing::Unknown { missing } = found.standing {
            assert!(missing.contains(&Missing::Check) && missing.contains(&Missing::Outcome), "{id}");
        }
    }
}

/// What a file says, without what is absent or empty; `precision` follows from its date.
fn stripped(value: Value) -> Value {
    let empty = |v: &Value| v.is_null() || v.as_array().is_some_and(Vec::is_empty) || v.as_object().is_some_and(|o| o.is_empty());
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(key, _)| key != "precision").map(|(key, v)| (key, stripped(v)));
            Value::Object(kept.filter(|(_, v)| !empty(v) && v != "").collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(stripped).collect()),
        other => other,
    }
}

#[test]
fn nothing_of_the_shipped_files_is_lost_in_reading() {
    let read = reference::shipped().unwrap();
    let again = [
        ("institutions", serde_json::to_value(&read.institutions)),
        ("programmes", serde_json::to_value(&read.programmes)),
        ("calls", serde_json::to_value(&read.calls)),
        ("templates", serde_json::to_value(&read.templates)),
        ("commitments", serde_json::to_value(&read.commitments)),
        ("facts", serde_json::to_value(&read.facts)),
        ("electoral_periods", serde_json::to_value(&read.periods)),
        ("legal_basis", serde_json::to_value(&read.legal_bases)),
        ("fiscal_years", serde_json::to_value(&read.fiscal_years)),
        ("holidays", serde_json::to_value(&read.holidays)),
        ("terms_suspensions", serde_json::to_value(&read.terms_suspensions)),
        ("holiday_rules", serde_json::to_value(&read.holiday_rules)),
        ("glossary", serde_json::to_value(&read.glossary)),
        ("identifiers", serde_json::to_value(&read.identifiers)),
        ("suspension_precedents", serde_json::to_value(&read.precedents)),
    ];
    for (file, value) in again {
        let text = reference::FILES.iter().find(|(name, _)| *name == file).unwrap().1;
        let original: Value = serde_json::from_str(text).unwrap();
        let (original, value) = (stripped(original), stripped(value.unwrap()));
        if let (Value::Array(original), Value::Array(value)) = (&original, &value) {
            for (original, value) in original.iter().zip(value) {
                assert_eq!(original, value, "{file}");
            }
        }
        assert_eq!(original, value, "{file}");
    }
}

#[test]
fn every_precision_stated_in_the_facts_is_that_of_its_date() {
    let facts: Vec<Value> = serde_json::from_str(reference::FILES.iter().find(|(n, _)| *n == "facts").unwrap().1).unwrap();
    for (stated, read) in facts.iter().zip(reference::shipped().unwrap().facts) {
        assert_eq!(stated["precision"], serde_json::to_value(read.occurred_on.precision()).unwrap(), "{}", read.id);
    }
}

#[test]
fn every_fact_is_about_something_in_the_record_and_every_call_has_an_institution() {
    use acuse::calls::facts::SubjectKind;
    let record = record();
    for fact in record.facts() {
        let id = &fact.subject.id;
        let known = match fact.subject.kind {
            SubjectKind::Line => record.lines().keys().any(|line| line.as_str() == id),
            SubjectKind::Call => record.calls().keys().any(|call| call.as_str() == id),
            SubjectKind::Programme => record.programmes.keys().any(|programme| programme.as_str() == id),
            SubjectKind::Institution => record.institutions.keys().any(|institution| institution.as_str() == id),
            SubjectKind::Commitment => record.commitments.keys().any(|commitment| commitment.as_str() == id),
        };
        assert!(known, "{}", fact.id);
    }
    assert!(record.calls().values().all(|call| record.institution_of(call).is_some()));
}

#[test]
fn a_programmes_cancellation_does_not_touch_lines_of_earlier_years_and_touches_its_own() {
    let mut record = record();
    let mut call = record.calls().values().find(|call| call.id.as_str() == "pcs-2018-yuc").unwrap().clone();
    call.id = acuse::ids::CallId::from_text("pcs-2019");
    call.fiscal_year = Some(2019);
    record.add_call(call);
    let kind =
        |line: &str| record.as_of(None, None).standing(&acuse::ids::LineId::from_text(line), noon("2026-11-23")).unwrap().kind();
    assert_eq!(kind("pcs-2018-yuc"), Kind::Unknown);
    assert_eq!(kind("pcs-2019"), Kind::ReportedCancelled);
}

/// Years written out: 2018, in an id or the number of an agreement.
fn years(text: &str) -> Vec<i32> {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    parts.filter_map(|part| part.parse().ok()).filter(|year| (1900..2100).contains(year)).collect()
}

#[test]
fn no_rule_of_an_election_bears_a_later_year_than_its_day() {
    let record = record();
    let mut bound = 0;
    for period in record.periods.values() {
        let Some(day) = period.election_day else { continue };
        for basis in record.legal_bases.values().filter(|basis| basis.bound_in(period) != Some(false)) {
            let latest = years(&format!("{} {}", basis.id, basis.article)).into_iter().max();
            assert!(latest.is_none_or(|year| year <= day.year()), "{} did not stand at {}", basis.id, period.id);
            bound += 1;
        }
    }
    assert!(bound > 50, "{bound}");
}

#[test]
fn an_agreement_for_one_election_binds_in_that_one_and_an_authoritys_own_measure_in_none() {
    let record = record();
    let bound = |basis: &str| {
        let basis = &record.legal_bases[&LegalBasisId::from_text(basis)];
        let periods = record.periods.values().filter(|period| basis.bound_in(period) != Some(false));
        periods.map(|period| period.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(bound("ine-cg61-2015"), ["mx-2015-fed"]);
    assert_eq!(bound("ine-cg1717-2021"), ["mx-2022-revocacion"]);
    for basis in ["ine-cg65-2017", "ine-cg78-2016", "ine-cg-series", "sedesol-pbe-2018"] {
        assert_eq!(bound(basis), Vec::<String>::new(), "{basis}");
    }
    let unsure = &record.legal_bases[&LegalBasisId::from_text("iedf-reg-2014")];
    let of = |period: &str| unsure.bound_in(&record.periods[&PeriodId::from_text(period)]);
    assert_eq!((of("df-2012-jg"), of("cdmx-2018-jg")), (Some(false), None), "since when it was in force is not known");
}

/// Whether a source owns that nobody has read it.
fn owns_doubt(source: &str) -> bool {
    ["to verify", "general knowledge"].iter().any(|doubt| source.contains(doubt))
}

/// What has a source of its own, at any depth.
fn sourced<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| sourced(item, found)),
        Value::Object(fields) => {
            if fields.get("confidence").is_some_and(|confidence| confidence == "sourced") {
                found.push(value);
            }
            fields.values().for_each(|inner| sourced(inner, found));
        }
        _ => {}
    }
}

#[test]
fn nothing_is_called_sourced_whose_source_is_still_to_verify() {
    let mut seen = 0;
    for (file, text) in reference::FILES {
        let whole: Value = serde_json::from_str(text).unwrap();
        let mut found = Vec::new();
        sourced(&whole, &mut found);
        for one in found {
            assert!(!owns_doubt(one["source"].as_str().unwrap_or_default()), "{file}: {one}");
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn each_date_of_an_election_is_as_sure_as_its_own_source() {
    for period in record().periods.values() {
        for field in PeriodField::ALL.into_iter().filter(|field| period.date(*field).is_some()) {
            let (sure, source) = (period.confidence_of(field), period.source_of(field));
            assert!(sure.is_to_verify() || !owns_doubt(source), "{} {}: {source}", period.id, field.name());
        }
    }
    let record = record();
    let founding = &record.periods[&PeriodId::from_text("mx-2018-fed")];
    assert!(founding.is_unsure(PeriodField::CampaignEnd), "a note of its first day is no source of the last");
    let span = founding.counted_span().expect("its first and last day are sourced");
    assert_eq!((span.first.to_string(), span.last.to_string()), ("2018-03-30".to_owned(), "2018-07-01".to_owned()));
}

/// Days written out in a text, as 2018-12-15.
fn days_in(text: &str) -> Vec<&str> {
    regex::Regex::new(r"\b20\d\d-\d\d-\d\d\b").unwrap().find_iter(text).map(|found| found.as_str()).collect()
}

#[test]
fn no_source_is_older_than_what_it_is_cited_for_unless_it_is_said_what_was_concluded() {
    let facts: Vec<serde_json::Value> = reference::FILES
        .iter()
        .find(|(name, _)| *name == "facts")
        .map(|(_, text)| serde_json::from_str(text).expect("a list of facts"))
        .expect("the facts");
    let mut read = 0;
    for fact in facts {
        let [id, kind, day, source] = ["id", "type", "occurred_on", "source"].map(|name| fact[name].as_str().expect("a text"));
        let ended = ["dissolved", "succeeded", "paid", "results_published", "cancelled"].contains(&kind);
        let Some(newest) = days_in(source).into_iter().max().filter(|_| ended) else { continue };
        let concluded = fact["inferred"].as_array().is_some_and(|notes| !notes.is_empty());
        let shorter = day.len().min(newest.len());
        assert!(newest[..shorter] >= day[..shorter] || concluded, "{id}: {day}, and the newest of «{source}» is of {newest}");
        read += 1;
    }
    assert!(read > 5, "{read} sources with a day");
}
