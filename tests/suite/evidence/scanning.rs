//! Evidence and the virus scanner: what it finds is neither opened, nor copied, nor published; the fact stays.

use super::{
    cleaning::pictures::from_a_telephone, copies::publishes, keep, monitor, openings::records_with_file, opens, some_fact,
    with_file,
};
use crate::support::scanner::{VIRUS, scanner_at, world_with_scanner};
use acuse::{calls::import, scanner::round};

#[tokio::test]
async fn what_a_scanner_finds_in_evidence_is_neither_opened_nor_copied() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("clamd");
    let seen = scanner_at(&socket);
    let world = world_with_scanner(&socket).await;
    import::shipped(&world.app).await.expect("the shipped record loads");
    let steward = world.steward().await;
    let ines = monitor(&world, &steward).await;
    let (fact, id) = records_with_file(&ines, VIRUS).await;
    assert_eq!(seen.lock().expect("notes").as_slice(), [VIRUS], "asked when it came");
    let address = format!("/es/evidencia/{id}");
    let sheet = format!("{address}/ficha");
    opens(&steward, &id).await;
    for who in [&ines, &steward] {
        let page = who.get(&sheet).await.is(200).says("Stand-In.Test").says("quedó apartado");
        page.never_says("Bajar el original").never_says("Preparar una copia");
        who.get(&format!("{address}/original")).await.is(403).says("quedó apartado");
    }
    let asks = format!("{address}/copia?look=1");
    steward.get(&asks).await.is(403).says("quedó apartado");
    steward.get(&format!("{address}/copia/vista")).await.is(403);
    let form = [("clean", "yes"), ("sha256", "0")];
    steward.post(&format!("{address}/copia"), &form).await.is(403);
    // What somebody recorded stands, with its hash; the public page says nothing of a scanner.
    world.visitor().get(&fact).await.is(200).says(&acuse::vault::sha256(VIRUS)).never_says("antivirus");
}

#[tokio::test]
async fn what_was_kept_while_the_scanner_was_down_is_looked_at_later_with_the_copy_that_was_made_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("clamd");
    let world = world_with_scanner(&socket).await;
    import::shipped(&world.app).await.expect("the shipped record loads");
    let steward = world.steward().await;
    let original = from_a_telephone();
    let fact = some_fact(&world).await;
    let id = keep(&world, &fact, with_file("acto.jpg", &original)).await.to_string();
    keep(&world, &fact, with_file("otro.pdf", VIRUS)).await;
    opens(&steward, &id).await;
    steward.get(&format!("/es/evidencia/{id}/ficha")).await.is(200).says("El antivirus todavía no lo revisa");
    publishes(&steward, &id).await;
    let seen = scanner_at(&socket);
    assert_eq!(round(&world.app).await.expect("it answers now"), 3);
    assert!(seen.lock().expect("notes").contains(&original));
    steward.get(&format!("/es/evidencia/{id}/ficha")).await.is(200).says("Revisado por el antivirus");
    world.visitor().get(&format!("/es/evidencia/{id}")).await.is(200);
}
