//! The page of promised dates: of how many lines one is on record, a drawing of the days past it, and every promise in a table.

use super::strip;
use crate::{
    error::Result,
    i18n::td_string,
    record::{
        boards::lines,
        call, figures,
        notes::note,
        parts,
        query::{self, Asked},
        rows::{PromiseState, Promised, Row, Rows},
        table::{By, Column, Sort, Table},
        words,
    },
    web::{
        address::Page,
        counts::{self, Many},
        lang::Lang,
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let asked = Asked { sort: asked.sort, page: asked.page, ..asked.days_only() };
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, visit.now);
    let here = Page::PromisedDates.path(lang);
    let table = table(lang, &here, &asked);
    let any = Asked { promise: Some(Promised::Any), ..asked.days_only() };
    let mut found = rows.matching(&any);
    if let Some(sort) = table.order()? {
        lines::put_in_order(lang, sort, &mut found);
    }
    let shown = table.lines(&found, |row| cells(lang, row, &asked))?;
    let head = Head::new(td_string!(lang, promised.title)).description(td_string!(lang, promised.lead)).part(Part::Calls);
    Ok(visit.page(parts::seen(lang, &asked, head), || {
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, promised.title)}</h1>
            <p class="lead">{sentence(lang, &rows, &asked)}</p>
            <p>{td_string!(lang, promised.lead)}</p>
            {strip::figure(lang, &rows, &asked)}
            {without(lang, &rows, &asked)}
            {(!found.is_empty()).then(|| lines::on_the_board(lang, &any))}
            {shown}
            <p class="meta">{td_string!(lang, promised.counting)}</p>
            {call::days(lang, here.clone(), "/api/v1/calls?promise=any", &asked, visit.now)}
        }
    }))
}

fn table<'a>(lang: Lang, here: &'a str, asked: &'a Asked) -> Table<'a> {
    Table {
        lang,
        here,
        asked,
        caption: td_string!(lang, promised.caption).to_owned(),
        columns: vec![
            Column::sorted(td_string!(lang, boards.head_line), By::Title),
            Column::sorted(td_string!(lang, boards.head_institution), By::Institution),
            Column::sorted(td_string!(lang, boards.head_promised), By::Promised),
            Column::text(td_string!(lang, promised.head_outcome)),
            Column::number(td_string!(lang, promised.head_days)),
        ],
        usual: Some(Sort::up(By::Promised)),
    }
}

fn cells(lang: Lang, row: &Row<'_>, asked: &Asked) -> Vec<AnyView> {
    let Some(promise) = row.promise else { return Vec::new() };
    let days = match promise.state {
        PromiseState::Ahead => td_string!(lang, promised.not_yet).into_any(),
        PromiseState::Passed | PromiseState::Answered => strip::days(lang, &promise).into_any(),
    };
    let answered = promise.answered.map(|day| view! { " " <span class="meta">{words::partial(lang, day)}</span> });
    vec![
        lines::title(lang, row, asked),
        lines::institution(lang, row, asked),
        words::due(lang, promise.due).into_any(),
        view! { {parts::stamp(lang, row.kind())} {answered} }.into_any(),
        days,
    ]
}

/// How many lines have a promised date of results and what has come of it; every figure leads to its rows.
pub fn sentence(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let days = asked.days_only();
    let of = |promised| Asked { promise: Some(promised), ..days.clone() };
    let each = [
        of(Promised::Any),
        days.clone(),
        of(Promised::In(PromiseState::Passed)),
        of(Promised::In(PromiseState::Answered)),
        of(Promised::In(PromiseState::Ahead)),
    ];
    let counts = each.each_ref().map(|asked| rows.count(asked));
    let lines = counts::lines(lang, Many::shown_as(rows.count(&each[0]), figures::slot(0)));
    let (passed, answered, ahead) = (figures::slot(2), figures::slot(3), figures::slot(4));
    let says = match counts {
        [0, all, ..] => td_string!(lang, promised.sentence_none, lines = on_record(lang, all)).to_string(),
        // One case is told as what it is.
        [1, all, passed, answered, _] => one(lang, rows, &each[0], all, (passed, answered)),
        [_, _, 0, ..] => {
            td_string!(lang, promised.sentence_none_passed, lines = lines, answered = answered, ahead = ahead).to_string()
        }
        _ => td_string!(lang, promised.sentence, lines = lines, passed = passed, answered = answered, ahead = ahead).to_string(),
    };
    figures::sentence(&says, each.iter().map(|asked| figures::counted(lang, rows, asked)).collect())
}

fn on_record(lang: Lang, all: usize) -> String {
    counts::lines_of_support(lang, Many::shown_as(all, figures::slot(1)))
}

/// The only line of which something was announced: for a date, or after one.
fn one(lang: Lang, rows: &Rows<'_>, asked: &Asked, all: usize, counts: (usize, usize)) -> String {
    let (n, lines) = (figures::slot(0), on_record(lang, all));
    let due = rows.matching(asked).into_iter().filter(|row| row.counts()).find_map(|row| row.promise).map(|promise| promise.due);
    let after = due.filter(|due| !due.sense.is_by()).map(|due| words::due(lang, due));
    match (counts, after) {
        ((1, _), None) => td_string!(lang, promised.sentence_one_passed, n = n, lines = lines).to_string(),
        ((_, 1), None) => td_string!(lang, promised.sentence_one_answered, n = n, lines = lines).to_string(),
        (_, None) => td_string!(lang, promised.sentence_one_ahead, n = n, lines = lines).to_string(),
        ((1, _), Some(due)) => td_string!(lang, promised.sentence_after_passed, n = n, lines = lines, due = due).to_string(),
        ((_, 1), Some(due)) => td_string!(lang, promised.sentence_after_answered, n = n, lines = lines, due = due).to_string(),
        (_, Some(due)) => td_string!(lang, promised.sentence_after_ahead, n = n, lines = lines, due = due).to_string(),
    }
}

/// Of how many lines it is not on record when results were to come: they are not in the drawing, and that says nothing about them. A
/// rule may be known all the same, such as a term whose beginning nobody knows.
fn without(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let not_known = Asked { promise: Some(Promised::NotKnown), ..asked.days_only() };
    let undated = rows.matching(&not_known).into_iter().filter(|row| row.counts());
    let terms: Vec<_> = undated
        .filter_map(|row| {
            let rule = note(lang, row.call.results_rule.as_deref().filter(|rule| !rule.is_empty())?);
            Some(view! { <li>{lines::title(lang, row, asked)} "· " {rule}</li> })
        })
        .collect();
    let terms = (!terms.is_empty())
        .then(|| view! { <p class="meta">{td_string!(lang, promised.terms)}</p> <ul class="meta">{terms}</ul> });
    let all = asked.days_only();
    let lines = counts::lines(lang, Many::shown_as(rows.count(&all), figures::slot(1)));
    let says = td_string!(lang, promised.without, n = figures::slot(0), lines = lines).to_string();
    let each = [not_known, all].map(|asked| figures::counted(lang, rows, &asked));
    view! { <p class="meta">{figures::sentence(&says, each.into())}</p> {terms} }.into_any()
}
