//! What an association prepares for a line, what it filed, and the proof of it.

pub use super::outside::{Before, FiledElsewhere, FiledOn, Named, Repeats, Reported, Saying, TakenBack};
use super::{
    answers::Answers,
    budget::{Budget, TypedRow},
    folio::Folio,
    papers::FileKind,
    wanted,
};
use crate::{
    associations::model::Deed,
    calls::{
        dates::Zone,
        terms::{Both, LineTerms},
    },
    clock::Now,
    ids::{ApplicationId, AssociationId, FileId, InstitutionId, LineId, PersonId},
    ledger::Position,
    scanner::Verdict,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An application that is still being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: ApplicationId,
    pub association: AssociationId,
    /// The association's legal person that applies.
    pub legal_person: Option<String>,
    pub line: LineId,
    pub saved_at: Now,
    /// Grows with each save of any part.
    pub version: i64,
    /// The version of the line's terms that somebody of the association looked at last.
    pub terms_seen: u32,
}

/// A draft with everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeDraft {
    pub draft: Draft,
    /// What the papers of its legal person say now; none without one, and once it was taken off.
    pub deed: Option<Deed>,
    /// Whether the association has legal persons to choose from.
    pub may_choose: bool,
    pub answers: Answers,
    pub budget: Vec<TypedRow>,
    pub papers: Vec<Paper>,
    /// What the virus scanner said of the papers, so far.
    pub scans: BTreeMap<FileId, Verdict>,
}

impl WholeDraft {
    /// Files for papers that an amendment took off: they are not filed, and stand in nobody's way.
    pub fn leftovers<'a>(&'a self, terms: &'a LineTerms) -> impl Iterator<Item = &'a Paper> {
        self.papers.iter().filter(|file| wanted::find(terms, &file.paper).is_none())
    }

    /// Files of questions that the answers so far do not lead to: kept here, and not filed either.
    pub fn unasked<'a>(&'a self, terms: &'a LineTerms) -> impl Iterator<Item = &'a Paper> {
        self.unfiled(terms).filter(|file| wanted::find(terms, &file.paper).is_some())
    }

    /// All files that stay behind when this is filed.
    pub fn unfiled(&self, terms: &LineTerms) -> impl Iterator<Item = &Paper> {
        let asked: BTreeSet<String> =
            wanted::asked(terms, &self.answers).into_iter().map(|wanted| wanted.id.to_owned()).collect();
        self.papers.iter().filter(move |file| !asked.contains(&file.paper))
    }

    /// The files for one paper.
    pub fn files_for<'a>(&'a self, paper: &str) -> impl Iterator<Item = &'a Paper> {
        self.papers.iter().filter(move |file| file.paper == paper)
    }

    /// What was found in a paper, by the scanner's name for it.
    pub fn found_in(&self, file: &Paper) -> Option<&str> {
        match self.scans.get(&file.id) {
            Some(Verdict::Found(name)) => Some(name),
            _ => None,
        }
    }
}

/// A draft that was deleted, by the association's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    pub association: AssociationId,
    pub line: LineId,
    /// None where that account is gone.
    pub by: Option<String>,
    pub at: Now,
}

/// An answer of a draft, with whoever saved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedAnswer {
    pub text: String,
    /// None for what was saved before this was noted.
    pub by: Option<PersonId>,
    pub at: Now,
}

/// A field that two people changed: what is stored, while the other text is on its way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub question: String,
    pub theirs: SavedAnswer,
    pub who: Who,
}

/// Who saved the other text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The same person, at another window or device.
    Yourself,
    /// By the name under which colleagues know them.
    Colleague(String),
    Unknown,
}

/// A file that was attached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub id: FileId,
    /// The wanted paper it is for.
    pub paper: String,
    pub name: String,
    pub kind: FileKind,
    pub bytes: u64,
    pub sha256: String,
}

/// The frozen copy: everything that was asked and everything that was answered, as of the instant of filing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The version of this form.
    pub v: u32,
    /// Random: nobody can find out the content by guessing it and comparing hashes.
    pub salt: String,
    pub application: ApplicationId,
    pub folio: Folio,
    pub filed_at: String,
    pub institution: InstitutionId,
    pub association: Applicant,
    /// The questions as they were asked.
    pub terms: LineTerms,
    pub answers: Answers,
    pub budget: Budget,
    pub papers: Vec<Paper>,
    pub declaration: Declaration,
    /// What the receipt says besides. Older copies have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
}

/// What a receipt says of call and applicant, as it was when it was given: a receipt never says anything else afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    pub institution: Both,
    pub call: Both,
    pub line: Both,
    pub fiscal_year: Option<i32>,
    /// Where the hour of the stamp is read.
    pub zone: Zone,
    /// Whether the association was verified; none where nobody noted it.
    pub verified: Option<bool>,
}

/// Who applies, as it was named then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    pub id: AssociationId,
    pub name: String,
    pub legal_person: Option<LegalName>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalName {
    pub id: String,
    pub name: String,
    /// RFC, CLUNI and EIN with their names, as they were when filing. Older copies have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<String>,
}

/// What the representative declared when filing, and in whose name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    pub name: String,
    pub words: String,
}

/// An application that was filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    pub id: ApplicationId,
    pub folio: Folio,
    pub association: AssociationId,
    pub line: LineId,
    pub filed_at: Now,
    pub content: Content,
    /// SHA-256 of the content's canonical JSON.
    pub content_sha256: String,
    pub withdrawn_at: Option<Now>,
    pub withdrawal_reason: Option<String>,
}

impl Filed {
    /// As a list shows it.
    pub fn submitted(&self) -> Submitted {
        Submitted {
            id: self.id.clone(),
            folio: self.folio.clone(),
            association: self.association.clone(),
            name: self.content.association.name.clone(),
            filed_at: self.filed_at,
            asked: self.content.budget.totals.asked,
            withdrawn_at: self.withdrawn_at,
        }
    }
}

/// The same in a list, without what was filed: a list of many needs no line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: ApplicationId,
    pub folio: Folio,
    pub line: LineId,
    pub filed_at: Now,
    pub withdrawn_at: Option<Now>,
}

/// The same in the list of whoever decides on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    pub id: ApplicationId,
    pub folio: Folio,
    pub association: AssociationId,
    /// The association's name on that day.
    pub name: String,
    pub filed_at: Now,
    /// What was asked for, in cents, before any correction.
    pub asked: u64,
    pub withdrawn_at: Option<Now>,
}

/// A frozen copy byte for byte, unread, with what proves it: of a filing, or of the answer to a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    pub at: Now,
    pub content: String,
    pub content_sha256: String,
    pub position: Position,
    pub leaf_hash: String,
}

/// Proof of filing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub position: i64,
    pub entry: String,
    pub leaf_hash: String,
    pub institution: InstitutionId,
    pub issued_at: Now,
}

/// An application from the first draft on, as its address finds it.
#[derive(Clone, Debug)]
pub enum Application {
    Draft(Box<WholeDraft>),
    Filed(Box<Filed>),
}

impl Application {
    pub fn association(&self) -> &AssociationId {
        match self {
            Self::Draft(whole) => &whole.draft.association,
            Self::Filed(filed) => &filed.association,
        }
    }

    pub fn line(&self) -> &LineId {
        match self {
            Self::Draft(whole) => &whole.draft.line,
            Self::Filed(filed) => &filed.line,
        }
    }
}
