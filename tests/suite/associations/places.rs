//! Seats and legal persons of two countries.

use super::{capture, registers, seen};
use crate::support::World;

#[tokio::test]
async fn an_association_has_seats_in_two_countries_but_never_none() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let seats = format!("/es/mi/asociaciones/{id}/sedes");
    let first = capture(&ana.get(&seats).await.is(200).text(), &format!("{seats}/([0-9a-f-]+)"));
    let page = format!("{seats}/{first}");
    let shown = seen(&ana, &page).await;
    ana.post(&page, &[("act", "remove"), ("seen", &shown)]).await.is(409).says("Es la única sede");

    ana.post(&seats, &[("city", "La Magdalena Contreras"), ("country", "MX"), ("address", "")]).await.leads_to(&seats);
    ana.post(&page, &[("act", "remove"), ("seen", &shown)]).await.is(409).says("Otra persona cambió esto");
    let shown = seen(&ana, &page).await;
    ana.post(&page, &[("act", "remove"), ("seen", &shown)]).await.leads_to(&seats);
    ana.get(&seats).await.is(200).says("La Magdalena Contreras").never_says("Cicero</a>");
    ana.get(&page).await.is(404);
}

#[tokio::test]
async fn a_doubtful_identifier_is_kept_with_a_warning() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let legal = format!("/es/mi/asociaciones/{id}/personas-morales");
    ana.get(&legal).await.is(200).says("Todavía no hay personas morales");
    ana.post(&legal, &[("country", "MX"), ("name", "Casa A.C."), ("rfc", "sat970701nn4"), ("cluni", "SAT970701NN409014")])
        .await
        .leads_to(&legal);
    ana.get(&legal).await.is(200).says("RFC SAT970701NN4").says("no coincide con el cálculo").says("CLUNI SAT970701NN409014");
    ana.post(&legal, &[("country", "US"), ("name", "Casa NFP"), ("ein", "071234567")]).await.leads_to(&legal);
    ana.get(&legal).await.says("EIN 07-1234567").says("prefijos conocidos");
    ana.post(&legal, &[("country", "US"), ("name", "Sin números")]).await.leads_to(&legal);
}

#[tokio::test]
async fn what_cannot_be_an_identifier_is_told_at_its_field() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let legal = format!("/es/mi/asociaciones/{id}/personas-morales");
    let answer = ana.post(&legal, &[("country", "MX"), ("name", "Casa"), ("rfc", "12"), ("ein", "36-1234567")]).await.is(422);
    answer
        .says("Escriba el RFC completo")
        .says("El EIN es de Estados Unidos")
        .says("#campo-rfc")
        .says("value=\"12\"")
        .ties_each_error_to_its_field();
}

#[tokio::test]
async fn a_legal_person_is_changed_and_taken_away() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let legal = format!("/es/mi/asociaciones/{id}/personas-morales");
    ana.post(&legal, &[("country", "MX"), ("name", "Casa A.C.")]).await.is(303);
    let person = capture(&ana.get(&legal).await.text(), &format!("{legal}/([0-9a-f-]+)"));
    let page = format!("{legal}/{person}");
    let shown = seen(&ana, &page).await;
    ana.post(&page, &[("act", "save"), ("country", "MX"), ("name", "Casa Nueva A.C."), ("seen", &shown)]).await.leads_to(&legal);
    ana.get(&legal).await.says("Casa Nueva A.C.");
    let shown = seen(&ana, &page).await;
    ana.post(&page, &[("act", "remove"), ("seen", &shown)]).await.leads_to(&legal);
    ana.get(&legal).await.says("Todavía no hay personas morales");
}

#[tokio::test]
async fn the_seats_of_one_association_are_not_those_of_another() {
    let world = World::new().await;
    let (ana, eva) = (world.person("Ana").await, world.person("Eva").await);
    let (hers, other) = (registers(&ana, "Casa Uno").await, registers(&eva, "Casa Dos").await);
    let seats = format!("/es/mi/asociaciones/{hers}/sedes");
    let seat = capture(&ana.get(&seats).await.text(), &format!("{seats}/([0-9a-f-]+)"));
    let crossed = format!("/es/mi/asociaciones/{other}/sedes/{seat}");
    eva.get(&crossed).await.is(404);
    eva.post(&crossed, &[("city", "Robada"), ("country", "MX"), ("seen", "")]).await.is(404);
    ana.get(&seats).await.never_says("Robada");
}
