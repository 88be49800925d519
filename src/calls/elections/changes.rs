//! What a later version of a period changed.

use crate::calls::model::{ElectoralPeriod, PeriodField};

/// A part of a period's description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Title,
    Jurisdiction,
    Vote,
    Offices,
    Date(PeriodField),
    /// How sure a date is, where it is read, where it can be verified.
    Sourcing(PeriodField),
    Verify,
    Effect,
    Notes,
    Source,
}

/// What differs between two versions, in the order of the page.
pub fn changes(before: &ElectoralPeriod, after: &ElectoralPeriod) -> Vec<Change> {
    let whole = [
        (Change::Title, before.title_es != after.title_es || before.title_en != after.title_en),
        (Change::Jurisdiction, before.jurisdiction != after.jurisdiction || before.level != after.level),
        (Change::Vote, before.vote != after.vote),
        (Change::Offices, before.offices != after.offices),
    ];
    let dates = PeriodField::ALL.into_iter().flat_map(|field| {
        let said = |period: &ElectoralPeriod| {
            (period.confidence_of(field), period.source_of(field).to_owned(), period.verify_of(field).cloned())
        };
        let there = before.date(field).is_some() && after.date(field).is_some();
        [
            (Change::Date(field), before.date(field) != after.date(field)),
            (Change::Sourcing(field), there && said(before) != said(after)),
        ]
    });
    let rest = [
        (Change::Verify, before.verify != after.verify),
        (Change::Effect, before.effect_on_calls != after.effect_on_calls),
        (Change::Notes, before.notes != after.notes),
        (Change::Source, before.source != after.source),
    ];
    whole.into_iter().chain(dates).chain(rest).filter(|(_, changed)| *changed).map(|(change, _)| change).collect()
}
