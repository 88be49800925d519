//! `GET /api/v1/search`: what the search page finds, for machines. Of today's record.

use super::{answer, filters::Bad};
use crate::{
    app::App,
    calls::{index::Thing, live, record::Record},
    clock::Now,
    error::Result,
    record::search::{
        find::{self, Found, Group, MOST},
        marks::excerpt,
        question::{PAGES, Question},
        told::{Told, told},
    },
    web::lang::LANGS,
};
use axum::{
    extract::{RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use serde_json::{Map, Value, json};

/// Names that the query takes.
const NAMES: &[&str] = &["q", "type", "cursor"];

/// Longer texts are refused rather than cut: a machine would not read that they were.
const LONG: usize = 200;

pub async fn show(State(app): State<App>, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response> {
    let question = match asked(&query.unwrap_or_default()) {
        Ok(question) => question,
        Err(bad) => return Ok(answer::bad(&headers, &bad)),
    };
    let record = live::record(&app).await?;
    let found = find::find(&app, &record, &question).await?;
    let mut results = Vec::new();
    for group in &found.groups {
        results.extend(of_group(&app, &record, &found, group, app.clock.now()).await?);
    }
    let counts: Map<String, Value> =
        found.groups.iter().map(|group| (group.thing.name().to_owned(), json!(group.counted()))).collect();
    let more = question.thing.and(found.groups.first()).is_some_and(|group| question.page < group.pages().min(PAGES));
    Ok(answer::json(
        &headers,
        &json!({
            "q": question.typed,
            "searched": found.words.iter().map(|word| word.as_str()).collect::<Vec<_>>(),
            "instead": found.instead.iter().map(|(typed, near)| json!({ "typed": typed, "near": near })).collect::<Vec<_>>(),
            "without": found.without,
            "found": counts,
            "counted_up_to": MOST,
            "results": results,
            "next": more.then(|| (question.page + 1).to_string()),
        }),
    ))
}

fn asked(query: &str) -> std::result::Result<Question, Bad> {
    let mut question = None;
    let (mut thing, mut page) = (None, 1);
    for (name, value) in super::filters::pairs(query)? {
        match name.as_str() {
            "q" if value.chars().count() > LONG => return Err(Bad::Long),
            "q" => question = Some(Question::of(&value)),
            "type" => thing = Some(Thing::parse(&value).ok_or(Bad::Thing(value))?),
            "cursor" => page = value.parse().ok().filter(|page| (1..=PAGES).contains(page)).ok_or(Bad::Cursor(value))?,
            _ => return Err(Bad::Name { name, known: NAMES }),
        }
    }
    let question = question.filter(|question| !question.words.is_empty()).ok_or(Bad::NoWords)?;
    if page > 1 && thing.is_none() {
        return Err(Bad::Cursor(page.to_string()));
    }
    Ok(Question { thing, page, ..question })
}

async fn of_group(app: &App, record: &Record, found: &Found, group: &Group, now: Now) -> Result<Vec<Value>> {
    let mut each = Vec::new();
    for lang in LANGS {
        each.push(told(app, record, group.thing, &group.ids, lang, now).await?);
    }
    let [spanish, english] = &each[..] else { return Ok(Vec::new()) };
    let base = app.config.base_url();
    Ok(spanish.iter().zip(english).map(|(es, en)| one(es, en, found, &base)).collect())
}

fn one(es: &Told, en: &Told, found: &Found, base: &str) -> Value {
    let both = |told: fn(&Told) -> &String| json!({ "es": told(es), "en": told(en) });
    let text = |told: &Told| excerpt(&told.texts, &found.words);
    json!({
        "type": es.thing.name(),
        "id": es.id,
        "title": both(|told| &told.title),
        "around": both(|told| &told.around),
        "text": { "es": text(es), "en": text(en) },
        "standing": es.standing,
        "superseded": es.is_superseded,
        "to_verify": es.is_to_verify,
        "url": { "es": format!("{base}{}", es.to), "en": format!("{base}{}", en.to) },
    })
}
