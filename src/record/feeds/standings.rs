//! A feed of each standing: which lines came to be so, because a fact entered the record, a calendar was put right or a day passed.

use super::{
    atom::{self, About, Item},
    subscriber::Subscriber,
};
use crate::{
    calls::{
        live,
        model::Call,
        record::View,
        standing::{Change, Kind, changes},
        store::{RecordKind, described_since},
    },
    clock::stamp,
    error::Result,
    i18n::td_string,
    ids::LineId,
    record::{call::finding, query::Asked, words},
    web::{address::Page, lang::LangExt as _, render::to_html},
};
use axum::response::Response;
use leptos::prelude::*;

/// A line that came to be of the kind.
struct Came<'a> {
    call: &'a Call,
    line: LineId,
    change: Change,
    /// It came on record as such.
    first: bool,
}

pub async fn of_kind(subscriber: &Subscriber, kind: Kind) -> Result<Response> {
    let (record, lang) = (&subscriber.record, subscriber.lang);
    let view = record.as_of(None, None);
    let described = described_since(&subscriber.app.db, RecordKind::Call, None).await?;
    let calendars = live::calendars(&subscriber.app.db).await?;
    let mut came: Vec<Came<'_>> = Vec::new();
    for call in record.calls().values() {
        let Some(since) = described.get(call.id.as_str()) else { continue };
        for line in record.lines_of(&call.id) {
            let Some(history) = view.history(&line.id) else { continue };
            let all = changes(&history, &calendars, *since, subscriber.now);
            let into = all.into_iter().enumerate().filter(|(_, change)| change.to.kind() == kind);
            came.extend(into.map(|(n, change)| Came { call, line: line.id.clone(), change, first: n == 0 }));
        }
    }
    came.sort_by(|a, b| (a.change.at, &a.line).cmp(&(b.change.at, &b.line)));
    let word = words::kind(lang, kind);
    let about = About {
        of: format!("feed/standing/{}", kind.name()),
        title: td_string!(lang, feeds.title, of = word).to_string(),
        subtitle: format!("{} {}", td_string!(lang, feeds.standing_subtitle), words::rule_of_kind(lang, kind)),
        page: format!("{}{}", Page::Calls.path(lang), Asked { standing: Some(kind), ..Asked::default() }.to_query()),
    };
    atom::answer(subscriber, about, &came, |came| item(subscriber, &view, came))
}

fn item(subscriber: &Subscriber, view: &View<'_>, came: &Came<'_>) -> Item {
    let (lang, base) = (subscriber.lang, &subscriber.base);
    let (kind, change) = (came.change.to.kind(), &came.change);
    let line = view.record.line(&came.line).map(|line| lang.pick(&line.title_es, &line.title_en).clone()).unwrap_or_default();
    let text = finding::sentence(lang, view, came.call, &change.to, change.at);
    let why = match (came.first, change.by.is_empty(), change.by_calendar) {
        (true, ..) => td_string!(lang, feeds.came_on_record),
        (false, false, _) => td_string!(lang, feeds.a_fact_entered),
        (false, true, true) => td_string!(lang, feeds.a_calendar_was_put_right),
        (false, true, false) => td_string!(lang, feeds.a_day_passed),
    };
    let by = || change.by.iter().filter_map(|id| view.record.fact(id)).filter(|_| !came.first);
    let address = |fact: &crate::ids::FactId| format!("{base}{}", Page::Fact { fact: fact.to_string() }.path(lang));
    let html = to_html(|| {
        let facts: Vec<_> =
            by().map(|fact| view! { <li><a href=address(&fact.id)>{words::fact(lang, &fact.kind)}</a></li> }).collect();
        let facts = (!facts.is_empty()).then(|| view! { <ul>{facts}</ul> });
        view! { <p>{text.clone()}</p> <p>{why}</p> {facts} }
    });
    let page = format!("{base}{}", Page::Call { slug: came.call.id.to_string() }.path(lang));
    Item {
        of: format!("standing/{}/{}/{}", came.line, kind.name(), stamp(change.at)),
        title: format!("{}: {line}", words::kind(lang, kind)),
        published: change.at,
        updated: change.at,
        page: format!("{page}#{}", came.line),
        related: by().map(|fact| ("related", address(&fact.id))).collect(),
        sort: (kind.name(), words::kind(lang, kind)),
        text,
        html,
    }
}
