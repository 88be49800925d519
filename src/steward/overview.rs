//! What waits for the steward: each room adds its row here.

use super::only_steward;
use crate::{
    accounts::store,
    associations,
    calls::{
        dates::{Zone, local_day},
        elections::to_verify_soon,
        live,
    },
    error::Result,
    i18n::td_string,
    mail, office, replacement,
    web::{
        address::Page,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::response::Response;
use chrono::Datelike as _;
use leptos::prelude::*;

/// A line of the overview: how many of what, and where to deal with them.
pub struct Row {
    pub count: usize,
    pub what: &'static str,
    pub page: Page,
}

pub async fn show(visit: Visit, viewer: Viewer) -> Result<Response> {
    only_steward(&viewer)?;
    let lang = visit.lang;
    let rows = rows(&visit).await?;
    let alone = store::holders_of(visit.app.db.read(), "steward", None).await?.len() < 2;
    let title = td_string!(lang, steward.title);
    Ok(visit.page(Head::private(title), move || {
        let rows: Vec<_> = rows
            .into_iter()
            .map(|row| {
                let state = if row.count == 0 { "state done" } else { "state todo" };
                view! { <li><a href=row.page.path(lang)>{row.what}</a><span class=state>{row.count}</span></li> }
            })
            .collect();
        view! {
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, steward.lead)}</p>
            <ul class="tasks">{rows}</ul>
            <p><a href=Page::StewardAddresses.path(lang)>{td_string!(lang, steward.addresses_title)}</a></p>
            {alone.then(|| view! { <p class="finding">{td_string!(lang, steward.alone)}</p> })}
        }
    }))
}

/// One row a room, most urgent first.
async fn rows(visit: &Visit) -> Result<Vec<Row>> {
    let lang = visit.lang;
    let letters = mail::waiting(visit.app.db.read(), 1000).await?;
    let by_hand = visit.app.config.smtp_url.is_empty();
    let stuck = letters.iter().filter(|letter| by_hand || letter.given_up_at.is_some()).count();
    let people = store::list(visit.app.db.read(), 10_000).await?;
    let unconfirmed = people.iter().filter(|person| person.confirmed_at.is_none()).count();
    let unseen = associations::store::count_unseen(visit.app.db.read()).await?;
    let replacements = usize::try_from(replacement::store::count_open(visit.app.db.read()).await?).unwrap_or(usize::MAX);
    let vacant = office::officials::vacant(&visit.app).await?;
    let today = local_day(visit.now, Zone::MEXICO_CITY);
    let record = live::record(&visit.app).await?;
    let to_verify = to_verify_soon(&record, today).len();
    let in_doubt = record.holidays.values().filter(|one| one.date.year() == today.year() && one.is_doubtful()).count();
    Ok(vec![
        Row { count: stuck, what: td_string!(lang, steward.row_letters), page: Page::StewardLetters },
        Row { count: unseen, what: td_string!(lang, steward.row_associations), page: Page::StewardAssociations },
        Row { count: replacements, what: td_string!(lang, replacement.steward_row), page: Page::StewardAssociations },
        Row { count: vacant, what: td_string!(lang, steward.row_institutions), page: Page::StewardInstitutions },
        Row { count: to_verify, what: td_string!(lang, steward.row_elections), page: Page::StewardPeriods },
        Row { count: in_doubt, what: td_string!(lang, steward.row_days), page: Page::StewardDays },
        Row { count: unconfirmed, what: td_string!(lang, steward.row_people), page: Page::StewardPeople },
    ])
}
