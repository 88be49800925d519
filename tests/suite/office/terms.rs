//! Promises within so many working days: written in a draft, counted day by day, moved only on the record.

use crate::support::{
    Answer, Part, World,
    office::{IDM, Office, Typed, hidden},
};
use acuse::{
    calls::{
        facts::{FactKind, Subject},
        live,
    },
    ids::LineId,
};
use serde_json::Value;

/// Ten working days from the closing, in place of a date.
const TEN_DAYS: [(&str, &str); 4] = [("results", ""), ("term_days", "10"), ("term_from", "closing"), ("term_day", "")];

/// Writes over a draft's call.
async fn writes(office: &Office, draft: &str, more: &[(&str, &str)]) -> Answer {
    let version = office.version(draft).await;
    let common = [
        ("version", version.as_str()),
        ("title_es", "Redes"),
        ("title_en", "Networks"),
        ("fiscal_year", "2027"),
        ("opens", "2026-11-01T09:00"),
        ("closes", "2026-12-15T18:00"),
    ];
    office.publisher.post(draft, &[&common[..], more].concat()).await
}

async fn publishes(office: &Office, more: &[(&str, &str)]) -> String {
    let draft = office.draft(&Typed::default()).await;
    writes(office, &draft, more).await.is(303);
    let version = office.version(&draft).await;
    let to = office.publisher.post(&format!("{draft}/publicacion"), &[("version", &version)]).await.is(303).location();
    to.rsplit('/').next().unwrap_or_default().to_owned()
}

async fn said(world: &World, slug: &str) -> Vec<String> {
    let record = live::record(&world.app).await.unwrap();
    let call = record.facts().iter().filter(|fact| fact.subject.id == slug);
    call.filter_map(|fact| fact.kind.results_promised()).map(|date| date.to_string()).collect()
}

#[tokio::test]
async fn a_term_is_written_in_place_of_a_date_and_counted_by_the_institutions_calendar() {
    let world = World::with_record().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    writes(&office, &draft, &TEN_DAYS).await.is(303);
    let page = office.publisher.get(&format!("{draft}/publicacion")).await.is(200).says("10 días hábiles");
    page.says("a contar desde el cierre de la recepción (15 de diciembre de 2026)").says("30 de diciembre de 2026");
    let slug = publishes(&office, &TEN_DAYS).await;
    assert_eq!(said(&world, &slug).await, ["2026-12-30"], "Christmas does not count");
    let page = world.visitor().get(&format!("/es/convocatorias/{slug}")).await.is(200);
    page.says("Plazo para los resultados: 10 días hábiles").says(&format!("/es/convocatorias/{slug}/{slug}/plazo"));
}

#[tokio::test]
async fn the_count_can_be_opened_and_read_day_by_day_in_both_languages() {
    let world = World::with_record().await;
    let office = world.office().await;
    let slug = publishes(&office, &TEN_DAYS).await;
    let visitor = world.visitor();
    let page = visitor.get(&format!("/es/convocatorias/{slug}/{slug}/plazo")).await.is(200);
    let page =
        page.says("<caption>Del 16 de diciembre de 2026 al 30 de diciembre de 2026: cuentan 10 días y no cuentan 5.</caption>");
    let page = page
        .says("viernes 25 de diciembre de 2026")
        .says("Navidad. ")
        .says("Ley Federal del Trabajo art. 74")
        .says("por verificar");
    let page = page.says("Fin de semana").says("Día 10").says("La fecha prometida no se ha calculado de nuevo.");
    let text = page.says("Calendario de la autoridad, versión ").text();
    assert_eq!(text.matches("<tr role=\"row\"").count(), 16, "a row a day, and the head");
    let page =
        visitor.get(&format!("/en/calls/{slug}/{slug}/term")).await.is(200).says("Friday 25 December 2026").says("Christmas. ");
    page.says("The term, day by day").says("10 days count and 5 do not.");
    visitor.get("/es/convocatorias/sederec-2018-asociaciones/sederec-2018-asociaciones/plazo").await.is(404);
    visitor.get(&format!("/es/convocatorias/pcs-2016/{slug}/plazo")).await.is(404);
    let api: Value = serde_json::from_slice(&visitor.get(&format!("/api/v1/calls/{slug}")).await.is(200).bytes).expect("JSON");
    let term = &api["call"]["lines"][0]["term"];
    assert_eq!(
        (&term["due"], &term["from"], &term["counted_from"]),
        (&"2026-12-30".into(), &"2026-12-15".into(), &"closing".into())
    );
    assert_eq!(term["does_not_count"][2]["because"][0]["id"], "mx-2026-12-25");
}

#[tokio::test]
async fn what_has_to_be_mended_in_a_promise_is_told_at_its_field() {
    let world = World::with_record().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    for (fields, says) in [
        (&[("results", "2027-02-28"), ("term_days", "10"), ("term_from", "closing")][..], "no ambos"),
        (&[("term_days", "muchos"), ("term_from", "closing")], "de 1 a 366"),
        (&[("term_days", "10")], "Elija desde cuándo se cuenta."),
        (&[("term_days", "10"), ("term_from", "day"), ("term_day", "mañana")], "Escriba el día desde el que se cuenta."),
        (&[("results", "2027-02-28"), ("hours_from", "15:00"), ("hours_to", "09:00")], "La ventanilla cierra antes de abrir"),
        (&[("results", "2027-02-28"), ("hours_from", "nueve"), ("hours_to", "15:00")], "Escriba la hora así"),
    ] {
        writes(&office, &draft, fields).await.is(422).says(says);
    }
    writes(&office, &draft, &[("results", "")]).await.is(303);
    office.publisher.get(&format!("{draft}/publicacion")).await.is(200).says("Fecha prometida de resultados. Falta este dato.");
}

#[tokio::test]
async fn a_counter_and_the_clock_of_the_notice_are_published_with_the_window() {
    let world = World::with_record().await;
    let office = world.office().await;
    let fields = [
        ("results", "2027-06-30"),
        ("by_window", "yes"),
        ("hours_from", "09:00"),
        ("hours_to", "15:00"),
        ("closes", "2027-05-14T18:00"),
        ("clock", "18:00 CDT"),
    ];
    let draft = office.draft(&Typed { closes: "2027-05-14T18:00", results: "2027-06-30", ..Typed::default() }).await;
    let version = office.version(&draft).await;
    let titles = [
        ("version", version.as_str()),
        ("title_es", "Redes"),
        ("title_en", "Networks"),
        ("fiscal_year", "2027"),
        ("opens", "2026-11-01T09:00"),
    ];
    office.publisher.post(&draft, &[&titles[..], &fields].concat()).await.is(303);
    office.publisher.get(&draft).await.is(200).says("El aviso escribe «CDT»").says("value=\"18:00 CDT\"").says("value=\"09:00\"");
    let page = format!("{draft}/publicacion");
    office.publisher.get(&page).await.is(200).says("El aviso escribe «CDT»").says("Se recibe en ventanilla.");
    let version = office.version(&draft).await;
    let to = office.publisher.post(&page, &[("version", &version)]).await.is(303).location();
    let call =
        world.visitor().get(&to).await.is(200).says("La ventanilla atiende de 09:00 a 15:00.").says("El aviso escribe «CDT»");
    call.says("viernes 14 de mayo de 2027, 17:00 en Ciudad de México y 18:00 en Chicago");
}

#[tokio::test]
async fn terms_suspended_by_the_institution_move_its_promise_in_the_same_act_and_write_to_applicants() {
    let world = World::with_record().await;
    let office = world.office().await;
    let slug = publishes(&office, &TEN_DAYS).await;
    let nuria = world.person("Nuria").await;
    let association = crate::associations::registers(&nuria, "Club Raíces").await;
    let start = format!("/es/convocatorias/{slug}/{slug}/solicitud");
    nuria.post(&start, &[("as", &association)]).await.is(303);
    let to = format!("/es/mi/hechos/institution/{IDM}/terms_suspended");
    let seen = hidden(&office.publisher.get(&to).await.is(200).text(), "seen");
    let head = acuse::ledger::head(&world.app.db).await.unwrap();
    let fields = [
        ("seen", seen.as_str()),
        ("step", "record"),
        ("occurred_on", "2026-11-20"),
        ("first", "2026-12-21"),
        ("last", "2026-12-31"),
        ("text_es", "Acuerdo de días inhábiles de fin de año."),
        ("text_en", "Order on the non-working days at the end of the year."),
        ("source", "Gaceta inventada"),
    ];
    let parts: Vec<Part<'_>> = fields.iter().map(|(name, value)| Part::Field(name, value)).collect();
    office.publisher.post_multipart(&to, &parts).await.leads_to("/es/hechos/");
    assert_eq!(acuse::ledger::head(&world.app.db).await.unwrap() - head, 2, "the suspension and the recomputation");
    let record = live::record(&world.app).await.unwrap();
    let facts = record.facts_of(&Subject::line(&LineId::from_text(&slug)));
    let FactKind::DueRecomputed { was, due, because } = &facts[0].kind else { panic!("{:?}", facts[0].kind) };
    assert_eq!((was.to_string(), due.to_string()), ("2026-12-30".into(), "2027-01-12".into()));
    assert_eq!(because.rest.len(), 8, "Christmas did not count before either: {:?}", because.rest);
    let page = nuria.get(&format!("/es/convocatorias/{slug}")).await.is(200).says("Fecha prometida, calculada de nuevo");
    page.says("la fecha prometida pasa del 30 de diciembre de 2026 al 12 de enero de 2027").says("Lo calcula este programa");
    let page = nuria.get(&format!("/es/convocatorias/{slug}/{slug}/plazo")).await.is(200).says("Términos suspendidos:");
    page.says("Acuerdo de días inhábiles de fin de año.").says("pasa del 30 de diciembre de 2026 al 12 de enero de 2027");
    let known = format!("/es/convocatorias/{slug}/{slug}/plazo?known_on=2026-11-22");
    nuria.get(&known).await.is(200).says("class=\"asof\"");
    let letter = world.letters_to(&nuria.email).await.remove(0);
    assert!(letter.body.starts_with("Cambió la fecha prometida"), "nobody's act: {}", letter.body);
    assert!(letter.body.contains("12 de enero de 2027"), "{}", letter.body);
}

#[tokio::test]
async fn what_others_say_of_its_terms_moves_nothing_that_is_received_here() {
    let world = World::with_record().await;
    let office = world.office().await;
    let slug = publishes(&office, &TEN_DAYS).await;
    let ines = crate::recording::monitor(&world, &office.steward, "Inés").await;
    let fields = [("occurred_on", "2026-11-20"), ("first", "2026-12-21"), ("last", "2026-12-31")];
    let to = format!("/es/mi/hechos/institution/{IDM}/terms_suspended");
    crate::recording::records(&ines, &to, "3", &fields).await.is(303);
    assert_eq!(said(&world, &slug).await, ["2026-12-30"]);
}

#[tokio::test]
async fn a_resumption_extends_the_closing_and_promises_a_term_from_it() {
    let world = World::with_record().await;
    let office = world.office().await;
    let slug = publishes(&office, &[("results", "2027-02-28")]).await;
    office.suspends(&slug, "Por ley").await;
    let page = format!("/es/oficina/{IDM}/lineas/{slug}/reanudacion");
    let seen = hidden(&office.decider.get(&page).await.is(200).text(), "seen");
    let both = [("seen", seen.as_str()), ("results", "2027-03-31"), ("term_days", "5"), ("term_from", "closing")];
    office.decider.post(&page, &both).await.is(422).says("no ambos");
    let fields = [("seen", seen.as_str()), ("closes", "2027-01-15T18:00"), ("term_days", "5"), ("term_from", "closing")];
    office.decider.post(&page, &fields).await.is(303);
    assert_eq!(said(&world, &slug).await.last().map(String::as_str), Some("2027-01-22"));
    let page = world.visitor().get(&format!("/es/convocatorias/{slug}")).await.is(200).says("5 días hábiles");
    page.says("a contar desde el cierre de la recepción (15 de enero de 2027)");
}

#[tokio::test]
async fn an_extension_moves_a_term_counted_from_the_closing() {
    let world = World::with_record().await;
    let office = world.office().await;
    let slug = publishes(&office, &TEN_DAYS).await;
    let to = format!("/es/mi/hechos/call/{slug}/deadline_extended");
    let seen = hidden(&office.publisher.get(&to).await.is(200).text(), "seen");
    let fields = [
        ("seen", seen.as_str()),
        ("step", "record"),
        ("occurred_on", "2026-11-22"),
        ("closes", "2026-12-18 18:00"),
        ("zone", "America/Mexico_City"),
        ("text_es", "Ampliación."),
        ("source", "Gaceta inventada"),
    ];
    let parts: Vec<Part<'_>> = fields.iter().map(|(name, value)| Part::Field(name, value)).collect();
    office.publisher.post_multipart(&to, &parts).await.leads_to("/es/hechos/");
    assert_eq!(said(&world, &slug).await, ["2026-12-30", "2027-01-05"]);
    let page = world.visitor().get(&format!("/es/convocatorias/{slug}")).await.is(200);
    page.says("El cierre de la recepción, desde el que se cuenta, pasó del 15 de diciembre de 2026 al 18 de diciembre de 2026.");
}
