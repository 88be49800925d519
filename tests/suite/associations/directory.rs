//! The directory: filters as links, strict names, and gone at once when somebody no longer wants to be there.

use super::{registers, seen};
use crate::support::{Persona, World};
use acuse::associations::{
    filters::Asked,
    model::{Kind, Population},
};
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

proptest! {
    #[test]
    fn a_question_reads_back_as_it_was_asked(
        city in proptest::option::of("[a-zA-Z áéñ&=?]{1,20}"),
        kind in proptest::option::of(prop::sample::select(Kind::ALL)),
        population in proptest::option::of(prop::sample::select(Population::ALL)),
        coinvestment: bool,
    ) {
        let city = city.map(|city| city.trim().to_owned()).filter(|city| !city.is_empty());
        let asked = Asked { city, kind, population, coinvestment };
        let query = asked.to_query();
        prop_assert_eq!(Asked::parse(query.trim_start_matches('?')).expect("it reads back"), asked);
    }

    #[test]
    fn whatever_is_asked_gets_an_answer(query in ".{0,200}") {
        let _ = Asked::parse(&query);
    }
}
