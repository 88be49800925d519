//! Whose calendar: the days of rest of a jurisdiction as a floor, those of one institution, and when its terms stood still.

use super::{Named, Stretch, WorkCalendar};
use crate::{
    calls::{
        facts::{AssertedBy, Fact, FactKind, SubjectKind},
        model::{Call, Commitment, Confidence, Holiday, Jurisdiction, TermsSuspension},
        record::View,
        standing::{
            acts::Acts,
            timetable::{Suspension, suspensions},
        },
    },
    clock::Now,
    ids::{InstitutionId, LineId},
};

/// An authority whose working days are counted.
#[derive(Clone, Copy, Debug)]
pub struct Authority<'a> {
    pub institution: &'a InstitutionId,
    pub jurisdiction: &'a Jurisdiction,
    /// It receives through Acuse: what others say of its terms then moves none of them.
    pub received_here: bool,
}

impl<'a> From<&'a Call> for Authority<'a> {
    fn from(call: &'a Call) -> Self {
        Self { institution: &call.institution_id, jurisdiction: &call.jurisdiction, received_here: call.received_here }
    }
}

impl<'a> From<&'a Commitment> for Authority<'a> {
    fn from(one: &'a Commitment) -> Self {
        Self { institution: &one.institution_id, jurisdiction: &one.jurisdiction, received_here: false }
    }
}

impl View<'_> {
    /// The working days of an authority, as far as they are known on the day of the view.
    pub fn work_calendar(&self, of: Authority<'_>) -> WorkCalendar {
        let mut calendar = WorkCalendar::default();
        for holiday in self.record.holidays.values().filter(|holiday| is_of(holiday, of)) {
            if holiday.counts() {
                calendar = calendar.with_holiday(holiday.date, of_holiday(holiday));
            } else if holiday.is_doubtful() {
                calendar = calendar.with_doubt(holiday.date, of_holiday(holiday));
            }
        }
        for known in &self.record.terms_suspensions {
            if reaches(known, of) {
                calendar = calendar.with_suspension(of_suspension(known));
            } else if of.jurisdiction.rest_keys().contains(&known.jurisdiction.as_str()) {
                calendar = calendar.with_elsewhere(of_suspension(known));
            }
        }
        let facts = self.facts_that_hold(SubjectKind::Institution, of.institution.as_str());
        let own = facts.into_iter().filter(|fact| !of.received_here || fact.asserted_by == AssertedBy::Authority);
        own.filter_map(of_fact).fold(calendar, WorkCalendar::with_suspension)
    }
}

impl View<'_> {
    /// The days on which a line was suspended, from the day of the act to the day before what ended it: nothing is received meanwhile,
    /// so no term of its applicants runs.
    pub fn line_stops(&self, line: &LineId, now: Now) -> Vec<Stretch> {
        let Some(history) = self.history(line) else { return Vec::new() };
        let stop = |(suspension, ended): (Suspension<'_>, Option<&Fact>)| {
            let resumed = ended.and_then(|fact| fact.occurred_on.first().pred_opt());
            let stated = suspension.until.map(|until| until.last());
            // Whichever came first: a resumption, or the stated end that passed by itself.
            let last = resumed.into_iter().chain(stated).min();
            let first = suspension.fact.occurred_on.first();
            Stretch { first, last, authority: None, named: named(suspension.fact) }
        };
        suspensions(&Acts::on(&history, now)).into_iter().map(stop).collect()
    }
}

fn is_of(holiday: &Holiday, of: Authority<'_>) -> bool {
    match &holiday.institution_id {
        Some(own) => own == of.institution,
        None => of.jurisdiction.rest_keys().contains(&holiday.jurisdiction.as_str()),
    }
}

fn of_holiday(holiday: &Holiday) -> Named {
    Named {
        id: holiday.id.to_string(),
        name_es: holiday.name_es.clone(),
        name_en: holiday.name_en.clone(),
        source: holiday.source.clone(),
        to_verify: holiday.confidence.is_to_verify(),
        fact: None,
    }
}

/// A suspension that is uncertain reaches nobody: it is shown, never counted.
fn reaches(known: &TermsSuspension, of: Authority<'_>) -> bool {
    let whole = known.whole_jurisdiction && of.jurisdiction.rest_keys().contains(&known.jurisdiction.as_str());
    let own = known.institution_id.as_ref() == Some(of.institution);
    (whole || own) && known.confidence != Confidence::Uncertain
}

fn of_suspension(known: &TermsSuspension) -> Stretch {
    let named = Named {
        id: known.id.clone(),
        // As the compilers wrote it; pages give the Spanish.
        name_es: known.reason.clone(),
        name_en: known.reason.clone(),
        source: known.source.clone(),
        to_verify: known.confidence.is_to_verify(),
        fact: None,
    };
    Stretch { first: known.start, last: known.end, authority: Some(known.authority.clone()), named }
}

fn of_fact(fact: &Fact) -> Option<Stretch> {
    let FactKind::TermsSuspended { first, last } = fact.kind else { return None };
    Some(Stretch { first, last: Some(last), authority: None, named: named(fact) })
}

fn named(fact: &Fact) -> Named {
    Named {
        id: fact.id.to_string(),
        name_es: fact.text_es.clone(),
        name_en: fact.text_en.clone(),
        source: fact.source.clone(),
        to_verify: false,
        fact: Some(fact.id.clone()),
    }
}
