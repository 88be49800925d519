//! Election years beside other years: the same bars for each, with their denominators. It says how many, never why.

use crate::{
    calls::{
        model::{Call, PeriodField},
        record::View,
    },
    clock::Now,
    i18n::td_string,
    record::{pieces, tally::Tally},
    web::lang::Lang,
};
use chrono::Datelike;
use leptos::prelude::*;

/// What kind of year a call's fiscal year was for whoever published it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Year {
    Election,
    Other,
    /// An election that year is on record, but its day is still to verify; or the call's year is not known.
    NotKnown,
}

/// Only calls whose fiscal year is the calendar year can be compared: Illinois' year N begins in July of the year before.
fn year(view: &View<'_>, call: &Call) -> Option<Year> {
    let Some(year) = call.fiscal_year else { return Some(Year::NotKnown) };
    let end = view.record.calendar.fiscal_end(&call.jurisdiction, year)?;
    if (end.day.month(), end.day.day()) != (12, 31) {
        return None;
    }
    let keys = call.jurisdiction.electoral_keys();
    let held = view.record.periods.values().filter(|period| {
        keys.contains(&period.jurisdiction.as_str()) && period.election_day.is_some_and(|day| day.year() == year)
    });
    Some(held.fold(Year::Other, |found, period| match (found, period.counted(PeriodField::ElectionDay)) {
        (Year::Election, _) | (_, Some(_)) => Year::Election,
        _ => Year::NotKnown,
    }))
}

pub fn section(lang: Lang, view: &View<'_>, now: Now) -> AnyView {
    let group = |wanted: Year, title: &'static str| {
        let calls = view.record.calls().values().filter(|call| year(view, call) == Some(wanted));
        let tally = Tally::of(view, calls, now);
        (tally.total > 0).then(|| view! { <div><h3>{title}</h3> {pieces::bars(lang, &tally)}</div> })
    };
    let left_out = view.record.calls().values().filter(|call| year(view, call).is_none()).count();
    view! {
        <section aria-labelledby="comparacion">
            <h2 id="comparacion">{td_string!(lang, elections.compare)}</h2>
            <p>{td_string!(lang, elections.compare_intro, left_out = left_out).to_string()}</p>
            <div class="pair">
                {group(Year::Election, td_string!(lang, elections.compare_election))}
                {group(Year::Other, td_string!(lang, elections.compare_other))}
                {group(Year::NotKnown, td_string!(lang, elections.compare_not_known))}
            </div>
            <p class="meta">{td_string!(lang, elections.caution)}</p>
        </section>
    }
    .into_any()
}
