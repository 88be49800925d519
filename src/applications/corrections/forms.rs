//! The forms of an answer: keep it, send it, attach papers and take them off.

use super::{
    actions::{self, Opened, Sending, Sent},
    hand::Hand,
    model::{Part, Work},
    pages::{self, Said},
    rules::{NotYet, WORDS_CHARS, fields},
    store, words,
};
use crate::{
    accounts::notice,
    applications::{
        answers,
        asking::wrong_here,
        forms as drafts,
        rules::Lack,
        words::{budget_flaw, lack_says},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::FileId,
    policy::{Act, Refusal, may},
    web::{
        address::Page,
        errors,
        form::Form,
        lang::Lang,
        upload::Upload,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use std::collections::BTreeSet;
use tower_sessions::Session;

const NAME_CHARS: usize = 200;

type Correction = Path<(String, String)>;

pub async fn answer(visit: Visit, session: Session, Path((id, correction)): Correction, mut form: Form) -> Result<Response> {
    let Some(viewer) = visit.viewer.clone() else {
        // Whoever comes back saves it, looks at it, and sends it then.
        form.set("do", "save".to_owned());
        return Ok(errors::signed_out(&visit, &form));
    };
    let (opened, association) = pages::open(&visit, &id, &correction).await?;
    let (_, hand) = opened.hand(&viewer.actor)?;
    // A form that does not carry the budget has nothing in it that a treasurer may write.
    if hand == Hand::Budget && form.get("rows").is_empty() {
        return Err(Refusal::RoleCannot.into());
    }
    let typed = typed(&form, &opened, hand);
    let long: Vec<&String> =
        typed.answers.iter().filter(|(_, text)| answers::is_too_long(text)).map(|(field, _)| field).collect();
    if !long.is_empty() {
        long.into_iter().for_each(|field| form.fail(field, errors::words(visit.lang, Refusal::TooLong)));
        return pages::page(&visit, &opened, &association, Said::Mend(StatusCode::UNPROCESSABLE_ENTITY, form)).await;
    }
    match opened.may_write(visit.now) {
        // Too late to be sent; what was written is kept all the same, to be read.
        Err(Refusal::TermOver) => {
            let kept = match actions::save(&visit.app, &viewer.actor, &opened, &typed, visit.now).await {
                Ok(()) => true,
                Err(Error::Refused(Refusal::ChangedMeanwhile)) => false,
                Err(error) => return Err(error),
            };
            return pages::page(&visit, &opened, &association, Said::TooLate { form, kept }).await;
        }
        allowed => allowed?,
    }
    match actions::save(&visit.app, &viewer.actor, &opened, &typed, visit.now).await {
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            differs(&visit, &opened, (&typed, hand), &mut form).await?;
            return pages::page(&visit, &opened, &association, Said::Mend(StatusCode::CONFLICT, form)).await;
        }
        saved => saved?,
    }
    let here = Page::Correction { application: id.clone(), correction: correction.clone() }.path(visit.lang);
    match form.get("do") {
        "answer" => send(&visit, &viewer, &opened, form, typed.version + 1, here).await,
        "add" => {
            let rows = typed.budget.as_ref().map_or(0, Vec::len);
            Ok(Redirect::to(&format!("{here}#fila-{rows}")).into_response())
        }
        todo if todo.starts_with("files-") => {
            let files = Page::CorrectionFiles { application: id, correction };
            let paper = todo.strip_prefix("files-").unwrap_or_default();
            let known = opened.correction.asked.items.iter().any(|item| item.part == Part::Paper(paper.to_owned()));
            let place = if known { format!("#{paper}") } else { String::new() };
            Ok(Redirect::to(&format!("{}{place}", files.path(visit.lang))).into_response())
        }
        todo => {
            if !todo.starts_with("remove-") {
                notice::leave(&session, td_string!(visit.lang, applications.saved_notice)).await?;
            }
            Ok(Redirect::to(&here).into_response())
        }
    }
}

async fn send(visit: &Visit, viewer: &Viewer, opened: &Opened, mut form: Form, seen: i64, here: String) -> Result<Response> {
    let lang = visit.lang;
    may(&viewer.actor, Act::File(&opened.filed.association))?;
    let name = answers::normal(form.get("name")).split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > NAME_CHARS {
        form.fail("name", td_string!(lang, applications.declaration_name_missing));
    }
    if !form.has("accept", "yes") {
        form.fail("accept", td_string!(lang, corrections.declaration_missing));
    }
    if answers::normal(form.get("note")).chars().count() > WORDS_CHARS {
        form.fail("note", td_string!(lang, applications.note_too_long, most = WORDS_CHARS).to_string());
    }
    let association = pages::association(visit, opened).await?;
    form.set("seen", seen.to_string());
    if !form.is_fine() {
        return pages::page(visit, opened, &association, Said::Mend(StatusCode::UNPROCESSABLE_ENTITY, form)).await;
    }
    let files = form.get("files").to_owned();
    match actions::answer(&visit.app, &viewer.actor, opened, Sending { seen, files: &files, name }, visit.now).await {
        Ok(Sent::Received) => Ok(Redirect::to(&here).into_response()),
        Ok(Sent::NotYet(wrong)) => {
            wrong.iter().for_each(|one| fail(lang, &mut form, opened, one));
            pages::page(visit, opened, &association, Said::Mend(StatusCode::UNPROCESSABLE_ENTITY, form)).await
        }
        Err(Error::Refused(refusal @ (Refusal::Suspended | Refusal::ChangedMeanwhile))) => {
            form.fail("note", errors::words(lang, refusal));
            pages::page(visit, opened, &association, Said::Mend(StatusCode::CONFLICT, form)).await
        }
        Err(error) => Err(error),
    }
}

/// Says at each field what somebody else saved there meanwhile: whoever saves again has read it.
async fn differs(visit: &Visit, opened: &Opened, (typed, hand): (&Work, Hand), form: &mut Form) -> Result<()> {
    let stored = store::work(&mut *visit.app.db.read().acquire().await?, &opened.correction.id).await?;
    let theirs = |id: &String| stored.answers.get(id).cloned().unwrap_or_default();
    let mine = |id: &String| typed.answers.get(id).cloned().unwrap_or_default();
    let written = written(opened, hand);
    for field in written.iter().filter(|field| theirs(field) != mine(field)) {
        form.fail(field, td_string!(visit.lang, corrections.theirs, theirs = theirs(field)).to_string());
    }
    if stored.budget != typed.budget {
        form.fail("concept-0", td_string!(visit.lang, corrections.their_budget));
    }
    // Said where the form has a field for it: a treasurer's has none for the note.
    let at = if hand == Hand::All { "note" } else { "concept-0" };
    form.fail(at, errors::words(visit.lang, Refusal::ChangedMeanwhile));
    Ok(())
}

/// Says at its field what has to be mended.
fn fail(lang: Lang, form: &mut Form, opened: &Opened, wrong: &NotYet) {
    let terms = &opened.filed.content.terms;
    match wrong {
        NotYet::Lack(Lack::Answer { field, flaw }) => {
            let says = terms.question(field.split('.').next().unwrap_or_default());
            form.fail(field, says.map_or_else(String::new, |question| wrong_here(lang, question, field, *flaw)));
        }
        NotYet::Lack(Lack::Budget(what)) => form.fail("concept-0", budget_flaw(lang, *what, terms)),
        NotYet::Lack(
            lack @ (Lack::Paper { .. } | Lack::TooManyFiles { .. } | Lack::Quarantined { .. } | Lack::LegalPerson(_)),
        ) => form.fail("note", lack_says(lang, terms, lack)),
        NotYet::Unchanged(parts) => {
            let named: Vec<String> = parts.iter().map(|part| words::part(lang, terms, part)).collect();
            form.fail("note", td_string!(lang, corrections.say_why_unchanged, parts = named.join("; ")).to_string());
        }
    }
}

/// The fields of the questions that are named and whoever writes may answer.
fn written(opened: &Opened, hand: Hand) -> BTreeSet<String> {
    match hand {
        Hand::All => fields(&opened.filed.content.terms, &opened.correction.asked),
        Hand::Budget => BTreeSet::new(),
    }
}

/// What the form carries for the parts that are named; nothing else of it counts.
fn typed(form: &Form, opened: &Opened, hand: Hand) -> Work {
    let given = written(opened, hand).into_iter().map(|field| {
        let text = answers::normal(form.raw(&field));
        (field, text)
    });
    let budget = opened.correction.names(&Part::Budget).then(|| drafts::rows_after(form));
    Work {
        version: form.get("seen").parse().unwrap_or(-1),
        answers: given.filter(|(_, text)| !text.is_empty()).collect(),
        budget,
        note: answers::normal(form.get("note")),
        papers: Vec::new(),
    }
}

pub async fn attach(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, correction)): Correction,
    upload: Upload,
) -> Result<Response> {
    let (opened, association) = pages::open(&visit, &id, &correction).await?;
    let Upload { form: sent, file } = upload;
    let paper = sent.get("paper").to_owned();
    // What is wrong with a file is said at the paper that it is for.
    let mut form = Form::of([("paper", paper.clone())]);
    let Some(file) = file else {
        let large = sent.errors().first().map(|(_, says)| says.as_str());
        form.fail(&paper, large.unwrap_or(td_string!(visit.lang, applications.paper_none_chosen)));
        return pages::files_page(&visit, &opened, &association, form).await;
    };
    match actions::add_paper(&visit.app, &viewer.actor, &opened, &paper, file, visit.now).await {
        Ok(name) => {
            notice::leave(&session, td_string!(visit.lang, applications.paper_attached, name = name).to_string()).await?;
            let page = Page::CorrectionFiles { application: id, correction }.path(visit.lang);
            Ok(Redirect::to(&format!("{page}#{paper}")).into_response())
        }
        Err(Error::Refused(refusal @ (Refusal::FileKind | Refusal::TooManyFiles))) => {
            form.fail(&paper, errors::words(visit.lang, refusal));
            pages::files_page(&visit, &opened, &association, form).await
        }
        Err(error) => Err(error),
    }
}

pub async fn remove(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((id, correction, file)): Path<(String, String, String)>,
) -> Result<Response> {
    let (opened, _) = pages::open(&visit, &id, &correction).await?;
    actions::remove_paper(&visit.app, &viewer.actor, &opened, &FileId::from_text(file), visit.now).await?;
    notice::leave(&session, td_string!(visit.lang, applications.paper_removed)).await?;
    Ok(Redirect::to(&Page::CorrectionFiles { application: id, correction }.path(visit.lang)).into_response())
}
