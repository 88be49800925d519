//! Cleaning a file, publishing the copy, and withdrawing it.

use super::{fresh, on_its_fact, require};
use crate::{
    app::App,
    applications::papers::FileKind,
    clock::Now,
    error::{Error, Result},
    evidence::{
        cleaning::{self, CannotClean, Cover, picture},
        model::{Evidence, EvidenceKind, Original, PublicCopy, Scope},
        store,
    },
    ids::EvidenceId,
    ledger::{Entry, Write},
    policy::{self, Act, Actor, Refusal},
    scanner,
};

/// The copy as it would be published.
pub async fn cleaned(app: &App, original: &Original, cover: Cover) -> Result<Result<Vec<u8>, CannotClean>> {
    aside(app, original, move |kind, bytes| cleaning::clean(kind, bytes, &cover)).await
}

/// A small picture with numbered lines, to say where something is.
pub async fn grid(app: &App, original: &Original, cover: Cover) -> Result<Result<Vec<u8>, CannotClean>> {
    aside(app, original, move |kind, bytes| picture::with_grid(kind, bytes, &cover.rectangles)).await
}

/// Works on the original where no other request waits for it, one file at a time.
async fn aside<T: Send + 'static>(
    app: &App,
    original: &Original,
    work: impl FnOnce(FileKind, &[u8]) -> Result<T, CannotClean> + Send + 'static,
) -> Result<Result<T, CannotClean>> {
    // Our own programs read no file in which the scanner found something.
    scanner::clean(app, &original.id).await?;
    let turn = app.cleaning.clone().acquire_owned().await.map_err(Error::internal)?;
    let (vault, id, kind) = (app.vault.clone(), original.id.clone(), original.kind);
    let done = tokio::task::spawn_blocking(move || {
        // Held until the work is done, also when the visitor has gone.
        let _turn = turn;
        Ok(work(kind, &vault.read(&id)?))
    });
    match done.await {
        Ok(done) => done,
        // A file that breaks a library is a broken file.
        Err(error) if error.is_panic() => Ok(Err(CannotClean::Broken)),
        Err(error) => Err(Error::internal(error)),
    }
}

/// Publishes the cleaned copy that somebody has looked at: `seen` is its hash. Cleaned again here, so that what is published is what
/// this program makes of the original, and nothing that was sent.
pub async fn publish(
    app: &App,
    actor: &Actor,
    evidence: &Evidence,
    cover: Cover,
    seen: &str,
    now: Now,
) -> Result<Result<(), CannotClean>> {
    let permit = policy::may(actor, Act::PublishCopy(evidence.person.as_ref()))?;
    require(app, actor, evidence, now).await?;
    let original = publishable(evidence)?;
    let covered = (cover.rectangles.len(), cover.pages.len());
    let bytes = match cleaned(app, original, cover).await? {
        Ok(bytes) => bytes,
        Err(why) => return Ok(Err(why)),
    };
    if crate::vault::sha256(&bytes) != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let (file, sha256) = app.vault.put(bytes).await?;
    let copy =
        PublicCopy { file: Some(file.clone()), kind: original.kind, bytes: length, sha256, published_at: now, withdrawn: None };
    let written = write(app, permit, &evidence.id, &copy, covered, now).await;
    match written {
        Ok(()) => scanner::at_once(app, &file).await,
        Err(_) => app.vault.forget([&file]),
    }
    written.map(Ok)
}

/// The file of which a copy may be published now.
fn publishable(evidence: &Evidence) -> Result<&Original> {
    let original = evidence.original.as_ref().ok_or(Error::NotFound)?;
    if evidence.copy().is_some() {
        return Err(Refusal::AlreadyThere.into());
    }
    let agreed = evidence.testimony.as_ref().is_some_and(|said| said.agreed_to(Scope::Copy));
    if evidence.kind == EvidenceKind::Testimony && !agreed {
        return Err(Refusal::NoConsent.into());
    }
    Ok(original)
}

async fn write(
    app: &App,
    permit: policy::Permit,
    id: &EvidenceId,
    copy: &PublicCopy,
    (rectangles, pages): (usize, usize),
    now: Now,
) -> Result<()> {
    let person = permit.person().cloned();
    let mut write = Write::begin(&app.db, permit, now).await?;
    // A consent may have been taken back while the file was cleaned.
    let evidence = fresh(app, id).await?;
    publishable(&evidence)?;
    let entry = Entry::open("evidence_published", "evidence", id)
        .with("sha256", copy.sha256.as_str())
        .with("type", copy.kind.ending())
        .with("bytes", copy.bytes)
        .with("rectangles_covered", rectangles)
        .with("pages_left_out", pages);
    let entry = on_its_fact(&mut write, entry, &evidence.fact).await?;
    let position = write.enter(entry).await?.position;
    store::insert_copy(write.conn(), position, id, copy, person.as_ref()).await?;
    write.commit().await?;
    Ok(())
}

/// Withdraws the copy; its bytes go, its hash and the reason stay.
pub async fn withdraw(app: &App, actor: &Actor, evidence: &Evidence, reason: &str, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::RunInstallation)?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let evidence = fresh(app, &evidence.id).await?;
    take_away(&mut write, &evidence, reason).await?;
    write.commit().await?;
    gone(app, &evidence);
    Ok(())
}

/// The part of a write that withdraws the copy that stands.
pub(super) async fn take_away(write: &mut Write, evidence: &Evidence, reason: &str) -> Result<()> {
    let copy = evidence.copy().ok_or(Refusal::NotNow)?;
    let (person, now) = (write.permit().person().cloned(), write.now());
    if !store::withdraw_copy(write.conn(), &evidence.id, reason, person.as_ref(), now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let entry = Entry::open("evidence_withdrawn", "evidence", &evidence.id).with("sha256", copy.sha256.as_str());
    let entry = on_its_fact(write, entry.text("reason", reason), &evidence.fact).await?;
    write.enter(entry).await?;
    Ok(())
}

/// The bytes of a copy that was withdrawn, once that is written.
pub(super) fn gone(app: &App, evidence: &Evidence) {
    app.vault.forget(evidence.copy().and_then(|copy| copy.file.as_ref()));
}
