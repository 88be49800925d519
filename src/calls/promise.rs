//! When results were said to come: by a date or, where nothing but the end of a suspension was announced, some time after it.

use super::{
    dates::{PartialDate, Precision},
    facts::Until,
};
use chrono::NaiveDate;
use serde::Serialize;

/// The moment that was announced for results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub date: PartialDate,
    pub sense: Sense,
}

/// How its date is meant. Whatever it is, days are counted from the date's end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// Results were promised for it.
    #[default]
    By,
    /// No more was said than that they would come after it.
    After,
    /// The same, of the day of an election.
    AfterElection,
}

impl Sense {
    pub const ALL: [Self; 3] = [Self::By, Self::After, Self::AfterElection];

    pub fn is_by(&self) -> bool {
        *self == Self::By
    }
}

impl Due {
    pub fn by(date: PartialDate) -> Self {
        Self { date, sense: Sense::By }
    }

    pub fn after(date: PartialDate) -> Self {
        Self { date, sense: Sense::After }
    }

    /// Of a suspension that states its end, nothing more is known than that results come after it.
    pub fn after_suspension(until: &Until) -> Self {
        match Self::end_of_suspension(until) {
            Self { date, sense: Sense::By } => Self::after(date),
            after => after,
        }
    }

    /// The end that a suspension states: a date, or no more than that it goes on after an election day.
    pub fn end_of_suspension(until: &Until) -> Self {
        let sense = if until.period().is_some() { Sense::AfterElection } else { Sense::By };
        Self { date: until.date(), sense }
    }

    /// The days on which a calendar shows it: those of a promise, and the first after what results were to come after.
    pub fn shown(&self) -> PartialDate {
        match (self.sense, self.date.last().succ_opt()) {
            (Sense::After | Sense::AfterElection, Some(next)) => PartialDate::day(next),
            _ => self.date,
        }
    }

    /// The day on which somebody waits for it: the last of a promise, the first after what results were to come after.
    pub fn awaited(&self) -> NaiveDate {
        self.shown().last()
    }

    /// Said as a named day or quarter, which Spanish gives an article.
    pub fn takes_article(&self) -> bool {
        matches!(self.date.precision(), Precision::Day | Precision::Quarter)
    }
}
