//! Papers and the virus scanner.

use super::{PDF, attaches, completes, files, publish, registers, rows, starts, terms};
use crate::support::{
    World,
    scanner::{VIRUS, scanner_at, streamed, world_with_scanner},
};
use acuse::{
    calls::store,
    commands::check::check,
    ledger::Write,
    policy::{Act, Actor, may},
    scanner::{self, round},
};
use tokio::{io::AsyncWriteExt as _, net::UnixListener};

#[tokio::test]
async fn what_a_scanner_finds_is_set_apart_neither_opened_nor_filed() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("clamd");
    let seen = scanner_at(&socket);
    let world = world_with_scanner(&socket).await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    completes(&nuria, &draft).await;
    assert_eq!(seen.lock().expect("notes").as_slice(), [PDF]);
    nuria.get(&format!("{draft}/documentos")).await.is(200).says("Revisado por el antivirus");
    attaches(&nuria, &draft, "d2", "carta.pdf", VIRUS).await.is(303);
    let page = nuria.get(&format!("{draft}/documentos")).await.is(200).says("Stand-In.Test").text();
    let id: String = sqlx::query_scalar("select file from draft_files where paper = 'd2'")
        .fetch_one(world.app.db.read())
        .await
        .expect("a file");
    assert!(!page.contains(&format!("href=\"{draft}/documentos/{id}\"")), "no link to it");
    nuria.get(&format!("{draft}/documentos/{id}")).await.is(403).says("quedó apartado");
    nuria.get(&format!("{draft}/revision")).await.is(200).says("El antivirus apartó el archivo «carta.pdf»");
    let form = [("seen", "99"), ("name", "Nuria"), ("accept", "yes")];
    assert_ne!(nuria.post(&format!("{draft}/presentacion"), &form).await.status.as_u16(), 303);
    assert_eq!(rows(&world, "applications").await, 0);
    // Taken off, nothing stands in the way any more.
    nuria.post(&format!("{draft}/documentos/{id}/retiro"), &[]).await.is(303);
    files(&nuria, &draft).await.is(303);
}

#[tokio::test]
async fn while_the_scanner_is_down_papers_wait_and_are_filed_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("clamd");
    let world = world_with_scanner(&socket).await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    completes(&nuria, &draft).await;
    nuria.get(&format!("{draft}/documentos")).await.is(200).says("El antivirus todavía no lo revisa");
    assert!(round(&world.app).await.is_err(), "it says that it could not");
    assert!(check(&world.app.config, None).await.expect_err("said").to_string().contains("virus scanner does not answer"));
    files(&nuria, &draft).await.is(303);
    scanner_at(&socket);
    assert_eq!(round(&world.app).await.expect("it answers now"), 1, "what was filed meanwhile is scanned too");
    assert_eq!(round(&world.app).await.expect("it answers"), 0);
    assert!(check(&world.app.config, None).await.expect("healthy").join(" ").contains("The virus scanner answers."));
}

#[tokio::test]
async fn a_scanner_that_answers_something_else_has_given_no_verdict() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("clamd");
    let listener = UnixListener::bind(&socket).expect("a socket");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            streamed(&mut stream).await;
            stream.write_all(b"INSTREAM size limit exceeded. ERROR\0").await.expect("it answers");
        }
    });
    let world = world_with_scanner(&socket).await;
    let asked = scanner::of_settings(&world.app.config).expect("a scanner");
    let error = asked.scan(PDF).await.expect_err("no verdict").to_string();
    assert!(error.contains("size limit exceeded"), "{error}");
}

#[tokio::test]
async fn without_a_scanner_nothing_is_said_of_one() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    nuria.get(&format!("{draft}/documentos")).await.is(200).never_says("antivirus");
    assert_eq!(round(&world.app).await.expect("nothing to do"), 0);
}

#[tokio::test]
async fn a_file_for_a_paper_that_is_no_longer_asked_for_stands_in_nobodys_way_and_goes_with_the_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("clamd");
    let _seen = scanner_at(&socket);
    let world = world_with_scanner(&socket).await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    completes(&nuria, &draft).await;
    attaches(&nuria, &draft, "d2", "carta.pdf", VIRUS).await.is(303);
    attaches(&nuria, &draft, "d2", "otra.pdf", b"%PDF-1.7\n%otra\n%%EOF\n").await.is(303);
    nuria.get(&format!("{draft}/revision")).await.is(200).says("El antivirus apartó el archivo «carta.pdf»");
    amend(&world).await;
    let page = nuria.get(&format!("{draft}/documentos")).await.is(200).says("ya no se piden").says("carta.pdf");
    page.says("Quitar otra.pdf");
    files(&nuria, &draft).await.is(303);
    let kept = std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count();
    assert_eq!(kept, 1, "what was filed, and nothing that nobody asked for");
}

/// The line no longer asks for the letter.
async fn amend(world: &World) {
    let permit = may(&Actor::system(), Act::KeepRecord).expect("the system keeps the record");
    let mut write = Write::begin(&world.app.db, permit, world.now()).await.expect("the writer");
    let mut without = terms(2);
    without["papers"].as_array_mut().expect("papers").truncate(1);
    store::enter_terms(&mut write, &serde_json::from_value(without).expect("terms")).await.expect("terms enter");
    write.commit().await.expect("amended");
}
