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
    visitor.get(&link).await.is(200).says("Confirmar el correo").says("nuria@example.org");
    visitor.get(&link).await.is(200);
    let sign_in = [("email", "nuria@example.org"), ("password", PASSWORD)];
    visitor.post("/es/cuenta/entrar", &sign_in).await.is(422);
    let link = world.link_to("nuria@example.org").await;
    let answer = visitor.post(&link, &[("password", PASSWORD)]).await.leads_to("/es/mi");
    visitor.follow(answer).await.says("El correo quedó confirmado").says("Entró como Nuria");
    visitor.get("/es/mi").await.never_says("El correo quedó confirmado");
    visitor.post(&link, &[("password", PASSWORD)]).await.is(410).says("El enlace ya se usó");
    visitor.get(&link).await.is(410);
}

#[tokio::test]
async fn an_account_opened_in_somebody_elses_address_is_not_confirmed_by_their_own_press() {
    let world = World::new().await;
    let (stranger, nuria) = (world.visitor(), world.visitor());
    let theirs =
        [("name", "Nuria"), ("email", "nuria@example.org"), ("password", "cuatro nubes sobre pilsen"), ("language", "es")];
    nuria.post("/es/cuenta/registro", &form("nuria@example.org", PASSWORD)).await.is(303);
    // The stranger registers the same address until no more letters go out: the newest letter is hers, the password is theirs.
    for _ in 0..6 {
        stranger.post("/es/cuenta/registro", &theirs).await.is(303);
    }
    let link = world.link_to("nuria@example.org").await;
    nuria.post(&link, &[("password", PASSWORD)]).await.is(422).says("No recuerdo la contraseña, o no la elegí yo");
    nuria.post(&link, &[]).await.is(422);
    world.app.clock.advance(Duration::hours(2));
    nuria.post("/es/cuenta/contrasena", &[("email", "nuria@example.org")]).await.is(303);
    let reset = world.link_to("nuria@example.org").await;
    nuria.post(&reset, &[("password", PASSWORD)]).await.leads_to("/es/mi");
    nuria.post("/es/cuenta/entrar", &[("email", "nuria@example.org"), ("password", PASSWORD)]).await.leads_to("/es/mi");
    let enter = [("email", "nuria@example.org"), ("password", "cuatro nubes sobre pilsen")];
    stranger.post("/es/cuenta/entrar", &enter).await.is(422);
    stranger.post(&link, &[("password", "cuatro nubes sobre pilsen")]).await.is(410);
}

#[tokio::test]
async fn passwords_at_a_confirmation_link_cannot_be_guessed_for_long() {
    let world = World::new().await;
    world.visitor().post("/es/cuenta/registro", &form("nuria@example.org", PASSWORD)).await.is(303);
    let link = world.link_to("nuria@example.org").await;
    for _ in 0..5 {
        world.visitor().post(&link, &[("password", "otra cosa distinta")]).await.is(422);
    }
    world.visitor().post(&link, &[("password", PASSWORD)]).await.is(429);
    world.app.clock.advance(Duration::seconds(31));
    world.visitor().post(&link, &[("password", PASSWORD)]).await.leads_to("/es/mi");
}

#[tokio::test]
async fn who_was_going_somewhere_gets_there_through_registration_and_letter() {
    let world = World::new().await;
    let visitor = world.visitor();
    let there = "/es/mi/cuenta";
    let page = visitor.get("/es/cuenta/entrar?next=%2Fes%2Fmi%2Fcuenta").await.is(200);
    page.says("/es/cuenta/registro?next=%2Fes%2Fmi%2Fcuenta");
    visitor.get("/es/cuenta/registro?next=%2Fes%2Fmi%2Fcuenta").await.is(200).says("name=\"next\" value=\"/es/mi/cuenta\"");
    let fields = [&form("nuria@example.org", PASSWORD)[..], &[("next", there)]].concat();
    visitor.post("/es/cuenta/registro", &fields).await.is(303);
    let link = world.link_to("nuria@example.org").await;
    visitor.get(&link).await.is(200).says("name=\"next\" value=\"/es/mi/cuenta\"");
    visitor.post(&link, &[("password", PASSWORD), ("next", there)]).await.leads_to(there);
    let away = [&form("ibai@example.org", PASSWORD)[..], &[("next", "https://elsewhere.example/es")]].concat();
    visitor.post("/es/cuenta/registro", &away).await;
    assert!(!world.link_to("ibai@example.org").await.contains("elsewhere"));
}

#[tokio::test]
async fn a_confirmation_link_lasts_48_hours_and_a_newer_one_replaces_it() {
    let world = World::new().await;
    let visitor = world.visitor();
    visitor.post("/en/account/sign-up", &form("nuria@example.org", PASSWORD)).await.leads_to("/en/account/sign-up/sent");
    let first = world.link_to("nuria@example.org").await;
    visitor.post("/en/account/sign-up", &form("nuria@example.org", PASSWORD)).await.leads_to("/en/account/sign-up/sent");
    let second = world.link_to("nuria@example.org").await;
    visitor.post(&first, &[("password", PASSWORD)]).await.is(410);
    world.app.clock.advance(Duration::hours(48));
    visitor.post(&second, &[("password", PASSWORD)]).await.is(410);
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
    let entries: i64 = sqlx::query_scalar("select count(*) from entries where kind = 'account.opened'")
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    assert_eq!(entries, 5, "a registration without a letter is none");
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
