//! The rows that the budget's page shows, and both versions of one that two people changed.

use super::conflicts::{choice, keep_name, theirs};
use crate::{
    applications::{
        budget::{MAX_ROWS, TypedRow},
        model::Who,
        rows::{RowConflict, SavedRow, SavedRows, SentRow, as_text, mark},
        words,
    },
    calls::terms::LineTerms,
    i18n::td_string,
    islands::cells,
    web::{form::Form, lang::Lang, parts::field_id},
};
use leptos::prelude::*;
use std::fmt::Display;

/// What is asked of the page: at least so many rows.
pub const AT_LEAST: &str = "rows";
/// The name of a row that the form takes off, with the mark of what it held.
pub const GONE: &str = "gone";

/// The name of the field that carries a row's name.
pub fn row_field(at: impl Display) -> String {
    format!("id-{at}")
}

/// The name of the field that carries the mark of what a row held.
pub fn row_shown(at: impl Display) -> String {
    format!("shown-{at}")
}

/// What is stored, and blank rows below it.
pub fn stored(rows: &[SavedRow], at_least: usize) -> Vec<SentRow> {
    let mut shown: Vec<SentRow> = rows.iter().map(as_stored).collect();
    while shown.len() < at_least.min(MAX_ROWS) {
        shown.push(SentRow::new(TypedRow::default()));
    }
    shown
}

fn as_stored(row: &SavedRow) -> SentRow {
    SentRow::named(row.id.clone(), row.typed.clone(), mark(&row.typed))
}

/// What is stored, with what was sent where two people changed a row or there was no room. A row that was to be taken off shows the other
/// version: that is the one to be kept or not.
pub fn met(sent: &[SentRow], saved: &SavedRows) -> Vec<SentRow> {
    let mine = |wanted: &SavedRow| {
        let met = saved.conflicts.iter().any(|conflict| conflict.id == wanted.id);
        sent.iter().find(|row| met && row.id == wanted.id && !row.typed.is_blank())
    };
    let there = saved.rows.iter().map(|row| match mine(row) {
        Some(mine) => SentRow { typed: mine.typed.clone(), ..as_stored(row) },
        None => as_stored(row),
    });
    let is_gone = |row: &SentRow| saved.conflicts.iter().any(|conflict| conflict.id == row.id && conflict.theirs.is_none());
    let without_place = sent.iter().filter(|row| is_gone(row) || saved.no_room.contains(&row.id));
    there.chain(without_place.map(|row| SentRow { id: row.id.clone(), ..SentRow::new(row.typed.clone()) })).collect()
}

/// Says at each row what is to be chosen, or that there was no room.
pub fn tell(lang: Lang, form: &mut Form, rows: &[SentRow], sent: &[SentRow], saved: &SavedRows) {
    for (i, row) in rows.iter().enumerate() {
        let number = i + 1;
        if let Some(conflict) = saved.conflicts.iter().find(|conflict| conflict.id == row.id) {
            let who = who(lang, &conflict.who);
            let says = if conflict.theirs.is_none() {
                td_string!(lang, budget.row_gone, row = number).to_string()
            } else if removed(sent, conflict) {
                td_string!(lang, budget.row_removed, row = number, who = who).to_string()
            } else {
                td_string!(lang, budget.row_met, row = number, who = who).to_string()
            };
            form.fail(&keep_name(row.id.as_str()), says);
        } else if saved.no_room.contains(&row.id) {
            form.fail(&format!("concept-{i}"), td_string!(lang, budget.row_no_room, row = number, most = MAX_ROWS).to_string());
        }
    }
}

fn removed(sent: &[SentRow], conflict: &RowConflict) -> bool {
    sent.iter().any(|row| row.id == conflict.id && row.typed.is_blank())
}

fn who(lang: Lang, who: &Who) -> String {
    match who {
        Who::Colleague(name) => name.clone(),
        Who::Yourself => td_string!(lang, budget.by_yourself).to_owned(),
        Who::Unknown => td_string!(lang, budget.by_somebody).to_owned(),
    }
}

/// Both versions of each row that two people changed, and the choice.
pub fn both(lang: Lang, terms: &LineTerms, rows: &[SentRow], sent: &[SentRow], saved: &SavedRows) -> AnyView {
    let panels = rows.iter().enumerate().filter_map(|(i, row)| {
        let conflict = saved.conflicts.iter().find(|conflict| conflict.id == row.id)?;
        let (number, removed) = ((i + 1).to_string(), removed(sent, conflict));
        Some(panel(lang, terms, &number, &row.typed, conflict, removed))
    });
    panels.collect_view().into_any()
}

/// Both versions of a row and the choice. A form that comes back without scripts has it above the table; the island is sent it and puts it
/// there.
pub fn panel(lang: Lang, terms: &LineTerms, number: &str, mine: &TypedRow, conflict: &RowConflict, removed: bool) -> AnyView {
    let (name, at) = (keep_name(conflict.id.as_str()), conflict.theirs.as_ref().and_then(|theirs| theirs.at));
    let (theirs_title, keep_theirs) = theirs(lang, &conflict.who, at);
    let keep_row = td_string!(lang, budget.keep_row, row = number).to_string();
    let (said_theirs, said_mine, choices) = match &conflict.theirs {
        None => {
            let gone = td_string!(lang, budget.keep_gone).to_owned();
            (td_string!(lang, budget.is_gone).to_owned(), as_typed(lang, terms, mine), [("row", keep_row), ("theirs", gone)])
        }
        Some(theirs) if removed => {
            let remove = td_string!(lang, applications.budget_remove, row = number).to_string();
            let mine = td_string!(lang, budget.was_removed).to_owned();
            (as_typed(lang, terms, &theirs.typed), mine, [("gone", remove), ("row", keep_theirs)])
        }
        Some(theirs) => {
            (as_typed(lang, terms, &theirs.typed), as_typed(lang, terms, mine), [("row", keep_row), ("theirs", keep_theirs)])
        }
    };
    let id = field_id(&name);
    let stored = conflict.theirs.as_ref().map(|theirs| theirs.typed.clone()).unwrap_or_default();
    let choices: Vec<_> = choices.into_iter().map(|(value, label)| choice(&id, &name, value, label)).collect();
    view! {
        <fieldset class="both" id=id.clone() data-question=cells::field(conflict.id.as_str()) data-theirs=as_text(&stored)
            data-shown=mark(&stored)>
            <legend>{td_string!(lang, budget.row_both, row = number).to_string()}</legend>
            <p class="meta">{theirs_title}</p>
            <blockquote class="typed">{said_theirs}</blockquote>
            <p class="meta">{td_string!(lang, applications.both_mine)}</p>
            <blockquote class="typed">{said_mine}</blockquote>
            {choices}
            // The form's own button does the same; the island shows this one.
            <button type="button" class="button quiet" hidden>{td_string!(lang, budget.keep_button)}</button>
        </fieldset>
    }
    .into_any()
}

/// A row in one line, as somebody typed it.
pub fn as_typed(lang: Lang, terms: &LineTerms, row: &TypedRow) -> String {
    let quantity = if row.quantity.trim().is_empty() { "1" } else { row.quantity.as_str() };
    let sum = format!("{quantity} × {}", row.unit_cost);
    let parts = [words::heading(lang, terms, &row.heading), row.concept.clone(), sum, words::source(lang, row.source).to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
