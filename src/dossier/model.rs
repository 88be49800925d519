//! What a dossier holds: papers with their versions and dates, and who opened them.

use crate::{
    applications::papers::FileKind,
    associations::model::named,
    clock::Now,
    ids::{ApplicationId, AssociationId, FileId, InstitutionId, LineId},
};
use chrono::NaiveDate;

named! {
    /// What a paper is.
    PaperKind {
        Deed = "deed",
        Rfc = "rfc",
        Cluni = "cluni",
        Ein = "ein",
        Powers = "powers",
        Bank = "bank",
        Other = "other",
    }
}

/// A paper of an association, with all that it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub id: String,
    pub association: AssociationId,
    pub what: What,
    pub added_at: Now,
    /// Whether the steward may open it.
    pub shown: bool,
    pub retired_at: Option<Now>,
    /// The newest first; never empty.
    pub versions: Vec<Version>,
}

impl Paper {
    /// The version that applications borrow; none once the paper was retired.
    pub fn current(&self) -> Option<&Version> {
        self.versions.first().filter(|_| self.retired_at.is_none())
    }
}

/// What a paper is, in the association's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct What {
    pub kind: PaperKind,
    /// Empty where the kind says it.
    pub title: String,
    /// The legal person whose paper it is.
    pub legal_person: Option<String>,
}

/// One file of a paper, as it was from one day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub id: String,
    pub number: i64,
    /// None once the paper was retired: what it was stays known by its hash.
    pub file: Option<FileId>,
    pub name: String,
    pub kind: FileKind,
    pub bytes: u64,
    pub sha256: String,
    pub dates: Dates,
    pub added_at: Now,
    /// Who added it, when that person still has an account.
    pub added_by: Option<String>,
}

/// From when to when a paper holds, as far as anybody said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    pub issued: Option<NaiveDate>,
    /// The last day on which it holds.
    pub expires: Option<NaiveDate>,
}

/// Who opened a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opener {
    /// A member, by name while the account exists.
    Member(Option<String>),
    /// Somebody of an institution, through what was filed with it: the office, not the person.
    Official(InstitutionId),
    Steward,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub at: Now,
    pub version: i64,
    pub by: Opener,
}

/// A copy that an application holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loan {
    pub at: Now,
    pub version: i64,
    pub application: ApplicationId,
    /// What it applies to.
    pub line: LineId,
}
