//! One electoral period: its dates, the law then in force, the calls that met it, and what authorities did.

use super::{
    inside::{acts, all_lines, touched},
    law, words,
};
use crate::{
    calls::{
        elections::{Crossing, Tally, crossings},
        model::{ElectoralPeriod, PeriodField, Span},
        record::View,
    },
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ids::{LineId, PeriodId},
    record::{notes, parts, pieces, query, words as record_words},
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt},
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

const FIELDS: [PeriodField; 5] = [
    PeriodField::CampaignStart,
    PeriodField::CampaignEnd,
    PeriodField::PropagandaBanStart,
    PeriodField::PropagandaBanEnd,
    PeriodField::ElectionDay,
];

pub async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let asked = asked.days_only();
    let period = record.periods.get(&PeriodId::from_text(slug)).ok_or(Error::NotFound)?;
    let (lang, now) = (visit.lang, visit.now);
    let view = record.as_of(asked.as_of, asked.known_on);
    let title = words::title(lang, period);
    let head = Head::new(title.clone()).description(format!("{title}. {}", words::counted(lang, period))).part(Part::Elections);
    let to_verify = period.confidence.is_to_verify();
    Ok(visit.page(head, || {
        view! {
            {parts::asof_banner(lang, &asked, visit.uri.path().to_owned())}
            {pieces::crumb(lang, Page::ElectoralPeriods, td_string!(lang, elections.list_title), title.clone())}
            <h1>{title}</h1>
            {to_verify.then(|| view! {
                <div class="notice warn"><p>{parts::to_verify(lang)} " " {td_string!(lang, elections.not_counted_why)}</p></div>
            })}
            {the_dates(lang, period)}
            <h2>{td_string!(lang, elections.effect)}</h2>
            <p>{notes::note(lang, &period.effect_on_calls)}</p>
            {calls(lang, &view, period, now)}
            {law::section(lang, &view, period)}
            {law::same_election(lang, &view, period)}
            {pieces::notes(lang, &period.notes)}
            {pieces::source_and_confidence(lang, &period.source, period.confidence)}
            {pieces::how_to_correct(lang)}
        }
    }))
}

/// Each date with how sure it is: one may be sourced and the next computed.
fn the_dates(lang: Lang, period: &ElectoralPeriod) -> AnyView {
    let rows: Vec<_> = FIELDS
        .into_iter()
        .map(|field| {
            let date = period.date(field);
            let words = date.map_or_else(|| td_string!(lang, elections.date_not_known).to_owned(), |day| dates::day(lang, day));
            let to_verify = (date.is_some() && period.counted(field).is_none()).then(|| view! { " " {parts::to_verify(lang)} });
            pieces::row(words::field(lang, field), view! { {words} {to_verify} })
        })
        .collect();
    view! {
        <dl class="facts">
            {pieces::row(td_string!(lang, elections.whose), words::place(lang, period))}
            {pieces::row(td_string!(lang, elections.offices), notes::note(lang, &period.offices))}
            {rows}
            {pieces::row(td_string!(lang, elections.head_counted), words::counted(lang, period))}
        </dl>
    }
    .into_any()
}

/// Calls with known acts inside the period, each figure with its denominator and how many are not known.
fn calls(lang: Lang, view: &View<'_>, period: &ElectoralPeriod, now: Now) -> AnyView {
    let Some(span) = period.counted_span() else {
        return view! {
            <h2>{td_string!(lang, elections.calls)}</h2>
            <p>{td_string!(lang, elections.calls_not_counted)}</p>
        }
        .into_any();
    };
    let found = all_lines(view, &period.id, now);
    let lines = touched(view, &period.id, now);
    let items: Vec<_> = lines.iter().filter_map(|line| item(lang, view, period, line, &span, now)).collect();
    let published =
        figure(&found.published, |n, m, k| td_string!(lang, elections.published_inside, n = n, m = m, k = k).to_string());
    let resolved =
        figure(&found.resolved, |n, m, k| td_string!(lang, elections.resolved_inside, n = n, m = m, k = k).to_string());
    let none = items.is_empty().then(|| view! { <p>{td_string!(lang, elections.calls_none)}</p> });
    view! {
        <h2 id="convocatorias">{td_string!(lang, elections.calls)}</h2>
        <p>{words::counted(lang, period)}</p>
        <ul><li>{published}</li><li>{resolved}</li></ul>
        <p class="meta">{td_string!(lang, elections.caution)}</p>
        {none}
        <ul class="calls">{items}</ul>
    }
    .into_any()
}

fn figure(tally: &Tally, says: impl Fn(usize, usize, usize) -> String) -> String {
    says(tally.inside.len(), tally.lines(), tally.unknown)
}

fn item(lang: Lang, view: &View<'_>, period: &ElectoralPeriod, line: &LineId, span: &Span, now: Now) -> Option<AnyView> {
    let call = view.record.call_of(line)?;
    let kind = view.standing(line, now)?.kind();
    let institution = view.record.institution_of(call).map(|i| i.short().to_owned());
    let year = call.fiscal_year.map(|year| format!(" · {year}"));
    let crossing = crossings(view, line, now).into_iter().find(|crossing| crossing.period == period.id);
    let acts: Vec<_> = acts(view, line, span)
        .into_iter()
        .map(|(fact, sure)| {
            let text = lang.pick(&fact.text_es, &fact.text_en).clone();
            let maybe =
                (!sure).then(|| view! { " " <span class="meta">"(" {td_string!(lang, elections.maybe_inside)} ")"</span> });
            view! { <li>{record_words::when(lang, fact)} ": " {text} {maybe}</li> }
        })
        .collect();
    let title_lang = parts::title_lang(lang, call);
    Some(
        view! {
            <li>
                <div>
                    <h3><a href=Page::Call { slug: call.id.to_string() }.path(lang) lang=title_lang>{parts::title(lang, call)}</a></h3>
                    <p class="meta">{institution}{year}</p>
                    {crossing.map(|crossing| crossed(lang, &crossing))}
                    <ul>{acts}</ul>
                </div>
                {parts::stamp(lang, kind)}
            </li>
        }
        .into_any(),
    )
}

/// What a line's timetable shares with the period, and a suspension that cites it.
fn crossed(lang: Lang, crossing: &Crossing) -> AnyView {
    let shared = td_string!(lang, elections.shares_days, days = record_words::number(crossing.days)).to_string();
    let cited = crossing.cited.then(|| view! { <p>{td_string!(lang, elections.cites)}</p> });
    let outlasted = crossing.cited.then_some(crossing.outlasted).flatten().map(|outlasted| {
        let days = record_words::number(outlasted.days);
        let says = if outlasted.still {
            td_string!(lang, elections.outlasted_still, days = days).to_string()
        } else {
            td_string!(lang, elections.outlasted, days = days).to_string()
        };
        view! { <p>{says}</p> }
    });
    view! { <p>{shared}</p> {cited} {outlasted} }.into_any()
}
