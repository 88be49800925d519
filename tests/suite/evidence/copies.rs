//! From a private file to a copy for everybody, and back.

use super::{
    cleaning::{pictures::from_a_telephone, tells_nothing},
    files_in_vault, keep, keep_as, monitor, opens, some_fact, with_file,
};
use crate::support::{Answer, Visitor, World};
use acuse::{
    commands::check::check,
    ledger,
    policy::{Act, Actor},
    vault::sha256,
};

const COVER: &str = "left_1=0&top_1=0&width_1=50&height_1=100";

pub fn is_a_download(answer: Answer, kind: &str) -> Answer {
    assert_eq!(answer.header("content-type"), kind);
    assert_eq!(answer.header("content-security-policy"), "sandbox; default-src 'none'");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(answer.header("content-disposition").starts_with("attachment;"));
    answer
}

/// Looks at a copy and publishes it; its hash.
pub async fn publishes(who: &Visitor, id: &str) -> String {
    let page = format!("/es/evidencia/{id}/copia");
    let bytes = who.get(&format!("{page}/vista?{COVER}")).await.is(200).bytes;
    let seen = sha256(&bytes);
    who.get(&format!("{page}?look=1&{COVER}")).await.is(200).says(&seen);
    let cover = [("left_1", "0"), ("top_1", "0"), ("width_1", "50"), ("height_1", "100")];
    let form = [&cover[..], &[("look", "1"), ("sha256", &seen), ("clean", "yes")]].concat();
    who.post(&page, &form).await.leads_to(&format!("{page}/ficha").replace("/copia", ""));
    seen
}

#[tokio::test]
async fn a_cleaned_copy_is_looked_at_published_and_withdrawn() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let asha = monitor(&world, &steward).await;
    let own = Actor::person(asha.id.clone(), Vec::new());
    let file = with_file("foto.jpg", &from_a_telephone());
    let id = keep_as(&world, &own, Act::SuggestCall, &some_fact(&world).await, file).await.to_string();
    let (address, page) = (format!("/es/evidencia/{id}"), format!("/es/evidencia/{id}/copia"));
    let eva = world.person("Eva").await;
    world.visitor().get("/es/convocatorias/sederec-2018-asociaciones").await.is(200).says("se guarda y no está publicado");
    asha.get(&page).await.is(200).says("cuadrícula").never_says("Publicar la copia");
    is_a_download(asha.get(&format!("{page}/vista?{COVER}&grid=1")).await.is(200), "image/png");
    asha.get(&format!("{page}?look=1&left_1=200")).await.is(422).says("Escriba un porcentaje").says("value=\"200\"");
    let unsure = [("left_1", "0"), ("top_1", "0"), ("width_1", "50"), ("height_1", "100"), ("look", "1"), ("sha256", "x")];
    asha.post(&page, &unsure).await.is(422).says("Revise la copia entera").says("Así queda la copia").says("value=\"50\"");
    asha.post(&page, &[&unsure[..], &[("clean", "yes")]].concat()).await.is(409);
    eva.post(&page, &unsure).await.is(403);
    let hash = publishes(&asha, &id).await;
    let visitor = world.visitor();
    let copy = is_a_download(visitor.get(&address).await.is(200), "image/jpeg");
    assert_eq!((sha256(&copy.bytes), copy.header("etag").to_owned()), (hash.clone(), format!("\"{hash}\"")));
    tells_nothing(&copy.bytes, "what everybody gets");
    visitor.get_with(&address, &[("if-none-match", copy.header("etag"))]).await.is(304);
    visitor.get(&format!("/en/evidence/{id}/sheet")).await.is(200).says(&hash).says("Download the copy (JPG");
    visitor.get("/es/convocatorias/sederec-2018-asociaciones").await.is(200).says(&hash).says("Bajar la copia");
    visitor.get("/api/v1/calls/sederec-2018-asociaciones").await.is(200).says(&hash).says("\"media_type\":\"image/jpeg\"");
    asha.post(&page, &[&unsure[..], &[("clean", "yes")]].concat()).await.is(409);
    assert_eq!(files_in_vault(&world), 2);
    let withdrawal = format!("{page}/retiro");
    asha.post(&withdrawal, &[("reason", "x")]).await.is(403);
    steward.post(&withdrawal, &[]).await.is(422).says("Escriba el motivo");
    steward.post(&withdrawal, &[("reason", "Se veía un domicilio")]).await.leads_to(&format!("{address}/ficha"));
    visitor.get(&address).await.is(410).says("se retiró");
    visitor.get(&format!("{address}/ficha")).await.is(200).says("Se veía un domicilio").says(&hash);
    steward.post(&withdrawal, &[("reason", "otra vez")]).await.is(409);
    assert_eq!(files_in_vault(&world), 1, "the bytes of what was withdrawn are gone");
    publishes(&asha, &id).await;
    visitor.get(&address).await.is(200);
    assert!(ledger::verify(&world.app.db).await.expect("verified").is_empty());
    assert!(check(&world.app.config, None).await.expect("all is well").join(" ").contains("there and open: 2."));
}

#[tokio::test]
async fn what_cannot_be_cleaned_is_told_in_both_languages() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let id = keep(&world, &some_fact(&world).await, with_file("acto.pdf", b"%PDF-1.4 nada")).await.to_string();
    steward.get(&format!("/es/evidencia/{id}/copia")).await.is(403).says("cada apertura queda anotada");
    opens(&steward, &id).await;
    steward.get(&format!("/es/evidencia/{id}/copia")).await.is(200).says("páginas enteras");
    steward.get(&format!("/es/evidencia/{id}/copia?look=1")).await.is(422).says("no se puede leer");
    steward.get(&format!("/en/evidence/{id}/copy?look=1")).await.is(422).says("cannot be read");
    steward.get(&format!("/en/evidence/{id}/copy?look=1&pages=0")).await.is(422).says("Write page numbers");
    steward.get(&format!("/en/evidence/{id}/copy/look?look=1")).await.is(404);
    let form = [("look", "1"), ("sha256", "x"), ("clean", "yes")];
    steward.post(&format!("/es/evidencia/{id}/copia"), &form).await.is(422).says("no se puede leer");
}

#[tokio::test]
async fn a_document_is_cleaned_and_its_hidden_text_is_shown_first() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let pdf = super::cleaning::hostile::bytes(super::cleaning::hostile::document());
    let id = keep(&world, &some_fact(&world).await, with_file("acto.pdf", &pdf)).await.to_string();
    opens(&steward, &id).await;
    let page = format!("/es/evidencia/{id}/copia");
    let shown = steward.get(&format!("{page}?look=1&pages=2")).await.is(200).says("Se suspende la convocatoria");
    tells_nothing(&shown.never_says("Segunda hoja").bytes, "the page");
    let bytes = steward.get(&format!("{page}/vista?pages=2")).await.is(200).bytes;
    let seen = sha256(&bytes);
    steward.post(&page, &[("pages", "2"), ("sha256", &seen), ("clean", "yes")]).await.is(303);
    let copy = is_a_download(world.visitor().get(&format!("/en/evidence/{id}")).await.is(200), "application/pdf");
    tells_nothing(&super::cleaning::hostile::all_bytes(&copy.bytes), "what everybody gets");
}
