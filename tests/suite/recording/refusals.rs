//! What does not fit is refused with a sentence that says what to do, at its field, with everything typed kept.

use super::{Fields, QUIET, line, monitor, records, sends};
use crate::support::{Persona, World, office::hidden};

async fn refuses(who: &Persona, path: &str, level: &str, fields: Fields<'_>, sentence: &str) {
    println!("{path} at level {level} with {fields:?}");
    let page = records(who, path, level, fields).await.is(422).says(sentence).text();
    assert!(page.contains("Lo que ocurrió, en español."), "{path} keeps what was typed");
}

#[tokio::test]
async fn each_mistake_about_a_line_has_its_sentence() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let suspended = [("legal_basis", "none"), ("until", "none")];
    let mistakes: [(&str, &str, Fields<'_>, &str); 14] = [
        ("resumed", "3", &[], "no estaba suspendida, así que no hay qué reanudar"),
        ("amended", "3", &[("occurred_on", "2027-03-01")], "todavía no llega"),
        ("results_published", "4", &[], "necesita evidencia de nivel 3 o mejor"),
        ("annulled", "3", &[], "no había resolución ni cancelación que anular"),
        ("checked_no_act", "3", &[("searched", " "), ("not_searched", "Archivo")], "Diga dónde se buscó"),
        ("checked_no_act", "3", &[("searched", "Gaceta"), ("not_searched", "")], "Diga dónde no se buscó"),
        ("window", "3", &[("opens", "2019-05-01"), ("closes", "2019-04-01")], "El cierre es anterior a la apertura"),
        (
            "window",
            "3",
            &[("opens", "2019-05-01"), ("hours_from", "15:00"), ("hours_to", "09:00")],
            "La ventanilla cierra antes de abrir",
        ),
        ("window", "3", &[("opens", "2019-05-01"), ("zone", "America/Atlantis")], "No existe esa zona horaria"),
        ("window", "3", &[("opens", "mañana")], "Escriba el día, o el día y la hora"),
        ("published", "3", &[("promised", "pronto")], "«pronto» no se entiende como fecha"),
        ("amended", "3", &[("occurred_on", "")], "Escriba la fecha"),
        (
            "suspended",
            "3",
            &[("legal_basis", "none"), ("until", "date"), ("until_on", "2019-07-01")],
            "El final es anterior al principio",
        ),
        ("suspended", "3", &[("legal_basis", ""), ("until", "none")], "Elija el fundamento que la autoridad nombró"),
    ];
    for (kind, level, fields, sentence) in mistakes {
        refuses(&ines, &line(QUIET, kind), level, fields, sentence).await;
    }
    ines.get(&format!("/api/v1/calls/{QUIET}")).await.is(200).never_says("2019-08-01");

    // With a life behind it, more can be out of order.
    let window = [("occurred_on", "2019-03-02"), ("opens", "2019-03-05"), ("closes", "2019-09-05")];
    records(&ines, &line(QUIET, "window"), "3", &window).await.is(303);
    refuses(&ines, &line(QUIET, "results_published"), "3", &[], "la recepción seguía abierta").await;
    let earlier = [("closes", "2019-09-01")];
    refuses(&ines, &line(QUIET, "deadline_extended"), "3", &earlier, "no es posterior al cierre que ya consta").await;
    records(&ines, &line(QUIET, "suspended"), "3", &suspended).await.is(303);
    let again = [&suspended[..], &[("occurred_on", "2019-08-15")]].concat();
    refuses(&ines, &line(QUIET, "suspended"), "3", &again, "ya había una suspensión vigente").await;
}

#[tokio::test]
async fn an_act_after_a_cancellation_needs_a_reopening_first() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let cancelled = [("occurred_on", "2019-05-01")];
    records(&steward, &line(QUIET, "cancelled"), "1", &cancelled).await.is(303);
    refuses(&steward, &line(QUIET, "amended"), "2", &[], "Asiente antes su reapertura").await;
}

#[tokio::test]
async fn bodies_begin_end_and_follow_each_other_in_order() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let mistakes: [(&str, &str, Fields<'_>, &str); 6] = [
        ("institution/sederec", "dissolved", &[], "Ya consta que esta institución dejó de existir"),
        ("institution/sibiso", "dissolved", &[("occurred_on", "1950")], "terminaría antes de empezar"),
        ("institution/sibiso", "succeeded", &[("successor", "sederec")], "la cadena daría vuelta"),
        ("institution/sibiso", "succeeded", &[("successor", "nadie")], "Falta este dato"),
        ("institution/sederec", "terms_suspended", &[("first", "2019-08-01"), ("last", "2019-08-02")], "dejó de existir"),
        ("institution/ime", "terms_suspended", &[("first", "2019-08-03"), ("last", "2019-08-02")], "El final es anterior"),
    ];
    for (subject, kind, fields, sentence) in mistakes {
        refuses(&steward, &format!("/es/mi/hechos/{subject}/{kind}"), "2", fields, sentence).await;
    }
    steward.get("/es/mi/hechos/line/no-existe/amended").await.is(404);
    steward.get(&line(QUIET, "dissolved")).await.is(403);
    steward.get(&line(QUIET, "inventado")).await.is(404);
    steward.get("/es/mi/hechos/planeta/marte/created").await.is(404);
}

#[tokio::test]
async fn a_form_that_saw_an_older_record_is_stopped_and_keeps_what_was_typed() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let path = line(QUIET, "amended");
    let seen = hidden(&ines.get(&path).await.is(200).text(), "seen");
    records(&steward, &line(QUIET, "disputed"), "3", &[]).await.is(303);
    let stopped = sends(&ines, &path, "3", &seen, &[]).await.is(422).says("Alguien asentó otro hecho mientras usted escribía");
    let fresh = hidden(&stopped.says("Lo que ocurrió, en español.").text(), "seen");
    assert_ne!(fresh, seen);
    sends(&ines, &path, "3", &fresh, &[]).await.is(303);
}

#[tokio::test]
async fn a_fact_without_evidence_is_not_recorded_by_a_monitor() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let nothing = [("evidence_kind", ""), ("evidence_url", ""), ("evidence_fetched_on", "")];
    records(&ines, &line(QUIET, "amended"), "", &nothing).await.is(422);
    records(&ines, &line(QUIET, "amended"), "3", &[("source", "")]).await.is(422).says("Falta este dato");
}

#[tokio::test]
async fn of_two_people_in_the_same_instant_one_records_and_the_other_gets_the_form_back() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let (ines, omar) = (monitor(&world, &steward, "Inés").await, monitor(&world, &steward, "Omar").await);
    let path = line(QUIET, "suspended");
    let seen = hidden(&ines.get(&path).await.is(200).text(), "seen");
    let fields = [("legal_basis", "none"), ("until", "none")];
    let (one, other) = tokio::join!(sends(&ines, &path, "3", &seen, &fields), sends(&omar, &path, "3", &seen, &fields));
    let (recorded, refused) = if one.status.as_u16() == 303 { (one, other) } else { (other, one) };
    recorded.is(303);
    let back = refused.is(422).says("Alguien asentó otro hecho mientras usted escribía").says("Lo que ocurrió, en español.");
    // Sent again with what holds now, it is refused by what the other recorded.
    let fresh = hidden(&back.text(), "seen");
    assert_ne!(fresh, seen);
    sends(&omar, &path, "3", &fresh, &fields).await.is(422).says("ya había una suspensión vigente");
}

#[tokio::test]
async fn what_was_recorded_of_the_call_or_its_institution_stops_an_older_form_about_the_line() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    for other in [format!("/es/mi/hechos/call/{QUIET}/disputed"), "/es/mi/hechos/institution/sibiso/disputed".to_owned()] {
        let path = line(QUIET, "amended");
        let seen = hidden(&ines.get(&path).await.is(200).text(), "seen");
        records(&steward, &other, "3", &[]).await.is(303);
        sends(&ines, &path, "3", &seen, &[]).await.is(422).says("Alguien asentó otro hecho mientras usted escribía");
    }
}
