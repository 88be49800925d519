//! A form tried out: seen as applicants will, checked as a filing is, and kept nowhere.

use crate::{
    applications::rows,
    support::{
        World,
        office::{Typed, hidden},
    },
};

#[tokio::test]
async fn a_trial_says_what_would_be_refused_and_keeps_nothing() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let line = format!("{draft}/lineas/1");
    let version = hidden(&office.publisher.get(&line).await.is(200).says(&format!("{line}/prueba")).text(), "version");
    let head = acuse::ledger::head(&world.app.db).await.expect("the head");
    let page = format!("{line}/prueba");
    let form = office
        .publisher
        .get(&page)
        .await
        .is(200)
        .says("¿Qué hará?")
        .says("Hasta 2,000 caracteres")
        // Nothing counts on this page.
        .never_says("Caracteres que quedan")
        .says("Acta constitutiva");
    form.says("120,000.00 MXN").runs_no_script();
    let typed = [("p1", "<b>Talleres</b>"), ("rows", "1"), ("concept-0", "Todo"), ("cost-0", "130,000"), ("source-0", "asked")];
    let refused = office.publisher.post(&page, &typed).await.is(422).says("Así no se recibiría");
    let refused = refused.says("Reduzca el total en 10,000.00 MXN").says("value=\"130,000\"");
    refused.says("&lt;b&gt;Talleres").never_says("<b>Talleres");
    let whole =
        [("p1", "Talleres"), ("rows", "1"), ("concept-0", "Todo"), ("cost-0", "100"), ("source-0", "asked"), ("paper", "d1")];
    office
        .publisher
        .post(&page, &whole)
        .await
        .is(200)
        .says("Así se recibiría")
        .says("no se presentó ni se guardó nada")
        .says("100.00 MXN");
    assert_eq!(acuse::ledger::head(&world.app.db).await.expect("the head"), head);
    assert_eq!((rows(&world, "drafts").await, rows(&world, "applications").await), (0, 0));
    assert_eq!(office.version(&draft).await, version);
}

#[tokio::test]
async fn only_whoever_publishes_tries_a_form_out() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let page = format!("{draft}/lineas/1/prueba");
    world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
    for other in [&office.reviewer, &office.decider, &office.steward] {
        other.get(&page).await.is(403);
        other.post(&page, &[("p1", "x")]).await.is(403);
    }
    office.publisher.get(&format!("{draft}/lineas/7/prueba")).await.is(404);
}

#[tokio::test]
async fn a_published_line_has_its_form_on_paper() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let page = world.visitor().get(&format!("/es/convocatorias/{slug}/{slug}/formulario-en-blanco")).await.is(200);
    let page = page
        .says("1. ¿Qué hará?")
        .says("Hasta 2,000 caracteres")
        .says("class=\"rule\"")
        .says("Acta constitutiva")
        .runs_no_script();
    page.says("martes 15 de diciembre").never_says("<form method=\"post\"");
    world
        .visitor()
        .get(&format!("/en/calls/{slug}/{slug}/blank-form"))
        .await
        .is(200)
        .says("1. What will you do?")
        .says("Up to 2,000 characters");
    world.visitor().get("/es/convocatorias/nada/nada/formulario-en-blanco").await.is(404);
}

#[tokio::test]
async fn an_unfinished_line_is_shown_with_a_name_for_each_field_and_no_sum_that_is_none() {
    let world = World::new().await;
    let office = world.office().await;
    let draft = office.draft(&Typed::default()).await;
    let (line, version) = (format!("{draft}/lineas/1"), office.version(&draft).await);
    let typed = [
        ("version", version.as_str()),
        ("questions", "2"),
        ("papers", "1"),
        ("title_es", "Línea 1"),
        ("title_en", "Line 1"),
        ("currency", "MXN"),
        ("ceiling", "abc"),
        ("p0_text_es", ""),
        ("p0_kind", "yes_no"),
        ("p1_text_es", "¿Dónde?"),
        ("p1_kind", ""),
        ("d0_title_es", ""),
        ("d0_required", "yes"),
        ("do", "save"),
    ];
    // Kept as typed, and told what has to be mended.
    office.publisher.post(&line, &typed).await.is(422);
    let preview = office.publisher.get(&format!("{draft}/publicacion")).await.is(200);
    preview.says("El máximo escrito, «abc», no es una cantidad.").never_says("Hasta abc").says("sin tipo todavía");
    let trial = office.publisher.get(&format!("{line}/prueba")).await.is(200);
    trial.says("Pregunta 1, sin escribir todavía").says("Documento 1, sin nombre todavía");
    let english = format!("{line}/prueba")
        .replace("/es/oficina/", "/en/office/")
        .replace("/borradores/", "/drafts/")
        .replace("/lineas/", "/lines/")
        .replace("/prueba", "/trial");
    office.publisher.get(&english).await.is(200).says("Question 1, not written yet");
    // The hours are told on a clock that people know by name.
    office.publisher.get(&draft).await.is(200).says("(Hora de Ciudad de México)").never_says("America/Mexico_City");
}
