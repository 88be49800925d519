//! Who may assert what: the authority its acts, a monitor what can be shown, an association what it saw; and what others may not.

use super::{QUIET, WORD, line, monitor, records};
use acuse::{calls::live, vault::sha256};

use crate::{
    associations::registers,
    support::{
        Part, World,
        office::{Typed, designation, grant},
    },
};

const FOUNDING: &str = "sederec-2018-asociaciones";

#[tokio::test]
async fn visitors_sign_in_first_and_people_without_a_role_record_nothing() {
    let world = World::with_record().await;
    world.visitor().get(&line(QUIET, "amended")).await.leads_to("/es/cuenta/entrar");
    let nobody = world.person("Nadie").await;
    nobody.get(&line(QUIET, "amended")).await.is(403);
    nobody.get(&format!("/es/mi/hechos/line/{QUIET}")).await.is(403);
    nobody.post_multipart(&line(QUIET, "amended"), &[Part::Field("step", "record")]).await.is(403);
    nobody.get("/es/mi/hechos-por-confirmar").await.is(403);
    nobody.get(&format!("/es/convocatorias/{QUIET}")).await.is(200).never_says("/es/mi/hechos/");
}

#[tokio::test]
async fn an_authority_records_its_own_acts_and_no_others() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    steward.post("/es/responsable/instituciones/sibiso/designacion", &designation()).await.is(303);
    let pilar = world.person("Pilar").await;
    grant(&steward, "sibiso", &pilar.email, "publisher").await;
    let results = [("occurred_on", "2019-12-01"), ("supports", "4")];
    // Its own word is an act: no other evidence is asked for.
    let own = [&results[..], &WORD].concat();
    records(&pilar, &line(QUIET, "results_published"), "", &own).await.is(303);
    pilar.get(&format!("/api/v1/calls/{QUIET}")).await.says("\"kind\":\"resolved_awarded\"").says("\"authority\"");
    // As the successor of SEDEREC it answers for what that left behind; what others found is not its to say.
    pilar.get(&line(FOUNDING, "authority_replied")).await.is(200);
    pilar.get(&line(QUIET, "checked_no_act")).await.is(403);
    pilar.get(&line("pcs-2016", "amended")).await.is(403);
}

#[tokio::test]
async fn the_successor_answers_beside_the_finding_and_the_steward_enters_a_letter() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    steward.post("/es/responsable/instituciones/sibiso/designacion", &designation()).await.is(303);
    let dario = world.person("Dario").await;
    grant(&steward, "sibiso", &dario.email, "decider").await;
    let page = format!("/es/convocatorias/{FOUNDING}");
    let said = [
        ("text_es", "La línea se cerró sin fallo."),
        ("text_en", "The line closed without a ruling."),
        ("occurred_on", "2026-11-20"),
    ];
    records(&dario, &line(FOUNDING, "authority_replied"), "", &[&said[..], &WORD].concat()).await.is(303);
    dario.get(&page).await.is(200).says("La línea se cerró sin fallo.");
    let letter = [("text_es", "Según el oficio 12/2026."), ("text_en", "By letter 12/2026."), ("occurred_on", "2026-11-21")];
    records(&steward, &line(FOUNDING, "authority_replied"), "3", &letter).await.is(303);
    world.visitor().get(&page).await.is(200).says("Según el oficio 12/2026.").says("carta");
    let told = [("occurred_on", "2026-11-19"), ("how", "Oficio en oficialía de partes"), ("moment", "after")];
    records(&steward, &line(FOUNDING, "authority_notified"), "3", &told).await.is(303);
    world.visitor().get(&page).await.is(200).says("Oficio en oficialía de partes");
    // A monitor does not speak for an authority.
    let ines = monitor(&world, &steward, "Inés").await;
    ines.get(&line(FOUNDING, "authority_replied")).await.is(403);
}

#[tokio::test]
async fn an_association_testifies_and_only_disputes() {
    let world = World::with_record().await;
    let rosa = world.person("Rosa").await;
    let association = registers(&rosa, "Club Nueva Patria").await;
    let rosa = world.signed_in("Rosa").await;
    rosa.get(&line(QUIET, "results_published")).await.is(403);
    let fields = [("occurred_on", "2019-12")];
    let fact =
        records(&rosa, &line(QUIET, "not_paid"), "", &[&fields[..], &WORD].concat()).await.leads_to("/es/hechos/").location();
    // Nobody learns which association it was, unless it wants that.
    rosa.get(&fact).await.is(200).never_says("Club Nueva Patria").never_says(&association);
    world.visitor().get(&format!("/api/v1/calls/{QUIET}")).await.says("\"kind\":\"unknown\"").says("\"level\":5");
    let appears = [("occurred_on", "2019-12"), ("appears", "yes")];
    records(&rosa, &line(QUIET, "disputed"), "", &[&appears[..], &WORD].concat()).await.is(303);
    world.visitor().get(&format!("/es/convocatorias/{QUIET}")).await.is(200).says("Objeción");
}

#[tokio::test]
async fn a_pseudonym_gives_no_association_away() {
    let world = World::with_record().await;
    let rosa = world.person("Rosa").await;
    let association = registers(&rosa, "Club Nueva Patria").await;
    let rosa = world.signed_in("Rosa").await;
    let mut by = Vec::new();
    for (about, kind) in [(QUIET, "not_paid"), (QUIET, "disputed"), (FOUNDING, "disputed")] {
        records(&rosa, &line(about, kind), "", &[&[("occurred_on", "2019-12")][..], &WORD].concat()).await.is(303);
        let record = live::record(&world.app).await.expect("the record");
        by.push(record.facts().last().and_then(|fact| fact.by.clone()).expect("somebody"));
    }
    assert_eq!(by[0], by[1], "of one call it is told that both come from the same hand");
    assert_ne!(by[0], by[2], "what it says of several does not add up to whose it is");
    // Ids of public associations are in the addresses of their pages: whoever hashes each must not find this one.
    let tried = sha256(format!("acuse pseudonym\nassociation\n{association}").as_bytes());
    assert!(by.iter().all(|by| !by.ends_with(&tried[..10])), "{by:?}");
    // Nor does the log, which is for everybody, tell it.
    let leaves = "select leaf from entries where public = 1 and kind in ('fact_recorded', 'evidence_added')";
    let leaves: Vec<String> = sqlx::query_scalar(leaves).fetch_all(world.app.db.read()).await.expect("the leaves");
    assert!(leaves.iter().all(|leaf| !leaf.contains(&association)));
}

#[tokio::test]
async fn for_what_is_received_here_only_the_institutions_own_acts_change_what_can_be_done() {
    let world = World::with_record().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let found = format!("{slug}-1");
    let id = if world.visitor().get(&format!("/api/v1/calls/{slug}")).await.text().contains(&format!("\"{found}\"")) {
        found
    } else {
        slug.clone()
    };
    let ines = monitor(&world, &office.steward, "Inés").await;
    let cancelled = [("occurred_on", "2026-11-20")];
    records(&ines, &line(&id, "cancelled"), "1", &cancelled).await.is(303);
    let rosa = world.person("Rosa").await;
    rosa.get(&format!("/api/v1/calls/{slug}")).await.says("\"kind\":\"open\"").says("\"disputed\"");
    // What an office does with everything that hangs on it stays in its office.
    office.publisher.get(&line(&id, "suspended")).await.is(403);
    let reason = [("occurred_on", "2026-11-22"), ("closes", "2027-01-10 18:00")];
    records(&office.publisher, &line(&id, "deadline_extended"), "", &[&reason[..], &WORD].concat()).await.is(303);
    rosa.get(&format!("/es/convocatorias/{slug}")).await.is(200).says("10 de enero de 2027");
}

#[tokio::test]
async fn officials_find_what_they_may_answer_on_the_page_and_at_their_desk() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    steward.post("/es/responsable/instituciones/sibiso/designacion", &designation()).await.is(303);
    let renata = world.person("Renata").await;
    grant(&steward, "sibiso", &renata.email, "reviewer").await;
    let (page, answer) = (format!("/es/convocatorias/{FOUNDING}"), line(FOUNDING, "authority_replied"));
    // Inherited from SEDEREC: the successor answers for it.
    renata.get(&page).await.is(200).says("Responder a este hallazgo").says(&answer);
    let desk = renata.get("/es/oficina/sibiso").await.is(200).says("Hallazgos que puede responder").says(&answer);
    desk.says("Heredada de SEDEREC.").says("Sin respuesta.").says("No consta que se le avisara.");
    world.visitor().get(&page).await.is(200).says("responde desde su cuenta o por carta").never_says(&answer);
    let said = [("occurred_on", "2026-11-22"), ("text_es", "El expediente se archivó.")];
    records(&renata, &answer, "", &[&said[..], &WORD].concat()).await.is(303);
    renata.get("/en/office/sibiso").await.is(200).says("Findings that you may answer").says("Answered.");
}
