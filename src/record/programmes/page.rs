//! One programme: what it funds, for whom, known figures, where it moved, and what became of its calls.

use super::{life, name, name_lang};
use crate::{
    calls::{
        addresses::At,
        facts::{Subject, SubjectKind},
        model::{KnownAmount, Programme},
        record::{Record, View},
    },
    error::{Error, Result},
    evidence::store as evidence,
    i18n::td_string,
    ids::ProgrammeId,
    record::{
        boards::lines::{Lines, Shown, on_the_board},
        call::{
            days,
            drawing::{self, Drawn},
            facts::{self as call_facts, Evidenced, Told},
        },
        cite::{self, Thing},
        editions, figures, notes, parts, pieces,
        query::{self, Asked},
        rows::Rows,
        table::{By, Sort},
        wording::LINE,
        words,
    },
    web::{
        address::Page,
        lang::Lang,
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit, At { id, slug }: At<ProgrammeId>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let programme = record.programmes.get(&id).ok_or(Error::NotFound)?;
    let days_asked = asked.days_only();
    let view = record.as_of(days_asked.as_of, days_asked.known_on);
    let told = Told::of(&view, record.facts_of(&Subject::new(SubjectKind::Programme, &programme.id)), false);
    let evidence = evidence::of_facts_known(&visit.app.db, &told.ids(), days_asked.known_on).await?;
    let rows = Rows::of(&view, visit.now);
    let page = Page::Programme { slug };
    let here = page.path(lang);
    let own = Asked { programme: Some(programme.id.to_string()), ..days_asked.clone() };
    let shown = Asked { sort: asked.sort, page: asked.page, ..days_asked.clone() };
    let found = rows.matching(&own);
    let table = Lines {
        lang,
        here: &here,
        asked: &shown,
        caption: td_string!(lang, programmes.lines_caption).to_owned(),
        columns: Shown::ALL.to_vec(),
        usual: Sort::up(By::Standing),
    }
    .view(&found)?;
    let title = name(lang, programme);
    let head =
        Head::new(title.clone()).description(format!("{title}. {}", life(lang, &view, programme))).part(Part::Institutions);
    let told = visit.page(parts::seen(lang, &days_asked, head), || {
        let none = found.is_empty().then(|| view! { <p class="nk">{td_string!(lang, programmes.no_lines)}</p> });
        let filters = (!found.is_empty()).then(|| on_the_board(lang, &own));
        let sum = (!found.is_empty()).then(|| figures::by_outcome(lang, &rows, &own));
        view! {
            {parts::asof_banner(lang, &days_asked, here.clone())}
            {pieces::crumb(lang, Page::Programmes, td_string!(lang, programmes.list_title), title.clone())}
            <h1 lang=name_lang(lang, &view, programme)>{title.clone()}</h1>
            {programme.confidence.is_to_verify().then(|| view! { <p>{parts::to_verify(lang)}</p> })}
            {sum}
            {about(lang, &view, programme)}
            <h2 id="lineas">{td_string!(lang, boards.lines_title)}</h2>
            {none}
            {filters}
            {table}
            {facts(lang, &view, programme, &told, &evidence)}
            {pieces::beyond(editions::of_programme(lang, &view, &programme.id, visit.now))}
            {parts::record_a_fact(&visit, "programme", programme.id.as_str())}
            {pieces::beyond(pieces::notes(lang, &programme.notes))}
            {pieces::source_and_confidence(lang, &programme.source, programme.confidence)}
            {cite::section(&visit, &title, &Thing::Programme(programme.id.clone()), &page, &days_asked)}
            {pieces::how_to_correct(lang)}
            {days(lang, here.clone(), &format!("/api/v1/programmes/{}", programme.id), &days_asked, visit.now)}
        }
    });
    Ok(made_from(told, record.behind_calls(|call| call.programme_id.as_ref() == Some(&id))))
}

fn about(lang: Lang, view: &View<'_>, programme: &Programme) -> AnyView {
    let record = view.record;
    let at = record.institutions.get(&programme.institution_id).map(|at| {
        let href = Page::Institution { slug: at.id.to_string() }.path(lang);
        pieces::row(td_string!(lang, boards.head_institution), view! { <a href=href>{at.short().to_owned()}</a> })
    });
    let aliases = (!programme.aliases.is_empty())
        .then(|| pieces::row(td_string!(lang, institutions.programme_aliases), programme.aliases.join("; ")));
    let amounts: Vec<_> = programme.known_amounts.iter().map(|amount| figure(lang, amount)).collect();
    let amounts = (!amounts.is_empty())
        .then(|| pieces::row(td_string!(lang, institutions.programme_amounts), view! { <ul class="plain">{amounts}</ul> }));
    view! {
        <dl class="facts">
            {at}
            {aliases}
            {pieces::row(td_string!(lang, institutions.programme_life), life(lang, view, programme))}
            {moved(lang, record, programme)}
            {listed(lang, td_string!(lang, institutions.programme_funds), &programme.what_it_funds)}
            {listed(lang, td_string!(lang, institutions.programme_eligible), &programme.eligible)}
            {amounts}
        </dl>
        <p class="meta">{td_string!(lang, institutions.programmes_intro)}</p>
    }
    .into_any()
}

/// The programme before and the one after, each with the institution it is at.
fn moved(lang: Lang, record: &Record, programme: &Programme) -> AnyView {
    let step = |id: &Option<ProgrammeId>, label: &'static str| {
        let other = record.programmes.get(id.as_ref()?)?;
        let at = record.institutions.get(&other.institution_id)?;
        let to = Page::Programme { slug: other.id.to_string() }.path(lang);
        let institution = Page::Institution { slug: at.id.to_string() }.path(lang);
        let text = view! { <a href=to>{name(lang, other)}</a> " · " <a href=institution>{at.short().to_owned()}</a> };
        Some(pieces::row(label, text))
    };
    view! {
        {step(&programme.predecessor, td_string!(lang, institutions.programme_predecessor))}
        {step(&programme.successor, td_string!(lang, institutions.programme_successor))}
    }
    .into_any()
}

/// What became of it, drawn and told.
fn facts(lang: Lang, view: &View<'_>, programme: &Programme, told: &Told<'_>, evidence: &Evidenced) -> AnyView {
    if told.facts.is_empty() {
        return ().into_any();
    }
    let drawn =
        Drawn { id: "linea".to_owned(), title: name(lang, programme), told, more: Vec::new(), list: drawing::FACTS.to_owned() };
    view! {
        <section aria-labelledby="hechos">
            <h2 id="hechos">{td_string!(lang, institutions.facts)}</h2>
            {drawing::figure(lang, view.record, drawn, Vec::new(), &LINE)}
            {call_facts::items(lang, view, told, evidence, &LINE)}
        </section>
    }
    .into_any()
}

/// Lists of the compilers.
fn listed(lang: Lang, label: &'static str, items: &[String]) -> Option<AnyView> {
    (!items.is_empty())
        .then(|| pieces::row(label, items.iter().map(|item| notes::note(lang, item)).collect::<Vec<_>>().join("; ")))
}

fn figure(lang: Lang, amount: &KnownAmount) -> AnyView {
    let number = |units: u64| words::number(i64::try_from(units).unwrap_or(i64::MAX));
    let sum = amount.mxn.map(|n| format!("{} MXN", number(n))).or_else(|| amount.usd.map(|n| format!("{} USD", number(n))));
    let to_verify = amount.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    view! {
        <li>
            {amount.year} ": " {notes::note(lang, &amount.what)} {sum.map(|s| format!(" · {s}"))} {to_verify}
            <span class="source">" " {parts::source(lang, &amount.source)}</span>
        </li>
    }
    .into_any()
}
