//! Attaching papers to a draft and taking them off again.

use super::open_draft;
use crate::{
    app::App,
    applications::{
        model::Paper,
        papers::{FileKind, free_name, is_named_after, safe_name},
        store::{self, Lent, Place},
        wanted,
    },
    clock::Now,
    db::Scratch,
    error::{Error, Result},
    ids::{ApplicationId, FileId},
    policy::{self, Act, Actor, Permit, Refusal},
    scanner::{self, Verdict},
    web::upload::Uploaded,
};
use sqlx::SqliteConnection;

/// What became of a file that was attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    pub name: String,
    /// The same bytes were in this application already, under this name.
    pub same_as: Option<String>,
    /// Another file of the name that it was sent with was there, and both stay.
    pub beside: bool,
    /// What the virus scanner found in it.
    pub found: Option<String>,
}

/// Attaches a file. The same one sent twice under one name for the same paper, as after an answer that was lost, is one file; another of
/// that name stays beside it.
pub async fn add_paper(app: &App, actor: &Actor, id: &ApplicationId, paper: &str, file: Uploaded, now: Now) -> Result<Attached> {
    let (permit, most) = may_attach(app, actor, id, paper, now).await?;
    let kept = keep(app, paper, file).await?;
    note(app, &permit, id, (kept, most), None, now).await
}

/// The same for a copy of a paper that the association keeps.
pub async fn add_lent(
    app: &App,
    actor: &Actor,
    id: &ApplicationId,
    paper: &str,
    file: Uploaded,
    lent: Lent,
    now: Now,
) -> Result<Attached> {
    let (permit, most) = may_attach(app, actor, id, paper, now).await?;
    let kept = keep(app, paper, file).await?;
    note(app, &permit, id, (kept, most), Some(lent), now).await
}

/// The permit, and how many files the paper takes. That the answers do not lead to it now keeps nothing out: somebody else may be
/// answering while a file is on its way.
async fn may_attach(app: &App, actor: &Actor, id: &ApplicationId, paper: &str, now: Now) -> Result<(Permit, usize)> {
    let (draft, line) = open_draft(app, id, now).await?;
    let permit = policy::may(actor, Act::Draft(&draft.association))?;
    let asked = line.asked().ok_or(Refusal::NotReceivedHere)?;
    let wanted = wanted::find(asked, paper).ok_or(Error::NotFound)?;
    Ok((permit, wanted.most))
}

/// Notes a file that is in the vault already, as one of so many at most, and has it scanned. Where it is a copy, its origin is noted with it: a copy of unknown origin
/// would be opened without its association reading of it.
pub(super) async fn note(
    app: &App,
    permit: &Permit,
    id: &ApplicationId,
    (kept, most): (Paper, usize),
    lent: Option<Lent>,
    now: Now,
) -> Result<Attached> {
    let inserted = insert(app, permit, id, (&kept, most), lent.as_ref(), now).await;
    settle(app, kept, inserted).await
}

/// What noting a file came to: it is scanned, and whatever it took the place of is forgotten; it is itself where it was not noted.
pub async fn settle(app: &App, kept: Paper, inserted: Result<Inserted>) -> Result<Attached> {
    match inserted {
        Ok(Inserted { replaced, same_as, name }) => {
            app.vault.forget(&replaced);
            scanner::at_once(app, &kept.id).await;
            let found = match scanner::said(app.db.read(), [&kept.id]).await?.remove(&kept.id) {
                Some(Verdict::Found(name)) => Some(name),
                _ => None,
            };
            Ok(Attached { beside: name != kept.name, name, same_as, found })
        }
        Err(error) => {
            // Nothing refers to it: without this it would stay in the vault for ever.
            app.vault.forget([&kept.id]);
            Err(error)
        }
    }
}

/// Takes a file off a draft.
pub async fn remove_paper(app: &App, actor: &Actor, id: &ApplicationId, file: &FileId, now: Now) -> Result<()> {
    let (draft, _) = open_draft(app, id, now).await?;
    let permit = policy::may(actor, Act::Draft(&draft.association))?;
    let mut scratch = Scratch::begin_for(&app.db, &permit).await?;
    let there = store::file(&mut *scratch.conn(), Place::Draft(id), file).await?.ok_or(Error::NotFound)?;
    store::remove_file(scratch.conn(), Place::Draft(id), file).await?;
    store::touch(scratch.conn(), id, now).await?;
    scratch.commit().await?;
    app.vault.forget([&there.id]);
    Ok(())
}

/// Encrypts a file that was uploaded; [`Refusal::FileKind`] when its first bytes are of no kind that is taken.
pub async fn keep(app: &App, paper: &str, file: Uploaded) -> Result<Paper> {
    keep_bytes(app, paper, &file.name, file.bytes).await
}

/// The same for what was here before.
pub(super) async fn keep_bytes(app: &App, paper: &str, name: &str, content: Vec<u8>) -> Result<Paper> {
    let kind = FileKind::sniff(&content).ok_or(Refusal::FileKind)?;
    let (name, bytes) = (safe_name(name, kind), u64::try_from(content.len()).unwrap_or(u64::MAX));
    let (id, sha256) = app.vault.put(content).await?;
    Ok(Paper { id, paper: paper.to_owned(), name, kind, bytes, sha256 })
}

/// What noting a file did.
pub struct Inserted {
    /// The files that it takes the place of.
    replaced: Vec<FileId>,
    same_as: Option<String>,
    /// The name that it has here.
    name: String,
}

async fn insert(
    app: &App,
    permit: &Permit,
    id: &ApplicationId,
    (kept, most): (&Paper, usize),
    lent: Option<&Lent>,
    now: Now,
) -> Result<Inserted> {
    let mut scratch = Scratch::begin_for(&app.db, permit).await?;
    // Looked at again under the lock: a filing may have come between.
    store::draft(scratch.conn(), id).await?.ok_or(Refusal::AlreadyFiled)?;
    let inserted = put(scratch.conn(), Place::Draft(id), (kept, most), now).await?;
    let person = permit.person().ok_or(Refusal::SignInFirst)?;
    store::note_adder(scratch.conn(), &kept.id, person).await?;
    if let Some(lent) = lent {
        store::put_loan(scratch.conn(), id, kept, lent, person, now).await?;
    }
    store::touch(scratch.conn(), id, now).await?;
    scratch.commit().await?;
    Ok(inserted)
}

/// Notes a file among those that are attached, of which there may be so many. The same file again takes its own place, and keeps the name
/// that it has there; another one of the same name stays beside the first, since telephones call every picture alike.
pub async fn put(conn: &mut SqliteConnection, to: Place<'_>, (kept, most): (&Paper, usize), now: Now) -> Result<Inserted> {
    let there = store::files(&mut *conn, to).await?;
    let is_same = |file: &Paper| file.paper == kept.paper && file.sha256 == kept.sha256 && is_named_after(&file.name, &kept.name);
    let (same, others): (Vec<_>, Vec<_>) = there.into_iter().partition(is_same);
    let beside: Vec<&Paper> = others.iter().filter(|file| file.paper == kept.paper).collect();
    if beside.len() >= most {
        return Err(Refusal::TooManyFiles.into());
    }
    let name = same.first().map(|file| file.name.clone());
    let name = name.unwrap_or_else(|| free_name(&kept.name, |name| beside.iter().any(|file| file.name == name)));
    for file in &same {
        store::remove_file(conn, to, &file.id).await?;
    }
    store::insert_file(conn, to, &Paper { name: name.clone(), ..kept.clone() }, now).await?;
    let same_as = others.into_iter().find(|file| file.sha256 == kept.sha256).map(|file| file.name);
    Ok(Inserted { replaced: same.into_iter().map(|file| file.id).collect(), same_as, name })
}
