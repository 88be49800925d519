//! A suspended line says so at once, in the authority's words, and takes up again when it is resumed.

use crate::{
    applications::answers,
    associations::registers,
    support::{
        Persona, World,
        office::{IDM, Office, Typed, hidden},
    },
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

/// Nuria's draft on an office's line, which was suspended before its closing passed: she, the draft, its line and the office.
async fn overtaken(world: &World) -> (Persona, String, String, Office) {
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let start = format!("/es/convocatorias/{slug}/{slug}/solicitud");
    let draft = nuria.post(&start, &[("as", &association)]).await.leads_to("/es/mi/solicitudes/").location();
    office.suspends(&slug, "Por ley").await;
    // The closing was of 15 December, 18:00 in Mexico City.
    world.app.clock.set(chrono::Utc.with_ymd_and_hms(2027, 1, 20, 18, 0, 0).single().expect("an instant"));
    (world.signed_in("Nuria").await, draft, slug, office)
}

#[tokio::test]
async fn a_closing_that_passes_while_suspended_takes_no_draft_with_it() {
    let world = World::new().await;
    let (nuria, draft, slug, _) = overtaken(&world).await;
    let page = nuria
        .get(&draft)
        .await
        .is(200)
        .says("no consta que la línea se haya reanudado")
        .says("Puede seguir escribiendo el borrador");
    let page = page
        .says("tiene que poner otro cierre o decir que la recepción no se reabre")
        .says("Cierre anunciado, en Ciudad de México");
    page.never_says("La recepción terminó").never_says("ya no cambia").never_says("Cerró en");
    answers(&nuria, &draft, &[("p1", "Escrito durante la suspensión")]).await.is(303);
    nuria.get(&format!("{draft}/respuestas")).await.is(200).says("Escrito durante la suspensión");
    // More than a month after the closing it is still told of.
    let desk = nuria.get("/es/mi").await.is(200).says("Borradores en líneas suspendidas").says(&draft);
    desk.never_says("Cerraron sin presentarse").says("Los borradores se conservan").says("no se reabre");
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    let english = nuria.get(&english).await.is(200).says("You may go on writing the draft").says("reception is not reopened");
    english.never_says("Reception is over").never_says("Closed in");
    nuria.get(&format!("{draft}/revision")).await.is(200);
    let filed = nuria.post(&format!("{draft}/presentacion"), &[("name", "Nuria"), ("accept", "yes")]).await.is(409);
    filed.says("La línea está suspendida").says("No se presentó nada");
    world.visitor().get(&format!("/es/convocatorias/{slug}")).await.is(200).never_says("Cerró en Ciudad de México");
}

#[tokio::test]
async fn resuming_after_the_closing_passed_sets_another_or_says_that_there_is_none() {
    let world = World::new().await;
    let (nuria, draft, slug, _) = overtaken(&world).await;
    let decider = world.signed_in("Dario").await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/reanudacion");
    let shown = decider.get(&page).await.is(200).says("El cierre publicado pasó durante la suspensión");
    let seen = hidden(&shown.says("18:00").text(), "seen");
    let silent = [("seen", seen.as_str())];
    decider.post(&page, &silent).await.is(422).says("ponga otro, o marque que la recepción no se reabre");
    let both = [("seen", seen.as_str()), ("closes", "2027-02-15T18:00"), ("not_reopened", "yes")];
    decider.post(&page, &both).await.is(422).says("Deje solo una").says("2027-02-15T18:00");
    let later = [("seen", seen.as_str()), ("closes", "2027-02-15T18:00")];
    decider.post(&page, &later).await.is(303);
    let letters = world.letters_to(&nuria.email).await;
    let told = letters.iter().find(|letter| letter.subject.starts_with("Reanudada")).expect("a letter");
    assert!(told.body.contains("Nuevo cierre") && told.body.contains("18:00") && told.body.contains("Chicago"), "{}", told.body);
    nuria.get("/es/mi").await.is(200).says("Borradores por presentar").says("Cierra:");
    nuria.get(&draft).await.is(200).never_says("está suspendida").never_says("durante la suspensión");
}

#[tokio::test]
async fn a_reception_that_is_not_reopened_is_said_to_be_over_from_that_day_on() {
    let world = World::new().await;
    let (nuria, draft, slug, _) = overtaken(&world).await;
    let decider = world.signed_in("Dario").await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/reanudacion");
    let seen = hidden(&decider.get(&page).await.is(200).text(), "seen");
    decider.post(&page, &[("seen", seen.as_str()), ("not_reopened", "yes")]).await.is(303);
    assert_eq!(kind(&world, &slug).await, Kind::UnderReview);
    let letters = world.letters_to(&nuria.email).await;
    let told = letters.iter().find(|letter| letter.subject.starts_with("Reanudada")).expect("a letter");
    assert!(told.body.contains("la recepción no se reabre") && told.body.contains("18:00"), "{}", told.body);
    assert!(!told.body.contains("no cambió"), "{}", told.body);
    nuria.get(&draft).await.is(200).says("La recepción terminó y este borrador no se presentó");
    // A month from the resumption, and not from the closing that passed meanwhile.
    nuria.get("/es/mi").await.is(200).says("Cerraron sin presentarse").says(&draft);
    world
        .visitor()
        .get(&format!("/es/convocatorias/{slug}"))
        .await
        .is(200)
        .says("no se reabre")
        .says("Cerró en Ciudad de México");
    world.app.clock.advance(chrono::Duration::days(31));
    world.signed_in("Nuria").await.get("/es/mi").await.is(200).never_says("Cerraron sin presentarse");
}

#[tokio::test]
async fn a_line_that_had_closed_before_its_suspension_is_resumed_without_a_word_on_its_closing() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    world.app.clock.set(chrono::Utc.with_ymd_and_hms(2027, 1, 20, 18, 0, 0).single().expect("an instant"));
    let mut office = office;
    office.publisher = world.signed_in("Pilar").await;
    office.suspends(&slug, "Por ley").await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/reanudacion");
    let shown =
        office.publisher.get(&page).await.is(200).says("había cerrado antes de la suspensión").never_says("no se reabre:");
    let seen = hidden(&shown.text(), "seen");
    office.publisher.post(&page, &[("seen", seen.as_str())]).await.is(303);
    assert_eq!(kind(&world, &slug).await, Kind::UnderReview);
}
