//! The budget as a sheet: what was read of a file, what of it could not be, and the way out and in.

use super::shared::open;
use crate::{
    applications::{
        budget::{BudgetFlaw, MAX_ROWS, Row, Source, TypedRow, digits, reckon},
        model::Application,
        rules,
        sheet::{self, NoSheet, Sheet, Wrong},
        words,
    },
    calls::terms::LineTerms,
    error::Result,
    i18n::td_string,
    policy::Refusal,
    web::{address::Page, counts, download::attachment, form::Form, lang::Lang, parts::field_id, visit::Visit},
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// The name of the file's field.
pub const FILE: &str = "sheet";

/// The budget to take along: of a draft as typed, of what was filed as it was filed.
pub async fn show_sheet(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let opened = open(&visit, &id).await?;
    let (terms, rows) = match opened.application {
        Application::Draft(whole) => (opened.line.asked().cloned().ok_or(Refusal::NotReceivedHere)?, whole.budget),
        Application::Filed(filed) => {
            let typed = filed.content.budget.rows.iter().map(|row| as_typed(row, &filed.content.terms)).collect();
            (filed.content.terms, typed)
        }
    };
    let sheet = sheet::write(visit.lang, &terms, &rows)?;
    Ok(attachment(td_string!(visit.lang, budget.file_name), "text/csv; charset=utf-8", sheet))
}

fn as_typed(row: &Row, terms: &LineTerms) -> TypedRow {
    TypedRow {
        heading: row.heading.clone(),
        concept: row.concept.clone(),
        quantity: row.quantity.to_string(),
        unit_cost: digits(row.unit_cents, terms.currency),
        source: row.source,
    }
}

/// Why a file could not be read.
pub fn no_sheet(lang: Lang, why: NoSheet) -> String {
    match why {
        NoSheet::Empty => td_string!(lang, budget.sheet_empty).to_owned(),
        NoSheet::TooLarge => td_string!(lang, budget.sheet_large).to_owned(),
        NoSheet::NotText => td_string!(lang, budget.sheet_not_text).to_owned(),
        NoSheet::TooManyRows(rows) => {
            td_string!(lang, budget.sheet_rows, rows = counts::rows(lang, rows), most = MAX_ROWS).to_string()
        }
    }
}

/// What of a file could not be taken over, and what does not add up yet: by row, with the line of the file.
pub fn tell(lang: Lang, form: &mut Form, sheet: &Sheet, terms: &LineTerms) {
    let mut say = |row: usize, what: String| {
        let line = sheet.lines.get(row).copied().unwrap_or_default();
        form.fail(
            &format!("concept-{row}"),
            td_string!(lang, budget.sheet_line, row = row + 1, line = line, what = what).to_string(),
        );
    };
    for (row, wrong) in &sheet.wrong {
        say(*row, wrong_words(lang, wrong));
    }
    let reckoned = reckon(&sheet.rows, terms.currency, rules::ceiling(terms), &terms.headings);
    for flaw in reckoned.flaws {
        if let BudgetFlaw::Row(row, flaw) = flaw {
            say(row, words::row_flaw(lang, flaw).to_owned());
        }
    }
}

fn wrong_words(lang: Lang, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Source(text) => {
            let [asked, own, other] = Source::ALL.map(|source| words::source(lang, source));
            td_string!(lang, budget.sheet_source, text = text.as_str(), asked = asked, own = own, other = other).to_string()
        }
        Wrong::Heading(text) => td_string!(lang, budget.sheet_heading, text = text.as_str()).to_string(),
        Wrong::Beyond(text) => td_string!(lang, budget.sheet_beyond, text = text.as_str()).to_string(),
    }
}

/// What saving what was read will do.
pub fn read_notice(lang: Lang, id: &str, read: usize, there: usize) -> AnyView {
    let back = Page::ApplicationBudget { application: id.to_owned() }.path(lang);
    view! {
        <div class="notice">
            <p>{td_string!(lang, budget.sheet_read, rows = read, there = there).to_string()}</p>
            <p><a href=back>{td_string!(lang, budget.sheet_leave)}</a></p>
        </div>
    }
    .into_any()
}

/// The way out and in, below the table.
pub fn part(lang: Lang, id: &str, form: &Form) -> AnyView {
    let sheet = Page::ApplicationBudgetSheet { application: id.to_owned() }.path(lang);
    let (field, why) = (field_id(FILE), form.error(FILE).map(str::to_owned));
    let class = if why.is_some() { "field bad" } else { "field" };
    view! {
        <h2 id="hoja">{td_string!(lang, budget.sheet_title)}</h2>
        <p>{td_string!(lang, budget.sheet_intro)}</p>
        <p class="row"><a class="button quiet" href=sheet.clone()>{td_string!(lang, budget.sheet_download)}</a></p>
        <form method="post" action=sheet enctype="multipart/form-data">
            <div class=class>
                <label r#for=field.clone()>{td_string!(lang, budget.sheet_choose)}</label>
                <p class="hint" id=format!("{field}-hint")>{td_string!(lang, budget.sheet_hint)}</p>
                {why.map(|text| view! { <p class="why">{text}</p> })}
                <input r#type="file" id=field.clone() name=FILE accept=".csv,text/csv" aria-describedby=format!("{field}-hint")/>
            </div>
            <p class="row"><button class="button quiet">{td_string!(lang, budget.sheet_button)}</button></p>
        </form>
    }
    .into_any()
}
