//! When a line closes, and what was promised as a term: how many days, from when, until when, and the way to the count day by day.

use crate::{
    calls::{
        deadlines,
        due::{Reckoned, words},
        facts::Subject,
        model::{Call, Line},
        record::View,
        standing::Kind,
    },
    clock::Now,
    i18n::td_string,
    web::{address::Page, counts, dates, lang::Lang},
};
use leptos::prelude::*;

/// A line's window on both clocks, whatever its standing, and its term.
pub fn deadlines(lang: Lang, view: &View<'_>, call: &Call, line: &Line, kind: Kind, now: Now) -> AnyView {
    let at = view.instant(call.zone(), now);
    let held = view.holds_closing(&line.id, kind, now);
    let window = view.window(&line.id, now).map(|window| deadlines::window(lang, &window, at, held));
    let page = Page::LineTerm { slug: call.id.to_string(), line: line.id.to_string() };
    view! { {window} {term(lang, view, &Subject::line(&line.id), &page, now)} }.into_any()
}

/// The term behind the promise of a line or a commitment; nothing where a plain date was promised, or none.
pub fn term(lang: Lang, view: &View<'_>, subject: &Subject, page: &Page, now: Now) -> AnyView {
    let Some(reckoned) = view.term_of(subject, now) else { return ().into_any() };
    view! {
        <p>{sentence(lang, &reckoned)} " " <a href=page.path(lang)>{td_string!(lang, deadlines.open_count)}</a></p>
    }
    .into_any()
}

/// "Plazo para los resultados: 20 días hábiles, a contar desde …; termina el …".
pub fn sentence(lang: Lang, reckoned: &Reckoned<'_>) -> String {
    let term = counts::working_days(lang, reckoned.term.working_days);
    let from = words::counted_from(lang, reckoned.term.counted_from, reckoned.from);
    td_string!(lang, deadlines.term_says, term = term, from = from, due = dates::partial(lang, reckoned.said)).to_string()
}
