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
    /// Empty in versions that were kept before titles had two languages.
    #[serde(default)]
    pub title_es: String,
    #[serde(alias = "process")]
    pub title_en: String,
    pub level: String,
    #[serde(default, skip_serializing_if = "Vote::is_of_offices")]
    pub vote: Vote,
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
    /// Where its unsure dates can be looked up, and by when somebody should.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verify: Option<Verify>,
    /// What is said of one date alone; of the others, what is said of the whole.
    #[serde(default, alias = "field_confidence", skip_serializing_if = "BTreeMap::is_empty")]
    pub sourcing: BTreeMap<PeriodField, Sourcing>,
}

/// What is voted on. Election years are those of offices; what else there was a vote on is shown, and is no such year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vote {
    #[default]
    Offices,
    Judges,
    Recall,
    Consultation,
}

impl Vote {
    pub const ALL: [Self; 4] = [Self::Offices, Self::Judges, Self::Recall, Self::Consultation];

    /// The name in data and forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Offices => "offices",
            Self::Judges => "judges",
            Self::Recall => "recall",
            Self::Consultation => "consultation",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    pub fn is_of_offices(&self) -> bool {
        *self == Self::Offices
    }
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

impl PeriodField {
    /// In the order in which they come.
    pub const ALL: [Self; 5] =
        [Self::CampaignStart, Self::CampaignEnd, Self::PropagandaBanStart, Self::PropagandaBanEnd, Self::ElectionDay];

    /// The name in data and forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::CampaignStart => "campaign_start",
            Self::CampaignEnd => "campaign_end",
            Self::ElectionDay => "election_day",
            Self::PropagandaBanStart => "propaganda_ban_start",
            Self::PropagandaBanEnd => "propaganda_ban_end",
        }
    }
}

/// How sure one date is, where it is read, and where and by when it can be verified.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "AsKept")]
pub struct Sourcing {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify: Option<Verify>,
}

/// Versions kept earlier said of one date how sure it was, and no more.
#[derive(Deserialize)]
#[serde(untagged)]
enum AsKept {
    Confidence(Confidence),
    Whole {
        #[serde(default)]
        confidence: Option<Confidence>,
        #[serde(default)]
        source: Option<String>,
        #[serde(default)]
        verify: Option<Verify>,
    },
}

impl From<AsKept> for Sourcing {
    fn from(kept: AsKept) -> Self {
        match kept {
            AsKept::Confidence(confidence) => Self { confidence: Some(confidence), ..Self::default() },
            AsKept::Whole { confidence, source, verify } => Self { confidence, source, verify },
        }
    }
}

/// Where a date can be verified, and the day by which it should be: our own reminder, no term of any authority.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verify {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    #[serde(default)]
    pub place: String,
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

    fn stated(&self, field: PeriodField) -> Option<Confidence> {
        self.sourcing.get(&field)?.confidence
    }

    /// How sure a date is: as said of it alone, else as said of the whole. A ban that starts on the day of an unsure campaign start was
    /// computed from it, and is as unsure.
    pub fn confidence_of(&self, field: PeriodField) -> Confidence {
        let stated = self.stated(field);
        let own = stated.unwrap_or(self.confidence);
        let computed = field == PeriodField::PropagandaBanStart && stated.is_none() && self.date(field) == self.campaign_start;
        if computed { own.max(self.confidence_of(PeriodField::CampaignStart)) } else { own }
    }

    /// Where a date is read.
    pub fn source_of(&self, field: PeriodField) -> &str {
        self.sourcing.get(&field).and_then(|own| own.source.as_deref()).unwrap_or(&self.source)
    }

    /// A date, if it is sourced.
    pub fn counted(&self, field: PeriodField) -> Option<NaiveDate> {
        self.date(field).filter(|_| !self.confidence_of(field).is_to_verify())
    }

    /// A date that is there and not sourced.
    pub fn is_unsure(&self, field: PeriodField) -> bool {
        self.date(field).is_some() && self.counted(field).is_none()
    }

    /// Where and by when an unsure date can be verified, where that is said.
    pub fn verify_of(&self, field: PeriodField) -> Option<&Verify> {
        let own = self.sourcing.get(&field).and_then(|own| own.verify.as_ref());
        own.or(self.verify.as_ref()).filter(|_| self.is_unsure(field))
    }

    /// The earliest day by which something of it should be verified. A process without any date waits for one.
    pub fn verify_by(&self) -> Option<NaiveDate> {
        let dates = PeriodField::ALL.into_iter().filter_map(|field| self.verify_of(field));
        let undated = self.verify.as_ref().filter(|_| self.shown_span().is_none());
        dates.chain(undated).filter_map(|verify| verify.by).min()
    }

    /// None of its dates is sure enough to be counted.
    pub fn is_to_verify(&self) -> bool {
        self.counted_span().is_none()
    }

    /// From the earliest sourced start of campaign or ban to election day; where no start is sourced, election day alone.
    pub fn counted_span(&self) -> Option<Span> {
        let last = [PeriodField::ElectionDay, PeriodField::PropagandaBanEnd].into_iter().filter_map(|f| self.counted(f)).max()?;
        let start =
            [PeriodField::CampaignStart, PeriodField::PropagandaBanStart].into_iter().filter_map(|f| self.counted(f)).min();
        Some(Span { first: start.unwrap_or(last).min(last), last })
    }

    /// From its first to its last date, sure or not: for showing, never for counting.
    pub fn shown_span(&self) -> Option<Span> {
        let dates = || PeriodField::ALL.into_iter().filter_map(|field| self.date(field));
        Some(Span { first: dates().min()?, last: dates().max()? })
    }
}
