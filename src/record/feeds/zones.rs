//! The clocks of a zone as a calendar carries them: every change of the hour that its events can meet, from the IANA database. No rule
//! that repeats is written, since Mexico ended its summer time in 2022 and Chicago's goes on.

use super::ics::Lines;
use crate::{calls::dates::Zone, clock::Now};
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

/// What the clock is called, how far it is from UTC, and whether it is the summer's.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Clock {
    name: String,
    seconds: i64,
    summer: bool,
}

/// A change of the hour: on the wall that it ends, from one clock to the other.
struct Turn {
    wall: NaiveDateTime,
    from: i64,
    to: Clock,
}

/// The clocks of a zone from the beginning of one year to the end of another.
pub fn write(lines: &mut Lines, zone: Zone, first: i32, last: i32) {
    lines.within("VTIMEZONE", |lines| {
        lines.put("TZID", zone.name());
        for turns in grouped(turns(zone.tz(), first, last)) {
            let Some(one) = turns.first() else { continue };
            lines.within(if one.to.summer { "DAYLIGHT" } else { "STANDARD" }, |lines| {
                lines.put("DTSTART", &at(one.wall));
                lines.put("TZOFFSETFROM", &offset(one.from));
                lines.put("TZOFFSETTO", &offset(one.to.seconds));
                lines.put("TZNAME", &one.to.name);
                // Some programs read the first from here alone, where there are more.
                for again in turns.iter().filter(|_| turns.len() > 1) {
                    lines.put("RDATE", &at(again.wall));
                }
            });
        }
    });
}

/// Those that lead from the same to the same, together.
fn grouped(turns: Vec<Turn>) -> Vec<Vec<Turn>> {
    let mut groups: Vec<Vec<Turn>> = Vec::new();
    for turn in turns {
        let same = |group: &&mut Vec<Turn>| group.first().is_some_and(|one| one.from == turn.from && one.to == turn.to);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(turn),
            None => groups.push(vec![turn]),
        }
    }
    groups
}

fn turns(zone: Tz, first: i32, last: i32) -> Vec<Turn> {
    let (begins, ends) = (new_year(first), new_year(last.saturating_add(1)));
    let start = clock(zone, begins);
    // What holds before the first change holds from the beginning.
    let mut found = vec![Turn { wall: wall(begins, start.seconds), from: start.seconds, to: start }];
    let mut day = begins;
    while day < ends {
        let next = day.checked_add_signed(Duration::days(1)).unwrap_or(ends);
        if clock(zone, day) != clock(zone, next) {
            found.push(turn(zone, day, next));
        }
        day = next;
    }
    found
}

/// The change between two instants, found to the second.
fn turn(zone: Tz, mut before: Now, mut after: Now) -> Turn {
    let from = clock(zone, before);
    while (after - before).num_seconds() > 1 {
        let middle = before.checked_add_signed((after - before) / 2).unwrap_or(after);
        if clock(zone, middle) == from { before = middle } else { after = middle }
    }
    // Changes fall on whole seconds: what was halved is rounded.
    let at = DateTime::from_timestamp(after.timestamp(), 0).unwrap_or(after);
    Turn { wall: wall(at, from.seconds), from: from.seconds, to: clock(zone, at) }
}

fn clock(zone: Tz, at: Now) -> Clock {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    let seconds = (offset.base_utc_offset() + offset.dst_offset()).num_seconds();
    let name = offset.abbreviation().map_or_else(|| zone.name().to_owned(), str::to_owned);
    Clock { name, seconds, summer: !offset.dst_offset().is_zero() }
}

fn new_year(year: i32) -> Now {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN).and_utc()
}

fn wall(at: Now, seconds: i64) -> NaiveDateTime {
    at.naive_utc().checked_add_signed(Duration::seconds(seconds)).unwrap_or(at.naive_utc())
}

/// A time on a wall, as calendars write it.
pub fn at(wall: NaiveDateTime) -> String {
    wall.format("%Y%m%dT%H%M%S").to_string()
}

/// An instant, as calendars write it.
pub fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

fn offset(seconds: i64) -> String {
    let (sign, seconds) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{sign}{hours:02}{minutes:02}") } else { format!("{sign}{hours:02}{minutes:02}{rest:02}") }
}

/// The years from a bit before the first day to well after the last.
pub fn years(days: impl Iterator<Item = NaiveDate> + Clone, today: NaiveDate) -> (i32, i32) {
    let first = days.clone().map(|day| day.year()).min().unwrap_or(today.year()).min(today.year());
    let last = days.map(|day| day.year()).max().unwrap_or(today.year()).max(today.year());
    (first.saturating_sub(1), last.saturating_add(2))
}
