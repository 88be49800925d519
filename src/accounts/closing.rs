//! What the rooms above do with an association once its last member deletes the account: accounts know nothing of what it keeps.

use crate::{
    error::Result,
    ids::{AssociationId, FileId},
    ledger::Write,
};
use sqlx::SqlitePool;
use std::pin::Pin;

pub type Doing<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

#[derive(Clone, Copy)]
pub struct Closing {
    /// Its name, for whoever is told of it beforehand.
    pub name: for<'a> fn(&'a SqlitePool, &'a AssociationId) -> Doing<'a, String>,
    /// Withdraws, retires and erases; the files that are to go from the vault once that is committed.
    pub close: for<'a> fn(&'a mut Write, &'a AssociationId) -> Doing<'a, Vec<FileId>>,
}
