//! Lending a paper to an application: a copy with its own bytes, which later changes of the dossier do not touch.

use super::By;
use crate::{
    applications::{self, actions as applying, store::Lent},
    dossier::{rules, store},
    error::{Error, Result},
    ids::ApplicationId,
    policy::{Act, Refusal, may},
    scanner,
    web::upload::Uploaded,
};

/// What somebody borrows.
pub struct Borrowing<'a> {
    /// The wanted paper that it is for.
    pub wanted: &'a str,
    pub paper: &'a str,
    /// The version that the form showed.
    pub version: &'a str,
}

/// Copies a paper into a draft.
pub async fn lend(by: By<'_>, application: &ApplicationId, borrowing: &Borrowing<'_>) -> Result<()> {
    let (db, now) = (&by.app.db, by.now);
    let Some(draft) = applications::store::draft(db.read(), application).await? else {
        let filed = applications::store::has_filed(db.read(), application).await?;
        return Err(if filed { Refusal::AlreadyFiled.into() } else { Error::NotFound });
    };
    may(by.actor, Act::Draft(&draft.association))?;
    let mut reader = db.read().acquire().await?;
    let paper = store::paper(&mut reader, &draft.association, borrowing.paper).await?;
    drop(reader);
    let version = rules::may_lend(&paper, borrowing.version)?;
    let bytes = scanner::open(by.app, version.file.as_ref().ok_or(Error::NotFound)?).await?;
    let lent = Lent { version: version.id.clone(), expires: version.dates.expires };
    let file = Uploaded { name: version.name.clone(), bytes };
    applying::add_lent(by.app, by.actor, application, borrowing.wanted, file, lent, now).await?;
    Ok(())
}
