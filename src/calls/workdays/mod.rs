//! Working days: a term of so many of them, counted day by day from the day after an act.
//!
//! Pure, and the same for every term: a promise of results, a correction asked for, an answer due. [`WorkCalendar`] says of each day
//! whether it counts and why not; [`WorkCalendar::count`] gives the last day of a term and every day on the way to it. Whose calendar it
//! is says [`Authority`]; the record makes it: `view.work_calendar(Authority::from(&call)).count(day_of_the_act, 10)`.

mod calendars;

pub use calendars::Authority;

use crate::ids::FactId;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeMap, fmt::Write as _};

/// Days after which a term is held to have no end: terms that stand still for good.
const HORIZON: i64 = 3_660;

/// Why a day does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Rest {
    Weekend,
    Holiday(Named),
    TermsSuspended(Named),
}

/// What the record calls it and where it says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    pub id: String,
    pub name_es: String,
    pub name_en: String,
    pub source: String,
    /// It counts, and is still to be verified.
    pub to_verify: bool,
    /// The fact that says so, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<FactId>,
}

/// A stretch in which terms stand still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stretch {
    pub first: NaiveDate,
    /// None: its end is not known.
    pub last: Option<NaiveDate>,
    /// Whose, as a source names it; none where it is the authority's own act.
    pub authority: Option<String>,
    #[serde(flatten)]
    pub named: Named,
}

impl Stretch {
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }

    /// Does it touch any day from one to another?
    pub fn touches(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.first <= last && self.last.is_none_or(|end| first <= end)
    }
}

/// The days of one authority.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    holidays: BTreeMap<NaiveDate, Vec<Named>>,
    suspended: Vec<Stretch>,
    doubtful: BTreeMap<NaiveDate, Vec<Named>>,
    elsewhere: Vec<Stretch>,
}

/// A term, counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The day of the act; the next one is the first that can count.
    pub from: NaiveDate,
    /// The last day of the term.
    pub due: NaiveDate,
    pub days: Vec<Day>,
}

/// One day of a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    pub date: NaiveDate,
    /// Which of the term's working days it is; none where it does not count.
    pub number: Option<u16>,
    /// Why it does not count; empty where it does.
    pub rests: Vec<Rest>,
    /// What may keep it from counting, and is not sure enough; empty where it does not count anyway.
    pub doubts: Vec<Named>,
}

impl WorkCalendar {
    /// Adds a day of rest.
    #[must_use]
    pub fn with_holiday(mut self, day: NaiveDate, named: Named) -> Self {
        self.holidays.entry(day).or_default().push(named);
        self
    }

    /// Adds a stretch in which terms stand still.
    #[must_use]
    pub fn with_suspension(mut self, stretch: Stretch) -> Self {
        self.suspended.push(stretch);
        self
    }

    /// Adds a day that may be one of rest: shown, never counted as one.
    #[must_use]
    pub fn with_doubt(mut self, day: NaiveDate, named: Named) -> Self {
        self.doubtful.entry(day).or_default().push(named);
        self
    }

    /// Adds a stretch of another authority of the same jurisdiction: shown, never counted.
    #[must_use]
    pub fn with_elsewhere(mut self, stretch: Stretch) -> Self {
        self.elsewhere.push(stretch);
        self
    }

    /// Everything that keeps a day from counting.
    pub fn rests_on(&self, day: NaiveDate) -> Vec<Rest> {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun).then_some(Rest::Weekend);
        let holidays = self.holidays.get(&day).into_iter().flatten().cloned().map(Rest::Holiday);
        let suspended = self.suspended.iter().filter(|stretch| stretch.covers(day));
        weekend.into_iter().chain(holidays).chain(suspended.map(|stretch| Rest::TermsSuspended(stretch.named.clone()))).collect()
    }

    /// What may keep a day from counting that counts for now.
    fn doubts_on(&self, day: NaiveDate) -> Vec<Named> {
        if self.is_worked(day) { self.doubtful.get(&day).cloned().unwrap_or_default() } else { Vec::new() }
    }

    pub fn is_worked(&self, day: NaiveDate) -> bool {
        self.rests_on(day).is_empty()
    }

    /// Adds working days to a day, which does not count itself. None where the term has no end that could be told.
    pub fn count(&self, from: NaiveDate, working_days: u16) -> Option<Counted> {
        let (mut date, mut number, mut days) = (from, 0, Vec::new());
        while number < working_days {
            date = date.succ_opt().filter(|next| (*next - from).num_days() <= HORIZON)?;
            let rests = self.rests_on(date);
            number += u16::from(rests.is_empty());
            let doubts = self.doubts_on(date);
            days.push(Day { date, number: rests.is_empty().then_some(number), rests, doubts });
        }
        Some(Counted { from, due: date, days })
    }

    /// The same days, had every doubtful one been a day of rest.
    #[must_use]
    pub fn if_doubts_hold(&self) -> Self {
        let mut sure = self.clone();
        for (day, named) in std::mem::take(&mut sure.doubtful) {
            sure.holidays.entry(day).or_default().extend(named);
        }
        sure
    }

    /// Suspensions of other authorities of the jurisdiction that touch a term.
    pub fn elsewhere_in(&self, counted: &Counted) -> Vec<&Stretch> {
        self.elsewhere.iter().filter(|stretch| stretch.touches(counted.from, counted.due)).collect()
    }

    /// Days of rest that a law or an act names, earliest first, and those in doubt that count for now; true for the sure ones.
    pub fn holidays(&self) -> Vec<(NaiveDate, &Named, bool)> {
        let sure = named_days(&self.holidays).map(|(day, one)| (day, one, true));
        let doubtful = named_days(&self.doubtful).filter(|(day, _)| self.is_worked(*day)).map(|(day, one)| (day, one, false));
        let mut all: Vec<_> = sure.chain(doubtful).collect();
        all.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
        all
    }

    /// Stretches in which this authority's terms stood still.
    pub fn suspensions(&self) -> &[Stretch] {
        &self.suspended
    }

    /// A fingerprint of the calendar: the same days give the same, another day another one. Anybody can compute it again: SHA-256 over a
    /// line a day or stretch, of its first day, its last and its id, in this order, with `?` before what is doubtful; the first 12 digits.
    pub fn version(&self) -> String {
        let mut lines: Vec<String> = named_days(&self.holidays)
            .map(|(day, named)| format!("{day} {day} {}", named.id))
            .chain(named_days(&self.doubtful).map(|(day, named)| format!("?{day} {day} {}", named.id)))
            .chain(self.suspended.iter().map(|one| {
                let last = one.last.map_or_else(|| "-".to_owned(), |last| last.to_string());
                format!("{} {last} {}", one.first, one.named.id)
            }))
            .collect();
        lines.sort();
        let digest = Sha256::digest(lines.join("\n"));
        digest.iter().take(6).fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

fn named_days(days: &BTreeMap<NaiveDate, Vec<Named>>) -> impl Iterator<Item = (NaiveDate, &Named)> {
    days.iter().flat_map(|(day, all)| all.iter().map(|one| (*day, one)))
}
