//! Invitations by letter: for one address, once, for fourteen days.

use super::{capture, invites, registers};
use crate::support::World;
use chrono::Duration;

#[tokio::test]
async fn an_invited_person_signs_up_with_that_address_and_accepts_once() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    invites(&ana, &id, "Eva@Example.org", "drafter").await;
    let letter = world.letters_to("eva@example.org").await.remove(0);
    assert!(letter.body.contains("Casa del Retorno") && letter.body.contains("invites you"), "{}", letter.body);
    let link = world.link_to("eva@example.org").await;

    world
        .visitor()
        .get(&link)
        .await
        .is(200)
        .says("Casa del Retorno")
        .says("Crear una cuenta")
        .never_says("Aceptar la invitación");
    world.visitor().post(&link, &[]).await.leads_to("/es/cuenta/entrar");
    let eva = world.person("Eva").await;
    eva.get(&link).await.is(200).says("Aceptar la invitación");
    eva.get(&format!("/es/mi/asociaciones/{id}")).await.is(403); // opening it accepts nothing
    eva.post(&link, &[]).await.leads_to(&format!("/es/mi/asociaciones/{id}"));
    eva.get(&format!("/es/mi/asociaciones/{id}")).await.is(200).says("Redacción");
    eva.get(&link).await.is(410);
    eva.post(&link, &[]).await.is(410);
}

#[tokio::test]
async fn an_invitation_is_not_for_another_address() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    invites(&ana, &id, "eva@example.org", "representative").await;
    let link = world.link_to("eva@example.org").await;
    let olga = world.person("Olga").await;
    olga.get(&link).await.is(403).says("otra dirección").never_says("eva@example.org");
    olga.post(&link, &[]).await.is(403);
    olga.get("/es/mi").await.is(200).never_says("Casa del Retorno");
}

#[tokio::test]
async fn an_invitation_runs_out_after_fourteen_days() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    invites(&ana, &id, "eva@example.org", "drafter").await;
    let link = world.link_to("eva@example.org").await;
    let eva = world.person("Eva").await;
    world.app.clock.advance(Duration::days(14) - Duration::milliseconds(1));
    eva.get(&link).await.is(200);
    world.app.clock.advance(Duration::milliseconds(1));
    // Sessions have run out as well.
    let (ana, eva) = (world.signed_in("Ana").await, world.signed_in("Eva").await);
    eva.get(&link).await.is(410).says("venció");
    eva.post(&link, &[]).await.is(410);
    ana.get(&format!("/es/mi/asociaciones/{id}/invitaciones")).await.is(200).says("Venció el 6 de diciembre de 2026");
    // The address may be invited again: the one that ran out gives way.
    invites(&ana, &id, "eva@example.org", "drafter").await;
    let link = world.link_to("eva@example.org").await;
    eva.post(&link, &[]).await.is(303);
}

#[tokio::test]
async fn sent_again_the_older_link_stops_working() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let page = format!("/es/mi/asociaciones/{id}/invitaciones");
    invites(&ana, &id, "eva@example.org", "drafter").await;
    let first = world.link_to("eva@example.org").await;
    let invitation = capture(&ana.get(&page).await.text(), r#"name="invitation" value="([^"]+)""#);
    ana.post(&page, &[("act", "renew"), ("invitation", &invitation)]).await.leads_to(&page);
    let second = world.link_to("eva@example.org").await;
    assert_ne!(first, second);
    world.visitor().get(&first).await.is(410);
    world.visitor().get(&second).await.is(200);

    ana.post(&page, &[("act", "withdraw"), ("invitation", &invitation)]).await.leads_to(&page);
    world.visitor().get(&second).await.is(410);
    ana.get(&page).await.is(200).says("No hay invitaciones sin respuesta");
    ana.post(&page, &[("act", "renew"), ("invitation", &invitation)]).await.is(410);
}

#[tokio::test]
async fn nobody_is_invited_twice_or_when_already_a_member() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let page = format!("/es/mi/asociaciones/{id}/invitaciones");
    invites(&ana, &id, "eva@example.org", "drafter").await;
    for email in ["eva@example.org", "ana@example.org"] {
        let again = [("act", "invite"), ("email", email), ("role", "observer")];
        ana.post(&page, &again).await.is(409).says("ya integra la asociación o ya tiene una invitación");
    }
    ana.post(&page, &[("act", "invite"), ("email", "nadie"), ("role", "")])
        .await
        .is(422)
        .says("dirección completa")
        .says("Elija una función");
}

#[tokio::test]
async fn the_desk_shows_what_waits_for_the_persons_address() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    invites(&ana, &id, "eva@example.org", "observer").await;
    let (eva, olga) = (world.person("Eva").await, world.person("Olga").await);
    let link = capture(&eva.get("/es/mi").await.is(200).text(), r#"href="(/es/mi/invitaciones/[^"]+)""#);
    olga.get(&link).await.is(404);
    olga.post(&link, &[]).await.is(404);
    eva.get(&link).await.is(200).says("Aceptar la invitación");
    eva.post(&link, &[]).await.leads_to(&format!("/es/mi/asociaciones/{id}"));
    eva.get("/es/mi").await.is(200).never_says("/es/mi/invitaciones/");
}

#[tokio::test]
async fn letters_have_a_limit_a_day() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let page = format!("/es/mi/asociaciones/{id}/invitaciones");
    for number in 0..40 {
        invites(&ana, &id, &format!("p{number}@example.org"), "observer").await;
    }
    ana.post(&page, &[("act", "invite"), ("email", "una.mas@example.org"), ("role", "observer")]).await.is(429);
    world.app.clock.advance(Duration::hours(25));
    ana.post(&page, &[("act", "invite"), ("email", "una.mas@example.org"), ("role", "observer")]).await.is(303);
}
