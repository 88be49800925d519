//! Deleting a draft: asked first, by whoever drafts, with its words and files; the history keeps that it was there.

use super::{PDF, attaches, completes, drafting, files, hidden, joins, rows};
use crate::support::World;
use acuse::ledger;

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
    let seen = hidden(&delia.get(&page).await.is(200).text(), "seen");
    let list = format!("/es/mi/asociaciones/{association}/solicitudes");
    let answer = delia.post(&page, &[("seen", &seen), ("sure", "yes")]).await.leads_to(&list);
    delia.follow(answer).await.is(200).says("El borrador quedó borrado").never_says(&draft);
    for table in ["drafts", "draft_answers", "draft_budget", "draft_files"] {
        assert_eq!(rows(&world, table).await, 0, "{table}");
    }
    assert_eq!(std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count(), 0);
    nuria.get(&draft).await.is(404);
    let home = nuria.get(&format!("/es/mi/asociaciones/{association}")).await.is(200);
    home.says("Borró el borrador de una solicitud").says("Delia");
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
