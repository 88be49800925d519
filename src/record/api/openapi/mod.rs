//! `GET /api/openapi.json`: the API described for programs (OpenAPI 3.1), in the language that is asked for. Made from the tables that
//! the router and the reader of queries use, so that an address or a filter cannot be there and not be told.

mod answers;
mod asked;
mod build;
mod described;
mod elections;
mod fact;
pub mod names;
mod plain;
mod standing;
mod terms;

use super::endpoints::Endpoint;
use crate::{
    app::App,
    calls::record::Record,
    error::Result,
    i18n::td_string,
    record::{
        data::{LICENCE, LICENCE_NAME},
        kept::kept,
        query::{self, Name, Reader},
    },
    web::lang::{self, Lang},
};
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Map, Value, json};

pub const ADDRESS: &str = "/api/openapi.json";

/// What can go wrong with a question, each with its words.
const CAN_GO_WRONG: [StatusCode; 5] = [
    StatusCode::BAD_REQUEST,
    StatusCode::NOT_FOUND,
    StatusCode::NOT_ACCEPTABLE,
    StatusCode::URI_TOO_LONG,
    StatusCode::SERVICE_UNAVAILABLE,
];

pub async fn show(State(app): State<App>, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response> {
    let query = query.unwrap_or_default();
    let (record, asked) = query::of_today(&app, &query, &[Name::Lang], Reader::Machine, app.clock.now()).await?;
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let lang = asked.lang.unwrap_or_else(|| lang::of_header(accept));
    let mut response = kept(&headers, "application/json", document(lang, &record, &app.config.base_url()).to_string());
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language"));
    Ok(response)
}

/// The whole description.
pub fn document(lang: Lang, record: &Record, base: &str) -> Value {
    let paths: Map<String, Value> =
        Endpoint::ALL.iter().map(|one| (one.path().to_owned(), json!({ "get": operation(lang, *one) }))).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": td_string!(lang, api.title),
            "summary": td_string!(lang, api.lead),
            "description": td_string!(lang, api.document),
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": LICENCE_NAME, "url": LICENCE },
        },
        "servers": [{ "url": base }],
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "parameters": names::all(lang, record),
            "headers": headers_told(lang),
            "responses": problems(lang),
        },
    })
}

fn operation(lang: Lang, one: Endpoint) -> Value {
    let query = one.takes().iter().map(|name| json!({ "$ref": format!("#/components/parameters/{}", name.key()) }));
    let path = one.arguments().into_iter().map(|argument| {
        let schema = json!({ "type": "string", "pattern": "^[^/]+$", "minLength": 1 });
        json!({ "name": argument, "in": "path", "required": true, "description": td_string!(lang, api.param_id), "schema": schema })
    });
    let headers = ["accept-language", "if-none-match"].map(|name| json!({ "$ref": format!("#/components/parameters/{name}") }));
    let mut responses = Map::new();
    responses.insert("200".to_owned(), answer(lang, one));
    let kept = json!({ "ETag": told("ETag"), "Cache-Control": told("Cache-Control") });
    let same = json!({ "description": td_string!(lang, api.not_modified), "headers": kept });
    responses.insert("304".to_owned(), same);
    let can = |status: &StatusCode| *status != StatusCode::NOT_FOUND || !one.arguments().is_empty();
    for status in CAN_GO_WRONG.iter().filter(|status| can(status)) {
        responses.insert(status.as_str().to_owned(), json!({ "$ref": format!("#/components/responses/{}", status.as_str()) }));
    }
    json!({
        "operationId": one.id(),
        "summary": names::of_address(lang, one),
        "parameters": path.chain(query).chain(headers).collect::<Vec<_>>(),
        "responses": responses,
    })
}

fn answer(lang: Lang, one: Endpoint) -> Value {
    let mut headers = json!({ "ETag": told("ETag"), "Cache-Control": told("Cache-Control") });
    let is_list = one.takes().contains(&Name::Cursor);
    if is_list {
        headers["Link"] = told("Link");
    }
    let mut answer = json!({
        "description": names::of_address(lang, one),
        "headers": headers,
        "content": { "application/json": { "schema": answers::of(one) } },
    });
    let mut links = Map::new();
    if let Some((to, names)) = one.leads_to() {
        let named: Map<String, Value> =
            names.iter().map(|(name, at)| ((*name).to_owned(), json!(format!("$response.body#/{at}")))).collect();
        links.insert(to.id(), json!({ "operationId": to.id(), "parameters": named }));
    }
    if is_list {
        links.insert("next".to_owned(), json!({ "operationId": one.id(), "parameters": { "cursor": "$response.body#/next" } }));
    }
    if !links.is_empty() {
        answer["links"] = Value::Object(links);
    }
    answer
}

fn told(header: &str) -> Value {
    json!({ "$ref": format!("#/components/headers/{header}") })
}

fn headers_told(lang: Lang) -> Value {
    let header = |says: &str, always: bool| json!({ "description": says, "required": always, "schema": { "type": "string" } });
    json!({
        "ETag": header(td_string!(lang, api.header_etag), true),
        "Cache-Control": header(td_string!(lang, api.header_cache), true),
        "Link": header(td_string!(lang, api.header_link), false),
    })
}

fn problems(lang: Lang) -> Map<String, Value> {
    CAN_GO_WRONG
        .iter()
        .map(|status| {
            let content = json!({ "application/problem+json": { "schema": build::named("Problem") } });
            (status.as_str().to_owned(), json!({ "description": names::of_problem(lang, *status), "content": content }))
        })
        .collect()
}

fn schemas() -> Map<String, Value> {
    let things = [plain::all(), standing::all(), fact::all(), described::all(), elections::all(), terms::all(), asked::all()];
    things.into_iter().chain([answers::parts()]).flatten().map(|(name, schema)| (name.to_owned(), schema)).collect()
}
