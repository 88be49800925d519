//! Evidence: what may be one, how it is kept, and who sees what of it.

pub mod cleaning;
mod consents;
mod copies;
mod forms;
mod keeping;
mod openings;
mod rules;
mod scanning;

use acuse::{
    calls::live,
    evidence::{
        actions,
        model::{EvidenceKind, NewEvidence, NewFile},
    },
    ids::{EvidenceId, FactId},
    ledger::Write,
    policy::{Act, Actor, may},
};
use chrono::NaiveDate;

use crate::support::{Persona, Visitor, World};

/// A day before the clock of these tests.
fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A page of the authority.
fn page() -> NewEvidence {
    let kind = EvidenceKind::OfficialPage;
    let url = Some("https://www.sederec.cdmx.gob.mx/convocatoria-secreta".to_owned());
    NewEvidence { kind, level: kind.strongest(), url, fetched_on: day("2026-11-20"), file: None, testimony: None }
}

pub fn with_file(name: &str, bytes: &[u8]) -> NewEvidence {
    let kind = acuse::evidence::rules::file_kind(bytes).expect("a file that is taken");
    let file = NewFile { name: name.to_owned(), kind, bytes: bytes.to_owned() };
    NewEvidence { kind: EvidenceKind::ActCopy, file: Some(file), ..page() }
}

/// A fact of the shipped record.
pub async fn some_fact(world: &World) -> FactId {
    let record = live::record(&world.app).await.expect("the record");
    let call = acuse::ids::CallId::from_text("sederec-2018-asociaciones");
    let line = record.lines_of(&call).next().expect("a line").id.clone();
    record.facts_of_line(&line)[0].id.clone()
}

/// Keeps evidence for a fact, as the program would on loading it.
pub async fn keep(world: &World, fact: &FactId, new: NewEvidence) -> EvidenceId {
    keep_as(world, &Actor::system(), Act::KeepRecord, fact, new).await
}

async fn keep_as(world: &World, actor: &Actor, act: Act<'_>, fact: &FactId, new: NewEvidence) -> EvidenceId {
    let permit = may(actor, act).expect("a permit");
    let mut write = Write::begin(&world.app.db, permit, world.now()).await.expect("a write");
    let ready = actions::prepare(&world.app, new).await.expect("encrypted");
    let id = actions::attach(&mut write, fact, &ready).await.expect("kept");
    write.commit().await.expect("committed");
    id
}

/// Somebody whom the steward has made a monitor.
async fn monitor(world: &World, steward: &Persona) -> Persona {
    let asha = world.person("Asha").await;
    let page = format!("/es/responsable/personas/{}/observacion", asha.id);
    steward.post(&page, &[("act", "give")]).await.is(303);
    world.signed_in("Asha").await
}

/// Opens what is private, as everybody does who did not give it.
async fn opens(who: &Visitor, id: &str) {
    who.post(&format!("/es/evidencia/{id}/apertura"), &[]).await.leads_to(&format!("/es/evidencia/{id}/ficha"));
}

fn files_in_vault(world: &World) -> usize {
    std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count()
}
