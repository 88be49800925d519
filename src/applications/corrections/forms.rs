//! The form of an answer: keep it, send it.

use super::{
    actions::{self, Opened, Sending, Sent},
    hand::Hand,
    model::{Kept, Part},
    pages::{self, Said},
    rules::{self, NotYet, WORDS_CHARS},
    store, words,
};
use crate::{
    accounts::notice,
    applications::{
        answers,
        asking::wrong_here,
        budget::{MAX_ROWS, TypedRow},
        forms as drafts,
        merge::Sent as Field,
        pages::{AT_LEAST, says as both_say},
        rows::SentRow,
        rules::Lack,
        words::{budget_flaw, lack_says},
    },
    error::{Error, Result},
    i18n::td_string,
    policy::{Act, Refusal, may},
    web::{
        address::Page,
        errors,
        form::Form,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
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
    drafts::keep_as_chosen(&mut form);
    let rows = if opened.correction.names(&Part::Budget) { drafts::sent_rows(&form) } else { Vec::new() };
    let hand = opened.hand(&viewer.actor).map(|(_, hand)| hand);
    // A form that does not carry the budget has nothing in it that a treasurer may write.
    if hand.is_err() || hand == Ok(Hand::Budget) && form.get("rows").is_empty() {
        return not_kept(&visit, &opened, hand.err().unwrap_or(Refusal::RoleCannot), form, rows).await;
    }
    // What is too long comes back as typed; the rest is saved.
    let (long, sent): (Vec<Field>, Vec<Field>) =
        drafts::sent(&form).into_iter().partition(|sent| answers::is_too_long(&sent.text));
    match opened.may_write(visit.now) {
        // Too late to be sent; what was written is kept all the same, to be read.
        Err(Refusal::TermOver) => {
            let kept = actions::save(&visit.app, &viewer.actor, &opened, (&sent, &rows), visit.now).await?;
            let whole = kept.is_whole() && long.is_empty();
            let lost = if whole { None } else { Some(lost(&mut form, &sent, rows, &kept)) };
            return pages::page(&visit, &opened, &association, Said::NotSent { status: StatusCode::CONFLICT, form, lost }).await;
        }
        Err(why) => return not_kept(&visit, &opened, why, form, rows).await,
        Ok(()) => {}
    }
    let kept = actions::save(&visit.app, &viewer.actor, &opened, (&sent, &rows), visit.now).await?;
    drafts::as_stored(&mut form, &sent, &kept.texts, &kept.conflicts);
    let seen = form.get("seen").parse().unwrap_or(-1) + i64::from(kept.changed);
    if !kept.is_whole() || !long.is_empty() {
        let status = if kept.is_whole() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
        long.iter().for_each(|sent| form.fail(&sent.question, errors::words(visit.lang, Refusal::TooLong)));
        kept.conflicts.iter().for_each(|met| form.fail(&met.question, both_say(visit.lang, met)));
        return pages::page(&visit, &opened, &association, Said::Met { status, form, rows, kept }).await;
    }
    let here = Page::Correction { application: id.clone(), correction: correction.clone() }.path(visit.lang);
    match form.get("do") {
        "answer" => send(&visit, &viewer, &opened, form, (seen, kept), here).await,
        "add" => {
            // Blank rows are not stored: the page is asked for as many as it had, and one more.
            let blank = rows.iter().filter(|row| row.is_nothing()).count() + 1;
            let rows = (kept.rows.rows.len() + blank).min(MAX_ROWS);
            Ok(Redirect::to(&format!("{here}?{AT_LEAST}={rows}#fila-{rows}")).into_response())
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

/// Nothing of it is taken any more: what was written is given back, to be copied.
async fn not_kept(visit: &Visit, opened: &Opened, why: Refusal, form: Form, rows: Vec<SentRow>) -> Result<Response> {
    let association = pages::association(visit, opened).await?;
    let lost = Some(rows.into_iter().map(|row| row.typed).filter(|row| !row.is_blank()).collect());
    pages::page(visit, opened, &association, Said::NotSent { status: errors::status(why), form, lost }).await
}

/// `seen`: the version that this form makes of the one it was shown.
async fn send(
    visit: &Visit,
    viewer: &Viewer,
    opened: &Opened,
    mut form: Form,
    (seen, kept): (i64, Kept),
    here: String,
) -> Result<Response> {
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
    // Nothing goes out in the association's name that whoever sends it has not seen.
    let is_seen = kept.version == seen;
    if !is_seen {
        tell_meanwhile(visit, opened, &kept, &mut form).await?;
    }
    // Nor is anything left behind of which they have not read that it is.
    let has_read = tell_unsent(visit, opened, &mut form).await?;
    if !form.is_fine() {
        let status = if is_seen && has_read { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
        return pages::page(visit, opened, &association, Said::Mend(status, form)).await;
    }
    let files = form.get("files").to_owned();
    match actions::answer(&visit.app, &viewer.actor, opened, Sending { seen, files: &files, name }, visit.now).await {
        Ok(Sent::Received) => Ok(Redirect::to(&here).into_response()),
        Ok(Sent::NotYet(wrong)) => {
            wrong.iter().for_each(|one| fail(lang, &mut form, opened, one));
            pages::page(visit, opened, &association, Said::Mend(StatusCode::UNPROCESSABLE_ENTITY, form)).await
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            tell_meanwhile(visit, opened, &kept, &mut form).await?;
            pages::page(visit, opened, &association, Said::Mend(StatusCode::CONFLICT, form)).await
        }
        Err(Error::Refused(Refusal::Suspended)) => {
            form.fail("note", errors::words(lang, Refusal::Suspended));
            pages::page(visit, opened, &association, Said::Mend(StatusCode::CONFLICT, form)).await
        }
        Err(error) => Err(error),
    }
}

/// Says above the button what others changed since the form was shown.
async fn tell_meanwhile(visit: &Visit, opened: &Opened, kept: &Kept, form: &mut Form) -> Result<()> {
    let stored = store::work(&mut *visit.app.db.read().acquire().await?, &opened.correction.id).await?;
    let files = rules::mark(&stored.papers) != form.get("files");
    form.fail("send", pages::meanwhile(visit.lang, opened, &kept.meanwhile, files));
    Ok(())
}

/// Whether the form was shown what of it is not asked and would not be sent; says it above the button where it was not.
async fn tell_unsent(visit: &Visit, opened: &Opened, form: &mut Form) -> Result<bool> {
    let stored = store::work(&mut *visit.app.db.read().acquire().await?, &opened.correction.id).await?;
    let unsent = rules::unsent(&opened.correction.asked, &opened.standing(), &stored);
    let has_read = unsent.is_empty() || rules::mark_of(&unsent) == form.get("unsent");
    if !has_read {
        let parts = words::parts(visit.lang, &opened.filed.content.terms, &unsent);
        form.fail("send", td_string!(visit.lang, corrections.not_sent_yet, parts = parts).to_string());
    }
    Ok(has_read)
}

/// Leaves in a form what was not kept of it; and the rows that were not.
fn lost(form: &mut Form, sent: &[Field], rows: Vec<SentRow>, kept: &Kept) -> Vec<TypedRow> {
    let is_kept = |field: &str| kept.conflicts.iter().all(|met| met.question != field);
    sent.iter().filter(|sent| is_kept(&sent.question)).for_each(|sent| form.drop(&sent.question));
    let met = |row: &SentRow| kept.rows.conflicts.iter().any(|met| met.id == row.id) || kept.rows.no_room.contains(&row.id);
    rows.into_iter().filter(met).map(|row| row.typed).collect()
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
        NotYet::Shut(part) => {
            let name = words::part(lang, terms, part);
            form.fail("note", td_string!(lang, corrections.shut, part = name).to_string());
        }
        NotYet::Unchanged(parts) => {
            let named: Vec<String> = parts.iter().map(|part| words::part(lang, terms, part)).collect();
            form.fail("note", td_string!(lang, corrections.say_why_unchanged, parts = named.join("; ")).to_string());
        }
    }
}
