//! The names that a query may hold, and which page takes which: one table, from which pages, API and its description read.

use super::{
    Bad,
    read::{Reader, pairs},
};
use crate::{error::Error, web::address::Route};
use axum::{
    extract::{MatchedPath, Request},
    http::Method,
    middleware::Next,
    response::{IntoResponse as _, Response},
};

macro_rules! names {
    ($($name:ident = $text:literal),+ $(,)?) => {
        /// A name in a query.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Name { $($name),+ }

        impl Name {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

names! {
    Institution = "institution",
    City = "city",
    Year = "year",
    Standing = "standing",
    Check = "check",
    Outcome = "outcome",
    Promise = "promise",
    ElectionYear = "election_year",
    OpenTo = "open_to",
    Bundle = "bundle",
    Counted = "counted",
    WithCalls = "with_calls",
    Programme = "programme",
    Kind = "kind",
    Election = "election",
    Text = "text",
    Call = "call",
    Type = "type",
    Level = "level",
    AssertedBy = "asserted_by",
    RecordedSince = "recorded_since",
    Fact = "fact",
    Words = "q",
    Thing = "type",
    AsOf = "as_of",
    KnownOn = "known_on",
    Limit = "limit",
    Cursor = "cursor",
    Lang = "lang",
    Sort = "sort",
    Page = "page",
    A = "a",
    B = "b",
}

impl Name {
    /// The name among those that an address takes. What `type` means differs from one to the other.
    pub fn among(takes: &[Self], text: &str) -> Option<Self> {
        takes.iter().copied().find(|name| name.as_str() == text)
    }

    /// Those that programs may use; the others order a table, turn its pages or choose what a page sets side by side.
    pub fn of_machines() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|name| !matches!(name, Self::Sort | Self::Page | Self::A | Self::B))
    }

    /// What tells it from all others.
    pub fn key(self) -> &'static str {
        if self == Self::Thing { "type-of-result" } else { self.as_str() }
    }
}

const DAYS: &[Name] = &[Name::AsOf, Name::KnownOn];
/// Of a page with one list, in one order.
const PAGED: &[Name] = &[Name::Page, Name::AsOf, Name::KnownOn];
/// Of a page with one table.
const SORTED: &[Name] = &[Name::Sort, Name::Page, Name::AsOf, Name::KnownOn];

/// What a page of the record takes; none for desks and forms, which read their own. A page that is in no row here takes any name that
/// some page takes.
pub fn of_page(route: Route) -> Option<&'static [Name]> {
    Some(match route {
        Route::Calls => &[
            Name::Institution,
            Name::City,
            Name::Year,
            Name::Standing,
            Name::Check,
            Name::Outcome,
            Name::Promise,
            Name::Election,
            Name::ElectionYear,
            Name::OpenTo,
            Name::Bundle,
            Name::Programme,
            Name::Text,
            Name::Sort,
            Name::Page,
            Name::AsOf,
            Name::KnownOn,
        ],
        Route::ChecksDue => &[Name::Check, Name::Sort, Name::Page, Name::AsOf, Name::KnownOn],
        Route::CompareInstitutions | Route::CompareYears => &[Name::A, Name::B, Name::AsOf, Name::KnownOn],
        Route::SuspendedNow
        | Route::PromisedDates
        | Route::Programmes
        | Route::Programme
        | Route::Years
        | Route::Year
        | Route::Place
        | Route::ElectoralPeriod => SORTED,
        Route::Commitments => {
            &[Name::Institution, Name::Standing, Name::Check, Name::Kind, Name::Page, Name::AsOf, Name::KnownOn]
        }
        Route::OpenNow | Route::RecurringCalls => PAGED,
        Route::ElectoralPeriods => &[Name::Counted, Name::Sort, Name::Page, Name::AsOf, Name::KnownOn],
        Route::Institutions => &[Name::WithCalls, Name::Sort, Name::Page, Name::AsOf, Name::KnownOn],
        Route::Home
        | Route::Places
        | Route::Call
        | Route::Commitment
        | Route::LineQuestions
        | Route::LineResults
        | Route::LineTerm
        | Route::CommitmentTerm
        | Route::RecurringCall
        | Route::Citation
        | Route::CitationFile => DAYS,
        Route::Institution => &[Name::Sort, Name::AsOf, Name::KnownOn],
        Route::InstitutionDays => &[Name::Year, Name::AsOf, Name::KnownOn],
        Route::LegalBases
        | Route::Glossary
        | Route::About
        | Route::Reading
        | Route::Case
        | Route::Privacy
        | Route::Api
        | Route::Data
        | Route::Fact
        | Route::Evidence
        | Route::AssociationPublic
        | Route::LineRequirements
        | Route::LineBlankForm
        | Route::Guides
        | Route::Guide
        | Route::Identifiers => &[],
        _ => return None,
    })
}

/// Refuses a query with a name that the page does not take, before the page is made: dropping it in silence would answer another
/// question than the one asked.
pub async fn only_what_the_page_takes(request: Request, next: Next) -> Response {
    match refusal(&request) {
        Some(bad) => Error::from(bad).into_response(),
        None => next.run(request).await,
    }
}

fn refusal(request: &Request) -> Option<Bad> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let query = request.uri().query()?;
    let (route, _) = Route::of_pattern(request.extensions().get::<MatchedPath>()?.as_str())?;
    let takes = of_page(route)?;
    pairs(query, takes, Reader::Person).err()
}
