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
    founding
        .says("No consta: resultado.")
        .reads("En la gaceta oficial de la ciudad de 2018; no consta en qué número salió la convocatoria, ni si salió ahí.");
    let chicago = world.visitor().get("/en/calls/chi-legal-2023").await.is(200);
    chicago.says("/en/legal-texts#il-foia-5").never_says("/en/legal-texts#ltcdmx-212").says("Not on record:");
}

#[tokio::test]
async fn each_law_says_through_whom_one_asks_and_a_notice_is_no_gazette() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let city = visitor.get(&format!("/es/convocatorias/{QUIET}")).await.is(200);
    city.reads("La solicitud se presenta por: Plataforma Nacional de Transparencia");
    let federal = visitor.get("/en/calls/pcs-2018-yuc").await.is(200);
    federal.reads("The request is made through: Plataforma Nacional de Transparencia");
    let illinois = visitor.get("/es/convocatorias/idhs-fy24-wc").await.is(200);
    let illinois = illinois.reads("En el aviso con que se publicó: IDHS NOFO, n.º 24-444-80-1493").never_says("En la gaceta");
    illinois.reads("La solicitud se presenta por: la oficina de acceso a la información (FOIA officer) de esa autoridad");
    visitor.get("/es/fundamentos").await.is(200).says("Por dónde se pide");
}

#[tokio::test]
async fn nobody_is_sent_to_a_successor_that_took_other_matters_over() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for call in ["sederec-2018-mixtos", "sederec-2018-mujer", "sederec-2018-bienvenido-verano", "sederec-2015-mujer"] {
        let page = visitor.get(&format!("/es/convocatorias/{call}")).await.is(200);
        let page = page.reads("A quién preguntar hoy, según el registro:").reads("No consta cuál de ellas responde.");
        let asked = page.text();
        let asked = asked.split_once("A quién preguntar hoy").and_then(|(_, rest)| rest.split_once("</p>")).expect("whom").0;
        assert!(asked.contains("SEBIEN") && !asked.contains("SEDEMA") && !asked.contains("SEPI"), "{call}: {asked}");
    }
    visitor.get("/es/instituciones/sedema-rural").await.is(200).never_says("/es/convocatorias/sederec-2018-mujer");
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
    world.visitor().get(&led).await.is(200).says("This needs an account").says("you arrive where you were going");
    world.visitor().get("/en/account/sign-in").await.is(200).never_says("This needs an account");
    let form = world.person("Nadia").await.get(&to).await.is(200);
    form.says("COINBIS 2019").says("already on record: http://127.0.0.1:3000/en/calls/sibiso-2019-coinbis");
}

#[tokio::test]
async fn the_board_names_lines_that_nobody_has_looked_up() {
    let world = World::with_record().await;
    let board = world.visitor().get("/es/convocatorias").await.is(200);
    board.says("Líneas en las que nadie ha buscado").says("(20 líneas)").says("/es/convocatorias?check=never");
}

#[tokio::test]
async fn a_title_in_the_other_language_says_so_wherever_it_is_listed() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let of = |page: &str, path: &str| {
        let links = page.split("<a ").filter_map(|link| link.split('>').next()).filter(|link| link.contains(path));
        links.map(str::to_owned).collect::<Vec<_>>()
    };
    let board = visitor.get("/es/convocatorias").await.is(200).text();
    let links = of(&board, "/es/convocatorias/idhs-fy25-wc");
    assert!(links.len() > 1 && links.iter().all(|link| link.contains("lang=\"en\"")), "{links:?}");
    let board = visitor.get("/en/calls").await.is(200).text();
    let links = of(&board, "/en/calls/idhs-fy25-wc");
    assert!(links.len() > 1 && links.iter().all(|link| !link.contains("lang=")), "{links:?}");
}

#[tokio::test]
async fn from_the_stamp_one_jump_leads_to_what_is_missing_and_to_the_portal_that_is_asked() {
    let world = World::with_record().await;
    let page = world.visitor().get("/es/convocatorias/sederec-2018-asociaciones").await.is(200);
    let page = page.says("href=\"#falta-sederec-2018-asociaciones\"").says("id=\"falta-sederec-2018-asociaciones\"");
    let page = page.says("href=\"https://www.plataformadetransparencia.org.mx/\"").says("dirección por verificar").text();
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("lacks {text}"));
    assert!(place("href=\"#falta-") < place("class=\"finding\""), "before all that is found");
    let resolved = world.visitor().get("/es/convocatorias/sederec-2018-bienvenido-verano").await.is(200);
    resolved.never_says("href=\"#falta-");
}

#[tokio::test]
async fn a_request_for_what_is_missing_is_written_out_in_the_authority_s_language_for_whoever_answers_today() {
    const TITLE: (&str, &str) =
        ("Texto para pedir la información que falta", "A text to ask for the information that is missing");
    let world = World::with_record().await;
    let visitor = world.visitor();
    let founding = visitor.get("/es/convocatorias/sederec-2018-asociaciones").await.is(200);
    founding
        .says(TITLE.0)
        .reads("A la unidad de transparencia de: Secretaría de Bienestar e Igualdad Social")
        .reads("sobre la convocatoria «Convocatoria 2018 de la SEDEREC a asociaciones que trabajan con migrantes»:")
        .reads("con su fecha y el lugar en que se publicaron: resultado.")
        .reads("Si alguno no existe, pido que se diga expresamente y por qué.")
        .never_says("Con fundamento en");
    let english = visitor.get("/en/calls/sederec-2018-asociaciones").await.is(200);
    english.says(TITLE.1).says("<p lang=\"es\" class=\"typed\">A la unidad de transparencia");
    let past = visitor.get("/es/convocatorias/sederec-2018-asociaciones?as_of=2018-12-01").await.is(200);
    past.says("Lo que falta, y cómo ayudar").never_says(TITLE.0);
    // A rule with a source of its own is cited; what is to be verified stands beside and not in it.
    let illinois = visitor.get("/es/convocatorias/chi-legal-2023").await.is(200);
    illinois
        .says("<p lang=\"en\" class=\"typed\">To the officer for access")
        .reads("Under: Illinois FOIA 5 ILCS 140/3(d), sec. 3(d).");
    let resolved = visitor.get("/es/convocatorias?standing=resolved_awarded").await.is(200).text();
    let call = resolved.split("href=\"/es/convocatorias/").find_map(|rest| rest.split('"').next().filter(|id| id.contains("20")));
    let call = format!("/es/convocatorias/{}", call.expect("a resolved call"));
    visitor.get(&call).await.is(200).never_says(TITLE.0);
}
