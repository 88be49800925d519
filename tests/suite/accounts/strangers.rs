//! What strangers can try, and that none of it keeps anybody out of their own account.

use crate::support::{PASSWORD, World};
use chrono::Duration;

const ENTER: &str = "/es/cuenta/entrar";
const ASK: &str = "/es/cuenta/contrasena";
const REGISTER: &str = "/es/cuenta/registro";
const NURIA: &str = "nuria@example.org";
const THEIRS: &str = "cuatro nubes sobre pilsen";

/// Somebody fails until the door closes.
async fn try_in_vain(world: &World) {
    for _ in 0..11 {
        world.visitor().post(ENTER, &[("email", NURIA), ("password", "otra cosa distinta")]).await;
    }
}

async fn asks_for_a_letter(world: &World) {
    world.visitor().post(ASK, &[("email", NURIA)]).await.is(303);
}

#[tokio::test]
async fn whoever_signed_in_before_is_let_in_however_long_strangers_try() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    nuria.post("/es/cuenta/salir", &[]).await.is(303);
    for _ in 0..12 {
        try_in_vain(&world).await;
        world.app.clock.advance(Duration::minutes(15));
    }
    try_in_vain(&world).await;
    let enter = [("email", NURIA), ("password", PASSWORD)];
    world.visitor().post(ENTER, &enter).await.is(429).says("Hubo demasiados intentos seguidos").says("Olvidé mi contraseña");
    nuria.post(ENTER, &enter).await.leads_to("/es/mi");
    nuria.get("/es/mi").await.is(200);
}

#[tokio::test]
async fn in_a_browser_that_is_known_a_password_cannot_be_guessed_for_long_either() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    nuria.post("/es/cuenta/salir", &[]).await.is(303);
    for _ in 0..5 {
        nuria.post(ENTER, &[("email", NURIA), ("password", "otra cosa distinta")]).await.is(422);
    }
    let enter = [("email", NURIA), ("password", PASSWORD)];
    nuria.post(ENTER, &enter).await.is(429);
    world.visitor().post(ENTER, &enter).await.leads_to("/es/mi");
}

#[tokio::test]
async fn a_mark_is_of_one_person_in_one_browser_until_every_session_is_ended() {
    let world = World::new().await;
    let (nuria, ibai) = (world.person("Nuria").await, world.person("Ibai").await);
    let known = nuria.cookie("acuse-known").expect("a mark");
    ibai.post("/es/cuenta/salir", &[]).await.is(303);
    try_in_vain(&world).await;
    let enter = [("email", NURIA), ("password", PASSWORD)];
    ibai.post(ENTER, &enter).await.is(429);
    let made_up = world.visitor();
    made_up.steal("acuse-known", &format!("{}.{}", &known[..32], "0".repeat(32)));
    made_up.post(ENTER, &enter).await.is(429);
    // A board shares a computer: both are known there.
    let shared = world.visitor();
    shared.steal("acuse-known", &known);
    shared.post(ENTER, &[("email", &ibai.email), ("password", PASSWORD)]).await.leads_to("/es/mi");
    shared.post("/es/cuenta/salir", &[]).await.is(303);
    shared.post(ENTER, &enter).await.leads_to("/es/mi");
    nuria.post("/es/cuenta/salir-de-todo", &[]).await.is(303);
    try_in_vain(&world).await;
    nuria.post(ENTER, &enter).await.is(429);
}

#[tokio::test]
async fn the_letter_opens_the_door_that_strangers_hold_closed() {
    let world = World::new().await;
    world.person("Nuria").await;
    try_in_vain(&world).await;
    asks_for_a_letter(&world).await;
    let (link, elsewhere) = (world.link_to(NURIA).await, world.visitor());
    let answer = elsewhere.post(&link, &[("password", THEIRS)]).await.leads_to("/es/mi");
    elsewhere.follow(answer).await.is(200).says("Entró como Nuria");
}

#[tokio::test]
async fn who_asks_for_letters_without_end_does_not_suppress_them() {
    let world = World::new().await;
    world.person("Nuria").await;
    let before = world.letters_to(NURIA).await.len();
    for _ in 0..4 {
        for _ in 0..6 {
            asks_for_a_letter(&world).await;
        }
        // Each time within the hour that a count is remembered.
        world.app.clock.advance(Duration::minutes(59));
    }
    assert_eq!(world.letters_to(NURIA).await.len() - before, 10, "five in each hour in which somebody asks");
    // Registering a known address, or asking for one kind of letter, uses up nothing of another.
    for _ in 0..6 {
        let form = [("name", "Nuria"), ("email", NURIA), ("password", THEIRS), ("language", "es")];
        world.visitor().post(REGISTER, &form).await.is(303);
    }
    world.app.clock.advance(Duration::minutes(5));
    asks_for_a_letter(&world).await;
    assert!(world.letters_to(NURIA).await[0].subject.contains("Elija otra contraseña"));
}

#[tokio::test]
async fn of_many_tries_at_once_no_more_are_looked_at_than_of_as_many_in_a_row() {
    let world = World::new().await;
    world.person("Nuria").await;
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let visitor = world.visitor();
        tries.spawn(
            async move { visitor.post(ENTER, &[("email", NURIA), ("password", "otra cosa distinta")]).await.status.as_u16() },
        );
    }
    let answers = tries.join_all().await;
    let of = |status: u16| answers.iter().filter(|answer| **answer == status).count();
    assert_eq!((of(422), of(429)), (5, 45), "{answers:?}");
}

#[tokio::test]
async fn whoever_is_signed_in_changes_the_password_while_strangers_try() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    try_in_vain(&world).await;
    let change = "/es/mi/cuenta/contrasena";
    nuria.post(change, &[("current_password", PASSWORD), ("new_password", THEIRS)]).await.leads_to("/es/mi/cuenta");
    for _ in 0..5 {
        nuria.post(change, &[("current_password", "otra cosa distinta"), ("new_password", PASSWORD)]).await.is(422);
    }
    nuria.post(change, &[("current_password", THEIRS), ("new_password", PASSWORD)]).await.is(429);
}

#[tokio::test]
async fn what_somebody_registered_is_not_overwritten_once_no_letter_goes_out() {
    let world = World::new().await;
    let form = |password: &'static str| [("name", "Nuria"), ("email", NURIA), ("password", password), ("language", "es")];
    let nuria = world.visitor();
    for _ in 0..5 {
        nuria.post(REGISTER, &form(PASSWORD)).await.is(303);
    }
    for _ in 0..3 {
        world.visitor().post(REGISTER, &form(THEIRS)).await.is(303);
    }
    let link = world.link_to(NURIA).await;
    nuria.post(&link, &[("password", PASSWORD)]).await.leads_to("/es/mi");
}
