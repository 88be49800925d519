//! The answer to a correction: only the parts that are named are open; everything else stays as it was filed.

use super::{open, told};
use crate::{
    applications::{
        answers::Answers,
        budget::TypedRow,
        corrections::{
            actions::Opened,
            hand::Hand,
            model::{Item, Part, Work},
            receipt, rules, store, words,
        },
        forms::rows_after,
        model::{Content, Paper},
        pages::{budget_table, crumb, declaration_words, money_table, question_fields, said_answer, typed_fields},
        receipt as set,
    },
    associations::model::Association,
    calls::{
        standing::Kind,
        terms::{LineTerms, Question},
    },
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
    /// It has to be mended, or somebody else's save stood in the way.
    Mend(StatusCode, Form),
    /// The term had ended when it arrived; it was kept, or a colleague's text stood in the way.
    TooLate {
        form: Form,
        kept: bool,
    },
}

pub async fn show(visit: Visit, Path((id, correction)): Path<(String, String)>) -> Result<Response> {
    let (opened, association) = open(&visit, &id, &correction).await?;
    page(&visit, &opened, &association, Said::Nothing).await
}

/// What the form is made from.
struct Desk<'a> {
    lang: Lang,
    opened: &'a Opened,
    standing: &'a Content,
    work: &'a Work,
    form: &'a Form,
    link: &'a dyn Fn(&Paper) -> String,
    hand: Hand,
}

/// The page: the form while it may be written and whoever visits may write it, otherwise what there is to read.
pub async fn page(visit: &Visit, opened: &Opened, association: &Association, said: Said) -> Result<Response> {
    let (lang, now) = (visit.lang, visit.now);
    let work = store::work(&mut *visit.app.db.read().acquire().await?, &opened.correction.id).await?;
    let standing = opened.standing();
    let (status, form, is_kept) = match said {
        Said::Nothing => (StatusCode::OK, None, true),
        Said::Mend(status, form) => (status, Some(form), true),
        Said::TooLate { form, kept } => (StatusCode::CONFLICT, Some(form), kept),
    };
    let hand = opened.hand(&visit.actor()).ok().filter(|_| opened.may_write(now).is_ok()).map(|(_, hand)| hand);
    let may_send = may(&visit.actor(), Act::File(&association.id)).is_ok();
    let late = late(opened, status, now);
    let title = td_string!(lang, corrections.title, folio = opened.filed.folio.to_string()).to_string();
    let link = link(lang, opened);
    let body = if let Some(hand) = hand {
        let form = form.unwrap_or_else(|| started(opened, &standing, &work));
        let sends = may_send && opened.line.state().standing != Kind::Suspended;
        let summary = error_summary(lang, &form);
        let desk = Desk { lang, opened, standing: &standing, work: &work, form: &form, link: &link, hand };
        view! { {summary} {head(lang, opened, association, &title)} {writing(&desk, sends)} }.into_any()
    } else {
        let stored = kept(lang, opened, &standing, &work, form.as_ref().filter(|_| is_kept), &link);
        let mine = form.filter(|_| !is_kept).map(|form| not_kept(lang, opened, &standing, &form));
        let told = told::told(lang, &opened.correction, &standing, &opened.term, now, &link);
        let receipt = opened.correction.answer.is_some().then(|| receipt_link(lang, opened));
        view! {
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

fn receipt_link(lang: Lang, opened: &Opened) -> AnyView {
    let (application, correction) = (opened.filed.id.to_string(), opened.correction.id.to_string());
    let page = Page::CorrectionReceiptPdf { application, correction }.path(lang);
    view! { <p class="row"><a class="button" href=page>{td_string!(lang, corrections.receipt_link)}</a></p> }.into_any()
}

/// The receipt of an answer, to keep and to send on.
pub async fn show_receipt(visit: Visit, Path((id, correction)): Path<(String, String)>) -> Result<Response> {
    let (opened, association) = open(&visit, &id, &correction).await?;
    let received = opened.correction.answer.as_ref().ok_or(Error::NotFound)?;
    let sheet = receipt::sheet(&visit.app, visit.lang, &opened, received, &association);
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
        {crumb(lang, association, Some((&opened.filed.id, &opened.line)))}
        <h1>{title.to_owned()}</h1>
        <p class="meta">{opened.line.title(lang)}" · "{opened.line.institution_name(lang)}</p>
    }
    .into_any()
}

/// The form as it is kept.
fn started(opened: &Opened, standing: &Content, work: &Work) -> Form {
    let (texts, _) = rules::typed(&opened.correction.asked, standing, work);
    let mut form = Form::of(texts.iter().map(|(id, text)| (id.as_str(), text.clone())));
    form.set("note", work.note.clone());
    form.set("seen", work.version.to_string());
    form
}

fn writing(desk: &Desk<'_>, sends: bool) -> AnyView {
    let Desk { lang, opened, form, work, hand, .. } = *desk;
    let asked = &opened.correction.asked;
    let state = words::state(lang, rules::state(None, opened.term.until, opened.line.now));
    let words = (!asked.words.is_empty()).then(|| view! { <p class="typed">{asked.words.clone()}</p> });
    // A form that came back shows what it carried; it is sent with the version that is stored.
    let seen = if form.is_fine() { form.get("seen").to_owned() } else { work.version.to_string() };
    let items: Vec<_> = asked.items.iter().map(|item| part(desk, item)).collect();
    let note = (hand == Hand::All).then(|| {
        form.input("note", td_string!(lang, corrections.note)).hint(td_string!(lang, corrections.note_hint)).rows(4).view()
    });
    let sending = if sends { declaration(lang, form, &opened.filed.content.association.name) } else { not_now(lang, opened) };
    view! {
        <div class="notice"><p>{state}</p><p>{words::term(lang, asked, &opened.term)}</p></div>
        {words}
        <p>{td_string!(lang, corrections.only_these)}</p>
        {(hand == Hand::Budget).then(|| view! { <p>{td_string!(lang, corrections.only_budget)}</p> })}
        <form method="post" id="correccion">
            // What Enter does: save, and not the first row's removal.
            <button hidden name="do" value="save"></button>
            <input r#type="hidden" name="seen" value=seen/>
            <input r#type="hidden" name="files" value=rules::mark(&work.papers)/>
            <h2>{td_string!(lang, corrections.parts)}</h2>
            {items}
            {note}
            <p class="row"><button class="button quiet" name="do" value="save">{td_string!(lang, applications.save_button)}</button></p>
            {sending}
        </form>
    }
    .into_any()
}

/// One part that is open.
fn part(desk: &Desk<'_>, item: &Item) -> AnyView {
    let Desk { lang, standing, form, .. } = *desk;
    let control = match &item.part {
        // Not a treasurer's: to read.
        Part::Answer(_) | Part::Paper(_) if desk.hand == Hand::Budget => ().into_any(),
        Part::Answer(id) => {
            let question = standing.terms.question(id).cloned();
            // By itself: without its section, and whatever it depended on.
            let alone = |question| Question { section: None, only_if: None, ..question };
            let terms = LineTerms {
                sections: Vec::new(),
                questions: question.map(alone).into_iter().collect(),
                ..standing.terms.clone()
            };
            // Files of a question are a paper: they have a page of their own.
            question_fields(lang, form, &terms, &[], &|_, _, _| ().into_any())
        }
        Part::Budget => budget(desk),
        Part::Paper(id) => papers(desk, id),
    };
    view! { {told::item(lang, item, standing, None, desk.link)} {control} }.into_any()
}

fn budget(desk: &Desk<'_>) -> AnyView {
    let Desk { lang, standing, form, .. } = *desk;
    let rows: Vec<TypedRow> = if form.get("rows").is_empty() {
        rules::typed(&desk.opened.correction.asked, standing, desk.work).1
    } else {
        rows_after(form)
    };
    let reckoned = rules::reckoned(standing, &rows);
    let wrong = form.error("concept-0").map(|text| view! { <p class="why">{text.to_owned()}</p> });
    view! {
        {wrong}
        <input r#type="hidden" name="rows" value=rows.len().to_string()/>
        {budget_table(lang, &rows, &reckoned, &standing.terms, true)}
        <p class="row"><button class="button quiet" name="do" value="add">{td_string!(lang, applications.budget_add)}</button></p>
    }
    .into_any()
}

fn papers(desk: &Desk<'_>, id: &str) -> AnyView {
    let Desk { lang, work, .. } = *desk;
    let mine: Vec<Paper> = work.papers.iter().filter(|file| file.paper == id).cloned().collect();
    let attached = if mine.is_empty() {
        view! { <p>{td_string!(lang, corrections.no_new_file)}</p> }.into_any()
    } else {
        view! { <p>{td_string!(lang, corrections.new_files)}</p> {told::files(lang, &mine, desk.link)} }.into_any()
    };
    view! {
        {attached}
        // What is typed is saved on the way there.
        <p class="row"><button class="button quiet" name="do" value=format!("files-{id}")>{td_string!(lang, corrections.to_files)}</button></p>
    }
    .into_any()
}

fn declaration(lang: Lang, form: &Form, association: &str) -> AnyView {
    let accept = vec![("yes".to_owned(), declaration_words(lang, association))];
    view! {
        <h2>{td_string!(lang, corrections.send_title)}</h2>
        {form.input("name", td_string!(lang, applications.declaration_name))
            .hint(td_string!(lang, applications.declaration_name_hint)).autocomplete("name").view()}
        {form.choices("accept", td_string!(lang, applications.declaration_legend), accept, true)}
        <p>{td_string!(lang, corrections.send_once)}</p>
        <p class="row"><button class="button" name="do" value="answer">{td_string!(lang, corrections.send)}</button></p>
    }
    .into_any()
}

fn not_now(lang: Lang, opened: &Opened) -> AnyView {
    let suspended = opened.line.state().standing == Kind::Suspended;
    let says =
        if suspended { td_string!(lang, corrections.suspended) } else { td_string!(lang, corrections.representative_sends) };
    view! { <p>{says}</p> }.into_any()
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
    let note = form.map_or_else(|| work.note.clone(), |form| form.raw("note").to_owned());
    let rows = work.budget.as_ref().map(|rows| money_table(lang, terms, &rules::reckoned(standing, rows).budget));
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
fn not_kept(lang: Lang, opened: &Opened, standing: &Content, form: &Form) -> AnyView {
    let rows = opened.correction.names(&Part::Budget).then(|| rows_after(form));
    let rows = rows.map(|rows| money_table(lang, &standing.terms, &rules::reckoned(standing, &rows).budget));
    view! {
        <h2>{td_string!(lang, corrections.not_kept)}</h2>
        {texts(lang, opened, standing, &typed_fields(form), form.raw("note"))}
        {rows}
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
