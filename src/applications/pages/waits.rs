//! How long a filed application has waited, and how long others took here, stretch by stretch. Nothing is promised by it.

use crate::{
    applications::{
        context::LineNow,
        corrections::store as corrections,
        store,
        waiting::{self, Case, Stretch, Typical, typical},
    },
    calls::{record::Record, standing::Kind},
    error::Result,
    i18n::td_string,
    web::{
        address::Page,
        counts,
        lang::{Lang, LangExt as _},
        visit::Visit,
    },
};
use leptos::prelude::*;

pub async fn waits(visit: &Visit, line: &LineNow, record: &Record) -> Result<AnyView> {
    let (lang, now, db) = (visit.lang, visit.now, visit.app.db.read());
    let (asked, filed) = (corrections::first_asked(db).await?, store::standing_by_line(db).await?);
    let corrected = waiting::to_correction(record, &asked, &filed, now).and_then(|stretch| to_correction(lang, stretch));
    let resolved = to_resolution(lang, record, waiting::to_resolution(record, now));
    let paid = to_payment(lang, record, waiting::to_payment(record, now));
    let parts = [
        corrected.map(|says| (td_string!(lang, waiting.to_correction), says)),
        Some((td_string!(lang, waiting.to_resolution), resolved)),
        paid.map(|says| (td_string!(lang, waiting.to_payment), says)),
    ];
    let parts = parts.into_iter().flatten().map(|(name, says)| view! { <div><dt>{name}</dt><dd>{says}</dd></div> });
    let parts: Vec<_> = parts.collect();
    Ok(view! {
        {own(lang, line)}
        <h3>{td_string!(lang, waiting.others)}</h3>
        <dl class="facts">{parts}</dl>
        <p class="meta">{td_string!(lang, waiting.no_promise)}</p>
    }
    .into_any())
}

/// How long this one has waited since the closing, while it does.
fn own(lang: Lang, line: &LineNow) -> Option<AnyView> {
    let kind = line.state().standing;
    let ended = matches!(kind, Kind::ResolvedAwarded | Kind::ResolvedVoid | Kind::Cancelled | Kind::ReportedCancelled);
    let closes = line.closes().map(|deadline| deadline.instant());
    let waited = waiting::waited(closes, line.call.zone(), line.now).filter(|_| !ended)?;
    Some(view! { <p>{td_string!(lang, waiting.waited, days = waited).to_string()}</p> }.into_any())
}

/// What others were asked is told of many alone.
fn to_correction(lang: Lang, Stretch { took, of }: Stretch) -> Option<AnyView> {
    let Typical::Known { cases, median, shortest, longest } = typical(took) else { return None };
    let says = td_string!(
        lang,
        waiting.corrections_known,
        applications = counts::applications(lang, cases),
        of = of,
        median = counts::days(lang, median),
        shortest = shortest,
        longest = longest
    );
    Some(view! { {says.to_string()} }.into_any())
}

fn to_resolution(lang: Lang, record: &Record, Stretch { took, of }: Stretch) -> AnyView {
    match typical(took) {
        Typical::NotKnown => view! { <span class="nk">{td_string!(lang, waiting.typical_not_known)}</span> }.into_any(),
        Typical::Cases(cases) => {
            let says = td_string!(lang, waiting.few, count = cases.len(), of = of).to_string();
            each(lang, record, says, &cases)
        }
        Typical::Known { cases, median, shortest, longest } => {
            let (resolved, median) = (counts::lines_resolved(lang, cases), counts::days(lang, median));
            let says = td_string!(
                lang,
                waiting.known,
                resolved = resolved,
                of = of,
                median = median,
                shortest = shortest,
                longest = longest
            );
            view! { {says.to_string()} }.into_any()
        }
    }
}

fn to_payment(lang: Lang, record: &Record, Stretch { took, of }: Stretch) -> Option<AnyView> {
    match typical(took) {
        Typical::NotKnown => None,
        Typical::Cases(cases) => {
            let says = td_string!(lang, waiting.paid_few, count = cases.len(), of = of).to_string();
            Some(each(lang, record, says, &cases))
        }
        Typical::Known { cases, median, shortest, longest } => {
            let says = td_string!(
                lang,
                waiting.paid_known,
                lines = counts::lines(lang, cases),
                of = of,
                median = counts::days(lang, median),
                shortest = shortest,
                longest = longest
            );
            Some(view! { {says.to_string()} }.into_any())
        }
    }
}

/// Each of a few cases by itself.
fn each(lang: Lang, record: &Record, says: String, cases: &[Case]) -> AnyView {
    let items: Vec<_> = cases
        .iter()
        .map(|case| {
            let found = record.line(&case.line).zip(record.call_of(&case.line));
            let title = found.map(|(line, _)| lang.pick(&line.title_es, &line.title_en).clone()).unwrap_or_default();
            let page = found.map(|(_, call)| Page::Call { slug: call.id.to_string() }.path(lang));
            view! { <li><a href=page>{title}</a>": "{counts::days(lang, case.days)}</li> }
        })
        .collect();
    view! { <p>{says}</p> <ul>{items}</ul> }.into_any()
}
