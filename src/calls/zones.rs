//! Zones, wall-clock times and deadlines: a deadline is a time on the authority's wall, and one instant for everyone.

use crate::clock::Now;
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A zone of the IANA database, with its history: Mexican summer time ends in 2022, Chicago's goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

/// A name that the IANA database does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not a known time zone")]
pub struct UnknownZone(pub String);

impl Zone {
    pub const MEXICO_CITY: Zone = Zone(Tz::America__Mexico_City);
    pub const CHICAGO: Zone = Zone(Tz::America__Chicago);

    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        name.trim().parse().map(Zone).map_err(|_| UnknownZone(name.to_owned()))
    }

    pub fn name(&self) -> &'static str {
        self.0.name()
    }

    pub fn tz(&self) -> Tz {
        self.0
    }

    /// What the wall clock shows at an instant.
    pub fn wall(&self, at: Now) -> NaiveDateTime {
        at.with_timezone(&self.0).naive_local()
    }

    /// Seconds east of UTC at an instant.
    pub fn offset_at(&self, at: Now) -> i32 {
        self.0.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
    }

    /// The zone's own abbreviation at an instant, such as `CDT`.
    pub fn abbreviation_at(&self, at: Now) -> String {
        at.with_timezone(&self.0).format("%Z").to_string()
    }

    /// The instant of a wall-clock time that begins something: an hour shown twice is its first showing.
    pub fn earliest(&self, wall: NaiveDateTime) -> Now {
        self.0.from_local_datetime(&wall).earliest().map_or_else(|| self.skipped(wall), |at| at.to_utc())
    }

    /// The instant of a wall-clock time that ends something: an hour shown twice is its second showing.
    pub fn latest(&self, wall: NaiveDateTime) -> Now {
        self.0.from_local_datetime(&wall).latest().map_or_else(|| self.skipped(wall), |at| at.to_utc())
    }

    /// A time that the clock skipped over in spring: read as the clock would have shown it had nobody moved it.
    fn skipped(&self, wall: NaiveDateTime) -> Now {
        let day_before = wall.checked_sub_signed(Duration::days(1)).unwrap_or(wall);
        let offset = self.0.offset_from_utc_datetime(&day_before).fix().local_minus_utc();
        let utc = wall.checked_sub_signed(Duration::seconds(offset.into())).unwrap_or(wall);
        DateTime::from_naive_utc_and_offset(utc, Utc)
    }

    /// The first instant of a day.
    pub fn start_of(&self, day: NaiveDate) -> Now {
        self.earliest(day.and_time(NaiveTime::MIN))
    }

    /// The last millisecond of a day: instants are kept to the millisecond.
    pub fn end_of(&self, day: NaiveDate) -> Now {
        let next = day.succ_opt().map(|next| self.start_of(next)).unwrap_or(Now::MAX_UTC);
        next.checked_sub_signed(Duration::milliseconds(1)).unwrap_or(next)
    }
}

/// The day it is somewhere.
pub fn local_day(now: Now, zone: Zone) -> NaiveDate {
    zone.wall(now).date()
}

impl std::fmt::Display for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl TryFrom<String> for Zone {
    type Error = UnknownZone;
    fn try_from(name: String) -> Result<Self, UnknownZone> {
        Self::parse(&name)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}

/// When a window opens or closes, as a notice says it: a day, or a day and an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Moment {
    Day(NaiveDate),
    At(NaiveDateTime),
}

/// A text that is neither a day nor a day and an hour, quoted back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not a day or a day and an hour: write 2018-08-17 or 2018-08-17T12:00")]
pub struct NotAMoment(pub String);

impl Moment {
    /// Reads `2018-08-17`, `2018-08-17T12:00` and `2018-08-17T12:00:00`.
    pub fn parse(text: &str) -> Result<Self, NotAMoment> {
        let trimmed = text.trim();
        let at = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"].iter().find_map(|f| NaiveDateTime::parse_from_str(trimmed, f).ok());
        let moment = match at {
            Some(at) => Some(Moment::At(at)),
            None => NaiveDate::parse_from_str(trimmed, "%Y-%m-%d").ok().map(Moment::Day),
        };
        moment.filter(|m| (1..=9999).contains(&chrono::Datelike::year(&m.day()))).ok_or_else(|| NotAMoment(text.to_owned()))
    }

    pub fn day(&self) -> NaiveDate {
        match self {
            Moment::Day(day) => *day,
            Moment::At(at) => at.date(),
        }
    }

    /// The instant from which it counts as opened: a day opens at its first instant.
    pub fn opens(&self, zone: Zone) -> Now {
        match self {
            Moment::Day(day) => zone.start_of(*day),
            Moment::At(at) => zone.earliest(*at),
        }
    }

    /// The deadline it sets: a day counts to its end.
    pub fn closes(&self, zone: Zone) -> Deadline {
        match self {
            Moment::Day(day) => Deadline::end_of_day(*day, zone),
            Moment::At(at) => Deadline::at(*at, zone),
        }
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Moment::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            Moment::At(at) if chrono::Timelike::second(at) == 0 => write!(f, "{}", at.format("%Y-%m-%dT%H:%M")),
            Moment::At(at) => write!(f, "{}", at.format("%Y-%m-%dT%H:%M:%S")),
        }
    }
}

impl TryFrom<String> for Moment {
    type Error = NotAMoment;
    fn try_from(text: String) -> Result<Self, NotAMoment> {
        Self::parse(&text)
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

/// The last instant at which something is still in time, and the wall-clock time it was announced as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Deadline {
    wall: NaiveDateTime,
    zone: Zone,
    instant: Now,
    whole_day: bool,
}

impl Deadline {
    /// An hour on the authority's wall. What arrives on the stroke is in time.
    pub fn at(wall: NaiveDateTime, zone: Zone) -> Self {
        Self { wall, zone, instant: zone.latest(wall), whole_day: false }
    }

    /// A day without an hour: in time until the day ends.
    pub fn end_of_day(day: NaiveDate, zone: Zone) -> Self {
        let instant = zone.end_of(day);
        Self { wall: zone.wall(instant), zone, instant, whole_day: true }
    }

    pub fn wall(&self) -> NaiveDateTime {
        self.wall
    }

    pub fn zone(&self) -> Zone {
        self.zone
    }

    pub fn instant(&self) -> Now {
        self.instant
    }

    /// Announced as a day, without an hour.
    pub fn is_whole_day(&self) -> bool {
        self.whole_day
    }

    pub fn day(&self) -> NaiveDate {
        self.wall.date()
    }

    pub fn has_passed(&self, now: Now) -> bool {
        now > self.instant
    }
}
