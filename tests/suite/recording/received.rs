//! What an institution receives here: others record beside it, and undo nothing.

use super::{line, monitor, records};
use crate::support::{
    World,
    office::{IDM, Office, Typed, designation, grant, hidden},
};
use acuse::{
    calls::{
        facts::{FactKind, Subject},
        live,
    },
    ids::LineId,
};

/// The id of the suspension that the office of a line recorded.
async fn suspension(world: &World, office: &Office, slug: &str) -> String {
    office.suspends(slug, "Veda electoral").await;
    let record = live::record(&world.app).await.expect("the record");
    let facts = record.facts_of(&Subject::line(&LineId::from_text(slug)));
    let found = facts.into_iter().find(|fact| matches!(fact.kind, FactKind::Suspended { .. }));
    found.expect("a suspension").id.to_string()
}

#[tokio::test]
async fn neither_the_steward_nor_a_monitor_takes_back_what_its_office_did() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let act = suspension(&world, &office, &slug).await;
    let ines = monitor(&world, &office.steward, "Inés").await;
    let api = format!("/api/v1/calls/{slug}");
    for (who, kind) in [(&office.steward, "corrected"), (&office.steward, "amended"), (&ines, "corrected")] {
        let fields = [("corrects", act.as_str()), ("occurred_on", "2026-11-22")];
        let answer = records(who, &line(&slug, kind), "1", &fields).await.is(422);
        answer.says("sus actos los corrige solo ella").says("Lo que ocurrió, en español.");
        world.visitor().get(&api).await.is(200).says("\"kind\":\"suspended\"");
    }
    // What they may do is to dispute it, and its page leads there.
    let page = format!("/es/hechos/{act}");
    ines.get(&page).await.is(200).says(&line(&slug, "disputed")).never_says("?corrects=");
    office.publisher.get(&page).await.is(200).says("?corrects=");
    records(&ines, &line(&slug, "disputed"), "3", &[("occurred_on", "2026-11-22")]).await.is(303);
    world.visitor().get(&format!("/es/convocatorias/{slug}")).await.is(200).says("Hay hechos que contradicen");
}

#[tokio::test]
async fn a_report_that_another_institution_took_over_gives_its_officials_no_voice() {
    let world = World::with_record().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    office.steward.post("/es/responsable/instituciones/sebien/designacion", &designation()).await.is(303);
    let olga = world.person("Olga").await;
    grant(&office.steward, "sebien", &olga.email, "decider").await;
    let (ines, omar) = (monitor(&world, &office.steward, "Inés").await, monitor(&world, &office.steward, "Omar").await);
    let succeeded = format!("/es/mi/hechos/institution/{IDM}/succeeded");
    let fields = [("occurred_on", "2026-11-20"), ("successor", "sebien")];
    let reported = records(&ines, &succeeded, "1", &fields).await.is(303).location();
    // It is shown, and does not let them cancel what they did not call for.
    world.visitor().get(&format!("/es/instituciones/{IDM}")).await.is(200).says("/es/instituciones/sebien");
    olga.get(&line(&slug, "cancelled")).await.is(403);
    olga.get(&line(&slug, "deadline_extended")).await.is(403);
    // Once a second person has seen the act, it is another matter.
    let seen = hidden(&omar.get(&reported).await.is(200).text(), "seen");
    let id = reported.rsplit('/').next().unwrap_or_default();
    omar.post(&format!("/es/mi/hechos-por-confirmar/{id}"), &[("seen", &seen)]).await.is(303);
    olga.get(&line(&slug, "deadline_extended")).await.is(200);
}
