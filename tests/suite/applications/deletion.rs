//! Deleting a draft: asked first, by whoever drafts, with its words and files; the history keeps that it was there.

use super::{PDF, attaches, completes, drafting, files, hidden, joins, rows};
use crate::support::World;
use acuse::{applications::rules::may_delete, ids::PersonId, ledger, mail::Waiting};
use proptest::prelude::*;

#[tokio::test]
async fn a_draft_is_deleted_with_its_words_and_files_and_the_history_says_so() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    attaches(&nuria, &draft, "d2", "carta.pdf", PDF).await.is(303);
    let page = format!("{draft}/borrado");
    nuria.get(&draft).await.is(200).says(&page);
    let seen = hidden(&nuria.get(&page).await.is(200).says("No se puede deshacer").text(), "seen");
    nuria
        .get(&format!("{}/deletion", draft.replace("/es/mi/solicitudes", "/en/my/applications")))
        .await
        .is(200)
        .says("cannot be undone");
    nuria.post(&page, &[("seen", &seen)]).await.is(422).says("Marque la confirmación");
    assert_eq!(rows(&world, "drafts").await, 1);
    // A colleague's change since the page was shown stops it.
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    super::answers(&delia, &draft, &[("p1", "De última hora")]).await.is(303);
    nuria.post(&page, &[("seen", &seen), ("sure", "yes")]).await.is(409).says("Otra persona cambió esto");
    let seen = hidden(&nuria.get(&page).await.is(200).says("les llega una carta").text(), "seen");
    let list = format!("/es/mi/asociaciones/{association}/solicitudes");
    let answer = nuria.post(&page, &[("seen", &seen), ("sure", "yes")]).await.leads_to(&list);
    nuria.follow(answer).await.is(200).says("El borrador quedó borrado").never_says(&draft);
    for table in ["drafts", "draft_answers", "draft_budget", "draft_files"] {
        assert_eq!(rows(&world, table).await, 0, "{table}");
    }
    assert_eq!(std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count(), 0);
    nuria.get(&draft).await.is(410).says("Nuria borró este borrador").says(&list);
    let home = nuria.get(&format!("/es/mi/asociaciones/{association}")).await.is(200);
    home.says("Borró el borrador de una solicitud").says("Nuria");
    assert!(ledger::verify(&world.app.db).await.expect("verified").is_empty());
    let told = "select count(*) from entries where public = 1 and kind = 'association_draft_deleted'";
    let told: i64 = sqlx::query_scalar(told).fetch_one(world.app.db.read()).await.expect("a count");
    assert_eq!(told, 0, "nobody else learns of it");
}

#[tokio::test]
async fn only_who_drafts_deletes_and_never_what_was_filed() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    let page = format!("{draft}/borrado");
    for (name, role) in [("Tomas", "treasurer"), ("Olga", "observer")] {
        let person = joins(&world, &nuria, &association, name, role).await;
        person.get(&draft).await.is(200).never_says(&page);
        person.get(&page).await.is(403);
        person.post(&page, &[("seen", "0"), ("sure", "yes")]).await.is(403);
    }
    let eva = world.person("Eva").await;
    eva.post(&page, &[("seen", "0"), ("sure", "yes")]).await.is(403);
    world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
    completes(&nuria, &draft).await;
    let seen = hidden(&nuria.get(&page).await.is(200).text(), "seen");
    files(&nuria, &draft).await.is(303);
    nuria.get(&page).await.leads_to(&draft);
    nuria.post(&page, &[("seen", &seen), ("sure", "yes")]).await.is(409);
    assert_eq!((rows(&world, "applications").await, rows(&world, "application_files").await), (1, 1));
}

#[tokio::test]
async fn a_draft_of_a_closed_line_can_be_deleted_too() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    completes(&nuria, &draft).await;
    world.app.clock.set("2026-12-20T18:00:00Z".parse().expect("an instant"));
    let nuria = world.signed_in("Nuria").await;
    let page = format!("{draft}/borrado");
    nuria.get(&draft).await.is(200).says("Se conserva para consulta").says(&page);
    let seen = hidden(&nuria.get(&page).await.is(200).text(), "seen");
    nuria.post(&page, &[("seen", &seen), ("sure", "yes")]).await.is(303);
    assert_eq!(rows(&world, "drafts").await, 0);
}

fn told(letters: &[Waiting]) -> Vec<&Waiting> {
    letters.iter().filter(|letter| letter.subject.starts_with("Se borró un borrador")).collect()
}

#[tokio::test]
async fn what_others_wrote_in_only_the_representative_deletes_and_each_of_them_is_told() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    super::answers(&nuria, &draft, &[("p1", "De Nuria")]).await.is(303);
    super::answers(&delia, &draft, &[("p4", "30")]).await.is(303);
    let page = format!("{draft}/borrado");
    delia.get(&draft).await.is(200).says("solo lo borra quien representa").never_says(&page);
    delia.get(&page).await.is(403).says("solo lo borra quien representa");
    let seen = hidden(&nuria.get(&page).await.is(200).text(), "seen");
    delia.post(&page, &[("seen", &seen), ("sure", "yes")]).await.is(403);
    assert_eq!(rows(&world, "drafts").await, 1);
    nuria.post(&page, &[("seen", &seen), ("sure", "yes")]).await.is(303);
    let letters = world.letters_to(&delia.email).await;
    let [letter] = told(&letters)[..] else { panic!("one letter, not {letters:?}") };
    assert!(letter.body.contains("Nuria borró") && letter.body.contains("respuestas (2)"), "{}", letter.body);
    assert!(letter.body.contains(&draft), "{}", letter.body);
    assert!(told(&world.letters_to(&nuria.email).await).is_empty() && told(&world.letters_to(&olga.email).await).is_empty());
}

#[tokio::test]
async fn whoever_comes_back_to_a_deleted_draft_learns_who_did_it_and_what_the_device_still_keeps_is_shown() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    let answers = format!("{draft}/respuestas");
    let mark = hidden(&delia.get(&answers).await.is(200).text(), "shown-p1");
    let page = format!("{draft}/borrado");
    let seen = hidden(&nuria.get(&page).await.is(200).text(), "seen");
    nuria.post(&page, &[("seen", &seen), ("sure", "yes")]).await.is(303);
    let gone = delia.get(&draft).await.is(410).says("Nuria borró este borrador").says("data-left-words").says("¿Qué hará?");
    gone.says(&format!("/es/mi/asociaciones/{association}/solicitudes")).says("en Chicago");
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    delia.get(&english).await.is(410).says("Nuria deleted this draft").says("See the association’s applications");
    for rest in ["respuestas", "presupuesto", "documentos", "revision", "copia", "borrado"] {
        delia.get(&format!("{draft}/{rest}")).await.leads_to(&draft);
    }
    // What was typed meanwhile comes back with the way there.
    let typed = [("shown-p1", mark.as_str()), ("p1", "Lo que estaba escribiendo")];
    let late = delia.post(&answers, &typed).await.is(410).says("Lo que estaba escribiendo").says("borró este borrador");
    late.says(&format!("href=\"{draft}\""));
    let one = [("field", "p1"), ("text", "Lo que estaba escribiendo"), ("shown", mark.as_str())];
    delia.post(&format!("{draft}/guardado"), &one).await.is(410).says("borró este borrador");
    // To others it is as if it had never been.
    world.person("Eva").await.get(&draft).await.is(404).never_says("Nuria");
    world.visitor().get(&draft).await.never_says("Nuria");
}

#[tokio::test]
async fn what_comes_for_a_deleted_draft_is_given_back_under_its_questions() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    let mark = hidden(&delia.get(&format!("{draft}/respuestas")).await.is(200).text(), "shown-p1");
    let seen = hidden(&nuria.get(&format!("{draft}/borrado")).await.is(200).text(), "seen");
    nuria.post(&format!("{draft}/borrado"), &[("seen", &seen), ("sure", "yes")]).await.is(303);
    let marks = ["shown-p1", "shown-p3", "shown-p9"].map(|name| (name, mark.as_str()));
    let typed = [&marks[..], &[("p1", "Lo que estaba escribiendo"), ("p3", "0"), ("p9", "De antes")]].concat();
    let late = delia.post(&format!("{draft}/respuestas"), &typed).await.is(410).says("Nuria borró este borrador");
    late.says("Lo que escribió").says(">Ciudad de México</").says("Una pregunta que ya no se hace").says("De antes");
    let row =
        [("rows", "1"), ("id-0", "r1"), ("shown-0", &mark), ("concept-0", "Telares"), ("cost-0", "1,250.00"), ("do", "save")];
    let late = delia.post(&format!("{draft}/presupuesto"), &row).await.is(410).says("Nuria borró este borrador");
    late.says("Lo que escribió").says("Telares");
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    delia.post(&format!("{english}/answers"), &typed).await.is(410).says("What you wrote").says(">Mexico City</");
    world.person("Eva").await.post(&format!("{draft}/respuestas"), &typed).await.is(404).never_says("Nuria");
}

#[tokio::test]
async fn whoever_drafts_deletes_what_nobody_else_wrote() {
    let world = World::new().await;
    let (nuria, association, draft) = drafting(&world).await;
    let delia = joins(&world, &nuria, &association, "Delia", "drafter").await;
    super::answers(&delia, &draft, &[("p1", "De Delia")]).await.is(303);
    attaches(&delia, &draft, "d2", "carta.pdf", PDF).await.is(303);
    let page = format!("{draft}/borrado");
    delia.get(&draft).await.is(200).says(&page);
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    delia.get(&page).await.is(403);
    let seen = hidden(&nuria.get(&page).await.is(200).text(), "seen");
    nuria.post(&page, &[("seen", &seen), ("sure", "yes")]).await.is(303);
    let again = super::starts(&delia, &association).await;
    super::answers(&delia, &again, &[("p1", "De Delia")]).await.is(303);
    let page = format!("{again}/borrado");
    let seen = hidden(&delia.get(&page).await.is(200).text(), "seen");
    delia.post(&page, &[("seen", &seen), ("sure", "yes")]).await.is(303);
    assert_eq!(rows(&world, "drafts").await, 0);
}

proptest! {
    #[test]
    fn nobody_but_the_representative_deletes_what_others_wrote(writers in prop::collection::btree_set(prop::option::of(0..4_u8), 0..4), me in 0..4_u8) {
        let person = |who: u8| PersonId::from_text(who.to_string());
        let wrote = writers.iter().map(|writer| writer.map(person)).collect();
        prop_assert!(may_delete(true, Some(&person(me)), &wrote).is_ok());
        let alone = writers.iter().all(|writer| *writer == Some(me));
        prop_assert_eq!(may_delete(false, Some(&person(me)), &wrote).is_ok(), alone);
    }
}
