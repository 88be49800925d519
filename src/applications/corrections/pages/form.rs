//! The answer to a correction: only the parts that are named are open; everything else stays as it was filed.

use super::{
    open, told,
    writing::{Desk, budget_rows, writing},
};
use crate::{
    applications::{
        answers::Answers,
        budget::TypedRow,
        corrections::{
            actions::Opened,
            model::{Kept, NOTE, Part, Work},
            receipt, rules, store, words,
        },
        model::{Content, Paper},
        pages::{as_typed, crumb, left_of, money_table, said_answer, typed_fields},
        receipt as set,
        rows::SentRow,
    },
    associations::model::Association,
    calls::standing::Kind,
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    policy::{Act, Refusal, may},
    web::{
        address::Page, dates::in_both_cities, download::attachment, form::Form, lang::Lang, parts::error_summary, shell::Head,
        visit::Visit,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

/// What was said of the form that came in.
pub enum Said {
    Nothing,
    /// It has to be mended, or was not what stands now.
    Mend(StatusCode, Form),
    /// Not all of it could be saved: somebody else changed the same, or it is too long.
    Met {
        status: StatusCode,
        form: Form,
        rows: Vec<SentRow>,
        kept: Kept,
    },
    /// It can not be sent. It was kept all the same, or what the form still has and these rows were not.
    NotSent {
        status: StatusCode,
        form: Form,
        lost: Option<Vec<TypedRow>>,
    },
}

pub async fn show(visit: Visit, Path((id, correction)): Path<(String, String)>) -> Result<Response> {
    let (opened, association) = open(&visit, &id, &correction).await?;
    page(&visit, &opened, &association, Said::Nothing).await
}

/// The page: the form while it may be written and whoever visits may write it, otherwise what there is to read.
pub async fn page(visit: &Visit, opened: &Opened, association: &Association, said: Said) -> Result<Response> {
    let (lang, now) = (visit.lang, visit.now);
    let work = store::work(&mut *visit.app.db.read().acquire().await?, &opened.correction.id).await?;
    let standing = opened.standing();
    let (status, mut form, lost, met) = match said {
        Said::Nothing => (StatusCode::OK, None, None, None),
        Said::Mend(status, form) => (status, Some(form), None, None),
        Said::Met { status, form, rows, kept } => (status, Some(form), None, Some((rows, kept))),
        Said::NotSent { status, form, lost } => (status, Some(form), lost, None),
    };
    let is_kept = lost.is_none();
    let hand = opened.hand(&visit.actor()).ok().filter(|_| opened.may_write(now).is_ok()).map(|(_, hand)| hand);
    let may_send = may(&visit.actor(), Act::File(&association.id)).is_ok();
    let late = late(opened, status, now);
    let title = td_string!(lang, corrections.title, folio = opened.filed.folio.to_string()).to_string();
    let link = link(lang, opened);
    let body = if let Some(hand) = hand {
        let mut form = form.take().unwrap_or_else(|| started(opened, &standing, &work));
        let sends = may_send && opened.line.state().standing != Kind::Suspended;
        let (rows, both) = budget_rows(visit, (opened, &standing, &work), &mut form, met.as_ref());
        let conflicts = met.as_ref().map(|(_, kept)| kept.conflicts.as_slice()).unwrap_or_default();
        let summary = error_summary(lang, &form);
        let (form, rows) = (&form, rows.as_slice());
        let desk = Desk { lang, opened, standing: &standing, work: &work, form, conflicts, rows, link: &link, hand };
        view! { {summary} {head(lang, opened, association, &title)} {writing(visit, &desk, sends, both)} }.into_any()
    } else {
        let stored = kept(lang, opened, &standing, &work, form.as_ref().filter(|_| is_kept), &link);
        let mine = form.zip(lost).map(|(form, rows)| not_kept(lang, opened, &standing, &form, &rows));
        let left = left_of(visit, opened.correction.id.as_str(), parts(lang, opened));
        let told = told::told(lang, &opened.correction, &standing, &opened.term, now, &link);
        let receipt = opened.correction.answer.is_some().then(|| receipt_link(lang, opened));
        view! {
            {left}
            {head(lang, opened, association, &title)}
            {late.map(|at| too_late(lang, opened, at, is_kept))}
            {mine}
            <h2>{td_string!(lang, corrections.parts)}</h2>
            {told}
            {receipt}
            {stored}
        }
        .into_any()
    };
    Ok(visit.page_as(status, Head::private(title), move || body))
}

/// The names of the parts that are open, for texts that this device still keeps.
fn parts(lang: Lang, opened: &Opened) -> Vec<(String, String)> {
    let terms = &opened.filed.content.terms;
    let named = opened.correction.asked.items.iter().filter_map(|item| match &item.part {
        Part::Answer(id) => Some((id.clone(), words::part(lang, terms, &item.part))),
        _ => None,
    });
    named.chain([(NOTE.to_owned(), td_string!(lang, corrections.note).to_owned())]).collect()
}

fn receipt_link(lang: Lang, opened: &Opened) -> AnyView {
    let (application, correction) = (opened.filed.id.to_string(), opened.correction.id.to_string());
    let page = Page::CorrectionReceiptPdf { application, correction }.path(lang);
    view! { <p class="row"><a class="button" href=page>{td_string!(lang, corrections.receipt_link)}</a></p> }.into_any()
}

/// The receipt of an answer, to keep and to send on.
pub async fn show_receipt(visit: Visit, Path((id, correction)): Path<(String, String)>) -> Result<Response> {
    let (opened, _) = open(&visit, &id, &correction).await?;
    let received = opened.correction.answer.as_ref().ok_or(Error::NotFound)?;
    let sheet = receipt::sheet(&visit.app, visit.lang, &opened, received);
    let number = opened.all.iter().position(|one| one.id == opened.correction.id).map_or(0, |at| at + 1);
    let folio = opened.filed.folio.to_string();
    let name = td_string!(visit.lang, corrections.receipt_file, folio = folio, number = number).to_string();
    Ok(attachment(&name, "application/pdf", set::pdf(sheet).await?))
}

/// The instant at which what came too late arrived.
fn late(opened: &Opened, status: StatusCode, now: Now) -> Option<Now> {
    (status == StatusCode::CONFLICT && opened.may_write(now) == Err(Refusal::TermOver)).then_some(now)
}

fn too_late(lang: Lang, opened: &Opened, at: Now, is_kept: bool) -> AnyView {
    let until = opened.term.until.map(|until| words::last_minute(lang, until)).unwrap_or_default();
    let says = td_string!(lang, corrections.too_late, now = in_both_cities(lang, at), until = until).to_string();
    let what = if is_kept { td_string!(lang, corrections.kept_below) } else { td_string!(lang, corrections.colleague_kept) };
    view! { <div class="notice warn" role="alert"><p>{says}" "{what}</p></div> }.into_any()
}

/// Files by their reference: what is filed, and what is attached to the answer.
fn link(lang: Lang, opened: &Opened) -> impl Fn(&Paper) -> String + use<> {
    let (application, correction) = (opened.filed.id.to_string(), opened.correction.id.to_string());
    move |paper| {
        let (application, correction, file) = (application.clone(), correction.clone(), paper.id.to_string());
        Page::CorrectionFile { application, correction, file }.path(lang)
    }
}

fn head(lang: Lang, opened: &Opened, association: &Association, title: &str) -> AnyView {
    view! {
        {crumb(lang, association, Some((&opened.filed.id, &opened.line)), title)}
        <h1>{title.to_owned()}</h1>
        <p class="meta">{opened.line.title(lang)}" · "{opened.line.institution_name(lang)}</p>
    }
    .into_any()
}

/// The form as it is kept.
fn started(opened: &Opened, standing: &Content, work: &Work) -> Form {
    let (texts, _) = rules::typed(&opened.correction.asked, standing, work);
    let mut form = Form::of(texts.iter().map(|(id, text)| (id.as_str(), text.clone())));
    form.set(NOTE, work.note.clone());
    form
}

/// What was written and never sent.
fn kept(
    lang: Lang,
    opened: &Opened,
    standing: &Content,
    work: &Work,
    form: Option<&Form>,
    link: &dyn Fn(&Paper) -> String,
) -> AnyView {
    if opened.correction.answer.is_some() || (work.version == 0 && work.papers.is_empty() && form.is_none()) {
        return ().into_any();
    }
    let terms = &standing.terms;
    let given = form.map_or_else(|| work.answers.clone(), typed_fields);
    let note = form.map_or_else(|| work.note.clone(), |form| form.raw(NOTE).to_owned());
    let rows = work.budget.as_ref().map(|rows| {
        let rows: Vec<TypedRow> = rows.iter().map(|(_, row)| row.clone()).collect();
        money_table(lang, terms, &rules::reckoned(standing, &rows).budget)
    });
    let files = (!work.papers.is_empty()).then(|| told::files(lang, &work.papers, link));
    view! {
        <h2>{td_string!(lang, corrections.kept)}</h2>
        {texts(lang, opened, standing, &given, &note)}
        {rows}
        {files}
    }
    .into_any()
}

/// What came too late and found a colleague's text in its place: shown, so that it can be copied from here.
fn not_kept(lang: Lang, opened: &Opened, standing: &Content, form: &Form, rows: &[TypedRow]) -> AnyView {
    let terms = &standing.terms;
    let rows = rows.iter().map(|row| view! { <li class="typed">{as_typed(lang, terms, row)}</li> }).collect_view();
    view! {
        <h2>{td_string!(lang, corrections.not_kept)}</h2>
        {texts(lang, opened, standing, &typed_fields(form), form.raw(NOTE))}
        <ul>{rows}</ul>
    }
    .into_any()
}

/// The answers that are named, and the note.
fn texts(lang: Lang, opened: &Opened, standing: &Content, given: &Answers, note: &str) -> AnyView {
    let terms = &standing.terms;
    let named = opened.correction.asked.items.iter().filter_map(|item| match &item.part {
        Part::Answer(id) => Some((words::part(lang, terms, &item.part), terms.question(id)?)),
        _ => None,
    });
    let mut texts: Vec<AnyView> = named
        .map(|(name, question)| {
            view! { <div><dt>{name}</dt>{said_answer(lang, question, given, terms.currency)}</div> }.into_any()
        })
        .collect();
    if !note.trim().is_empty() {
        let name = td_string!(lang, corrections.note);
        texts.push(view! { <div><dt>{name}</dt><dd class="typed">{note.to_owned()}</dd></div> }.into_any());
    }
    view! { <dl class="facts">{texts}</dl> }.into_any()
}
