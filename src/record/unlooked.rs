//! Lines that nobody has looked up: a short list of them for the board.

use super::{parts, query::Asked};
use crate::{
    calls::{
        checks::{self, CheckDue},
        model::{Call, Line},
        record::View,
    },
    clock::Now,
    i18n::td_string,
    web::{
        address::Page,
        counts,
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;

/// How many are named.
const SHOWN: usize = 5;

/// The newest first; the rest is a link away. Nothing where somebody has looked everywhere.
pub fn short_list(lang: Lang, view: &View<'_>, asked: &Asked, now: Now) -> AnyView {
    let never = |line: &&Line| checks::due(view, &line.id, now) == Some(CheckDue::Never);
    let calls = view.record.calls().values().filter(|call| view.existed(call));
    let mut lines: Vec<(&Call, &Line)> =
        calls.flat_map(|call| view.record.lines_of(&call.id).filter(never).map(move |line| (call, line))).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    lines.sort_by_key(|(call, line)| (std::cmp::Reverse(call.fiscal_year), line.id.clone()));
    // As the board behind the link counts them.
    let all = lines.iter().filter(|(call, _)| !call.confidence.is_to_verify()).count();
    let days = asked.days_only();
    let items: Vec<_> = lines.into_iter().take(SHOWN).map(|(call, line)| item(lang, call, line, &days)).collect();
    let rest = format!("{}{}", Page::Calls.path(lang), Asked { check: Some(CheckDue::Never), ..days }.to_query());
    view! {
        <section aria-labelledby="sin-buscar">
            <h2 id="sin-buscar">{td_string!(lang, missing.board_title)}</h2>
            <p>{td_string!(lang, missing.board_explain)}</p>
            <ul>{items}</ul>
            <p><a href=rest>{td_string!(lang, missing.board_all, lines = counts::lines(lang, all)).to_string()}</a></p>
        </section>
    }
    .into_any()
}

fn item(lang: Lang, call: &Call, line: &Line, days: &Asked) -> AnyView {
    let href = format!("{}{}#{}", Page::Call { slug: call.id.to_string() }.path(lang), days.to_query(), line.id);
    let only = line.id.as_str() == call.id.as_str();
    let name = if only { parts::title(lang, call) } else { lang.pick(&line.title_es, &line.title_en).clone() };
    let title_lang = parts::title_lang(lang, call);
    let year = call.fiscal_year.map(|year| format!(" · {year}"));
    view! { <li><a href=href lang=title_lang>{name}</a> <span class="meta">{year}</span></li> }.into_any()
}
