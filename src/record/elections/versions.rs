//! The versions of a period: when each was entered, who brought it, and what it changed.

use super::words;
use crate::{
    calls::{
        dates::{Zone, local_day},
        elections::changes,
        model::ElectoralPeriod,
        store::{self, RecordKind, Source, Version},
    },
    error::Result,
    i18n::td_string,
    ids::PeriodId,
    web::{dates, visit::Visit},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The versions known on a day, the newest first.
pub async fn of(visit: &Visit, id: &PeriodId, known_on: Option<NaiveDate>) -> Result<AnyView> {
    let lang = visit.lang;
    let mut items = Vec::new();
    let mut before: Option<ElectoralPeriod> = None;
    for Version { at, source, body } in store::versions(&visit.app.db, RecordKind::ElectoralPeriod, id.as_str()).await? {
        let day = local_day(at, Zone::MEXICO_CITY);
        if known_on.is_some_and(|known| day > known) {
            break;
        }
        let period: ElectoralPeriod = serde_json::from_str(&body)?;
        let who = match source {
            Source::Reference => td_string!(lang, elections.version_reference),
            Source::Installation => td_string!(lang, elections.version_steward),
        };
        let changed: Option<Vec<String>> = before
            .as_ref()
            .map(|before| changes(before, &period).into_iter().map(|change| words::change(lang, change)).collect());
        let changed =
            changed.map(|what: Vec<String>| td_string!(lang, elections.version_changed, what = what.join(", ")).to_string());
        let href = format!("{}?known_on={day}", visit.uri.path());
        items.push(view! { <li><a href=href>{dates::day(lang, day)}</a> ", " {who} ". " {changed}</li> });
        before = Some(period);
    }
    items.reverse();
    Ok(view! {
        <h2>{td_string!(lang, elections.versions)}</h2>
        <p class="meta">{td_string!(lang, elections.versions_intro)}</p>
        <ol reversed=true>{items}</ol>
    }
    .into_any())
}
