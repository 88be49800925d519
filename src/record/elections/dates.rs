//! The dates of a period, each with how sure it is, where it is read, and where and by when it can be verified.

use super::words;
use crate::{
    calls::model::{ElectoralPeriod, PeriodField, Verify},
    i18n::td_string,
    record::{notes, parts, pieces},
    web::{dates, lang::Lang},
};
use leptos::prelude::*;

/// Each date with how sure it is: one may be sourced and the next computed.
pub fn the_dates(lang: Lang, period: &ElectoralPeriod) -> AnyView {
    let rows: Vec<_> = PeriodField::ALL.into_iter().map(|field| row(lang, period, field)).collect();
    let undated = period.verify.as_ref().filter(|_| period.shown_span().is_none());
    let undated = undated.map(|verify| pieces::row(td_string!(lang, elections.verify), verification(lang, verify)));
    let [name, day, sure, source, verify] = heads(lang);
    view! {
        <dl class="facts">
            {pieces::row(td_string!(lang, elections.whose), words::place(lang, period))}
            {pieces::row(td_string!(lang, elections.vote), words::vote(lang, period.vote))}
            {pieces::row(td_string!(lang, elections.offices), pieces::as_written(lang, &period.offices))}
            {pieces::row(td_string!(lang, elections.head_counted), words::counted(lang, period))}
            {undated}
        </dl>
        <table role="table">
            <caption>{td_string!(lang, elections.dates_caption)}</caption>
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{name}</th>
                <th role="columnheader" scope="col">{day}</th>
                <th role="columnheader" scope="col">{sure}</th>
                <th role="columnheader" scope="col">{source}</th>
                <th role="columnheader" scope="col">{verify}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn heads(lang: Lang) -> [&'static str; 5] {
    [
        td_string!(lang, elections.head_date),
        td_string!(lang, elections.head_day),
        td_string!(lang, elections.head_sure),
        td_string!(lang, elections.head_source),
        td_string!(lang, elections.verify),
    ]
}

fn row(lang: Lang, period: &ElectoralPeriod, field: PeriodField) -> AnyView {
    let [name, day, sure, source, verify] = heads(lang);
    let Some(date) = period.date(field) else {
        return view! {
            <tr role="row">
                <th role="rowheader" scope="row" data-h=name>{words::field(lang, field)}</th>
                <td role="cell" data-h=day colspan="4">{td_string!(lang, elections.date_not_known)}</td>
            </tr>
        }
        .into_any();
    };
    let unsure = period.is_unsure(field);
    let when = period.verify_of(field).map(|verify| verification(lang, verify));
    let when = when.or_else(|| unsure.then(|| td_string!(lang, elections.verify_not_said).into_any()));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" data-h=name>{words::field(lang, field)}</th>
            <td role="cell" data-h=day>{dates::day(lang, date)}</td>
            <td role="cell" data-h=sure>{pieces::confidence(lang, period.confidence_of(field))}</td>
            <td role="cell" data-h=source>{parts::source(lang, period.source_of(field))}</td>
            <td role="cell" data-h=verify>{when.unwrap_or_else(|| "—".into_any())}</td>
        </tr>
    }
    .into_any()
}

/// Where an unsure date can be verified, and by when it should be.
pub fn verification(lang: Lang, verify: &Verify) -> AnyView {
    let by = match verify.by {
        Some(day) => td_string!(lang, elections.verify_by, day = dates::day(lang, day)).to_string(),
        None => td_string!(lang, elections.verify_no_day).to_owned(),
    };
    // Where first: without a day, when says little.
    let place = (!verify.place.is_empty()).then(|| notes::note(lang, &verify.place));
    let place = place.map(|place| format!("{}. ", place.trim_end_matches('.')));
    view! { {place} {by} }.into_any()
}
