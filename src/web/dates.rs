//! Days and hours in words, and one instant on the clocks of both cities.

use super::lang::Lang;
use crate::{
    calls::dates::{PartialDate, Precision},
    clock::Now,
    i18n::td_string,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};
use chrono_tz::Tz;
use leptos::prelude::*;

/// "1 de julio de 2018", "1 July 2018".
pub fn day(lang: Lang, day: NaiveDate) -> String {
    td_string!(lang, dates.day, day = day.day(), month = month(lang, day.month()), year = day.year()).to_string()
}

/// "viernes 14 de mayo de 2027".
pub fn weekday_and_day(lang: Lang, date: NaiveDate) -> String {
    td_string!(lang, dates.weekday_and_day, weekday = weekday(lang, date.weekday()), day = day(lang, date)).to_string()
}

/// The month's name.
pub fn month(lang: Lang, month: u32) -> &'static str {
    match month {
        1 => td_string!(lang, dates.january),
        2 => td_string!(lang, dates.february),
        3 => td_string!(lang, dates.march),
        4 => td_string!(lang, dates.april),
        5 => td_string!(lang, dates.may),
        6 => td_string!(lang, dates.june),
        7 => td_string!(lang, dates.july),
        8 => td_string!(lang, dates.august),
        9 => td_string!(lang, dates.september),
        10 => td_string!(lang, dates.october),
        11 => td_string!(lang, dates.november),
        _ => td_string!(lang, dates.december),
    }
}

/// A date as precisely as it is known: "primer trimestre de 2018".
pub fn partial(lang: Lang, date: PartialDate) -> String {
    let (first, last) = (date.first(), date.last());
    let month = |m| month(lang, m);
    match date.precision() {
        Precision::Day => day(lang, first),
        Precision::Month => td_string!(lang, dates.date_month, month = month(first.month()), year = first.year()).to_string(),
        Precision::Months => {
            td_string!(lang, dates.date_months, from = month(first.month()), to = month(last.month()), year = first.year())
                .to_string()
        }
        Precision::Quarter => {
            let quarter = match first.month() {
                1 => td_string!(lang, dates.quarter_1),
                4 => td_string!(lang, dates.quarter_2),
                7 => td_string!(lang, dates.quarter_3),
                _ => td_string!(lang, dates.quarter_4),
            };
            td_string!(lang, dates.date_quarter, quarter = quarter, year = first.year()).to_string()
        }
        Precision::Year => first.year().to_string(),
    }
}

fn weekday(lang: Lang, day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => td_string!(lang, dates.monday),
        Weekday::Tue => td_string!(lang, dates.tuesday),
        Weekday::Wed => td_string!(lang, dates.wednesday),
        Weekday::Thu => td_string!(lang, dates.thursday),
        Weekday::Fri => td_string!(lang, dates.friday),
        Weekday::Sat => td_string!(lang, dates.saturday),
        Weekday::Sun => td_string!(lang, dates.sunday),
    }
}

/// "14 de mayo de 2027, 18:00:05" on a wall clock; seconds only when they are not zero.
pub fn wall(lang: Lang, at: NaiveDateTime) -> String {
    td_string!(lang, dates.day_and_time, day = weekday_and_day(lang, at.date()), time = time(at)).to_string()
}

fn time(at: NaiveDateTime) -> String {
    let time = if at.second() == 0 { at.format("%H:%M") } else { at.format("%H:%M:%S") };
    time.to_string()
}

/// An instant on the clock of a zone.
pub fn instant(lang: Lang, at: Now, zone: Tz) -> String {
    wall(lang, at.with_timezone(&zone).naive_local())
}

/// The same, naming whose clock it is: for whoever reads it in the other city.
pub fn instant_there(lang: Lang, at: Now, zone: Tz) -> String {
    td_string!(lang, dates.instant_there, instant = instant(lang, at, zone), clock = clock_of(lang, zone)).to_string()
}

/// Whose clock a zone is: the city's, or the zone's name where it is neither's.
pub fn clock_of(lang: Lang, zone: Tz) -> &'static str {
    match zone {
        Tz::America__Mexico_City => td_string!(lang, dates.mexico_city),
        Tz::America__Chicago => td_string!(lang, dates.chicago),
        other => other.name(),
    }
}

/// An instant in both cities, in one sentence; the day once where it is the same.
pub fn in_both_cities(lang: Lang, at: Now) -> String {
    let [there, here] = [Tz::America__Mexico_City, Tz::America__Chicago].map(|zone| at.with_timezone(&zone).naive_local());
    if there.date() == here.date() {
        let day = weekday_and_day(lang, there.date());
        return td_string!(lang, dates.one_day_in_both, day = day, mexico_city = time(there), chicago = time(here)).to_string();
    }
    let mexico_city = instant(lang, at, Tz::America__Mexico_City);
    let chicago = instant(lang, at, Tz::America__Chicago);
    td_string!(lang, dates.in_both_cities, mexico_city = mexico_city, chicago = chicago).to_string()
}

/// The two cities' clocks for one instant, side by side. `says` names what happens then in a city: "Cierra en Ciudad de México".
pub fn both_cities(lang: Lang, at: Now, says_mexico_city: String, says_chicago: String) -> AnyView {
    let machine = crate::clock::stamp(at);
    let clock = |says: String, zone: Tz| {
        view! { <div><span class="meta">{says}</span><b><time datetime=machine.clone()>{instant(lang, at, zone)}</time></b></div> }
    };
    view! {
        <div class="clocks">{clock(says_mexico_city, Tz::America__Mexico_City)}{clock(says_chicago, Tz::America__Chicago)}</div>
    }
    .into_any()
}
