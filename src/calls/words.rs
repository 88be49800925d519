//! The word on a line's stamp, and the stamp; and whom to ask where an institution is gone: what every room shows alike.

use super::{model::ElectoralPeriod, standing::Kind, succession::Gone};
use crate::{
    i18n::td_string,
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt as _},
    },
};
use leptos::prelude::*;

/// The word on the stamp.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Cancelled => td_string!(lang, record.kind_cancelled),
        Kind::ReportedCancelled => td_string!(lang, record.kind_reported_cancelled),
        Kind::ResolvedAwarded => td_string!(lang, record.kind_resolved_awarded),
        Kind::ResolvedVoid => td_string!(lang, record.kind_resolved_void),
        Kind::ReportedResolved => td_string!(lang, record.kind_reported_resolved),
        Kind::Announced => td_string!(lang, record.kind_announced),
        Kind::Open => td_string!(lang, record.kind_open),
        Kind::Unresolved => td_string!(lang, record.kind_unresolved),
        Kind::Suspended => td_string!(lang, record.kind_suspended),
        Kind::SuspensionOver => td_string!(lang, record.kind_suspension_over),
        Kind::Overdue => td_string!(lang, record.kind_overdue),
        Kind::UnderReview => td_string!(lang, record.kind_under_review),
        Kind::Unknown => td_string!(lang, record.kind_unknown),
    }
}

/// The title of an electoral process; in English where a version of before has no other.
pub fn period(lang: Lang, period: &ElectoralPeriod) -> String {
    let title = lang.pick(&period.title_es, &period.title_en);
    if title.is_empty() { period.title_en.clone() } else { title.clone() }
}

/// A standing as a stamp: word, shape and border carry it.
pub fn stamp(lang: Lang, standing: Kind) -> AnyView {
    view! { <span class=format!("stamp {}", standing.name())>{kind(lang, standing)}</span> }.into_any()
}

/// Whom to ask today about a call whose institution is gone.
pub fn whom_to_ask(lang: Lang, gone: &Gone) -> AnyView {
    let ended = dates::partial(lang, gone.ended);
    let says = td_string!(lang, record.institution_ended, name = gone.name.clone(), date = ended).to_string();
    if gone.ask.is_empty() {
        return view! { <p class="meta">{says} " " {td_string!(lang, record.nobody_answers)}</p> }.into_any();
    }
    let links: Vec<_> = gone
        .ask
        .iter()
        .enumerate()
        .map(|(place, (id, short))| {
            let and = (place > 0).then_some(" · ");
            view! { {and} <a href=Page::Institution { slug: id.to_string() }.path(lang)>{short.clone()}</a> }
        })
        .collect();
    view! { <p class="meta">{says} " " {td_string!(lang, record.ask_now)} " " {links} "."</p> }.into_any()
}
