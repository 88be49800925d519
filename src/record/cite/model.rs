//! A citation: what is cited, from where, in which state of the record, on which day.

use crate::{
    ledger::PublicHead,
    web::lang::{Lang, LangExt},
};
use chrono::NaiveDate;

/// What a citation says, before any style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    pub lang: Lang,
    /// A name for bibliographies, unique within an installation: ASCII without blanks.
    pub key: String,
    /// On one line, without control characters.
    pub title: String,
    /// The permanent address, with the days asked about.
    pub url: String,
    /// The day of the last public entry about it, in Mexico City.
    pub changed: Option<NaiveDate>,
    /// The day it was consulted.
    pub accessed: NaiveDate,
    /// The public log as it was then.
    pub head: Option<PublicHead>,
    /// What was true on that day.
    pub as_of: Option<NaiveDate>,
    /// What the record held on that day.
    pub known_on: Option<NaiveDate>,
    /// The page counts days up to the one it is read on, and nothing says on which.
    pub is_daily: bool,
}

/// Whoever speaks: the record itself. People who record facts stay behind their office or pseudonym.
pub const AUTHOR: &str = "Acuse";

impl Citation {
    /// What kind of work it is.
    pub fn medium(&self) -> &'static str {
        self.lang.pick("registro público de convocatorias", "public record of calls for funding")
    }
}

/// A title as one line: what cannot be printed is left out.
pub fn one_line(text: &str) -> String {
    let printable = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    printable.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
