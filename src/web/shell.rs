//! The frame around every page: head, banners, notice; masthead and foot are beside.

use super::{
    assets, head,
    lang::LangExt,
    mast::{foot, masthead},
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
                {foot(visit)}
            </body>
        </html>
    }
}
