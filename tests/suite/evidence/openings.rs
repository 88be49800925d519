//! Who opens what is private, and that it is noted.

use super::{
    cleaning::pictures::from_a_telephone,
    copies::{is_a_download, publishes},
    keep, keep_as, monitor, opens, page, some_fact, with_file,
};
use crate::{
    recording::{self, COMMON, QUIET, line},
    support::{Part, Persona, Visitor, World, office::hidden},
};
use acuse::{
    ledger,
    policy::{Act, Actor},
    vault::sha256,
};
use chrono::TimeDelta;

async fn noted(world: &World) -> i64 {
    sqlx::query_scalar("select count(*) from entries where kind = 'evidence_opened' and public = 0 and person is not null")
        .fetch_one(world.app.db.read())
        .await
        .expect("a count")
}

#[tokio::test]
async fn a_private_file_is_opened_by_few_and_each_time_it_is_noted() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let asha = monitor(&world, &steward).await;
    let original = from_a_telephone();
    let (fact, file) = (some_fact(&world).await, with_file("Nuria.jpg", &original));
    let nuria = world.person("Nuria").await;
    let own = Actor::person(nuria.id.clone(), Vec::new());
    let id = keep_as(&world, &own, Act::SuggestCall, &fact, file).await.to_string();
    let address = format!("/es/evidencia/{id}");
    let (visitor, eva) = (world.visitor(), world.person("Eva").await);
    visitor.get(&address).await.is(404);
    visitor.get(&format!("/es/evidencia/{}", sha256(&original))).await.is(404);
    let sheet = format!("{address}/ficha");
    visitor.get(&sheet).await.is(200).says(&sha256(&original)).says("no está publicado").never_says("Nuria");
    for part in ["original", "copia", "copia/vista"] {
        visitor.get(&format!("{address}/{part}")).await.leads_to("/es/cuenta/entrar");
        for who in [&eva, &asha] {
            who.get(&format!("{address}/{part}")).await.is(403);
        }
    }
    visitor.post(&format!("{address}/apertura"), &[]).await.leads_to("/es/cuenta/entrar");
    for who in [&eva, &asha] {
        who.post(&format!("{address}/apertura"), &[]).await.is(403);
        who.get(&sheet).await.is(200).never_says("En privado");
    }
    let downloads = async |who: &Visitor| {
        let answer = is_a_download(who.get(&format!("{address}/original")).await.is(200), "image/jpeg");
        assert_eq!(answer.bytes, original);
        assert_eq!(answer.header("cache-control"), "private, no-store");
    };
    downloads(&nuria).await;
    nuria.get(&format!("{address}/copia")).await.is(403);
    nuria.get(&sheet).await.is(200).says("Bajar el original").says("Nadie más").never_says("Preparar una copia");
    assert_eq!(noted(&world).await, 0, "whoever gave it opens it without a note");
    steward.get(&sheet).await.is(200).says("Abrir lo privado").never_says("Nuria.jpg");
    steward.get(&format!("{address}/original")).await.is(403).says("cada apertura queda anotada");
    opens(&steward, &id).await;
    assert_eq!(noted(&world).await, 1);
    downloads(&steward).await;
    steward.get(&sheet).await.is(200).says("Nuria.jpg").says("Preparar una copia");
    nuria.get(&sheet).await.is(200).says("Quién lo ha abierto").never_says("Nadie más");
    visitor.get(&sheet).await.is(200).never_says("Quién lo ha abierto");
    world.app.clock.advance(TimeDelta::minutes(61));
    steward.get(&format!("{address}/original")).await.is(403);
    opens(&steward, &id).await;
    downloads(&steward).await;
    assert_eq!(noted(&world).await, 2);
    assert!(ledger::verify(&world.app.db).await.expect("verified").is_empty());
}

#[tokio::test]
async fn a_page_alone_has_nothing_private() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let id = keep(&world, &some_fact(&world).await, page()).await;
    steward.get(&format!("/es/evidencia/{id}/original")).await.is(403);
    steward.post(&format!("/es/evidencia/{id}/apertura"), &[]).await.is(404);
}

/// A monitor records results with a file, through the form; the fact's page and the id of its evidence.
pub async fn records_with_file(who: &Persona, file: &[u8]) -> (String, String) {
    let path = line(QUIET, "results_published");
    let seen = hidden(&who.get(&path).await.is(200).text(), "seen");
    let own = [("supports", "4"), ("evidence_kind", "official_act"), ("evidence_level", "1"), ("seen", seen.as_str())];
    let always = [("step", "record"), ("zone", "America/Mexico_City")];
    let mut parts: Vec<Part<'_>> =
        COMMON.iter().chain(&own).chain(&always).map(|(name, value)| Part::Field(name, value)).collect();
    parts.push(Part::File { name: "evidence_file", file: "acto.jpg", kind: "image/jpeg", bytes: file });
    let fact = who.post_multipart(&path, &parts).await.leads_to("/es/hechos/").location();
    let page = who.get(&fact).await.is(200).says("Acto oficial").says(&sha256(file)).says("se guarda y no está publicado").text();
    let id = page.split("/es/evidencia/").nth(1).and_then(|rest| rest.split('/').next()).expect("a sheet").to_owned();
    (fact, id)
}

#[tokio::test]
async fn a_second_monitor_opens_it_to_confirm_its_level_and_then_no_longer() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let (ines, omar) = (recording::monitor(&world, &steward, "Inés").await, recording::monitor(&world, &steward, "Omar").await);
    let original = from_a_telephone();
    let (fact, id) = records_with_file(&ines, &original).await;
    let address = format!("/es/evidencia/{id}");
    omar.get(&format!("{address}/original")).await.is(403).says("cada apertura queda anotada");
    opens(&omar, &id).await;
    assert_eq!(omar.get(&format!("{address}/original")).await.is(200).bytes, original);
    omar.get(&format!("{address}/copia")).await.is(403);
    ines.get(&format!("{address}/ficha")).await.is(200).says("Quién lo ha abierto").says("Omar");
    let seen = hidden(&omar.get(&fact).await.is(200).text(), "seen");
    let waiting = fact.replace("/es/hechos/", "/es/mi/hechos-por-confirmar/");
    let confirmed = omar.post(&waiting, &[("seen", &seen)]).await.leads_to("/es/hechos/").location();
    omar.get(&format!("{address}/original")).await.is(403);
    let hash = publishes(&ines, &id).await;
    let visitor = world.visitor();
    for page in [&fact, &confirmed, &format!("/es/convocatorias/{QUIET}")] {
        visitor.get(page).await.is(200).says(&hash).says(&sha256(&original)).says("Bajar la copia");
    }
}
