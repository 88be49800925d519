//! When a yearly duty is due, when it is told of, and for which years it is done: pure, with today as an argument.

use super::model::{Due, Duty, Mark};
use chrono::{Datelike as _, Days, Months, NaiveDate};

/// Days before it is due on which a duty is first told of.
pub const AHEAD: u64 = 45;

/// The next day on which it is due; today counts. `year_end` is the month in which the association's fiscal year ends.
pub fn next_due(due: Due, year_end: u32, today: NaiveDate) -> Option<NaiveDate> {
    (today.year() - 2..=today.year() + 2).filter_map(|year| due_of(due, year_end, year)).find(|day| *day >= today)
}

/// The last day before today on which it was due.
pub fn last_due(due: Due, year_end: u32, today: NaiveDate) -> Option<NaiveDate> {
    (today.year() - 2..=today.year() + 2).filter_map(|year| due_of(due, year_end, year)).take_while(|day| *day < today).last()
}

/// The next day on which it is due and not yet done; today counts.
pub fn next_open(duty: &Duty, year_end: u32, marks: &[Mark], today: NaiveDate) -> Option<NaiveDate> {
    let following = |day: &NaiveDate| next_due(duty.due, year_end, day.succ_opt()?);
    let days = std::iter::successors(next_due(duty.due, year_end, today), following);
    // Nobody marks more than the next one: a few are enough.
    days.take(4).find(|day| done(marks, &duty.id, day.year()).is_none())
}

/// The days that can be marked as done: the last one that passed and the next one.
pub fn around(due: Due, year_end: u32, today: NaiveDate) -> Vec<NaiveDate> {
    [last_due(due, year_end, today), next_due(due, year_end, today)].into_iter().flatten().collect()
}

/// Those of them that are not done yet.
pub fn open(duty: &Duty, year_end: u32, marks: &[Mark], today: NaiveDate) -> Vec<NaiveDate> {
    around(duty.due, year_end, today).into_iter().filter(|day| done(marks, &duty.id, day.year()).is_none()).collect()
}

/// The mark that holds for a year, where it says that the duty is done. `marks` come in the order in which they were made.
pub fn done<'a>(marks: &'a [Mark], duty: &str, year: i32) -> Option<&'a Mark> {
    marks.iter().rfind(|mark| mark.duty == duty && mark.year == year).filter(|mark| mark.done_on.is_some())
}

/// Why a day cannot be the one on which a duty was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongDay {
    /// It has not come.
    Ahead,
    /// It is more than a year before it was due: it belongs to another year.
    AnotherYear,
}

/// Late is possible, early within the year is too.
///
/// # Errors
/// Why the day cannot be.
pub fn check_day(due: NaiveDate, done_on: NaiveDate, today: NaiveDate) -> Result<(), WrongDay> {
    if done_on > today {
        return Err(WrongDay::Ahead);
    }
    match due.checked_sub_months(Months::new(12)) {
        Some(first) if done_on < first => Err(WrongDay::AnotherYear),
        _ => Ok(()),
    }
}

/// The day for one year: of the calendar, or the fiscal year that ends in it.
fn due_of(due: Due, year_end: u32, year: i32) -> Option<NaiveDate> {
    match due {
        Due::Day { month, day } => NaiveDate::from_ymd_opt(year, month, day),
        Due::AfterYearEnd { months } => {
            let first = NaiveDate::from_ymd_opt(year, year_end, 1)?;
            first.checked_add_months(Months::new(months + 1))?.pred_opt()
        }
    }
}

/// Whether today is near enough to be told.
pub fn is_near(due: NaiveDate, today: NaiveDate) -> bool {
    today <= due && today.checked_add_days(Days::new(AHEAD)).is_some_and(|latest| due <= latest)
}

/// What of a checklist changed between what a form showed and what it sent: only that is saved, so that two people who tick at once
/// both keep their ticks.
pub fn changes<'a>(steps: impl Iterator<Item = &'a str>, shown: &[&str], sent: &[&str]) -> Vec<(&'a str, bool)> {
    steps.filter(|step| shown.contains(step) != sent.contains(step)).map(|step| (step, sent.contains(&step))).collect()
}
