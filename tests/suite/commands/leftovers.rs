//! Files that no row refers to: a server takes them out after a day, and never one that something refers to or is about to.

use crate::{
    applications::{PDF, attaches, drafting},
    support::World,
};
use acuse::{commands::leftovers::forget, db::Scratch};
use std::{
    fs::File,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);
const AN_HOUR: Duration = Duration::from_secs(60 * 60);

fn vault(world: &World) -> PathBuf {
    world.app.config.data.join("files")
}

/// Leaves something in the vault.
fn lies(folder: &Path, name: &str, age: Duration) {
    std::fs::write(folder.join(name), b"half").expect("written");
    ages(&folder.join(name), age);
}

fn ages(path: &Path, age: Duration) {
    let file = File::options().write(true).open(path).expect("there");
    file.set_modified(SystemTime::now() - age).expect("made older");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the vault").flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn what_was_left_goes_after_a_day_and_what_is_referred_to_stays() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    let folder = vault(&world);
    let [kept] = names(&folder).try_into().expect("one file");
    ages(&folder.join(&kept), 30 * A_DAY);
    lies(&folder, "cortado.part", A_DAY + AN_HOUR);
    lies(&folder, "sin-renglon", A_DAY + AN_HOUR);
    lies(&folder, "en-camino.part", A_DAY - AN_HOUR);
    assert_eq!(forget(&world.app).await.expect("done"), 2);
    let mut stay = vec!["en-camino.part".to_owned(), kept.clone()];
    stay.sort();
    assert_eq!(names(&folder), stay);
    nuria.get(&format!("{draft}/documentos/{kept}")).await.is(200);
    assert_eq!(forget(&world.app).await.expect("done"), 0);
}

#[tokio::test]
async fn what_an_open_transaction_refers_to_stays() {
    let world = World::new().await;
    let (.., draft) = drafting(&world).await;
    let folder = vault(&world);
    lies(&folder, "nombrado", A_DAY + AN_HOUR);
    lies(&folder, "olvidado", A_DAY + AN_HOUR);
    let mut open = Scratch::begin(&world.app.db).await.expect("the writer");
    let id = draft.rsplit('/').next().expect("an id");
    let sql = "insert into draft_files (draft, file, paper, name, kind, bytes, sha256, added_at) values (?, 'nombrado', 'd1', 'a.pdf', 'pdf', 4, 'x', '2026-11-26T00:00:00Z')";
    sqlx::query(sql).bind(id).execute(open.conn()).await.expect("a row");
    let app = world.app.clone();
    let round = tokio::spawn(async move { forget(&app).await });
    // It has looked by now, and waits for whoever writes.
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(names(&folder), ["nombrado", "olvidado"]);
    open.commit().await.expect("committed");
    assert_eq!(round.await.expect("it ends").expect("done"), 1);
    assert_eq!(names(&folder), ["nombrado"]);
}
