//! Identifiers that cannot be taken for one another. Random ones are UUIDs; those of the record are slugs, stable for ever.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(String);

        impl $name {
            /// A new random identifier; its order tells nothing about time.
            pub fn random() -> Self {
                Self(uuid::Uuid::new_v4().to_string())
            }

            /// Takes an identifier as stored or as it came in an address; one that does not exist is simply not found.
            pub fn from_text(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A person with an account.
    PersonId,
    /// An association.
    AssociationId,
    /// An application, from its first draft on.
    ApplicationId,
    /// A row of a draft's budget.
    RowId,
    /// A correction that an institution asks for in what was filed.
    CorrectionId,
    /// A file kept encrypted.
    FileId,
    /// An institution of the record: a slug such as `sederec`.
    InstitutionId,
    /// A call of the record: a slug such as `sederec-2018-asociaciones`.
    CallId,
    /// A line of support within a call; a call with a single line shares its slug.
    LineId,
    /// A programme of the record: a slug such as `ch-iam`.
    ProgrammeId,
    /// A commitment of the record: a slug such as `peai`.
    CommitmentId,
    /// A call that comes round: a slug such as `migrante-bienvenido-verano`.
    TemplateId,
    /// A fact: a slug for those of the reference, random for others.
    FactId,
    /// A piece of evidence.
    EvidenceId,
    /// An electoral period: a slug such as `mx-2018-fed`.
    PeriodId,
    /// A day that is not worked: a slug such as `mx-2018-05-01`.
    HolidayId,
    /// A legal basis: a slug such as `cpeum-134`.
    LegalBasisId,
}
