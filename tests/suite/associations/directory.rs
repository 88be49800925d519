//! The directory: filters as links, strict names, and gone at once when somebody no longer wants to be there.

use super::{registers, seen};
use crate::support::{Persona, World};
use acuse::{
    associations::{
        filters::Asked,
        model::{Country, Kind, Place, Population, Profile},
        store,
    },
    ids::AssociationId,
    ledger::{Entry, Write},
    policy::{Act, Actor, may},
};
use chrono::Duration;
use proptest::prelude::*;

/// Shows or hides a profile.
async fn shows(who: &Persona, id: &str, kind: &str, coinvestment: bool, public: bool) {
    let page = format!("/es/mi/asociaciones/{id}/perfil");
    let seen = seen(who, &page).await;
    let name = if kind == "church" { "Parroquia Puente" } else { "Casa del Retorno" };
    let mut fields = vec![("seen", seen.as_str()), ("name", name), ("kind", kind), ("populations", "return")];
    fields.extend(coinvestment.then_some(("coinvestment", "yes")));
    fields.extend(public.then_some(("public", "yes")));
    who.post(&page, &fields).await.is(303);
}

#[tokio::test]
async fn people_find_associations_by_city_kind_population_and_interest() {
    let world = World::new().await;
    let (ana, olga) = (world.person("Ana").await, world.person("Olga").await);
    let (house, parish) = (registers(&ana, "Casa del Retorno").await, registers(&olga, "Parroquia Puente").await);
    let visitor = world.visitor();
    visitor.get("/es/asociaciones").await.is(200).says("Ninguna asociación ha elegido todavía").never_says("class=\"filters\"");
    shows(&ana, &house, "hometown", true, true).await;
    shows(&olga, &parish, "church", false, true).await;
    visitor
        .get("/es/asociaciones")
        .await
        .is(200)
        .says("muestran su perfil: 2 de 2")
        .says("?kind=church")
        .says("?city=Cicero")
        .says("?coinvestment=yes");
    for query in ["kind=church", "kind=church&population=return&city=cicero"] {
        visitor.get(&format!("/es/asociaciones?{query}")).await.is(200).says("Parroquia Puente").never_says("Casa del Retorno");
    }
    visitor.get("/es/asociaciones?coinvestment=yes").await.is(200).says("Casa del Retorno").never_says("Parroquia Puente");
    let none = visitor.get("/en/associations?kind=church&coinvestment=yes").await.is(200);
    none.says("No association that shows its profile meets all that was chosen").says("See all");
    visitor.get("/es/asociaciones?kind=secta").await.is(400).says("hometown, nonprofit");
    visitor.get("/es/asociaciones?color=verde").await.is(400).says("city, kind, population, coinvestment");
    visitor.get("/es/asociaciones?kind=church&kind=union").await.is(400);
    visitor.get("/es/asociaciones?kind=church&utm_source=carta&fbclid=1").await.is(200).says("Parroquia Puente");
}

#[tokio::test]
async fn who_no_longer_wants_to_be_there_is_gone_at_once() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    shows(&ana, &id, "hometown", true, true).await;
    let (visitor, page) = (world.visitor(), format!("/es/asociaciones/{id}"));
    visitor.get(&page).await.is(200).says("Le interesa la coinversión");
    shows(&ana, &id, "hometown", true, false).await;
    visitor.get(&page).await.is(404);
    visitor.get("/es/asociaciones").await.is(200).never_says("Casa del Retorno").never_says("Cicero");
    visitor.get("/es/asociaciones?city=Cicero").await.is(200).never_says("Casa del Retorno");
}

/// Fifty-two associations in Cicero: all but the first show their profile, the last is interested in coinvestment.
async fn hold_many(world: &World) {
    let permit = may(&Actor::system(), Act::KeepRecord).expect("the system keeps the record");
    let mut w = Write::begin(&world.app.db, permit, world.now()).await.expect("a write");
    for number in 0..52 {
        let (id, populations) = (AssociationId::random(), vec![Population::Return]);
        let (name, about) = (format!("Club {number:02}"), String::new());
        let profile = Profile { name, kind: Kind::Hometown, populations, about, coinvestment: number == 51, public: number > 0 };
        store::insert(w.conn(), &id, &profile, world.now() - Duration::minutes(number)).await.expect("an association");
        let place = Place { city: "Cicero".into(), country: Country::UnitedStates, address: String::new() };
        store::insert_seat(w.conn(), &id, id.as_str(), &place, world.now()).await.expect("a seat");
        w.enter(Entry::sealed("association_registered", "association", &id)).await.expect("an entry");
    }
    w.commit().await.expect("all of them");
}

#[tokio::test]
async fn lists_come_in_pages_and_a_page_that_is_not_there_is_not_found() {
    let world = World::new().await;
    let salma = world.steward().await;
    hold_many(&world).await;
    let visitor = world.visitor();
    let first =
        visitor.get("/es/asociaciones").await.is(200).says("muestran su perfil: 51 de 51").says("Club 01").never_says("Club 51");
    first.says("Página 1 de 2").says("href=\"/es/asociaciones?page=2\"").says("?kind=hometown\"");
    visitor.get("/es/asociaciones?page=2").await.is(200).says("Club 51").never_says("Club 50").says("?kind=hometown\"");
    visitor.get("/es/asociaciones?coinvestment=yes").await.is(200).says("Club 51").never_says("Página 1 de");
    for query in ["page=3", "coinvestment=yes&page=2"] {
        visitor.get(&format!("/es/asociaciones?{query}")).await.is(404);
    }
    for page in ["0", "x", "-1"] {
        visitor.get(&format!("/es/asociaciones?page={page}")).await.is(400);
    }
    let desk = "/es/responsable/asociaciones";
    salma.get(desk).await.is(200).says("Club 00").says("href=\"/es/responsable/asociaciones?page=2\"").never_says("Página 2 de");
    salma.get("/en/steward/associations?page=2").await.is(200).says("Page 2 of 2").says("Cicero");
    for page in ["3", "0", "x"] {
        salma.get(&format!("{desk}?page={page}")).await.is(404);
    }
}

proptest! {
    #[test]
    fn a_question_reads_back_as_it_was_asked(
        city in proptest::option::of("[a-zA-Z áéñ&=?]{1,20}"),
        kind in proptest::option::of(prop::sample::select(Kind::ALL)),
        population in proptest::option::of(prop::sample::select(Population::ALL)),
        coinvestment: bool,
        page in 1..=10_000_usize,
    ) {
        let city = city.map(|city| city.trim().to_owned()).filter(|city| !city.is_empty());
        let asked = Asked { city, kind, population, coinvestment, page };
        let query = asked.to_query();
        prop_assert_eq!(Asked::parse(query.trim_start_matches('?')).expect("it reads back"), asked);
    }

    #[test]
    fn whatever_is_asked_gets_an_answer(query in ".{0,200}") {
        let _ = Asked::parse(&query);
    }
}
