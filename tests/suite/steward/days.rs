//! Calendars as the steward keeps them: a day a record, promised dates moved on the record, shipped updates still taken.

use crate::{
    recording::{QUIET, line, monitor, records},
    support::{Persona, World, office::hidden},
};
use acuse::calls::{
    facts::{FactKind, Subject},
    import, live,
    model::HolidayKind,
};
use acuse::ids::{HolidayId, LineId};
use serde_json::json;

const PAGE: &str = "/es/responsable/dias-inhabiles";

const DAY: [(&str, &str); 6] = [
    ("whose", "sibiso"),
    ("first", "2026-12-01"),
    ("name_es", "Día del personal"),
    ("name_en", "Staff day"),
    ("state", "rest"),
    ("source", "Gaceta inventada, núm. 7"),
];

async fn adds(salma: &Persona, fields: &[(&str, &str)]) -> crate::support::Answer {
    let seen = hidden(&salma.get(PAGE).await.is(200).text(), "seen");
    salma.post(PAGE, &[fields, &[("seen", &seen)]].concat()).await
}

/// A window that closes on 20 November 2026 and promises results within ten working days, as a monitor records it.
async fn promised(world: &World, salma: &Persona) {
    let ines = monitor(world, salma, "Inés").await;
    let fields = [
        ("occurred_on", "2026-10-01"),
        ("opens", "2026-10-05"),
        ("closes", "2026-11-20"),
        ("term_days", "10"),
        ("term_from", "closing"),
    ];
    records(&ines, &line(QUIET, "window"), "3", &fields).await.is(303);
}

async fn promises(world: &World) -> Vec<String> {
    let record = live::record(&world.app).await.unwrap();
    let facts = record.facts_of(&Subject::line(&LineId::from_text(QUIET)));
    facts.into_iter().filter_map(|fact| fact.kind.results_promised()).map(|date| date.to_string()).collect()
}

#[tokio::test]
async fn the_calendars_are_the_stewards_alone() {
    let world = World::with_record().await;
    let (salma, nuria, visitor) = (world.steward().await, world.person("Nuria").await, world.visitor());
    for (path, sign_in) in [(PAGE, "/es/cuenta/entrar"), ("/en/steward/non-working-days", "/en/account/sign-in")] {
        salma.get(path).await.is(200);
        nuria.get(path).await.is(403);
        nuria.post(path, &DAY).await.is(403);
        visitor.get(path).await.leads_to(sign_in);
    }
    salma.get("/es/responsable").await.is(200).says("Días que podrían ser inhábiles este año");
    let page = salma
        .get(&format!("{PAGE}?year=2027"))
        .await
        .is(200)
        .says("Viernes Santo")
        .says("Por verificar: se muestra, y mientras tanto cuenta como hábil");
    page.says("jueves 1 de enero de 2026".replace("jueves", "viernes").replace("2026", "2027").as_str());
    salma
        .get("/en/steward/non-working-days?year=2027")
        .await
        .is(200)
        .says("Good Friday")
        .says("To verify: it is shown, and counts as a working day meanwhile");
}

#[tokio::test]
async fn a_day_added_moves_a_promised_date_in_the_same_act_and_says_why() {
    let world = World::with_record().await;
    let salma = world.steward().await;
    promised(&world, &salma).await;
    assert_eq!(promises(&world).await, ["2026-12-04"]);
    let head = acuse::ledger::head(&world.app.db).await.unwrap();
    adds(&salma, &DAY).await.leads_to("/es/responsable/dias-inhabiles?year=2026");
    salma
        .get(&format!("{PAGE}?year=2026"))
        .await
        .is(200)
        .says("Fechas prometidas que se calcularon de nuevo: 1")
        .says("Día del personal");
    assert_eq!(acuse::ledger::head(&world.app.db).await.unwrap() - head, 2, "the day and the recomputation");
    assert_eq!(promises(&world).await, ["2026-12-04", "2026-12-07"]);
    let record = live::record(&world.app).await.unwrap();
    let moved = record.fact(&acuse::ids::FactId::from_text(format!("{QUIET}--due-1"))).expect("the recomputation");
    assert!(matches!(&moved.kind, FactKind::DueRecomputed { because, .. } if because.rest == ["2026-12-01".parse().unwrap()]));
    let page =
        salma.get(&format!("/es/convocatorias/{QUIET}")).await.is(200).says("Día del personal").says("7 de diciembre de 2026");
    page.says("El 1 de diciembre de 2026 no cuenta: Día del personal.");
    salma.get(&format!("/en/calls/{QUIET}")).await.is(200).says("1 December 2026 does not count: Staff day.");
    salma.get(&format!("/es/hechos/{QUIET}--due-1")).await.is(200).says("Lo calcula este programa");
    let page = salma.get(&format!("/es/convocatorias/{QUIET}/{QUIET}/plazo")).await.is(200).says("Día del personal. ");
    page.says("Gaceta inventada, núm. 7").says("la fecha prometida pasa del 4 de diciembre de 2026 al 7 de diciembre de 2026");
    // It was worked after all: the date moves back, and that is on record too.
    let worked = [&DAY[..4], &[("state", "worked"), ("source", "Gaceta inventada, núm. 8")]].concat();
    adds(&salma, &worked).await.is(303);
    assert_eq!(promises(&world).await, ["2026-12-04", "2026-12-07", "2026-12-04"]);
    salma.get(&format!("/es/convocatorias/{QUIET}")).await.is(200).says("El 1 de diciembre de 2026 sí cuenta.");
    assert_eq!(acuse::ledger::verify(&world.app.db).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_doubtful_day_is_shown_and_moves_nothing() {
    let world = World::with_record().await;
    let salma = world.steward().await;
    promised(&world, &salma).await;
    let doubtful = [&DAY[..4], &[("state", "doubtful"), ("source", "Nota de prensa")]].concat();
    adds(&salma, &doubtful).await.is(303);
    assert_eq!(promises(&world).await, ["2026-12-04"]);
    let page = salma.get(&format!("/es/convocatorias/{QUIET}/{QUIET}/plazo")).await.is(200).says("Podría ser inhábil:");
    page.says("Día del personal").says("el plazo terminaría el 7 de diciembre de 2026");
}

#[tokio::test]
async fn several_days_are_a_record_each_and_weekends_are_left_out() {
    let world = World::with_record().await;
    let salma = world.steward().await;
    let week = [&DAY[..], &[("last", "2026-12-08")]].concat();
    adds(&salma, &week).await.is(303);
    let record = live::record(&world.app).await.unwrap();
    let own: Vec<_> = record.holidays.keys().map(HolidayId::as_str).filter(|id| id.starts_with("sibiso")).collect();
    let days = ["01", "02", "03", "04", "07", "08"].map(|day| format!("sibiso-2026-12-{day}"));
    assert_eq!(own, days);
}

#[tokio::test]
async fn what_has_to_be_mended_is_told_and_nothing_is_entered() {
    let world = World::with_record().await;
    let salma = world.steward().await;
    let head = acuse::ledger::head(&world.app.db).await.unwrap();
    let but = |name: &str, value: &'static str| {
        DAY.iter()
            .map(|(known, was)| (*known, if *known == name { value } else { was }))
            .chain([("last", "")])
            .collect::<Vec<_>>()
    };
    for (name, value, says) in [
        ("whose", "nadie", "Elija de quién son los días."),
        ("first", "ayer", "Escriba el día."),
        ("first", "2026-12-05", "caen en fin de semana"),
        ("name_es", "", "Falta este dato."),
        ("state", "", "Elija qué consta."),
        ("source", " ", "Falta este dato."),
    ] {
        adds(&salma, &but(name, value)).await.is(422).says(says);
    }
    adds(&salma, &[&DAY[..], &[("last", "2026-11-30")]].concat()).await.is(422).says("anterior al primero").says("Staff day");
    adds(&salma, &[&DAY[..], &[("last", "2027-12-01")]].concat()).await.is(422).says("Caben 62 días");
    assert_eq!(acuse::ledger::head(&world.app.db).await.unwrap(), head);
}

#[tokio::test]
async fn a_form_made_before_another_change_is_refused_with_what_was_typed() {
    let world = World::with_record().await;
    let salma = world.steward().await;
    let seen = hidden(&salma.get(PAGE).await.is(200).text(), "seen");
    adds(&salma, &DAY).await.is(303);
    adds(&salma, &DAY).await.is(422).says("ya constan así");
    let other =
        [&DAY[..2], &[("name_es", "Otro"), ("name_en", "Other"), ("state", "rest"), ("source", "s"), ("seen", &seen)]].concat();
    salma.post(PAGE, &other).await.is(422).says("Alguien cambió los calendarios").says("value=\"Otro\"");
}

#[tokio::test]
async fn days_entered_here_stay_and_the_shipped_updates_of_other_days_still_come() {
    let world = World::with_record().await;
    let salma = world.steward().await;
    promised(&world, &salma).await;
    let friday = [
        ("whose", "CDMX"),
        ("first", "2027-03-26"),
        ("name_es", "Viernes Santo"),
        ("name_en", "Good Friday"),
        ("state", "rest"),
        ("source", "Gaceta"),
    ];
    adds(&salma, &friday).await.is(303);
    let shipped = |id: &str, date: &str, jurisdiction: &str| {
        json!({
            "id": id, "date": date, "jurisdiction": jurisdiction, "name_es": "Nuevo", "name_en": "New", "kind": "statutory", "binding": true,
            "source": "una ley", "confidence": "sourced",
        })
    };
    let update = json!([shipped("cdmx-2027-03-26", "2027-03-26", "CDMX"), shipped("mx-2026-12-02", "2026-12-02", "MX")]);
    let done = import::load(&world.app, &[("holidays", update)]).await.unwrap();
    assert_eq!((done.added, done.left_alone), (1, vec!["holiday cdmx-2027-03-26".to_owned()]));
    let record = live::record(&world.app).await.unwrap();
    assert_eq!(record.holidays[&HolidayId::from_text("cdmx-2027-03-26")].kind, HolidayKind::Declared);
    assert_eq!(
        promises(&world).await,
        ["2026-12-04", "2026-12-07"],
        "a day that a new version ships moves promises on the record too"
    );
}
