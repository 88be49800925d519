//! The guides as they stand in `reference/guides.json`: steps, what is known of each and by whom, what is not, and yearly duties.

use crate::{
    associations::model::{Country, Whole},
    calls::{dates::PartialDate, model::Confidence, terms::Both},
    clock::Now,
    ids::LegalBasisId,
};
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

/// Everything of the file.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Shipped {
    /// Why there are guides, in the words of the founding article.
    pub quote: Quote,
    /// When the pages behind it were read.
    pub checked: Both,
    pub guides: Vec<Guide>,
    pub duties: Vec<Duty>,
}

/// Words as they were printed, in Spanish.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Quote {
    pub text: String,
    pub source: Both,
}

/// The way to an association in one country.
#[derive(Clone, Debug, Deserialize)]
pub struct Guide {
    pub id: String,
    pub country: String,
    pub title: Both,
    pub intro: Both,
    pub steps: Vec<Step>,
    /// What has to be done each year afterwards.
    pub duties: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    pub id: String,
    pub title: Both,
    /// Only some calls ask for it.
    #[serde(default)]
    pub optional: bool,
    pub known: Vec<Claim>,
    /// What no source that was read says.
    pub unknown: Vec<Both>,
    /// Where whoever goes on can ask what the sources do not say.
    pub ask: Ask,
    /// The identifiers it leads to, as the reference names them.
    pub identifiers: Vec<String>,
}

/// Something that a source says.
#[derive(Clone, Debug, Deserialize)]
pub struct Claim {
    pub text: Both,
    pub source: String,
    /// The date of the source itself, where it has one.
    #[serde(default)]
    pub dated: Option<PartialDate>,
    /// The day on which whoever compiled the guides read it, where it was noted.
    #[serde(default)]
    pub read_on: Option<PartialDate>,
    pub confidence: Confidence,
    #[serde(default)]
    pub basis: Option<LegalBasisId>,
}

/// An office and its own address. Nobody who compiled the guides read it there, so it is to verify.
#[derive(Clone, Debug, Deserialize)]
pub struct Ask {
    pub text: Both,
    pub address: String,
    pub confidence: Confidence,
}

/// What an association does each year.
#[derive(Clone, Debug, Deserialize)]
pub struct Duty {
    pub id: String,
    pub basis: LegalBasisId,
    pub holder: Holder,
    pub due: Due,
    pub title: Both,
    pub text: Both,
    pub source: String,
    /// As of a claim.
    #[serde(default)]
    pub read_on: Option<PartialDate>,
    pub confidence: Confidence,
}

/// Whom a duty may concern, by what an association gave of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// One of its legal persons has a CLUNI.
    Cluni,
    /// It has an EIN or a seat in the United States.
    UnitedStates,
}

impl Holder {
    pub fn is(self, whole: &Whole) -> bool {
        match self {
            Self::Cluni => whole.legal_persons.iter().any(|person| person.deed.cluni.is_some()),
            Self::UnitedStates => {
                whole.legal_persons.iter().any(|person| person.deed.ein.is_some())
                    || whole.seats.iter().any(|seat| seat.place.country == Country::UnitedStates)
            }
        }
    }
}

/// Until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Due {
    /// A day of the year.
    Day { month: u32, day: u32 },
    /// The last day of a month, so many after the one in which the fiscal year ends.
    AfterYearEnd { months: u32 },
}

/// What an association said about its duties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Of which it wants no reminder.
    pub off: Vec<String>,
    /// The month in which its fiscal year ends.
    pub year_end: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { off: Vec::new(), year_end: 12 }
    }
}

/// That a duty is done for a year, or no longer; of several about one year the last holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub duty: String,
    /// In which it falls due.
    pub year: i32,
    /// The day it was done on; none where the mark was taken back.
    pub done_on: Option<NaiveDate>,
    pub at: Now,
    /// Who said so, while that person has an account.
    pub by: Option<String>,
}

static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    read().unwrap_or_else(|error| {
        tracing::error!("the guides cannot be read, so there are no guides and no duties: {error}");
        Shipped::default()
    })
});

/// Reads the file that is shipped; a test keeps it readable.
pub fn read() -> serde_json::Result<Shipped> {
    serde_json::from_str(include_str!("../../reference/guides.json"))
}

pub fn shipped() -> &'static Shipped {
    &SHIPPED
}

pub fn guide(id: &str) -> Option<&'static Guide> {
    SHIPPED.guides.iter().find(|guide| guide.id == id)
}

pub fn duty(id: &str) -> Option<&'static Duty> {
    SHIPPED.duties.iter().find(|duty| duty.id == id)
}
