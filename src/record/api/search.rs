//! `GET /api/v1/search`: what the search page finds, for machines. Of today's record.

use super::ask::Ask;
use crate::{
    app::App,
    calls::record::Record,
    clock::Now,
    error::Result,
    record::{
        query::{Asked, Bad, Name},
        search::{
            find::{self, Found, Group, MOST},
            marks::{Passage, excerpt},
            question::{PAGES, Question},
            told::{Told, told},
        },
    },
    web::lang::LANGS,
};
use axum::response::Response;
use serde_json::{Map, Value, json};

pub async fn show(ask: Ask) -> Result<Response> {
    let question = question(&ask.asked)?;
    let found = find::find(&ask.app, &ask.record, &question).await?;
    let mut results = Vec::new();
    for group in &found.groups {
        results.extend(of_group(&ask.app, &ask.record, &found, group, ask.now).await?);
    }
    let counts: Map<String, Value> =
        found.groups.iter().map(|group| (group.thing.name().to_owned(), json!(group.counted()))).collect();
    let more = question.thing.and(found.groups.first()).is_some_and(|group| question.page < group.pages().min(PAGES));
    Ok(ask.json(&json!({
        "q": question.typed,
        "searched": found.words.iter().map(|word| word.as_str()).collect::<Vec<_>>(),
        "instead": found.instead.iter().map(|(typed, near)| json!({ "typed": typed, "near": near })).collect::<Vec<_>>(),
        "without": found.without,
        "found": counts,
        "counted_up_to": MOST,
        "results": results,
        "next": more.then(|| (question.page + 1).to_string()),
    })))
}

/// The search that is asked for; its cursor is a page of one sort.
fn question(asked: &Asked) -> std::result::Result<Question, Bad> {
    let words = asked.words.as_deref().map(Question::of).filter(|question| !question.words.is_empty());
    let question = words.ok_or(Bad::NoWords)?;
    let Some(cursor) = &asked.cursor else { return Ok(Question { thing: asked.thing, ..question }) };
    let page = cursor.parse().ok().filter(|page| (1..=PAGES).contains(page) && page.to_string() == *cursor);
    match page.filter(|page| *page == 1 || asked.thing.is_some()) {
        Some(page) => Ok(Question { thing: asked.thing, page, ..question }),
        None => Err(Bad::Value { name: Name::Cursor, value: cursor.clone() }),
    }
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
    let text = |told: &Told| excerpt(&told.texts, &found.words).map(Passage::whole);
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
