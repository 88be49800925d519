//! The guides for everybody: to read, to print and to tick on paper. They carry nothing personal.

use super::{checked, duty, known};
use crate::{
    error::{Error, Result},
    guides::{
        model::{self, Guide, shipped},
        words::said,
    },
    i18n::td_string,
    ledger::Reads,
    record::pieces,
    web::{
        address::Page,
        lang::Lang,
        shell::Head,
        visit::{Visit, made_from},
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

pub async fn show_guides(visit: Visit) -> Response {
    let lang = visit.lang;
    let title = td_string!(lang, guides.title);
    let quote = &shipped().quote;
    let told = visit.page(Head::new(title).description(td_string!(lang, guides.lead)), || {
        let items: Vec<_> = shipped()
            .guides
            .iter()
            .map(|guide| {
                let page = Page::Guide { guide: guide.id.clone() }.path(lang);
                view! {
                    <li><div><h2><a href=page>{said(lang, &guide.title).to_owned()}</a></h2><p>{said(lang, &guide.intro).to_owned()}</p></div></li>
                }
            })
            .collect();
        view! {
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, guides.lead)}</p>
            <blockquote lang="es"><p>"«"{quote.text.clone()}"»"</p></blockquote>
            <p class="source">{said(lang, &quote.source).to_owned()}</p>
            <ul class="calls">{items}</ul>
            <p><a href=Page::Identifiers.path(lang)>{td_string!(lang, guides.identifiers_title)}</a></p>
            {pieces::how_to_correct(lang)}
        }
    });
    made_from(told, Reads::nothing())
}

pub async fn show_guide(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let guide = model::guide(&id).ok_or(Error::NotFound)?;
    let lang = visit.lang;
    let title = said(lang, &guide.title).to_owned();
    let head = Head::new(title.clone()).description(said(lang, &guide.intro));
    let told = visit.page(head, || {
        view! {
            {pieces::crumb(lang, Page::Guides, td_string!(lang, guides.title), title.clone())}
            <h1>{title}</h1>
            <p class="lead">{said(lang, &guide.intro).to_owned()}</p>
            {checked(lang)}
            {steps(lang, guide)}
            {duties(lang, guide)}
            <p class="noprint">{td_string!(lang, guides.print)}" "{td_string!(lang, guides.keep)}" "<a href=Page::Desk.path(lang)>{td_string!(lang, web.nav_desk)}</a></p>
            {pieces::how_to_correct(lang)}
        }
    });
    Ok(made_from(told, Reads::nothing()))
}

fn steps(lang: Lang, guide: &Guide) -> AnyView {
    let items: Vec<_> = guide
        .steps
        .iter()
        .enumerate()
        .map(|(i, step)| {
            let optional = step.optional.then(|| view! { " "<span class="meta">{td_string!(lang, guides.optional)}</span> });
            view! {
                <section class="step" id=step.id.clone()>
                    <h2>{i + 1}". "{said(lang, &step.title).to_owned()}{optional}</h2>
                    {known(lang, step)}
                    <p class="tick">{td_string!(lang, guides.tick_on_paper)}</p>
                </section>
            }
        })
        .collect();
    items.into_any()
}

/// What comes round each year.
fn duties(lang: Lang, guide: &Guide) -> AnyView {
    let items: Vec<_> = guide.duties.iter().filter_map(|id| model::duty(id)).map(|one| duty(lang, one)).collect();
    view! { <h2>{td_string!(lang, guides.duties_title)}</h2> {items} }.into_any()
}
