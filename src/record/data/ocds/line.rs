//! What a line adds to its call: the milestone of its promised results, the award, what was paid.
//!
//! A milestone is `notMet` only where somebody looked after the promised day (or the authority receives here, where its act would be),
//! or while the line is suspended; where nobody looked it stays `scheduled`, which says that nobody judged it. Its `dateModified` is the
//! day of that search, or of a part that was resolved, where one is known by day. An award has a status
//! only by act: what press or academic work reports is told without one.

use super::dates;
use crate::{
    calls::{
        course::{Course, Outcome},
        dates::{PartialDate, Zone},
        facts::{Awards, Fact, FactKind},
        model::Line,
        record::Record,
        standing::{Assessment, Kind, Standing},
    },
    i18n::td_string,
    record::words,
    web::lang::Lang,
};
use serde_json::{Value, json};

/// A line at an instant.
pub struct At<'a> {
    pub line: &'a Line,
    pub zone: Zone,
    pub assessed: Assessment,
    pub course: Course<'a>,
    pub record: &'a Record,
}

impl<'a> At<'a> {
    /// The act or report that gave the line its outcome.
    fn outcome(&self) -> Option<&'a Fact> {
        let has = matches!(self.assessed.kind(), Kind::ResolvedAwarded | Kind::ResolvedVoid | Kind::ReportedResolved);
        let id = self.assessed.reasons.first()?.facts.first().filter(|_| has)?;
        self.record.fact(id)
    }

    /// Outcomes of a kind that stand, newest last.
    fn standing_outcomes(&self, wanted: fn(&FactKind) -> bool) -> impl DoubleEndedIterator<Item = &'a Fact> {
        self.course.outcomes.iter().filter(move |one| !one.undone && wanted(&one.fact.kind)).map(|one| one.fact)
    }

    fn partial(&self) -> Option<&'a Fact> {
        self.standing_outcomes(|kind| matches!(kind, FactKind::PartlyResolved { .. })).next_back()
    }
}

/// The milestone of a line's results.
pub fn milestone(at: &At<'_>) -> Value {
    let (status, met, reviewed) = judged(at);
    let told = |lang: Lang| match (at.assessed.kind(), at.course.promised) {
        (Kind::ReportedResolved | Kind::ReportedCancelled, _) => td_string!(lang, data.ocds_reported).to_owned(),
        (_, Some(due)) if due.sense.is_by() => td_string!(lang, data.ocds_promised, date = words::due(lang, due)).to_string(),
        (_, Some(due)) => td_string!(lang, data.ocds_after, due = words::due(lang, due)).to_string(),
        (_, None) => td_string!(lang, data.ocds_no_promise).to_owned(),
    };
    json!({
        "id": format!("{}--results", at.line.id),
        "title": td_string!(Lang::es, data.ocds_results, line = at.line.title_es.clone()).to_string(),
        "title_en": td_string!(Lang::en, data.ocds_results, line = at.line.title_en.clone()).to_string(),
        "type": "assessment",
        "description": told(Lang::es),
        "description_en": told(Lang::en),
        "dueDate": at.course.promised.filter(|due| due.sense.is_by()).map(|due| dates::due(due.date, at.zone)),
        "status": status,
        "dateMet": met,
        "dateModified": reviewed,
    })
}

/// Status, when it was met, when it was last judged.
fn judged(at: &At<'_>) -> (Option<&'static str>, Option<String>, Option<String>) {
    let day = |date: PartialDate| Some(dates::start(date.first(), at.zone));
    let checked = at.assessed.beside.checked.map(|checked| checked.last);
    let not_met = |judged: Option<PartialDate>| match at.partial() {
        Some(part) => (Some("partiallyMet"), None, judged.map_or_else(|| dates::happened(part, at.zone), day)),
        None => (Some("notMet"), None, judged.and_then(day)),
    };
    let scheduled = || match (at.partial(), at.course.promised) {
        (Some(part), _) => (Some("partiallyMet"), None, dates::happened(part, at.zone)),
        (None, Some(_)) => (Some("scheduled"), None, None),
        (None, None) => (None, None, None),
    };
    match &at.assessed.standing {
        Standing::ResolvedAwarded | Standing::ResolvedVoid => {
            (Some("met"), at.outcome().and_then(|fact| dates::happened(fact, at.zone)), None)
        }
        Standing::Unresolved { last_checked, .. } => not_met(Some(*last_checked)),
        Standing::Suspended { .. } | Standing::SuspensionOver { .. } => not_met(checked),
        Standing::Overdue { .. } if at.assessed.beside.received_here => {
            let after = at.course.promised.and_then(|due| due.date.last().succ_opt());
            not_met(after.map(PartialDate::day))
        }
        Standing::Overdue { .. } | Standing::Unknown { .. } => {
            let looked = checked.filter(|check| at.course.promised.is_some_and(|due| check.first() > due.date.last()));
            if looked.is_some() { not_met(looked) } else { scheduled() }
        }
        Standing::Announced | Standing::Open | Standing::UnderReview { .. } => scheduled(),
        Standing::Cancelled | Standing::ReportedCancelled | Standing::ReportedResolved => (None, None, None),
    }
}

/// The title in English; none where the record has it in the language of the call alone.
fn english(line: &Line) -> Option<&String> {
    Some(&line.title_en).filter(|title| **title != line.title_es)
}

pub fn award_id(line: &Line) -> String {
    format!("{}--award", line.id)
}

/// How an award is told.
struct Told<'a> {
    fact: &'a Fact,
    status: Option<&'static str>,
    says: fn(Lang) -> &'static str,
}

/// The award of a line; none while nothing was decided, so that there is never an empty one.
pub fn award(at: &At<'_>) -> Option<Value> {
    let Told { fact, status, says } = told(at)?;
    let awards = awards(fact)
        .or_else(|| at.standing_outcomes(|kind| matches!(kind, FactKind::ResultsPublished { .. })).rev().find_map(awards));
    let says = |lang: Lang| {
        let supports = awards.and_then(|awards| awards.supports);
        let supports = supports.map(|n| td_string!(lang, data.ocds_supports, n = n).to_string());
        [Some(says(lang).to_owned()), supports].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    Some(json!({
        "id": award_id(at.line),
        "title": at.line.title_es,
        "title_en": english(at.line),
        "description": says(Lang::es),
        "description_en": says(Lang::en),
        "status": status,
        "date": dates::happened(fact, at.zone),
        "value": awards.map(value),
    }))
}

fn told<'a>(at: &At<'a>) -> Option<Told<'a>> {
    let kind = at.assessed.kind();
    if let Some(fact) = at.outcome() {
        // Paid awards are dated by the results that awarded them, where these are known.
        let results = at.standing_outcomes(|kind| matches!(kind, FactKind::ResultsPublished { .. }));
        let fact =
            results.rev().find(|one| one.level <= fact.level && matches!(fact.kind, FactKind::Paid { .. })).unwrap_or(fact);
        let void = matches!(fact.kind, FactKind::DeclaredVoid);
        return match kind {
            Kind::ResolvedVoid => {
                Some(Told { fact, status: Some("unsuccessful"), says: |lang| td_string!(lang, data.ocds_void) })
            }
            Kind::ResolvedAwarded => {
                Some(Told { fact, status: Some("active"), says: |lang| td_string!(lang, data.ocds_awarded) })
            }
            _ if void => None,
            _ => Some(Told { fact, status: None, says: |lang| td_string!(lang, data.ocds_reported) }),
        };
    }
    if matches!(kind, Kind::Cancelled | Kind::ReportedCancelled) {
        let fact = at.course.outcomes.last()?.fact;
        return Some(Told { fact, status: None, says: |lang| td_string!(lang, data.ocds_before_cancelled) });
    }
    if let Some(fact) = at.partial() {
        let act = fact.level.is_act();
        let says: fn(Lang) -> &'static str =
            if act { |lang| td_string!(lang, data.ocds_partly) } else { |lang| td_string!(lang, data.ocds_partly_reported) };
        return Some(Told { fact, status: act.then_some("active"), says });
    }
    let Outcome { fact, .. } = *at.course.outcomes.iter().rev().find(|one| one.undone)?;
    let cancelled = fact.level.is_act() && !matches!(fact.kind, FactKind::DeclaredVoid);
    Some(Told { fact, status: cancelled.then_some("cancelled"), says: |lang| td_string!(lang, data.ocds_undone) })
}

/// What was paid, as a contract of the award, because the standard knows no payment without one.
pub fn contract(at: &At<'_>) -> Option<Value> {
    told(at)?;
    let paid: Vec<&Fact> = at.standing_outcomes(|kind| matches!(kind, FactKind::Paid { .. })).collect();
    let last = paid.last()?;
    let says = |lang: Lang| match (&last.kind, last.level.is_act()) {
        (FactKind::Paid { partly: true, .. }, _) => td_string!(lang, data.ocds_paid_partly),
        (_, true) => td_string!(lang, data.ocds_paid),
        (_, false) => td_string!(lang, data.ocds_paid_reported),
    };
    let transaction =
        |fact: &&Fact| json!({ "id": fact.id, "date": dates::happened(fact, at.zone), "value": awards(fact).map(value) });
    Some(json!({
        "id": format!("{}--payment", at.line.id),
        "awardID": award_id(at.line),
        "title": at.line.title_es,
        "title_en": english(at.line),
        "description": says(Lang::es),
        "description_en": says(Lang::en),
        "implementation": { "transactions": paid.iter().map(transaction).collect::<Vec<_>>() },
    }))
}

fn awards(fact: &Fact) -> Option<&Awards> {
    match &fact.kind {
        FactKind::ResultsPublished { awards } | FactKind::PartlyResolved { awards } | FactKind::Paid { awards, .. } => {
            awards.as_ref()
        }
        _ => None,
    }
}

/// A sum in one currency; none where it is not told, or told in both.
fn value(awards: &Awards) -> Value {
    match (awards.mxn, awards.usd) {
        (Some(amount), None) => json!({ "amount": amount, "currency": "MXN" }),
        (None, Some(amount)) => json!({ "amount": amount, "currency": "USD" }),
        _ => Value::Null,
    }
}
