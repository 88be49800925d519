//! What was promised: by whom, by when, where, for which period, and in which words the source says so.

use super::words;
use crate::{
    calls::{
        model::{Cited, Commitment},
        record::View,
    },
    i18n::td_string,
    record::{notes, parts, pieces},
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;

pub fn section(lang: Lang, view: &View<'_>, one: &Commitment) -> AnyView {
    let institution = view.record.institutions.get(&one.institution_id).map(|i| {
        let href = Page::Institution { slug: i.id.to_string() }.path(lang);
        pieces::row(td_string!(lang, commitments.by_whom), view! { <a href=href>{lang.pick(&i.name_es, &i.name_en).clone()}</a> })
    });
    let programme = one.programme_id.as_ref().and_then(|id| view.record.programmes.get(id)).map(|p| {
        let to = Page::Programme { slug: p.id.to_string() }.path(lang);
        pieces::row(
            td_string!(lang, record.about_programme),
            view! { <a href=to>{lang.pick(&p.name_es, &p.name_en).clone()}</a> },
        )
    });
    let place = lang.pick(&one.place_es, &one.place_en).clone();
    let inferred: Vec<_> = one.inferred.iter().map(|text| view! { <li>{notes::note(lang, text)}</li> }).collect();
    let inferred = (!inferred.is_empty())
        .then(|| pieces::row(td_string!(lang, record.about_inferred), view! { <ul class="plain">{inferred}</ul> }));
    let notes = (!one.notes.is_empty()).then(|| pieces::row(td_string!(lang, record.about_note), notes::note(lang, &one.notes)));
    view! {
        <h2>{td_string!(lang, commitments.what)}</h2>
        <p>{lang.pick(&one.promise_es, &one.promise_en).clone()}</p>
        <dl class="facts">
            {pieces::row(td_string!(lang, commitments.filter_kind), words::sort(lang, one.kind))}
            {institution}
            {programme}
            {pieces::row(td_string!(lang, commitments.promised), by_when(lang, one))}
            {pieces::row(td_string!(lang, commitments.place), place.unwrap_or_else(|| not_stated(lang)))}
            {pieces::row(td_string!(lang, commitments.period), period(lang, one))}
            {inferred}
            {notes}
        </dl>
        {quoted(lang, &one.cited)}
    }
    .into_any()
}

fn not_stated(lang: Lang) -> String {
    td_string!(lang, commitments.not_stated).to_owned()
}

fn by_when(lang: Lang, one: &Commitment) -> String {
    one.promised.map_or_else(|| td_string!(lang, commitments.no_date).to_owned(), |date| dates::partial(lang, date))
}

fn period(lang: Lang, one: &Commitment) -> String {
    match (one.covers_from, one.covers_to) {
        (None, None) => not_stated(lang),
        (Some(from), None) => td_string!(lang, commitments.period_from, from = dates::partial(lang, from)).to_string(),
        (None, Some(to)) => td_string!(lang, commitments.period_to, to = dates::partial(lang, to)).to_string(),
        (Some(from), Some(to)) => {
            td_string!(lang, commitments.period_both, from = dates::partial(lang, from), to = dates::partial(lang, to))
                .to_string()
        }
    }
}

/// The source's own words, with the page they stand on.
pub fn quoted(lang: Lang, cited: &Cited) -> AnyView {
    let page = cited.page.clone().map(|page| format!(", {}", td_string!(lang, record.gazette_page, page = page)));
    let verify = cited.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let source = view! { {parts::source(lang, &cited.source)} {page} {verify} };
    match cited.quotation.clone() {
        Some(words) => {
            view! { <blockquote><p lang="es">{words}</p><footer class="source">{source}</footer></blockquote> }.into_any()
        }
        None => view! { <p class="source">{source}</p> }.into_any(),
    }
}
