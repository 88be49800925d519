//! The corrections of an application, on its page: what waits for an answer first.

use crate::{
    applications::{
        context::LineNow,
        corrections::{
            model::Correction,
            rules::{self, State},
            store, term, words,
        },
        model::Filed,
        rules::may_withdraw,
    },
    error::Result,
    i18n::td_string,
    ids::AssociationId,
    web::{address::Page, dates::day, lang::Lang, visit::Visit},
};
use leptos::prelude::*;

/// The section on the application's page; nothing while none was asked for.
pub async fn of(visit: &Visit, all: &[Correction], filed: &Filed, line: &LineNow) -> Result<AnyView> {
    let lang = visit.lang;
    let mut items = Vec::new();
    for correction in all.iter().rev() {
        let term = term::term(&visit.app, correction, visit.now).await?;
        let answered = correction.answer.as_ref().map(|answer| answer.at);
        let state = rules::state(answered, term.until, line.now);
        items.push(item(lang, correction, state, filed.withdrawn_at.is_none(), None));
    }
    if items.is_empty() {
        return Ok(().into_any());
    }
    Ok(view! { <section><h2>{td_string!(lang, corrections.list_title)}</h2> <ul class="calls">{items}</ul></section> }.into_any())
}

/// What waits for an answer of an association, for the desk of its members: each with its line.
pub async fn awaited(visit: &Visit, association: &AssociationId) -> Result<Vec<AnyView>> {
    let lang = visit.lang;
    let mut items = Vec::new();
    for correction in store::unanswered_of(visit.app.db.read(), association).await? {
        let line = LineNow::of(&visit.app, &correction.line, visit.now).await?;
        let term = term::term(&visit.app, &correction, visit.now).await?;
        let state = rules::state(None, term.until, visit.now);
        if matches!(state, State::Awaited { .. }) && may_withdraw(line.state().standing).is_ok() {
            let about = format!("{} · {}", line.title(lang), correction.asked.folio);
            items.push(item(lang, &correction, state, true, Some(about)));
        }
    }
    Ok(items)
}

fn item(lang: Lang, correction: &Correction, state: State, stands: bool, about: Option<String>) -> AnyView {
    let page = Page::Correction { application: correction.application.to_string(), correction: correction.id.to_string() };
    let open = matches!(state, State::Awaited { .. }) && stands;
    let day = day(lang, correction.asked.from);
    let (class, name) = if open {
        ("button", td_string!(lang, corrections.answer_link).to_owned())
    } else {
        ("", td_string!(lang, corrections.open_link, day = day).to_string())
    };
    let about = about.map(|text| view! { <p class="meta">{text}</p> });
    view! { <li><div>{about}<p>{words::state(lang, state)}</p><p><a class=class href=page.path(lang)>{name}</a></p></div></li> }
        .into_any()
}
