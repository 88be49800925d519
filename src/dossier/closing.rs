//! What becomes of what an association kept once the last person who belonged to it deletes the account: nobody is left who could read
//! it, show it or take it away.

use super::store;
use crate::{
    accounts::{Closing, Doing},
    applications, associations,
    error::Result,
    ids::{AssociationId, FileId},
    ledger::{Entry, Write},
    projects,
};
use sqlx::SqlitePool;

/// What the deletion of an account does with such an association.
pub const CLOSING: Closing = Closing { name, close };

fn name<'a>(pool: &'a SqlitePool, id: &'a AssociationId) -> Doing<'a, String> {
    Box::pin(async move { Ok(associations::store::find(pool, id).await?.name().to_owned()) })
}

fn close<'a>(write: &'a mut Write, id: &'a AssociationId) -> Doing<'a, Vec<FileId>> {
    Box::pin(async move {
        associations::actions::put_away(write, id).await?;
        projects::actions::put_away(write, id).await?;
        let mut files = applications::actions::put_away(write, id).await?;
        files.extend(put_away(write, id).await?);
        Ok(files)
    })
}

/// Retires every paper; its title and the names of its files may hold a person's name and go too, here and beside the entries.
async fn put_away(write: &mut Write, id: &AssociationId) -> Result<Vec<FileId>> {
    let mut files = Vec::new();
    for paper in store::papers(write.conn(), id).await? {
        if paper.retired_at.is_none() {
            let now = write.now();
            store::retire(write.conn(), &paper.id, now).await?;
            write
                .enter(Entry::sealed("dossier_paper_retired", "dossier_paper", &paper.id).with("association", id.as_str()))
                .await?;
        }
        files.extend(paper.versions.into_iter().filter_map(|version| version.file));
        store::erase_words(write.conn(), &paper.id).await?;
    }
    Ok(files)
}
