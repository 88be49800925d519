//! The API for people: what each address answers and takes, with answers that the record gives while the page is made.

use super::{
    endpoints::Endpoint,
    openapi::{
        ADDRESS,
        names::{of_address, of_name, of_problem},
    },
};
use crate::{
    app::App,
    calls::{addresses::Addresses, live, record::Record},
    error::{Error, Result},
    i18n::td_string,
    record::{
        about::FOUNDING_CALL,
        pieces,
        query::{self, Known, Name, Reader},
    },
    web::{
        address::Page,
        lang::Lang,
        problem::{self, PROBLEMS},
        router::in_their_language,
        shell::Head,
        visit::Visit,
    },
};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode},
    response::Response,
};
use leptos::prelude::*;
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// A question with the beginning of its answer.
struct Example {
    says: &'static str,
    path: String,
    answer: String,
}

/// Where a problem's type leads: to its words, in the reader's language. Browsers keep the part after `#`.
pub async fn explained(headers: HeaderMap) -> Response {
    in_their_language(&headers, &Page::Api)
}

pub async fn show(visit: Visit) -> Result<Response> {
    let (lang, base) = (visit.lang, visit.app.config.base_url());
    let record = live::record(&visit.app).await?;
    let mut examples = Vec::new();
    for (says, path, shown) in questions(lang, &record) {
        examples.push(Example { says, answer: pretty(&cut(ask(&visit.app, &path).await?, &shown)), path });
    }
    examples.push(a_problem(&visit, &record));
    let head = Head::new(td_string!(lang, api.title)).description(td_string!(lang, api.lead));
    Ok(visit.page(head, || {
        let examples: Vec<_> = examples.into_iter().map(|one| example(lang, &base, one)).collect();
        view! {
            {pieces::crumb(lang, Page::About, td_string!(lang, about.title), td_string!(lang, api.title).to_owned())}
            <h1>{td_string!(lang, api.title)}</h1>
            <p class="lead">{td_string!(lang, api.lead)}</p>
            <p>{td_string!(lang, api.document)}</p>
            <p class="row"><a class="button quiet" href=ADDRESS>{td_string!(lang, api.openapi)}</a></p>
            <h2>{td_string!(lang, api.examples)}</h2>
            <p class="meta">{td_string!(lang, api.examples_cut)}</p>
            {examples}
            <h2 id="direcciones">{td_string!(lang, api.addresses)}</h2>
            {addresses(lang)}
            <h2 id="nombres">{td_string!(lang, api.names)}</h2>
            <p>{td_string!(lang, api.names_strict)}</p>
            {names(lang)}
            <h2 id="problemas">{td_string!(lang, api.problems)}</h2>
            <p>{td_string!(lang, api.problems_lead)}</p>
            {problems(lang)}
        }
    }))
}

/// What is asked, each with the fields that are shown of the answer. A demonstration holds no real call.
fn questions(lang: Lang, record: &Record) -> Vec<(&'static str, String, Vec<&'static str>)> {
    let founding = record.calls().keys().find(|id| id.as_str() == FOUNDING_CALL);
    let call = founding.or_else(|| record.calls().keys().next());
    let day = if founding.is_some() { "?as_of=2018-06-15" } else { "" };
    let of_call = call.map(|id| {
        let shown = vec![
            "as_of",
            "call",
            "slug",
            "title",
            "es",
            "en",
            "lines",
            "id",
            "standing",
            "kind",
            "since",
            "until",
            "stated_reason",
            "reasons",
            "rule",
            "dates",
            "says",
        ];
        (td_string!(lang, api.example_call), format!("{}/{id}{day}", Endpoint::Calls.path()), shown)
    });
    let facts = call.map(|id| {
        let shown = vec!["found", "facts", "id", "type", "occurred_on", "level", "text_es", "text_en", "source", "next"];
        (td_string!(lang, api.example_facts), format!("{}?call={id}&limit=1", Endpoint::Facts.path()), shown)
    });
    let unresolved = (
        td_string!(lang, api.example_calls),
        format!("{}?standing=unresolved&limit=1", Endpoint::Calls.path()),
        vec![
            "as_of",
            "found",
            "calls",
            "slug",
            "title",
            "es",
            "en",
            "institution",
            "id",
            "fiscal_year",
            "standing",
            "same",
            "next",
        ],
    );
    let figures = (
        td_string!(lang, api.example_summary),
        Endpoint::Summary.path().to_owned(),
        vec!["as_of", "calls", "checks", "never", "stale", "soon", "lines", "counted", "to_verify"],
    );
    [of_call, Some(unresolved), facts, Some(figures)].into_iter().flatten().collect()
}

/// What the API answers now.
async fn ask(app: &App, path: &str) -> Result<Value> {
    let request = Request::get(path).body(Body::empty()).map_err(Error::internal)?;
    let response = super::routes().with_state(app.clone()).oneshot(request).await.map_err(Error::internal)?;
    let bytes = to_bytes(response.into_body(), usize::MAX).await.map_err(Error::internal)?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// The fields that are shown, of each list the first row; an ellipsis stands for what is left out.
fn cut(value: Value, shown: &[&str]) -> Value {
    const MORE: &str = "…";
    match value {
        Value::Object(fields) => {
            let before = fields.len();
            let mut kept: serde_json::Map<String, Value> = fields
                .into_iter()
                .filter(|(name, _)| shown.contains(&name.as_str()))
                .map(|(name, value)| (name, cut(value, shown)))
                .collect();
            if kept.len() < before {
                kept.insert(MORE.to_owned(), MORE.into());
            }
            Value::Object(kept)
        }
        Value::Array(rows) => {
            let more = (rows.len() > 1).then(|| json!(MORE));
            rows.into_iter().take(1).map(|row| cut(row, shown)).chain(more).collect()
        }
        other => other,
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// A question that cannot be answered, and what it is answered.
fn a_problem(visit: &Visit, record: &Record) -> Example {
    let query = "standing=lost";
    let known = Known { record, addresses: &Addresses::default() };
    let refused = query::read(query, Endpoint::Calls.takes(), Reader::Machine, known, visit.now).err();
    let detail = refused.map(|bad| bad.words(visit.lang)).unwrap_or_default();
    let title = td_string!(visit.lang, api.bad_title);
    let body = problem::body(&visit.app.config.base_url(), StatusCode::BAD_REQUEST, title, &detail);
    let path = format!("{}?{query}", Endpoint::Calls.path());
    Example { says: td_string!(visit.lang, api.example_problem), path, answer: pretty(&body) }
}

fn example(lang: Lang, base: &str, one: Example) -> AnyView {
    let curl = format!("curl '{base}{}'", one.path);
    view! {
        <section class="finding">
            <h3>{one.says}</h3>
            <p><a href=one.path.clone()><code>{format!("GET {}", one.path)}</code></a></p>
            <p class="meta">{td_string!(lang, api.at_a_terminal)} " " <code>{curl}</code></p>
            <pre class="code">{one.answer}</pre>
        </section>
    }
    .into_any()
}

fn addresses(lang: Lang) -> AnyView {
    let (address, answers) = (td_string!(lang, api.head_address), td_string!(lang, api.head_answers));
    let rows: Vec<_> = Endpoint::ALL
        .iter()
        .map(|one| {
            let takes: Vec<&str> = one.takes().iter().map(|name| name.as_str()).collect();
            // Only a list or a sum has one address for everybody.
            let path = if one.arguments().is_empty() {
                view! { <a href=one.path()><code>{one.path()}</code></a> }.into_any()
            } else {
                view! { <code>{one.path()}</code> }.into_any()
            };
            view! {
                <tr role="row">
                    <td role="cell" data-h=address>{path}</td>
                    <td role="cell" data-h=answers><p>{of_address(lang, *one)}</p><p class="meta"><code>{takes.join(", ")}</code></p></td>
                </tr>
            }
        })
        .collect();
    view! {
        <table role="table">
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{address}</th><th role="columnheader" scope="col">{answers}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn names(lang: Lang) -> AnyView {
    let rows: Vec<_> = Name::of_machines()
        .map(|name| view! { <div><dt><code>{name.as_str()}</code></dt><dd>{of_name(lang, name)}</dd></div> })
        .collect();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

/// Each problem under the name that its type ends with.
fn problems(lang: Lang) -> AnyView {
    let rows: Vec<_> = PROBLEMS
        .into_iter()
        .map(|(status, name)| {
            view! { <div id=name><dt><code>{status.as_u16()}</code> " " <code>{name}</code></dt><dd>{of_problem(lang, status)}</dd></div> }
        })
        .collect();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}
