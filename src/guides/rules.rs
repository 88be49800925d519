//! When a yearly duty is due, and when it is told of: pure, with today as an argument.

use super::model::Due;
use chrono::{Datelike as _, Days, Months, NaiveDate};

/// Days before it is due on which a duty is first told of.
pub const AHEAD: u64 = 45;

/// The next day on which it is due; today counts. `year_end` is the month in which the association's fiscal year ends.
pub fn next_due(due: Due, year_end: u32, today: NaiveDate) -> Option<NaiveDate> {
    (today.year() - 2..=today.year() + 2).filter_map(|year| due_of(due, year_end, year)).find(|day| *day >= today)
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
