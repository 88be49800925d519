//! Making an account, and what that must not tell.

use crate::support::{PASSWORD, World, email_of};
use acuse::{accounts::actions::first_steward_link, web::lang::Lang};
use chrono::Duration;

fn form<'a>(email: &'a str, password: &'a str) -> [(&'a str, &'a str); 4] {
    [("name", "Nuria"), ("email", email), ("password", password), ("language", "es")]
}

#[tokio::test]
async fn a_person_registers_confirms_and_signs_in() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    nuria.get("/es/mi").await.is(200).says("Entró como Nuria");
    nuria.get("/en/my").await.is(200).says("You are signed in as Nuria");
}

#[tokio::test]
async fn the_answer_does_not_tell_whether_an_address_has_an_account() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let (one, other) = (world.visitor(), world.visitor());
    let known = one.post("/es/cuenta/registro", &form(&nuria.email, PASSWORD)).await;
    let unknown = other.post("/es/cuenta/registro", &form("nadie@example.org", PASSWORD)).await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(known.bytes, unknown.bytes);
    assert_eq!(known.location(), unknown.location());
    let (known, unknown) = (one.follow(known).await.is(200), other.follow(unknown).await.is(200));
    assert_eq!(known.bytes, unknown.bytes);
    let letters = world.letters_to(&nuria.email).await;
    assert!(letters[0].subject.contains("Ya tiene una cuenta"), "{letters:?}");
}

#[tokio::test]
async fn a_confirmation_link_works_once_and_only_when_its_button_is_used() {
    let world = World::new().await;
    let visitor = world.visitor();
    visitor.post("/es/cuenta/registro", &form("nuria@example.org", PASSWORD)).await.leads_to("/es/cuenta/registro/enviado");
    let link = world.link_to("nuria@example.org").await;
    visitor.get(&link).await.is(200).says("Confirmar el correo");
    visitor.get(&link).await.is(200);
    let sign_in = [("email", "nuria@example.org"), ("password", PASSWORD)];
    visitor.post("/es/cuenta/entrar", &sign_in).await.is(422);
    let link = world.link_to("nuria@example.org").await;
    let answer = visitor.post(&link, &[]).await.leads_to("/es/cuenta/entrar");
    visitor.follow(answer).await.says("El correo quedó confirmado");
    visitor.get("/es/cuenta/entrar").await.never_says("El correo quedó confirmado");
    visitor.post(&link, &[]).await.is(410).says("El enlace ya se usó");
    visitor.get(&link).await.is(410);
}

#[tokio::test]
async fn a_confirmation_link_lasts_48_hours_and_a_newer_one_replaces_it() {
    let world = World::new().await;
    let visitor = world.visitor();
    visitor.post("/en/account/sign-up", &form("nuria@example.org", PASSWORD)).await.leads_to("/en/account/sign-up/sent");
    let first = world.link_to("nuria@example.org").await;
    visitor.post("/en/account/sign-up", &form("nuria@example.org", PASSWORD)).await.leads_to("/en/account/sign-up/sent");
    let second = world.link_to("nuria@example.org").await;
    visitor.post(&first, &[]).await.is(410);
    world.app.clock.advance(Duration::hours(48));
    visitor.post(&second, &[]).await.is(410);
}

#[tokio::test]
async fn a_form_comes_back_as_typed_without_the_password() {
    let world = World::new().await;
    let visitor = world.visitor();
    let answer = visitor.post("/es/cuenta/registro", &form("nuria arroba", "corta")).await.is(422);
    answer
        .says("value=\"nuria arroba\"")
        .says("value=\"Nuria\"")
        .says("Use al menos 12 caracteres")
        .says("Escriba un correo completo")
        .says("href=\"#campo-email\"")
        .never_says("corta\"");
    assert!(world.letters_to("nuria arroba").await.is_empty());
}

#[tokio::test]
async fn one_address_gets_no_more_than_five_letters_an_hour() {
    let world = World::new().await;
    for _ in 0..8 {
        world
            .visitor()
            .post("/es/cuenta/registro", &form("nuria@example.org", PASSWORD))
            .await
            .leads_to("/es/cuenta/registro/enviado");
    }
    assert_eq!(world.letters_to("nuria@example.org").await.len(), 5);
    world.app.clock.advance(Duration::hours(2));
    world
        .visitor()
        .post("/es/cuenta/contrasena", &[("email", "nuria@example.org")])
        .await
        .leads_to("/es/cuenta/contrasena/enviado");
    assert_eq!(world.letters_to("nuria@example.org").await.len(), 6);
}

#[tokio::test]
async fn the_ledger_holds_neither_names_nor_addresses() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let leaves: Vec<String> = sqlx::query_scalar(
        "select leaf from entries union all select inner from entry_sealed union all select coalesce(text, '') from entry_texts",
    )
    .fetch_all(world.app.db.read())
    .await
    .expect("entries");
    assert!(leaves.len() >= 4);
    assert!(!leaves.iter().any(|leaf| leaf.contains(&nuria.name) || leaf.contains("example.org")), "{leaves:?}");
    assert_eq!(acuse::ledger::verify(&world.app.db).await.expect("verified"), Vec::<String>::new());
}

#[tokio::test]
async fn the_first_steward_makes_an_account_with_a_link_that_works_once() {
    let world = World::new().await;
    let replaced = first_steward_link(&world.app, Lang::es).await.expect("a link").expect("no steward yet");
    let salma = world.steward().await;
    world.visitor().get(&crate::support::path_of(&replaced)).await.is(410);
    assert!(first_steward_link(&world.app, Lang::es).await.expect("asked").is_none());
    salma.get("/es/mi").await.is(200).says("Escritorio de la persona responsable");
    assert_eq!(salma.email, email_of("Salma"));
}
