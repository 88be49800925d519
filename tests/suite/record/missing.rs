//! A line without an outcome says what is missing, where one could look, and how to send what one finds.

use crate::{
    recording::{QUIET, monitor},
    support::World,
};

#[tokio::test]
async fn a_line_without_an_outcome_says_what_is_missing_and_where_to_look() {
    let world = World::with_record().await;
    let page = world.visitor().get(&format!("/es/convocatorias/{QUIET}")).await.is(200);
    page.says("Lo que falta, y cómo ayudar")
        .says("No consta: plazo de recepción, fecha prometida de resultados, resultado, una búsqueda documentada.")
        .says("GOCDMX, n.º 34 Bis")
        .says("/es/fundamentos#ltcdmx-212")
        .says("/es/instituciones/sebien")
        .says("Qué archivo guarda los papeles no consta.")
        .says("/es/como-se-lee#niveles")
        .says("/es/convocatorias-sugeridas/nueva?title=");
}

#[tokio::test]
async fn what_is_not_known_is_shown_as_not_known() {
    let world = World::with_record().await;
    let founding = world.visitor().get("/es/convocatorias/sederec-2018-asociaciones").await.is(200);
    founding.says("No consta: resultado.").says("No consta en qué gaceta se publicó.");
    let chicago = world.visitor().get("/en/calls/chi-legal-2023").await.is(200);
    chicago.says("/en/legal-texts#il-foia-5").never_says("/en/legal-texts#ltcdmx-212").says("Not on record:");
}

#[tokio::test]
async fn where_an_outcome_is_known_nothing_is_missing() {
    let world = World::with_record().await;
    let resolved = world.visitor().get("/es/convocatorias/sederec-2018-bienvenido-verano").await.is(200);
    resolved.never_says("Lo que falta, y cómo ayudar");
}

#[tokio::test]
async fn a_monitor_gets_the_form_of_a_search_with_the_places_not_yet_searched() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let page = ines.get(&format!("/es/convocatorias/{QUIET}")).await.is(200).text();
    let link = regex::Regex::new(r#"href="(/es/mi/hechos/line/[^"]*/checked_no_act\?[^"]*)""#).unwrap();
    let form = link.captures(&page).expect("a link to the form")[1].replace("&amp;", "&");
    let form = ines.get(&form).await.is(200).text();
    let (_, field) = form.split_once("name=\"not_searched\"").expect("the field");
    let field = field.split("</textarea>").next().unwrap_or_default();
    assert!(field.contains("GOCDMX") && field.contains("SEBIEN"), "{field}");
    let (_, searched) = form.split_once("name=\"searched\"").expect("the field");
    assert!(searched.split("</textarea>").next().is_some_and(|text| !text.contains("SEBIEN")), "nobody is said to have searched");
}

#[tokio::test]
async fn somebody_without_that_role_starts_from_what_the_page_knows_even_through_the_sign_in() {
    let world = World::with_record().await;
    let page = world.visitor().get(&format!("/en/calls/{QUIET}")).await.is(200).text();
    let link = regex::Regex::new(r#"href="(/en/suggested-calls/new\?[^"]*)""#).unwrap();
    let to = link.captures(&page).expect("a link to the form")[1].replace("&amp;", "&");
    let led = world.visitor().get(&to).await.leads_to("/en/account/sign-in?next=").location();
    let next = url::form_urlencoded::parse(led.split_once('?').expect("a query").1.as_bytes())
        .next()
        .expect("a way back")
        .1
        .into_owned();
    assert_eq!(next, to, "what the page knew is not lost on the way");
    let form = world.person("Nadia").await.get(&to).await.is(200);
    form.says("COINBIS 2019").says("already on record: http://127.0.0.1:3000/en/calls/sibiso-2019-coinbis");
}

#[tokio::test]
async fn the_board_names_lines_that_nobody_has_looked_up() {
    let world = World::with_record().await;
    let board = world.visitor().get("/es/convocatorias").await.is(200);
    board.says("Líneas en las que nadie ha buscado").says("(20 líneas)").says("/es/convocatorias?check=never");
}
