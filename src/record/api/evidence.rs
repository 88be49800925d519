//! What the API says of the evidence behind a fact: never the file as it came, its name, or words that a witness has not agreed to show.

use super::body::both;
use crate::{
    clock::stamp,
    evidence::model::{Called, Evidence, PublicCopy, Testimony},
    web::address::Page,
};
use serde_json::{Value, json};

pub fn told(one: &Evidence, base: &str) -> Value {
    let id = one.id.to_string();
    json!({
        "id": one.id,
        "type": one.kind.as_str(),
        "level": one.level.number(),
        "url": one.told_url(),
        "fetched_on": one.fetched_on,
        "recorded_at": stamp(one.recorded_at),
        "page": both(base, &Page::Evidence { evidence: id.clone() }),
        "original": one.original.as_ref().map(|file| json!({ "sha256": one.told_sha256(), "bytes": file.bytes, "private": true })),
        "copy": one.copy().map(|copy| of_copy(copy, base, id)),
        "testimony": one.testimony.as_ref().map(testimony),
    })
}

fn of_copy(copy: &PublicCopy, base: &str, evidence: String) -> Value {
    json!({
        "url": both(base, &Page::EvidenceFile { evidence }),
        "sha256": copy.sha256,
        "bytes": copy.bytes,
        "media_type": copy.kind.mime(),
        "published_at": stamp(copy.published_at),
    })
}

fn testimony(said: &Testimony) -> Value {
    let called = said.public_words().and(match said.public_name() {
        Called::Name(name) => Some(json!({ "name": name })),
        Called::Pseudonym(name) => Some(json!({ "pseudonym": name })),
        Called::Somebody => None,
    });
    json!({ "words": said.public_words(), "called": called })
}
