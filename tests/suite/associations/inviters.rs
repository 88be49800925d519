//! A way in does not outlive whoever opened it: invitations of somebody who no longer represents the association.

use super::{invites, joins, registers};
use crate::support::{PASSWORD, Persona, World};
use chrono::Duration;

/// Ana represents an association together with Olga, who has invited Eva to represent it too; Eva, with her link.
async fn invited_by_olga(world: &World) -> (Persona, Persona, Persona, String, String) {
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let olga = joins(world, &ana, &id, "Olga", "representative").await;
    invites(&olga, &id, "eva@example.org", "representative").await;
    let link = world.link_to("eva@example.org").await;
    let eva = world.person("Eva").await;
    eva.get(&link).await.is(200);
    (ana, olga, eva, id, link)
}

async fn does_not_get_in(eva: &Persona, id: &str, link: &str) {
    eva.get(link).await.is(410);
    eva.post(link, &[]).await.is(410);
    eva.get(&format!("/es/mi/asociaciones/{id}")).await.is(403);
}

#[tokio::test]
async fn who_is_removed_takes_their_invitations_along_and_the_history_says_so() {
    let world = World::new().await;
    let (ana, olga, eva, id, link) = invited_by_olga(&world).await;
    invites(&ana, &id, "iris@example.org", "observer").await;
    let hers = world.link_to("iris@example.org").await;
    let home = format!("/es/mi/asociaciones/{id}");
    ana.post(&format!("{home}/integrantes/{}", olga.id), &[("act", "remove")]).await.is(303);
    does_not_get_in(&eva, &id, &link).await;
    ana.get(&home).await.is(200).says("Retiró una invitación");
    ana.get(&format!("{home}/invitaciones")).await.is(200).says("iris@example.org").never_says("eva@example.org");
    world.visitor().get(&hers).await.is(200);
}

#[tokio::test]
async fn who_no_longer_represents_it_does_not_let_others_in_either() {
    let world = World::new().await;
    let (ana, olga, eva, id, link) = invited_by_olga(&world).await;
    ana.post(&format!("/es/mi/asociaciones/{id}/integrantes/{}", olga.id), &[("act", "role"), ("role", "drafter")]).await.is(303);
    does_not_get_in(&eva, &id, &link).await;
}

#[tokio::test]
async fn an_invitation_that_a_colleague_sends_again_is_theirs() {
    let world = World::new().await;
    let (ana, olga, eva, id, _) = invited_by_olga(&world).await;
    let page = format!("/es/mi/asociaciones/{id}/invitaciones");
    let invitation = super::capture(&ana.get(&page).await.text(), r#"name="invitation" value="([^"]+)""#);
    ana.post(&page, &[("act", "renew"), ("invitation", &invitation)]).await.is(303);
    let link = world.link_to("eva@example.org").await;
    olga.post(&format!("/es/mi/asociaciones/{id}/integrantes/{}", olga.id), &[("act", "leave")]).await.is(303);
    eva.post(&link, &[]).await.leads_to(&format!("/es/mi/asociaciones/{id}"));
}

#[tokio::test]
async fn who_deletes_their_account_leaves_no_way_in_behind() {
    let world = World::new().await;
    let (_, olga, eva, id, link) = invited_by_olga(&world).await;
    olga.post("/es/mi/cuenta/borrado", &[("current_password", PASSWORD)]).await.leads_to("/es");
    does_not_get_in(&eva, &id, &link).await;
}

#[tokio::test]
async fn an_address_that_never_answered_is_forgotten_a_month_after_its_invitation_ran_out() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    invites(&ana, &id, "eva@example.org", "drafter").await;
    let left = async || -> Vec<String> {
        let rows = sqlx::query_scalar("select email from association_invitations").fetch_all(world.app.db.read());
        rows.await.expect("invitations")
    };
    world.app.clock.advance(Duration::days(43));
    acuse::associations::actions::tidy(&world.app).await.expect("tidied");
    assert_eq!(left().await, ["eva@example.org"]);
    world.app.clock.advance(Duration::days(1));
    acuse::associations::actions::tidy(&world.app).await.expect("tidied");
    assert_eq!(left().await, [""]);
    let ana = world.signed_in("Ana").await;
    ana.get(&format!("/es/mi/asociaciones/{id}")).await.is(200).says("Se borró la dirección de una invitación");
}
