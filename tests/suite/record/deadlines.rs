//! A deadline on the clocks of both cities, wherever it shows; by the rules of its own time; and notices that name the wrong clock.

use crate::{
    recording::{QUIET, line, monitor, records},
    support::{World, office::Typed},
};
use acuse::{
    calls::store,
    ledger::Write,
    policy::{Act, Actor, may},
};
use chrono::Duration;
use serde_json::Value;

#[tokio::test]
async fn a_call_shows_both_clocks_when_it_is_announced_open_and_closed() {
    let world = World::with_record().await;
    let office = world.office().await;
    let typed = Typed { opens: "2027-05-03T09:00", closes: "2027-05-14T18:00", results: "2027-06-30", ..Typed::default() };
    let slug = office.publishes(&typed).await;
    let (es, en) = (format!("/es/convocatorias/{slug}"), format!("/en/calls/{slug}"));
    let visitor = world.visitor();
    let page = visitor.get(&es).await.is(200).says("Abre en Ciudad de México").says("Abre en Chicago").says("Cierra en Chicago");
    page.says("viernes 14 de mayo de 2027, 18:00").says("viernes 14 de mayo de 2027, 19:00").says("va 1 h adelante");
    visitor.get("/es/convocatorias").await.is(200).says("lunes 3 de mayo de 2027, 10:00");
    visitor.get(&format!("{es}/{slug}/requisitos")).await.is(200).says("Abre en Chicago").says("Cierra en Ciudad de México");
    world.app.clock.advance(Duration::days(170));
    visitor.get(&es).await.is(200).says("Abierta").says("Cierra en Chicago").never_says("Abre en Chicago");
    visitor.get(&en).await.is(200).says("Closes in Mexico City").says("Friday 14 May 2027, 19:00");
    world.app.clock.advance(Duration::days(10));
    visitor.get(&es).await.is(200).says("Cerró en Ciudad de México").says("Cerró en Chicago");
    visitor.get(&format!("{es}/{slug}/requisitos")).await.is(200).says("Cerró en Chicago");
    visitor.get(&format!("{es}?as_of=2027-05-10")).await.is(200).says("Cierra en Chicago").never_says("Cerró en Chicago");
}

#[tokio::test]
async fn old_deadlines_follow_the_rules_of_their_own_time() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    // Until 2022 Mexico City moved its clock in summer: from April to October, while Chicago does from March to November.
    for (closes, chicago, differ) in [
        ("2018-03-20 17:00", "20 de marzo de 2018, 18:00", true),
        ("2018-07-01 17:00", "1 de julio de 2018, 17:00", false),
        ("2018-10-30 17:00", "30 de octubre de 2018, 18:00", true),
        ("2022-07-01 17:00", "1 de julio de 2022, 17:00", false),
        ("2023-07-03 17:00", "3 de julio de 2023, 18:00", true),
    ] {
        let fields = [("occurred_on", "2018-01-01"), ("opens", "2018-01-05"), ("closes", closes)];
        records(&ines, &line(QUIET, "window"), "3", &fields).await.is(303);
        let page = ines.get(&format!("/es/convocatorias/{QUIET}")).await.is(200).says("Cerró en Chicago").says(chicago);
        assert_eq!(page.text().contains("va 1 h adelante"), differ, "{closes}");
    }
}

#[tokio::test]
async fn a_closing_announced_as_a_day_lasts_to_its_end_and_at_a_counter_to_its_last_hour() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let page = format!("/es/convocatorias/{QUIET}");
    let day = [("occurred_on", "2019-03-02"), ("opens", "2019-03-05"), ("closes", "2019-04-05")];
    records(&ines, &line(QUIET, "window"), "3", &day).await.is(303);
    ines.get(&page).await.is(200).says("viernes 5 de abril de 2019, 23:59").says("Se anunció el día, sin hora");
    let counter = [&day[..], &[("by_window", "yes"), ("hours_from", "09:00"), ("hours_to", "15:00")]].concat();
    records(&ines, &line(QUIET, "window"), "3", &counter).await.is(303);
    let shown = ines.get(&page).await.is(200).says("viernes 5 de abril de 2019, 15:00").says("Se recibe en ventanilla.");
    shown.says("La ventanilla atiende de 09:00 a 15:00.");
}

#[tokio::test]
async fn a_notice_that_names_the_wrong_clock_is_warned_about_and_the_earlier_hour_advised() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let advice = "El aviso escribe «CST», pero ese día el reloj de la autoridad es «CDT»";
    let page = visitor.get("/es/convocatorias/idhs-fy24-wc").await.is(200).says(advice).says("Lo seguro es");
    page.says("lunes 14 de agosto de 2023, 16:00 en Ciudad de México y 17:00 en Chicago");
    visitor.get("/en/calls/idhs-fy25-wc").await.is(200).says("The notice writes “CST”").says("it refuses no application");
    visitor.get("/es/convocatorias/idhs-fy19-wc").await.is(200).never_says("El aviso escribe");
    let api: Value = serde_json::from_slice(&visitor.get("/api/v1/calls/idhs-fy24-wc").await.is(200).bytes).expect("JSON");
    let window = &api["call"]["lines"][0]["window"];
    assert_eq!(window["closes"]["walls"]["mexico_city"], "2023-08-14T16:00:00");
    assert_eq!(window["closes"]["instant"], "2023-08-14T22:00:00.000Z");
    let found = &window["contradiction"];
    assert_eq!((&found["printed"], &found["in_force"]), (&"CST".into(), &"CDT".into()));
    assert_eq!(found["safe"], window["closes"]);
    assert_eq!(found["by_the_letter"]["walls"]["chicago"], "2023-08-14T18:00:00");
}

#[tokio::test]
async fn the_form_warns_before_anything_is_recorded_and_refuses_nothing() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let to = line("chi-legal-2023", "window");
    let typed = [
        ("occurred_on", "2023-07-01"),
        ("opens", "2023-07-03"),
        ("closes", "2023-08-14 17:00"),
        ("zone", "America/Chicago"),
        ("clock", "5:00 pm CST"),
    ];
    let trial = [&typed[..], &[("step", "preview")]].concat();
    records(&ines, &to, "3", &trial)
        .await
        .is(200)
        .says("El aviso escribe «CST»")
        .says("16:00 en Ciudad de México")
        .says("5:00 pm CST");
    records(&ines, &to, "3", &typed).await.is(303);
    ines.get("/es/convocatorias/chi-legal-2023").await.is(200).says("El aviso escribe «CST»");
    let extended =
        [("occurred_on", "2023-08-01"), ("closes", "2023-12-01 17:00"), ("zone", "America/Chicago"), ("clock", "5 pm CST")];
    records(&ines, &line("chi-legal-2023", "deadline_extended"), "3", &extended).await.is(303);
    let page = ines.get("/es/convocatorias/chi-legal-2023").await.is(200).text();
    let finding = page.split("id=\"hechos\"").next().expect("what comes before the facts");
    assert!(!finding.contains("El aviso escribe"), "in December CST is the season's");
    assert!(page.contains("El aviso escribe"), "the earlier notice stays as it was");
}

#[tokio::test]
async fn an_authoritys_calendar_is_public_a_year_at_a_time() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/instituciones/sibiso").await.is(200).says("/es/instituciones/sibiso/dias-inhabiles");
    let page =
        visitor.get("/es/instituciones/sibiso/dias-inhabiles").await.is(200).says("Días inhábiles de 2026").says("Navidad");
    let page = page.says("Día de Muertos").says("Cuenta; podría ser inhábil").says("dias-inhabiles?year=2025");
    page.never_says("Términos suspendidos").says("la lista de la ley es solo un piso");
    let page = visitor.get("/en/institutions/sibiso/non-working-days?year=2021").await.is(200).says("Terms suspended");
    page.says("Administración Pública y Alcaldías: from 30 August 2021 to 3 October 2021");
    visitor.get("/en/institutions/idhs/non-working-days").await.is(200).says("Lincoln").never_says("Batalla de Puebla");
    visitor.get("/es/instituciones/sibiso/dias-inhabiles?year=1999").await.is(200).says("No consta ningún día de ese año.");
    visitor.get("/es/instituciones/sibiso/dias-inhabiles?year=ayer").await.is(400);
    visitor.get("/es/instituciones/nadie/dias-inhabiles").await.is(404);
    visitor.get("/es/instituciones/sibiso/dias-inhabiles?known_on=2026-11-21").await.is(404);
}

#[tokio::test]
async fn a_calendar_of_a_day_before_the_designation_is_the_one_that_held_then() {
    let world = World::new().await;
    world.office().await;
    let permit = may(&Actor::system(), Act::KeepRecord).expect("the system keeps the record");
    let mut write = Write::begin(&world.app.db, permit, world.now()).await.expect("a write");
    // What others say stops the terms of an institution that is followed; of one that receives here only its own acts do.
    let fact = serde_json::json!({
        "id": "idm-obra", "subject": { "kind": "institution", "id": "idm" }, "type": "terms_suspended", "first": "2026-09-10",
        "last": "2026-09-11", "occurred_on": "2026-09-09", "level": 3, "asserted_by": "monitor", "by": null,
        "text_es": "Obra en la ventanilla (inventada)", "text_en": "Works at the counter (invented)", "source": "invented"
    });
    store::enter_fact(&mut write, &serde_json::from_value(fact).expect("a fact")).await.expect("the fact enters");
    write.commit().await.expect("the record takes it");
    let page = "/es/instituciones/idm/dias-inhabiles";
    let visitor = world.visitor();
    visitor.get(page).await.is(200).says("2026").never_says("Obra en la ventanilla");
    visitor.get(&format!("{page}?as_of=2026-10-02")).await.is(200).never_says("Obra en la ventanilla");
    visitor.get(&format!("{page}?as_of=2026-09-20")).await.is(200).says("Obra en la ventanilla");
    visitor.get(&format!("{page}?as_of=2025-09-20")).await.is(200).says("Días inhábiles de 2025");
}
