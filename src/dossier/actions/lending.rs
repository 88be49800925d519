//! Lending a paper to an application: a copy with its own bytes, which later changes of the dossier do not touch.

use super::By;
use crate::{
    applications::{
        self, actions as applying,
        store::{NewLoan, put_loan},
    },
    db::Scratch,
    dossier::{rules, store},
    error::{Error, Result},
    ids::ApplicationId,
    policy::{Act, Refusal, may},
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
    let permit = may(by.actor, Act::Draft(&draft.association))?;
    let person = permit.person().cloned().ok_or(Refusal::SignInFirst)?;
    let mut reader = db.read().acquire().await?;
    let paper = store::paper(&mut reader, &draft.association, borrowing.paper).await?;
    drop(reader);
    let version = rules::may_lend(&paper, borrowing.version)?;
    let bytes = by.app.vault.fetch(version.file.as_ref().ok_or(Error::NotFound)?).await?;
    // Noted first: a copy whose origin is unknown would be opened without its association reading of it.
    let loan = NewLoan {
        application,
        paper: borrowing.wanted,
        sha256: &version.sha256,
        version: &version.id,
        expires: version.dates.expires,
    };
    let file = Uploaded { name: version.name.clone(), bytes };
    let mut scratch = Scratch::begin(db).await?;
    put_loan(scratch.conn(), &loan, &person, now).await?;
    scratch.commit().await?;
    applying::add_paper(by.app, by.actor, application, borrowing.wanted, file, now).await?;
    Ok(())
}
