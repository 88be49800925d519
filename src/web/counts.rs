//! Numbers with what they count: "1 día", "3,065 días". Whoever says how many takes the words from here, where each has a form for one;
//! a text in `locales/` has room for the whole.

use super::lang::Lang;
use crate::i18n::td_string;

/// How many, and how the number is shown: as digits, or as what a page puts in its place.
#[derive(Clone, Debug)]
pub struct Many {
    n: i64,
    shown: String,
}

impl Many {
    /// `shown` stands for the number, such as the place of a link.
    pub fn shown_as(n: usize, shown: String) -> Self {
        Self { shown, ..Self::from(n) }
    }
}

impl From<i64> for Many {
    fn from(n: i64) -> Self {
        Self { n, shown: number(n) }
    }
}

impl From<u64> for Many {
    fn from(n: u64) -> Self {
        Self::from(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Many {
    fn from(n: usize) -> Self {
        Self::from(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Many {
    fn from(n: u32) -> Self {
        Self::from(i64::from(n))
    }
}

impl From<u16> for Many {
    fn from(n: u16) -> Self {
        Self::from(i64::from(n))
    }
}

/// A number with thousands separated, as both countries write it.
pub fn number(n: i64) -> String {
    let digits = n.abs().to_string();
    let grouped: Vec<String> =
        digits.as_bytes().rchunks(3).rev().map(|group| group.iter().map(|b| char::from(*b)).collect()).collect();
    format!("{}{}", if n < 0 { "-" } else { "" }, grouped.join(","))
}

macro_rules! counted {
    ($($name:ident: counts.$one:ident, counts.$many:ident;)*) => {
        $(
            pub fn $name(lang: Lang, many: impl Into<Many>) -> String {
                let Many { n, shown } = many.into();
                if n == 1 {
                    td_string!(lang, counts.$one, n = shown).to_string()
                } else {
                    td_string!(lang, counts.$many, n = shown).to_string()
                }
            }
        )*
    };
}

counted! {
    answered: counts.answered_one, counts.answered;
    applications: counts.applications_one, counts.applications;
    calendar_days: counts.calendar_days_one, counts.calendar_days;
    calls: counts.calls_one, counts.calls;
    characters: counts.characters_one, counts.characters;
    columns: counts.columns_one, counts.columns;
    commitments: counts.commitments_one, counts.commitments;
    commitments_followed: counts.commitments_followed_one, counts.commitments_followed;
    days: counts.days_one, counts.days;
    days_count: counts.days_count_one, counts.days_count;
    days_do_not: counts.days_do_not_one, counts.days_do_not;
    days_left: counts.days_left_one, counts.days_left;
    days_passed: counts.days_passed_one, counts.days_passed;
    days_passed_at_least: counts.days_passed_at_least_one, counts.days_passed_at_least;
    entries: counts.entries_one, counts.entries;
    files: counts.files_one, counts.files;
    folios: counts.folios_one, counts.folios;
    folios_without_result: counts.folios_without_result_one, counts.folios_without_result;
    hours: counts.hours_one, counts.hours;
    lines: counts.lines_one, counts.lines;
    lines_of_support: counts.lines_of_support_one, counts.lines_of_support;
    lines_on_record: counts.lines_on_record_one, counts.lines_on_record;
    lines_open: counts.lines_open_one, counts.lines_open;
    lines_resolved: counts.lines_resolved_one, counts.lines_resolved;
    lines_waiting: counts.lines_waiting_one, counts.lines_waiting;
    people: counts.people_one, counts.people;
    points: counts.points_one, counts.points;
    processes_there: counts.processes_there_one, counts.processes_there;
    required: counts.required_one, counts.required;
    results: counts.results_one, counts.results;
    rows: counts.rows_one, counts.rows;
    source_groups: counts.source_groups_one, counts.source_groups;
    steps_done: counts.steps_done_one, counts.steps_done;
    supports: counts.supports_one, counts.supports;
    words: counts.words_one, counts.words;
    working_days: counts.working_days_one, counts.working_days;
    working_days_counted: counts.working_days_counted_one, counts.working_days_counted;
}
