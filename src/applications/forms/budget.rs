//! Saving a budget by its buttons.

use crate::{
    accounts::notice,
    applications::{
        actions,
        budget::{MAX_ROWS, Source, TypedRow},
        pages,
        rows::{SentRow, cell},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, RowId},
    web::{address::Page, errors, form::Form, visit::Visit},
};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

/// Most rows that a form of the budget has: those that are stored, and as many that did not find their place.
const MOST_SENT: usize = 2 * MAX_ROWS;
/// Longest name of a row.
const NAME_CHARS: usize = 40;

pub async fn save_budget(visit: Visit, session: Session, Path(id): Path<String>, form: Form) -> Result<Response> {
    if visit.viewer.is_none() {
        return Ok(errors::signed_out(&visit, &form));
    }
    let sent = sent_rows(&form);
    let application = ApplicationId::from_text(&id);
    let saved = match actions::save_budget(&visit.app, &visit.actor(), &application, &sent, visit.now).await {
        Err(Error::NotFound) => Err(pages::no_draft(&visit, &application).await?),
        saved => saved,
    };
    let saved = match saved {
        Err(Error::Refused(why) | Error::Instead(why, _)) => {
            return pages::not_kept(&visit, &id, why, pages::Typed::Budget(sent)).await;
        }
        saved => saved?,
    };
    if !saved.is_whole() {
        return pages::budget_page(&visit, &id, pages::Rows::Met(sent, saved)).await;
    }
    let (saves, adds) = (form.get("do") == "save", form.get("do") == "add");
    let page = Page::ApplicationBudget { application: id }.path(visit.lang);
    if saves {
        notice::leave(&session, td_string!(visit.lang, applications.saved_notice)).await?;
        return Ok(Redirect::to(&page).into_response());
    }
    // Blank rows are not stored: the page is asked for as many as it had, and one more.
    let blank = sent.iter().filter(|row| row.is_nothing()).count() + usize::from(adds);
    let rows = (saved.rows.len() + blank).min(MAX_ROWS);
    let place = if adds { format!("#fila-{rows}") } else { String::new() };
    Ok(Redirect::to(&format!("{page}?{}={rows}{place}", pages::AT_LEAST)).into_response())
}

/// The rows of the form with what they held when they were shown, after what its button does and what was chosen.
pub fn sent_rows(form: &Form) -> Vec<SentRow> {
    let removed = form.get("do").strip_prefix("remove-").and_then(|number| number.parse().ok());
    let rows = rows_up_to(form, MOST_SENT).into_iter().enumerate();
    let mut sent: Vec<SentRow> = rows.filter_map(|(i, typed)| sent_row(form, i, typed, removed == Some(i))).collect();
    let gone = form.all(pages::GONE).into_iter().filter_map(|gone| {
        let (id, shown) = gone.split_once(' ')?;
        Some(SentRow::named(row_name(id)?, TypedRow::default(), shown.to_owned()))
    });
    sent.extend(gone.take(MAX_ROWS));
    sent
}

/// None where nothing is changed: a blank row is taken off, or the other's version is kept.
fn sent_row(form: &Form, i: usize, typed: TypedRow, removed: bool) -> Option<SentRow> {
    let Some(id) = row_name(form.get(&pages::row_field(i))) else {
        return (!removed).then(|| SentRow::new(typed));
    };
    let kept = form.get(&pages::keep_name(id.as_str()));
    let typed = if removed || kept == "gone" { TypedRow::default() } else { typed };
    let row = SentRow::named(id, typed, form.get(&pages::row_shown(i)).to_owned());
    let same = if removed { row.is_nothing() } else { kept == "theirs" };
    (!same).then_some(row)
}

/// A row's name as a page gave it; a row without one is new.
pub fn row_name(text: &str) -> Option<RowId> {
    let plain = text.len() <= NAME_CHARS && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (plain && !text.is_empty()).then(|| RowId::from_text(text))
}

/// The rows of the form, as typed.
pub fn rows(form: &Form) -> Vec<TypedRow> {
    rows_up_to(form, MAX_ROWS)
}

fn rows_up_to(form: &Form, most: usize) -> Vec<TypedRow> {
    let count = form.get("rows").parse::<usize>().unwrap_or(0).min(most);
    let line = |name: &str, i: usize| cell(form.get(&format!("{name}-{i}")));
    (0..count)
        .map(|i| TypedRow {
            concept: line("concept", i),
            quantity: line("quantity", i),
            unit_cost: line("cost", i),
            source: Source::parse(form.get(&format!("source-{i}"))).unwrap_or_default(),
            heading: line("heading", i),
        })
        .collect()
}
