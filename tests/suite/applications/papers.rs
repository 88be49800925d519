//! Papers: only what they truly are, encrypted on disk, back as downloads, never too large.

use super::{PDF, attaches, publish, registers, rows, starts};
use crate::support::World;
use acuse::applications::papers::{FileKind, safe_name};
use proptest::prelude::*;

#[tokio::test]
async fn a_page_that_calls_itself_a_pdf_is_refused_at_its_field() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    let page = b"<!doctype html><script>alert(1)</script>";
    attaches(&nuria, &draft, "d1", "acta.pdf", page).await.is(422).says("Use PDF, JPEG o PNG");
    attaches(&nuria, &draft, "d1", "acta.pdf", b"").await.is(422).says("Elija primero un archivo");
    attaches(&nuria, &draft, "no", "acta.pdf", PDF).await.is(404);
    assert_eq!(rows(&world, "draft_files").await, 0);
}

#[tokio::test]
async fn too_large_a_file_gets_a_page_that_says_so() {
    let world = World::with(|config| config.max_file_bytes = 2000).await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    let mut large = PDF.to_vec();
    large.resize(2001, b' ');
    attaches(&nuria, &draft, "d1", "acta.pdf", &large).await.is(413).says("más grande de lo permitido");
    large.truncate(2000);
    attaches(&nuria, &draft, "d1", "acta.pdf", &large).await.is(303);
}

#[tokio::test]
async fn nobody_sends_files_without_end() {
    let world = World::with(|config| config.max_files_an_hour = 3).await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    for name in ["a.pdf", "b.pdf", "c.pdf"] {
        attaches(&nuria, &draft, "d1", name, PDF).await.is(303);
    }
    attaches(&nuria, &draft, "d1", "d.pdf", PDF).await.is(429).says("Hubo demasiados intentos seguidos");
    assert_eq!(rows(&world, "draft_files").await, 3);
    world.app.clock.advance(chrono::Duration::hours(1) + chrono::Duration::seconds(1));
    attaches(&nuria, &draft, "d1", "d.pdf", PDF).await.is(303);
}

#[tokio::test]
async fn a_paper_is_encrypted_on_disk_and_comes_back_as_a_download() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = starts(&nuria, &association).await;
    attaches(&nuria, &draft, "d1", "../../acta \"final\".exe", PDF).await.is(303);
    let id: String = sqlx::query_scalar("select id from draft_files").fetch_one(world.app.db.read()).await.expect("a file");
    let sealed = std::fs::read(world.app.config.data.join("files").join(&id)).expect("the file on disk");
    assert!(!sealed.windows(4).any(|w| w == b"%PDF"), "it is readable on disk");
    let path = format!("{draft}/documentos/{id}");
    let back = nuria.get(&path).await.is(200);
    assert_eq!(back.bytes, PDF);
    assert_eq!((back.header("content-type"), back.header("x-content-type-options")), ("application/pdf", "nosniff"));
    assert!(back.header("content-security-policy").starts_with("sandbox"));
    let disposition = back.header("content-disposition");
    assert!(
        disposition.starts_with("attachment;") && disposition.contains(".pdf") && !disposition.contains(".."),
        "{disposition}"
    );
    world.person("Eva").await.get(&path).await.is(403);
    // The same name again takes its place; taking it off takes it off the disk.
    attaches(&nuria, &draft, "d1", "acta \"final\".exe", PDF).await.is(303);
    assert_eq!(rows(&world, "draft_files").await, 1);
    let id: String = sqlx::query_scalar("select id from draft_files").fetch_one(world.app.db.read()).await.expect("a file");
    nuria.post(&format!("{draft}/documentos/{id}/retiro"), &[]).await.is(303);
    let left = std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count();
    assert_eq!((rows(&world, "draft_files").await, left), (0, 0));
}

proptest! {
    #[test]
    fn names_are_safe_whatever_they_were(given in ".{0,300}") {
        let name = safe_name(&given, FileKind::Pdf);
        prop_assert!(name.ends_with(".pdf") && name.chars().count() <= 104);
        prop_assert!(!name.contains(['/', '\\', '"', '<', '>', '\n', '\r', '\0']) && !name.starts_with('.'));
    }
}

#[test]
fn kinds_are_told_by_first_bytes() {
    assert_eq!(FileKind::sniff(PDF), Some(FileKind::Pdf));
    assert_eq!(FileKind::sniff(b"\x89PNG\r\n\x1a\n0000"), Some(FileKind::Png));
    assert_eq!(FileKind::sniff(b"\xff\xd8\xff\xe0 0000"), Some(FileKind::Jpeg));
    assert_eq!(FileKind::sniff(b"GIF89a"), None);
    assert_eq!(FileKind::sniff(b"PK\x03\x04"), None);
}
