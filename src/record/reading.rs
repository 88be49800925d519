//! How the record is read: the rules of standing in words, who may say what, what the record proves and what it does not.
//!
//! One text: this page shows it and `docs/record.md` prints it; a test holds them together.

use super::{parts, pieces, words};
use crate::{
    app::App,
    calls::{
        facts::Level,
        standing::{Kind, RULES},
    },
    i18n::td_string,
    ledger::Reads,
    web::{
        address::{Page, Route},
        lang::Lang,
        router::Bilingual,
        shell::Head,
        visit::{Visit, made_from},
    },
};
use axum::{Router, response::Response, routing::get};
use leptos::prelude::*;

pub fn routes() -> Router<App> {
    Router::new().page(Route::Reading, get(show))
}

/// A part of the text under a heading of its own; `id` is its anchor.
pub struct Section {
    pub id: &'static str,
    pub title: &'static str,
    pub paragraphs: Vec<Paragraph>,
}

pub enum Paragraph {
    Text(String),
    Items(Vec<&'static str>),
    /// Every kind of standing, in the order in which the rules are tried.
    Kinds(Vec<(Kind, &'static str)>),
}

/// The whole text in a language.
pub fn text(lang: Lang) -> Vec<Section> {
    vec![
        rules(lang),
        applied(lang),
        terms(lang),
        who(lang),
        levels(lang),
        section(
            "dias",
            td_string!(lang, reading.days_title),
            [td_string!(lang, reading.days), td_string!(lang, reading.days_as_of), td_string!(lang, reading.days_known_on)],
        ),
        section(
            "silencio",
            td_string!(lang, reading.silence_title),
            [
                td_string!(lang, reading.silence_fact),
                td_string!(lang, reading.silence_never),
                td_string!(lang, reading.silence_stale),
            ],
        ),
        section(
            "al-lado",
            td_string!(lang, reading.beside_title),
            [
                td_string!(lang, reading.beside_disputed),
                td_string!(lang, reading.beside_payment),
                td_string!(lang, reading.beside_notified),
                td_string!(lang, reading.beside_replied),
                td_string!(lang, reading.beside_here),
            ],
        ),
        section(
            "prueba",
            td_string!(lang, reading.proof_title),
            [td_string!(lang, reading.proof_entries), td_string!(lang, reading.proof_corrections)],
        ),
        section(
            "no-prueba",
            td_string!(lang, reading.not_proof_title),
            [
                td_string!(lang, reading.not_proof_log),
                td_string!(lang, reading.not_proof_world),
                td_string!(lang, reading.not_proof_silence),
            ],
        ),
        section(
            "repetir",
            td_string!(lang, reading.again_title),
            [td_string!(lang, reading.again_data), td_string!(lang, reading.again_second)],
        ),
    ]
}

fn section<const N: usize>(id: &'static str, title: &'static str, items: [&'static str; N]) -> Section {
    Section { id, title, paragraphs: vec![Paragraph::Items(items.to_vec())] }
}

/// Each kind with the rule behind it: the same sentences as under "why?" on a call's page.
fn rules(lang: Lang) -> Section {
    Section {
        id: "situaciones",
        title: td_string!(lang, reading.rules_title),
        paragraphs: vec![
            Paragraph::Text(td_string!(lang, reading.rules).to_owned()),
            Paragraph::Text(td_string!(lang, reading.rules_version, version = RULES).to_string()),
            Paragraph::Text(td_string!(lang, reading.rules_order).to_owned()),
            Paragraph::Kinds(Kind::ALL.map(|kind| (kind, words::rule_of_kind(lang, kind))).to_vec()),
        ],
    }
}

fn applied(lang: Lang) -> Section {
    section(
        "aplicacion",
        td_string!(lang, reading.applied_title),
        [
            td_string!(lang, reading.doubt),
            td_string!(lang, reading.clock),
            td_string!(lang, reading.order),
            td_string!(lang, reading.to_verify),
            td_string!(lang, reading.correction),
            td_string!(lang, reading.report),
            td_string!(lang, reading.undone),
            td_string!(lang, reading.paid),
            td_string!(lang, reading.programme),
            td_string!(lang, reading.fiscal),
            td_string!(lang, reading.counter),
            td_string!(lang, reading.suspension),
            td_string!(lang, reading.promise),
            td_string!(lang, reading.recomputed),
            td_string!(lang, reading.since),
            td_string!(lang, reading.check),
            td_string!(lang, reading.successor),
            td_string!(lang, reading.quiet),
            td_string!(lang, reading.here),
            td_string!(lang, reading.commitments),
        ],
    )
}

fn terms(lang: Lang) -> Section {
    section(
        "dias-habiles",
        td_string!(lang, reading.terms_title),
        [
            td_string!(lang, reading.terms_count),
            td_string!(lang, reading.terms_doubt),
            td_string!(lang, reading.terms_moved),
            td_string!(lang, reading.terms_here),
            td_string!(lang, reading.terms_open),
        ],
    )
}

fn who(lang: Lang) -> Section {
    section(
        "quien",
        td_string!(lang, reading.who_title),
        [
            td_string!(lang, reading.who_authority),
            td_string!(lang, reading.who_monitor),
            td_string!(lang, reading.who_association),
            td_string!(lang, reading.who_steward),
            td_string!(lang, reading.who_reference),
            td_string!(lang, reading.who_system),
            td_string!(lang, reading.who_nobody),
        ],
    )
}

fn levels(lang: Lang) -> Section {
    let each = Level::ALL.map(|level| words::level(lang, level)).to_vec();
    let good_for = Paragraph::Text(td_string!(lang, reading.levels).to_owned());
    Section { id: "niveles", title: td_string!(lang, reading.levels_title), paragraphs: vec![Paragraph::Items(each), good_for] }
}

async fn show(visit: Visit) -> Response {
    let lang = visit.lang;
    let head = Head::new(td_string!(lang, reading.title)).description(td_string!(lang, reading.lead));
    let told = visit.page(head, || {
        let sections: Vec<_> = text(lang).into_iter().map(|part| shown(lang, part)).collect();
        view! {
            {pieces::crumb(lang, Page::About, td_string!(lang, about.title), td_string!(lang, reading.title).to_owned())}
            <h1>{td_string!(lang, reading.title)}</h1>
            <p class="lead">{td_string!(lang, reading.lead)}</p>
            {sections}
            {pieces::how_to_correct(lang)}
        }
    });
    made_from(told, Reads::nothing())
}

fn shown(lang: Lang, part: Section) -> AnyView {
    let paragraphs: Vec<_> = part
        .paragraphs
        .into_iter()
        .map(|paragraph| match paragraph {
            Paragraph::Text(text) => view! { <p>{text}</p> }.into_any(),
            Paragraph::Items(items) => {
                let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }).collect();
                view! { <ul>{items}</ul> }.into_any()
            }
            Paragraph::Kinds(kinds) => {
                let row = |(kind, rule)| view! { <div><dt>{parts::stamp(lang, kind)}</dt><dd>{rule}</dd></div> };
                view! { <dl class="facts">{kinds.into_iter().map(row).collect::<Vec<_>>()}</dl> }.into_any()
            }
        })
        .collect();
    view! {
        <section aria-labelledby=part.id>
            <h2 id=part.id>{part.title}</h2>
            {paragraphs}
        </section>
    }
    .into_any()
}
