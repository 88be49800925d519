//! Drafts: everything is kept as typed, hostile or unfinished; two people at once do not undo each other's work.

use super::{PDF, answers, budgets, completes, drafting, hidden, joins, publish, registers, row_names, rows, starts};
use crate::support::{Persona, World};
use acuse::{
    applications::{
        actions::{self, Filing},
        answers::seen,
        merge::Sent,
        model::Declaration,
    },
    error::Error,
    ids::ApplicationId,
    policy::Refusal,
    web::upload::Uploaded,
};

#[tokio::test]
async fn hostile_text_comes_back_as_text() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    answers(&nuria, &draft, &[("p1", "</textarea><script>alert(1)</script>")]).await.is(303);
    for page in ["respuestas", "revision"] {
        let text = nuria.get(&format!("{draft}/{page}")).await.is(200).says("&lt;script&gt;").text();
        assert!(!text.contains("<script>alert"), "{page}");
    }
}

#[tokio::test]
async fn too_long_an_answer_is_kept_and_flagged() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    let long = "a".repeat(212);
    answers(&nuria, &draft, &[("p1", &long), ("p4", "muchas")]).await.leads_to(&format!("{draft}/respuestas"));
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200).says(&long);
    page.says("Acorte la respuesta. Caracteres de más: 12.").says("Escriba un número entero");
}

/// Without scripts a count would stand still while somebody types: the page comes with the limit, and the island shows what it counts.
#[tokio::test]
async fn a_limit_is_said_and_nothing_is_counted_before_it_can_be() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    answers(&nuria, &draft, &[("p1", "Talleres de memoria")]).await.is(303);
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200).says("Hasta 200 caracteres");
    page.says("hidden data-counts=\"p1\" data-most=\"200\" class=\"count\"></p>").never_says("Caracteres que quedan: 1");
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
    let (nuria, _, draft) = drafting(&world).await;
    let page = format!("{draft}/respuestas");
    nuria.get(&page).await.is(200).says("<leptos-island").says("data-most=\"200\"");
    let endpoint = format!("{draft}/guardado");
    let saved = nuria.post(&endpoint, &[("field", "p1"), ("text", "uno"), ("shown", &seen(""))]).await.is(200);
    assert_eq!(saved.header("content-type"), "application/json");
    saved.says("\"state\":\"saved\"").says(&seen("uno"));
    nuria.post(&endpoint, &[("field", "p1"), ("text", "dos"), ("shown", &seen("uno"))]).await.is(200).says("saved");
    nuria.post(&endpoint, &[("field", "p1"), ("text", "tres"), ("shown", &seen("uno"))]).await.is(200).says("conflict");
    nuria.get(&page).await.is(200).says("dos");
    world.visitor().post(&endpoint, &[("field", "p1"), ("text", "x"), ("shown", "")]).await.is(401).says("refused");
    nuria.post_from_another_site(&endpoint, &[("field", "p1"), ("text", "x"), ("shown", "")]).await.is(403);
}

/// Nuria and Ibai have the empty form open; Ibai saves first, and Nuria is asked.
async fn two_texts(world: &World) -> (Persona, Persona, String, String) {
    publish(world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let ibai = joins(world, &nuria, &association, "Ibai", "drafter").await;
    let page = format!("{}/respuestas", starts(&nuria, &association).await);
    ibai.post(&page, &[("shown-p1", &seen("")), ("p1", "de Ibai\ncon <b>")]).await.is(303);
    let asked = nuria.post(&page, &[("shown-p1", &seen("")), ("p1", "de Nuria")]).await.is(422);
    let text = asked.says("Ibai guardó aquí otro texto").says("Lo que guardó Ibai:").says("de Ibai\ncon &lt;b&gt;").text();
    assert!(text.contains("name=\"keep-p1\" value=\"theirs\"") && hidden(&text, "mine-p1") == "de Nuria");
    let shown = hidden(&text, "shown-p1");
    (nuria, ibai, page, shown)
}

#[tokio::test]
async fn of_two_texts_one_is_chosen() {
    for (keep, field, kept) in [
        ("mine", "de Nuria, cambiado después", "de Nuria"),
        ("theirs", "de Nuria", "de Ibai\ncon &lt;b"),
        ("edited", "de Ibai y Nuria", "de Ibai y Nuria"),
    ] {
        let world = World::new().await;
        let (nuria, ibai, page, shown) = two_texts(&world).await;
        let form = [("shown-p1", shown.as_str()), ("mine-p1", "de Nuria"), ("keep-p1", keep), ("p1", field)];
        nuria.post(&page, &form).await.is(303);
        let text = ibai.get(&page).await.is(200).says(kept).text();
        assert_eq!(text.contains("de Nuria"), kept.contains("de Nuria"), "{keep}");
    }
}

#[tokio::test]
async fn a_form_that_comes_back_holds_what_colleagues_saved_in_its_other_fields() {
    let world = World::new().await;
    let (nuria, ibai, page, _) = two_texts(&world).await;
    let empty = seen("");
    ibai.post(&page, &[("shown-p4", empty.as_str()), ("p4", "30")]).await.is(303);
    // From an older page she changes one answer that he changed too, and not the other.
    let form = [("shown-p1", empty.as_str()), ("p1", "de Nuria"), ("shown-p4", &empty), ("p4", "")];
    let back = nuria.post(&page, &form).await.is(422).text();
    assert_eq!((hidden(&back, "shown-p4"), hidden(&back, "p4")), (seen("30"), "30".to_owned()));
    let again = [("shown-p4", hidden(&back, "shown-p4")), ("p4", hidden(&back, "p4"))];
    let again: Vec<(&str, &str)> = again.iter().map(|(name, text)| (*name, text.as_str())).collect();
    nuria.post(&page, &again).await.is(303);
    assert_eq!(hidden(&ibai.get(&page).await.text(), "p4"), "30");
}

#[tokio::test]
async fn a_choice_between_two_texts_does_not_undo_a_third() {
    let world = World::new().await;
    let (nuria, ibai, page, shown) = two_texts(&world).await;
    ibai.post(&page, &[("shown-p1", shown.as_str()), ("p1", "de Ibai, más tarde")]).await.is(303);
    let mine = [("shown-p1", shown.as_str()), ("mine-p1", "de Nuria"), ("keep-p1", "mine"), ("p1", "de Nuria")];
    nuria.post(&page, &mine).await.is(422).says("de Ibai, más tarde").says("de Nuria");
    ibai.get(&page).await.is(200).says("de Ibai, más tarde");
}

#[tokio::test]
async fn ones_own_text_from_another_window_is_told_apart_from_a_colleagues() {
    let world = World::new().await;
    let (nuria, _, page, shown) = two_texts(&world).await;
    nuria.post(&page, &[("shown-p1", shown.as_str()), ("p1", "desde el teléfono")]).await.is(303);
    let old = [("shown-p1", shown.as_str()), ("p1", "desde la oficina")];
    nuria.post(&page, &old).await.is(422).says("Usted guardó aquí otro texto en otra ventana o dispositivo");
}

#[tokio::test]
async fn what_was_typed_comes_back_when_the_session_has_ended() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    let (page, gone) = (format!("{draft}/respuestas"), world.visitor());
    let form = [("shown-p1", seen("")), ("p1", "una hora de trabajo\n\"y más\" <i>".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let text = gone.post(&page, &form).await.is(401).says("Su sesión terminó").text();
    assert!(!text.contains("¿Qué hará?"), "whoever is not signed in reads nothing of the draft");
    let back = (hidden(&text, "shown-p1"), hidden(&text, "p1"));
    assert_eq!(back.1, "una hora de trabajo\n&quot;y más&quot; &lt;i&gt;");
    // Signed in again in the other tab, the button of that page saves it.
    nuria.post(&page, &form).await.is(303);
    nuria.get(&page).await.is(200).says("una hora de trabajo");
    gone.post(&format!("{draft}/presupuesto"), &[("rows", "1"), ("concept-0", "Talleres")]).await.is(401).says("Talleres");
}

#[tokio::test]
async fn while_typing_the_other_text_comes_with_the_answer() {
    let world = World::new().await;
    let (nuria, _, page, _) = two_texts(&world).await;
    let form = [("field", "p1"), ("text", "de Nuria"), ("shown", &seen(""))];
    let answer = nuria.post(&page.replace("/respuestas", "/guardado"), &form).await.is(200);
    let said: serde_json::Value = serde_json::from_slice(&answer.bytes).expect("JSON");
    let both = said["both"].as_str().expect("both texts");
    assert_eq!(said["state"], "conflict");
    assert!(both.contains("de Ibai") && both.contains("de Nuria") && !both.contains("<b>"), "{both}");
    assert!(both.contains(&format!("data-shown=\"{}\"", seen("de Ibai\ncon <b>"))), "{both}");
}

#[tokio::test]
async fn the_budget_is_kept_as_typed_and_added_up() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    let page = format!("{draft}/presupuesto");
    let names = row_names(&nuria.get(&page).await.is(200).text());
    let typed = [
        ("rows", "3"),
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
    let post = async |names: &[(String, String)], typed: &[(&str, &str)]| {
        let names = names.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        nuria.post(&page, &typed.iter().copied().chain(names).collect::<Vec<_>>()).await
    };
    // Two rows are written, one is blank still, and one more is asked for.
    post(&names, &typed).await.leads_to(&format!("{page}?rows=4#fila-4"));
    let text = nuria.get(&format!("{page}?rows=4")).await.is(200).says("id=\"fila-4\"").text();
    assert!(
        text.contains("Honorarios &lt;i")
            && text.contains("3,751.50")
            && text.contains("gratis")
            && text.contains("Escriba el monto")
    );
    let names = row_names(&text);
    let removes = [("rows", "2"), ("do", "remove-0"), ("concept-1", "Local"), ("cost-1", "10")];
    post(&names, &removes).await.is(303);
    nuria.get(&page).await.is(200).never_says("Honorarios").says("Local");
    // The page that still showed the first row writes in it.
    let old = [("rows", "1"), ("do", "save"), ("concept-0", "Otra")];
    let text = post(&names, &old).await.is(422).says("value=\"Otra\"").says("Este renglón ya no está en el presupuesto").text();
    let fresh = row_names(&text);
    let chosen = [("rows", "2"), ("do", "save"), ("concept-0", "Local"), ("cost-0", "10"), ("concept-1", "Otra")];
    post(&fresh, &chosen).await.is(303);
    nuria.get(&page).await.is(200).says("Otra").says("data-totals").says("value=\"Local\"");
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

#[tokio::test]
async fn whoever_is_removed_while_they_wait_for_the_writer_does_nothing_any_more() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let omar = joins(&world, &nuria, &association, "Omar", "representative").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    // As they were known when the request arrived; then the other representative removes them.
    let actor = world.actor(&omar).await;
    nuria.post(&format!("/es/mi/asociaciones/{association}/integrantes/{}", omar.id), &[("act", "remove")]).await.is(303);
    let id = ApplicationId::from_text(draft.rsplit('/').next().unwrap_or_default());
    let (app, now) = (&world.app, world.now());
    let file = Uploaded { name: "otra.pdf".into(), bytes: PDF.to_vec() };
    let attached = actions::add_paper(app, &actor, &id, "d1", file, now).await;
    assert!(matches!(attached, Err(Error::Refused(Refusal::NotYours))), "{attached:?}");
    let sent = [Sent { question: "p1".into(), text: "De quien ya no está".into(), shown: "x".into() }];
    let saved = actions::save_answers(app, &actor, &id, &sent, now).await;
    assert!(matches!(saved, Err(Error::Refused(Refusal::NotYours))), "{saved:?}");
    let seen = hidden(&nuria.get(&format!("{draft}/revision")).await.is(200).text(), "seen");
    let declaration = Declaration { name: "Omar".into(), words: "Declaro".into() };
    let filed = actions::file(app, &actor, &id, Filing { declaration, seen }, now).await;
    assert!(matches!(filed, Err(Error::Refused(Refusal::NotYours))), "{filed:?}");
    assert_eq!((rows(&world, "applications").await, rows(&world, "draft_files").await), (0, 1));
    let kept = std::fs::read_dir(app.config.data.join("files")).expect("the vault").count();
    assert_eq!(kept, 1, "what was refused does not stay in the vault");
}
