//! `acuse check` says what is right and what is wrong.

use crate::support::{World, office::Typed};
use acuse::{
    applications::context::LineNow,
    commands::{check::check, closing::soon},
    config::Config,
    ids::LineId,
};
use chrono::Duration;

#[tokio::test]
async fn a_healthy_installation_is_checked_while_it_serves() {
    let world = World::new().await;
    world.steward().await;
    let said = check(&world.app.config, None).await.expect("healthy").join("\n");
    assert!(said.contains("The ledger proves itself: 2 entries"), "{said}");
    assert!(said.contains("is whole"), "{said}");
}

#[tokio::test]
async fn lines_that_close_within_three_days_are_named_before_anybody_installs_anything() {
    let world = World::new().await;
    let office = world.office().await;
    let line = office.publishes(&Typed::default()).await;
    let closes = LineNow::of(&world.app, &LineId::from_text(&line), world.app.clock.now()).await.expect("a line").closes();
    let closes = closes.expect("a closing").instant();
    assert_eq!(soon(&world.app.db, closes - Duration::hours(73)).await.expect("told"), Vec::<String>::new());
    let told = soon(&world.app.db, closes - Duration::hours(72)).await.expect("told");
    assert!(told.len() == 1 && told[0].starts_with(&format!("Closing soon: {line}, 20")), "{told:?}");
    assert_eq!(soon(&world.app.db, closes).await.expect("told").len(), 1, "the last instant is in time");
    assert_eq!(soon(&world.app.db, closes + Duration::milliseconds(1)).await.expect("told"), Vec::<String>::new());
}

#[tokio::test]
async fn wrong_settings_and_a_missing_database_are_said() {
    let world = World::new().await;
    let config = Config { smtp_url: "smtp://localhost".into(), mail_from: "nobody".into(), ..(*world.app.config).clone() };
    let sentence = check(&config, None).await.expect_err("wrong").to_string();
    assert!(sentence.contains("mail_from"), "{sentence}");
    let nowhere = Config { data: world.folder().join("nowhere"), ..(*world.app.config).clone() };
    let sentence = check(&nowhere, None).await.expect_err("missing").to_string();
    assert!(sentence.contains("there is no database"), "{sentence}");
}

#[tokio::test]
async fn a_changed_leaf_is_found() {
    let world = World::new().await;
    world.steward().await;
    let config = (*world.app.config).clone();
    let path = world.app.db.path().to_owned();
    world.app.db.close().await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path);
    let pool = sqlx::SqlitePool::connect_with(options).await.expect("the file opens");
    sqlx::query("drop trigger entries_are_not_changed").execute(&pool).await.expect("dropped");
    sqlx::query("update entries set leaf = leaf || ' ' where position = 0").execute(&pool).await.expect("changed");
    pool.close().await;
    let sentence = check(&config, None).await.expect_err("found").to_string();
    assert!(sentence.contains("entry 0"), "{sentence}");
}
