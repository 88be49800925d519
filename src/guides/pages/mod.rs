//! Pages of guides: for everybody, without anything personal; and an association's own checklist and reminders.

mod done;
mod duties;
mod guide;
mod identifiers;
mod progress;

pub use done::{done_page, show_done};
pub use duties::{desk, duties_page, show_duties};
pub use guide::{show_guide, show_guides};
pub use identifiers::show_identifiers;
pub use progress::show_progress;

use super::{
    model::{Ask, Claim, Duty, Step, shipped},
    words::said,
};
use crate::{
    calls::dates::PartialDate,
    i18n::td_string,
    ids::LegalBasisId,
    record::pieces,
    web::{address::Page, dates, lang::Lang},
};
use leptos::prelude::*;

/// What is known of a step, each with its source; and what is not.
fn known(lang: Lang, step: &Step) -> AnyView {
    let claims: Vec<_> = step.known.iter().map(|claim| view! { <li>{claim_view(lang, claim)}</li> }).collect();
    let unknown: Vec<_> = step
        .unknown
        .iter()
        .map(|text| view! { <li><span class="todo">{td_string!(lang, guides.unknown)}</span>" "{said(lang, text).to_owned()}</li> })
        .collect();
    let identifiers: Vec<_> = step
        .identifiers
        .iter()
        .map(|id| {
            let to = format!("{}#{id}", Page::Identifiers.path(lang));
            view! { <li><a href=to>{td_string!(lang, guides.how_it_looks)}</a></li> }
        })
        .collect();
    view! { <ul>{claims}{unknown}{ask(lang, &step.ask)}{identifiers}</ul> }.into_any()
}

/// What no source says has an office that knows it.
fn ask(lang: Lang, ask: &Ask) -> AnyView {
    view! {
        <li>
            <b>{td_string!(lang, guides.ask)}</b>" "{said(lang, &ask.text).to_owned()}" "
            <a href=ask.address.clone()>{ask.address.trim_start_matches("https://").to_owned()}</a>
            <p class="source">{pieces::confidence(lang, ask.confidence)}</p>
        </li>
    }
    .into_any()
}

fn claim_view(lang: Lang, claim: &Claim) -> AnyView {
    let dated = claim.dated.map(|date| td_string!(lang, guides.dated, date = dates::partial(lang, date)).to_string());
    view! {
        {said(lang, &claim.text).to_owned()}
        {claim.basis.as_ref().map(|basis| view! { " " {law(lang, basis)} })}
        {pieces::source_and_confidence(lang, &claim.source, claim.confidence)}
        {dated.map(|text| view! { <p class="source">{text}</p> })}
        {read_on(lang, claim.read_on)}
    }
    .into_any()
}

/// When whoever compiled the guides read the source, or that nobody noted it.
fn read_on(lang: Lang, day: Option<PartialDate>) -> AnyView {
    let says = match day {
        Some(day) => td_string!(lang, guides.read_on, date = dates::partial(lang, day)).to_string(),
        None => td_string!(lang, guides.read_not_noted).to_owned(),
    };
    view! { <p class="source">{says}</p> }.into_any()
}

/// The way to the legal text.
fn law(lang: Lang, basis: &LegalBasisId) -> AnyView {
    let to = format!("{}#{basis}", Page::LegalBases.path(lang));
    view! { <a href=to>{td_string!(lang, guides.law)}</a> }.into_any()
}

/// A duty in words, with its source.
fn duty(lang: Lang, duty: &Duty) -> AnyView {
    view! {
        <h3>{said(lang, &duty.title).to_owned()}</h3>
        <p>{said(lang, &duty.text).to_owned()}" "{law(lang, &duty.basis)}</p>
        {pieces::source_and_confidence(lang, &duty.source, duty.confidence)}
        {read_on(lang, duty.read_on)}
    }
    .into_any()
}

/// When the pages behind it were read.
fn checked(lang: Lang) -> AnyView {
    view! { <p class="meta">{said(lang, &shipped().checked).to_owned()}</p> }.into_any()
}
