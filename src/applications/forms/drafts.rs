//! Starting a draft and saving its answers by their button.

use crate::{
    accounts::notice,
    applications::{
        actions::{self, Start},
        answers::{self, Answers},
        context::LineNow,
        merge::Sent,
        model::Conflict,
        needed::{self, Needed},
        pages::{self, Typed},
        store, wanted,
    },
    calls::{addresses::At, terms::LineTerms},
    error::{Error, Result},
    i18n::td_string,
    ids::{AssociationId, CallId},
    policy::Refusal,
    web::{
        address::Page,
        errors,
        form::Form,
        parts::field_id,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use std::collections::BTreeMap;
use tower_sessions::Session;

pub async fn start(
    visit: Visit,
    _: Viewer,
    session: Session,
    At { id: call, .. }: At<CallId>,
    Path((_, line)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    let line = LineNow::at(&visit.app, &call, &line, visit.now).await?;
    let chosen = form.get("as").to_owned();
    if chosen.is_empty() {
        form.fail("as", td_string!(visit.lang, applications.start_choose));
        return pages::start_page(&visit, line, form).await;
    }
    let (association, legal) = chosen.split_once('/').map_or((chosen.as_str(), None), |(a, legal)| (a, Some(legal.to_owned())));
    let association = AssociationId::from_text(association);
    let begin = Start { association: association.clone(), legal_person: legal.clone() };
    match actions::start(&visit.app, &visit.actor(), &line, begin).await {
        Ok(id) => {
            let there = store::draft(visit.app.db.read(), &id).await?;
            // A colleague began it, through another legal person than the one that was chosen here.
            if there.is_some_and(|draft| draft.legal_person != legal) {
                notice::leave(&session, td_string!(visit.lang, applications.start_other_legal)).await?;
            }
            Ok(Redirect::to(&Page::Application { application: id.to_string() }.path(visit.lang)).into_response())
        }
        Err(Error::Refused(Refusal::AlreadyFiled)) => {
            let id = store::standing_on(visit.app.db.read(), &line.line.id, &association).await?.ok_or(Error::NotFound)?;
            pages::already_filed(&visit, &id).await
        }
        Err(error) => Err(error),
    }
}

pub async fn save_answers(visit: Visit, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    if visit.viewer.is_none() {
        return Ok(errors::signed_out(&visit, &form));
    }
    keep_as_chosen(&mut form);
    let typed = sent(&form);
    match keep_answers(&visit, &session, &id, (form, typed.clone())).await {
        Err(Error::Refused(why) | Error::Instead(why, _)) => pages::not_kept(&visit, &id, why, Typed::Answers(typed)).await,
        done => done,
    }
}

async fn keep_answers(visit: &Visit, session: &Session, id: &str, (mut form, sent): (Form, Vec<Sent>)) -> Result<Response> {
    let (whole, _, terms, _) = pages::open_draft(visit, id).await?;
    // What is too long comes back as typed; the rest is saved.
    let (long, sent): (Vec<Sent>, Vec<Sent>) = sent.into_iter().partition(|sent| answers::is_too_long(&sent.text));
    let conflicts = actions::save_answers(&visit.app, &visit.actor(), &whole.draft.id, &sent, visit.now).await?;
    if !conflicts.is_empty() || !long.is_empty() {
        let stored = store::answers(visit.app.db.read(), &whole.draft.id).await?;
        as_stored(&mut form, &sent, &stored, &conflicts);
        long.iter().for_each(|sent| form.fail(&sent.question, errors::words(visit.lang, Refusal::TooLong)));
        conflicts.iter().for_each(|conflict| form.fail(&conflict.question, pages::says(visit.lang, conflict)));
        return pages::answers_page(visit, id, Some(form), &conflicts).await;
    }
    let saved = store::answers(visit.app.db.read(), &whole.draft.id).await?;
    if let Some(wanted) = form.get("do").strip_prefix("files-").and_then(|paper| wanted::find(&terms, paper)) {
        let asked = wanted::asked(&terms, &saved).contains(&wanted);
        return to_files(visit, session, id.to_owned(), wanted.id, asked).await;
    }
    notice::leave(session, td_string!(visit.lang, applications.saved_notice)).await?;
    let next = match read_on(&terms, &whole.answers, &saved, form.get("do")) {
        Some(field) => {
            format!("{}#{}", Page::ApplicationAnswers { application: id.to_owned() }.path(visit.lang), field_id(&field))
        }
        None => Page::Application { application: id.to_owned() }.path(visit.lang),
    };
    Ok(Redirect::to(&next).into_response())
}

/// On to where the files of a question are attached; where the answers do not lead to it, back to the question, which says so.
async fn to_files(visit: &Visit, session: &Session, application: String, paper: &str, asked: bool) -> Result<Response> {
    let (says, next) = if asked {
        let page = Page::ApplicationFiles { application }.path(visit.lang);
        (td_string!(visit.lang, applications.saved_notice), format!("{page}#{paper}"))
    } else {
        let page = Page::ApplicationAnswers { application }.path(visit.lang);
        (td_string!(visit.lang, questions.files_not_asked), format!("{page}#{}", field_id(paper)))
    };
    notice::leave(session, says).await?;
    Ok(Redirect::to(&next).into_response())
}

/// A form that comes back shows what is stored in each field that was saved, or that somebody else changed: with the mark that it gets, an
/// older text would take the place of a newer one.
pub fn as_stored(form: &mut Form, sent: &[Sent], stored: &Answers, met: &[Conflict]) {
    for Sent { question, .. } in sent.iter().filter(|sent| met.iter().all(|met| met.question != sent.question)) {
        form.set(question, stored.get(question).cloned().unwrap_or_default());
    }
}

/// Where two texts met, the form says which one to keep: mine as it was then, theirs, or what stands in the field now.
pub fn keep_as_chosen(form: &mut Form) {
    let prefix = pages::keep_name("");
    let chosen: Vec<(String, String)> =
        form.iter().filter_map(|(name, kept)| Some((name.strip_prefix(&prefix)?.to_owned(), kept.to_owned()))).collect();
    for (field, kept) in chosen {
        match kept.as_str() {
            "mine" => form.set(&field, form.raw(&pages::mine_name(&field)).to_owned()),
            // Whoever keeps the other's text has changed nothing.
            "theirs" => form.drop(&format!("{}{field}", pages::SHOWN)),
            _ => {}
        }
    }
}

/// The field at which whoever saved should read on; none when they are through. Everything is saved all the same.
fn read_on(terms: &LineTerms, before: &Answers, saved: &Answers, pressed: &str) -> Option<String> {
    // A table with more rows.
    if let Some(table) = pressed.strip_prefix("rows-").and_then(|id| terms.question(id)) {
        let next = answers::filled_rows(table, saved).last().map_or(0, |(row, _)| row + 1);
        return Some(answers::cell_field(&table.id, next, 0));
    }
    let asked = needed::asked(terms, saved);
    // What does not fit is seen at once, and so is a question that an answer just given leads to.
    let wrong = asked.iter().flat_map(|q| answers::flaws(q, saved)).find(|(_, flaw)| !flaw.is_gap()).map(|(field, _)| field);
    let was = Needed::of(terms, before);
    let new = asked.iter().find(|q| !was.is(&q.id) && !answers::is_answered(q, saved));
    wrong.or_else(|| {
        let new = new?;
        Some(answers::fields(new).into_iter().next().unwrap_or_else(|| new.id.clone()))
    })
}

/// The fields that a form carries. An unticked box sends nothing: a field counts only where its mark was sent.
pub fn sent(form: &Form) -> Vec<Sent> {
    let mut typed: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, value) in form.iter() {
        typed.entry(name).or_insert(value);
    }
    let marks = form.iter().filter_map(|(name, mark)| Some((name.strip_prefix(pages::SHOWN)?, mark)));
    let text = |field: &str| typed.get(field).copied().unwrap_or_default().to_owned();
    marks.map(|(field, mark)| Sent { question: field.to_owned(), text: text(field), shown: mark.trim().to_owned() }).collect()
}
