//! A piece of evidence: a page, a file or somebody's words, with the day it was fetched, its kind and its level.

use crate::{
    applications::papers::FileKind,
    calls::facts::Level,
    clock::Now,
    ids::{EvidenceId, FactId, FileId, PersonId},
    ledger::Position,
};
use chrono::NaiveDate;

/// Text forms as stored, as they come from forms and as the API tells them.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$about])* $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

named!(
    /// What a piece of evidence is.
    EvidenceKind {
        /// The act itself: the gazette, a signed notice.
        OfficialAct = "official_act",
        /// A page of the authority.
        OfficialPage = "official_page",
        /// A copy of the act that somebody else keeps.
        ActCopy = "act_copy",
        Press = "press",
        Academic = "academic",
        AssociationDocument = "association_document",
        Testimony = "testimony",
        /// Screens of a search that found nothing.
        SearchLog = "search_log",
    }
);

impl EvidenceKind {
    /// The strongest level that this kind can claim.
    pub fn strongest(self) -> Level {
        match self {
            Self::OfficialAct => Level::OfficialAct,
            Self::OfficialPage | Self::ActCopy | Self::SearchLog => Level::OfficialPage,
            Self::Press | Self::Academic => Level::PressOrAcademic,
            Self::AssociationDocument => Level::TwoAssociations,
            Self::Testimony => Level::Testimony,
        }
    }
}

named!(
    /// What a witness can agree to.
    Scope {
        /// That the words are shown.
        Words = "words",
        /// That a cleaned copy of the file is published.
        Copy = "copy",
        /// To be named.
        Name = "name",
    }
);

named!(
    /// How a consent was given.
    How { Written = "written", Message = "message", Spoken = "spoken" }
);

/// Evidence as it was read from a form, before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvidence {
    pub kind: EvidenceKind,
    pub level: Level,
    /// Only http or https, without a password in it.
    pub url: Option<String>,
    pub fetched_on: NaiveDate,
    pub file: Option<NewFile>,
    pub testimony: Option<NewTestimony>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    pub name: String,
    pub kind: FileKind,
    pub bytes: Vec<u8>,
}

/// What a witness said, and agreed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTestimony {
    pub called: String,
    pub words: String,
    pub consents: Vec<NewConsent>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewConsent {
    pub scope: Scope,
    pub given_on: NaiveDate,
    pub how: How,
}

/// Evidence as it is kept.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub id: EvidenceId,
    pub position: Position,
    pub fact: FactId,
    pub kind: EvidenceKind,
    pub level: Level,
    pub url: Option<String>,
    pub fetched_on: NaiveDate,
    pub recorded_at: Now,
    /// Who added it: opens it too, and is told to nobody.
    pub person: Option<PersonId>,
    /// Private: [`crate::policy::Act::OpenEvidence`] before its bytes are touched.
    pub original: Option<Original>,
    /// Oldest first; at most the last one stands.
    pub copies: Vec<PublicCopy>,
    pub testimony: Option<Testimony>,
}

impl Evidence {
    /// The copy that everybody may have now.
    pub fn copy(&self) -> Option<&PublicCopy> {
        self.copies.iter().find(|copy| copy.withdrawn.is_none())
    }

    /// Whether there is anything that only few may open.
    pub fn has_private_part(&self) -> bool {
        self.original.is_some() || self.testimony.is_some()
    }

    /// The address, where it may be told: that of a testimony often leads to whoever gave it, and a redaction may have erased it.
    pub fn told_url(&self) -> Option<&str> {
        let named = self.testimony.as_ref().is_none_or(|said| said.agreed_to(Scope::Name));
        self.url.as_deref().filter(|url| named && !url.is_empty())
    }

    /// The hash of the original, where it may be told. That of a testimony would let whoever holds the same letter know of it.
    pub fn told_sha256(&self) -> Option<&str> {
        let told = self.kind != EvidenceKind::Testimony;
        self.original.as_ref().filter(|_| told).map(|file| file.sha256.as_str())
    }
}

/// An opening of what is private, by somebody who did not give it.
#[derive(Clone, Debug)]
pub struct Opening {
    pub at: Now,
    /// None when the account is gone.
    pub name: Option<String>,
}

/// The file as it came.
#[derive(Clone, Debug)]
pub struct Original {
    pub id: FileId,
    pub name: String,
    pub kind: FileKind,
    pub bytes: u64,
    pub sha256: String,
}

/// A cleaned copy.
#[derive(Clone, Debug)]
pub struct PublicCopy {
    /// None once it is withdrawn.
    pub file: Option<FileId>,
    pub kind: FileKind,
    pub bytes: u64,
    pub sha256: String,
    pub published_at: Now,
    pub withdrawn: Option<Withdrawn>,
}

/// The reason of a withdrawal that follows from a consent that was taken back; its words are in both languages.
pub const CONSENT_TAKEN_BACK: &str = "consent_taken_back";

#[derive(Clone, Debug)]
pub struct Withdrawn {
    pub at: Now,
    pub reason: String,
}

/// What a witness said. Its texts are read through what the witness agreed to.
#[derive(Clone, Debug)]
pub struct Testimony {
    called: Option<String>,
    words: Option<String>,
    consents: Vec<Consent>,
}

/// How a witness is called in public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called<'a> {
    Name(&'a str),
    Pseudonym(&'a str),
    Somebody,
}

impl Testimony {
    pub(super) fn new(called: Option<String>, words: Option<String>, consents: Vec<Consent>) -> Self {
        Self { called, words, consents }
    }

    /// The log of consents, oldest first.
    pub fn consents(&self) -> &[Consent] {
        &self.consents
    }

    pub fn agreed_to(&self, scope: Scope) -> bool {
        self.consents.iter().any(|consent| consent.scope == scope && consent.withdrawn_at.is_none())
    }

    /// The words, where the witness agreed that they are shown.
    pub fn public_words(&self) -> Option<&str> {
        self.words.as_deref().filter(|_| self.agreed_to(Scope::Words))
    }

    /// How the witness is called beside words that are shown.
    pub fn public_name(&self) -> Called<'_> {
        match self.called.as_deref() {
            Some(name) if self.agreed_to(Scope::Name) => Called::Name(name),
            Some(name) if self.agreed_to(Scope::Words) => Called::Pseudonym(name),
            _ => Called::Somebody,
        }
    }

    /// What can still be agreed to.
    pub fn open_scopes(&self) -> Vec<Scope> {
        Scope::ALL.iter().copied().filter(|scope| !self.agreed_to(*scope)).collect()
    }

    /// For whoever may open the evidence, and nobody else.
    pub fn kept_words(&self) -> Option<&str> {
        self.words.as_deref()
    }

    /// For whoever may open the evidence, and nobody else.
    pub fn kept_name(&self) -> Option<&str> {
        self.called.as_deref()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consent {
    pub scope: Scope,
    pub given_on: NaiveDate,
    pub how: How,
    pub withdrawn_at: Option<Now>,
}
