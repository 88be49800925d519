//! Terms in words: how many days, counted from what; and what a recomputation says in both languages.

use super::Reckoned;
use crate::{
    calls::{
        facts::{Because, CountedFrom},
        workdays::{Rest, WorkCalendar},
    },
    i18n::td_string,
    web::{
        dates,
        lang::{Lang, LangExt as _},
    },
};
use chrono::NaiveDate;

/// What a term is counted from, with the day.
pub fn counted_from(lang: Lang, from: CountedFrom, day: NaiveDate) -> String {
    let day = dates::day(lang, day);
    match from {
        CountedFrom::Closing => td_string!(lang, deadlines.from_closing, day = day).to_string(),
        CountedFrom::Act => td_string!(lang, deadlines.from_act, day = day).to_string(),
        CountedFrom::Day(_) => td_string!(lang, deadlines.from_day, day = day).to_string(),
    }
}

/// The sentence in Spanish and in English.
pub(super) fn told(new: &Reckoned<'_>, due: NaiveDate, because: &Because) -> (String, String) {
    let say = |lang: Lang| {
        let days = new.term.working_days;
        let was = dates::partial(lang, new.said);
        let says = td_string!(lang, deadlines.recomputed, days = days, was = was, due = dates::day(lang, due)).to_string();
        [vec![says], reasons(lang, new, because)].concat().join(" ")
    };
    (say(Lang::es), say(Lang::en))
}

fn reasons(lang: Lang, new: &Reckoned<'_>, because: &Because) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(moved) = because.from {
        let (was, is) = (dates::day(lang, moved.was), dates::day(lang, moved.is));
        said.push(match new.term.counted_from {
            CountedFrom::Closing => td_string!(lang, deadlines.closing_moved, was = was, is = is).to_string(),
            _ => td_string!(lang, deadlines.start_moved, was = was, is = is).to_string(),
        });
    }
    said.extend(stretches(lang, new, &because.rest).into_iter().map(|(first, last, why)| {
        if first == last {
            return td_string!(lang, deadlines.day_added, day = dates::day(lang, first), why = why).to_string();
        }
        let (first, last) = (dates::day(lang, first), dates::day(lang, last));
        td_string!(lang, deadlines.days_added, first = first, last = last, why = why).to_string()
    }));
    said.extend(
        because.worked.iter().map(|day| td_string!(lang, deadlines.day_removed, day = dates::day(lang, *day)).to_string()),
    );
    said
}

/// Days that follow one another but for a weekend, and are called the same.
fn stretches(lang: Lang, new: &Reckoned<'_>, days: &[NaiveDate]) -> Vec<(NaiveDate, NaiveDate, String)> {
    let mut found: Vec<(NaiveDate, NaiveDate, String)> = Vec::new();
    for day in days {
        let why = names(lang, &new.calendar, *day);
        match found.last_mut() {
            Some((_, last, known)) if *known == why && (*day - *last).num_days() <= 3 => *last = *day,
            _ => found.push((*day, *day, why)),
        }
    }
    found
}

/// What the calendar calls a day on which nothing counts.
fn names(lang: Lang, calendar: &WorkCalendar, day: NaiveDate) -> String {
    let named = calendar.rests_on(day).into_iter().filter_map(|rest| match rest {
        Rest::Weekend => None,
        Rest::Holiday(named) => Some(lang.pick(named.name_es, named.name_en)),
        Rest::TermsSuspended(_) => Some(td_string!(lang, deadlines.terms_suspended).to_owned()),
    });
    named.collect::<Vec<_>>().join("; ")
}

/// The calendar it was computed from.
pub(super) fn source(institution: Option<String>, calendar: &WorkCalendar) -> String {
    let name = institution.unwrap_or_default();
    td_string!(Lang::es, deadlines.source, name = name, version = calendar.version()).to_string()
}
