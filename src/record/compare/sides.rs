//! What both comparisons share: the form that chooses two, the drawing, the table of figures, and the lines of each side.

use crate::{
    error::Result,
    i18n::td_string,
    record::{
        boards::lines,
        call::days,
        figures,
        outcomes::{self, Compared, n_of_m},
        parts,
        query::{Asked, Bad, Name},
        rows::{PromiseState, Promised, Rows},
        table::{Column, Table},
    },
    web::{
        address::Page,
        lang::Lang,
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// One that can be chosen.
#[derive(Clone, Debug)]
pub struct Side {
    /// What the address names it by.
    pub value: String,
    pub name: String,
    /// The question that its lines answer.
    pub asked: Asked,
    pub page: Page,
}

/// A comparison: its page and its words.
pub struct Comparison {
    pub page: Page,
    pub title: &'static str,
    pub lead: &'static str,
    pub first: &'static str,
    pub second: &'static str,
    /// The value to offer as an example: two that belong together.
    pub example: Option<(String, String)>,
}

/// The page. Two that are chosen must be there; none is a form to choose by.
///
/// # Errors
/// [`Bad`] for a value that is none of the sides.
pub fn page(visit: &Visit, rows: &Rows<'_>, asked: &Asked, sides: &[Side], says: &Comparison) -> Result<Response> {
    let lang = visit.lang;
    let chosen = [pick(sides, asked.a.as_deref(), Name::A)?, pick(sides, asked.b.as_deref(), Name::B)?];
    let here = says.page.path(lang);
    let title = match chosen {
        [Some(a), Some(b)] => td_string!(lang, compare.a_and_b, a = a.name.clone(), b = b.name.clone()).to_string(),
        _ => says.title.to_owned(),
    };
    // Which two are compared makes it a page of its own; the day does not.
    let today = Asked { a: asked.a.clone(), b: asked.b.clone(), ..Asked::default() };
    let head = Head::new(title.clone()).description(says.lead).part(Part::Compare);
    let head = match chosen {
        [Some(_), Some(_)] => head.query(today.to_query().trim_start_matches('?')),
        _ => head,
    };
    Ok(visit.page(parts::seen(lang, asked, head), || {
        let body = match chosen {
            [Some(a), Some(b)] if a.value == b.value => same(lang),
            [Some(a), Some(b)] => beside(lang, rows, [a, b]),
            _ => example(lang, sides, asked, says),
        };
        view! {
            {parts::asof_banner(lang, asked, today.at(&here))}
            <h1>{title}</h1>
            {tabs(lang, asked, &says.page)}
            {form(lang, sides, asked, says)}
            {body}
            <p class="meta">{td_string!(lang, compare.caution)}</p>
            {days(lang, here.clone(), "/api/v1/summary", asked, visit.now)}
        }
    }))
}

fn pick<'s>(sides: &'s [Side], value: Option<&str>, name: Name) -> Result<Option<&'s Side>> {
    let Some(value) = value else { return Ok(None) };
    let found = sides.iter().find(|side| side.value == value);
    found.map(Some).ok_or_else(|| Bad::Value { name, value: value.to_owned() }.into())
}

fn tabs(lang: Lang, asked: &Asked, here: &Page) -> AnyView {
    let days = asked.days_only();
    let each = [
        (Page::CompareInstitutions, td_string!(lang, compare.tab_institutions)),
        (Page::CompareYears, td_string!(lang, compare.tab_years)),
        (Page::ElectoralPeriods, td_string!(lang, compare.tab_elections)),
    ];
    let links: Vec<_> = each
        .into_iter()
        .map(|(page, word)| {
            let current = (&page == here).then_some("page");
            view! { <li><a href=days.at(&page.path(lang)) aria-current=current>{word}</a></li> }
        })
        .collect();
    view! { <nav class="tabs noprint" aria-label=td_string!(lang, compare.tabs_label)><ul>{links}</ul></nav> }.into_any()
}

/// A plain form: the two that are chosen are its address.
fn form(lang: Lang, sides: &[Side], asked: &Asked, says: &Comparison) -> AnyView {
    let select = |name: &'static str, label: &'static str, chosen: Option<&String>| {
        let options: Vec<_> = sides
            .iter()
            .map(|side| {
                let selected = chosen == Some(&side.value);
                view! { <option value=side.value.clone() selected=selected>{side.name.clone()}</option> }
            })
            .collect();
        view! {
            <div class="field">
                <label r#for=name>{label}</label>
                <select id=name name=name>
                    <option value="">{td_string!(lang, compare.choose)}</option>
                    {options}
                </select>
            </div>
        }
    };
    let day = |name: &'static str, day: Option<chrono::NaiveDate>| {
        day.map(|day| view! { <input r#type="hidden" name=name value=day.to_string()/> })
    };
    view! {
        <form class="choose noprint" method="get" action=says.page.path(lang)>
            {select("a", says.first, asked.a.as_ref())}
            {select("b", says.second, asked.b.as_ref())}
            {day("as_of", asked.as_of)}
            {day("known_on", asked.known_on)}
            <button class="button">{td_string!(lang, compare.button)}</button>
        </form>
    }
    .into_any()
}

fn same(lang: Lang) -> AnyView {
    view! { <div class="notice"><p>{td_string!(lang, compare.same)}</p></div> }.into_any()
}

/// Nothing is chosen yet: what one gets, and two to begin with.
fn example(lang: Lang, sides: &[Side], asked: &Asked, says: &Comparison) -> AnyView {
    let pair = says.example.as_ref().and_then(|(a, b)| {
        let name = |value: &str| sides.iter().find(|side| side.value == value).map(|side| side.name.clone());
        let words = td_string!(lang, compare.a_and_b, a = name(a)?, b = name(b)?).to_string();
        let to = Asked { a: Some(a.clone()), b: Some(b.clone()), ..asked.days_only() };
        Some(view! { <p>{td_string!(lang, compare.example)} " " <a href=to.at(&says.page.path(lang))>{words}</a></p> })
    });
    view! { <div class="empty"><p>{says.lead}</p>{pair}</div> }.into_any()
}

fn beside(lang: Lang, rows: &Rows<'_>, sides: [&Side; 2]) -> AnyView {
    let groups = sides.map(|side| Compared { name: side.name.clone(), asked: side.asked.clone() });
    let [a, b] = sides;
    let title = td_string!(lang, compare.a_and_b, a = a.name.clone(), b = b.name.clone()).to_string();
    view! {
        {outcomes::for_whom(lang, rows, &groups)}
        {outcomes::figure(lang, rows, "lado", title, groups.to_vec())}
        {table(lang, rows, sides)}
        <div class="pair">{sides.map(|side| own_lines(lang, rows, side)).into_iter().collect::<Vec<_>>()}</div>
    }
    .into_any()
}

/// Each measure in a row, of both, with its denominator; the figures lead to their rows.
fn table(lang: Lang, rows: &Rows<'_>, sides: [&Side; 2]) -> AnyView {
    let mut columns = vec![Column::text(td_string!(lang, compare.head_measure))];
    columns.extend(sides.map(|side| Column::text(side.name.clone())));
    let (here, asked) = (Page::Calls.path(lang), Asked::default());
    let caption = td_string!(lang, compare.caption).to_owned();
    let table = Table { lang, here: &here, asked: &asked, caption, columns, usual: None };
    let rows = measures(lang).into_iter().map(|(name, narrowed)| {
        let figure = |side: &Side| {
            let asked = narrowed(&side.asked);
            let (n, total) = (rows.count(&asked), rows.count(&side.asked));
            let says = if asked == side.asked { total.to_string() } else { n_of_m(lang, n, total) };
            view! { <a class="fig" href=asked.at(&here)>{says}</a> }.into_any()
        };
        std::iter::once(name.into_any()).chain(sides.map(figure)).collect()
    });
    table.view("", rows.collect())
}

/// A question narrowed to the lines that a measure counts.
type Narrowed = fn(&Asked) -> Asked;

fn measures(lang: Lang) -> Vec<(&'static str, Narrowed)> {
    vec![
        (td_string!(lang, compare.lines), |asked| asked.clone()),
        (td_string!(lang, compare.promised), |asked| Asked { promise: Some(Promised::Any), ..asked.clone() }),
        (td_string!(lang, compare.promise_passed), |asked| Asked {
            promise: Some(Promised::In(PromiseState::Passed)),
            ..asked.clone()
        }),
        (td_string!(lang, compare.never_checked), |asked| Asked {
            check: Some(crate::calls::checks::CheckDue::Never),
            ..asked.clone()
        }),
    ]
}

/// The lines of one side, as the board would list them.
fn own_lines(lang: Lang, rows: &Rows<'_>, side: &Side) -> AnyView {
    let items: Vec<_> = rows
        .matching(&side.asked)
        .into_iter()
        .map(|row| view! { <li><div><h3>{lines::title(lang, row, &side.asked)}</h3></div>{parts::stamp(lang, row.kind())}</li> })
        .collect();
    let list = if items.is_empty() {
        view! { <p class="nk">{td_string!(lang, compare.no_lines)}</p> }.into_any()
    } else {
        view! { <ul class="calls">{items}</ul> }.into_any()
    };
    let href = side.asked.days_only().at(&side.page.path(lang));
    view! { <section><h2><a href=href>{side.name.clone()}</a></h2>{figures::bars(lang, rows, &side.asked)}{list}</section> }
        .into_any()
}
