//! The addresses of the API: one table, from which the router, the reader of queries and the API's own description read.

use super::{asked, associations, calls, commitments, described, evidence, facts, results, search, summary};
use crate::{app::App, record::query::Name};
use axum::routing::{MethodRouter, get};

macro_rules! endpoints {
    ($($(#[$doc:meta])* $name:ident => $path:literal, [$($takes:ident),*];)+) => {
        /// An address of the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Endpoint { $($(#[$doc])* $name),+ }

        impl Endpoint {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            pub fn path(self) -> &'static str {
                match self { $(Self::$name => concat!("/api/v1", $path)),+ }
            }

            /// The names that a question to it may hold.
            pub fn takes(self) -> &'static [Name] {
                match self { $(Self::$name => &[$(Name::$takes),*]),+ }
            }
        }
    };
}

endpoints! {
    /// Where to begin.
    Index => "", [Lang];
    Calls => "/calls", [Institution, City, Year, Standing, Check, Outcome, Promise, Election, ElectionYear, OpenTo, Bundle, Programme, Text, AsOf, KnownOn, Limit, Cursor, Lang];
    Call => "/calls/{slug}", [AsOf, KnownOn, Lang];
    /// What each folio of a line got.
    Results => "/calls/{slug}/lines/{line}/results", [AsOf, KnownOn, Lang];
    /// What a line asks of whoever applies.
    Form => "/calls/{slug}/lines/{line}/form", [AsOf, KnownOn, Lang];
    Commitments => "/commitments", [Institution, Standing, Check, Kind, AsOf, KnownOn, Limit, Cursor, Lang];
    Commitment => "/commitments/{slug}", [AsOf, KnownOn, Lang];
    Institutions => "/institutions", [WithCalls, AsOf, KnownOn, Limit, Cursor, Lang];
    Institution => "/institutions/{id}", [AsOf, KnownOn, Lang];
    Programmes => "/programmes", [Institution, AsOf, KnownOn, Limit, Cursor, Lang];
    Programme => "/programmes/{id}", [AsOf, KnownOn, Lang];
    /// Calls that come round, with what is known of each edition.
    RecurringCalls => "/recurring-calls", [AsOf, KnownOn, Limit, Cursor, Lang];
    RecurringCall => "/recurring-calls/{id}", [AsOf, KnownOn, Lang];
    ElectoralPeriods => "/electoral-periods", [Counted, AsOf, KnownOn, Limit, Cursor, Lang];
    ElectoralPeriod => "/electoral-periods/{id}", [AsOf, KnownOn, Lang];
    Facts => "/facts", [Call, Institution, Type, Level, AssertedBy, RecordedSince, AsOf, KnownOn, Limit, Cursor, Lang];
    Fact => "/facts/{id}", [AsOf, KnownOn, Lang];
    Evidence => "/evidence", [Fact, AsOf, KnownOn, Limit, Cursor, Lang];
    EvidenceSheet => "/evidence/{id}", [AsOf, KnownOn, Lang];
    LegalBases => "/legal-bases", [AsOf, KnownOn, Limit, Cursor, Lang];
    LegalBasis => "/legal-bases/{id}", [AsOf, KnownOn, Lang];
    /// Earlier suspensions, and statements and guidance about them.
    Precedents => "/precedents", [AsOf, KnownOn, Limit, Cursor, Lang];
    Glossary => "/glossary", [AsOf, KnownOn, Limit, Cursor, Lang];
    /// Formats of identifiers of both countries.
    Identifiers => "/identifiers", [AsOf, KnownOn, Limit, Cursor, Lang];
    /// Fiscal years and days that are not worked.
    Calendars => "/calendars", [AsOf, KnownOn, Lang];
    /// What the search page finds, of today's record.
    Search => "/search", [Words, Thing, Cursor, Lang];
    Summary => "/summary", [AsOf, KnownOn, Lang];
    /// Associations that chose to be public, as they are now.
    Associations => "/associations", [Limit, Cursor, Lang];
    Association => "/associations/{id}", [Lang];
}

impl Endpoint {
    /// What the address names, in its order.
    pub fn arguments(self) -> Vec<&'static str> {
        let parts = self.path().split('/');
        parts.filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect()
    }

    /// The name of its question among all others: of one thing that of its list, cut to one.
    pub fn id(self) -> String {
        let words = self.path().trim_start_matches("/api/v1").split('/').filter(|part| !part.is_empty());
        let words: Vec<&str> = words.map(|part| if part.starts_with('{') { "one" } else { part }).collect();
        if words.is_empty() { "index".to_owned() } else { words.join("-") }
    }

    /// The addresses that an answer leads to, each with what it names and where the answer says it.
    pub fn leads_to(self) -> Option<(Self, &'static [(&'static str, &'static str)])> {
        Some(match self {
            Self::Calls => (Self::Call, &[("slug", "calls/0/slug")]),
            Self::Call => (Self::Results, &[("slug", "call/slug"), ("line", "call/lines/0/id")]),
            Self::Commitments => (Self::Commitment, &[("slug", "commitments/0/slug")]),
            Self::Institutions => (Self::Institution, &[("id", "institutions/0/id")]),
            Self::Programmes => (Self::Programme, &[("id", "programmes/0/id")]),
            Self::RecurringCalls => (Self::RecurringCall, &[("id", "recurring_calls/0/id")]),
            Self::ElectoralPeriods => (Self::ElectoralPeriod, &[("id", "electoral_periods/0/id")]),
            Self::Facts => (Self::Fact, &[("id", "facts/0/id")]),
            Self::Evidence => (Self::EvidenceSheet, &[("id", "evidence/0/id")]),
            Self::LegalBases => (Self::LegalBasis, &[("id", "legal_bases/0/id")]),
            Self::Associations => (Self::Association, &[("id", "associations/0/id")]),
            _ => return None,
        })
    }

    pub fn of_pattern(pattern: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.path() == pattern)
    }

    pub fn handler(self) -> MethodRouter<App> {
        match self {
            Self::Index => get(described::index),
            Self::Calls => get(calls::list),
            Self::Call => get(calls::one),
            Self::Results => get(results::show),
            Self::Form => get(asked::show),
            Self::Commitments => get(commitments::list),
            Self::Commitment => get(commitments::one),
            Self::Institutions => get(described::institutions),
            Self::Institution => get(described::institution),
            Self::Programmes => get(described::programmes),
            Self::Programme => get(described::programme),
            Self::RecurringCalls => get(described::recurring),
            Self::RecurringCall => get(described::recurring_call),
            Self::ElectoralPeriods => get(described::periods),
            Self::ElectoralPeriod => get(described::period),
            Self::Facts => get(facts::list),
            Self::Fact => get(facts::one),
            Self::Evidence => get(evidence::list),
            Self::EvidenceSheet => get(evidence::one),
            Self::LegalBases => get(described::legal_bases),
            Self::LegalBasis => get(described::legal_basis),
            Self::Precedents => get(described::precedents),
            Self::Glossary => get(described::glossary),
            Self::Identifiers => get(described::identifiers),
            Self::Calendars => get(described::calendars),
            Self::Search => get(search::show),
            Self::Summary => get(summary::show),
            Self::Associations => get(associations::list),
            Self::Association => get(associations::one),
        }
    }
}
