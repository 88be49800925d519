//! Every kind of question, as plain forms: answered, kept when it does not fit, filed, and read by the institution.

use super::{
    CALL, LINE, PDF, answers, attaches, budgets, completes, files, publish_terms, receipt::text_of, registers, starts, terms,
};
use crate::support::{Persona, World};
use serde_json::{Value, json};

fn both(es: &str, en: &str) -> Value {
    json!({ "es": es, "en": en })
}

/// The line's terms with sections, every kind, and a question under a condition.
pub fn every_kind() -> Value {
    let mut terms = terms(1);
    terms["sections"] = json!([
        { "id": "s1", "title": both("El proyecto", "The project"), "help": both("Cuente qué hará.", "Say what you will do.") },
        { "id": "s2", "title": both("Las personas", "The people") },
    ]);
    let options = json!([both("Retorno", "Return"), both("Tránsito", "Transit"), both("Destino", "Arrival")]);
    let more = json!([
        { "id": "p5", "section": "s1", "text": both("Resumen", "Summary"), "required": true, "kind": "long", "max_words": 4 },
        { "id": "p6", "section": "s1", "text": both("¿Hay aliados?", "Any allies?"), "required": true, "kind": "yes_no" },
        { "id": "p7", "section": "s1", "text": both("¿Quiénes?", "Who?"), "required": true, "kind": "short",
          "only_if": { "question": "p6", "answer": "yes" } },
        { "id": "p8", "section": "s2", "text": both("¿A quién sirve?", "Whom does it serve?"), "required": true, "kind": "several", "options": options },
        { "id": "p9", "section": "s2", "text": both("Sesiones", "Sessions"), "required": true, "kind": "table", "max_rows": 4,
          "columns": [{ "title": both("Tema", "Topic"), "kind": "text" }, { "title": both("Personas", "People"), "kind": "number" }] },
        { "id": "p10", "section": "s2", "text": both("¿Cuánto aporta el municipio?", "What does the town give?"), "required": false, "kind": "money",
          "only_if": { "question": "p8", "answer": "2" } },
        { "id": "p11", "section": "s2", "text": both("Acepto publicar los resultados.", "I accept that results are published."), "required": true, "kind": "declaration" },
    ]);
    let questions = terms["questions"].as_array_mut().expect("questions");
    questions.extend(more.as_array().expect("more").clone());
    terms
}

async fn begun(world: &World) -> (Persona, String) {
    publish_terms(world, every_kind()).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    (nuria, draft)
}

/// What the later sections want.
const REST: [(&str, &str); 8] = [
    ("p5", "Talleres de dos orillas"),
    ("p6", "no"),
    ("p8.0", "yes"),
    ("p8.2", "yes"),
    ("p9.0.0", "Memoria"),
    ("p9.0.1", "12"),
    ("p10", "1,500.50"),
    ("p11", "yes"),
];

#[tokio::test]
async fn everything_asked_is_read_beforehand_with_limits_and_conditions() {
    let world = World::new().await;
    publish_terms(&world, every_kind()).await;
    let page = world.visitor().get(&format!("{CALL}/{LINE}/requisitos")).await.is(200);
    let page =
        page.says("El proyecto").says("Hasta 4 palabras").says("Una o varias de estas opciones: Retorno; Tránsito; Destino");
    let page = page.says("hasta 4 renglones con estas columnas: Tema; Personas (número entero)").says("Un monto en MXN");
    page.says("Solo si a «¿Hay aliados?» contesta «Sí»").says("Solo si en «¿A quién sirve?» marca «Destino»");
    let english = world.visitor().get(&format!("/en/calls/redes-2027/{LINE}/requirements")).await.is(200);
    english.says("Up to 4 words").says("Only if you answer “Yes” to “Any allies?”").says("A declaration that is accepted");
}

#[tokio::test]
async fn what_is_asked_is_taken_along_as_a_pdf_in_both_languages() {
    let world = World::new().await;
    publish_terms(&world, every_kind()).await;
    let visitor = world.visitor();
    visitor.get(&format!("{CALL}/{LINE}/requisitos")).await.is(200).says("/requisitos.pdf\" download");
    let sheet = visitor.get(&format!("{CALL}/{LINE}/requisitos.pdf")).await.is(200);
    assert_eq!(sheet.header("content-type"), "application/pdf");
    // Everybody's: it is set once, and whoever has it is told that it still holds.
    assert_eq!(sheet.header("cache-control"), "public, no-cache");
    let text = text_of(&sheet.bytes);
    for said in ["El proyecto", "Hasta 4 palabras", "Destino", "en Chicago", "Esta hoja dice lo que se pedía", "Página 1 de"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let english = visitor.get(&format!("/en/calls/redes-2027/{LINE}/requirements.pdf")).await.is(200);
    let text = text_of(&english.bytes);
    for said in ["Up to 4 words", "A declaration that is accepted", "This sheet says what was asked"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    visitor.get(&format!("{CALL}/no-hay/requisitos.pdf")).await.is(404);
}

#[tokio::test]
async fn the_list_of_tasks_tells_each_section_as_it_stands() {
    let world = World::new().await;
    let (nuria, draft) = begun(&world).await;
    nuria
        .get(&draft)
        .await
        .is(200)
        .says("El proyecto")
        .says("Sin empezar · 0 de 2 contestadas")
        .says("Sin empezar · 0 de 3 contestadas");
    answers(&nuria, &draft, &[("p6", "yes")]).await.is(303);
    // An answer that leads to another question: the form goes on there.
    nuria.get(&draft).await.says("En curso · 1 de 3 contestadas");
    answers(&nuria, &draft, &REST).await.is(303);
    let tasks = nuria.get(&draft).await.says("Completo · 2 de 2 contestadas").says("Completo · 4 de 4 contestadas");
    tasks.says("Sin empezar · 0 de 4 contestadas");
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    nuria.get(&english).await.is(200).says("Complete · 2 of 2 answered").says("Not started · 0 of 4 answered");
}

#[tokio::test]
async fn an_answer_that_leads_to_a_question_brings_it_up() {
    let world = World::new().await;
    let (nuria, draft) = begun(&world).await;
    let at = answers(&nuria, &draft, &[("p6", "yes")]).await.is(303).location();
    assert!(at.ends_with("/respuestas#campo-p7"), "{at}");
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200).text();
    assert!(page.contains("data-only-if=\"p6\" data-is=\"yes\" open"), "the question is open");
    assert!(!page.contains("data-only-if=\"p8\" data-is=\"2\" open"), "this one is folded away");
}

#[tokio::test]
async fn what_does_not_fit_is_kept_and_named_where_it_stands() {
    let world = World::new().await;
    let (nuria, draft) = begun(&world).await;
    let typed = [
        ("p5", "una dos tres cuatro cinco seis"),
        ("p9.1.0", "Sin número"),
        ("p9.1.1", "muchas"),
        ("p10", "mil"),
        ("p8.2", "yes"),
    ];
    let at = answers(&nuria, &draft, &typed).await.is(303).location();
    assert!(at.contains("/respuestas#campo-p5"), "{at}");
    let page =
        nuria.get(&format!("{draft}/respuestas")).await.is(200).says("una dos tres cuatro cinco seis").says("Palabras de más: 2");
    page.says("Renglón 2, «Personas»: Escriba un número entero").says("Escriba el monto en cifras").says("value=\"Sin número\"");
    let check = nuria.get(&format!("{draft}/revision")).await.is(200).says("«Resumen»: Acorte la respuesta. Palabras de más: 2.");
    check
        .says("«Sesiones»: Renglón 2, «Personas»")
        .says(&format!("{draft}/respuestas#campo-p9-1-1"))
        .never_says("name=\"accept\"");
}

#[tokio::test]
async fn a_declaration_has_to_be_accepted_and_a_box_can_be_cleared_again() {
    let world = World::new().await;
    let (nuria, draft) = begun(&world).await;
    answers(&nuria, &draft, &REST).await.is(303);
    answers(&nuria, &draft, &[("p11", ""), ("p8.0", "")]).await.is(303);
    let check = nuria.get(&format!("{draft}/revision")).await.is(200);
    check.says("«Acepto publicar los resultados.»: Marque la casilla").says("<li>Destino</li>").never_says("<li>Retorno</li>");
}

#[tokio::test]
async fn a_table_shows_more_rows_when_it_is_asked_to() {
    let world = World::new().await;
    let (nuria, draft) = begun(&world).await;
    let page = nuria
        .get(&format!("{draft}/respuestas"))
        .await
        .is(200)
        .says("name=\"p9.2.1\"")
        .never_says("name=\"p9.3.0\" aria-label")
        .text();
    assert!(page.contains("value=\"rows-p9\""));
    let form = [("shown-p9.0.0", super::hidden(&page, "shown-p9.0.0")), ("p9.0.0", "Memoria".into()), ("do", "rows-p9".into())];
    let form: Vec<(&str, &str)> = form.iter().map(|(n, v): &(&str, String)| (*n, v.as_str())).collect();
    let at = nuria.post(&format!("{draft}/respuestas"), &form).await.is(303).location();
    assert!(at.ends_with("#campo-p9-1-0"), "{at}");
    nuria.get(&format!("{draft}/respuestas")).await.says("name=\"p9.3.1\"").never_says("value=\"rows-p9\"");
}

#[tokio::test]
async fn the_saving_of_one_field_knows_options_and_cells() {
    let world = World::new().await;
    let (nuria, draft) = begun(&world).await;
    let saves = async |field: &str, text: &str, shown: &str| {
        nuria.post(&format!("{draft}/guardado"), &[("field", field), ("text", text), ("shown", shown)]).await
    };
    let nothing = acuse::applications::answers::seen("");
    for (field, text) in [("p8.1", "yes"), ("p9.3.0", "Cierre"), ("p11", "yes")] {
        saves(field, text, &nothing).await.is(200).says("\"saved\"");
    }
    saves("p9.3.0", "Otro cierre", &nothing).await.says("conflict");
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200).says("value=\"Cierre\"");
    page.says("id=\"campo-p8-1\" name=\"p8.1\" value=\"yes\" checked");
    // A field that is none is kept nowhere.
    saves("p8.9", "yes", &nothing).await;
    saves("p9.4.0", "afuera", &nothing).await;
    let kept: i64 =
        sqlx::query_scalar("select count(*) from draft_answers").fetch_one(world.app.db.read()).await.expect("a count");
    assert_eq!(kept, 3);
}

#[tokio::test]
async fn what_is_not_asked_stays_in_the_draft_and_is_not_filed() {
    let world = World::new().await;
    let (nuria, draft) = begun(&world).await;
    completes(&nuria, &draft).await;
    answers(&nuria, &draft, &[("p6", "yes"), ("p7", "Casa abierta")]).await.is(303);
    answers(&nuria, &draft, &REST).await.is(303);
    nuria.get(&format!("{draft}/respuestas")).await.is(200).says("value=\"Casa abierta\"");
    let check = nuria
        .get(&format!("{draft}/revision"))
        .await
        .is(200)
        .says("no se presenta, porque las demás respuestas no llevan a ello");
    check.never_says("Casa abierta").says("name=\"accept\"").says("1,500.50 MXN");
    files(&nuria, &draft).await.is(303);
    let copy = nuria.get(&format!("{draft}/acuse/contenido")).await.is(200).never_says("Casa abierta").says("\"p8.2\":\"yes\"");
    copy.says("\"p9.0.0\":\"Memoria\"").says("\"max_words\":4");
    let page = nuria.get(&draft).await.is(200).says("<li>Retorno</li>").says("Memoria").says("Aceptada").never_says("¿Quiénes?");
    page.says("Las personas");
}

#[tokio::test]
async fn rows_of_the_budget_keep_to_the_calls_headings() {
    let world = World::new().await;
    let mut terms = terms(1);
    terms["headings"] = json!([
        { "id": "c1", "title": both("Honorarios", "Fees"), "share": 40 },
        { "id": "c2", "title": both("Materiales", "Materials"), "ceiling": 500_000 },
    ]);
    publish_terms(&world, terms).await;
    world
        .visitor()
        .get(&format!("{CALL}/{LINE}/requisitos"))
        .await
        .says("Honorarios: hasta 40 % de lo que se pide")
        .says("hasta 5,000.00 MXN");
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    answers(&nuria, &draft, &[("p1", "Talleres"), ("p2", "yes"), ("p3", "1")]).await.is(303);
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    budgets(&nuria, &draft, "1,000.00").await.is(303);
    let page = format!("{draft}/presupuesto");
    nuria.get(&page).await.is(200).says("Elija el rubro de la convocatoria").says("data-heading=\"c1\"");
    let saves = async |rows: &[(&str, &str, &str)]| {
        let mut form = super::row_names(&nuria.get(&page).await.text());
        form.extend([("rows".to_owned(), rows.len().to_string()), ("do".to_owned(), "save".to_owned())]);
        for (i, (heading, cost, source)) in rows.iter().enumerate() {
            let row = [("concept", "Cosa"), ("quantity", "1"), ("cost", *cost), ("source", *source), ("heading", *heading)];
            form.extend(row.map(|(name, value)| (format!("{name}-{i}"), value.to_owned())));
        }
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        nuria.post(&page, &form).await.is(303);
    };
    saves(&[("c1", "4,000.01", "asked"), ("c2", "6,000.00", "asked"), ("", "90,000.00", "own")]).await;
    let seen = nuria
        .get(&page)
        .await
        .is(200)
        .says("«Honorarios»: puede ser hasta 40 % de lo que se pide. Con lo que se pide ahora caben 4,000.00 MXN");
    seen.says("«Materiales»: se pide más de lo que da la convocatoria en este rubro. Reduzca 1,000.00 MXN");
    nuria.get(&format!("{draft}/revision")).await.says("«Materiales»").never_says("name=\"accept\"");
    saves(&[("c1", "3,333.33", "asked"), ("c2", "5,000.00", "asked"), ("", "90,000.00", "own")]).await;
    nuria.get(&format!("{draft}/revision")).await.never_says("Reduzca").says("Honorarios").says("name=\"accept\"");
    files(&nuria, &draft).await.is(303);
    nuria.get(&format!("{draft}/acuse/contenido")).await.says("\"heading\":\"c1\"");
}
