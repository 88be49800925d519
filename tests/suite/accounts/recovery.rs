//! A forgotten password.

use crate::support::{PASSWORD, World};
use chrono::Duration;

const ASK: &str = "/es/cuenta/contrasena";
const NEW: &str = "cuatro nubes sobre pilsen";

#[tokio::test]
async fn asking_does_not_tell_whether_an_address_has_an_account() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let known = world.visitor().post(ASK, &[("email", &nuria.email)]).await.is(303);
    let unknown = world.visitor().post(ASK, &[("email", "nadie@example.org")]).await.is(303);
    assert_eq!((known.bytes.clone(), known.location()), (unknown.bytes.clone(), unknown.location()));
    assert!(world.letters_to("nadie@example.org").await.is_empty());
}

#[tokio::test]
async fn another_password_ends_every_session_and_its_link_works_once() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    world.visitor().post(ASK, &[("email", &nuria.email)]).await.is(303);
    let link = world.link_to(&nuria.email).await;
    let visitor = world.visitor();
    visitor.get(&link).await.is(200).says("Elegir otra contraseña");
    visitor.post(&link, &[("password", "corta")]).await.is(422).says("Use al menos 12 caracteres");
    let answer = visitor.post(&link, &[("password", NEW)]).await.leads_to("/es/mi");
    visitor.follow(answer).await.is(200).says("La contraseña quedó guardada").says("Entró como Nuria");
    nuria.get("/es/mi").await.leads_to("/es/cuenta/entrar");
    visitor.post(&link, &[("password", PASSWORD)]).await.is(410);
    visitor.post("/es/cuenta/entrar", &[("email", &nuria.email), ("password", PASSWORD)]).await.is(422);
    visitor.post("/es/cuenta/entrar", &[("email", &nuria.email), ("password", NEW)]).await.leads_to("/es/mi");
    assert!(world.letters_to(&nuria.email).await[0].subject.contains("cambió"));
}

#[tokio::test]
async fn a_link_lasts_two_hours() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    world.visitor().post(ASK, &[("email", &nuria.email)]).await.is(303);
    let link = world.link_to(&nuria.email).await;
    world.app.clock.advance(Duration::hours(2));
    world.visitor().get(&link).await.is(410);
    world.visitor().post(&link, &[("password", NEW)]).await.is(410);
}
