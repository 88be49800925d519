//! From reading the questions to the receipt, and what comes after.

use super::{
    CALL, LINE, PDF, answers, attaches, budgets, completes, drafting, files, joins, publish, registers, resolve, rows, starts,
    suspend,
};
use crate::support::World;
use acuse::{
    applications::{folio::Folio, store},
    ids::LineId,
    ledger,
    vault::sha256,
};

#[tokio::test]
async fn an_association_reads_registers_drafts_and_files() {
    let world = World::new().await;
    publish(&world).await;
    let reading = world.visitor().get(&format!("{CALL}/{LINE}/requisitos")).await.is(200);
    reading.says("¿Qué hará?").says("Acta constitutiva").says("120,000.00 MXN").says("martes 15 de diciembre de 2026, 18:00");
    world.visitor().get(&format!("/en/calls/{LINE}/{LINE}/requirements")).await.is(200).says("What will you do?");
    let page = format!("{CALL}/{LINE}/solicitud");
    world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
    let nuria = world.person("Nuria").await;
    nuria.get(&page).await.is(200).says("Registrar una asociación");
    let association = registers(&nuria, "Club Raíces").await;
    nuria.get(&page).await.is(200).says("Club Raíces");
    nuria.post(&page, &[]).await.is(422).says("Elija quién hace la solicitud.");
    let draft = starts(&nuria, &association).await;
    assert_eq!(starts(&nuria, &association).await, draft, "a second start finds the same draft");
    nuria.get(&draft).await.is(200).says("0 de 4 contestadas").says("0 de 1 obligatorio<");
    completes(&nuria, &draft).await;
    nuria.get(&draft).await.is(200).says("3 de 4 contestadas").says("1 de 1 obligatorio<").says("Lista para presentarse");
    let check = nuria.get(&format!("{draft}/revision")).await.is(200);
    check.says("Talleres de memoria").says("Chicago").says("2,500.00").says(&sha256(PDF));
    let head = ledger::head(&world.app.db).await.expect("a head");
    files(&nuria, &draft).await.leads_to(&format!("{draft}/acuse"));
    receipt(&world, &nuria, &draft, head).await;
}

async fn receipt(world: &World, nuria: &crate::support::Persona, draft: &str, head: i64) {
    let filed = store::filed_of_line(world.app.db.read(), &LineId::from_text(LINE)).await.expect("what was filed");
    let [listed] = &filed[..] else { panic!("one application: {filed:?}") };
    let filed = &store::filed(world.app.db.read(), &listed.id).await.expect("what was filed").expect("it stands");
    assert_eq!(&filed.submitted(), listed, "the list tells what was filed");
    let page = nuria.get(&format!("{draft}/acuse")).await.is(200).says(&filed.folio.to_string()).says(&sha256(PDF));
    let page = page.says("12:00 en Ciudad de México").says("12:00 en Chicago").says("por Acuse").says("Ninguna otra autoridad");
    let page = page.says("sin verificar todavía").says(&filed.content_sha256).says(&format!(">{head}<"));
    let leaf: Vec<u8> = sqlx::query_scalar("select leaf_hash from entries where position = ?")
        .bind(head)
        .fetch_one(world.app.db.read())
        .await
        .expect("the entry");
    page.says(&ledger::hex(&leaf));
    nuria.get(&draft.replace("/es/mi/solicitudes", "/en/my/applications")).await.is(200).says("See the receipt");
    let copy = nuria.get(&format!("{draft}/acuse/contenido")).await.is(200);
    assert_eq!(sha256(&copy.bytes), filed.content_sha256, "the copy has the hash of the receipt");
    assert!(copy.header("content-disposition").starts_with("attachment"));
    assert_eq!(filed.content.answers.get("p3").map(String::as_str), Some("1"));
    assert_eq!(filed.content.budget.totals.asked, 250_000);
    assert_eq!(store::by_folio(world.app.db.read(), &filed.folio).await.expect("by folio").as_ref(), Some(filed));
    assert!(ledger::verify(&world.app.db).await.expect("verified").is_empty());
    let letters = world.letters_to(&nuria.email).await;
    assert!(letters.iter().any(|letter| letter.body.contains(&filed.folio.to_string())), "{letters:?}");
    assert_eq!(rows(world, "drafts").await + rows(world, "draft_files").await, 0, "the draft went into the frozen copy");
    // The leaf tells nothing: neither kind nor folio nor association.
    let leaf: String = sqlx::query_scalar("select leaf from entries where position = ?")
        .bind(head)
        .fetch_one(world.app.db.read())
        .await
        .expect("it");
    assert!(!leaf.contains(&filed.folio.to_string()) && !leaf.contains("application"), "{leaf}");
    proof(nuria, draft, &leaf, &filed.content_sha256).await;
}

/// Whoever holds the receipt can open its leaf, with nothing but SHA-256.
async fn proof(nuria: &crate::support::Persona, draft: &str, leaf: &str, content: &str) {
    let page = nuria.get(&format!("{draft}/acuse/prueba")).await.is(200);
    let proof: serde_json::Value = serde_json::from_slice(&page.bytes).expect("JSON");
    assert_eq!(proof["leaf"], *leaf);
    let salt: Vec<u8> =
        (0..64).step_by(2).map(|i| u8::from_str_radix(&proof["salt"].as_str().unwrap()[i..i + 2], 16).unwrap()).collect();
    let inner = proof["inner"].as_str().unwrap();
    let sealed = sha256(&[&salt[..], inner.as_bytes()].concat());
    assert!(leaf.contains(&sealed), "the leaf commits to the inner text");
    assert!(inner.contains(content), "and that to the copy");
    assert_eq!(proof["leaf_hash"], sha256(&[&[0][..], leaf.as_bytes()].concat()));
}

#[tokio::test]
async fn what_is_missing_is_listed_and_nothing_is_filed() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    answers(&nuria, &draft, &[("p1", "Talleres"), ("p2", "yes")]).await.is(303);
    budgets(&nuria, &draft, "200,000.00").await.is(303);
    let check = nuria.get(&format!("{draft}/revision")).await.is(200);
    let check = check.says("Falta el documento: Acta constitutiva").says("280,000.00 MXN").never_says("name=\"accept\"");
    // Whose clock decides is said before anybody is late, and when the line closes, in both cities.
    check.says("Cuenta la hora del servidor. Al abrir esta página marcaba en Ciudad de México").says(", y en Chicago ");
    nuria.get(&draft).await.is(200).says("Cierra en Ciudad de México").says("Cierra en Chicago");
    let form = [("seen", "2"), ("name", "Nuria"), ("accept", "yes")];
    nuria.post(&format!("{draft}/presentacion"), &form).await.is(422).says("Falta el documento");
    nuria.post(&format!("{draft}/presentacion"), &[]).await.is(422).says("Escriba su nombre");
    assert_eq!(rows(&world, "applications").await, 0);
    nuria.get(&format!("{draft}/acuse")).await.is(404);
}

#[tokio::test]
async fn a_second_filing_is_refused_kindly_and_leads_to_the_first() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    let form = [("seen", "3"), ("name", "Nuria"), ("accept", "yes")];
    let again = nuria.post(&format!("{draft}/presentacion"), &form).await.is(409);
    again.says("La asociación ya presentó una solicitud en esta línea").says(&format!("{draft}/acuse"));
    let page = format!("{CALL}/{LINE}/solicitud");
    nuria.post(&page, &[("as", &association)]).await.is(409).says(&format!("{draft}/acuse"));
    answers_refused(&nuria, &draft).await;
    assert_eq!(rows(&world, "applications").await, 1);
}

/// What was filed is not changed by a form that was still open.
async fn answers_refused(nuria: &crate::support::Persona, draft: &str) {
    let form = [("shown-p1", "x"), ("p1", "otra cosa")];
    nuria.post(&format!("{draft}/respuestas"), &form).await.is(409);
    nuria.post(&format!("{draft}/guardado"), &[("field", "p1"), ("text", "otra"), ("shown", "")]).await.is(409);
    attaches(nuria, draft, "d1", "otra.pdf", PDF).await.is(409);
}

#[tokio::test]
async fn of_two_filings_at_once_one_wins() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let omar = joins(&world, &nuria, &association, "Omar", "representative").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    let (one, other) = tokio::join!(files(&nuria, &draft), files(&omar, &draft));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    assert_eq!((rows(&world, "applications").await, rows(&world, "receipts").await), (1, 1));
}

#[tokio::test]
async fn a_change_by_a_colleague_stops_the_filing_until_it_was_seen() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    let form = [("seen", "2"), ("name", "Nuria"), ("accept", "yes")];
    nuria
        .post(&format!("{draft}/presentacion"), &form)
        .await
        .is(409)
        .says("No se presentó: algo cambió desde que abrió esta página.");
    files(&nuria, &draft).await.is(303);
}

#[tokio::test]
async fn a_withdrawal_is_recorded_and_frees_the_line() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    let page = format!("{draft}/retiro");
    nuria.get(&page).await.is(200).says("El acuse y la copia se conservan");
    nuria.post(&page, &[("reason", "<b>cambio</b>")]).await.is(422).says("Marque la confirmación");
    nuria.post(&page, &[("reason", "<b>cambio</b>"), ("sure", "yes")]).await.leads_to(&draft);
    nuria.get(&draft).await.is(200).says("Retirada").says("&lt;b&gt;cambio");
    let letters = world.letters_to(&nuria.email).await;
    assert!(letters.iter().any(|letter| letter.subject.starts_with("Se retiró la solicitud")), "{letters:?}");
    nuria.post(&page, &[("sure", "yes")]).await.is(409);
    let again = starts(&nuria, &association).await;
    assert_ne!(again, draft);
    completes(&nuria, &again).await;
    files(&nuria, &again).await.is(303);
    nuria.get(&format!("/es/mi/asociaciones/{association}/solicitudes")).await.is(200).says("Retirada").says("Presentada");
}

#[tokio::test]
async fn a_suspended_line_receives_nothing_and_its_applications_say_so() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    suspend(&world).await;
    nuria.get(&draft).await.is(200).says("La línea está suspendida");
    let desk = nuria.get("/es/mi").await.is(200).says("Borradores en líneas suspendidas");
    let desk = desk.says("Los borradores se conservan").never_says("Borradores por presentar").never_says("Cierra:");
    desk.says("<span class=\"state\">Suspendida</span>");
    let form = [("seen", "3"), ("name", "Nuria"), ("accept", "yes")];
    nuria.post(&format!("{draft}/presentacion"), &form).await.is(409).says("La línea está suspendida");
    assert_eq!(rows(&world, "applications").await, 0);
}

#[tokio::test]
async fn whoever_comes_back_to_a_page_of_the_draft_is_led_to_what_became_of_it() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    for page in ["respuestas", "presupuesto", "documentos", "revision"] {
        nuria.get(&format!("{draft}/{page}")).await.leads_to(&draft);
    }
    let late = nuria.post(&format!("{draft}/respuestas"), &[("p1", "Tarde"), ("shown-p1", "")]).await.is(409);
    late.says("Lo que escribió no quedó guardado").says("con el folio ACU-").says("Tarde").says(&format!("href=\"{draft}\""));
    nuria.get("/es/mi").await.says("Presentada").never_says("Borradores por presentar");
}

#[tokio::test]
async fn after_the_resolution_nothing_is_withdrawn() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    files(&nuria, &draft).await.is(303);
    resolve(&world).await;
    nuria.get(&draft).await.is(200).says("La línea está resuelta").never_says("Retirar la solicitud");
    nuria.get("/es/mi").await.is(200).says("Con resultado").never_says("El resultado está en la página de la convocatoria");
    nuria.get(&format!("{draft}/retiro")).await.leads_to(&draft);
    let refused = nuria.post(&format!("{draft}/retiro"), &[("sure", "yes")]).await.is(409);
    refused.says(&format!("href=\"{draft}\"")).says("Ver cómo está");
}

#[test]
fn a_folio_on_a_receipt_is_read_back() {
    let folio = Folio::of([7; 11]);
    assert_eq!(Folio::parse(&folio.to_string().to_lowercase()), Ok(folio));
}
