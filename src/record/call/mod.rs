//! A call's page: what became of each line, why that is said, what happened when, and what is not known.

mod about;
mod drawing;
mod elections;
mod facts;
mod finding;

use super::{parts, query::Asked};
use crate::{
    applications,
    calls::{live, model::Call, record::View},
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ids::{CallId, LineId},
    web::{
        address::Page,
        lang::{Lang, LangExt},
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;
use std::collections::BTreeMap;

pub async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response> {
    let record = live::record(&visit.app).await?;
    let (lang, now) = (visit.lang, visit.now);
    let asked = Asked::parse(visit.uri.query().unwrap_or_default(), now)?;
    let view = record.as_of(asked.as_of, asked.known_on);
    let call = record.call(&CallId::from_text(slug)).ok_or(Error::NotFound)?;
    let title = parts::title(lang, call);
    let head = Head::new(title.clone()).part(Part::Calls).description(finding::description(lang, &view, call, now));
    let page = Page::Call { slug: call.id.to_string() };
    let mut reported = BTreeMap::new();
    for line in record.lines_of(&call.id) {
        reported.insert(line.id.clone(), applications::store::reported_count(visit.app.db.read(), &line.id).await?);
    }
    let body = || {
        let count = |line: &LineId| reported.get(line).copied().unwrap_or_default();
        let line = |line| view! { {finding::line(lang, &view, call, line, now)} {applied(lang, count(&line.id))} };
        let lines: Vec<_> = record.lines_of(&call.id).map(line).collect();
        let title_lang = (lang == Lang::en && call.title_en.is_none()).then_some("es");
        view! {
            {parts::asof_banner(lang, &asked, page.path(lang))}
            {crumb(lang, &view, call)}
            <h1 lang=title_lang>{title.clone()}</h1>
            {received(lang, call)}
            {lines}
            {drawing::section(lang, &view, call, now)}
            {facts::section(lang, &view, call)}
            {elections::section(lang, &view, call, now)}
            {about::section(lang, &view, call)}
            {days(lang, call, now)}
        }
    };
    Ok(visit.page(head, body))
}

/// How many associations say that they applied on paper or in another portal. Never which.
fn applied(lang: Lang, count: i64) -> AnyView {
    (count > 0).then(|| view! { <p>{td_string!(lang, record.reported_applied, count = count).to_string()}</p> }).into_any()
}

fn crumb(lang: Lang, view: &View<'_>, call: &Call) -> AnyView {
    let institution = view.record.institution_of(call).map(|i| {
        let href = Page::Institution { slug: i.id.to_string() }.path(lang);
        view! { <li><a href=href>{i.short().to_owned()}</a></li> }
    });
    let year = call.fiscal_year.map(|y| view! { <li>{y}</li> });
    view! {
        <nav class="crumb" aria-label=td_string!(lang, record.crumb_label)>
            <ol><li><a href=Page::Calls.path(lang)>{td_string!(lang, record.board_title)}</a></li>{institution}{year}</ol>
        </nav>
    }
    .into_any()
}

/// Received here or followed: each page says which of the two it is.
fn received(lang: Lang, call: &Call) -> AnyView {
    let text = if call.received_here { td_string!(lang, record.received_here) } else { td_string!(lang, record.followed) };
    view! { <p class="meta">{text}</p> }.into_any()
}

/// The same page on other days: those on which something changed.
fn days(lang: Lang, call: &Call, now: Now) -> AnyView {
    let path = Page::Call { slug: call.id.to_string() }.path(lang);
    let today = now.date_naive().to_string();
    view! {
        <form class="noprint" method="get" action=path>
            <h2>{td_string!(lang, record.asof_title)}</h2>
            <p class="hint" id="as-of-hint">{td_string!(lang, record.asof_hint)}</p>
            <div class="inline">
                <label class="vh" r#for="as-of">{td_string!(lang, record.asof_label)}</label>
                <input r#type="date" id="as-of" name="as_of" max=today aria-describedby="as-of-hint" class="w10"/>
                <button class="button quiet">{td_string!(lang, record.asof_button)}</button>
            </div>
            <p class="meta">{lang.pick("JSON: ", "JSON: ")}<a href=format!("/api/v1/calls/{}", call.id)>{format!("/api/v1/calls/{}", call.id)}</a></p>
        </form>
    }
    .into_any()
}
