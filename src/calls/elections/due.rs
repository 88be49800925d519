//! Which electoral periods somebody should look up: those with a day by which their unsure dates are to be verified.

use crate::calls::model::ElectoralPeriod;
use crate::calls::record::Record;
use chrono::{Days, NaiveDate};

/// Days ahead in which a verification is asked for.
const SOON: u64 = 90;

/// Periods to verify by a day that has passed or comes soon, the earliest first.
pub fn to_verify_soon(record: &Record, today: NaiveDate) -> Vec<(NaiveDate, &ElectoralPeriod)> {
    let until = today.checked_add_days(Days::new(SOON)).unwrap_or(today);
    let due = record.periods.values().filter_map(|period| Some((period.verify_by()?, period)));
    let mut due: Vec<_> = due.filter(|(by, _)| *by <= until).collect();
    due.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    due
}
