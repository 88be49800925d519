//! All the SQL of dossiers, one statement a function.

mod openings;
mod papers;

pub use openings::{loans, openings};
pub use papers::{erase_words, insert_paper, insert_version, last_entry, paper, papers, papers_of, retire, set_dates, set_shown};

use crate::{
    clock::Now,
    error::{Error, Result},
};

fn instant(text: &str) -> Result<Now> {
    chrono::DateTime::parse_from_rfc3339(text).map(|t| t.to_utc()).map_err(Error::internal)
}

fn known<T>(parsed: Option<T>) -> Result<T> {
    parsed.ok_or_else(|| Error::internal("a stored value is not known"))
}
