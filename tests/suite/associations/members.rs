//! Members and their roles: the last representative stays, everybody else may go.

use super::{joins, registers};
use crate::support::{Persona, World};

#[tokio::test]
async fn the_last_representative_can_neither_leave_nor_be_demoted() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let page = format!("/es/mi/asociaciones/{id}/integrantes/{}", ana.id);
    ana.post(&page, &[("act", "leave")]).await.is(409).says("Es la única persona representante");
    ana.post(&page, &[("act", "role"), ("role", "drafter")]).await.is(409).says("Es la única persona representante");
    ana.post(&page, &[("act", "remove")]).await.is(409).says("Es la única persona representante");
}

#[tokio::test]
async fn a_representative_hands_over_and_leaves() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    let members = format!("/es/mi/asociaciones/{id}/integrantes");
    eva.get(&format!("/es/mi/asociaciones/{id}/perfil")).await.is(403);
    ana.post(&format!("{members}/{}", eva.id), &[("act", "role"), ("role", "representative")]).await.leads_to(&members);
    eva.get(&format!("/es/mi/asociaciones/{id}/perfil")).await.is(200);
    ana.post(&format!("{members}/{}", ana.id), &[("act", "leave")]).await.leads_to("/es/mi");
    ana.get(&format!("/es/mi/asociaciones/{id}")).await.is(403);
    eva.get(&members).await.is(200).says("eva@example.org").never_says("ana@example.org");
}

#[tokio::test]
async fn a_removed_member_no_longer_gets_in_and_the_history_stays() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "treasurer").await;
    let home = format!("/es/mi/asociaciones/{id}");
    eva.get(&home).await.is(200).says("Tesorería");
    ana.post(&format!("{home}/integrantes/{}", eva.id), &[("act", "remove")]).await.is(303);
    eva.get(&home).await.is(403);
    ana.get(&home).await.is(200).says("Quitó a una persona de la asociación").says("Aceptó una invitación");
    let ended: i64 = sqlx::query_scalar("select count(*) from roles where body = ? and until is not null")
        .bind(&id)
        .fetch_one(world.app.db.read())
        .await
        .expect("roles");
    assert_eq!(ended, 1, "the row of the role that ended stays");
}

#[tokio::test]
async fn whoever_is_removed_or_gets_another_role_is_told_by_letter_whichever_letters_they_want() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "treasurer").await;
    let noe = joins(&world, &ana, &id, "Noe", "observer").await;
    let mine = [("name", "Eva"), ("language", "en"), ("letters", "mine")];
    eva.post("/es/mi/cuenta", &mine).await.is(303);
    let members = format!("/es/mi/asociaciones/{id}/integrantes");
    let told = async |who: &Persona, subject: &str| {
        let letters = world.letters_to(&who.email).await;
        letters.into_iter().filter(|letter| letter.subject == subject).map(|letter| letter.body).collect::<Vec<_>>()
    };
    ana.post(&format!("{members}/{}", eva.id), &[("act", "role"), ("role", "drafter")]).await.is(303);
    let changed = told(&eva, "Your role in Casa del Retorno has changed").await;
    let [letter] = &changed[..] else { panic!("one letter, not {changed:?}") };
    assert!(letter.contains("Ana changed your role") && letter.contains(&format!("/en/my/associations/{id}")), "{letter}");
    ana.post(&format!("{members}/{}", eva.id), &[("act", "remove")]).await.is(303);
    let removed = told(&eva, "You no longer belong to Casa del Retorno").await;
    assert!(removed.len() == 1 && removed[0].contains("Ana removed you"), "{removed:?}");
    ana.post(&format!("{members}/{}", noe.id), &[("act", "remove")]).await.is(303);
    assert_eq!(told(&noe, "Ya no forma parte de Casa del Retorno").await.len(), 1);
    // What one does oneself is told to nobody.
    let iris = joins(&world, &ana, &id, "Iris", "observer").await;
    iris.post(&format!("{members}/{}", iris.id), &[("act", "leave")]).await.is(303);
    assert!(told(&iris, "Ya no forma parte de Casa del Retorno").await.is_empty());
}

#[tokio::test]
async fn members_leave_but_do_not_manage_others() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "observer").await;
    let members = format!("/es/mi/asociaciones/{id}/integrantes");
    eva.get(&format!("{members}/{}", ana.id)).await.is(403);
    eva.post(&format!("{members}/{}", ana.id), &[("act", "remove")]).await.is(403);
    eva.post(&format!("{members}/{}", eva.id), &[("act", "role"), ("role", "representative")]).await.is(403);
    eva.post(&format!("{members}/{}", eva.id), &[("act", "leave")]).await.leads_to("/es/mi");
}
