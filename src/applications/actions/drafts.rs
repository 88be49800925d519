//! Writing a draft. Drafts are nobody's act: they go through the door for scratch, after the same permission.

use super::open_draft;
use crate::{
    accounts,
    app::App,
    applications::{
        answers::{is_too_long, takes},
        context::LineNow,
        fit::misfit,
        merge::{Sent, merge_all},
        model::{Conflict, Draft, SavedAnswer, Who},
        rules, store,
    },
    associations, calls,
    clock::Now,
    db::Scratch,
    error::{Error, Result},
    ids::{ApplicationId, AssociationId, PersonId},
    policy::{self, Act, Actor, Refusal},
};
use sqlx::SqliteConnection;

/// What a draft is started for.
pub struct Start {
    pub association: AssociationId,
    pub legal_person: Option<String>,
}

/// Starts a draft on a line, or finds the one that a colleague started.
pub async fn start(app: &App, actor: &Actor, line: &LineNow, start: Start) -> Result<ApplicationId> {
    let permit = policy::may(actor, Act::Draft(&start.association))?;
    rules::may_draft(&line.state(), line.now)?;
    let known = associations::store::legal_persons(app.db.read(), &start.association).await?;
    let through = match &start.legal_person {
        Some(chosen) => Some(known.iter().find(|legal| &legal.id == chosen).ok_or(Error::NotFound)?),
        None => None,
    };
    let wanted = line.asked().map(|terms| terms.legal_person).unwrap_or_default();
    if misfit(wanted, through.map(|legal| &legal.deed)).is_some() {
        return Err(Refusal::DoesNotFit.into());
    }
    let by = actor.id().ok_or(Refusal::SignInFirst)?;
    let draft = Draft {
        id: ApplicationId::random(),
        association: start.association,
        legal_person: start.legal_person,
        line: line.line.id.clone(),
        saved_at: line.now,
        version: 0,
        terms_seen: line.asked().map_or(1, |asked| asked.version),
    };
    let mut scratch = Scratch::begin_for(&app.db, &permit).await?;
    // Asked under the lock: beside what a colleague files at this moment, a draft would be left that nobody can file or remove.
    if store::standing_on(&mut *scratch.conn(), &draft.line, &draft.association).await?.is_some() {
        return Err(Refusal::AlreadyFiled.into());
    }
    store::insert_draft(scratch.conn(), &draft, by).await?;
    let there = store::draft_on(scratch.conn(), &draft.line, &draft.association).await?;
    scratch.commit().await?;
    there.map(|draft| draft.id).ok_or(Error::NotFound)
}

/// Saves answers, finished or not, by the rule of [`merge_all`]. Where two people changed the same one it stays as it is stored, and comes
/// back to be chosen from.
pub async fn save_answers(app: &App, actor: &Actor, id: &ApplicationId, sent: &[Sent], now: Now) -> Result<Vec<Conflict>> {
    let (draft, line) = open_draft(app, id, now).await?;
    let permit = policy::may(actor, Act::Draft(&draft.association))?;
    line.asked().ok_or(Refusal::NotReceivedHere)?;
    if sent.iter().any(|sent| is_too_long(&sent.text)) {
        return Err(Refusal::TooLong.into());
    }
    // Also what an amendment took off while somebody was typing: it is kept, and not asked for.
    let versions = calls::store::terms_versions(&app.db, &draft.line).await?;
    let mut scratch = Scratch::begin_for(&app.db, &permit).await?;
    // Looked at again under the lock: a filing may have come between.
    store::draft(scratch.conn(), id).await?.ok_or(Refusal::AlreadyFiled)?;
    let stored = store::answers(&mut *scratch.conn(), id).await?;
    let asked = |field: &str| versions.iter().any(|terms| takes(terms, field, &stored));
    let sent: Vec<Sent> = sent.iter().filter(|sent| asked(&sent.question)).cloned().collect();
    let merged = merge_all(&stored, &sent);
    let changed = !merged.saves.is_empty();
    for (question, text) in merged.saves {
        let saved = SavedAnswer { text, by: actor.id().cloned(), at: now };
        store::put_answer(scratch.conn(), id, &question, &saved).await?;
    }
    let mut conflicts = Vec::new();
    for question in merged.conflicts {
        let nothing = SavedAnswer { text: String::new(), by: None, at: draft.saved_at };
        let theirs = store::answer(&mut *scratch.conn(), id, &question).await?.unwrap_or(nothing);
        let who = who(scratch.conn(), actor, theirs.by.as_ref()).await?;
        conflicts.push(Conflict { question, theirs, who });
    }
    if changed {
        store::touch(scratch.conn(), id, now).await?;
    }
    scratch.commit().await?;
    Ok(conflicts)
}

/// Who saved something, as it is told to whoever meets it.
pub async fn who(conn: &mut SqliteConnection, actor: &Actor, by: Option<&PersonId>) -> Result<Who> {
    Ok(match by {
        Some(person) if Some(person) == actor.id() => Who::Yourself,
        Some(person) => {
            let found = accounts::store::by_id(conn, person).await?;
            found.map_or(Who::Unknown, |person| Who::Colleague(person.name))
        }
        None => Who::Unknown,
    })
}
