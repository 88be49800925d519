//! Programmes: what calls belong to; what they fund, for whom, where they moved, and what became of their calls.

mod list;
mod page;

pub use list::{of_institution, told, unfolded};

use crate::{
    app::App,
    calls::{model::Programme, record::View},
    i18n::td_string,
    record::{institutions, words},
    web::{
        address::Route,
        lang::{Lang, LangExt},
        router::Bilingual,
    },
};
use axum::{Router, routing::get};

pub fn routes() -> Router<App> {
    Router::new().page(Route::Programmes, get(list::show)).page(Route::Programme, get(page::show))
}

/// The name in the reader's language.
pub fn name(lang: Lang, programme: &Programme) -> String {
    lang.pick(&programme.name_es, &programme.name_en).clone()
}

/// The language of its name where that is not the page's.
fn name_lang(lang: Lang, view: &View<'_>, one: &Programme) -> Option<&'static str> {
    institutions::words::lang_of(lang, view.record.institutions.get(&one.institution_id)?, (&one.name_es, &one.name_en))
}

/// Its dates, as well as they are known. As of the day asked about: an end that had not come yet is not told.
fn life(lang: Lang, view: &View<'_>, programme: &Programme) -> String {
    let start = programme.start.map(|since| {
        let date = words::partial(lang, since.date);
        if since.or_earlier { td_string!(lang, institutions.date_or_earlier, date = date).to_string() } else { date }
    });
    let ended = programme.end.filter(|end| view.as_of.is_none_or(|day| end.first() <= day));
    let end = ended.map(|date| words::partial(lang, date));
    match (start, end) {
        (None, None) => td_string!(lang, institutions.life_not_known).to_owned(),
        (Some(start), None) => td_string!(lang, institutions.life_since, start = start).to_string(),
        (None, Some(end)) => td_string!(lang, institutions.life_until, end = end).to_string(),
        (Some(start), Some(end)) => td_string!(lang, institutions.life_both, start = start, end = end).to_string(),
    }
}
