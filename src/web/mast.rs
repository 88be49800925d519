//! What stands above and below every page: the masthead with its parts, and the foot with everything there is.

use super::{
    address::Page,
    lang::{Lang, LangExt},
    shell::Part,
    visit::Visit,
};
use crate::i18n::td_string;
use leptos::prelude::*;

/// One line on every screen. On a narrow one the parts are behind a `<details>`, which opens without a script; only one of the two
/// lists is ever shown.
pub(super) fn masthead(visit: &Visit, current: Option<Part>) -> AnyView {
    let lang = visit.lang;
    let other = lang.other();
    view! {
        <header class="mast">
            <div class="wrap">
                <a class="brand" href=Page::Home.path(lang)>"Acuse"</a>
                <nav class="main" aria-label=td_string!(lang, web.nav_label)>{parts(lang, current)}</nav>
                <div class="end">
                    <details class="menu small" name="menu">
                        <summary>{td_string!(lang, web.nav_menu)}</summary>
                        <nav aria-label=td_string!(lang, web.nav_menu)>{parts(lang, current)}{more(lang)}</nav>
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
        {link(Part::Compare, Page::CompareInstitutions, td_string!(lang, web.nav_compare))}
    }
    .into_any()
}

/// What people look for first on a telephone, where the foot of the page is far away.
fn more(lang: Lang) -> AnyView {
    let each = [
        (Page::OpenNow, td_string!(lang, boards.open_title)),
        (Page::Search, td_string!(lang, search.title)),
        (Page::Guides, td_string!(lang, guides.title)),
    ];
    each.map(|(page, word)| view! { <a href=page.path(lang)>{word}</a> }).into_any()
}

/// The way in, or what is somebody's own.
fn account(visit: &Visit, current: Option<Part>) -> AnyView {
    let lang = visit.lang;
    let aria = (current == Some(Part::Mine)).then_some("page");
    match &visit.viewer {
        None => view! { <a class="enter" href=Page::SignIn.path(lang) aria-current=aria>{td_string!(lang, web.nav_sign_in)}</a> }
            .into_any(),
        Some(viewer) => view! {
            <details class="menu" name="menu">
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

/// Everything there is, in four lists: what is on record, ways to read it, how to take part, about this.
pub(super) fn foot(visit: &Visit) -> AnyView {
    let lang = visit.lang;
    // A demonstration holds no real call.
    let is_here = |page: &Page| !(visit.app.config.demo && matches!(page, Page::Case));
    let lists = [
        (
            td_string!(lang, web.foot_record),
            vec![
                (Page::Search, td_string!(lang, search.title)),
                (Page::Calls, td_string!(lang, web.nav_calls)),
                (Page::OpenNow, td_string!(lang, boards.open_title)),
                (Page::SuspendedNow, td_string!(lang, boards.suspended_title)),
                (Page::ChecksDue, td_string!(lang, boards.tab_due)),
                (Page::PromisedDates, td_string!(lang, promised.title)),
                (Page::Commitments, td_string!(lang, commitments.title)),
            ],
        ),
        (
            td_string!(lang, web.foot_by),
            vec![
                (Page::Institutions, td_string!(lang, web.nav_institutions)),
                (Page::Programmes, td_string!(lang, programmes.list_title)),
                (Page::Years, td_string!(lang, years.list_title)),
                (Page::Places, td_string!(lang, places.list_title)),
                (Page::ElectoralPeriods, td_string!(lang, web.nav_elections)),
                (Page::CompareInstitutions, td_string!(lang, web.nav_compare)),
            ],
        ),
        (
            td_string!(lang, web.foot_part),
            vec![
                (Page::Suggest, td_string!(lang, web.foot_suggest)),
                (Page::Associations, td_string!(lang, web.foot_associations)),
                (Page::Guides, td_string!(lang, guides.title)),
                (Page::ReceiptLookup, td_string!(lang, applications.lookup_title)),
            ],
        ),
        (
            td_string!(lang, web.foot_read),
            vec![
                (Page::About, td_string!(lang, web.foot_about)),
                (Page::Case, td_string!(lang, case.title)),
                (Page::Reading, td_string!(lang, reading.title)),
                (Page::LegalBases, td_string!(lang, laws.title)),
                (Page::Glossary, td_string!(lang, laws.glossary)),
                (Page::Data, td_string!(lang, data.title)),
                (Page::Api, td_string!(lang, api.title)),
                (Page::Privacy, td_string!(lang, web.foot_privacy)),
            ],
        ),
    ];
    let lists: Vec<_> = lists
        .into_iter()
        .map(|(title, pages)| {
            let pages = pages.into_iter().filter(|(page, _)| is_here(page));
            let links: Vec<_> = pages.map(|(page, word)| view! { <li><a href=page.path(lang)>{word}</a></li> }).collect();
            view! { <div><p class="by">{title}</p><ul>{links}</ul></div> }
        })
        .collect();
    view! {
        <footer class="foot">
            <div class="wrap">
                <nav aria-label=td_string!(lang, web.foot_label)>{lists}</nav>
                <p>{td_string!(lang, web.foot_purpose)}</p>
            </div>
        </footer>
    }
    .into_any()
}
