//! Keeping papers: added, replaced by a newer version, their dates put right, shown to the steward, retired.

use super::By;
use crate::{
    applications::papers::{FileKind, safe_name},
    associations,
    dossier::{
        model::{Dates, Paper, Version, What},
        rules, store,
    },
    error::{Error, Result},
    ids::AssociationId,
    ledger::{Entry, Write},
    policy::{Act, Refusal, may},
    web::upload::Uploaded,
};

/// Keeps a new paper; its id.
pub async fn add(by: By<'_>, id: &AssociationId, what: &What, dates: Dates, file: Uploaded) -> Result<String> {
    let mut w = Write::begin(&by.app.db, may(by.actor, Act::KeepDossier(id))?, by.now).await?;
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
    keep(w, by, &paper, 1, dates, file, entry).await?;
    Ok(paper)
}

/// Keeps a newer version of a paper. What was borrowed before stays as it was.
pub async fn replace(by: By<'_>, id: &AssociationId, paper: &str, seen: &str, dates: Dates, file: Uploaded) -> Result<()> {
    let (w, paper) = as_shown(by, Act::KeepDossier(id), id, paper, seen).await?;
    let number = rules::may_replace(&paper)?;
    let entry = told(Entry::sealed("dossier_version_added", "dossier_paper", &paper.id), id).with("number", number);
    keep(w, by, &paper.id, number, dates, file, entry).await
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

/// Encrypts the file, notes the version and commits. A file that nothing came to refer to does not stay.
async fn keep(w: Write, by: By<'_>, paper: &str, number: i64, dates: Dates, file: Uploaded, entry: Entry) -> Result<()> {
    let kind = FileKind::sniff(&file.bytes).ok_or(Refusal::FileKind)?;
    let (name, bytes) = (safe_name(&file.name, kind), u64::try_from(file.bytes.len()).unwrap_or(u64::MAX));
    let (reference, sha256) = by.app.vault.put(file.bytes).await?;
    let version = Version {
        id: uuid::Uuid::new_v4().to_string(),
        number,
        file: Some(reference.clone()),
        name,
        kind,
        bytes,
        sha256,
        dates,
        added_at: by.now,
        added_by: None,
    };
    let noted = note(w, paper, &version, entry).await;
    if noted.is_err() {
        by.app.vault.forget([&reference]);
    }
    noted
}

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
