//! Keeping papers: encrypted, with versions, only what they truly are, never changed behind somebody's back.

use super::{Kept, PDF, RENEWED, dossier, hidden_seen, joins, keeps, registers, replaces, rows, sends};
use crate::support::World;
use acuse::{
    commands::check::check,
    db::Scratch,
    dossier::{
        actions::{self, By},
        model::{Dates, PaperKind, What},
    },
    ids::AssociationId,
    web::upload::Uploaded,
};
use std::time::Duration;

#[tokio::test]
async fn a_paper_is_kept_once_with_its_versions() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let paper =
        keeps(&ana, &id, &Kept { kind: "powers", title: "Mesa directiva", expires: "2027-03-31", ..Kept::default() }).await;
    ana.get(&paper)
        .await
        .is(200)
        .says("Poder o nombramiento de representantes · Mesa directiva")
        .says("Vigente hasta el 31 de marzo de 2027");
    replaces(&ana, &paper, "2029-03-31", RENEWED).await.leads_to(&paper);
    ana.get(&paper).await.is(200).says("versión 2").says("versión 1").says("Vigente hasta el 31 de marzo de 2029");
    ana.get(&dossier(&id)).await.is(200).says("Vigente hasta el 31 de marzo de 2029").never_says("2027");
    ana.get(&dossier(&id).replace("/es/mi/asociaciones", "/en/my/associations").replace("documentos", "papers"))
        .await
        .is(200)
        .says("Valid until 31 March 2029");
}

#[tokio::test]
async fn a_paper_is_encrypted_on_disk_and_counted_by_the_check() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    keeps(&ana, &id, &Kept::default()).await;
    let file: String =
        sqlx::query_scalar("select file from dossier_versions").fetch_one(world.app.db.read()).await.expect("a file");
    let path = world.app.config.data.join("files").join(&file);
    let sealed = std::fs::read(&path).expect("the file on disk");
    assert!(!sealed.windows(4).any(|w| w == b"%PDF"), "it is readable on disk");
    let said = check(&world.app.config, None).await.expect("healthy").join("\n");
    assert!(said.contains("Files that are there and open: 1."), "{said}");
    std::fs::write(&path, b"cut").expect("damaged");
    let said = check(&world.app.config, None).await.expect_err("damaged").to_string();
    assert!(said.contains(&file), "{said}");
}

#[tokio::test]
async fn what_cannot_be_kept_is_said_at_its_field_and_nothing_is_lost() {
    let world = World::with(|config| config.max_file_bytes = 2000).await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let page = b"<!doctype html><script>alert(1)</script>";
    sends(&ana, &id, &Kept { title: "Acta 12", bytes: page, ..Kept::default() })
        .await
        .is(422)
        .says("Use PDF, JPEG o PNG")
        .says("Acta 12");
    sends(&ana, &id, &Kept { bytes: b"", ..Kept::default() }).await.is(422).says("Elija primero un archivo");
    sends(&ana, &id, &Kept { kind: "visa", ..Kept::default() }).await.is(422).says("Elija qué documento es");
    sends(&ana, &id, &Kept { kind: "other", ..Kept::default() }).await.is(422).says("Escriba cómo se llama el documento");
    sends(&ana, &id, &Kept { expires: "mañana", ..Kept::default() }).await.is(422).says("Escriba una fecha completa");
    let large = [PDF, &[b' '; 2000]].concat();
    let kept = Kept { kind: "other", title: "Acta 12", bytes: &large, ..Kept::default() };
    let refused = sends(&ana, &id, &kept).await.is(422).says("más grande de lo permitido").says("hasta 2 KB");
    refused.says("Acta 12").never_says("Elija primero un archivo");
    assert_eq!(rows(&world, "dossier_papers").await, 0);
    let left = std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count();
    assert_eq!(left, 0, "what was refused stays in the vault");
}

#[tokio::test]
async fn whoever_was_slower_reads_so_and_changes_nothing() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    let paper = keeps(&ana, &id, &Kept::default()).await;
    let seen = hidden_seen(&eva, &paper).await;
    replaces(&ana, &paper, "", RENEWED).await.is(303);
    eva.post(&paper, &[("seen", &seen), ("expires", "2027-05-05")])
        .await
        .is(409)
        .says("Otra persona cambió esto")
        .says("2027-05-05");
    let dated: i64 = sqlx::query_scalar("select count(*) from dossier_versions where expires_on is not null")
        .fetch_one(world.app.db.read())
        .await
        .expect("versions");
    assert_eq!(dated, 0);
    ana.post(&format!("{paper}/retiro"), &[("seen", &seen)]).await.is(409);
}

#[tokio::test]
async fn a_retired_paper_leaves_its_history_and_not_its_bytes() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = registers(&ana, "Casa del Retorno").await;
    let eva = joins(&world, &ana, &id, "Eva", "drafter").await;
    let paper = keeps(&ana, &id, &Kept::default()).await;
    let seen = hidden_seen(&ana, &paper).await;
    eva.post(&format!("{paper}/retiro"), &[("seen", &seen)]).await.is(403);
    ana.post(&format!("{paper}/retiro"), &[("seen", &seen)]).await.leads_to(&paper);
    ana.get(&paper).await.is(200).says("el archivo ya no se guarda").says("Este documento se retiró");
    ana.get(&dossier(&id)).await.is(200).says("Todavía no hay documentos").says("Documentos que ya no se guardan");
    let left = std::fs::read_dir(world.app.config.data.join("files")).expect("the vault").count();
    assert_eq!(left, 0);
    ana.get(&paper).await.is(200).never_says("Guardar una versión nueva").never_says("Mostrarlo");
    ana.post(&format!("{paper}/muestra"), &[("seen", &seen), ("shown", "yes")]).await.is(409);
}

#[tokio::test]
async fn nobody_waits_for_the_writer_while_a_paper_is_encrypted() {
    let world = World::new().await;
    let ana = world.person("Ana").await;
    let id = AssociationId::from_text(registers(&ana, "Casa del Retorno").await);
    let actor = world.actor(&ana).await;
    let by = By { app: &world.app, actor: &actor, now: world.now() };
    let what = What { kind: PaperKind::Deed, title: String::new(), legal_person: None };
    let file = Uploaded { name: "acta.pdf".into(), bytes: PDF.to_vec() };
    let folder = world.app.config.data.join("files");
    // Somebody else writes all the while.
    let _held = Scratch::begin(&world.app.db).await.expect("the writer");
    let encrypted = async {
        while std::fs::read_dir(&folder).expect("the vault").next().is_none() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::select! {
        done = actions::add(by, &id, &what, Dates::default(), file) => panic!("the writer was taken first: {done:?}"),
        () = encrypted => {}
    }
}
