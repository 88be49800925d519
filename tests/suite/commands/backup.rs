//! Backup and restore: the same record, or a clear refusal.

use crate::support::World;
use acuse::{
    app::App,
    clock::Clock,
    commands::{backup::backup, check::check, restore::restore},
    config::Config,
    ids::FileId,
};
use std::{fs, path::PathBuf};

/// A world with an account and a kept file, its backup, and settings for another place.
async fn backed_up() -> (World, PathBuf, Config, FileId) {
    let world = World::new().await;
    world.steward().await;
    let file = a_kept_file(&world).await;
    let folder = world.folder().join("backup");
    let said = backup(&world.app.config, &folder).await.expect("backed up, beside the running server").join("\n");
    assert!(said.contains("The key is not in it"), "{said}");
    let elsewhere = Config { data: world.folder().join("restored"), ..(*world.app.config).clone() };
    (world, folder, elsewhere, file)
}

/// A file that a row refers to, as rooms with papers keep them.
async fn a_kept_file(world: &World) -> FileId {
    let file = FileId::random();
    world.app.vault.keep(&file, b"un recibo sellado").expect("kept");
    let path = world.app.db.path().to_owned();
    let pool = sqlx::SqlitePool::connect_with(sqlx::sqlite::SqliteConnectOptions::new().filename(path)).await.expect("the file");
    sqlx::query("create table papers_of_this_test (file text)").execute(&pool).await.expect("a table");
    sqlx::query("insert into papers_of_this_test values (?)").bind(&file).execute(&pool).await.expect("a row");
    pool.close().await;
    file
}

async fn leaves(app: &App) -> Vec<(i64, String, Vec<u8>)> {
    sqlx::query_as("select position, leaf, leaf_hash from entries order by position")
        .fetch_all(app.db.read())
        .await
        .expect("entries")
}

#[tokio::test]
async fn a_restored_backup_is_the_same_record() {
    let (world, folder, elsewhere, file) = backed_up().await;
    assert!(!folder.join("key").exists());
    restore(&elsewhere, &folder).await.expect("restored");
    check(&elsewhere, None).await.expect("healthy");
    let restored = App::open(elsewhere, Clock::system()).await.expect("it opens");
    assert_eq!(leaves(&restored).await, leaves(&world.app).await);
    assert_eq!(restored.vault.read(&file).expect("it opens with the same key"), b"un recibo sellado");
}

#[tokio::test]
async fn a_restore_writes_over_nothing() {
    let (world, folder, _, _) = backed_up().await;
    let sentence = restore(&world.app.config, &folder).await.expect_err("refused").to_string();
    assert!(sentence.contains("is not empty"), "{sentence}");
    let sentence = backup(&world.app.config, &folder).await.expect_err("refused").to_string();
    assert!(sentence.contains("is not empty"), "{sentence}");
}

#[tokio::test]
async fn a_truncated_backup_is_refused() {
    let (_world, folder, elsewhere, file) = backed_up().await;
    let database = folder.join("acuse.sqlite");
    let bytes = fs::read(&database).expect("the copy");
    fs::write(&database, &bytes[..bytes.len() / 2]).expect("cut");
    let sentence = restore(&elsewhere, &folder).await.expect_err("refused").to_string();
    assert!(sentence.contains("cut short"), "{sentence}");
    fs::write(&database, bytes).expect("mended");
    fs::remove_file(folder.join("files").join(file.as_str())).expect("removed");
    let sentence = restore(&elsewhere, &folder).await.expect_err("refused").to_string();
    assert!(sentence.contains("cannot be read"), "{sentence}");
    assert!(!elsewhere.data.exists());
}

#[tokio::test]
async fn a_backup_without_its_list_or_with_a_strange_one_is_refused() {
    let (_world, folder, elsewhere, _) = backed_up().await;
    let list = folder.join("manifest.json");
    let text = fs::read_to_string(&list).expect("the list");
    fs::write(&list, text.replace("acuse.sqlite", "../acuse.sqlite")).expect("changed");
    let sentence = restore(&elsewhere, &folder).await.expect_err("refused").to_string();
    assert!(sentence.contains("strange file"), "{sentence}");
    fs::remove_file(&list).expect("removed");
    let sentence = restore(&elsewhere, &folder).await.expect_err("refused").to_string();
    assert!(sentence.contains("no finished backup"), "{sentence}");
}

#[tokio::test]
async fn a_missing_file_is_found_by_check_and_by_backup() {
    let (world, _, _, file) = backed_up().await;
    world.app.vault.remove(&file).expect("removed");
    let sentence = check(&world.app.config, None).await.expect_err("found").to_string();
    assert!(sentence.contains(file.as_str()), "{sentence}");
    let sentence = backup(&world.app.config, &world.folder().join("second")).await.expect_err("found").to_string();
    assert!(sentence.contains("not finished"), "{sentence}");
}
