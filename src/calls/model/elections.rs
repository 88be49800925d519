//! One electoral process: campaign, ban on propaganda and election day, each date as sure as its source.

use super::{Confidence, Jurisdiction};
use crate::ids::PeriodId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ElectoralPeriod {
    pub id: PeriodId,
    pub jurisdiction: Jurisdiction,
    pub process: String,
    pub level: String,
    pub offices: String,
    pub campaign_start: Option<NaiveDate>,
    pub campaign_end: Option<NaiveDate>,
    pub election_day: Option<NaiveDate>,
    pub propaganda_ban_start: Option<NaiveDate>,
    pub propaganda_ban_end: Option<NaiveDate>,
    pub effect_on_calls: String,
    pub notes: String,
    pub source: String,
    pub confidence: Confidence,
    /// Dates that are less sure than the record as a whole.
    #[serde(default)]
    pub field_confidence: BTreeMap<PeriodField, Confidence>,
}

/// The dates of a period, by the names they have in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodField {
    CampaignStart,
    CampaignEnd,
    ElectionDay,
    PropagandaBanStart,
    PropagandaBanEnd,
}

/// First and last day of something, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Span {
    /// How many days two spans share.
    pub fn shared_days(&self, other: &Span) -> i64 {
        let first = self.first.max(other.first);
        let last = self.last.min(other.last);
        (last - first).num_days().saturating_add(1).max(0)
    }

    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

impl ElectoralPeriod {
    pub fn date(&self, field: PeriodField) -> Option<NaiveDate> {
        match field {
            PeriodField::CampaignStart => self.campaign_start,
            PeriodField::CampaignEnd => self.campaign_end,
            PeriodField::ElectionDay => self.election_day,
            PeriodField::PropagandaBanStart => self.propaganda_ban_start,
            PeriodField::PropagandaBanEnd => self.propaganda_ban_end,
        }
    }

    pub fn confidence_of(&self, field: PeriodField) -> Confidence {
        self.field_confidence.get(&field).copied().unwrap_or_default().max(self.confidence)
    }

    /// A date, if it is sourced. A ban that starts on the day of an unsure campaign start was computed from it, and is as unsure.
    pub fn counted(&self, field: PeriodField) -> Option<NaiveDate> {
        let date = self.date(field)?;
        let mut confidence = self.confidence_of(field);
        if field == PeriodField::PropagandaBanStart && self.campaign_start == Some(date) {
            confidence = confidence.max(self.confidence_of(PeriodField::CampaignStart));
        }
        (!confidence.is_to_verify()).then_some(date)
    }

    /// From the earliest sourced start of campaign or ban to election day; where no start is sourced, election day alone.
    pub fn counted_span(&self) -> Option<Span> {
        let last = [PeriodField::ElectionDay, PeriodField::PropagandaBanEnd].into_iter().filter_map(|f| self.counted(f)).max()?;
        let start =
            [PeriodField::CampaignStart, PeriodField::PropagandaBanStart].into_iter().filter_map(|f| self.counted(f)).min();
        Some(Span { first: start.unwrap_or(last).min(last), last })
    }
}
