//! A fact: what happened, when, who says so and on what evidence. The only input of standings.

use super::dates::{Deadline, Moment, PartialDate, Zone};
use super::model::Confidence;
use crate::clock::Now;
use crate::ids::{FactId, PeriodId};
use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// A fact of the ledger: what was said, and when we came to know it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    pub recorded_at: Now,
    #[serde(flatten)]
    pub said: NewFact,
}

impl Deref for Fact {
    type Target = NewFact;
    fn deref(&self) -> &NewFact {
        &self.said
    }
}

/// A fact as it is said, before it enters the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewFact {
    pub id: FactId,
    pub subject: Subject,
    #[serde(flatten)]
    pub kind: FactKind,
    pub occurred_on: PartialDate,
    /// Known only to have happened on that date or before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_or_before: bool,
    pub level: Level,
    /// The level a monitor claims, until a second person confirms it; `level` is what counts meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_level: Option<Level>,
    pub asserted_by: AssertedBy,
    /// Which association, institution or person says so, where one may be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    pub text_es: String,
    pub text_en: String,
    pub source: String,
    #[serde(default)]
    pub confidence: Confidence,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence_note: Option<String>,
    /// What in it was concluded rather than read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<String>,
    /// The earlier fact that this one takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<FactId>,
}

impl NewFact {
    /// Enters the ledger.
    pub fn recorded(self, at: Now) -> Fact {
        Fact { recorded_at: at, said: self }
    }

    /// Its date was computed rather than read: shown, never counted.
    pub fn is_computed(&self) -> bool {
        self.inferred.iter().any(|note| note.contains("computed"))
    }

    pub fn is_to_verify(&self) -> bool {
        self.confidence.is_to_verify() || self.is_computed()
    }

    /// May it decide what a line is? Testimony may not, nor what is still to be verified.
    pub fn counts(&self) -> bool {
        self.level.decides() && !self.is_to_verify()
    }

    /// Did this happen after that, for all that is known? Dates that may be the same day follow the ledger's order.
    pub fn is_after(&self, own_place: usize, other: &NewFact, other_place: usize) -> bool {
        if self.occurred_on.overlaps(&other.occurred_on) {
            own_place > other_place
        } else {
            self.occurred_on.first() > other.occurred_on.last()
        }
    }
}

/// What a fact is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    pub kind: SubjectKind,
    pub id: String,
}

impl Subject {
    pub fn new(kind: SubjectKind, id: impl std::fmt::Display) -> Self {
        Self { kind, id: id.to_string() }
    }

    pub fn line(id: &crate::ids::LineId) -> Self {
        Self::new(SubjectKind::Line, id)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    Line,
    Call,
    Programme,
    Institution,
    Commitment,
}

/// The strength of the evidence: 1 is the official act itself, 5 one testimony.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Level {
    OfficialAct = 1,
    OfficialPage = 2,
    PressOrAcademic = 3,
    TwoAssociations = 4,
    Testimony = 5,
}

impl Level {
    pub const ALL: [Level; 5] =
        [Level::OfficialAct, Level::OfficialPage, Level::PressOrAcademic, Level::TwoAssociations, Level::Testimony];

    pub fn number(self) -> u8 {
        self as u8
    }

    /// Strong enough to be called an act of the authority.
    pub fn is_act(self) -> bool {
        self <= Level::OfficialPage
    }

    /// Strong enough to decide anything; weaker evidence only disputes.
    pub fn decides(self) -> bool {
        self <= Level::PressOrAcademic
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("evidence has a level from 1 to 5")]
pub struct NoSuchLevel;

impl TryFrom<u8> for Level {
    type Error = NoSuchLevel;
    fn try_from(number: u8) -> Result<Self, NoSuchLevel> {
        Level::ALL.into_iter().find(|level| level.number() == number).ok_or(NoSuchLevel)
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> u8 {
        level.number()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssertedBy {
    Authority,
    Association,
    Monitor,
    Steward,
    Reference,
}

/// What happened. The names are those of the data and of the public API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FactKind {
    Published {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        results_promised: Option<PartialDate>,
    },
    Amended {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        results_promised: Option<PartialDate>,
    },
    DeadlineExtended {
        closes: Moment,
        zone: Zone,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        results_promised: Option<PartialDate>,
    },
    Window {
        window: Window,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        results_promised: Option<PartialDate>,
    },
    Suspended {
        stated_reason_es: Option<String>,
        stated_reason_en: Option<String>,
        /// The legal basis that the authority named; none named is shown as such.
        legal_basis_named: Option<String>,
        until: Option<Until>,
    },
    Resumed {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        results_promised: Option<PartialDate>,
    },
    OrderedByCourt {
        order: CourtOrder,
        #[serde(default)]
        court: Option<String>,
        #[serde(default)]
        until: Option<Until>,
    },
    ResultsPublished {
        #[serde(default)]
        awards: Option<Awards>,
    },
    PartlyResolved {
        #[serde(default)]
        awards: Option<Awards>,
    },
    DeclaredVoid,
    /// Of a line or call; of a programme, with the fiscal year of the date and later ones.
    Cancelled,
    Annulled,
    Reopened,
    Paid {
        #[serde(default)]
        awards: Option<Awards>,
        /// Some of what was awarded.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        partly: bool,
    },
    NotPaid,
    /// These sources were searched on this date; no act was found.
    CheckedNoAct {
        searched: Vec<String>,
        #[serde(default)]
        not_searched: Vec<String>,
    },
    ReportedNotResolved,
    AuthorityNotified {
        #[serde(default)]
        how: Option<String>,
    },
    AuthorityReplied,
    Disputed,
    /// The fact it supersedes was wrong, and nothing takes its place.
    Corrected,
    /// Words of a fact were erased; what follows from the fact stays.
    Redacted {
        fact: FactId,
    },
    Created,
    Renamed,
    Dissolved,
    Succeeded {
        successor: String,
    },
    Moved {
        successor: String,
    },
}

/// When applications are received: wall-clock times in the authority's zone, each as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    pub zone: Zone,
}

impl Window {
    /// The announced closing, with the zone whose clock counts.
    pub fn closing(&self) -> Option<(Moment, Zone)> {
        Some((self.closes?, self.zone))
    }

    /// The last instant at which something is in time.
    pub fn deadline(&self) -> Option<Deadline> {
        Some(self.closes?.closes(self.zone))
    }
}

/// The stated end of a suspension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Until {
    /// "After the election": its day is still suspended, the next one no longer.
    ElectionDay {
        period: PeriodId,
        date: PartialDate,
    },
    Date {
        date: PartialDate,
    },
}

impl Until {
    pub fn date(&self) -> PartialDate {
        match self {
            Until::ElectionDay { date, .. } | Until::Date { date } => *date,
        }
    }

    pub fn period(&self) -> Option<&PeriodId> {
        match self {
            Until::ElectionDay { period, .. } => Some(period),
            Until::Date { .. } => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CourtOrder {
    Suspend,
    Resume,
    Resolve,
    Other,
}

/// What was awarded, as far as it was told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Awards {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supports: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mxn: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usd: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
}

impl FactKind {
    /// The name in data and API.
    pub fn name(&self) -> &'static str {
        match self {
            FactKind::Published { .. } => "published",
            FactKind::Amended { .. } => "amended",
            FactKind::DeadlineExtended { .. } => "deadline_extended",
            FactKind::Window { .. } => "window",
            FactKind::Suspended { .. } => "suspended",
            FactKind::Resumed { .. } => "resumed",
            FactKind::OrderedByCourt { .. } => "ordered_by_court",
            FactKind::ResultsPublished { .. } => "results_published",
            FactKind::PartlyResolved { .. } => "partly_resolved",
            FactKind::DeclaredVoid => "declared_void",
            FactKind::Cancelled => "cancelled",
            FactKind::Annulled => "annulled",
            FactKind::Reopened => "reopened",
            FactKind::Paid { .. } => "paid",
            FactKind::NotPaid => "not_paid",
            FactKind::CheckedNoAct { .. } => "checked_no_act",
            FactKind::ReportedNotResolved => "reported_not_resolved",
            FactKind::AuthorityNotified { .. } => "authority_notified",
            FactKind::AuthorityReplied => "authority_replied",
            FactKind::Disputed => "disputed",
            FactKind::Corrected => "corrected",
            FactKind::Redacted { .. } => "redacted",
            FactKind::Created => "created",
            FactKind::Renamed => "renamed",
            FactKind::Dissolved => "dissolved",
            FactKind::Succeeded { .. } => "succeeded",
            FactKind::Moved { .. } => "moved",
        }
    }

    /// The promised date of results that the fact carries, if it does.
    pub fn results_promised(&self) -> Option<PartialDate> {
        match self {
            FactKind::Published { results_promised }
            | FactKind::Amended { results_promised }
            | FactKind::DeadlineExtended { results_promised, .. }
            | FactKind::Window { results_promised, .. }
            | FactKind::Resumed { results_promised } => *results_promised,
            _ => None,
        }
    }

    /// Ends the line: awards, or none.
    pub fn is_resolution(&self) -> bool {
        matches!(self, FactKind::ResultsPublished { .. } | FactKind::DeclaredVoid | FactKind::Paid { .. })
    }

    /// Undoes a resolution or a cancellation.
    pub fn undoes(&self) -> bool {
        matches!(self, FactKind::Annulled | FactKind::Reopened)
    }

    /// An act of the authority itself, as against what others find or say about it.
    pub fn is_authority_act(&self) -> bool {
        !matches!(
            self,
            FactKind::NotPaid
                | FactKind::CheckedNoAct { .. }
                | FactKind::ReportedNotResolved
                | FactKind::AuthorityNotified { .. }
                | FactKind::AuthorityReplied
                | FactKind::Disputed
                | FactKind::Corrected
                | FactKind::Redacted { .. }
        )
    }
}
