//! Events as a calendar: each under a name that stays, with the version and the instant of its last change.

use super::{ics::Lines, subscriber::Subscriber, zones};
use crate::{
    calls::dates::{Zone, local_day},
    clock::Now,
    web::lang::LangExt as _,
};
use axum::response::Response;
use chrono::{NaiveDate, NaiveDateTime};

pub const KIND: &str = "text/calendar";

/// When something is: a day, or an hour on the wall of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Day(NaiveDate),
    Hour(NaiveDateTime, Zone),
}

impl When {
    fn date(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Hour(wall, _) => wall.date(),
        }
    }

    fn zone(self) -> Option<Zone> {
        match self {
            Self::Day(_) => None,
            Self::Hour(_, zone) => Some(zone),
        }
    }
}

/// One date that somebody waits for.
pub struct Event {
    /// Part of its name.
    pub of: String,
    pub when: When,
    /// How often its date changed, or it was cancelled.
    pub sequence: u32,
    pub modified: Now,
    /// By a formal act, and by nothing less.
    pub cancelled: bool,
    pub summary: String,
    pub description: String,
    pub page: String,
    /// What sort of date it is.
    pub category: &'static str,
}

/// Two zones are always told: those of both cities.
const BOTH: [Zone; 2] = [Zone::MEXICO_CITY, Zone::CHICAGO];

pub fn answer(subscriber: &Subscriber, title: &str, description: &str, events: &[Event]) -> Response {
    let lang = subscriber.lang;
    let mut zones = BOTH.to_vec();
    zones.extend(events.iter().filter_map(|event| event.when.zone()));
    zones.sort_by_key(|zone| zone.name());
    zones.dedup();
    let today = local_day(subscriber.now, Zone::MEXICO_CITY);
    let (first, last) = zones::years(events.iter().map(|event| event.when.date()), today);
    let mut lines = Lines::default();
    lines.within("VCALENDAR", |lines| {
        lines
            .put("VERSION", "2.0")
            .put("PRODID", &format!("-//Acuse//Acuse {}//{}", env!("CARGO_PKG_VERSION"), lang.code().to_uppercase()));
        lines.put("CALSCALE", "GREGORIAN").put("METHOD", "PUBLISH");
        // RFC 7986, and the older names that programs know.
        lines.say("NAME", title).say("X-WR-CALNAME", title).say("DESCRIPTION", description).say("X-WR-CALDESC", description);
        lines.put("REFRESH-INTERVAL;VALUE=DURATION", "PT6H").put("X-PUBLISHED-TTL", "PT6H");
        lines.put("SOURCE;VALUE=URI", &subscriber.address(lang));
        zones.iter().for_each(|zone| zones::write(lines, *zone, first, last));
        events.iter().for_each(|event| write(subscriber, lines, event));
    });
    subscriber.answer("text/calendar; charset=utf-8", lines.text())
}

fn write(subscriber: &Subscriber, lines: &mut Lines, event: &Event) {
    lines.within("VEVENT", |lines| {
        lines.put("UID", &subscriber.tag(&event.of));
        // Published, not answered: the stamp is that of the last change (RFC 5545, 3.8.7.2), so that the same calendar is the same text.
        let modified = zones::instant(event.modified);
        lines.put("DTSTAMP", &modified).put("LAST-MODIFIED", &modified).put("SEQUENCE", &event.sequence.to_string());
        match event.when {
            When::Hour(wall, zone) => lines.put(&format!("DTSTART;TZID={}", zone.name()), &zones::at(wall)),
            When::Day(day) => lines.put("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string()),
        };
        lines.put("STATUS", if event.cancelled { "CANCELLED" } else { "CONFIRMED" }).put("TRANSP", "TRANSPARENT");
        lines.say("SUMMARY", &event.summary).say("DESCRIPTION", &event.description).say("CATEGORIES", event.category);
        lines.put("URL", &event.page);
    });
}
