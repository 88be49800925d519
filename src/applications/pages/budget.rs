//! The budget table. Rows are added and removed by buttons; totals are added up on the server in integer cents.

use super::shared::{crumb, line_state, open_draft};
use crate::{
    applications::{
        answers,
        budget::{BudgetFlaw, Reckoning, Source, TypedRow, digits, reckon},
        rules, words,
    },
    calls::terms::LineTerms,
    error::Result,
    i18n::td_string,
    policy::{Act, may},
    web::{form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

/// Rows that an empty budget starts with.
const BLANK_ROWS: usize = 3;

pub async fn show_budget(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    budget_page(&visit, &id, None).await
}

/// The page; with rows that somebody else's save stood in the way of, 422 and those rows.
pub async fn budget_page(visit: &Visit, id: &str, refused: Option<Vec<TypedRow>>) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(visit, id).await?;
    may(&visit.actor(), Act::DraftBudget(&association.id))?;
    rules::may_draft(&line.state(), visit.now)?;
    let lang = visit.lang;
    let mut form = Form::default();
    let status = if refused.is_some() {
        form.fail("concept-0", td_string!(lang, applications.budget_changed));
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let shown = answers::seen(&rules::budget_text(&whole.budget));
    let mut rows = refused.unwrap_or(whole.budget);
    let reckoning = reckon(&rows, terms.currency, rules::ceiling(&terms));
    if rows.is_empty() {
        rows.resize_with(BLANK_ROWS, TypedRow::default);
    }
    let title = td_string!(lang, applications.budget_title, line = line.title(lang)).to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {error_summary(lang, &form)}
            {crumb(lang, &association, Some(&whole.draft.id))}
            <h1>{title}</h1>
            {line_state(lang, &line)}
            <p>{td_string!(lang, applications.budget_explain)}</p>
            {flaws(lang, &reckoning, &terms, rows.iter().all(TypedRow::is_blank))}
            <form method="post" id="presupuesto">
                // What Enter does: save, and not the first row's removal.
                <button hidden name="do" value="save"></button>
                <input r#type="hidden" name="shown" value=shown/>
                <input r#type="hidden" name="rows" value=rows.len().to_string()/>
                {table(lang, &rows, &reckoning, &terms)}
                <p class="row">
                    <button class="button quiet" name="do" value="add">{td_string!(lang, applications.budget_add)}</button>
                    <button class="button" name="do" value="save">{td_string!(lang, applications.save_button)}</button>
                </p>
            </form>
        }
    }))
}

/// What the whole budget lacks; rows say their own.
fn flaws(lang: Lang, reckoning: &Reckoning, terms: &LineTerms, blank: bool) -> AnyView {
    if blank {
        return ().into_any();
    }
    let whole = reckoning.flaws.iter().filter(|flaw| !matches!(flaw, BudgetFlaw::Row(..)));
    let whole: Vec<_> = whole.map(|flaw| view! { <p>{words::budget_flaw(lang, *flaw, terms.currency)}</p> }).collect();
    (!whole.is_empty()).then(|| view! { <div class="notice warn">{whole}</div> }).into_any()
}

fn table(lang: Lang, rows: &[TypedRow], reckoning: &Reckoning, terms: &LineTerms) -> AnyView {
    let body: Vec<_> = rows.iter().enumerate().map(|(i, typed)| row(lang, i, typed, reckoning)).collect();
    let totals = reckoning.budget.totals;
    let total = |says: &'static str, cents: u64| {
        view! {
            <tr role="row"><th role="rowheader" scope="row" colspan="4">{says}</th><td role="cell" class="n money" data-h=says>{words::money(cents, terms.currency)}</td><td role="cell"></td></tr>
        }
    };
    let most = rules::ceiling(terms).map(|most| total(td_string!(lang, applications.total_ceiling), most));
    view! {
        <table role="table" class="budget">
            <caption>{td_string!(lang, applications.budget_caption, currency = terms.currency.code()).to_string()}</caption>
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{td_string!(lang, applications.concept)}</th>
                <th role="columnheader" scope="col" class="n">{td_string!(lang, applications.quantity)}</th>
                <th role="columnheader" scope="col" class="n">{td_string!(lang, applications.unit_cost)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, applications.who_pays)}</th>
                <th role="columnheader" scope="col" class="n">{td_string!(lang, applications.row_total)}</th>
                <td role="cell"></td>
            </tr></thead>
            <tbody role="rowgroup">{body}</tbody>
            <tfoot role="rowgroup">
                {total(td_string!(lang, applications.total_asked), totals.asked)}
                {most}
                {total(td_string!(lang, applications.total_own), totals.own)}
                {total(td_string!(lang, applications.total_other), totals.other)}
                {total(td_string!(lang, applications.total_all), totals.all().unwrap_or_default())}
            </tfoot>
        </table>
    }
    .into_any()
}

fn row(lang: Lang, i: usize, typed: &TypedRow, reckoning: &Reckoning) -> AnyView {
    let number = i + 1;
    let wrong: Vec<_> = reckoning
        .flaws
        .iter()
        .filter_map(|flaw| match flaw {
            BudgetFlaw::Row(row, flaw) if *row == i => Some(view! { <p class="why">{words::row_flaw(lang, *flaw)}</p> }),
            _ => None,
        })
        .collect();
    let total = reckoning.row_totals.get(i).copied().flatten().map(|cents| digits(cents, reckoning.budget.currency));
    let options: Vec<_> = Source::ALL
        .into_iter()
        .map(|source| {
            view! { <option value=source.as_str() selected=source == typed.source>{words::source(lang, source)}</option> }
        })
        .collect();
    let label = |what: &'static str| td_string!(lang, applications.cell_label, what = what, row = number).to_string();
    let (concept, quantity) = (td_string!(lang, applications.concept), td_string!(lang, applications.quantity));
    let (unit_cost, who) = (td_string!(lang, applications.unit_cost), td_string!(lang, applications.who_pays));
    let class = if wrong.is_empty() { "" } else { "bad" };
    let remove = td_string!(lang, applications.budget_remove, row = number).to_string();
    view! {
        <tr role="row" id=format!("fila-{number}") class=class>
            <td role="cell" data-h=concept>{wrong}
                <input r#type="text" id=format!("campo-concept-{i}") name=format!("concept-{i}") aria-label=label(concept) value=typed.concept.clone()/></td>
            <td role="cell" class="n" data-h=quantity>
                <input r#type="text" inputmode="numeric" name=format!("quantity-{i}") aria-label=label(quantity) value=typed.quantity.clone() placeholder="1"/></td>
            <td role="cell" class="n" data-h=unit_cost>
                <input class="money" r#type="text" inputmode="decimal" name=format!("cost-{i}") aria-label=label(unit_cost) value=typed.unit_cost.clone()/></td>
            <td role="cell" data-h=who><select name=format!("source-{i}") aria-label=label(who)>{options}</select></td>
            <td role="cell" class="n money" data-h=td_string!(lang, applications.row_total)>{total}</td>
            <td role="cell"><button class="link" name="do" value=format!("remove-{i}") aria-label=remove>{td_string!(lang, applications.remove)}</button></td>
        </tr>
    }
    .into_any()
}
