//! Describing projects, and copying one into an application.

use super::{
    model::{MOST, Project, What},
    store, words,
};
pub use crate::associations::actions::By;
use crate::{
    applications::{self, actions as applying, answers, merge::Sent},
    error::{Error, Result},
    ids::{ApplicationId, AssociationId},
    ledger::{Entry, Write},
    policy::{Act, Refusal, may},
    web::lang::Lang,
};

pub async fn add(by: By<'_>, id: &AssociationId, what: &What) -> Result<String> {
    let mut w = Write::begin(&by.app.db, may(by.actor, Act::KeepProjects(id))?, by.now).await?;
    if store::of(&mut *w.conn(), id).await?.len() >= MOST {
        return Err(Refusal::TooMany.into());
    }
    let project = uuid::Uuid::new_v4().to_string();
    store::insert(w.conn(), id, &project, what, by.now).await?;
    w.enter(told(entry("project_added", id, &project), what)).await?;
    w.commit().await?;
    Ok(project)
}

pub async fn change(by: By<'_>, id: &AssociationId, project: &str, what: &What, seen: &str) -> Result<()> {
    let (mut w, known) = as_shown(by, id, project, seen).await?;
    if known.what == *what {
        return Ok(());
    }
    store::update(w.conn(), &known.id, what).await?;
    w.enter(told(entry("project_changed", id, &known.id), what)).await?;
    w.commit().await.map(|_| ())
}

/// Notes that a project ended, or that it goes on after all.
pub async fn end(by: By<'_>, id: &AssociationId, project: &str, ended: bool, seen: &str) -> Result<()> {
    let (mut w, known) = as_shown(by, id, project, seen).await?;
    if known.ended_at.is_some() == ended {
        return Ok(());
    }
    store::set_ended(w.conn(), &known.id, ended.then_some(by.now)).await?;
    w.enter(entry(if ended { "project_ended" } else { "project_resumed" }, id, &known.id)).await?;
    w.commit().await.map(|_| ())
}

/// The projects of an association that nobody belongs to any more are deleted, with what was written of them, here and beside the entries:
/// nobody is left who could.
pub async fn put_away(write: &mut Write, id: &AssociationId) -> Result<()> {
    for project in store::of(&mut *write.conn(), id).await? {
        if project.ended_at.is_none() {
            write.enter(entry("project_ended", id, &project.id)).await?;
        }
        store::erase(write.conn(), &project.id).await?;
    }
    Ok(())
}

async fn as_shown(by: By<'_>, id: &AssociationId, project: &str, seen: &str) -> Result<(Write, Project)> {
    let mut w = Write::begin(&by.app.db, may(by.actor, Act::KeepProjects(id))?, by.now).await?;
    let known = store::find(&mut *w.conn(), id, project).await?;
    if store::last_entry(&mut *w.conn(), &known.id).await? != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    Ok((w, known))
}

fn entry(kind: &'static str, id: &AssociationId, project: &str) -> Entry {
    Entry::sealed(kind, "project", project).with("association", id.as_str())
}

fn told(entry: Entry, what: &What) -> Entry {
    let populations: Vec<&str> = what.populations.iter().map(|one| one.as_str()).collect();
    entry
        .with("participation", what.participation.as_str())
        .with("populations", populations)
        .text("title", &what.title)
        .text("description", &what.description)
}

/// Copies a project into an answer of a draft, after what stands there: its description, with whom it works, which participation it
/// promotes. What somebody writes meanwhile is not lost: the copy is then refused, and can be made again.
pub async fn take(by: By<'_>, lang: Lang, application: &ApplicationId, question: &str, project: &str) -> Result<()> {
    let db = by.app.db.read();
    let draft = applications::store::draft(db, application).await?.ok_or(Error::NotFound)?;
    may(by.actor, Act::Draft(&draft.association))?;
    let project = store::find(db, &draft.association, project).await?;
    let there = applications::store::answers(db, application).await?.remove(question).unwrap_or_default();
    let text = after(&after(&there, &project.what.description), &words::in_brief(lang, &project.what));
    let sent = Sent { question: question.to_owned(), text, shown: answers::seen(&there) };
    let conflicts = applying::save_answers(by.app, by.actor, application, &[sent], by.now).await?;
    if conflicts.is_empty() { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// One text after the other; the same is not put twice.
pub fn after(there: &str, more: &str) -> String {
    match there.trim() {
        "" => more.to_owned(),
        known if known.contains(more.trim()) => known.to_owned(),
        known => format!("{known}\n\n{more}"),
    }
}
