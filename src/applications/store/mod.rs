//! All the SQL of applications, one statement a function.

mod budget;
mod drafts;
mod elsewhere;
mod filed;
mod files;
mod loans;
mod rest;
mod taken_back;

pub use budget::{budget, budget_rows, put_budget};
pub use drafts::{
    answer, answers, deleted, draft, draft_on, drafting_on, drafts, drafts_of, insert_draft, note_terms, put_answer,
    put_legal_person, remove_draft, touch, unsettle, whole, writers,
};
pub use elsewhere::{
    correct_elsewhere, drop_name, elsewhere, elsewhere_of, insert_elsewhere, named_of, named_on, put_name, reported, said_before,
};
pub use filed::{
    OF_LINE, applying_on, by_folio, content, filed, filed_of, filed_of_line, has_filed, insert_filed, insert_receipt, receipt,
    standing_by_line, standing_on, withdraw,
};
pub use files::{Place, file, filed_file, files, freeze_files, insert_file, note_adder, remove_file};
pub use loans::{
    Expiring, Lent, Opened, Opener, expiring, insert_opening, last_opening, lent, opened_in, put_loan, remove_loans,
};
pub use rest::{forget_rest, keep_rest, rest};
pub use taken_back::{drop_file, one_taken_back, take_back, taken_back};

use crate::{
    clock::Now,
    error::{Error, Result},
};

/// Reads a stored instant.
pub(super) fn instant(text: &str) -> Result<Now> {
    chrono::DateTime::parse_from_rfc3339(text).map(|t| t.to_utc()).map_err(Error::internal)
}

/// Reads a stored word or number; a database that holds another was not written by us.
fn known<T>(parsed: Option<T>) -> Result<T> {
    parsed.ok_or_else(|| Error::internal("a stored value is not known"))
}
