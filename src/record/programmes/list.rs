//! The programmes on record, by name, each with its institution and its lines.

use super::{life, name, name_lang};
use crate::{
    calls::{
        facts::{Subject, SubjectKind},
        model::{Institution, Programme},
        record::View,
    },
    clock::Now,
    error::Result,
    i18n::td_string,
    ids::ProgrammeId,
    record::{
        call::{
            drawing::{self, Drawn},
            facts::{self as call_facts, Evidenced, Told},
        },
        editions, figures,
        institutions::words::short_lang,
        parts,
        query::{self, Asked},
        rows::Rows,
        table::{By, Column, Sort, Table},
        tally::folded,
        wording::LINE,
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
use std::collections::BTreeMap;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let asked = Asked { sort: asked.sort, ..asked.days_only() };
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, visit.now);
    let here = Page::Programmes.path(lang);
    let table = table(lang, &here, &asked, true);
    let mut programmes: Vec<&Programme> = record.programmes.values().collect();
    if let Some(sort) = table.order()? {
        let at = |one: &Programme| record.institutions.get(&one.institution_id).map(|at| folded(at.short()));
        match sort.by {
            By::Institution => sort.apply(&mut programmes, |one| at(one)),
            _ => sort.apply(&mut programmes, |one| Some(folded(&name(lang, one)))),
        }
    }
    let head = Head::new(td_string!(lang, programmes.list_title))
        .description(td_string!(lang, programmes.list_lead))
        .part(Part::Institutions);
    Ok(visit.page(parts::seen(lang, &asked, head), || {
        let cells = programmes.iter().map(|one| cells(lang, &view, &rows, one, &asked.days_only(), true)).collect();
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, programmes.list_title)}</h1>
            <p class="lead">{td_string!(lang, programmes.list_lead)}</p>
            {table.view("", cells)}
        }
    }))
}

fn table<'a>(lang: Lang, here: &'a str, asked: &'a Asked, of_all: bool) -> Table<'a> {
    let mut columns = vec![Column::sorted(td_string!(lang, programmes.head_name), By::Title)];
    if of_all {
        columns.push(Column::sorted(td_string!(lang, boards.head_institution), By::Institution));
    }
    columns.push(Column::text(td_string!(lang, institutions.head_life)));
    columns.push(Column::number(td_string!(lang, charts.head_lines)));
    let caption = td_string!(lang, programmes.list_caption).to_owned();
    Table { lang, here, asked, caption, columns, usual: Some(Sort::up(By::Title)) }
}

fn cells(lang: Lang, view: &View<'_>, rows: &Rows<'_>, one: &Programme, days: &Asked, of_all: bool) -> Vec<AnyView> {
    let href = days.at(&Page::Programme { slug: one.id.to_string() }.path(lang));
    let to_verify = one.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let mut cells = vec![view! { <a href=href lang=name_lang(lang, view, one)>{name(lang, one)}</a> {to_verify} }.into_any()];
    if of_all {
        let at = view.record.institutions.get(&one.institution_id).map(|at| {
            let href = days.at(&Page::Institution { slug: at.id.to_string() }.path(lang));
            view! { <a href=href lang=short_lang(lang, at)>{at.short().to_owned()}</a> }
        });
        cells.push(at.into_any());
    }
    let own = Asked { programme: Some(one.id.to_string()), ..days.clone() };
    cells.push(life(lang, view, one).into_any());
    cells.push(figures::counted(lang, rows, &own));
    cells
}

/// The programmes of an institution, each leading to its page; nothing when it has none.
///
/// # Errors
/// When an order is asked for that no column has.
pub fn of_institution(lang: Lang, view: &View<'_>, rows: &Rows<'_>, institution: &Institution, asked: &Asked) -> Result<AnyView> {
    let mut own: Vec<&Programme> =
        view.record.programmes.values().filter(|programme| programme.institution_id == institution.id).collect();
    let here = format!("{}#programas", Page::Institution { slug: institution.id.to_string() }.path(lang));
    let (table, days) = (table(lang, &here, asked, false), asked.days_only());
    let order = table.order()?;
    if own.is_empty() {
        return Ok(().into_any());
    }
    if let Some(sort) = order {
        sort.apply(&mut own, |one| Some(folded(&name(lang, one))));
    }
    let cells = own.into_iter().map(|one| cells(lang, view, rows, one, &days, false)).collect();
    let section = view! {
        <section aria-labelledby="programas">
            <h2 id="programas">{td_string!(lang, institutions.programmes)}</h2>
            {table.view("", cells)}
        </section>
    };
    Ok(section.into_any())
}

/// What is told of each programme of an institution.
pub fn told<'a>(view: &View<'a>, institution: &Institution) -> BTreeMap<ProgrammeId, Told<'a>> {
    let of = |id: &ProgrammeId| Told::of(view, view.record.facts_of(&Subject::new(SubjectKind::Programme, id)), false);
    let own = view.record.programmes.values().filter(|programme| programme.institution_id == institution.id);
    own.map(|programme| (programme.id.clone(), of(&programme.id))).collect()
}

/// What became of each, and the editions of its calls; unfolded on demand, at the anchor that other pages lead to.
pub fn unfolded(lang: Lang, view: &View<'_>, told: &BTreeMap<ProgrammeId, Told<'_>>, evidence: &Evidenced, now: Now) -> AnyView {
    let each: Vec<_> = told
        .iter()
        .filter_map(|(id, told)| {
            let programme = view.record.programmes.get(id)?;
            let title = name(lang, programme);
            let facts = (!told.facts.is_empty()).then(|| {
                let list = format!("hechos-{id}");
                let drawn =
                    Drawn { id: format!("linea-{id}"), title: title.clone(), told, more: Vec::new(), list: format!("#{list}") };
                view! {
                    {drawing::figure(lang, view.record, drawn, Vec::new(), &LINE)}
                    <div id=list>{call_facts::items(lang, view, told, evidence, &LINE)}</div>
                }
            });
            let editions = editions::of_programme(lang, view, id, now);
            Some(view! { <details id=id.to_string()><summary>{title}</summary>{facts}{editions}</details> })
        })
        .collect();
    view! { {each} }.into_any()
}
