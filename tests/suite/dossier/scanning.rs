//! The dossier and the virus scanner: what it finds is neither opened nor lent, and a newer version takes its place.

use super::{Kept, RENEWED, borrows, choice, dossier, hidden_seen, keeps, publish, registers, replaces, rows, starts};
use crate::support::{
    Persona, World,
    scanner::{VIRUS, scanner_at, world_with_scanner},
};
use acuse::scanner::round;

/// The address of a paper's newest version.
async fn newest(world: &World, paper: &str) -> String {
    let chosen = choice(world, paper).await;
    format!("{paper}/versiones/{}", chosen.split('/').nth(1).expect("a version"))
}

/// Nobody opens the newest version, and no page leads to it.
async fn is_set_apart(world: &World, who: &Persona, paper: &str) {
    let version = newest(world, paper).await;
    let page = who.get(paper).await.is(200).says("Stand-In.Test").says("quedó apartado").text();
    assert!(!page.contains(&format!("href=\"{version}\"")), "no link to it");
    who.get(&version).await.is(403).says("quedó apartado");
}

#[tokio::test]
async fn what_a_scanner_finds_is_neither_opened_nor_lent_and_a_newer_version_takes_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("clamd");
    let seen = scanner_at(&socket);
    let world = world_with_scanner(&socket).await;
    publish(&world).await;
    let steward = world.steward().await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let paper = keeps(&nuria, &id, &Kept { bytes: VIRUS, ..Kept::default() }).await;
    assert_eq!(seen.lock().expect("notes").as_slice(), [VIRUS], "asked when it came");
    is_set_apart(&world, &nuria, &paper).await;
    nuria.get(&dossier(&id)).await.is(200).says("El antivirus la apartó");
    let shown = hidden_seen(&nuria, &paper).await;
    nuria.post(&format!("{paper}/muestra"), &[("seen", &shown), ("shown", "yes")]).await.is(303);
    let version = newest(&world, &paper).await;
    let theirs = format!("/es/responsable/asociaciones/{id}/documentos/{}", version.rsplit('/').next().expect("a version"));
    steward.get(&theirs).await.is(403).says("quedó apartado");
    assert_eq!(rows(&world, "dossier_openings").await, 0, "nobody opened anything");
    let draft = starts(&nuria, &id).await;
    let lending = format!("{draft}/documentos-de-la-asociacion");
    let chosen = choice(&world, &paper).await;
    nuria.get(&lending).await.is(200).says("El antivirus apartó estos documentos").never_says(&chosen);
    borrows(&nuria, &draft, &chosen).await.is(422).says("quedó apartado");
    assert_eq!(rows(&world, "draft_files").await, 0);
    replaces(&nuria, &paper, "", RENEWED).await.is(303);
    nuria.get(&newest(&world, &paper).await).await.is(200);
    nuria.get(&paper).await.is(200).says("Revisado por el antivirus");
    nuria.get(&dossier(&id)).await.is(200).never_says("la apartó");
    borrows(&nuria, &draft, &choice(&world, &paper).await).await.leads_to(&format!("{draft}/documentos#d1"));
}

#[tokio::test]
async fn while_the_scanner_is_down_papers_are_kept_and_looked_at_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("clamd");
    let world = world_with_scanner(&socket).await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let paper = keeps(&nuria, &id, &Kept { bytes: VIRUS, ..Kept::default() }).await;
    nuria.get(&paper).await.is(200).says("El antivirus todavía no lo revisa");
    nuria.get(&newest(&world, &paper).await).await.is(200);
    assert!(round(&world.app).await.is_err(), "it says that it could not");
    scanner_at(&socket);
    assert_eq!(round(&world.app).await.expect("it answers now"), 1);
    is_set_apart(&world, &nuria, &paper).await;
    assert_eq!(round(&world.app).await.expect("it answers"), 0);
}

#[tokio::test]
async fn without_a_scanner_nothing_is_said_of_one() {
    let world = World::new().await;
    let nuria = world.person("Nuria").await;
    let id = registers(&nuria, "Club Raíces").await;
    let paper = keeps(&nuria, &id, &Kept::default()).await;
    nuria.get(&paper).await.is(200).never_says("antivirus");
}
