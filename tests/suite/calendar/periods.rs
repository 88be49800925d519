//! The steward keeps the electoral calendar: adds a process, amends one, sees what is to verify; versions stay, stale forms are refused.

use crate::recording::monitor;
use crate::support::{Persona, World, office::hidden};
use acuse::calls::{import, live};
use acuse::ids::PeriodId;

const FORM: &str = "/es/responsable/elecciones/mx-2027-fed";

/// The form of the federal election of 2027 with its campaign verified.
fn verified<'a>(seen: &'a str, start: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("seen", seen),
        ("jurisdiction", "MX"),
        ("title_es", "Elección federal de 2027"),
        ("title_en", "Federal election of 2027"),
        ("vote", "offices"),
        ("offices", "Deputies"),
        ("source", "Calendario del proceso (prueba)"),
        ("campaign_start", start),
        ("campaign_start_confidence", "sourced"),
        ("campaign_start_source", "Acuerdo de prueba 1/2027"),
        ("election_day", "2027-06-06"),
        ("election_day_confidence", "sourced"),
    ]
}

async fn seen(steward: &Persona) -> String {
    hidden(&steward.get(FORM).await.is(200).text(), "seen")
}

#[tokio::test]
async fn the_steward_verifies_a_date_and_the_period_counts_from_it_and_both_versions_can_be_read() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let page = steward.get(FORM).await.is(200);
    let page = page.says("value=\"2027-04-04\"").says("value=\"2027-01-31\"").says("INE (formerly IFE)");
    let seen = hidden(&page.text(), "seen");
    world.app.clock.advance(chrono::Duration::days(1));
    steward.post(FORM, &verified(&seen, "2027-04-04")).await.leads_to("/es/elecciones/mx-2027-fed");
    let page = world.visitor().get("/es/elecciones/mx-2027-fed").await.is(200);
    page.says("Del 4 de abril de 2027 al 6 de junio de 2027")
        .says("Acuerdo de prueba 1/2027")
        .says("de quien administra esta instalación")
        .says("del registro que acompaña al programa")
        .says("fuente o certeza de: inicio de campañas")
        .never_says("por verificar: dato incierto");
    let before = world.visitor().get("/es/elecciones/mx-2027-fed?known_on=2026-11-22").await.is(200);
    before.says("Solo la jornada: 6 de junio de 2027").never_says("Acuerdo de prueba 1/2027");
}

#[tokio::test]
async fn what_the_steward_entered_is_left_alone_by_the_next_start() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let seen = seen(&steward).await;
    steward.post(FORM, &verified(&seen, "2027-04-05")).await.is(303);
    let done = import::shipped(&world.app).await.unwrap();
    assert_eq!(done.left_alone, ["electoral_period mx-2027-fed"]);
    let record = live::record(&world.app).await.unwrap();
    let start = record.periods[&PeriodId::from_text("mx-2027-fed")].campaign_start;
    assert_eq!(start.map(|day| day.to_string()).as_deref(), Some("2027-04-05"));
}

#[tokio::test]
async fn a_stale_form_is_refused_as_typed_and_nothing_is_overwritten() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let seen = seen(&steward).await;
    steward.post(FORM, &verified(&seen, "2027-04-04")).await.is(303);
    let refused = steward.post(FORM, &verified(&seen, "2027-04-09")).await.is(422);
    refused.says("Alguien modificó este proceso mientras tanto").says("value=\"2027-04-09\"");
    let record = live::record(&world.app).await.unwrap();
    let start = record.periods[&PeriodId::from_text("mx-2027-fed")].campaign_start;
    assert_eq!(start.map(|day| day.to_string()).as_deref(), Some("2027-04-04"));
}

#[tokio::test]
async fn two_stewards_at_once_enter_one_version_after_what_both_saw() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let seen = seen(&steward).await;
    let (first, second) = (verified(&seen, "2027-04-02"), verified(&seen, "2027-04-03"));
    let (one, other) = tokio::join!(steward.post(FORM, &first), steward.post(FORM, &second));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
}

#[tokio::test]
async fn a_form_with_gaps_comes_back_as_typed_in_both_languages() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let fields = [("jurisdiction", ""), ("title_es", "Elección de prueba"), ("election_day", "2028-06-04"), ("source", "")];
    let page = steward.post("/es/responsable/elecciones/nuevo", &fields).await.is(422);
    page.says("Elección de prueba").says("Elija qué tan segura es esta fecha").says("Falta este dato");
    let page = steward.post("/en/steward/elections/new", &fields).await.is(422);
    page.says("Choose how sure this date is")
        .says("This is missing")
        .says("href=\"#campo-election_day_confidence\"")
        .says("href=\"#campo-vote\"");
}

#[tokio::test]
async fn a_process_without_dates_is_added_with_where_to_verify_and_stands_uncounted() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let fields = [
        ("jurisdiction", "CDMX"),
        ("title_es", "Elección extraordinaria de prueba"),
        ("title_en", "Extraordinary test election"),
        ("vote", "judges"),
        ("source", "Nota de prueba"),
        ("verify_place", "IECM"),
        ("verify_by", "2027-01-15"),
    ];
    let to = "/en/elections/eleccion-extraordinaria-de-prueba";
    steward.post("/en/steward/elections/new", &fields).await.leads_to(to);
    let page = world.visitor().get(to).await.is(200);
    page.says("Extraordinary test election").says("Not counted").says("By 15 January 2027").says("IECM");
    steward.get("/en/steward/elections").await.is(200).says("Extraordinary test election").says("By 15 January 2027");
    steward.post("/en/steward/elections/new", &fields).await.is(422).says("There is a process with this title already");
}

#[tokio::test]
async fn nothing_changed_enters_nothing() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let page = steward.get("/es/responsable/elecciones/mx-2021-fed").await.is(200).text();
    let seen = hidden(&page, "seen");
    let head = acuse::ledger::head(&world.app.db).await.unwrap();
    let fields = [
        ("seen", seen.as_str()),
        ("jurisdiction", "MX"),
        ("title_es", "Elección federal de 2021"),
        ("title_en", "Federal election of 2021"),
        ("vote", "offices"),
        ("offices", "Deputies"),
        ("source", "alcalorpolitico.com 2021-04-03 (INE); oncenoticias.digital 2021"),
        ("effect_on_calls", "Propaganda of government suspended; no rule found that stops receiving, deciding or paying a call."),
        ("notes", "Federal executive advanced payments and froze new ones \"during campaigns\" by its own choice."),
        ("campaign_start", "2021-04-04"),
        ("campaign_start_confidence", "sourced"),
        ("campaign_end", "2021-06-02"),
        ("campaign_end_confidence", "sourced"),
        ("propaganda_ban_start", "2021-04-04"),
        ("propaganda_ban_start_confidence", "sourced"),
        ("propaganda_ban_end", "2021-06-06"),
        ("propaganda_ban_end_confidence", "sourced"),
        ("election_day", "2021-06-06"),
        ("election_day_confidence", "sourced"),
    ];
    steward.post("/es/responsable/elecciones/mx-2021-fed", &fields).await.is(422).says("Nada cambió");
    assert_eq!(acuse::ledger::head(&world.app.db).await.unwrap(), head);
}

#[tokio::test]
async fn nobody_but_the_steward_keeps_the_calendar() {
    let world = World::with_record().await;
    let office = world.office().await;
    let monitor = monitor(&world, &office.steward, "Asha").await;
    let stranger = world.person("Inés").await;
    for persona in [&office.publisher, &office.decider, &office.reviewer, &monitor, &stranger] {
        for path in ["/es/responsable/elecciones", "/es/responsable/elecciones/nuevo", FORM] {
            persona.get(path).await.is(403);
        }
        persona.post(FORM, &verified("0", "2027-04-04")).await.is(403);
        persona.post("/en/steward/elections/new", &[]).await.is(403);
        persona.get("/es/elecciones/mx-2027-fed").await.is(200).never_says("/es/responsable/elecciones");
    }
    world.visitor().get(FORM).await.leads_to("/es/cuenta/entrar");
    office.steward.get("/en/elections/mx-2027-fed").await.is(200).says("/en/steward/elections/mx-2027-fed");
}

#[tokio::test]
async fn the_stewards_desk_tells_what_is_to_verify_soon() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    steward.get("/es/responsable").await.is(200).says("Fechas electorales por verificar").says("/es/responsable/elecciones");
    let page = steward.get("/es/responsable/elecciones").await.is(200);
    page.says("A más tardar el 31 de enero de 2027").says("Revocación de mandato, 2027 o 2028");
}
