//! When a fiscal year ends, by the rule of whoever's money it is.

use super::model::{Reason, RuleId};
use crate::calls::dates::PartialDate;
use crate::calls::model::{FiscalYear, Jurisdiction};
use chrono::{Datelike, NaiveDate};

/// The calendars that standings need.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    pub fiscal_years: Vec<FiscalYear>,
}

/// The end of a line's fiscal year, and whether the rule is still to be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiscalEnd {
    pub day: NaiveDate,
    pub to_verify: bool,
}

impl FiscalEnd {
    pub(super) fn reason(&self) -> Reason {
        Reason {
            rule: RuleId::FiscalYearEnded,
            facts: Vec::new(),
            dates: vec![PartialDate::day(self.day)],
            to_verify: self.to_verify,
        }
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

    /// The fiscal year that a day falls in.
    pub fn fiscal_year_of(&self, jurisdiction: &Jurisdiction, day: NaiveDate) -> Option<i32> {
        let end = self.rule(jurisdiction)?.ends.in_year(day.year())?;
        Some(if day <= end { day.year() } else { day.year() + 1 })
    }
}
