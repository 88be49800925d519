//! Drafts: everything is kept as typed, hostile or unfinished; two people at once do not undo each other's work.

use super::{answers, budgets, hidden, joins, publish, registers, starts};
use crate::support::World;
use acuse::applications::answers::seen;

#[tokio::test]
async fn hostile_text_comes_back_as_text() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    answers(&nuria, &draft, &[("p1", "</textarea><script>alert(1)</script>")]).await.is(303);
    for page in ["respuestas", "revision"] {
        let text = nuria.get(&format!("{draft}/{page}")).await.is(200).says("&lt;script&gt;").text();
        assert!(!text.contains("<script>alert"), "{page}");
    }
}

#[tokio::test]
async fn too_long_an_answer_is_kept_and_flagged() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    let long = "a".repeat(212);
    answers(&nuria, &draft, &[("p1", &long), ("p4", "muchas")]).await.leads_to(&format!("{draft}/respuestas"));
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200).says(&long);
    page.says("Caracteres de más: 12").says("Escriba un número entero");
}

#[tokio::test]
async fn colleagues_do_not_undo_each_other() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let ibai = joins(&world, &nuria, &association, "Ibai", "drafter").await;
    let draft = starts(&nuria, &association).await;
    let page = format!("{draft}/respuestas");
    let shown = seen("");
    ibai.post(&page, &[("shown-p1", &shown), ("p1", "de Ibai"), ("shown-p4", &shown), ("p4", "3")]).await.is(303);
    // Nuria had the empty form open: what she did not touch stays Ibai's, what both wrote is hers to settle.
    nuria.post(&page, &[("shown-p1", &shown), ("p1", ""), ("shown-p4", &shown), ("p4", "")]).await.is(303);
    let answer = nuria.post(&page, &[("shown-p1", &shown), ("p1", "de Nuria"), ("shown-p4", &shown), ("p4", "")]).await.is(422);
    let text = answer.says("de Ibai").says("de Nuria").text();
    ibai.get(&page).await.is(200).says("de Ibai").says("value=\"3\"");
    let fresh = hidden(&text, "shown-p1");
    nuria.post(&page, &[("shown-p1", &fresh), ("p1", "de Nuria"), ("shown-p4", &shown), ("p4", "")]).await.is(303);
    ibai.get(&page).await.is(200).says("de Nuria").says("value=\"3\"");
}

#[tokio::test]
async fn an_answer_is_saved_while_it_is_typed() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    let page = format!("{draft}/respuestas");
    nuria.get(&page).await.is(200).says("<leptos-island").says("data-most=\"200\"");
    let endpoint = format!("{page}/guardado");
    let saved = nuria.post(&endpoint, &[("field", "p1"), ("text", "uno"), ("shown", &seen(""))]).await.is(200);
    assert_eq!(saved.header("content-type"), "application/json");
    saved.says("\"state\":\"saved\"").says(&seen("uno"));
    nuria.post(&endpoint, &[("field", "p1"), ("text", "dos"), ("shown", &seen("uno"))]).await.is(200).says("saved");
    nuria.post(&endpoint, &[("field", "p1"), ("text", "tres"), ("shown", &seen("uno"))]).await.is(200).says("conflict");
    nuria.get(&page).await.is(200).says("dos");
    world.visitor().post(&endpoint, &[("field", "p1"), ("text", "x"), ("shown", "")]).await.is(401).says("refused");
    nuria.post_from_another_site(&endpoint, &[("field", "p1"), ("text", "x"), ("shown", "")]).await.is(403);
}

#[tokio::test]
async fn the_budget_is_kept_as_typed_and_added_up() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    let page = format!("{draft}/presupuesto");
    let shown = hidden(&nuria.get(&page).await.is(200).text(), "shown");
    let form = [
        ("rows", "3"),
        ("shown", &shown),
        ("do", "add"),
        ("concept-0", "Honorarios <i>"),
        ("quantity-0", "3"),
        ("cost-0", "1,250.50"),
        ("source-0", "asked"),
        ("concept-1", "Local"),
        ("quantity-1", ""),
        ("cost-1", "gratis"),
        ("source-1", "own"),
    ];
    nuria.post(&page, &form).await.leads_to(&format!("{page}#fila-4"));
    let text =
        nuria.get(&page).await.is(200).says("Honorarios &lt;i").says("3,751.50").says("gratis").says("Escriba el monto").text();
    let shown = hidden(&text, "shown");
    nuria
        .post(&page, &[("rows", "2"), ("shown", &shown), ("do", "remove-0"), ("concept-1", "Local"), ("cost-1", "10")])
        .await
        .is(303);
    nuria.get(&page).await.is(200).never_says("Honorarios").says("Local");
    nuria.post(&page, &[("rows", "1"), ("shown", &shown), ("do", "save"), ("concept-0", "Otra")]).await.is(422).says("Otra");
}

#[tokio::test]
async fn roles_do_what_they_say() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let drafter = joins(&world, &nuria, &association, "Ibai", "drafter").await;
    let treasurer = joins(&world, &nuria, &association, "Teo", "treasurer").await;
    let observer = joins(&world, &nuria, &association, "Olga", "observer").await;
    let stranger = world.person("Eva").await;
    let draft = starts(&drafter, &association).await;
    super::completes(&drafter, &draft).await;
    let form = [("seen", "3"), ("name", "Ibai"), ("accept", "yes")];
    drafter.post(&format!("{draft}/presentacion"), &form).await.is(403);
    drafter.get(&format!("{draft}/revision")).await.is(200).says("corresponde a la persona representante");
    treasurer.get(&format!("{draft}/respuestas")).await.is(403);
    treasurer.post(&format!("{draft}/respuestas"), &[("shown-p1", "x"), ("p1", "x")]).await.is(403);
    budgets(&treasurer, &draft, "900.00").await.is(303);
    observer.get(&draft).await.is(200);
    observer.get(&format!("{draft}/presupuesto")).await.is(403);
    for page in ["", "/respuestas", "/presupuesto", "/documentos", "/revision", "/acuse", "/retiro"] {
        let status = stranger.get(&format!("{draft}{page}")).await.status.as_u16();
        assert!(matches!(status, 403 | 404), "{page}: {status}");
    }
    stranger.get(&format!("/es/mi/asociaciones/{association}/solicitudes")).await.is(403);
    world.visitor().get(&draft).await.leads_to("/es/cuenta/entrar");
    nuria.get("/es/mi/solicitudes/no-es-ninguna").await.is(404);
}
