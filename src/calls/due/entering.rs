//! Entering recomputations in the transaction that made them necessary.

use super::{has_terms, recomputed};
use crate::{
    calls::{facts::NewFact, live, record::Record, store},
    error::Result,
    ledger::Write,
};

/// Enters what follows for terms from what this transaction has written so far, given the record as it was before; and tells what that
/// was, for the letters.
pub async fn enter_recomputed(write: &mut Write, before: &Record) -> Result<Vec<NewFact>> {
    if !has_terms(before) {
        return Ok(Vec::new());
    }
    let after = live::within(write).await?;
    let facts = recomputed(before, &after, write.now());
    for fact in &facts {
        store::enter_fact(write, fact).await?;
    }
    Ok(facts)
}
