//! What kinds of things the record describes, and who brought a description.

/// What kinds of things the record describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    Institution,
    Programme,
    Call,
    Template,
    Commitment,
    /// What an official report says of a commitment, where it entered here.
    Claim,
    ElectoralPeriod,
    LegalBasis,
    FiscalYear,
    Precedent,
    Holiday,
    TermsSuspension,
    /// Rules of days, glossary and identifiers: one record a file.
    Collection,
}

impl RecordKind {
    pub const ALL: [Self; 13] = [
        Self::Institution,
        Self::Programme,
        Self::Call,
        Self::Commitment,
        Self::Claim,
        Self::ElectoralPeriod,
        Self::LegalBasis,
        Self::FiscalYear,
        Self::Precedent,
        Self::Holiday,
        Self::TermsSuspension,
        Self::Template,
        Self::Collection,
    ];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Institution => "institution",
            Self::Programme => "programme",
            Self::Call => "call",
            Self::Template => "template",
            Self::Commitment => "commitment",
            Self::Claim => "claim",
            Self::ElectoralPeriod => "electoral_period",
            Self::LegalBasis => "legal_basis",
            Self::FiscalYear => "fiscal_year",
            Self::Precedent => "precedent",
            Self::Holiday => "holiday",
            Self::TermsSuspension => "terms_suspension",
            Self::Collection => "collection",
        }
    }
}

/// Who brought a description: the shipped reference, or an act in this installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Reference,
    Installation,
}

impl Source {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Installation => "installation",
        }
    }
}
