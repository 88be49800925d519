//! Until when a correction may be answered. The term is counted when it is asked and told; it stands still while the line is suspended,
//! since nothing is received then, and nothing ever shortens it.

use super::model::{Asked, Correction};
use crate::{
    app::App,
    calls::{
        live,
        workdays::{Authority, Stretch, WorkCalendar},
    },
    clock::Now,
    error::{Error, Result},
};
use chrono::NaiveDate;

/// A term as it stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The last day, as it was told.
    pub told: NaiveDate,
    /// The last day as it is now; none while the term stands still without a known end.
    pub due: Option<NaiveDate>,
    /// The last instant that is in time.
    pub until: Option<Now>,
}

impl Term {
    /// Whether a suspension of the line moved it.
    pub fn moved(&self) -> bool {
        self.due != Some(self.told)
    }
}

/// The term of a correction by what is on record now.
pub async fn term(app: &App, correction: &Correction, now: Now) -> Result<Term> {
    let record = live::record(app).await?;
    let view = record.as_of(None, None);
    let call = record.call_of(&correction.line).ok_or(Error::NotFound)?;
    let calendar = view.work_calendar(Authority::from(call));
    Ok(counted(&correction.asked, &calendar, &view.line_stops(&correction.line, now)))
}

/// A term with the stretches in which the line was suspended.
pub fn counted(asked: &Asked, calendar: &WorkCalendar, stops: &[Stretch]) -> Term {
    let first = asked.from.succ_opt().unwrap_or(asked.from);
    let due = if stops.iter().any(|stop| stop.touches(first, asked.due)) {
        let calendar = stops.iter().cloned().fold(calendar.clone(), WorkCalendar::with_suspension);
        calendar.count(asked.from, asked.working_days).map(|counted| counted.due.max(asked.due))
    } else {
        Some(asked.due)
    };
    Term { told: asked.due, due, until: due.map(|day| asked.zone.end_of(day)) }
}
