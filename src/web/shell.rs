//! The frame around every page: head, masthead, notice, foot.

use super::{
    address::Page,
    assets, head,
    lang::{Lang, LangExt},
    visit::Visit,
};
use crate::i18n::td_string;
use leptos::prelude::*;

pub use super::head::{Head, Link, Part};

pub(super) fn shell(visit: &Visit, head: &Head, body: String, has_islands: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let title = format!("{} · Acuse", head.title);
    let start = has_islands.then(|| assets::START.clone()).flatten();
    view! {
        <html lang=lang.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                {head::tags(visit, head)}
                <meta name="color-scheme" content="light dark"/>
                {assets::STYLE.clone().map(|href| view! { <link rel="stylesheet" href=href/> })}
                {assets::HEADING_FONT.clone().map(|href| view! { <link rel="preload" href=href r#as="font" r#type="font/woff2" crossorigin/> })}
                {assets::EMBLEM.clone().map(|href| view! { <link rel="icon" href=href r#type="image/svg+xml"/> })}
                {start.map(|src| view! { <script r#type="module" src=src></script> })}
            </head>
            <body>
                <a class="skip" href="#contenido">{td_string!(lang, web.skip)}</a>
                {visit.app.config.demo.then(|| view! { <div class="demo" role="note"><p class="wrap">{td_string!(lang, web.demo_banner)}</p></div> })}
                {masthead(visit, head.part)}
                <main id="contenido" tabindex="-1">
                    {visit.notice.clone().map(|text| view! { <div class="wrap"><div class="notice done" role="status"><p>{text}</p></div></div> })}
                    <div class="wrap" inner_html=body></div>
                </main>
                {foot(lang)}
            </body>
        </html>
    }
}

/// One line on every screen. On a narrow one the parts are behind a `<details>`, which opens without a script; only one of the two
/// lists is ever shown.
fn masthead(visit: &Visit, current: Option<Part>) -> AnyView {
    let lang = visit.lang;
    let other = lang.other();
    view! {
        <header class="mast">
            <div class="wrap">
                <a class="brand" href=Page::Home.path(lang)>"Acuse"</a>
                <nav class="main" aria-label=td_string!(lang, web.nav_label)>{parts(lang, current)}</nav>
                <div class="end">
                    <details class="menu small">
                        <summary>{td_string!(lang, web.nav_menu)}</summary>
                        <nav aria-label=td_string!(lang, web.nav_label)>{parts(lang, current)}</nav>
                    </details>
                    {account(visit, current)}
                    <a class="lang" href=visit.other.clone() lang=other.code() hreflang=other.code()>
                        <span class="long">{other.pick("Español", "English")}</span>
                        <abbr class="short" title=other.pick("Español", "English")>{other.pick("ES", "EN")}</abbr>
                    </a>
                </div>
            </div>
        </header>
    }
    .into_any()
}

fn parts(lang: Lang, current: Option<Part>) -> AnyView {
    let link = |part: Part, page: Page, word: &'static str| {
        view! { <a href=page.path(lang) aria-current=(current == Some(part)).then_some("page")>{word}</a> }
    };
    view! {
        {link(Part::Calls, Page::Calls, td_string!(lang, web.nav_calls))}
        {link(Part::Commitments, Page::Commitments, td_string!(lang, web.nav_commitments))}
        {link(Part::Institutions, Page::Institutions, td_string!(lang, web.nav_institutions))}
        {link(Part::Elections, Page::ElectoralPeriods, td_string!(lang, web.nav_elections))}
    }
    .into_any()
}

/// The way in, or what is somebody's own.
fn account(visit: &Visit, current: Option<Part>) -> AnyView {
    let lang = visit.lang;
    let aria = (current == Some(Part::Mine)).then_some("page");
    match &visit.viewer {
        None => view! { <a class="enter" href=Page::SignIn.path(lang) aria-current=aria>{td_string!(lang, web.nav_sign_in)}</a> }
            .into_any(),
        Some(viewer) => view! {
            <details class="menu">
                <summary>{viewer.name.clone()}</summary>
                <div>
                    <a class="link" href=Page::Desk.path(lang) aria-current=aria>{td_string!(lang, web.nav_desk)}</a>
                    <form method="post" action=Page::SignOut.path(lang)>
                        <button class="link">{td_string!(lang, web.nav_sign_out)}</button>
                    </form>
                </div>
            </details>
        }
        .into_any(),
    }
}

fn foot(lang: Lang) -> AnyView {
    view! {
        <footer class="foot">
            <div class="wrap">
                <p>{td_string!(lang, web.foot_purpose)}</p>
                <ul>
                    <li><a href=Page::Search.path(lang)>{td_string!(lang, search.title)}</a></li>
                    <li><a href=Page::Commitments.path(lang)>{td_string!(lang, commitments.title)}</a></li>
                    <li><a href=Page::Associations.path(lang)>{td_string!(lang, web.foot_associations)}</a></li>
                    <li><a href=Page::Data.path(lang)>{td_string!(lang, data.title)}</a></li>
                    <li><a href=Page::About.path(lang)>{td_string!(lang, web.foot_about)}</a></li>
                    <li><a href=Page::ReceiptLookup.path(lang)>{td_string!(lang, applications.lookup_title)}</a></li>
                    <li><a href=Page::Suggest.path(lang)>{td_string!(lang, web.foot_suggest)}</a></li>
                    <li><a href=Page::Api.path(lang)>{td_string!(lang, api.title)}</a></li>
                    <li><a href=Page::Privacy.path(lang)>{td_string!(lang, web.foot_privacy)}</a></li>
                </ul>
            </div>
        </footer>
    }
    .into_any()
}
