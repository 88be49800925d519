//! A suspended line says so at once, in the authority's words, and takes up again when it is resumed.

use crate::support::{
    World,
    office::{IDM, Typed, hidden},
};
use acuse::{
    calls::{
        facts::{FactKind, Subject},
        live,
        standing::Kind,
    },
    ids::LineId,
};
use chrono::TimeZone as _;

async fn kind(world: &World, line: &str) -> Kind {
    let record = live::record(&world.app).await.unwrap();
    record.as_of(None, None).standing(&LineId::from_text(line), world.now()).unwrap().kind()
}

#[tokio::test]
async fn a_suspension_shows_at_once_with_its_stated_reason() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    office.suspends(&slug, "Veda electoral, según el área jurídica").await;
    assert_eq!(kind(&world, &slug).await, Kind::Suspended);
    let page = world.visitor().get(&format!("/es/convocatorias/{slug}")).await.is(200);
    page.says("Suspendida").says("Motivo que dio la autoridad: «Veda electoral, según el área jurídica».");
    let record = live::record(&world.app).await.unwrap();
    let facts = record.facts_of(&Subject::line(&LineId::from_text(&slug)));
    let [suspended] = facts[..] else { panic!("one fact on the line, not {}", facts.len()) };
    assert!(matches!(&suspended.kind, FactKind::Suspended { legal_basis_named: None, until: None, .. }));
}

#[tokio::test]
async fn a_resumed_line_is_open_until_its_new_closing() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    office.suspends(&slug, "Por ley").await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/reanudacion");
    let seen = hidden(&office.decider.get(&page).await.is(200).text(), "seen");
    let earlier = [("seen", seen.as_str()), ("closes", "2026-12-01T18:00")];
    office.decider.post(&page, &earlier).await.is(422).says("posterior al anterior").says("2026-12-01T18:00");
    let later = [("seen", seen.as_str()), ("closes", "2027-01-15T18:00"), ("results", "2027-03-31")];
    office.decider.post(&page, &later).await.is(303);
    assert_eq!(kind(&world, &slug).await, Kind::Open);
    world.app.clock.advance(chrono::Duration::days(40));
    assert_eq!(kind(&world, &slug).await, Kind::Open, "open past its first closing");
    let decider = world.signed_in(&office.decider.name).await;
    decider.get(&page).await.is(409).says("no está suspendida");
}

#[tokio::test]
async fn two_officials_at_once_do_not_both_suspend() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/suspension");
    let seen = hidden(&office.decider.get(&page).await.is(200).text(), "seen");
    office.suspends(&slug, "Por ley").await;
    let fields = [("seen", seen.as_str()), ("reason_es", "x"), ("reason_en", "x"), ("legal_basis", "none"), ("until", "none")];
    let fields = fields.map(|(name, value)| if name == "reason_es" { (name, "Lo que escribí") } else { (name, value) });
    let back = office.decider.post(&page, &fields).await.is(422).says("Otra persona cambió esto").says("Lo que escribí");
    assert_ne!(hidden(&back.text(), "seen"), seen, "the form comes back with what holds now");
}

#[tokio::test]
async fn of_two_officials_in_the_same_instant_one_suspends() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/suspension");
    let seen = hidden(&office.decider.get(&page).await.is(200).text(), "seen");
    let fields = [("seen", seen.as_str()), ("reason_es", "x"), ("reason_en", "x"), ("legal_basis", "none"), ("until", "none")];
    let (one, other) = tokio::join!(office.decider.post(&page, &fields), office.publisher.post(&page, &fields));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    let record = live::record(&world.app).await.unwrap();
    assert_eq!(record.facts_of(&Subject::line(&LineId::from_text(&slug))).len(), 1);
}

#[tokio::test]
async fn what_another_did_to_the_call_is_met_on_its_line() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed { lines: 2, ..Typed::default() }).await;
    let record = live::record(&world.app).await.unwrap();
    let line = record.lines_of(&acuse::ids::CallId::from_text(slug.clone())).next().unwrap().id.to_string();
    let page = format!("/es/oficina/{IDM}/lineas/{line}/suspension");
    let seen = hidden(&office.decider.get(&page).await.is(200).text(), "seen");
    let call = format!("/es/mi/hechos/call/{slug}/cancelled");
    let fields = [&[("occurred_on", "2026-11-22")][..], &crate::recording::WORD].concat();
    crate::recording::records(&office.publisher, &call, "", &fields).await.is(303);
    let late = [
        ("seen", seen.as_str()),
        ("reason_es", "Lo que escribí"),
        ("reason_en", "x"),
        ("legal_basis", "none"),
        ("until", "none"),
    ];
    office.decider.post(&page, &late).await.is(422).says("Otra persona cambió esto").says("Lo que escribí");
    assert_eq!(kind(&world, &line).await, Kind::Cancelled);
}

#[tokio::test]
async fn a_suspension_without_reason_or_end_comes_back_as_typed() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/suspension");
    let seen = hidden(&office.publisher.get(&page).await.is(200).text(), "seen");
    let fields =
        [("seen", seen.as_str()), ("reason_es", "Por ley"), ("legal_basis", ""), ("until", "date"), ("date", "2026-01-01")];
    let answer = office.publisher.post(&page, &fields).await.is(422);
    answer.says("Escriba el motivo").says("Elija un fundamento").says("Ese día ya pasó").says("Por ley");
}

#[tokio::test]
async fn nobody_else_suspends() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/suspension");
    world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
    world.person("Ines").await.get(&page).await.is(403);
    office.reviewer.get(&page).await.is(403).says("Su función no permite");
    office.steward.get(&page).await.is(403);
    office.publisher.get(&page.replace("/idm/", "/otra/")).await.is(403).says("es de otra institución");
    office.publisher.get(&page.replace(&slug, "no-hay")).await.is(404);
}

#[tokio::test]
async fn an_election_of_today_is_offered_until_the_day_is_over_where_the_institution_is() {
    let world = World::with_record().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/suspension");
    // 21:00 on election day in Mexico City, and the next day in Greenwich; then 01:00 on the next day in both.
    for (hour, offered) in [(3, true), (7, false)] {
        world.app.clock.set(chrono::Utc.with_ymd_and_hms(2027, 6, 7, hour, 0, 0).single().expect("an instant"));
        let shown = world.signed_in("Pilar").await.get(&page).await.is(200).text();
        assert_eq!(shown.contains("mx-2027-fed"), offered, "{hour} UTC");
    }
}
