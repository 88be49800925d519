//! When a fiscal year ends, by the rule of whoever's money it is.

use super::model::{Reason, RuleId, reason};
use crate::calls::dates::PartialDate;
use crate::calls::model::{FiscalYear, Jurisdiction};
use crate::clock::Now;
use chrono::{Datelike, NaiveDate};

/// The calendars that standings need.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    pub fiscal_years: Vec<FiscalYear>,
}

/// The calendars in each version that the record held, oldest first: what was said at an instant was said by those known then.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendars {
    versions: Vec<(Now, Calendar)>,
}

/// Before any rule entered.
const NONE: &Calendar = &Calendar { fiscal_years: Vec::new() };

impl Calendars {
    /// Of rules in the order in which they entered; a later one takes the place of the one that its jurisdiction had.
    pub fn of(rules: impl IntoIterator<Item = (Now, FiscalYear)>) -> Self {
        let mut versions: Vec<(Now, Calendar)> = Vec::new();
        for (at, rule) in rules {
            let mut calendar = versions.last().map_or(NONE, |(_, newest)| newest).clone();
            calendar.fiscal_years.retain(|known| known.jurisdiction != rule.jurisdiction);
            calendar.fiscal_years.push(rule);
            match versions.last_mut() {
                Some((entered, newest)) if *entered >= at => *newest = calendar,
                _ => versions.push((at, calendar)),
            }
        }
        Self { versions }
    }

    /// Those known at an instant.
    pub fn at(&self, now: Now) -> &Calendar {
        self.versions.iter().rev().find(|(entered, _)| *entered <= now).map_or(NONE, |(_, calendar)| calendar)
    }

    /// When each version entered.
    pub fn entered(&self) -> impl Iterator<Item = Now> + '_ {
        self.versions.iter().map(|(entered, _)| *entered)
    }
}

/// The end of a line's fiscal year, and whether the rule is still to be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiscalEnd {
    pub day: NaiveDate,
    pub to_verify: bool,
}

impl FiscalEnd {
    pub(super) fn reason(&self) -> Reason {
        Reason { to_verify: self.to_verify, ..reason(RuleId::FiscalYearEnded, []).with_dates([PartialDate::day(self.day)]) }
    }
}

impl Calendar {
    pub fn new(fiscal_years: Vec<FiscalYear>) -> Self {
        Self { fiscal_years }
    }

    fn rule(&self, jurisdiction: &Jurisdiction) -> Option<&FiscalYear> {
        let named = |name: &str| self.fiscal_years.iter().find(|rule| rule.jurisdiction.as_str() == name);
        named(jurisdiction.as_str()).or_else(|| named(jurisdiction.fiscal_key()))
    }

    /// The last day of fiscal year N: Illinois' is 30 June N, the others' 31 December N.
    pub fn fiscal_end(&self, jurisdiction: &Jurisdiction, year: i32) -> Option<FiscalEnd> {
        let rule = self.rule(jurisdiction)?;
        Some(FiscalEnd { day: rule.ends.in_year(year)?, to_verify: rule.confidence.is_to_verify() })
    }

    /// Whether a programme's cancellation reaches what was called for in a fiscal year: the year that it falls in and later ones. Where
    /// the year is not known, no reach is.
    pub fn reaches(&self, jurisdiction: &Jurisdiction, year: Option<i32>, cancelled: PartialDate) -> bool {
        let falls_in = self.fiscal_year_of(jurisdiction, cancelled.last());
        year.zip(falls_in).is_some_and(|(year, falls_in)| year >= falls_in)
    }

    /// The fiscal year that a day falls in.
    pub fn fiscal_year_of(&self, jurisdiction: &Jurisdiction, day: NaiveDate) -> Option<i32> {
        let end = self.rule(jurisdiction)?.ends.in_year(day.year())?;
        Some(if day <= end { day.year() } else { day.year() + 1 })
    }
}
