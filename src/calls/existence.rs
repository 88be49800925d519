//! Whether a call or a commitment was there on a day: a list as of 2015 does not show a call of 2018.

use super::{
    facts::{Fact, Subject, SubjectKind},
    model::{Call, Commitment, Institution},
    record::View,
};
use chrono::{Days, NaiveDate};

impl View<'_> {
    /// Had a call begun by the day asked about, for all that is known? Its earliest dated act or printed date says so, else the
    /// beginning of its fiscal year; a call that nothing dates is always shown.
    pub fn existed(&self, call: &Call) -> bool {
        let Some(day) = self.as_of else { return true };
        self.began(call).is_none_or(|began| began <= day)
    }

    fn began(&self, call: &Call) -> Option<NaiveDate> {
        let lines = self.record.lines_of(&call.id);
        let acts = lines.flat_map(|line| self.record.facts_of_line(&line.id)).filter(|fact| self.dates_it(fact));
        let printed = [call.publication_date.map(|date| date.first()), call.reception_open.map(|opens| opens.day())];
        let dated = acts.map(|fact| fact.occurred_on.first()).chain(printed.into_iter().flatten()).min();
        dated.or_else(|| {
            let year_before = self.record.calendar.fiscal_end(&call.jurisdiction, call.fiscal_year?.checked_sub(1)?)?;
            year_before.day.checked_add_days(Days::new(1))
        })
    }

    /// Had an institution begun by the day asked about? One whose beginning is not known is always shown.
    pub fn had_begun(&self, institution: &Institution) -> bool {
        self.as_of.is_none_or(|day| institution.start.is_none_or(|start| start.first() <= day))
    }

    /// An institution as it was on the day asked about: an end that had not come yet is not told.
    pub fn on_the_day(&self, institution: &Institution) -> Institution {
        let mut own = institution.clone();
        own.end = own.end.filter(|end| self.as_of.is_none_or(|day| end.first() <= day));
        own
    }

    /// The same of a commitment: its earliest dated act or the beginning of the period it covers.
    pub fn promised_by(&self, commitment: &Commitment) -> bool {
        let Some(day) = self.as_of else { return true };
        let facts = self.record.facts_of(&Subject::new(SubjectKind::Commitment, &commitment.id));
        let acts = facts.into_iter().filter(|fact| self.dates_it(fact)).map(|fact| fact.occurred_on);
        acts.chain(commitment.covers_from).map(|date| date.first()).min().is_none_or(|began| began <= day)
    }

    /// Does it tell when something began? "On or before" tells only when it was over.
    fn dates_it(&self, fact: &Fact) -> bool {
        self.knew(fact) && fact.kind.is_authority_act() && !fact.on_or_before
    }
}
