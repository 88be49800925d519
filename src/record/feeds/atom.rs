//! Atom (RFC 4287), a page of entries at a time (RFC 5005).

use super::subscriber::Subscriber;
use crate::{
    clock::Now,
    error::Result,
    web::{
        address::Page,
        lang::{Lang, LangExt as _},
    },
};
use atom_syndication::{Category, Content, Entry, Feed, Generator, Link, Person, Text};
use axum::response::Response;
use chrono::DateTime;

pub const KIND: &str = "application/atom+xml";
/// Entries of a page.
const PAGE: usize = 100;

/// A feed without its entries.
pub struct About {
    /// What it is a feed of: part of its name.
    pub of: String,
    pub title: String,
    pub subtitle: String,
    /// The page that shows the same.
    pub page: String,
}

/// One entry, in words.
pub struct Item {
    /// What it tells of: part of its name.
    pub of: String,
    pub title: String,
    pub published: Now,
    pub updated: Now,
    /// The page that shows it.
    pub page: String,
    /// What it has to do with: a relation and a page.
    pub related: Vec<(&'static str, String)>,
    /// What sort of thing it is: its name in the data and its word.
    pub sort: (&'static str, &'static str),
    pub text: String,
    pub html: String,
}

/// The newest entries, or those before the cursor. `items` are told oldest first by their place, which never changes.
pub fn answer<T>(subscriber: &Subscriber, about: About, all: &[T], item: impl Fn(&T) -> Item) -> Result<Response> {
    let end = subscriber.before(all.len())?;
    let start = end.saturating_sub(PAGE);
    let shown = all.get(start..end).unwrap_or_default();
    let entries: Vec<Entry> = shown.iter().rev().map(|one| entry(subscriber, item(one))).collect();
    let (base, lang) = (&subscriber.base, subscriber.lang);
    let here = subscriber.address(lang);
    let mut links = vec![
        link("self", &here, KIND, lang),
        link("alternate", &format!("{base}{}", about.page), "text/html", lang),
        link("alternate", &subscriber.address(lang.other()), KIND, lang.other()),
    ];
    if end < all.len() {
        links.push(link("first", &here, KIND, lang));
    }
    if start > 0 {
        links.push(link("next", &format!("{here}&cursor={start}"), KIND, lang));
    }
    let newest = entries.iter().map(|entry| entry.updated).max();
    let feed = Feed {
        title: Text::plain(characters(&about.title)),
        subtitle: Some(Text::plain(characters(&about.subtitle))),
        id: subscriber.tag(&about.of),
        // A feed without an entry is as old as time.
        updated: newest.unwrap_or(DateTime::UNIX_EPOCH.fixed_offset()),
        authors: vec![Person {
            name: "Acuse".to_owned(),
            uri: Some(format!("{base}{}", Page::About.path(lang))),
            ..Person::default()
        }],
        generator: Some(Generator { value: "Acuse".to_owned(), uri: None, version: Some(env!("CARGO_PKG_VERSION").to_owned()) }),
        links,
        entries,
        base: Some(format!("{base}/")),
        lang: Some(lang.code().to_owned()),
        ..Feed::default()
    };
    Ok(subscriber.answer("application/atom+xml; charset=utf-8", feed.to_string()))
}

fn entry(subscriber: &Subscriber, item: Item) -> Entry {
    let lang = subscriber.lang;
    let related = item.related.iter().map(|(rel, to)| link(rel, to, "text/html", lang));
    Entry {
        title: Text::plain(characters(&item.title)),
        id: subscriber.tag(&item.of),
        updated: item.updated.fixed_offset(),
        published: Some(item.published.fixed_offset()),
        categories: vec![Category {
            term: item.sort.0.to_owned(),
            scheme: Some(format!("{}/api/openapi.json", subscriber.base)),
            label: Some(item.sort.1.to_owned()),
        }],
        links: [link("alternate", &item.page, "text/html", lang)].into_iter().chain(related).collect(),
        summary: Some(Text::plain(characters(&item.text))),
        content: Some(Content {
            value: Some(characters(&item.html)),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn link(rel: &str, href: &str, kind: &str, lang: Lang) -> Link {
    Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        mime_type: Some(kind.to_owned()),
        hreflang: Some(lang.code().to_owned()),
        ..Link::default()
    }
}

/// Only what XML 1.0 can hold: a stray control character in somebody's words would break the feed for everybody.
fn characters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
