//! An institution that receives through Acuse, the call it is writing, and the suspension it states.

pub use super::terms::model::{LineDraft, PaperDraft, QuestionDraft};
use crate::calls::{
    dates::Zone,
    facts::{TermFlaw, Until},
    model::{EditionOf, Jurisdiction},
    terms::Both,
};
use crate::clock::Now;
use crate::ids::{InstitutionId, LegalBasisId, LineId, ProgrammeId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The act by which an institution receives through Acuse.
#[derive(Clone, Debug, PartialEq)]
pub struct Designation {
    pub institution: InstitutionId,
    /// The document's title, as it is cited.
    pub document: String,
    pub dated: NaiveDate,
    /// The office that answers for the data.
    pub data_responsible: String,
    /// How long filed papers are kept, and by which rule.
    pub retention: String,
    /// How acts are signed: by name in the system, electronic signature, paper afterwards.
    pub signature_rule: String,
    /// Where the document can be seen.
    pub source: String,
    /// Whose elections and fiscal year concern it.
    pub jurisdiction: Jurisdiction,
    /// The clock that its deadlines are read on.
    pub zone: Zone,
    pub recorded_at: Now,
}

/// A call that is being written. Times and sums stay as typed until publication parses them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallDraft {
    pub title: Both,
    pub fiscal_year: String,
    pub programme: Option<ProgrammeId>,
    /// Which edition of a call that comes round it is to be.
    pub edition: Option<EditionOf>,
    /// Wall-clock times in the institution's zone.
    pub opens: String,
    pub closes: String,
    /// The hour of closing as the notice words it, with the clock that it names.
    pub clock: String,
    /// Also received at the institution's counter.
    pub by_window: bool,
    pub hours_from: String,
    pub hours_to: String,
    /// The promised date of results; empty where a term is promised.
    pub results: String,
    /// So many working days, what they are counted from, and the day where it is another one.
    pub term_days: String,
    pub term_from: String,
    pub term_day: String,
    /// The act that the call is published by: gazette, number and date, or the institution's own.
    pub act: String,
    /// The published line that is amended, where this is no call of its own.
    pub amends: Option<Amends>,
    pub lines: Vec<LineDraft>,
}

/// The version of a line's terms that an amendment was begun from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amends {
    pub line: LineId,
    pub version: u32,
}

/// A draft as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    pub id: String,
    pub institution: InstitutionId,
    pub body: CallDraft,
    /// Grows with each save: a form that shows an older one changes nothing.
    pub version: i64,
    pub changed_at: String,
}

/// A suspension as the authority states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    pub reason: Both,
    /// None: the authority named none, and the record shows that.
    pub legal_basis: Option<LegalBasisId>,
    pub until: Option<Until>,
}

/// What is wrong or missing in a draft, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub at: At,
    /// The form's field.
    pub field: String,
    pub what: Lack,
}

/// The part of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Call,
    Line(usize),
}

/// What has to be done at a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    Missing,
    NotAYear,
    NotATime,
    NotADate,
    NotAnHour,
    HoursTurned,
    /// Both a date and a term, or neither.
    OnePromise,
    Term(TermFlaw),
    TermWithoutEnd,
    ClosesBeforeOpening,
    ClosingPassed,
    ResultsBeforeClosing,
    NotASum,
    NotANumber,
    OptionsDiffer,
    Columns,
    /// Not a number of rows.
    NotRows,
    /// Not a number of files.
    NotFiles,
    NotAShortLimit,
    NotAShare,
    /// A rule that all answers pass, or none.
    Admits,
    /// A condition that no earlier question can meet.
    Unfounded,
    /// Not two to six levels, each with points of its own and a sentence.
    Levels,
    /// Other points in one language than in the other.
    LevelsDiffer,
    TooLong,
    NoLines,
}

impl Lack {
    /// Something not written yet can wait until publication; something written wrongly is told at once.
    pub fn can_wait(self) -> bool {
        matches!(self, Self::Missing | Self::NoLines | Self::ClosingPassed)
    }
}
