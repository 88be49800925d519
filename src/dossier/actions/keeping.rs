//! Keeping papers: added, replaced by a newer version, their dates put right, shown to the steward, retired.

use super::By;
use crate::{
    applications::{actions::keep as encrypt, model::Paper as Kept},
    associations,
    dossier::{
        model::{Dates, Paper, Version, What},
        rules, store,
    },
    error::{Error, Result},
    ids::AssociationId,
    ledger::{Entry, Write},
    policy::{Act, Permit, Refusal, may},
    scanner,
    web::upload::Uploaded,
};

/// Keeps a new paper; its id.
pub async fn add(by: By<'_>, id: &AssociationId, what: &What, dates: Dates, file: Uploaded) -> Result<String> {
    let permit = may(by.actor, Act::KeepDossier(id))?;
    let kept = encrypt(by.app, "", file).await?;
    let added = note_paper(by, permit, id, what, version(by, 1, dates, &kept)).await;
    match added {
        Ok(_) => scanner::at_once(by.app, &kept.id).await,
        Err(_) => by.app.vault.forget([&kept.id]),
    }
    added
}

async fn note_paper(by: By<'_>, permit: Permit, id: &AssociationId, what: &What, version: Version) -> Result<String> {
    let mut w = Write::begin(&by.app.db, permit, by.now).await?;
    rules::may_add(&store::papers(w.conn(), id).await?)?;
    if let Some(wanted) = &what.legal_person {
        let known = associations::store::legal_persons(&mut *w.conn(), id).await?;
        known.iter().find(|legal| &legal.id == wanted).ok_or(Error::NotFound)?;
    }
    let paper = uuid::Uuid::new_v4().to_string();
    store::insert_paper(w.conn(), id, &paper, what, by.now).await?;
    let entry = told(Entry::sealed("dossier_paper_added", "dossier_paper", &paper), id)
        .with("paper_kind", what.kind.as_str())
        .text("title", &what.title);
    note(w, &paper, &version, entry).await?;
    Ok(paper)
}

/// Keeps a newer version of a paper. What was borrowed before stays as it was.
pub async fn replace(by: By<'_>, id: &AssociationId, paper: &str, seen: &str, dates: Dates, file: Uploaded) -> Result<()> {
    may(by.actor, Act::KeepDossier(id))?;
    let kept = encrypt(by.app, "", file).await?;
    let noted = note_version(by, id, (paper, seen), dates, &kept).await;
    match noted {
        Ok(_) => scanner::at_once(by.app, &kept.id).await,
        Err(_) => by.app.vault.forget([&kept.id]),
    }
    noted
}

async fn note_version(by: By<'_>, id: &AssociationId, (paper, seen): (&str, &str), dates: Dates, kept: &Kept) -> Result<()> {
    let (w, paper) = as_shown(by, Act::KeepDossier(id), id, paper, seen).await?;
    let number = rules::may_replace(&paper)?;
    let entry = told(Entry::sealed("dossier_version_added", "dossier_paper", &paper.id), id).with("number", number);
    note(w, &paper.id, &version(by, number, dates, kept), entry).await
}

/// A version whose file is in the vault already: encrypting and syncing it takes its time, and nobody should wait for the writer meanwhile.
fn version(by: By<'_>, number: i64, dates: Dates, kept: &Kept) -> Version {
    Version {
        id: uuid::Uuid::new_v4().to_string(),
        number,
        file: Some(kept.id.clone()),
        name: kept.name.clone(),
        kind: kept.kind,
        bytes: kept.bytes,
        sha256: kept.sha256.clone(),
        dates,
        added_at: by.now,
        added_by: None,
    }
}

/// Puts the dates of the present version right.
pub async fn change_dates(by: By<'_>, id: &AssociationId, paper: &str, seen: &str, dates: Dates) -> Result<()> {
    let (mut w, paper) = as_shown(by, Act::KeepDossier(id), id, paper, seen).await?;
    let version = paper.current().ok_or(Refusal::NotNow)?;
    if version.dates == dates {
        return Ok(());
    }
    store::set_dates(w.conn(), &version.id, dates).await?;
    let entry = told(Entry::sealed("dossier_dates_changed", "dossier_paper", &paper.id), id).with("number", version.number);
    w.enter(dated(entry, dates)).await?;
    w.commit().await.map(|_| ())
}

/// Lets the steward open a paper, or no longer.
pub async fn show_steward(by: By<'_>, id: &AssociationId, paper: &str, seen: &str, shown: bool) -> Result<()> {
    let (mut w, paper) = as_shown(by, Act::ManageAssociation(id), id, paper, seen).await?;
    paper.current().ok_or(Refusal::NotNow)?;
    if paper.shown == shown {
        return Ok(());
    }
    store::set_shown(w.conn(), &paper.id, shown.then_some(by.now)).await?;
    let kind = if shown { "dossier_paper_shown" } else { "dossier_paper_hidden" };
    w.enter(told(Entry::sealed(kind, "dossier_paper", &paper.id), id)).await?;
    w.commit().await.map(|_| ())
}

/// Takes a paper out of the dossier, with its bytes. What was filed with a copy of it stays filed.
pub async fn retire(by: By<'_>, id: &AssociationId, paper: &str, seen: &str) -> Result<()> {
    let (mut w, paper) = as_shown(by, Act::ManageAssociation(id), id, paper, seen).await?;
    paper.current().ok_or(Refusal::NotNow)?;
    store::retire(w.conn(), &paper.id, by.now).await?;
    w.enter(told(Entry::sealed("dossier_paper_retired", "dossier_paper", &paper.id), id)).await?;
    w.commit().await?;
    by.app.vault.forget(paper.versions.iter().filter_map(|version| version.file.as_ref()));
    Ok(())
}

/// A paper as a form has seen it; [`Refusal::ChangedMeanwhile`] when somebody changed it since.
async fn as_shown(by: By<'_>, act: Act<'_>, id: &AssociationId, paper: &str, seen: &str) -> Result<(Write, Paper)> {
    let mut w = Write::begin(&by.app.db, may(by.actor, act)?, by.now).await?;
    let paper = store::paper(w.conn(), id, paper).await?;
    if store::last_entry(w.conn(), &paper.id).await? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    Ok((w, paper))
}

/// Notes the version and commits.
async fn note(mut w: Write, paper: &str, version: &Version, entry: Entry) -> Result<()> {
    let person = w.permit().person().cloned().ok_or(Refusal::SignInFirst)?;
    store::insert_version(w.conn(), paper, version, &person).await?;
    // Sealed: whoever holds the same paper finds no trace of it in the log.
    let entry = entry.with("version", version.id.as_str()).with("sha256", version.sha256.as_str());
    w.enter(dated(entry, version.dates).text("file_name", &version.name)).await?;
    w.commit().await.map(|_| ())
}

fn told(entry: Entry, id: &AssociationId) -> Entry {
    entry.with("association", id.as_str())
}

fn dated(entry: Entry, dates: Dates) -> Entry {
    let days = [("issued_on", dates.issued), ("expires_on", dates.expires)];
    days.into_iter()
        .filter_map(|(name, day)| Some((name, day?)))
        .fold(entry, |entry, (name, day)| entry.with(name, day.to_string()))
}
