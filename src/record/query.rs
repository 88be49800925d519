//! What a reader asks of the record: filters and days, parsed at the door, and turned back into addresses.

use crate::{
    calls::{checks::CheckDue, days::day, live, model::CommitmentKind, record::Record, standing::Kind},
    clock::Now,
    error::{Error, Result},
    web::visit::Visit,
};
use chrono::NaiveDate;
use std::sync::Arc;

/// The first year that can be asked for.
const FIRST_YEAR: i32 = 1900;

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
    pub institution: Option<String>,
    /// The sort of a commitment.
    pub kind: Option<CommitmentKind>,
    pub city: Option<String>,
    pub year: Option<i32>,
    pub text: Option<String>,
}

impl Asked {
    /// Reads a query. Unknown names are left to the caller; empty values count as absent.
    ///
    /// # Errors
    /// [`Error::Unreadable`] with a sentence for a standing, year or day that cannot be.
    pub fn parse(query: &str, now: Now) -> Result<Self> {
        let mut asked = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            match name.as_ref() {
                "as_of" => asked.as_of = Some(day(value, now)?),
                "known_on" => asked.known_on = Some(day(value, now)?),
                "standing" => asked.standing = Some(Kind::parse(value).ok_or_else(|| cannot("standing", value))?),
                "check" => asked.check = Some(CheckDue::parse(value).ok_or_else(|| cannot("check", value))?),
                "kind" => asked.kind = Some(CommitmentKind::parse(value).ok_or_else(|| cannot("kind", value))?),
                "year" => asked.year = Some(year(value)?),
                "institution" => asked.institution = Some(value.to_owned()),
                "city" => asked.city = Some(value.to_owned()),
                "text" => asked.text = Some(value.chars().take(200).collect()),
                _ => {}
            }
        }
        Ok(asked)
    }

    /// The filters without the days, by name.
    pub fn filters(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("standing", self.standing.map(|k| k.name().to_owned())),
            ("check", self.check.map(|due| due.name().to_owned())),
            ("kind", self.kind.map(|kind| kind.name().to_owned())),
            ("institution", self.institution.clone()),
            ("city", self.city.clone()),
            ("year", self.year.map(|y| y.to_string())),
            ("text", self.text.clone()),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The same question as a query, with its `?`; empty when nothing is asked.
    pub fn to_query(&self) -> String {
        let days = [("as_of", self.as_of), ("known_on", self.known_on)];
        let days = days.into_iter().filter_map(|(name, day)| Some((name, day?.to_string())));
        let pairs = self.filters().into_iter().chain(days);
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    /// The same days without the filters.
    #[must_use]
    pub fn days_only(&self) -> Self {
        Self { as_of: self.as_of, known_on: self.known_on, ..Self::default() }
    }
}

/// The question of a page, and the record that it is asked of: today's, or what was known on the day asked about.
pub async fn asked(visit: &Visit) -> Result<(Arc<Record>, Asked)> {
    let asked = Asked::parse(visit.uri.query().unwrap_or_default(), visit.now)?;
    Ok((live::known(&visit.app, asked.known_on).await?, asked))
}

fn year(text: &str) -> Result<i32> {
    text.parse().ok().filter(|year| (FIRST_YEAR..=2200).contains(year)).ok_or_else(|| cannot("year", text))
}

fn cannot(what: &str, value: &str) -> Error {
    Error::Unreadable(format!("{what}: {value}"))
}
