//! One electoral period: its dates, the law then in force, the calls that met it, what authorities did, and its versions.

use super::{dates::the_dates, inside::touched, law, versions, words};
use crate::{
    calls::{
        elections::{Tally, acts_inside, meanwhile, met},
        live,
        model::{ElectoralPeriod, Span},
        record::View,
    },
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ids::{LineId, PeriodId},
    record::{
        call::days,
        parts, pieces,
        query::{self, Asked},
        words as record_words,
    },
    web::{
        address::Page,
        lang::{Lang, LangExt},
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

pub async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let asked = asked.days_only();
    let id = PeriodId::from_text(slug);
    let Some(period) = record.periods.get(&id) else { return not_yet_known(&visit, &id, &asked).await };
    let (lang, now) = (visit.lang, visit.now);
    let view = record.as_of(asked.as_of, asked.known_on);
    let title = words::title(lang, period);
    let head = Head::new(title.clone()).description(format!("{title}. {}", words::counted(lang, period))).part(Part::Elections);
    let versions = versions::of(&visit, &id, asked.known_on).await?;
    let steward = visit.actor().is_steward().then(|| Page::StewardPeriod { period: id.to_string() }.path(lang));
    let here = visit.uri.path().to_owned();
    Ok(visit.page(head, || {
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            {pieces::crumb(lang, Page::ElectoralPeriods, td_string!(lang, elections.list_title), title.clone())}
            <h1>{title}</h1>
            {period.is_to_verify().then(|| view! {
                <div class="notice warn"><p>{parts::to_verify(lang)} " " {td_string!(lang, elections.not_counted_why)}</p></div>
            })}
            {steward.map(|to| view! { <p class="row noprint"><a class="button quiet" href=to>{td_string!(lang, elections.amend)}</a></p> })}
            {the_dates(lang, period)}
            <h2>{td_string!(lang, elections.effect)}</h2>
            <p>{pieces::as_written(lang, &period.effect_on_calls)}</p>
            {calls(lang, &view, period, now)}
            {law::section(lang, &view, period)}
            {law::same_election(lang, &view, period)}
            {pieces::notes(lang, &period.notes)}
            {pieces::source_and_confidence(lang, &period.source, period.confidence)}
            {versions}
            {pieces::how_to_correct(lang)}
            {days(lang, here, "/api/v1/electoral-periods", &asked, now)}
        }
    }))
}

/// A period that is on record today, and was not on the day asked about.
async fn not_yet_known(visit: &Visit, id: &PeriodId, asked: &Asked) -> Result<Response> {
    let (record, lang) = (live::record(&visit.app).await?, visit.lang);
    let period = record.periods.get(id).ok_or(Error::NotFound)?;
    let head = Head::new(words::title(lang, period)).part(Part::Elections);
    Ok(parts::not_yet_known(visit, head, asked, visit.uri.path().to_owned(), td_string!(lang, elections.not_yet_known)))
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
    let found = meanwhile(view, &period.id, None, now);
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
    let acts: Vec<_> = acts_inside(view, line, span, now)
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
                    {how_it_met(lang, view, period, line, now)}
                    <ul>{acts}</ul>
                </div>
                {parts::stamp(lang, kind)}
            </li>
        }
        .into_any(),
    )
}

/// What a line's timetable shares with the period, and the suspensions that cite it.
fn how_it_met(lang: Lang, view: &View<'_>, period: &ElectoralPeriod, line: &LineId, now: Now) -> AnyView {
    let met = met(view, line, now);
    let crossing = met.crossed.iter().find(|crossing| crossing.period == period.id);
    let shared = crossing.map(|crossing| {
        let says = td_string!(lang, elections.shares_days, days = words::shared_days(lang, crossing)).to_string();
        let why = (!words::is_exact(crossing)).then(|| td_string!(lang, elections.not_by_day));
        view! { <p>{says} " " {why}</p> }
    });
    let cited = met.suspended.iter().filter_map(|one| Some((one, one.election.as_ref()?)));
    let cited: Vec<_> = cited
        .filter(|(_, cited)| cited.period == period.id)
        .map(|(one, cited)| {
            let outlasted = words::outlasted(lang, one, cited.outlasted);
            view! { <p>{td_string!(lang, elections.cites)} " " {outlasted}</p> }
        })
        .collect();
    view! { {shared} {cited} }.into_any()
}
