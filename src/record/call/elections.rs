//! What elections the call met: the period its authority cited, and what else was published inside it. Neutral; no motive inferred.

use crate::{
    calls::{
        dates::PartialDate,
        elections::{Crossing, crossings, meanwhile},
        facts::{Fact, FactKind},
        model::Call,
        record::View,
    },
    clock::Now,
    i18n::td_string,
    ids::LineId,
    record::{parts, words},
    web::{address::Page, dates, lang::Lang},
};
use leptos::prelude::*;

pub fn section(lang: Lang, view: &View<'_>, call: &Call, now: Now) -> AnyView {
    let met = view.record.lines_of(&call.id).find_map(|line| {
        let crossing = crossings(view, &line.id, now).into_iter().find(|c| c.cited)?;
        Some((line.id.clone(), crossing))
    });
    let Some((line, crossing)) = met else { return ().into_any() };
    let others = meanwhile(view, &crossing.period, &line, now).published;
    let href = Page::ElectoralPeriod { slug: crossing.period.to_string() }.path(lang);
    let published: Vec<(PartialDate, &Call)> = published(view, &others.inside);
    let rows: Vec<_> = published
        .iter()
        .map(|(day, other)| {
            let title_lang = parts::title_lang(lang, other);
            view! {
                <tr role="row">
                    <td role="cell" data-h=td_string!(lang, record.column_published)>{words::partial(lang, *day)}</td>
                    <td role="cell" data-h=td_string!(lang, record.column_call)>
                        <a href=Page::Call { slug: other.id.to_string() }.path(lang) lang=title_lang>{parts::title(lang, other)}</a>
                    </td>
                    <td role="cell" data-h=td_string!(lang, record.column_standing)>{parts::stamps(lang, &view.call_standing(&other.id, now))}</td>
                </tr>
            }
        })
        .collect();
    let (inside, all, unknown) = (others.inside.len(), others.lines(), others.unknown);
    let found = td_string!(lang, record.elections_found, found = inside, all = all, unknown = unknown).to_string();
    view! {
        <h2>{td_string!(lang, record.elections_title)}</h2>
        <p>{span(lang, &crossing)} " " <a href=href>{td_string!(lang, record.elections_period)}</a></p>
        <p>{td_string!(lang, record.elections_law)} " " <a href=format!("{}#cpeum-41-iii-c", Page::LegalBases.path(lang))>{td_string!(lang, record.elections_law_link)}</a></p>
        {(!rows.is_empty()).then(|| view! {
            <table role="table">
                <caption>{found.clone()}</caption>
                <thead role="rowgroup"><tr role="row">
                    <th role="columnheader" scope="col">{td_string!(lang, record.column_published)}</th>
                    <th role="columnheader" scope="col">{td_string!(lang, record.column_call)}</th>
                    <th role="columnheader" scope="col">{td_string!(lang, record.column_standing)}</th>
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        })}
        <p class="meta">{td_string!(lang, record.elections_caution)} " " {words::kind(lang, crate::calls::standing::Kind::Unknown)} "."</p>
    }
    .into_any()
}

/// The sourced days of the period, how many of them the timetable shares, and how long the suspension outlasted it.
fn span(lang: Lang, crossing: &Crossing) -> String {
    let (from, to) = (dates::day(lang, crossing.span.first), dates::day(lang, crossing.span.last));
    let days = words::number(crossing.days);
    let said = td_string!(lang, record.elections_span, from = from, to = to, days = days).to_string();
    match crossing.outlasted {
        Some(outlasted) => {
            let days = words::number(outlasted.days);
            format!("{said} {}", td_string!(lang, record.elections_outlasted, days = days))
        }
        None => said,
    }
}

/// The calls of these lines, by the date of their publication.
fn published<'a>(view: &View<'a>, lines: &[LineId]) -> Vec<(PartialDate, &'a Call)> {
    let is_publication = |fact: &&&'a Fact| matches!(fact.kind, FactKind::Published { .. }) && fact.counts();
    let mut found: Vec<(PartialDate, &Call)> = lines
        .iter()
        .filter_map(|line| {
            let facts = view.record.facts_of_line(line);
            Some((facts.iter().find(is_publication)?.occurred_on, view.record.call_of(line)?))
        })
        .collect();
    found.sort_by_key(|(date, call)| (date.first(), call.id.clone()));
    found.dedup_by(|a, b| a.1.id == b.1.id);
    found
}
