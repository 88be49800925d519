//! Recording what happened, through the forms, as everybody who may and everybody who may not.

mod confirming;
mod kinds;
mod promises;
mod received;
mod redaction;
mod refusals;
mod roles;
mod second;
mod walk;

use crate::support::{Answer, Part, Persona, World, office::hidden};

/// A line of 2019 that nobody has looked up.
pub const QUIET: &str = "sibiso-2019-coinbis";

/// What a monitor types besides what the kind asks.
pub const COMMON: [(&str, &str); 6] = [
    ("occurred_on", "2019-08-01"),
    ("text_es", "Lo que ocurrió, en español."),
    ("text_en", "What happened, in English."),
    ("source", "Gaceta Oficial, núm. 1, p. 2"),
    ("evidence_url", "https://example.org/acto"),
    ("evidence_fetched_on", "2026-11-01"),
];

/// What is typed on a form.
pub type Fields<'a> = &'a [(&'a str, &'a str)];

/// The steward makes somebody a monitor.
pub async fn monitor(world: &World, steward: &Persona, name: &str) -> Persona {
    let person = world.person(name).await;
    let page = format!("/es/responsable/personas/{}/observacion", person.id);
    steward.post(&page, &[("act", "give")]).await.is(303);
    world.signed_in(name).await
}

/// Opens a form and sends it with these fields over the common ones.
pub async fn records(who: &Persona, path: &str, level: &str, fields: &[(&str, &str)]) -> Answer {
    let corrects = fields.iter().find(|(name, _)| *name == "corrects");
    let shown = corrects.map_or_else(|| path.to_owned(), |(_, id)| format!("{path}?corrects={id}"));
    let page = who.get(&shown).await.is(200).text();
    let seen = hidden(&page, "seen");
    sends(who, path, level, &seen, fields).await
}

/// Sends a form that saw the entry `seen`.
pub async fn sends(who: &Persona, path: &str, level: &str, seen: &str, fields: &[(&str, &str)]) -> Answer {
    let kind = if level == "1" { "official_act" } else { "official_page" };
    let always =
        [("seen", seen), ("step", "record"), ("evidence_level", level), ("evidence_kind", kind), ("zone", "America/Mexico_City")];
    let mut all = fields.to_vec();
    all.extend(always.iter().chain(&COMMON).filter(|(name, _)| fields.iter().all(|(given, _)| given != name)));
    let parts: Vec<Part<'_>> = all.iter().map(|(name, value)| Part::Field(name, value)).collect();
    who.post_multipart(path, &parts).await
}

/// What is left empty by whoever gives no evidence but their word.
pub const WORD: [(&str, &str); 3] = [("evidence_kind", ""), ("evidence_url", ""), ("evidence_fetched_on", "")];

pub fn line(line: &str, kind: &str) -> String {
    format!("/es/mi/hechos/line/{line}/{kind}")
}
