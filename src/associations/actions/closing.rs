//! What an association that nobody belongs to any more still shows, and where it lives, is taken back.

use super::register::open;
use crate::{
    associations::{
        model::{Profile, What},
        store,
    },
    error::Result,
    ids::AssociationId,
    ledger::Write,
};

/// Withdraws a public profile and erases the streets of its seats.
pub async fn put_away(write: &mut Write, id: &AssociationId) -> Result<()> {
    let profile = store::find(&mut *write.conn(), id).await?.profile;
    if profile.public {
        store::update(write.conn(), id, &Profile { public: false, ..profile }).await?;
        write.enter(open(What::ProfileWithdrawn, id)).await?;
    }
    store::erase_streets(write.conn(), id).await
}
