//! Letters leave once, are tried again with pauses, and are given up in the end.

use super::server::MailServer;
use crate::support::{PASSWORD, World};
use acuse::{
    commands::check,
    config::Config,
    mail::{Postman, round},
};
use chrono::Duration;

const FORM: [(&str, &str); 4] = [("name", "Nuria"), ("email", "nuria@example.org"), ("password", PASSWORD), ("language", "es")];

async fn world_with(server: &MailServer) -> (World, Postman) {
    let world = World::with(|config| {
        config.smtp_url = server.url.clone();
        config.mail_from = "Acuse <acuse@example.org>".into();
    })
    .await;
    let postman = Postman::from_settings(&world.app.config).expect("settings").expect("a mail server");
    (world, postman)
}

#[tokio::test]
async fn a_letter_leaves_once_and_keeps_no_link_behind() {
    let server = MailServer::start(true).await;
    let (world, postman) = world_with(&server).await;
    world.visitor().post("/es/cuenta/registro", &FORM).await.is(303);
    assert_eq!(round(&world.app, &postman).await.expect("a round"), 1);
    assert_eq!(round(&world.app, &postman).await.expect("a second round"), 0);
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert!(taken[0].contains("To: nuria@example.org") && taken[0].contains("Auto-Submitted: auto-generated"), "{}", taken[0]);
    assert!(world.letters_to("nuria@example.org").await.is_empty());
}

#[tokio::test]
async fn a_refused_letter_is_tried_again_later_and_given_up_in_the_end() {
    let server = MailServer::start(false).await;
    let (world, postman) = world_with(&server).await;
    world.visitor().post("/es/cuenta/registro", &FORM).await.is(303);
    round(&world.app, &postman).await.expect("a round");
    assert_eq!(round(&world.app, &postman).await.expect("too early"), 0);
    for _ in 0..9 {
        world.app.clock.advance(Duration::hours(25));
        round(&world.app, &postman).await.expect("a round");
    }
    let letter = world.letters_to("nuria@example.org").await.remove(0);
    assert_eq!(letter.tries, 9);
    assert!(letter.given_up_at.is_some() && letter.last_error.expect("a reason").contains("no such person"));
    world.app.clock.advance(Duration::days(30));
    assert_eq!(round(&world.app, &postman).await.expect("a round"), 0, "a dead letter rests");
}

#[tokio::test]
async fn the_steward_sees_a_dead_letter_and_has_it_tried_again() {
    let server = MailServer::start(false).await;
    let (world, postman) = world_with(&server).await;
    let salma = world.steward().await;
    world.visitor().post("/es/cuenta/registro", &FORM).await.is(303);
    for _ in 0..9 {
        round(&world.app, &postman).await.expect("a round");
        world.app.clock.advance(Duration::hours(25));
    }
    let salma_again = world.signed_in(&salma.name).await;
    salma_again.get("/es/responsable/cartas").await.is(200).says("se dejó de intentar").says("no such person");
    let letter = world.letters_to("nuria@example.org").await.remove(0).id;
    salma_again.post(&format!("/es/responsable/cartas/{letter}/reintento"), &[]).await.leads_to("/es/responsable/cartas");
    assert_eq!(round(&world.app, &postman).await.expect("a round"), 1);
}

#[tokio::test]
async fn a_test_letter_tells_whether_mail_works() {
    let takes = MailServer::start(true).await;
    let (world, _) = world_with(&takes).await;
    check::check(&world.app.config, Some("nuria@example.org")).await.expect("taken");
    assert_eq!(takes.taken().len(), 1);
    let refuses = MailServer::start(false).await;
    let config = Config { smtp_url: refuses.url.clone(), ..(*world.app.config).clone() };
    let sentence = check::check(&config, Some("nuria@example.org")).await.expect_err("refused").to_string();
    assert!(sentence.contains("did not take the test letter"), "{sentence}");
    let without = Config { smtp_url: String::new(), ..config };
    let sentence = check::check(&without, Some("nuria@example.org")).await.expect_err("no server").to_string();
    assert!(sentence.contains("no mail server is set"), "{sentence}");
}
