//! What an application borrows from its association: the way to papers and projects, and a word about papers that end before the closing.

use crate::{
    applications::{context::LineNow, store::Expiring},
    i18n::td_string,
    ids::ApplicationId,
    web::{address::Page, dates, lang::Lang},
};
use leptos::prelude::*;

/// The way to what the association already keeps.
pub(super) fn link(lang: Lang, id: &ApplicationId) -> AnyView {
    let page = Page::ApplicationLoans { application: id.to_string() }.path(lang);
    view! { <p class="row"><a class="button quiet" href=page>{td_string!(lang, dossier.lend_link)}</a></p> }.into_any()
}

/// The way to what the association does, to be copied into an answer.
pub(super) fn project(lang: Lang, id: &ApplicationId) -> AnyView {
    let page = Page::ApplicationProject { application: id.to_string() }.path(lang);
    view! { <p><a href=page>{td_string!(lang, projects.take_link)}</a></p> }.into_any()
}

/// Borrowed papers that no longer hold when the call closes.
pub(super) fn early(lang: Lang, line: &LineNow, borrowed: &[Expiring]) -> Option<AnyView> {
    let closing = line.closes()?.day();
    let items: Vec<_> = borrowed
        .iter()
        .filter(|paper| paper.expires < closing)
        .map(|paper| {
            let says = td_string!(lang, dossier.validity_until, day = dates::day(lang, paper.expires)).to_string();
            view! { <li>{paper.name.clone()}" · "{says}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! { <div class="notice warn"><p>{td_string!(lang, dossier.lend_early)}</p><ul>{items}</ul><p>{td_string!(lang, dossier.early_do)}</p></div> }
            .into_any()
    })
}
