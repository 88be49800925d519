//! Testimony: what the witness agreed to is what shows, until it is taken back.

use super::{copies::publishes, day, keep, keep_as, monitor, opens, page, some_fact, with_file};
use crate::support::World;
use acuse::{
    evidence::model::{EvidenceKind, NewEvidence, NewTestimony},
    ledger,
    policy::{Act, Actor},
};

const WORDS: &str = "Entregamos el proyecto y nadie respondió";

fn testimony() -> NewEvidence {
    let said = NewTestimony { called: "Doña Luz".to_owned(), words: WORDS.to_owned(), consents: Vec::new() };
    let file = with_file("carta de Luz.jpg", &super::cleaning::pictures::from_a_telephone()).file;
    let kind = EvidenceKind::Testimony;
    NewEvidence { kind, level: kind.strongest(), url: None, fetched_on: day("2026-11-20"), file, testimony: Some(said) }
}

#[tokio::test]
async fn words_and_copy_follow_what_the_witness_agreed_to() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let asha = monitor(&world, &steward).await;
    let own = Actor::person(asha.id.clone(), Vec::new());
    let id = keep_as(&world, &own, Act::SuggestCall, &some_fact(&world).await, testimony()).await.to_string();
    let (sheet, copy) = (format!("/es/evidencia/{id}/ficha"), format!("/es/evidencia/{id}/copia"));
    let consent = format!("/es/evidencia/{id}/consentimiento");
    let (visitor, eva) = (world.visitor(), world.person("Eva").await);
    let api = "/api/v1/calls/sederec-2018-asociaciones";
    visitor.get(&sheet).await.is(200).never_says(WORDS).never_says("Luz");
    visitor.get(api).await.is(200).never_says(WORDS).never_says("Luz");
    asha.get(&sheet).await.is(200).says(WORDS).says("no ha aceptado nada");
    asha.get(&copy).await.is(200).says("no ha aceptado que se publique");
    asha.post(&copy, &[("sha256", "x"), ("clean", "yes")]).await.is(409).says("no ha aceptado esto");
    eva.post(&consent, &[("consent", "words")]).await.is(403);
    asha.post(&consent, &[]).await.is(422).says("Señale qué aceptó");
    let mut form = vec![("consent", "words"), ("consent", "copy"), ("consent_on", "2027-01-01"), ("consent_how", "spoken")];
    asha.post(&consent, &form).await.is(422).says("todavía no llega");
    form[2].1 = "2026-11-21";
    asha.post(&consent, &form).await.leads_to(&sheet);
    asha.post(&consent, &form).await.is(422);
    visitor.get(&sheet).await.is(200).says(WORDS).says("Doña Luz (seudónimo)");
    visitor.get(api).await.is(200).says(WORDS).says("{\"pseudonym\":\"Doña Luz\"}");
    publishes(&asha, &id).await;
    visitor.get(&format!("/es/evidencia/{id}")).await.is(200);
    eva.post(&format!("{consent}/copy/retiro"), &[]).await.is(403);
    asha.post(&format!("{consent}/copy/retiro"), &[]).await.leads_to(&sheet);
    visitor.get(&format!("/es/evidencia/{id}")).await.is(410);
    visitor.get(&format!("/en/evidence/{id}/sheet")).await.says("took their consent back").says(WORDS);
    asha.post(&format!("{consent}/words/retiro"), &[]).await.leads_to(&sheet);
    asha.post(&format!("{consent}/words/retiro"), &[]).await.is(409);
    visitor.get(&sheet).await.is(200).never_says(WORDS).never_says("Luz");
    visitor.get(api).await.is(200).never_says(WORDS).never_says("Luz");
    asha.get(&sheet).await.is(200).never_says(WORDS).says("No se guarda").says("Lo retiró el 22 de noviembre de 2026");
    let kept: Vec<Option<String>> = sqlx::query_scalar("select text from entry_texts where name in ('words', 'called')")
        .fetch_all(world.app.db.read())
        .await
        .expect("texts");
    assert_eq!(kept, [None, None], "erased beside the entry too");
    assert!(ledger::verify(&world.app.db).await.expect("verified").is_empty(), "the commitments stay");
}

#[tokio::test]
async fn a_name_that_may_no_longer_be_told_is_no_pseudonym_either() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let id = keep(&world, &some_fact(&world).await, testimony()).await;
    let (sheet, consent) = (format!("/es/evidencia/{id}/ficha"), format!("/es/evidencia/{id}/consentimiento"));
    let form = [("consent", "words"), ("consent", "name"), ("consent_on", "2026-11-21"), ("consent_how", "written")];
    steward.post(&consent, &form).await.is(303);
    world.visitor().get(&sheet).await.says("Doña Luz").never_says("seudónimo");
    steward.post(&format!("{consent}/name/retiro"), &[]).await.is(303);
    world.visitor().get(&sheet).await.says(WORDS).says("no se nombra").never_says("Luz");
}

#[tokio::test]
async fn only_testimony_has_a_log_of_consents() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let id = keep(&world, &some_fact(&world).await, page()).await;
    let form = [("consent", "words"), ("consent_on", "2026-11-21"), ("consent_how", "written")];
    steward.post(&format!("/es/evidencia/{id}/consentimiento"), &form).await.is(404);
    steward.post(&format!("/es/evidencia/{id}/consentimiento/words/retiro"), &[]).await.is(404);
    steward.get(&format!("/es/evidencia/{id}/copia")).await.is(403);
    steward.post(&format!("/es/evidencia/{id}/apertura"), &[]).await.is(404);
    steward.get(&format!("/es/evidencia/{id}/ficha")).await.is(200).never_says("En privado");
}

#[tokio::test]
async fn the_address_of_a_testimony_leads_to_nobody_who_did_not_agree_to_be_named() {
    const POST: &str = "https://red.example/luz/123";
    let world = World::with_record().await;
    let steward = world.steward().await;
    let said = NewEvidence { url: Some(POST.to_owned()), ..testimony() };
    let id = keep(&world, &some_fact(&world).await, said).await.to_string();
    let (sheet, consent) = (format!("/es/evidencia/{id}/ficha"), format!("/es/evidencia/{id}/consentimiento"));
    let api = "/api/v1/calls/sederec-2018-asociaciones";
    let visitor = world.visitor();
    visitor.get(&sheet).await.is(200).never_says(POST);
    visitor.get(api).await.is(200).never_says(POST);
    steward.get(&sheet).await.is(200).never_says(POST).never_says(WORDS);
    opens(&steward, &id).await;
    steward.get(&sheet).await.is(200).says(POST).says(WORDS);
    let form = [("consent", "words"), ("consent", "name"), ("consent_on", "2026-11-21"), ("consent_how", "written")];
    steward.post(&consent, &form).await.is(303);
    visitor.get(&sheet).await.is(200).says(POST);
}
