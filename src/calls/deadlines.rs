//! Opening and closing as every page shows them: on the clocks of both cities, with the counter's hours and, where a notice names another
//! clock than the season's, the earlier instant as the safe one.

use super::{
    clocks::{BothCities, Contradiction},
    dates::Deadline,
    facts::{FactKind, Window},
};
use crate::{
    clock::Now,
    i18n::td_string,
    web::{dates, lang::Lang},
};
use chrono::{DurationRound as _, TimeDelta};
use leptos::prelude::*;

/// A window at an instant. `held`: a suspension came before the closing, which is only what was announced.
pub fn window(lang: Lang, window: &Window, at: Now, held: bool) -> AnyView {
    let opens = window.opens.map(|moment| moment.opens(window.zone)).filter(|opens| at < *opens).map(|opens| {
        let (mexico_city, chicago) = (td_string!(lang, deadlines.opens_mexico_city), td_string!(lang, deadlines.opens_chicago));
        dates::both_cities(lang, opens, mexico_city.to_owned(), chicago.to_owned())
    });
    let closes = window.deadline().map(|deadline| closing(lang, &deadline, at, held));
    view! { {opens} {closes} {counter(lang, window)} {warning(lang, window.contradiction())} }.into_any()
}

/// A closing in both cities.
pub fn closing(lang: Lang, deadline: &Deadline, at: Now, held: bool) -> AnyView {
    let (mexico_city, chicago) = if held {
        (td_string!(lang, deadlines.stated_mexico_city), td_string!(lang, deadlines.stated_chicago))
    } else if deadline.has_passed(at) {
        (td_string!(lang, deadlines.closed_mexico_city), td_string!(lang, deadlines.closed_chicago))
    } else {
        (td_string!(lang, deadlines.closes_mexico_city), td_string!(lang, deadlines.closes_chicago))
    };
    let clocks = BothCities::at(deadline.instant());
    let ahead = (!clocks.agree()).then(|| td_string!(lang, deadlines.chicago_ahead, hours = clocks.hours_ahead()).to_string());
    let whole_day = deadline.is_whole_day().then(|| td_string!(lang, deadlines.whole_day));
    let notes = [whole_day.map(str::to_owned), ahead].into_iter().flatten().collect::<Vec<_>>().join(" ");
    view! {
        {dates::both_cities(lang, told(deadline), mexico_city.to_owned(), chicago.to_owned())}
        {(!notes.is_empty()).then(|| view! { <p class="meta">{notes}</p> })}
    }
    .into_any()
}

/// A closing in both cities, in one sentence.
pub fn in_words(lang: Lang, deadline: &Deadline) -> String {
    dates::in_both_cities(lang, told(deadline))
}

/// The minute that is shown: a day that lasts to its end is told as 23:59.
fn told(deadline: &Deadline) -> Now {
    let instant = deadline.instant();
    if deadline.is_whole_day() { instant.duration_trunc(TimeDelta::minutes(1)).unwrap_or(instant) } else { instant }
}

/// Received at a counter, and when it is open.
pub fn counter(lang: Lang, window: &Window) -> AnyView {
    let by_window = window.by_window.then(|| td_string!(lang, record.window_counter).to_owned());
    let hours = window.hours.map(|hours| {
        let clock = |at: chrono::NaiveTime| at.format("%H:%M").to_string();
        td_string!(lang, record.window_hours, from = clock(hours.from), to = clock(hours.to)).to_string()
    });
    let says: Vec<String> = [by_window, hours].into_iter().flatten().collect();
    (!says.is_empty()).then(|| view! { <p>{says.join(" ")}</p> }).into_any()
}

/// A notice that names another clock than the season's: what that would mean, and the safe hour.
pub fn warning(lang: Lang, found: Option<Contradiction>) -> AnyView {
    found.map(|found| view! { <div class="notice warn"><p>{contradicts(lang, &found)}</p></div> }).into_any()
}

/// The same in words, for letters.
pub fn contradicts(lang: Lang, found: &Contradiction) -> String {
    let says = td_string!(
        lang,
        deadlines.clock_contradicts,
        printed = found.printed.as_str(),
        in_force = found.in_force.clone(),
        letter = dates::in_both_cities(lang, found.by_the_letter)
    );
    format!("{says} {}", td_string!(lang, deadlines.clock_advice, safe = dates::in_both_cities(lang, found.safe())))
}

/// What a fact's window is on both clocks, under what it says.
pub fn of_window(lang: Lang, kind: &FactKind) -> AnyView {
    let Some(window) = announced(kind) else { return ().into_any() };
    let at = window.deadline().map(|deadline| view! { <p class="meta">{in_words(lang, &deadline)}</p> });
    view! { {at} {counter(lang, &window)} {warning(lang, window.contradiction())} }.into_any()
}

/// The window that a fact announces, as far as it says one.
fn announced(kind: &FactKind) -> Option<Window> {
    match kind {
        FactKind::Window { window, .. } => Some(*window),
        FactKind::DeadlineExtended { closes, zone, clock, .. } => {
            Some(Window { clock: *clock, ..Window::new(None, Some(*closes), *zone) })
        }
        _ => None,
    }
}

/// What a fact says of the closing, in one paragraph for a letter; none where it says nothing.
pub fn of_fact(lang: Lang, kind: &FactKind) -> Option<String> {
    let window = announced(kind)?;
    let closes = td_string!(lang, deadlines.letter_closes, at = in_words(lang, &window.deadline()?)).to_string();
    let warning = window.contradiction().map(|found| contradicts(lang, &found));
    Some([Some(closes), warning].into_iter().flatten().collect::<Vec<_>>().join("\n\n"))
}
