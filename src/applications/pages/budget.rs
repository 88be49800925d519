//! The budget table. Rows are added and removed by buttons; totals are added up on the server in integer cents.

use super::{
    budget_rows, budget_sheet,
    saving::{Fields, save_line, totals_line},
    shared::{crumb, line_state, open_draft},
};
use crate::{
    applications::{
        budget::{BudgetFlaw, MAX_ROWS, Reckoning, RowFlaw, Source, TypedRow, digits, reckon},
        rows::{SavedRow, SavedRows, SentRow, in_place_of},
        rules,
        sheet::Sheet,
        store, words,
    },
    calls::terms::LineTerms,
    error::Result,
    i18n::td_string,
    ids::RowId,
    islands::cells,
    policy::{Act, may},
    web::{address::Page, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

/// Rows that an empty budget starts with.
pub const BLANK_ROWS: usize = 3;

/// The rows that the page shows.
pub enum Rows {
    /// What is stored, in at least so many rows.
    Stored(usize),
    /// What was sent, where not all of it found its place: somebody else changed the same row, or there was no room.
    Met(Vec<SentRow>, SavedRows),
    /// What was read of a file, to be looked at before it takes the place of what is stored.
    Read(Sheet),
    /// What is stored: the file could not be read, and why.
    NotRead(String),
}

pub async fn show_budget(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let query = Form::parse(visit.uri.query().unwrap_or_default().as_bytes());
    let rows = query.get(budget_rows::AT_LEAST).parse().unwrap_or(0);
    budget_page(&visit, &id, Rows::Stored(rows)).await
}

/// The page; 422 where something has to be mended before it is saved.
pub async fn budget_page(visit: &Visit, id: &str, shows: Rows) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(visit, id).await?;
    may(&visit.actor(), Act::DraftBudget(&association.id))?;
    line.still_drafted(&whole.draft.id)?;
    let lang = visit.lang;
    let mut form = Form::default();
    let stored = match &shows {
        Rows::Met(_, saved) => saved.rows.clone(),
        _ => store::budget_rows(visit.app.db.read(), &whole.draft.id).await?,
    };
    let Shown { rows, gone, both, read } = shown(lang, &mut form, &terms, &stored, shows);
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let typed: Vec<TypedRow> = rows.iter().map(|row| row.typed.clone()).collect();
    let notice = read.then(|| budget_sheet::read_notice(lang, id, rows.len(), stored.len()));
    let sheet = (!read).then(|| budget_sheet::part(lang, id, &form));
    let reckoning = reckon(&typed, terms.currency, rules::ceiling(&terms), &terms.headings);
    let saves = (!read).then(|| save_line(visit, &whole.draft, "presupuesto", Fields::Rows));
    // What was read of a file is saved at the page's own address.
    let action = Page::ApplicationBudget { application: id.to_owned() }.path(lang);
    let title = td_string!(lang, applications.budget_title, line = line.title(lang)).to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        view! {
            {error_summary(lang, &form)}
            {crumb(lang, &association, Some((&whole.draft.id, &line)), title.clone())}
            <h1>{title}</h1>
            {line_state(lang, &line)}
            {notice}
            <p>{td_string!(lang, applications.budget_explain)}</p>
            {flaws(lang, &reckoning, &terms, typed.iter().all(TypedRow::is_blank))}
            <form method="post" id="presupuesto" action=action autocomplete="off">
                // What Enter does: save, and not the first row's removal.
                <button hidden name="do" value="save"></button>
                {marks(rows.len(), &gone)}
                {both}
                {table(lang, &rows, &reckoning, &terms, !read)}
                {totals_line(lang, "presupuesto", read)}
                {saves}
                <p class="row">
                    {(!read).then(|| view! { <button class="button quiet" name="do" value="add">{td_string!(lang, applications.budget_add)}</button> })}
                    <button class="button" name="do" value="save">{td_string!(lang, applications.save_button)}</button>
                </p>
            </form>
            {(!read).then(|| new_row(lang, &terms))}
            {sheet}
        }
    }))
}

/// What the page shows.
struct Shown {
    rows: Vec<SentRow>,
    /// Stored rows that saving takes off.
    gone: Vec<SentRow>,
    both: AnyView,
    /// Whether it was read of a file.
    read: bool,
}

fn shown(lang: Lang, form: &mut Form, terms: &LineTerms, stored: &[SavedRow], shows: Rows) -> Shown {
    let (mut gone, mut both, mut read) = (Vec::new(), ().into_any(), false);
    let as_stored = |at_least: usize| {
        let at_least = if stored.is_empty() { at_least.max(BLANK_ROWS) } else { at_least };
        budget_rows::stored(stored, at_least)
    };
    let rows = match shows {
        Rows::Stored(at_least) => as_stored(at_least),
        Rows::Met(sent, saved) => {
            let rows = budget_rows::met(&sent, &saved);
            budget_rows::tell(lang, form, &rows, &sent, &saved);
            both = budget_rows::both(lang, terms, &rows, &sent, &saved);
            rows
        }
        Rows::Read(sheet) => {
            budget_sheet::tell(lang, form, &sheet, terms);
            read = true;
            let (rows, left) = in_place_of(stored, sheet.rows);
            gone = left;
            rows
        }
        Rows::NotRead(why) => {
            form.fail(budget_sheet::FILE, why);
            as_stored(0)
        }
    };
    Shown { rows, gone, both, read }
}

/// How many rows the form has, and which ones it takes off.
fn marks(rows: usize, gone: &[SentRow]) -> AnyView {
    let gone = gone.iter().map(|row| {
        let value = format!("{} {}", row.id, row.shown);
        view! { <input r#type="hidden" name=budget_rows::GONE value=value/> }
    });
    view! {
        <input r#type="hidden" name="rows" value=rows.to_string()/>
        {gone.collect_view()}
    }
    .into_any()
}

/// What the whole budget lacks; rows say their own.
fn flaws(lang: Lang, reckoning: &Reckoning, terms: &LineTerms, blank: bool) -> AnyView {
    if blank {
        return ().into_any();
    }
    let whole = reckoning.flaws.iter().filter(|flaw| !matches!(flaw, BudgetFlaw::Row(..)));
    let whole: Vec<_> = whole.map(|flaw| view! { <p>{words::budget_flaw(lang, *flaw, terms)}</p> }).collect();
    (!whole.is_empty()).then(|| view! { <div class="notice warn">{whole}</div> }).into_any()
}

/// `removes`: rows can be taken off.
pub fn table(lang: Lang, rows: &[SentRow], reckoning: &Reckoning, terms: &LineTerms, removes: bool) -> AnyView {
    let body: Vec<_> =
        rows.iter().enumerate().map(|(i, sent)| row(lang, &Place::of(i, reckoning), sent, terms, removes)).collect();
    let totals = reckoning.budget.totals;
    let columns = if terms.headings.is_empty() { "4" } else { "5" };
    let total = |says: &'static str, cents: u64, sum: &'static str| {
        view! {
            <tr role="row"><th role="rowheader" scope="row" colspan=columns>{says}</th><td role="cell" class="n money" data-h=says data-sum=sum>{words::money(cents, terms.currency)}</td><td role="cell"></td></tr>
        }
    };
    let most = rules::ceiling(terms).map(|most| {
        let says = td_string!(lang, applications.total_ceiling);
        view! {
            <tr role="row"><th role="rowheader" scope="row" colspan=columns>{says}</th><td role="cell" class="n money" data-h=says data-ceiling="all" data-cents=most.to_string()>{words::money(most, terms.currency)}</td><td role="cell"></td></tr>
        }
    });
    let heading = (!terms.headings.is_empty())
        .then(|| view! { <th role="columnheader" scope="col">{td_string!(lang, budget.heading)}</th> });
    view! {
        <table role="table" class="budget" data-budget="rows" data-currency=terms.currency.code()>
            <caption>{td_string!(lang, applications.budget_caption, currency = terms.currency.code()).to_string()}</caption>
            <thead role="rowgroup"><tr role="row">
                {heading}
                <th role="columnheader" scope="col">{td_string!(lang, applications.concept)}</th>
                <th role="columnheader" scope="col" class="n">{td_string!(lang, applications.quantity)}</th>
                <th role="columnheader" scope="col" class="n">{td_string!(lang, applications.unit_cost)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, applications.who_pays)}</th>
                <th role="columnheader" scope="col" class="n">{td_string!(lang, applications.row_total)}</th>
                <td role="cell"></td>
            </tr></thead>
            <tbody role="rowgroup">{body}</tbody>
            <tfoot role="rowgroup">
                {total(td_string!(lang, applications.total_asked), totals.asked, "asked")}
                {most}
                {by_heading(lang, reckoning, terms)}
                {total(td_string!(lang, applications.total_own), totals.own, "own")}
                {total(td_string!(lang, applications.total_other), totals.other, "other")}
                {total(td_string!(lang, applications.total_all), totals.all().unwrap_or_default(), "all")}
            </tfoot>
        </table>
    }
    .into_any()
}

/// What is asked under each heading, with the call's limit beside it.
fn by_heading(lang: Lang, reckoning: &Reckoning, terms: &LineTerms) -> AnyView {
    let rows = terms.headings.iter().zip(&reckoning.by_heading).map(|(heading, sum)| {
        let says = td_string!(lang, budget.by_heading, heading = words::both(lang, &heading.title)).to_string();
        let limit = Some(words::heading_limit(lang, heading, terms.currency)).filter(|limit| !limit.is_empty());
        let (most, share) = (heading.ceiling.map(|most| most.to_string()), heading.share.map(|share| share.to_string()));
        view! {
            <tr role="row" data-heading=heading.id.clone() data-most-cents=most data-most-share=share>
                <th role="rowheader" scope="row" colspan="5">{says.clone()}{limit.map(|limit| view! { " " <span class="opt">"(" {limit} ")"</span> })}</th>
                <td role="cell" class="n money" data-h=says data-heading-sum=heading.id.clone()>{words::money(*sum, terms.currency)}</td><td role="cell"></td>
            </tr>
        }
    });
    rows.collect_view().into_any()
}

/// Which of the call's headings a row stands under, where the call has some.
fn heading_cell(lang: Lang, place: &Place, typed: &TypedRow, terms: &LineTerms, wrong: AnyView) -> Option<AnyView> {
    if terms.headings.is_empty() {
        return None;
    }
    let says = td_string!(lang, budget.heading);
    let label = td_string!(lang, applications.cell_label, what = says, row = place.number.as_str()).to_string();
    let none = view! { <option value="">{td_string!(lang, budget.choose_heading)}</option> };
    let options = terms.headings.iter().map(|heading| {
        let selected = heading.id == typed.heading;
        view! { <option value=heading.id.clone() selected=selected>{words::both(lang, &heading.title).to_owned()}</option> }
    });
    let options = options.collect_view();
    let name = format!("heading-{}", place.at);
    Some(view! { <td role="cell" data-h=says>{wrong}<select name=name aria-label=label>{none}{options}</select></td> }.into_any())
}

/// Where a row stands, and what the server found there.
struct Place {
    /// What its fields are named by.
    at: String,
    /// As people count.
    number: String,
    flaws: Vec<RowFlaw>,
    total: Option<String>,
}

impl Place {
    fn of(i: usize, reckoning: &Reckoning) -> Self {
        let flaws = reckoning.flaws.iter().filter_map(|flaw| match flaw {
            BudgetFlaw::Row(row, flaw) if *row == i => Some(*flaw),
            _ => None,
        });
        let total = reckoning.row_totals.get(i).copied().flatten();
        Self {
            at: i.to_string(),
            number: (i + 1).to_string(),
            flaws: flaws.collect(),
            total: total.map(|cents| digits(cents, reckoning.budget.currency)),
        }
    }
}

/// What the island makes one row more of, without leaving the page.
pub fn new_row(lang: Lang, terms: &LineTerms) -> AnyView {
    let place = Place { at: "#at".to_owned(), number: "#row".to_owned(), flaws: Vec::new(), total: None };
    let blank = SentRow { id: RowId::from_text("new"), ..SentRow::new(TypedRow::default()) };
    view! { <template data-new-row="yes" data-most=MAX_ROWS.to_string()>{row(lang, &place, &blank, terms, true)}</template> }
        .into_any()
}

fn row(lang: Lang, place: &Place, SentRow { id, typed, shown, .. }: &SentRow, terms: &LineTerms, removes: bool) -> AnyView {
    let Place { at, number, flaws, total } = place;
    // What has to be mended is said at the cell where it is.
    let wrong = |of: &[RowFlaw]| {
        let found = flaws.iter().filter(|flaw| of.contains(flaw));
        found.map(|flaw| view! { <p class="why">{words::row_flaw(lang, *flaw)}</p> }).collect_view()
    };
    let options: Vec<_> = Source::ALL
        .into_iter()
        .map(|source| {
            view! { <option value=source.as_str() selected=source == typed.source>{words::source(lang, source)}</option> }
        })
        .collect();
    let label = |what: &'static str| td_string!(lang, applications.cell_label, what = what, row = number.as_str()).to_string();
    let (concept, quantity) = (td_string!(lang, applications.concept), td_string!(lang, applications.quantity));
    let (unit_cost, who) = (td_string!(lang, applications.unit_cost), td_string!(lang, applications.who_pays));
    let class = if flaws.is_empty() { "" } else { "bad" };
    let remove = td_string!(lang, applications.budget_remove, row = number.as_str()).to_string();
    let removal = removes.then(|| {
        view! { <button class="link" name="do" value=format!("remove-{at}") aria-label=remove>{td_string!(lang, applications.remove)}</button> }
    });
    view! {
        <tr role="row" id=format!("fila-{number}") class=class data-row=number.clone() data-field=cells::field(id.as_str())>
            {heading_cell(lang, place, typed, terms, wrong(&[RowFlaw::NoHeading]).into_any())}
            <td role="cell" data-h=concept>{wrong(&[RowFlaw::NoConcept, RowFlaw::ConceptTooLong])}
                <input r#type="text" id=format!("campo-concept-{at}") name=format!("concept-{at}") aria-label=label(concept) value=typed.concept.clone()/></td>
            <td role="cell" class="n" data-h=quantity>{wrong(&[RowFlaw::Quantity])}
                <input r#type="text" inputmode="numeric" name=format!("quantity-{at}") aria-label=label(quantity) value=typed.quantity.clone() placeholder="1"/></td>
            <td role="cell" class="n" data-h=unit_cost>{wrong(&[RowFlaw::UnitCost, RowFlaw::TooLarge])}
                <input class="money" r#type="text" inputmode="decimal" name=format!("cost-{at}") aria-label=label(unit_cost) value=typed.unit_cost.clone()/></td>
            <td role="cell" data-h=who><select name=format!("source-{at}") aria-label=label(who)>{options}</select></td>
            <td role="cell" class="n money" data-h=td_string!(lang, applications.row_total) data-row-total=at.clone()>{total.clone()}</td>
            <td role="cell">
                <input r#type="hidden" name=budget_rows::row_field(at) value=id.to_string()/>
                <input r#type="hidden" name=budget_rows::row_shown(at) value=shown.clone()/>
                {removal}
            </td>
        </tr>
    }
    .into_any()
}
