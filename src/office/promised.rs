//! When a draft's call is received and what it promises: the window with its counter, the clock that the notice names, and results by a
//! date or within a term. Pure.

use super::model::{CallDraft, Lack};
use crate::{
    calls::{
        clocks::ClockName,
        dates::{Moment, Zone, local_day},
        due::fields::DAYS,
        facts::{CountedFrom, Hours, TermOfDays, Window},
    },
    clock::Now,
};
use chrono::{NaiveDate, NaiveTime};

/// What is promised of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    By(NaiveDate),
    Within(TermOfDays),
}

/// A field, and what has to be done there.
type Mend = (&'static str, Lack);

/// The promise as typed.
///
/// # Errors
/// Neither a date nor a term, both, or one that does not read.
pub fn promised(draft: &CallDraft) -> Result<Promised, Mend> {
    let typed = TermOfDays::typed(&draft.term_days, &draft.term_from, &draft.term_day);
    let term = typed.map_err(|flaw| (flaw.field(), Lack::Term(flaw)))?;
    match (draft.results.as_str(), term) {
        ("", Some(term)) => Ok(Promised::Within(term)),
        ("", None) => Err(("results", Lack::Missing)),
        (_, Some(_)) => Err((DAYS, Lack::OnePromise)),
        (date, None) => date.parse().map(Promised::By).map_err(|_| ("results", Lack::NotADate)),
    }
}

/// The counter's hours, where any were typed.
///
/// # Errors
/// An hour that does not read, or a counter that closes before it opens.
pub fn hours(draft: &CallDraft) -> Result<Option<Hours>, Mend> {
    if draft.hours_from.is_empty() && draft.hours_to.is_empty() {
        return Ok(None);
    }
    let hour = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let from = hour(&draft.hours_from).ok_or(("hours_from", Lack::NotAnHour))?;
    let to = hour(&draft.hours_to).ok_or(("hours_to", Lack::NotAnHour))?;
    if from < to { Ok(Some(Hours { from, to })) } else { Err(("hours_to", Lack::HoursTurned)) }
}

/// The day from which a term will be counted, if the call is published now.
pub fn counted_from(draft: &CallDraft, term: TermOfDays, zone: Zone, now: Now) -> Option<NaiveDate> {
    match term.counted_from {
        CountedFrom::Closing => window(draft, zone).deadline().map(|deadline| deadline.day()),
        CountedFrom::Act => Some(local_day(now, zone)),
        CountedFrom::Day(day) => Some(day),
    }
}

/// The window, as far as it is written.
pub fn window(draft: &CallDraft, zone: Zone) -> Window {
    let moment = |text: &str| Moment::parse(text).ok();
    Window {
        hours: hours(draft).ok().flatten(),
        by_window: draft.by_window,
        clock: ClockName::in_words(&draft.clock),
        ..Window::new(moment(&draft.opens), moment(&draft.closes), zone)
    }
}
