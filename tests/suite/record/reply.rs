//! The authority's word stands beside the finding; whether it was told of it is never left out.

use crate::support::World;
use acuse::{
    calls::{
        dates::PartialDate,
        facts::{AssertedBy, FactKind, Level, NewFact, Subject},
        model::Confidence,
        store,
    },
    ids::{FactId, LineId},
    ledger::Write,
    policy::{self, Act, Actor},
};

/// The search that the finding rests on, of 22 November 2026.
const CHECK: &str = "sederec-2018-asociaciones--checked_no_act";
const PAGE: &str = "/es/convocatorias/sederec-2018-asociaciones";

fn said(id: &str, by: AssertedBy, kind: FactKind, words: &str) -> NewFact {
    NewFact {
        id: FactId::from_text(id),
        subject: Subject::line(&LineId::from_text("sederec-2018-asociaciones")),
        kind,
        occurred_on: PartialDate::parse("2026-11-20").unwrap(),
        on_or_before: false,
        level: Level::OfficialPage,
        proposed_level: None,
        asserted_by: by,
        by: (by == AssertedBy::Authority).then(|| "sebien".to_owned()),
        text_es: words.to_owned(),
        text_en: words.to_owned(),
        source: "Oficio 12/2026".to_owned(),
        confidence: Confidence::Sourced,
        confidence_note: None,
        inferred: Vec::new(),
        supersedes: None,
        confirms: None,
        term: None,
    }
}

async fn enter(world: &World, fact: &NewFact) {
    let permit = policy::may(&Actor::system(), Act::KeepRecord).unwrap();
    let mut write = Write::begin(&world.app.db, permit, world.now()).await.unwrap();
    store::enter_fact(&mut write, fact).await.unwrap();
    write.commit().await.unwrap();
}

#[tokio::test]
async fn before_anybody_told_it_the_page_says_so_and_that_it_has_not_answered() {
    let world = World::with_record().await;
    let page = world.visitor().get(PAGE).await.is(200);
    page.says("Qué dice la autoridad").says("La autoridad no ha sido notificada de este hallazgo.").says("no ha respondido");
    let english = world.visitor().get("/en/calls/sederec-2018-asociaciones").await.is(200);
    english.says("What the authority says").says("The authority has not been notified of this finding.");
}

#[tokio::test]
async fn a_notice_and_an_answer_take_the_place_of_those_words() {
    let world = World::with_record().await;
    let notice = notice(true, Some(CHECK));
    enter(&world, &said("notice", AssertedBy::Monitor, notice, "Aviso del hallazgo.")).await;
    let page = world.visitor().get(PAGE).await.is(200);
    page.says("antes de publicar este hallazgo")
        .says("Por correo, con acuse.")
        .never_says("no ha sido notificada")
        .says("no ha respondido");
    let reply = FactKind::AuthorityReplied { to: Some(FactId::from_text("notice")), letter: false };
    enter(&world, &said("reply", AssertedBy::Authority, reply, "El expediente pasó al archivo de concentración.")).await;
    let page = world.visitor().get(PAGE).await.is(200);
    page.says("El expediente pasó al archivo de concentración.").says("href=\"#notice\"").never_says("no ha respondido");
}

fn notice(before_publication: bool, about: Option<&str>) -> FactKind {
    let how = Some("Por correo, con acuse.".to_owned());
    FactKind::AuthorityNotified { how, before_publication, about: about.map(FactId::from_text) }
}

#[tokio::test]
async fn a_notice_of_something_else_or_from_before_anybody_looked_is_no_notice_of_this_finding() {
    let world = World::with_record().await;
    enter(&world, &said("early", AssertedBy::Monitor, notice(false, None), "Aviso de otra cosa.")).await;
    let page = world.visitor().get(PAGE).await.is(200);
    page.says("no ha sido notificada de este hallazgo")
        .says("Por correo, con acuse.")
        .says("Es de otro hallazgo, o anterior a este");
    let mut later = said("later", AssertedBy::Monitor, notice(false, None), "Aviso del hallazgo.");
    later.occurred_on = PartialDate::parse("2026-11-22").unwrap();
    enter(&world, &later).await;
    world.visitor().get(PAGE).await.is(200).never_says("no ha sido notificada");
    let api = world.visitor().get("/api/v1/calls/sederec-2018-asociaciones").await.is(200);
    api.says("\"of_this_finding\":false").says("\"of_this_finding\":true");
}

#[tokio::test]
async fn an_answer_that_came_by_letter_is_marked_as_such() {
    let world = World::with_record().await;
    let reply = FactKind::AuthorityReplied { to: None, letter: true };
    enter(&world, &said("letter", AssertedBy::Steward, reply, "No localizamos el expediente.")).await;
    let page = world.visitor().get(PAGE).await.is(200);
    page.says("No localizamos el expediente.").says("Respondió por carta").says("stamp unresolved");
}
