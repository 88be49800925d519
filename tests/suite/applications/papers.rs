//! Papers: only what they truly are, encrypted on disk, back as downloads, never too large.

use super::{CALL, LINE, PDF, attaches, drafting, publish, registers, rows, starts};
use crate::support::{Part, World};
use acuse::{
    applications::papers::{FileKind, MOST_A_PAPER, free_name, is_named_after, safe_name},
    commands::{backup::backup, check::check, restore::restore},
    config::Config,
};
use proptest::prelude::*;
use std::{
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, SystemTime},
};

#[tokio::test]
async fn a_page_that_calls_itself_a_pdf_is_refused_at_its_field() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    let page = b"<!doctype html><script>alert(1)</script>";
    attaches(&nuria, &draft, "d1", "acta.pdf", page).await.is(422).says("Use PDF, JPEG o PNG");
    attaches(&nuria, &draft, "d1", "acta.pdf", b"").await.is(422).says("Elija primero un archivo");
    attaches(&nuria, &draft, "no", "acta.pdf", PDF).await.is(404);
    assert_eq!(rows(&world, "draft_files").await, 0);
}

#[tokio::test]
async fn too_large_a_file_is_told_of_at_its_field_with_the_limit() {
    let world = World::with(|config| config.max_file_bytes = 2000).await;
    let (nuria, _, draft) = drafting(&world).await;
    let mut large = PDF.to_vec();
    large.resize(2001, b' ');
    let refused = attaches(&nuria, &draft, "d1", "acta.pdf", &large).await.is(422);
    refused.says("«acta.pdf» es más grande de lo permitido: cada archivo puede pesar hasta 2 KB").says("id=\"campo-d1\"");
    large.truncate(2000);
    attaches(&nuria, &draft, "d1", "acta.pdf", &large).await.is(303);
}

#[tokio::test]
async fn one_file_that_is_too_large_keeps_none_of_the_others_out() {
    let world = World::with(|config| config.max_file_bytes = 2000).await;
    let (nuria, _, draft) = drafting(&world).await;
    let large = [PDF, &[b' '; 9000]].concat();
    let file = |file, bytes| Part::File { name: "file", file, kind: "application/pdf", bytes };
    let parts = [file("uno.pdf", PDF), file("pesado.pdf", &large), file("dos.pdf", PDF), Part::Field("paper", "d1")];
    let answer = nuria.post_multipart(&format!("{draft}/documentos"), &parts).await.is(422);
    answer.says("«pesado.pdf» es más grande").says("«uno.pdf» quedó adjunto").says("«dos.pdf» quedó adjunto");
    assert_eq!(rows(&world, "draft_files").await, 2);
    let english = format!("{}/papers", draft.replace("/es/mi/solicitudes", "/en/my/applications"));
    nuria.post_multipart(&english, &parts).await.is(422).says("“pesado.pdf” is larger than allowed").says("up to 2 KB");
    let left = std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count();
    assert_eq!(left, 2, "what was too large, or replaced, stays in the vault");
}

#[tokio::test]
async fn kinds_and_size_of_files_are_said_before_anybody_registers() {
    let world = World::new().await;
    publish(&world).await;
    let (page, nobody) = (format!("{CALL}/{LINE}"), world.visitor());
    for page in [format!("{page}/requisitos"), format!("{page}/formulario-en-blanco")] {
        nobody.get(&page).await.is(200).says("PDF, JPEG o PNG, hasta 10 MB por archivo").runs_no_script();
    }
    nobody.get(&format!("/en/calls/redes-2027/{LINE}/requirements")).await.is(200).says("PDF, JPEG or PNG, up to 10 MB");
}

#[tokio::test]
async fn nobody_sends_files_without_end() {
    let world = World::with(|config| config.max_files_an_hour = 3).await;
    let (nuria, _, draft) = drafting(&world).await;
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
    let (nuria, _, draft) = drafting(&world).await;
    attaches(&nuria, &draft, "d1", "../../acta \"final\".exe", PDF).await.is(303);
    let id: String = sqlx::query_scalar("select file from draft_files").fetch_one(world.app.db.read()).await.expect("a file");
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
    // The same file again takes its own place; taking it off takes it off the disk.
    attaches(&nuria, &draft, "d1", "acta \"final\".exe", PDF).await.is(303);
    assert_eq!(rows(&world, "draft_files").await, 1);
    let id: String = sqlx::query_scalar("select file from draft_files").fetch_one(world.app.db.read()).await.expect("a file");
    nuria.post(&format!("{draft}/documentos/{id}/retiro"), &[]).await.is(303);
    let left = std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count();
    assert_eq!((rows(&world, "draft_files").await, left), (0, 0));
}

#[tokio::test]
async fn several_files_come_in_one_form_and_one_that_is_refused_keeps_none_out() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    let file = |file, bytes| Part::File { name: "file", file, kind: "application/pdf", bytes };
    let page = format!("{draft}/documentos");
    let zip: &[u8] = b"PK\x03\x04 a million zeros";
    let parts = [Part::Field("paper", "d1"), file("hoja 1.pdf", PDF), file("bomba.zip", zip), file("hoja 2.pdf", b"%PDF-1.7 2")];
    let text = nuria.post_multipart(&page, &parts).await.is(422).says("«bomba.zip» no se adjuntó").text();
    assert!(text.contains("«hoja 1.pdf» quedó adjunto") && text.contains("hoja 2.pdf"), "{text}");
    assert_eq!(rows(&world, "draft_files").await, 2);
    let listed = nuria.get(&page).await.is(200).text();
    assert!(listed.find("hoja 1.pdf") < listed.find("hoja 2.pdf"), "in the order in which they were chosen");
    nuria.get(&page).await.is(200).says("hasta 12 por documento").says("hasta 10 MB");
}

#[tokio::test]
async fn the_same_bytes_twice_are_said_and_not_refused() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    attaches(&nuria, &draft, "d2", "carta.pdf", PDF).await.is(303);
    let page = nuria.get(&format!("{draft}/documentos")).await.is(200);
    page.says("Tiene el mismo contenido que «acta.pdf», que ya estaba").says("Tiene el mismo contenido que «carta.pdf»");
    assert_eq!(rows(&world, "draft_files").await, 2);
}

#[tokio::test]
async fn a_thirteenth_file_is_told_why() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    for number in 0..MOST_A_PAPER {
        attaches(&nuria, &draft, "d1", &format!("{number}.pdf"), PDF).await.is(303);
    }
    attaches(&nuria, &draft, "d1", "otra.pdf", PDF).await.is(422).says("ya tiene todos los archivos que caben");
    attaches(&nuria, &draft, "d1", "0.pdf", b"%PDF-1.7 nueva").await.is(422).says("ya tiene todos los archivos que caben");
}

#[tokio::test]
async fn hostile_names_come_back_harmless() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    let long = "ñ".repeat(300);
    let names = [
        "../../../etc/passwd",
        "C:\\Windows\\system32\\acta.pdf",
        "acta\u{202e}fdp.exe",
        "<img src=x onerror=alert(1)>.pdf",
        "Constitucio\u{301}n.pdf",
        ".htaccess",
        &long,
    ];
    for (number, given) in names.iter().enumerate() {
        attaches(&nuria, &draft, "d1", given, format!("%PDF-1.7 {number}").as_bytes()).await.is(303);
    }
    // No browser sends such a name; what does is told that it could not be read.
    attaches(&nuria, &draft, "d1", "acta\u{0}.pdf", PDF).await.is(422).says("No se pudo leer lo enviado");
    let kept: Vec<String> =
        sqlx::query_scalar("select name from draft_files").fetch_all(world.app.db.read()).await.expect("names");
    assert_eq!(kept.len(), names.len(), "{kept:?}");
    for name in &kept {
        assert!(name.len() <= 255 && name.ends_with(".pdf") && !name.contains(['/', '\\', '<', '\u{202e}', '\0']), "{name}");
    }
    assert!(kept.contains(&"Constitución.pdf".to_owned()) && kept.contains(&"passwd.pdf".to_owned()), "{kept:?}");
    nuria.get(&format!("{draft}/documentos")).await.is(200).never_says("<img src=x");
}

#[tokio::test]
async fn a_picture_that_is_also_a_page_is_only_ever_a_download() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    let both = b"%PDF-1.7\n<script>alert(document.cookie)</script><!doctype html>";
    attaches(&nuria, &draft, "d1", "dos.html", both).await.is(303);
    let id: String = sqlx::query_scalar("select file from draft_files").fetch_one(world.app.db.read()).await.expect("a file");
    let back = nuria.get(&format!("{draft}/documentos/{id}")).await.is(200);
    assert_eq!((back.header("content-type"), back.header("x-content-type-options")), ("application/pdf", "nosniff"));
    assert!(back.header("content-disposition").starts_with("attachment;"));
    assert!(back.header("content-security-policy").starts_with("sandbox"));
}

#[tokio::test]
async fn a_file_opens_by_its_reference_in_its_application_and_never_by_hash() {
    let world = World::new().await;
    publish(&world).await;
    let (nuria, eva) = (world.person("Nuria").await, world.person("Eva").await);
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    let other = starts(&eva, &registers(&eva, "Club Puentes").await).await;
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    let (id, hash): (String, String) =
        sqlx::query_as("select file, sha256 from draft_files").fetch_one(world.app.db.read()).await.expect("a file");
    nuria.get(&format!("{draft}/documentos/{hash}")).await.is(404);
    eva.get(&format!("{other}/documentos/{id}")).await.is(404);
    eva.post(&format!("{other}/documentos/{id}/retiro"), &[]).await.is(404);
    nuria.get(&format!("{draft}/documentos/{id}")).await.is(200);
}

#[tokio::test]
async fn papers_are_counted_and_backed_up() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    let (config, kept) = (&world.app.config, world.app.config.data.join("files"));
    let said = check(config, None).await.expect("healthy").join("\n");
    assert!(said.contains("Files that are there and open: 1. Each is the one"), "{said}");
    let folder = world.folder().join("backup");
    backup(config, &folder).await.expect("a backup");
    assert_eq!(std::fs::read_dir(folder.join("files")).expect("files").count(), 1, "the paper of a draft is backed up");
    // What an upload that was cut off left is named, and is no fault. One that may be on its way to its row is not named.
    lies_since(&kept.join("resto.part"), Duration::from_secs(25 * 60 * 60));
    lies_since(&kept.join("en-camino"), Duration::from_secs(23 * 60 * 60));
    let said = check(config, None).await.expect("healthy").join("\n");
    assert!(said.contains("Files that no row refers to: 1.") && said.contains("resto.part"), "{said}");
    assert!(!said.contains("en-camino"), "{said}");
    std::fs::remove_file(kept.join("en-camino")).expect("taken in");
    sqlx::query("update draft_files set sha256 = 'x'").execute(&writer(&world).await).await.expect("changed");
    let sentence = check(config, None).await.expect_err("found").to_string();
    assert!(sentence.contains("is not the one whose hash its row has"), "{sentence}");
    std::fs::remove_file(
        std::fs::read_dir(&kept).expect("files").flatten().map(|e| e.path()).find(|p| p.extension().is_none()).expect("it"),
    )
    .expect("gone");
    let sentence = check(config, None).await.expect_err("found").to_string();
    assert!(sentence.contains("does not open"), "{sentence}");
}

/// Leaves a file in the vault, as old as this.
fn lies_since(path: &Path, age: Duration) {
    std::fs::write(path, b"half").expect("written");
    let file = std::fs::File::options().write(true).open(path).expect("there");
    file.set_modified(SystemTime::now() - age).expect("made older");
}

#[tokio::test]
async fn a_backup_beside_somebody_who_replaces_files_is_whole() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
    let ends = AtomicBool::new(false);
    let replaces = async {
        // Fewer than one person may send in an hour.
        for _ in 0..150 {
            if ends.load(Ordering::Relaxed) {
                break;
            }
            attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let backs_up = async {
        for number in 0..8 {
            let folder = world.folder().join(format!("backup-{number}"));
            backup(&world.app.config, &folder).await.expect("a backup");
            let elsewhere = Config { data: world.folder().join(format!("restored-{number}")), ..(*world.app.config).clone() };
            restore(&elsewhere, &folder).await.expect("restored");
            check(&elsewhere, None).await.expect("healthy");
            assert_eq!(std::fs::read_dir(folder.join("files")).expect("files").count(), 1, "what went is not in it");
        }
        ends.store(true, Ordering::Relaxed);
    };
    tokio::join!(replaces, backs_up);
}

/// As somebody would who changes the database by other means.
async fn writer(world: &World) -> sqlx::SqlitePool {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(world.app.db.path());
    sqlx::SqlitePool::connect_with(options).await.expect("the file opens")
}

#[tokio::test]
async fn the_island_is_told_in_json() {
    let world = World::with(|config| config.max_file_bytes = 2000).await;
    let (nuria, _, draft) = drafting(&world).await;
    let page = format!("{draft}/documentos");
    let send = async |who: &crate::support::Visitor, bytes: &[u8]| {
        let parts = [Part::Field("paper", "d1"), Part::File { name: "file", file: "acta.pdf", kind: "application/pdf", bytes }];
        let answer = who.post_multipart_as(&page, &parts, "application/json").await;
        let said: serde_json::Value = serde_json::from_slice(&answer.bytes).expect("JSON");
        (answer.status.as_u16(), said["state"].as_str().expect("a state").to_owned())
    };
    assert_eq!(send(&nuria, PDF).await, (200, "attached".to_owned()));
    assert_eq!(send(&nuria, b"<html>").await, (422, "refused".to_owned()));
    assert_eq!(send(&nuria, &[b' '; 3000]).await, (413, "refused".to_owned()));
    assert_eq!(send(&world.visitor(), PDF).await, (401, "refused".to_owned()));
    let eva = world.person("Eva").await;
    assert_eq!(send(&eva, PDF).await.0, 403);
}

proptest! {
    #[test]
    fn names_are_safe_whatever_they_were(given in ".{0,300}") {
        let name = safe_name(&given, FileKind::Pdf);
        prop_assert!(name.ends_with(".pdf") && name.chars().count() <= 104 && name.len() <= 255);
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

#[tokio::test]
async fn pages_photographed_one_by_one_stay_though_a_telephone_calls_them_alike() {
    let world = World::new().await;
    let (nuria, _, draft) = drafting(&world).await;
    super::completes(&nuria, &draft).await;
    for page in [&b"%PDF-1.7 primera"[..], b"%PDF-1.7 segunda", b"%PDF-1.7 tercera"] {
        attaches(&nuria, &draft, "d2", "image.pdf", page).await.is(303);
    }
    let shown = nuria.get(&format!("{draft}/documentos")).await.is(200).says("image.pdf").says("image (2).pdf");
    shown.says("«image (3).pdf» quedó adjunto y cifrado, junto al otro archivo que se llama igual");
    // The same one again is no fourth: as after an answer that was lost, and however often.
    for page in [&b"%PDF-1.7 primera"[..], b"%PDF-1.7 segunda", b"%PDF-1.7 segunda", b"%PDF-1.7 tercera", b"%PDF-1.7 segunda"] {
        attaches(&nuria, &draft, "d2", "image.pdf", page).await.is(303);
    }
    let names: Vec<String> = sqlx::query_scalar("select name from draft_files where paper = 'd2' order by name")
        .fetch_all(world.app.db.read())
        .await
        .expect("files");
    assert_eq!(names, ["image (2).pdf", "image (3).pdf", "image.pdf"]);
    super::files(&nuria, &draft).await.is(303);
    let receipt = nuria.get(&format!("{draft}/acuse")).await.is(200);
    for bytes in [&b"%PDF-1.7 primera"[..], b"%PDF-1.7 segunda", b"%PDF-1.7 tercera"] {
        assert!(receipt.text().contains(&acuse::vault::sha256(bytes)), "each page has its hash on the receipt");
    }
}

proptest! {
    #[test]
    fn a_file_is_told_by_the_name_that_it_was_sent_under(sent in "[a-z.() 0-9]{1,6}\\.pdf", other in "[a-z.() 0-9]{0,6}\\.pdf", taken in 0..4_usize) {
        let mut there: Vec<String> = Vec::new();
        for _ in 0..=taken {
            let name = free_name(&sent, |name| there.iter().any(|there| there == name));
            prop_assert!(is_named_after(&name, &sent), "{} was sent as {}", name, sent);
            there.push(name);
        }
        let numbered = other.strip_prefix(sent.strip_suffix(".pdf").unwrap_or_default()).is_some_and(|rest| rest.starts_with(" ("));
        prop_assert!(other == sent || numbered || !is_named_after(&other, &sent), "{} is not {}", other, sent);
    }
}
