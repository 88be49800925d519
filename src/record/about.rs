//! What Acuse is, where it comes from, how to correct it; and the privacy notice.

use super::pieces;
use crate::{
    app::App,
    config::Config,
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

/// The call that Acuse is built around.
pub(super) const FOUNDING_CALL: &str = "sederec-2018-asociaciones";
/// The publisher's page of the founding study.
const FOUNDING_PAGE: &str =
    "https://cidob.org/ca/publicacions/binacionalidad-civica-y-derecho-la-ciudad-en-la-paradiplomacia-de-ciudad-de-mexico";

pub fn routes() -> Router<App> {
    Router::new().page(Route::About, get(about)).page(Route::Privacy, get(privacy))
}

async fn about(visit: Visit) -> Response {
    let lang = visit.lang;
    let head = Head::new(td_string!(lang, about.title)).description(td_string!(lang, about.what));
    let told = visit.page(head, || {
        view! {
            <h1>{td_string!(lang, about.title)}</h1>
            <p class="lead">{td_string!(lang, about.what)}</p>
            <p>{td_string!(lang, about.who)}</p>
            {origin(lang, visit.app.config.demo)}
            <p><a href=Page::Reading.path(lang)>{td_string!(lang, about.more_rules)}</a></p>
            {correct(lang, &visit.app.config)}
            {more(lang)}
        }
    });
    made_from(told, Reads::nothing())
}

/// The founding document, cited.
pub(super) fn founding_source() -> AnyView {
    view! {
        <p class="source">
            "Antonio Alejo, " <cite lang="es">"«Binacionalidad cívica y derecho a la ciudad en la paradiplomacia de Ciudad de México»"</cite>
            ", " <span lang="ca">"Revista CIDOB d’Afers Internacionals"</span> ", 123, 2019, pp. 119-141. "
            <a href=FOUNDING_PAGE rel="nofollow noreferrer">"cidob.org"</a>
        </p>
    }
    .into_any()
}

/// Where it comes from: the founding document, and the call.
fn origin(lang: Lang, demo: bool) -> AnyView {
    let call = Page::Call { slug: FOUNDING_CALL.to_owned() }.path(lang);
    // A demonstration holds no real call.
    let call = (!demo).then(|| {
        view! {
            <p><a href=Page::Case.path(lang)>{td_string!(lang, case.title)}</a> " · " <a href=call>{td_string!(lang, about.origin_call)}</a></p>
        }
    });
    view! {
        <h2>{td_string!(lang, about.origin_title)}</h2>
        <p>{td_string!(lang, about.origin)}</p>
        {founding_source()}
        {call}
    }
    .into_any()
}

fn correct(lang: Lang, config: &Config) -> AnyView {
    view! {
        <section aria-labelledby="corregir">
            <h2 id="corregir">{td_string!(lang, about.correct_title)}</h2>
            <ul>
                <li>{td_string!(lang, about.correct_detail)}</li>
                <li>{td_string!(lang, about.correct_authority)}</li>
                <li>{td_string!(lang, about.correct_named)}</li>
                <li><a href=Page::Suggest.path(lang)>{td_string!(lang, about.correct_suggest)}</a></li>
            </ul>
            {contact(lang, config)}
        </section>
    }
    .into_any()
}

/// Whoever runs this installation and how to reach them; that it does not say so, where it does not.
fn contact(lang: Lang, config: &Config) -> AnyView {
    let mail = match config.mail_from.split_once('<') {
        Some((_, rest)) => rest.trim_end_matches('>').trim().to_owned(),
        None => config.mail_from.trim().to_owned(),
    };
    let who =
        (!config.contact.is_empty()).then(|| view! { <p>{td_string!(lang, about.contact_is)} " " {config.contact.clone()}</p> });
    let by_mail = (!mail.is_empty()).then(|| {
        let to = format!("mailto:{mail}");
        view! { <p>{td_string!(lang, about.contact_mail)} " " <a href=to>{mail.clone()}</a></p> }
    });
    if who.is_none() && by_mail.is_none() {
        return view! { <div class="notice warn"><p>{td_string!(lang, about.contact_missing)}</p></div> }.into_any();
    }
    view! { {who} {by_mail} }.into_any()
}

fn more(lang: Lang) -> AnyView {
    view! {
        <h2>{td_string!(lang, about.more_title)}</h2>
        <ul>
            <li><a href=Page::Institutions.path(lang)>{td_string!(lang, about.more_institutions)}</a></li>
            <li><a href=Page::Commitments.path(lang)>{td_string!(lang, commitments.title)}</a></li>
            <li><a href=Page::ElectoralPeriods.path(lang)>{td_string!(lang, about.more_elections)}</a></li>
            <li><a href=Page::LegalBases.path(lang)>{td_string!(lang, laws.title)}</a></li>
            <li><a href=Page::Glossary.path(lang)>{td_string!(lang, laws.glossary)}</a></li>
            <li><a href=Page::Api.path(lang)>{td_string!(lang, about.more_api)}</a></li>
        </ul>
        <p>{td_string!(lang, about.demo)}</p>
    }
    .into_any()
}

/// What is kept of whom, what never, for how long, and how to have a say in it.
async fn privacy(visit: Visit) -> Response {
    let lang = visit.lang;
    let head = Head::new(td_string!(lang, privacy.title)).description(td_string!(lang, privacy.intro));
    let told = visit.page(head, || {
        let parts: Vec<_> = notice(lang)
            .into_iter()
            .map(|(title, sentences)| {
                let items: Vec<_> = sentences.into_iter().map(|text| view! { <li>{text}</li> }).collect();
                view! { <h2>{title}</h2> <ul>{items}</ul> }
            })
            .collect();
        view! {
            <h1>{td_string!(lang, privacy.title)}</h1>
            <p class="lead">{td_string!(lang, privacy.intro)}</p>
            {parts}
            {contact(lang, &visit.app.config)}
            {pieces::how_to_correct(lang)}
        }
    });
    made_from(told, Reads::nothing())
}

fn notice(lang: Lang) -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        (td_string!(lang, privacy.who_title), vec![td_string!(lang, privacy.who)]),
        (
            td_string!(lang, privacy.kept_title),
            vec![
                td_string!(lang, privacy.kept_account),
                td_string!(lang, privacy.kept_association),
                td_string!(lang, privacy.kept_application),
                td_string!(lang, privacy.kept_papers),
                td_string!(lang, privacy.kept_ledger),
            ],
        ),
        (
            td_string!(lang, privacy.never_title),
            vec![
                td_string!(lang, privacy.never_status),
                td_string!(lang, privacy.never_public),
                td_string!(lang, privacy.never_tracking),
                td_string!(lang, privacy.never_address),
            ],
        ),
        (
            td_string!(lang, privacy.who_sees_title),
            vec![
                td_string!(lang, privacy.sees_institution),
                td_string!(lang, privacy.sees_association),
                td_string!(lang, privacy.sees_steward),
                td_string!(lang, privacy.sees_results),
            ],
        ),
        (
            td_string!(lang, privacy.how_long_title),
            vec![
                td_string!(lang, privacy.long_account),
                td_string!(lang, privacy.long_filed),
                td_string!(lang, privacy.long_drafts),
                td_string!(lang, privacy.long_alone),
                td_string!(lang, privacy.long_ledger),
                td_string!(lang, privacy.long_backup),
            ],
        ),
        (
            td_string!(lang, privacy.rights_title),
            vec![
                td_string!(lang, privacy.rights_arco),
                td_string!(lang, privacy.rights_limits),
                td_string!(lang, privacy.rights_free),
            ],
        ),
        (td_string!(lang, privacy.cookies_title), vec![td_string!(lang, privacy.cookies)]),
    ]
}
