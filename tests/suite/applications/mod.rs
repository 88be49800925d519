//! Applications: the pure rules on their own, and the journey through the real router.

mod answers;
mod budget;
mod budget_together;
mod copying;
pub mod corrections;
mod deadline;
mod deadline_seasons;
mod deletion;
mod displaced;
mod drafts;
mod elsewhere;
mod elsewhere_changed;
mod file_questions;
mod filed_papers;
mod filing;
mod fit;
mod folio;
mod killed;
mod killed_at;
mod kinds;
mod letters;
mod long_forms;
mod lookup;
mod meanwhile;
mod merge;
mod needed;
mod not_kept;
mod papers;
pub mod receipt;
mod reminders;
mod roles;
mod rows;
mod rules;
mod saving;
mod saving_rows;
mod scanning;
mod shared_address;
mod sheet;
mod standing_still;
mod stretches;
mod untouched;
mod waiting;
mod wanted;

pub use crate::associations::{joins, registers};
pub use crate::support::office::hidden;
use crate::support::{Answer, Part, Persona, World};
use acuse::{
    calls::store::{self, RecordKind, Source},
    ledger::Write,
    policy::{Act, Actor, may},
};
pub use needed::{conditional, draft as written, typed};
use serde_json::{Value, json};

/// A line that is received here.
pub const LINE: &str = "redes-2027";
/// The page of its call.
pub const CALL: &str = "/es/convocatorias/redes-2027";
/// A file that truly is a PDF.
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

/// Publishes an invented call that is received here: open from 1 November 2026 to 15 December 2026, 18:00 in Mexico City.
pub async fn publish(world: &World) {
    publish_terms(world, terms(1)).await;
}

/// The same, for a legal person of one kind.
pub async fn publish_wanting(world: &World, legal_person: &str) {
    let mut terms = terms(1);
    terms["legal_person"] = legal_person.into();
    publish_terms(world, terms).await;
}

/// The institution amends the line: from now on it asks for a legal person of one kind.
pub async fn amends_wanting(world: &World, legal_person: &str) {
    let mut write = record(world).await;
    let mut terms = terms(2);
    terms["legal_person"] = legal_person.into();
    store::enter_terms(&mut write, &serde_json::from_value(terms).expect("terms")).await.expect("terms enter");
    write.commit().await.expect("the amendment enters the record");
}

/// The same, with other terms.
pub async fn publish_terms(world: &World, terms: Value) {
    let mut write = record(world).await;
    let institution = json!({
        "id": "idm", "name_es": "Instituto Demostrativo de Movilidad (inventado)", "name_en": "Demonstration Institute (invented)",
        "acronym": "IDM", "level": "city", "city": "CDMX", "start": null, "start_precision": null, "end": null, "end_precision": null,
        "predecessors": [], "successors": [], "notes": "", "source": "invented", "confidence": "sourced"
    });
    let call = json!({
        "id": LINE, "title": "Redes de acogida", "title_en": "Welcome networks", "institution_id": "idm", "jurisdiction": "CDMX",
        "fiscal_year": 2027, "source": "invented", "received_here": true
    });
    store::enter_record(&mut write, RecordKind::Institution, "idm", &institution, Source::Installation)
        .await
        .expect("institution");
    store::enter_record(&mut write, RecordKind::Call, LINE, &call, Source::Installation).await.expect("call");
    enter(&mut write, "published", json!({ "type": "published" })).await;
    let window = json!({ "opens": "2026-11-01T09:00", "closes": "2026-12-15T18:00", "zone": "America/Mexico_City" });
    enter(&mut write, "window", json!({ "type": "window", "window": window })).await;
    let terms = serde_json::from_value(terms).expect("terms");
    store::enter_terms(&mut write, &terms).await.expect("terms enter");
    write.commit().await.expect("the call enters the record");
}

/// What the line asks: a long text, a yes or no, a choice, an optional number; a deed, and an optional letter.
pub fn terms(version: u32) -> Value {
    let both = |es: &str, en: &str| json!({ "es": es, "en": en });
    json!({
        "line": LINE, "version": version, "title": both("Redes de acogida", "Welcome networks"),
        "description": both("Apoyo a la acogida", "Support for arrival"), "currency": "MXN", "ceiling": 12_000_000,
        "questions": [
            { "id": "p1", "text": both("¿Qué hará?", "What will you do?"), "required": true, "kind": "long", "max_chars": 200 },
            { "id": "p2", "text": both("¿Es la primera vez?", "Is it the first time?"), "required": true, "kind": "yes_no" },
            { "id": "p3", "text": both("¿Dónde?", "Where?"), "required": true, "kind": "choice",
              "options": [both("Ciudad de México", "Mexico City"), both("Chicago", "Chicago")] },
            { "id": "p4", "text": both("¿Cuántas personas?", "How many people?"), "required": false, "kind": "number" }
        ],
        "papers": [
            { "id": "d1", "title": both("Acta constitutiva", "Deed"), "required": true },
            { "id": "d2", "title": both("Carta", "Letter"), "required": false }
        ]
    })
}

/// The institution suspends its line, today.
pub async fn suspend(world: &World) {
    let mut write = record(world).await;
    let suspended = json!({ "type": "suspended", "stated_reason_es": "por ley", "stated_reason_en": null,
        "legal_basis_named": null, "until": null });
    enter(&mut write, "suspended", suspended).await;
    write.commit().await.expect("the suspension enters the record");
}

/// The institution receives at its counter, whose last hour of the closing day is the last in time.
pub async fn receive_at_the_counter(world: &World) {
    let mut write = record(world).await;
    let window = json!({ "opens": "2026-11-01T09:00", "closes": "2026-12-15", "zone": "America/Mexico_City", "by_window": true,
        "hours": { "from": "09:00:00", "to": "15:00:00" } });
    enter(&mut write, "counter", json!({ "type": "window", "window": window })).await;
    write.commit().await.expect("the window enters the record");
}

/// The institution moves its closing.
pub async fn closes_at(world: &World, closes: &str, zone: &str) {
    let mut write = record(world).await;
    let window = json!({ "opens": "2026-11-01T09:00", "closes": closes, "zone": zone });
    enter(&mut write, "moved", json!({ "type": "window", "window": window })).await;
    write.commit().await.expect("the window enters the record");
}

/// Somebody looked for an act that ends the line on a day, and found none.
pub async fn checks(world: &World, on: &str) {
    let mut write = record(world).await;
    let check = json!({ "type": "checked_no_act", "level": 2, "occurred_on": on, "asserted_by": "steward", "by": null,
        "searched": ["the gazette"], "not_searched": ["the archive"] });
    enter(&mut write, &format!("check-{on}"), check).await;
    write.commit().await.expect("the check enters the record");
}

/// The institution promises its results by a day.
pub async fn promises(world: &World, by: &str) {
    let mut write = record(world).await;
    enter(&mut write, "amended", json!({ "type": "amended", "results_promised": by })).await;
    write.commit().await.expect("the promise enters the record");
}

/// The institution resolves its line, today.
pub async fn resolve(world: &World) {
    let mut write = record(world).await;
    enter(&mut write, "resolved", json!({ "type": "results_published" })).await;
    write.commit().await.expect("the resolution enters the record");
}

pub async fn record(world: &World) -> Write {
    let permit = may(&Actor::system(), Act::KeepRecord).expect("the system keeps the record");
    Write::begin(&world.app.db, permit, world.now()).await.expect("a write")
}

async fn enter(write: &mut Write, id: &str, what: Value) {
    let mut fact = json!({
        "id": format!("{LINE}-{id}"), "subject": { "kind": "line", "id": LINE }, "occurred_on": "2026-11-01", "level": 1,
        "asserted_by": "authority", "by": "idm", "text_es": "Acto inventado", "text_en": "Invented act", "source": "invented"
    });
    let fields = fact.as_object_mut().expect("an object");
    fields.extend(what.as_object().expect("an object").clone());
    let fact = serde_json::from_value(fact).expect("a fact");
    store::enter_fact(write, &fact).await.expect("the fact enters");
}

/// A published line on which Nuria drafts for an association: she, the association, the draft's address.
pub async fn drafting(world: &World) -> (Persona, String, String) {
    publish(world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    (nuria, association, draft)
}

/// Starts a draft; its address.
pub async fn starts(who: &Persona, association: &str) -> String {
    let page = format!("{CALL}/{LINE}/solicitud");
    who.post(&page, &[("as", association)]).await.leads_to("/es/mi/solicitudes/").location()
}

/// Answers questions through the form, as it is shown now.
pub async fn answers(who: &Persona, draft: &str, given: &[(&str, &str)]) -> Answer {
    let page = format!("{draft}/respuestas");
    let text = who.get(&page).await.is(200).text();
    let marks: Vec<(String, String)> =
        given.iter().map(|(q, _)| (format!("shown-{q}"), hidden(&text, &format!("shown-{q}")))).collect();
    let mut form: Vec<(&str, &str)> = marks.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    form.extend(given);
    who.post(&page, &form).await
}

/// Budgets one row.
pub async fn budgets(who: &Persona, draft: &str, cost: &str) -> Answer {
    let page = format!("{draft}/presupuesto");
    let names = row_names(&who.get(&page).await.is(200).text());
    let row = [("concept-0", "Talleres"), ("quantity-0", "2"), ("cost-0", cost), ("source-0", "asked")];
    let form = [("rows", "1"), ("do", "save")].into_iter().chain(row);
    let names = names.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    who.post(&page, &form.chain(names).collect::<Vec<_>>()).await
}

/// What a budget's form remembers of its rows, as its page gives it: their names and marks.
pub fn row_names(text: &str) -> Vec<(String, String)> {
    let of_row = |i: usize| ["id", "shown"].map(|name| format!("{name}-{i}"));
    let there = (0..).map(of_row).take_while(|[id, _]| text.contains(&format!("name=\"{id}\"")));
    there.flatten().map(|name| (name.clone(), hidden(text, &name))).collect()
}

/// Attaches a file to a wanted paper.
pub async fn attaches(who: &Persona, draft: &str, paper: &str, file: &str, bytes: &[u8]) -> Answer {
    let parts = [Part::Field("paper", paper), Part::File { name: "file", file, kind: "application/pdf", bytes }];
    who.post_multipart(&format!("{draft}/documentos"), &parts).await
}

/// Everything that filing wants.
pub async fn completes(who: &Persona, draft: &str) {
    answers(who, draft, &[("p1", "Talleres de memoria"), ("p2", "yes"), ("p3", "1")]).await.is(303);
    budgets(who, draft, "1,250.00").await.is(303);
    attaches(who, draft, "d1", "acta.pdf", PDF).await.is(303);
}

/// Presses "file" on what the check page shows.
pub async fn files(who: &Persona, draft: &str) -> Answer {
    let seen = hidden(&who.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    let form = [("seen", seen.as_str()), ("name", "Nuria Estefanía"), ("accept", "yes")];
    who.post(&format!("{draft}/presentacion"), &form).await
}

/// How many rows a table has.
pub async fn rows(world: &World, table: &str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
    sqlx::query_scalar(sql).fetch_one(world.app.db.read()).await.expect("a count")
}
