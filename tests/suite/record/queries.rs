//! Questions that pages and API cannot answer: refused in words, never dropped in silence.

use crate::support::World;
use acuse::{
    calls::{addresses::Addresses, facts::FactKind},
    record::query::{Asked, Bad, Known, Name, Reader, of_page, read},
    web::{address::Route, lang::Lang},
};
use proptest::prelude::*;

#[tokio::test]
async fn a_page_says_which_filters_it_takes_and_leads_back_to_itself_without_any() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let board = visitor.get("/es/convocatorias?standng=unknown").await.is(400);
    board
        .says("La consulta no se puede responder")
        .says("«standng» no es un filtro de esta dirección")
        .says("institution, city, year, standing, check, outcome, promise, election, election_year, open_to, bundle, programme, text, sort, page, as_of, known_on")
        .says("href=\"/es/convocatorias\" class=\"button\">Ver la página sin filtros");
    visitor
        .get("/en/calls?page=-1")
        .await
        .is(400)
        .says("The table has no page “-1”")
        .says("href=\"/en/calls\" class=\"button\">See the page without filters");
    visitor.get("/en/institutions/sederec?page=-1").await.is(400).says("“page” is not a filter of this address");
    visitor.get("/es/instituciones/sederec?standing=open").await.is(400).says("Use: sort, as_of, known_on.");
    visitor.get("/en/about?year=2018").await.is(400).says("“year” cannot be asked here: this page has no filters.");
    visitor.get("/es/convocatorias?limit=1000000").await.is(400).says("«limit» no es un filtro");
}

#[tokio::test]
async fn every_public_page_refuses_what_it_does_not_take() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let known = [("{slug}", "sederec-2018-asociaciones")];
    for route in Route::ALL.iter().filter(|route| of_page(**route).is_some()) {
        let path = known.iter().fold(route.pattern(Lang::es).to_owned(), |path, (name, value)| path.replace(name, value));
        let path = path.replace(['{', '}'], "");
        visitor.get(&format!("{path}?ninguno=1")).await.is(400).says("«ninguno»");
    }
}

#[tokio::test]
async fn what_other_sites_append_to_a_link_asks_for_nothing() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let shared = "utm_source=boletin&utm_medium=email&fbclid=IwAR0";
    visitor.get(&format!("/es/convocatorias?standing=unresolved&{shared}")).await.is(200).says("1 de 26");
    visitor.get(&format!("/en/about?{shared}")).await.is(200);
    visitor.get("/api/v1/calls?utm_source=boletin").await.is(400).says("utm_source");
}

#[tokio::test]
async fn garbage_is_told_from_text() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for query in ["text=%FF%FE", "text=%00", "text=a%0Ab", "%FF=1", "text=%C3%28"] {
        visitor.get(&format!("/es/convocatorias?{query}")).await.is(400).says("caracteres que no son texto");
        visitor.get(&format!("/api/v1/calls?{query}&lang=en")).await.is(400).says("characters that are not text");
    }
    visitor.get("/es/convocatorias?text=100%25").await.is(200);
    visitor.get("/es/convocatorias?text=%3Cscript%3E").await.is(200).never_says("<script>");
    visitor.get("/es/convocatorias?%3Cscript%3E=1").await.is(400).never_says("<script>");
    visitor.get("/es/convocatorias/%FF").await.is(404);
    let long = "a".repeat(300);
    let answer = visitor.get(&format!("/es/convocatorias?{long}=1")).await.is(400);
    assert!(!answer.text().contains(&long), "only the beginning of what was sent is quoted");
}

#[tokio::test]
async fn an_address_that_nothing_can_mean_is_too_long() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let much = "a".repeat(9_000);
    visitor.get(&format!("/es/convocatorias?text={much}")).await.is(414).says("La dirección es demasiado larga");
    visitor.get(&format!("/en/{much}")).await.is(414).says("The address is too long");
    let answer = visitor.get(&format!("/api/v1/calls?text={much}")).await.is(414).says("\"status\":414");
    assert_eq!(answer.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn the_board_can_be_asked_for_the_calls_that_met_an_election() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    visitor.get("/es/convocatorias?election=cdmx-2018-jg").await.is(200).says("/es/convocatorias/sederec-2018-asociaciones");
    visitor.get("/es/convocatorias?election=mx-1900").await.is(400).says("/es/elecciones");
    visitor.get("/es/convocatorias?institution=nadie").await.is(400).says("/es/instituciones");
}

#[tokio::test]
async fn an_institution_of_today_is_no_mistake_on_a_day_when_it_was_not_on_record() {
    let world = World::with_record().await;
    world.visitor().get("/api/v1/calls?institution=sederec&known_on=2026-11-21").await.is(200).says("\"found\":0");
}

#[test]
fn every_kind_of_fact_is_among_the_names() {
    let unknown = serde_json::from_value::<FactKind>(serde_json::json!({ "type": "nothing" })).unwrap_err().to_string();
    let known: Vec<String> = FactKind::NAMES.iter().map(|name| format!("`{name}`")).collect();
    assert!(unknown.ends_with(&format!("expected one of {}", known.join(", "))), "{unknown}");
}

proptest! {
    /// Whatever arrives is either read or refused in words of both languages, and what was read comes back the same from its address.
    #[test]
    fn any_query_is_read_or_refused(query in "[a-z_]{0,12}(=[ -~]{0,30})?(&[a-z_]{0,12}(=[%0-9a-zA-F+. -]{0,30})?){0,4}") {
        let (record, now) = (crate::calls::examples::record(), crate::calls::examples::noon("2026-11-22"));
        let known = Known { record: &record, addresses: &Addresses::default() };
        for reader in [Reader::Person, Reader::Machine] {
            match read(&query, Name::ALL, reader, known, now) {
                Ok(asked) => {
                    let rows = Asked { limit: None, cursor: None, lang: None, ..asked };
                    let again = rows.to_query();
                    prop_assert_eq!(read(again.trim_start_matches('?'), Name::ALL, Reader::Machine, known, now), Ok(rows));
                }
                Err(bad) => {
                    prop_assert!(!bad.words(Lang::es).is_empty() && bad.words(Lang::es) != bad.words(Lang::en));
                }
            }
        }
    }

    /// A value of each name is read as that name's alone.
    #[test]
    fn a_name_that_is_not_taken_is_refused_whatever_its_value(value in "[a-z0-9-]{1,20}") {
        let (record, now) = (crate::calls::examples::record(), crate::calls::examples::noon("2026-11-22"));
        let known = Known { record: &record, addresses: &Addresses::default() };
        for name in Name::ALL {
            let query = format!("{}={value}", name.as_str());
            let refused = Bad::Name { name: name.as_str().to_owned(), takes: &[] };
            prop_assert_eq!(read(&query, &[], Reader::Machine, known, now), Err(refused));
        }
    }
}
