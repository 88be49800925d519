//! What is to be said of a call at an instant, from the facts that were recorded by then: the whole of it, which releases tell in parts.

use super::{
    PROCUREMENT_DETAILS, changes, dates,
    line::{self, At},
    replay::{History, Place},
    status,
};
use crate::{
    calls::{
        course::course,
        dates::Zone,
        facts::{Fact, FactKind, Subject, SubjectKind},
        model::{Call, Institution, Line},
        promise::Due,
        standing::{Calendar, LineHistory, standing},
    },
    clock::Now,
    record::{notes::note, subjects, words},
    web::{
        address::Page,
        lang::{Lang, LangExt as _},
    },
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A call as it was known at an instant.
pub struct Known<'a> {
    history: &'a History<'a>,
    now: Now,
    call: Option<&'a Call>,
    institution: Option<&'a Institution>,
    /// What was recorded by then about the call as it was described then.
    facts: Vec<&'a Fact>,
    lines: Vec<(Line, LineHistory<'a>)>,
}

impl<'a> Known<'a> {
    pub fn new(history: &'a History<'a>, recorded: &[&'a Fact], now: Now) -> Self {
        let newest = |at: &Now| *at <= now;
        let call = history.versions.iter().rev().find(|(at, _)| newest(at)).map(|(_, call)| *call);
        let named = |one: &&Institution| call.is_some_and(|call| call.institution_id == one.id);
        let institution = history.institutions.iter().rev().filter(|(at, _)| newest(at)).map(|(_, one)| *one).find(named);
        let mut known = Self { history, now, call, institution, facts: Vec::new(), lines: Vec::new() };
        if let Some(call) = call {
            known.describe(call, recorded);
        }
        known
    }

    fn describe(&mut self, call: &'a Call, recorded: &[&'a Fact]) {
        let about =
            |subject: &Subject| -> Vec<&'a Fact> { recorded.iter().copied().filter(|fact| fact.subject == *subject).collect() };
        let whole = Subject::new(SubjectKind::Call, &call.id);
        let institution = Subject::new(SubjectKind::Institution, &call.institution_id);
        let programme = call.programme_id.as_ref().map(|id| Subject::new(SubjectKind::Programme, id));
        for one in call.all_lines() {
            let own = Subject::line(&one.id);
            let facts = recorded.iter().copied().filter(|fact| fact.subject == own || fact.subject == whole).collect();
            let mut history = LineHistory::new(one.id.clone(), call).with_facts(facts);
            history.programme = programme.as_ref().map(&about).unwrap_or_default();
            history.institution = about(&institution);
            self.lines.push((one, history));
        }
        let subjects: Vec<Subject> = self.lines.iter().map(|(line, _)| Subject::line(&line.id)).collect();
        let relevant = |fact: &&&Fact| {
            subjects.contains(&fact.subject)
                || fact.subject == whole
                || fact.subject == institution
                || programme.as_ref() == Some(&fact.subject)
        };
        self.facts = recorded.iter().filter(relevant).copied().collect();
    }

    /// The same facts at a later instant.
    pub fn at(&self, now: Now) -> Self {
        Self { now, facts: self.facts.clone(), lines: self.lines.clone(), ..*self }
    }

    pub fn lines(&self) -> impl Iterator<Item = &LineHistory<'a>> {
        self.lines.iter().map(|(_, history)| history)
    }

    /// Whether a fact bears on the call: the cancellation of its programme may be of other years.
    fn reaches(&self, call: &Call, fact: &Fact) -> bool {
        !fact.cancels_programme() || self.calendar().reaches(&call.jurisdiction, call.fiscal_year, fact.occurred_on)
    }

    /// As it was known at that instant too: a calendar that is put right later changes nothing that was told.
    pub fn calendar(&self) -> &'a Calendar {
        self.history.calendars.at(self.now)
    }
}

/// The state of a call but for its documents; none while the record does not describe it. `amends` names, for each fact, the release before its own.
pub fn of(known: &Known<'_>, place: &Place<'_>, amends: &BTreeMap<&str, String>) -> Option<Value> {
    let call = known.call?;
    let lines: Vec<At<'_>> = known
        .lines
        .iter()
        .map(|(line, history)| At {
            line,
            zone: history.zone,
            assessed: standing(history, known.calendar(), known.now),
            course: course(history, known.calendar(), known.now),
            record: known.history.record,
        })
        .collect();
    let mut state = json!({ "parties": parties(known), "buyer": reference(known), "tender": tender(known, call, &lines) });
    let tender = &mut state["tender"];
    put(tender, "milestones", list(lines.iter().map(line::milestone)));
    put(tender, "amendments", list(changes::amendments(&lines, place, amends)));
    put(tender, "suspension", changes::suspension(&lines));
    put(&mut state, "awards", list(lines.iter().filter_map(line::award)));
    put(&mut state, "contracts", list(lines.iter().filter_map(line::contract)));
    Some(without_nothing(state))
}

fn parties(known: &Known<'_>) -> Value {
    known.institution.map_or(
        Value::Null,
        |one| json!([{ "id": one.id, "name": one.name_es, "name_en": one.name_en, "roles": ["buyer", "procuringEntity"] }]),
    )
}

fn reference(known: &Known<'_>) -> Value {
    known.institution.map_or(Value::Null, |one| json!({ "id": one.id, "name": one.name_es }))
}

fn tender(known: &Known<'_>, call: &Call, lines: &[At<'_>]) -> Value {
    let windows = || lines.iter().filter_map(|line| line.course.window);
    let wall = |at: Option<Now>| at.map(|at| dates::instant(at, call.zone()));
    let promised = lines.iter().filter_map(|line| line.course.promised).max_by_key(|due| due.date.last());
    let english = call.title_en.as_ref();
    json!({
        "id": call.id,
        "title": call.title_es(),
        "title_en": english,
        "status": status::of(lines),
        "procuringEntity": reference(known),
        "procurementMethodDetails": PROCUREMENT_DETAILS,
        "eligibilityCriteria": told(Lang::es, &call.eligibility),
        "eligibilityCriteria_en": told(Lang::en, &call.eligibility),
        "awardCriteriaDetails": call.evaluation_criteria.as_deref().map(|text| note(Lang::es, text)),
        "awardCriteriaDetails_en": call.evaluation_criteria.as_deref().map(|text| note(Lang::en, text)),
        "tenderPeriod": {
            "startDate": wall(windows().filter_map(|window| dates::opens(&window)).min()),
            "endDate": wall(windows().filter_map(|window| dates::closes(&window)).max()),
        },
        "awardPeriod": promised.map(|due| award_period(due, call.zone())),
    })
}

/// Results promised for a date end it; of results announced for after a date only the beginning is known.
fn award_period(due: Due, zone: Zone) -> Value {
    if due.sense.is_by() {
        json!({ "endDate": dates::due(due.date, zone) })
    } else {
        json!({ "startDate": dates::start(due.awaited(), zone) })
    }
}

fn told(lang: Lang, texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| texts.iter().map(|text| note(lang, text)).collect::<Vec<_>>().join("; "))
}

/// The documents of a call that were not told yet, by the ids of their facts. One that was told never changes.
pub fn documents<'a>(known: &Known<'a>, place: &Place<'_>, told: &BTreeSet<&'a str>) -> Vec<(&'a str, Value)> {
    let Some(call) = known.call else { return Vec::new() };
    let fresh = known.facts.iter().filter(|fact| !told.contains(fact.id.as_str()) && known.reaches(call, fact));
    fresh.map(|fact| (fact.id.as_str(), without_nothing(document(known, fact, place)))).collect()
}

/// Each fact is a document: its permanent page, with its source and evidence, which was published when the fact was recorded. The day of
/// what it tells is in its words.
fn document(known: &Known<'_>, fact: &Fact, place: &Place<'_>) -> Value {
    let page = |lang: Lang| format!("{}{}", place.base, Page::Fact { fact: fact.id.to_string() }.path(lang));
    // An institution by the name that it had by then: a document that was told never changes.
    let of_institution = fact.subject.kind == SubjectKind::Institution;
    let whose = known.institution.filter(|_| of_institution).map(|one| format!(": {}", one.short())).unwrap_or_default();
    let title = |lang: Lang| format!("{}{whose}", subjects::fact_name(lang, fact));
    let told = |lang: Lang| format!("{}. {}", words::when(lang, fact), lang.pick(&fact.text_es, &fact.text_en));
    json!({
        "id": fact.id,
        "documentType": document_type(fact),
        "title": title(Lang::es),
        "title_en": title(Lang::en),
        "description": told(Lang::es),
        "description_en": told(Lang::en),
        "url": page(Lang::es),
        "datePublished": dates::instant(fact.recorded_at, Zone::MEXICO_CITY),
        "format": "text/html",
        "language": "es",
    })
}

/// Types of the standard. Its notices are the formal ones: what press or academic work tells of an act has none.
fn document_type(fact: &Fact) -> Option<&'static str> {
    match fact.kind {
        FactKind::Disputed | FactKind::OrderedByCourt { .. } => Some("complaints"),
        _ if !fact.level.is_act() => None,
        FactKind::Published { .. } | FactKind::Amended { .. } | FactKind::DeadlineExtended { .. } | FactKind::Window { .. } => {
            Some("tenderNotice")
        }
        FactKind::ResultsPublished { .. } | FactKind::PartlyResolved { .. } | FactKind::DeclaredVoid => Some("awardNotice"),
        FactKind::Cancelled => Some("cancellationDetails"),
        _ => None,
    }
}

fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Value::Array(items.into_iter().collect())
}

fn put(to: &mut Value, name: &str, value: Value) {
    to[name] = value;
}

/// Without nulls and empty texts, lists and objects: what is not known is not told.
fn without_nothing(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().map(|(name, value)| (name, without_nothing(value)));
            Value::Object(kept.filter(|(_, value)| !is_nothing(value)).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nothing).filter(|item| !is_nothing(item)).collect()),
        other => other,
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
