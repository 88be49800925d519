//! Dates as OCDS wants them, with the offset of the authority's clock, so that whoever reads one sees the authority's day.

use crate::calls::{
    dates::{Moment, PartialDate, Zone},
    facts::{Fact, Window},
};
use crate::clock::Now;
use chrono::{NaiveDate, SecondsFormat};

/// An instant on the authority's wall.
pub fn instant(at: Now, zone: Zone) -> String {
    at.with_timezone(&zone.tz()).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// The first instant of a day.
pub fn start(day: NaiveDate, zone: Zone) -> String {
    instant(zone.start_of(day), zone)
}

/// The last second of a day.
pub fn end(day: NaiveDate, zone: Zone) -> String {
    instant(zone.end_of(day), zone)
}

/// The day that something happened on; none where it is not known by day, or only as the last day that it can have been.
pub fn happened(fact: &Fact, zone: Zone) -> Option<String> {
    (fact.occurred_on.is_exact() && !fact.on_or_before).then(|| start(fact.occurred_on.first(), zone))
}

/// What is promised for a date is due at its end; for a month, at the end of the month.
pub fn due(date: PartialDate, zone: Zone) -> String {
    end(date.last(), zone)
}

pub fn opens(window: &Window) -> Option<Now> {
    window.opens.map(|moment: Moment| moment.opens(window.zone))
}

pub fn closes(window: &Window) -> Option<Now> {
    window.deadline().map(|deadline| deadline.instant())
}
