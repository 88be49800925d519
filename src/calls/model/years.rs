//! When a fiscal year ends.

use super::{Confidence, Jurisdiction};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A rule of fiscal years: year N ends on this day of year N.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FiscalYear {
    pub jurisdiction: Jurisdiction,
    pub applies_to: String,
    pub ends: MonthDay,
    pub rule_es: String,
    pub rule_en: String,
    pub source: String,
    pub confidence: Confidence,
}

/// A day of every year, written `06-30`; 29 February is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MonthDay {
    month: u32,
    day: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not a day of every year: write 06-30")]
pub struct NotAMonthDay(pub String);

impl MonthDay {
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

impl TryFrom<String> for MonthDay {
    type Error = NotAMonthDay;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let parts = text.split_once('-').and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)));
        match parts {
            // 2001 has no 29 February.
            Some((month, day)) if NaiveDate::from_ymd_opt(2001, month, day).is_some() => Ok(Self { month, day }),
            _ => Err(NotAMonthDay(text)),
        }
    }
}

impl From<MonthDay> for String {
    fn from(at: MonthDay) -> Self {
        format!("{:02}-{:02}", at.month, at.day)
    }
}
