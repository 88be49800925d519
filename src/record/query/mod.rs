//! What a reader asks of the record: filters and days, read at the door by one strict reader, and turned back into addresses.

mod bad;
mod names;
mod read;

pub use bad::Bad;
pub use names::{Name, of_page, only_what_the_page_takes};
pub use read::{FIRST_YEAR, Known, LAST_YEAR, LONGEST_TEXT, MOST_ROWS, Reader, USUAL_ROWS, read, today, yes_or_no};

use super::{
    rows::{ElectionYear, OpenTo, Outcome, Promised},
    table::Sort,
};
use crate::{
    app::App,
    calls::{
        addresses::Addresses,
        checks::CheckDue,
        facts::{AssertedBy, Level},
        index::Thing,
        live,
        model::CommitmentKind,
        record::Record,
        standing::Kind,
    },
    clock::Now,
    error::Result,
    web::{lang::Lang, visit::Visit},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// Filters and days. Every filter is optional; all of them together must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What was true on that day.
    pub as_of: Option<NaiveDate>,
    /// What the record held on that day.
    pub known_on: Option<NaiveDate>,
    pub standing: Option<Kind>,
    /// Calls with a line that waits for a check, by why.
    pub check: Option<CheckDue>,
    /// Lines by how much of an outcome is known.
    pub outcome: Option<Outcome>,
    /// Lines with a promised date of results, by what came of it.
    pub promise: Option<Promised>,
    /// Lines of fiscal years with an election of their own, or without.
    pub election_year: Option<ElectionYear>,
    /// Calls by for whom they are.
    pub open_to: Option<OpenTo>,
    /// Lines that hold several calls together, or one.
    pub bundle: Option<bool>,
    /// Electoral periods whose days are used for comparing, or those that are to verify.
    pub counted: Option<bool>,
    /// Institutions with calls on record, or without.
    pub with_calls: Option<bool>,
    pub institution: Option<String>,
    pub programme: Option<String>,
    /// The sort of a commitment.
    pub kind: Option<CommitmentKind>,
    pub city: Option<String>,
    pub year: Option<i32>,
    /// An electoral period that a line of the call met.
    pub election: Option<String>,
    pub text: Option<String>,
    /// What a fact bears on, its kind, its evidence, who says it and since when it is on record.
    pub call: Option<String>,
    pub fact_type: Option<&'static str>,
    pub level: Option<Level>,
    pub asserted_by: Option<AssertedBy>,
    pub recorded_since: Option<NaiveDate>,
    /// The fact that a piece of evidence is behind.
    pub fact: Option<String>,
    /// What a search is for, and the one sort that it keeps.
    pub words: Option<String>,
    pub thing: Option<Thing>,
    /// The order of a table, and two that are set side by side: of pages.
    pub sort: Option<Sort>,
    /// Which page of a long table: no part of the question, so that another order begins at its first.
    pub page: Option<usize>,
    pub a: Option<String>,
    pub b: Option<String>,
    /// How many rows, and after which one: of lists for machines.
    pub limit: Option<usize>,
    pub cursor: Option<String>,
    /// The language of an answer whose address does not say it.
    pub lang: Option<Lang>,
}

impl Asked {
    /// The filters without the days, by name. Which rows of a list, and in which language, is no part of the question.
    pub fn filters(&self) -> Vec<(&'static str, String)> {
        let all = [
            (Name::Standing, self.standing.map(|kind| kind.name().to_owned())),
            (Name::Check, self.check.map(|due| due.name().to_owned())),
            (Name::Kind, self.kind.map(|kind| kind.name().to_owned())),
            (Name::Outcome, self.outcome.map(|outcome| outcome.name().to_owned())),
            (Name::Promise, self.promise.map(|promise| promise.name().to_owned())),
            (Name::ElectionYear, self.election_year.map(|year| year.name().to_owned())),
            (Name::OpenTo, self.open_to.map(|whom| whom.name().to_owned())),
            (Name::Bundle, self.bundle.map(|is| yes_or_no(is).to_owned())),
            (Name::Counted, self.counted.map(|is| yes_or_no(is).to_owned())),
            (Name::WithCalls, self.with_calls.map(|is| yes_or_no(is).to_owned())),
            (Name::Institution, self.institution.clone()),
            (Name::Programme, self.programme.clone()),
            (Name::City, self.city.clone()),
            (Name::Year, self.year.map(|year| year.to_string())),
            (Name::Election, self.election.clone()),
            (Name::Text, self.text.clone()),
            (Name::Call, self.call.clone()),
            (Name::Type, self.fact_type.map(str::to_owned)),
            (Name::Level, self.level.map(|level| level.number().to_string())),
            (Name::AssertedBy, self.asserted_by.map(|who| who.name().to_owned())),
            (Name::RecordedSince, self.recorded_since.map(|day| day.to_string())),
            (Name::Fact, self.fact.clone()),
            (Name::Words, self.words.clone()),
            (Name::Sort, self.sort.map(Sort::name)),
            (Name::A, self.a.clone()),
            (Name::B, self.b.clone()),
            (Name::Thing, self.thing.map(|thing| thing.name().to_owned())),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name.as_str(), value?))).collect()
    }

    /// The same question as a query, with its `?`; empty when nothing is asked.
    pub fn to_query(&self) -> String {
        let days = [(Name::AsOf, self.as_of), (Name::KnownOn, self.known_on)];
        let days = days.into_iter().filter_map(|(name, day)| Some((name.as_str(), day?.to_string())));
        let pairs = self.filters().into_iter().chain(days);
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    /// An address with this question.
    pub fn at(&self, path: &str) -> String {
        format!("{path}{}", self.to_query())
    }

    /// Another address, whose own question may have begun, asked about the same days.
    pub fn on_these_days(&self, path: &str) -> String {
        let days = self.days_only().to_query();
        let begun = path.contains('?');
        format!("{path}{}", if begun { days.replacen('?', "&", 1) } else { days })
    }

    /// The same days without the filters.
    #[must_use]
    pub fn days_only(&self) -> Self {
        Self { as_of: self.as_of, known_on: self.known_on, ..Self::default() }
    }
}

/// The question of a page, and the record that it is asked of: today's, or what was known on the day asked about. Names that the page
/// does not take were refused before it was reached, by [`only_what_the_page_takes`].
pub async fn asked(visit: &Visit) -> Result<(Arc<Record>, Asked)> {
    let query = visit.uri.query().unwrap_or_default();
    let (_, asked) = of_today(&visit.app, query, Name::ALL, Reader::Person, visit.now).await?;
    Ok((live::known(&visit.app, asked.known_on).await?, asked))
}

/// Today's record, and a question that may ask by these names of what is on it.
pub async fn of_today(app: &App, query: &str, takes: &'static [Name], reader: Reader, now: Now) -> Result<(Arc<Record>, Asked)> {
    let (record, addresses) = (live::record(app).await?, Addresses::of(app).await?);
    let asked = read(query, takes, reader, Known { record: &record, addresses: &addresses }, now)?;
    Ok((record, asked))
}
