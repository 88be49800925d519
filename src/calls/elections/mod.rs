//! A line and the elections it met: what its timetable crosses, its suspensions and the elections they cite, what others did meanwhile.
//!
//! Only sourced dates are counted, every count has its denominator, and what is unknown is a count of its own. No motive is inferred.
//! - [`crossed`]: the periods that a line's announced timetable crosses, and those it was published in; [`suspended`]: its suspensions, the law
//!   and the election that each names;
//! - [`meanwhile`]: which lines were published or resolved inside a period; [`due`]: which periods somebody should verify;
//! - [`changes`]: what a later version of a period changed.

mod changes;
mod crossed;
mod due;
mod meanwhile;
mod suspended;

pub use changes::{Change, changes};
pub use crossed::{Crossing, Promised, Published, ToVerify};
pub use due::to_verify_soon;
pub use meanwhile::{Inside, Meanwhile, Tally, acts_inside, inside, meanwhile};
pub use suspended::{Cited, Ended, How, Measure, Outlasted, Suspended};

use super::model::{ElectoralPeriod, Jurisdiction};
use super::record::{Record, View};
use super::standing::LineHistory;
use super::standing::acts::Acts;
use super::standing::timetable::Timetable;
use crate::clock::Now;
use crate::ids::{LineId, PeriodId};
use serde::Serialize;

/// All that one line has to do with elections at an instant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Met {
    /// Its publication, held against the periods by itself: it is often known where no end of the timetable is.
    pub published: Option<Published>,
    /// From its publication to the last date announced; none where either is not known.
    pub promised: Option<Promised>,
    /// Sourced days of periods that the timetable shares, in the order of the periods' ids.
    pub crossed: Vec<Crossing>,
    /// Periods whose unsure dates it may cross: shown, and in no count.
    pub to_verify: Vec<ToVerify>,
    /// Its suspensions, earliest first.
    pub suspended: Vec<Suspended>,
}

impl Met {
    /// Of a line's facts, as far as they are known; `now` is the instant asked about.
    pub fn of(history: &LineHistory<'_>, record: &Record, now: Now) -> Self {
        let acts = Acts::on(history, now);
        let time = Timetable::of(history, &acts, &record.calendar, now);
        let promised = crossed::promised(&acts, &time);
        let concerned = || record.periods.values().filter(|period| concerns(period, &history.jurisdiction));
        Self {
            published: crossed::published(&acts, concerned()),
            crossed: concerned().filter_map(|period| crossed::crossing(period, promised.as_ref()?)).collect(),
            to_verify: concerned().filter_map(|period| crossed::to_verify(period, promised.as_ref()?)).collect(),
            suspended: suspended::all(&acts, record, &history.jurisdiction, time.today),
            promised,
        }
    }
}

impl Met {
    /// The periods it has to do with: those it crosses, then those that only a suspension cites.
    pub fn periods(&self) -> Vec<&PeriodId> {
        let mut all: Vec<&PeriodId> = self.crossed.iter().map(|crossing| &crossing.period).collect();
        for period in
            self.suspended.iter().filter_map(|suspended| suspended.election.as_ref()).flat_map(|cited| &cited.of_that_day)
        {
            if !all.contains(&period) {
                all.push(period);
            }
        }
        all
    }
}

/// All that one line has to do with elections, as of the day of the view.
pub fn met(view: &View<'_>, line: &LineId, now: Now) -> Met {
    let Some(history) = view.history(line) else { return Met::default() };
    Met::of(&history, view.record, view.instant(history.zone, now))
}

/// Whether people of a place vote in it.
pub fn concerns(period: &ElectoralPeriod, jurisdiction: &Jurisdiction) -> bool {
    jurisdiction.electoral_keys().contains(&period.jurisdiction.as_str())
}
