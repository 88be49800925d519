//! A fact: what happened, when, who says so and on what evidence. The only input of standings.

mod blank;
mod kind;
mod subjects;
mod term;
mod words;

pub use kind::{Awards, CourtOrder, FactKind, Hours, Until, Window};
pub use term::{Because, CountedFrom, LONGEST_TERM, Moved, TermFlaw, TermOfDays};

use super::dates::PartialDate;
use super::model::Confidence;
use crate::clock::Now;
use crate::ids::FactId;
use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// What a note says of a date that was computed.
pub const COMPUTED: &str = "computed";

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
    /// The promised date was stated as a term of working days; the date is what the term comes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<TermOfDays>,
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
    /// The proposed level that this one, by a second person, confirms: it takes the place of the proposal too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirms: Option<FactId>,
}

impl NewFact {
    /// Enters the ledger.
    pub fn recorded(self, at: Now) -> Fact {
        Fact { recorded_at: at, said: self }
    }

    /// The earlier facts that this one takes the place of, where it may.
    pub fn replaces(&self) -> impl Iterator<Item = &FactId> {
        self.supersedes.iter().chain(&self.confirms)
    }

    /// A whole programme was cancelled: some years of it, and not the calls of others.
    pub fn cancels_programme(&self) -> bool {
        self.subject.kind == SubjectKind::Programme && matches!(self.kind, FactKind::Cancelled)
    }

    /// Does it say what a proposal says, at the level proposed, and nothing else?
    pub fn says_again(&self, proposal: &NewFact) -> bool {
        let NewFact { id, level, proposed_level, asserted_by, by, confirms, .. } = proposal.clone();
        let again = NewFact { id, level, proposed_level, asserted_by, by, confirms, ..self.clone() };
        again == *proposal && proposed_level == Some(self.level)
    }

    /// Its date was computed rather than read: shown, never counted.
    pub fn is_computed(&self) -> bool {
        self.inferred.iter().any(|note| note.contains(COMPUTED))
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

impl SubjectKind {
    pub const ALL: [SubjectKind; 5] =
        [SubjectKind::Line, SubjectKind::Call, SubjectKind::Programme, SubjectKind::Institution, SubjectKind::Commitment];

    /// The name in data, addresses and the ledger.
    pub fn name(self) -> &'static str {
        match self {
            SubjectKind::Line => "line",
            SubjectKind::Call => "call",
            SubjectKind::Programme => "programme",
            SubjectKind::Institution => "institution",
            SubjectKind::Commitment => "commitment",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
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
    /// Arithmetic of this program: nobody's act and nobody's finding.
    System,
}

impl AssertedBy {
    pub const ALL: [Self; 6] = [Self::Authority, Self::Association, Self::Monitor, Self::Steward, Self::Reference, Self::System];

    /// The name in addresses and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Association => "association",
            Self::Monitor => "monitor",
            Self::Steward => "steward",
            Self::Reference => "reference",
            Self::System => "system",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.name() == name)
    }
}
