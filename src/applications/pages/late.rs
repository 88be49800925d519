//! Filing while the line receives nothing: refused with the server's clock in both cities, what holds it up, and the draft kept.

use super::held::{Also, Whose, what_can_be_done};
use crate::{
    applications::{context::LineNow, rules, words},
    calls::{dates::Zone, deadlines},
    clock::Now,
    i18n::td_string,
    policy::Refusal,
    web::{address::Page, dates, lang::Lang, shell::Head, visit::Visit},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// The refusal, to the millisecond: the one that decides is not told apart by the minute.
pub fn not_received(visit: &Visit, line: &LineNow, application: &str) -> Response {
    let lang = visit.lang;
    let title = td_string!(lang, errors.refused_title);
    let timely = matches!(rules::may_receive(&line.state(), line.now), Ok(()) | Err(Refusal::WindowClosed));
    let why = if timely { window(lang, line) } else { words::line_says(lang, line).unwrap_or_default() };
    // The instant decides only where a window does.
    let which = timely.then(|| view! { <p>{td_string!(lang, late.which)}</p> });
    let can_be_done = what_can_be_done(lang, line, Whose::Draft, Also::default());
    let draft = Page::Application { application: application.to_owned() }.path(lang);
    visit.page_as(StatusCode::CONFLICT, Head::private(title), move || {
        view! {
            <h1>{title}</h1>
            <div class="notice warn" role="alert">
                <p>{clock(lang, visit.now)}</p>
                <p>{why}</p>
                {which}
            </div>
            <p>{td_string!(lang, late.kept)}</p>
            {can_be_done}
            <p class="row"><a class="button" href=draft>{td_string!(lang, late.to_draft)}</a></p>
        }
    })
}

/// Before it opens, or once it closed.
pub(super) fn window(lang: Lang, line: &LineNow) -> String {
    let ahead = line.opens().is_some_and(|opens| line.now < opens);
    match (ahead, line.opens(), line.closes()) {
        (true, Some(opens), _) => td_string!(lang, late.opens, at = dates::in_both_cities(lang, opens)).to_string(),
        (false, _, Some(closes)) => td_string!(lang, late.closed, at = deadlines::in_words(lang, &closes)).to_string(),
        _ => td_string!(lang, late.no_closing).to_owned(),
    }
}

/// What the server's clock showed when the request arrived.
pub(super) fn clock(lang: Lang, now: Now) -> String {
    let [mexico_city, chicago] = in_both(lang, now, "%H:%M:%S%.3f");
    td_string!(lang, late.clock, mexico_city = mexico_city, chicago = chicago).to_string()
}

/// The clock that decides, before anybody files: theirs may be wrong.
pub(super) fn clock_that_decides(lang: Lang, now: Now) -> AnyView {
    let [mexico_city, chicago] = in_both(lang, now, "%H:%M:%S");
    let says = td_string!(lang, late.clock_here, mexico_city = mexico_city, chicago = chicago).to_string();
    view! { <p class="meta">{says}</p> }.into_any()
}

fn in_both(lang: Lang, now: Now, hour: &str) -> [String; 2] {
    let at = |zone: Zone| {
        let wall = zone.wall(now);
        let day = dates::weekday_and_day(lang, wall.date());
        td_string!(lang, dates.day_and_time, day = day, time = wall.format(hour).to_string()).to_string()
    };
    [at(Zone::MEXICO_CITY), at(Zone::CHICAGO)]
}
