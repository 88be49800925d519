//! Yearly duties ticked off: by whoever may write for the association, for one year, taken back, and never without a trace.

use super::{hidden, joins, registers};
use crate::support::{Persona, World};
use acuse::guides::reminders::round;
use chrono::{TimeZone, Utc};

async fn on(world: &World, year: i32, month: u32, day: u32) {
    world.app.clock.set(Utc.with_ymd_and_hms(year, month, day, 18, 0, 0).single().expect("an instant"));
}

/// An association with a seat in Illinois, its representative, and the page of the report that Illinois asks for.
async fn with_a_duty(world: &World) -> (Persona, String, String) {
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let page = format!("/es/mi/asociaciones/{id}/obligaciones/il-ag990/cumplimientos");
    (ana, id, page)
}

async fn marks(who: &Persona, page: &str, due: &str, done_on: &str) -> crate::support::Answer {
    let seen = hidden(&who.get(page).await.is(200).text(), "seen");
    who.post(page, &[("seen", &seen), ("due", due), ("done_on", done_on)]).await
}

#[tokio::test]
async fn a_duty_that_is_done_for_a_year_is_told_of_no_more_that_year() {
    let world = World::new().await;
    let (_, id, page) = with_a_duty(&world).await;
    on(&world, 2027, 5, 20).await;
    let ana = world.signed_in("Ana").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    ana.get("/es/mi").await.is(200).says("a más tardar el 30 de junio de 2027");
    marks(&eva, &page, "2027-06-30", "2027-05-18").await.leads_to(&page);
    eva.get(&page).await.is(200).says("2027: se presentó el 18 de mayo de 2027. Lo anotó Eva el 20 de mayo de 2027.");
    assert_eq!(round(&world.app).await.expect("a round"), 0, "it is done");
    ana.get("/es/mi").await.is(200).never_says("30 de junio de 2027");
    let duties = ana.get(&format!("/es/mi/asociaciones/{id}/obligaciones")).await.is(200);
    duties.says("La próxima fecha límite es el 30 de junio de 2028").says("2027: se presentó el 18 de mayo de 2027");
    ana.get(&format!("/es/mi/asociaciones/{id}")).await.is(200).says("Anotó que se presentó un informe anual");
    let english = page.replace("/es/mi/asociaciones", "/en/my/associations").replace("obligaciones", "duties");
    let english = english.replace("cumplimientos", "completions");
    ana.get(&english).await.is(200).says("2027: filed on 18 May 2027. Noted by Eva on 20 May 2027.");
    // Next year's is another.
    on(&world, 2028, 5, 20).await;
    assert_eq!(round(&world.app).await.expect("a round"), 1);
}

#[tokio::test]
async fn a_mark_is_taken_back_and_the_history_keeps_both() {
    let world = World::new().await;
    let (_, _, page) = with_a_duty(&world).await;
    on(&world, 2027, 5, 20).await;
    let ana = world.signed_in("Ana").await;
    marks(&ana, &page, "2027-06-30", "2027-05-18").await.leads_to(&page);
    let shown = ana.get(&page).await.is(200).says("Quitar la nota de 2027").text();
    let (back, seen) = (format!("{page}/2027/retiro"), hidden(&shown, "seen"));
    ana.post(&back, &[("seen", "")]).await.is(409).says(&page);
    ana.post(&back, &[("seen", &seen)]).await.leads_to(&page);
    let html = ana.get(&page).await.is(200).says("2027: Ana quitó la nota el 20 de mayo de 2027.");
    html.says("2027: se presentó el 18 de mayo de 2027").never_says("Quitar la nota");
    assert_eq!(round(&world.app).await.expect("a round"), 1, "it is open again");
    let seen = hidden(&ana.get(&page).await.text(), "seen");
    ana.post(&back, &[("seen", &seen)]).await.is(409).says("Ver cómo está");
    ana.post(&format!("{page}/nunca/retiro"), &[("seen", &seen)]).await.is(404);
}

#[tokio::test]
async fn what_does_not_fit_comes_back_as_typed_and_whoever_was_slower_is_told() {
    let world = World::new().await;
    let (_, _, page) = with_a_duty(&world).await;
    on(&world, 2027, 5, 20).await;
    let ana = world.signed_in("Ana").await;
    marks(&ana, &page, "2027-06-30", "2027-05-21").await.is(422).says("Ese día no ha llegado").says("value=\"2027-05-21\"");
    marks(&ana, &page, "2027-06-30", "2026-06-29").await.is(422).says("más de un año antes");
    marks(&ana, &page, "2031-06-30", "2027-05-18").await.is(422).says("Elija la fecha límite");
    marks(&ana, &page, "", "").await.is(422).says("Elija la fecha límite").says("Escriba el día en que se presentó");
    let seen = hidden(&ana.get(&page).await.text(), "seen");
    let form = [("seen", seen.as_str()), ("due", "2027-06-30"), ("done_on", "2027-05-18")];
    ana.post(&page, &form).await.leads_to(&page);
    ana.post(&page, &form).await.is(409).says("Otra persona cambió esto");
    // Last year's, late, is another year.
    marks(&ana, &page, "2026-06-30", "2027-05-02").await.leads_to(&page);
    ana.get(&page).await.is(200).says("2026: se presentó el 2 de mayo de 2027").never_says("De qué fecha límite");
}

#[tokio::test]
async fn others_read_or_do_only_what_is_theirs() {
    let world = World::new().await;
    let (ana, id, page) = with_a_duty(&world).await;
    let (oto, olga) = (joins(&world, &ana, &id, "Oto", "observer").await, world.person("Olga").await);
    oto.get(&page).await.is(200).says("Nadie ha anotado aquí").never_says("De qué fecha límite");
    let form = [("seen", ""), ("due", "2026-06-30"), ("done_on", "2026-06-01")];
    for who in [&oto, &olga] {
        who.post(&page, &form).await.is(403);
        who.post(&format!("{page}/2026/retiro"), &[("seen", "")]).await.is(403);
    }
    olga.get(&page).await.is(403);
    world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
    ana.get(&page.replace("il-ag990", "narnia")).await.is(404);
}

#[tokio::test]
async fn each_fact_of_a_guide_says_when_its_source_was_read_or_that_nobody_noted_it() {
    let world = World::new().await;
    let html = world.visitor().get("/es/formar-asociacion/mexico").await.is(200).text();
    let guide = acuse::guides::model::guide("mexico").expect("a guide");
    let facts = guide.steps.iter().map(|step| step.known.len()).sum::<usize>() + guide.duties.len();
    let told = html.matches("No se anotó qué día se leyó.").count() + html.matches("Leída el ").count();
    assert_eq!(told, facts);
    world.visitor().get("/en/forming-an-association/illinois").await.is(200).says("The day on which it was read was not noted.");
}
