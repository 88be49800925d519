//! Bringing over what fits from an earlier application of the same association. It fills a draft and files nothing.

use super::{
    open_draft,
    papers::{keep_bytes, note},
};
use crate::{
    app::App,
    applications::{
        budget::TypedRow,
        copying::plan,
        corrections,
        model::{Content, Filed, Paper, SavedAnswer, WholeDraft},
        rows::SavedRow,
        store, wanted,
    },
    clock::Now,
    db::Scratch,
    error::{Error, Result},
    ids::{ApplicationId, AssociationId, RowId},
    policy::{self, Act, Actor, Permit, Refusal},
    scanner,
};

/// An earlier application of an association, as it stood with its corrections.
pub async fn source(app: &App, association: &AssociationId, id: &ApplicationId) -> Result<(Filed, Content)> {
    let filed =
        store::filed(app.db.read(), id).await?.filter(|filed| &filed.association == association).ok_or(Error::NotFound)?;
    let all = corrections::store::of(app.db.read(), id).await?;
    let content = corrections::rules::before(&filed.content, &all, None);
    Ok((filed, content))
}

/// What came of copying.
pub struct Copied {
    /// The files that were not carried although they fit, and why.
    pub left: Vec<(String, Refusal)>,
}

/// Fills a draft. `seen` is the version of the draft on the page that showed the plan.
pub async fn copy(app: &App, actor: &Actor, id: &ApplicationId, from: &ApplicationId, seen: i64, now: Now) -> Result<Copied> {
    let (draft, line) = open_draft(app, id, now).await?;
    let permit = policy::may(actor, Act::Draft(&draft.association))?;
    let terms = line.asked().ok_or(Refusal::NotReceivedHere)?;
    let (_, old) = source(app, &draft.association, from).await?;
    let whole = whole(app, id, seen).await?;
    let plan = plan(terms, &whole, &old);
    let mut scratch = Scratch::begin_for(&app.db, &permit).await?;
    unchanged(&mut scratch, id, seen).await?;
    for part in &plan.answers {
        for (field, text) in part.carried.iter().flatten() {
            let saved = SavedAnswer { text: text.clone(), by: actor.id().cloned(), at: now };
            store::put_answer(scratch.conn(), id, field, &saved).await?;
        }
    }
    if let Ok(rows) = &plan.budget {
        let copied =
            |typed: &TypedRow| SavedRow { id: RowId::random(), typed: typed.clone(), by: actor.id().cloned(), at: Some(now) };
        store::put_budget(scratch.conn(), id, &rows.iter().map(copied).collect::<Vec<_>>()).await?;
    }
    store::touch(scratch.conn(), id, now).await?;
    scratch.commit().await?;
    // Files one by one, each whole: a copy in the vault takes its time, and nobody else should wait for all of them.
    let mut left = Vec::new();
    for part in &plan.papers {
        let most = wanted::find(terms, &part.id).map_or(0, |wanted| wanted.most);
        for file in part.carried.iter().flatten() {
            match attach(app, &permit, (id, &part.id, most), (from, file), now).await {
                Ok(()) => {}
                Err(Error::Refused(
                    refusal @ (Refusal::Quarantined | Refusal::TooManyFiles | Refusal::FileKind | Refusal::TooLarge),
                )) => left.push((file.name.clone(), refusal)),
                Err(error) => return Err(error),
            }
        }
    }
    Ok(Copied { left })
}

async fn whole(app: &App, id: &ApplicationId, seen: i64) -> Result<WholeDraft> {
    let mut reader = app.db.read().acquire().await?;
    let whole = store::whole(&mut reader, id).await?.ok_or(Refusal::AlreadyFiled)?;
    if whole.draft.version == seen { Ok(whole) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

async fn unchanged(scratch: &mut Scratch, id: &ApplicationId, seen: i64) -> Result<()> {
    let draft = store::draft(scratch.conn(), id).await?.ok_or(Refusal::AlreadyFiled)?;
    if draft.version == seen { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// A copy of its own: the draft's file can be taken off without touching what was filed. What it is a copy of goes with it.
async fn attach(
    app: &App,
    permit: &Permit,
    (id, paper, most): (&ApplicationId, &str, usize),
    (from, file): (&ApplicationId, &Paper),
    now: Now,
) -> Result<()> {
    let bytes = scanner::open(app, &file.id).await?;
    let lent = store::lent(app.db.read(), from, &file.paper, &file.sha256).await?;
    let kept = keep_bytes(app, paper, &file.name, bytes).await?;
    note(app, permit, id, (kept, most), lent, now).await?;
    Ok(())
}
