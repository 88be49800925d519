//! Writing a draft. Drafts are nobody's act: they go through the door for scratch, after the same permission.

use super::open_draft;
use crate::{
    app::App,
    applications::{
        answers::{self, Merge},
        budget::{MAX_ROWS, TypedRow},
        context::LineNow,
        model::Draft,
        rules, store,
    },
    associations,
    clock::Now,
    db::Scratch,
    error::{Error, Result},
    ids::{ApplicationId, AssociationId},
    policy::{self, Act, Actor, Refusal},
};

/// What a draft is started for.
pub struct Start {
    pub association: AssociationId,
    pub legal_person: Option<String>,
}

/// Starts a draft on a line, or finds the one that a colleague started.
pub async fn start(app: &App, actor: &Actor, line: &LineNow, start: Start) -> Result<ApplicationId> {
    policy::may(actor, Act::Draft(&start.association))?;
    rules::may_draft(&line.state(), line.now)?;
    if store::standing_on(app.db.read(), &line.line.id, &start.association).await?.is_some() {
        return Err(Refusal::AlreadyFiled.into());
    }
    if let Some(wanted) = &start.legal_person {
        let known = associations::store::legal_persons(app.db.read(), &start.association).await?;
        known.iter().find(|legal| &legal.id == wanted).ok_or(Error::NotFound)?;
    }
    let by = actor.id().ok_or(Refusal::SignInFirst)?;
    let draft = Draft {
        id: ApplicationId::random(),
        association: start.association,
        legal_person: start.legal_person,
        line: line.line.id.clone(),
        saved_at: line.now,
        version: 0,
    };
    let mut scratch = Scratch::begin(&app.db).await?;
    store::insert_draft(scratch.conn(), &draft, by).await?;
    let there = store::draft_on(scratch.conn(), &draft.line, &draft.association).await?;
    scratch.commit().await?;
    there.map(|draft| draft.id).ok_or(Error::NotFound)
}

/// An answer as it came back, with the mark of what had been shown.
pub struct Sent {
    pub question: String,
    pub text: String,
    pub shown: String,
}

/// Saves answers, finished or not. Which ones somebody else had changed meanwhile: those stay as they are stored.
pub async fn save_answers(app: &App, actor: &Actor, id: &ApplicationId, sent: &[Sent], now: Now) -> Result<Vec<String>> {
    let (draft, line) = open_draft(app, id, now).await?;
    policy::may(actor, Act::Draft(&draft.association))?;
    let asked = line.asked().ok_or(Refusal::NotReceivedHere)?;
    let mut scratch = Scratch::begin(&app.db).await?;
    // Looked at again under the lock: a filing may have come between.
    store::draft(scratch.conn(), id).await?.ok_or(Refusal::AlreadyFiled)?;
    let (mut conflicts, mut changed) = (Vec::new(), false);
    for answer in sent.iter().filter(|sent| asked.questions.iter().any(|q| q.id == sent.question)) {
        let stored = store::answer(scratch.conn(), id, &answer.question).await?;
        match answers::merge(&answer.text, &stored, &answer.shown) {
            Merge::Unchanged => {}
            Merge::Conflict => conflicts.push(answer.question.clone()),
            Merge::Save => {
                store::put_answer(scratch.conn(), id, &answer.question, &answers::normal(&answer.text), now).await?;
                changed = true;
            }
        }
    }
    if changed {
        store::touch(scratch.conn(), id, now).await?;
    }
    scratch.commit().await?;
    Ok(conflicts)
}

/// Saves the budget as typed; refused when somebody else changed it since it was shown.
pub async fn save_budget(app: &App, actor: &Actor, id: &ApplicationId, rows: &[TypedRow], shown: &str, now: Now) -> Result<()> {
    let (draft, _) = open_draft(app, id, now).await?;
    policy::may(actor, Act::DraftBudget(&draft.association))?;
    if rows.len() > MAX_ROWS {
        return Err(Refusal::TooLarge.into());
    }
    let mut scratch = Scratch::begin(&app.db).await?;
    store::draft(scratch.conn(), id).await?.ok_or(Refusal::AlreadyFiled)?;
    let stored = store::budget(scratch.conn(), id).await?;
    match answers::merge(&rules::budget_text(rows), &rules::budget_text(&stored), shown) {
        Merge::Unchanged => Ok(()),
        Merge::Conflict => Err(Refusal::ChangedMeanwhile.into()),
        Merge::Save => {
            store::replace_budget(scratch.conn(), id, rows).await?;
            store::touch(scratch.conn(), id, now).await?;
            scratch.commit().await
        }
    }
}
