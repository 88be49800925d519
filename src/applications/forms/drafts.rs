//! Starting a draft and saving its parts by their buttons.

use crate::{
    accounts::notice,
    applications::{
        actions::{self, Start},
        answers::{self, Flaw},
        budget::{MAX_ROWS, Source, TypedRow},
        context::LineNow,
        merge::Sent,
        pages, store,
    },
    calls::{addresses::At, terms::LineTerms},
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, AssociationId, CallId},
    policy::Refusal,
    web::{
        address::Page,
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

pub async fn start(
    visit: Visit,
    _: Viewer,
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
    let begin = Start { association: association.clone(), legal_person: legal };
    match actions::start(&visit.app, &visit.actor(), &line, begin).await {
        Ok(id) => Ok(Redirect::to(&Page::Application { application: id.to_string() }.path(visit.lang)).into_response()),
        Err(Error::Refused(Refusal::AlreadyFiled)) => {
            let id = store::standing_on(visit.app.db.read(), &line.line.id, &association).await?.ok_or(Error::NotFound)?;
            pages::already_filed(&visit, &id).await
        }
        Err(error) => Err(error),
    }
}

pub async fn save_answers(visit: Visit, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    if visit.viewer.is_none() {
        return Ok(pages::signed_out(&visit, &form));
    }
    let (whole, _, terms, _) = pages::open_draft(&visit, &id).await?;
    keep_as_chosen(&terms, &mut form);
    let sent = sent(&terms, &form);
    let conflicts = actions::save_answers(&visit.app, &visit.actor(), &whole.draft.id, &sent, visit.now).await?;
    if !conflicts.is_empty() {
        conflicts.iter().for_each(|conflict| form.fail(&conflict.question, pages::says(visit.lang, conflict)));
        return pages::answers_page(&visit, &id, Some(form), &conflicts).await;
    }
    notice::leave(&session, td_string!(visit.lang, applications.saved_notice)).await?;
    // Saved all the same; but whoever wrote something that does not fit sees it at once.
    let fits = |sent: &Sent| {
        let question = terms.questions.iter().find(|q| q.id == sent.question);
        question.and_then(|q| answers::flaw(q, &sent.text)).is_none_or(|flaw| flaw == Flaw::Missing)
    };
    let application = id;
    let next = if sent.iter().all(fits) { Page::Application { application } } else { Page::ApplicationAnswers { application } };
    Ok(Redirect::to(&next.path(visit.lang)).into_response())
}

/// Where two texts met, the form says which one to keep: mine as it was then, theirs, or what stands in the field now.
fn keep_as_chosen(terms: &LineTerms, form: &mut Form) {
    for question in &terms.questions {
        match form.get(&pages::keep_name(&question.id)) {
            "mine" => form.set(&question.id, form.raw(&pages::mine_name(&question.id)).to_owned()),
            // Whoever keeps the other's text has changed nothing.
            "theirs" => form.drop(&pages::shown_name(&question.id)),
            _ => {}
        }
    }
}

/// The answers that a form carries. An unchecked group of choices sends nothing: it counts only where its mark was sent.
fn sent(terms: &LineTerms, form: &Form) -> Vec<Sent> {
    let marked = |question: &str| form.iter().any(|(name, _)| name == pages::shown_name(question));
    let asked = terms.questions.iter().filter(|q| marked(&q.id));
    asked
        .map(|q| Sent {
            question: q.id.clone(),
            text: form.raw(&q.id).to_owned(),
            shown: form.get(&pages::shown_name(&q.id)).to_owned(),
        })
        .collect()
}

pub async fn save_budget(visit: Visit, session: Session, Path(id): Path<String>, form: Form) -> Result<Response> {
    if visit.viewer.is_none() {
        return Ok(pages::signed_out(&visit, &form));
    }
    let mut rows = rows(&form);
    let todo = form.get("do").to_owned();
    if let Some(number) = todo.strip_prefix("remove-").and_then(|n| n.parse::<usize>().ok())
        && number < rows.len()
    {
        rows.remove(number);
    }
    let adds = todo == "add";
    if adds && rows.len() < MAX_ROWS {
        rows.push(TypedRow::default());
    }
    if todo == "save" {
        rows.retain(|row| !row.is_blank());
    }
    let application = ApplicationId::from_text(&id);
    let saved = actions::save_budget(&visit.app, &visit.actor(), &application, &rows, form.get("shown"), visit.now).await;
    match saved {
        Ok(()) if todo == "save" => notice::leave(&session, td_string!(visit.lang, applications.saved_notice)).await?,
        Ok(()) => {}
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => return pages::budget_page(&visit, &id, Some(rows)).await,
        Err(error) => return Err(error),
    }
    let page = Page::ApplicationBudget { application: id.clone() }.path(visit.lang);
    let next = if adds { format!("{page}#fila-{}", rows.len()) } else { page };
    Ok(Redirect::to(&next).into_response())
}

/// The rows of the form, as typed.
fn rows(form: &Form) -> Vec<TypedRow> {
    let count = form.get("rows").parse::<usize>().unwrap_or(0).min(MAX_ROWS);
    let short = |text: &str, most: usize| answers::normal(text).chars().filter(|c| *c != '\n' && *c != '\t').take(most).collect();
    (0..count)
        .map(|i| TypedRow {
            concept: short(form.get(&format!("concept-{i}")), 1000),
            quantity: short(form.get(&format!("quantity-{i}")), 40),
            unit_cost: short(form.get(&format!("cost-{i}")), 40),
            source: Source::parse(form.get(&format!("source-{i}"))).unwrap_or_default(),
        })
        .collect()
}
