//! What a form of days means: the records that it enters. Pure.

use crate::{
    calls::{
        model::{Confidence, Holiday, HolidayKind, Jurisdiction},
        slugs::plain,
    },
    ids::{HolidayId, InstitutionId},
};
use chrono::{Datelike as _, NaiveDate, Weekday};

/// Most days that one act enters.
pub const MOST: usize = 62;

/// Days of one act, as the steward gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    pub jurisdiction: Jurisdiction,
    /// Of this institution alone; none where they hold in the whole jurisdiction.
    pub institution: Option<InstitutionId>,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub name_es: String,
    pub name_en: String,
    pub state: State,
    pub source: String,
}

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// An act or a law says that it is not worked.
    Rest,
    /// It may not be worked: shown, never counted.
    Doubtful,
    /// It was taken for a day of rest, and is worked.
    Worked,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Rest, Self::Doubtful, Self::Worked];

    pub fn name(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Doubtful => "doubtful",
            Self::Worked => "worked",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    pub fn of(holiday: &Holiday) -> Self {
        match (holiday.counts(), holiday.is_doubtful()) {
            (true, _) => Self::Rest,
            (false, true) => Self::Doubtful,
            (false, false) => Self::Worked,
        }
    }
}

/// One record a day, weekends apart: nothing counts on them anyway.
pub fn holidays(days: &Days) -> Vec<Holiday> {
    let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let dates = days.first.iter_days().take_while(|day| *day <= days.last).filter(|day| !weekend(day));
    dates.take(MOST.saturating_add(1)).map(|date| holiday(days, date)).collect()
}

/// A day of a jurisdiction has the id that the shipped list gives it, so that one takes the place of the other.
fn holiday(days: &Days, date: NaiveDate) -> Holiday {
    let whose = days.institution.as_ref().map_or_else(|| plain(days.jurisdiction.as_str()), ToString::to_string);
    let (kind, confidence) = match days.state {
        State::Rest => (HolidayKind::Declared, Confidence::Sourced),
        State::Doubtful => (HolidayKind::CustomaryNonworking, Confidence::Uncertain),
        State::Worked => (HolidayKind::Worked, Confidence::Sourced),
    };
    Holiday {
        id: HolidayId::from_text(format!("{whose}-{date}")),
        date,
        jurisdiction: days.jurisdiction.clone(),
        institution_id: days.institution.clone(),
        name_es: days.name_es.clone(),
        name_en: days.name_en.clone(),
        kind,
        binding: days.state == State::Rest,
        note: String::new(),
        source: days.source.clone(),
        confidence,
    }
}
