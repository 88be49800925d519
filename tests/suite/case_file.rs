//! The whole case file as a ZIP: everything in it byte for byte, names that stay inside, members alone.

use crate::{
    applications::{
        PDF, corrections, joins,
        receipt::{filed, text_of},
    },
    review::{self, approves, declares, opinions, page, proposes, rules},
    support::World,
};
use acuse::{ledger, vault::sha256};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};
use zip::ZipArchive;

pub fn unpacked(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    (0..zip.len())
        .map(|i| {
            let mut file = zip.by_index(i).expect("a file");
            let name = file.name().expect("a name").into_owned();
            assert!(file.enclosed_name().is_some(), "{name} leaves the folder");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("whole");
            (name, bytes)
        })
        .collect()
}

/// Bytes from hex.
fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex")).collect()
}

#[tokio::test]
async fn it_holds_what_was_filed_its_receipt_proofs_sums_and_an_index() {
    let world = World::new().await;
    let (nuria, _, draft) = filed(&world).await;
    nuria.get(&draft).await.is(200).says(&format!("{draft}/expediente"));
    let answer = nuria.get(&format!("{draft}/expediente")).await.is(200);
    assert_eq!(answer.header("content-type"), "application/zip");
    let files = unpacked(answer.bytes);
    assert_eq!(files["presentado.json"], nuria.get(&format!("{draft}/acuse/contenido")).await.bytes);
    assert!(files["acuse.pdf"].starts_with(b"%PDF-"));
    let papers: Vec<_> = files.iter().filter(|(name, _)| name.starts_with("documentos/")).collect();
    assert_eq!(papers.len(), 2, "{:?}", files.keys());
    assert!(papers.iter().all(|(name, bytes)| *bytes == PDF && !name.contains("..") && name.ends_with(".pdf")), "{papers:?}");
    let proofs: Vec<_> = files.keys().filter(|name| name.starts_with("pruebas/")).collect();
    assert!(matches!(&proofs[..], [one] if one.ends_with("-application_filed.json")), "{proofs:?}");
    let sums = String::from_utf8(files["huellas.sha256"].clone()).expect("text");
    for (name, bytes) in files.iter().filter(|(name, _)| *name != "huellas.sha256") {
        assert!(sums.contains(&format!("{}  {name}\n", sha256(bytes))), "{name}: {sums}");
    }
    let index = String::from_utf8(files["indice.html"].clone()).expect("text");
    assert!(index.contains("lang=\"es\"") && index.contains("Club Raíces") && !index.contains("<script"), "{index}");
    let answers = String::from_utf8(files["respuestas.html"].clone()).expect("text");
    assert!([&index, &answers].iter().all(|page| page.contains("Persona moral") && page.contains("Solicita sin persona moral.")));
    for name in files.keys().filter(|name| !["indice.html", "huellas.sha256"].contains(&name.as_str())) {
        assert!(index.contains(&format!(">{name}</a>")), "{name}: {index}");
    }
    let english = format!("{}/case-file", draft.replace("/es/mi/solicitudes", "/en/my/applications"));
    let files = unpacked(nuria.get(&english).await.is(200).bytes);
    assert!(["index.html", "receipt.pdf", "filed.json", "sums.sha256"].iter().all(|name| files.contains_key(*name)));
}

#[tokio::test]
async fn corrections_and_a_withdrawal_are_in_it_with_their_proofs_and_nothing_of_the_reviewers() {
    let case = corrections::reviewed().await;
    let parts = [("answer:p1", "No dice cuándo"), ("paper:d1", "No se lee")];
    corrections::asks(&case.office.reviewer, &case.nuria.folio, &parts, "5").await.is(303);
    let here = corrections::correction_of(&case.nuria.person, &case.nuria.application).await;
    let text = [("p1", "En marzo"), ("note", "El acta se lee bien")];
    corrections::answers(&case.nuria.person, &here, &text, "answer").await.is(303);
    crate::review::rules(&case.office.reviewer, &case.nuria.folio, None, "Secreto hasta publicarse").await.is(303);
    let withdrawal = [("sure", "yes"), ("reason", "")];
    case.nuria.person.post(&format!("{}/retiro", case.nuria.application), &withdrawal).await.is(303);
    let files = unpacked(case.nuria.person.get(&format!("{}/expediente", case.nuria.application)).await.is(200).bytes);
    let text = |name: &str| String::from_utf8(files[name].clone()).expect("text");
    assert!(text("prevencion-1/pedido.json").contains("No dice cuándo"));
    assert!(text("prevencion-1/respuesta.json").contains("En marzo"));
    // A line of the PDF may end anywhere.
    let receipt: String = text_of(&files["prevencion-1/acuse.pdf"]).split_whitespace().collect();
    let told = ["Enmarzo", "Elactaseleebien", "enChicago", &sha256(&files["prevencion-1/respuesta.json"])];
    assert!(told.iter().all(|says| receipt.contains(says)), "{receipt}");
    let answers = text("respuestas.html");
    let (now, before) = answers.split_once("<details>").expect("what stood there before, folded away");
    assert!(now.contains("En marzo") && before.contains("Talleres de memoria"), "{answers}");
    assert!(now.contains("href=\"prevencion-1/pedido.json\"") && answers.starts_with("<!doctype html>"), "{answers}");
    assert!(!files.contains_key("resultado.json"));
    for kind in ["application_filed", "correction_asked", "correction_answered", "application_withdrawn"] {
        assert!(files.keys().any(|name| name.ends_with(&format!("-{kind}.json"))), "{kind}: {:?}", files.keys());
    }
    assert!(files.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Secreto")), "a ruling is sealed");
}

#[tokio::test]
async fn it_is_for_members_alone() {
    let world = World::new().await;
    let (nuria, association, draft) = filed(&world).await;
    let page = format!("{draft}/expediente");
    world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
    world.person("Eva").await.get(&page).await.is(403);
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    olga.get(&page).await.is(200);
}

#[tokio::test]
async fn the_result_is_in_it_once_it_is_published_with_its_reason_and_the_ruling_that_proves_it() {
    let case = review::filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    declares(&case.office.decider, "no").await;
    rules(&case.office.reviewer, &case.nuria.folio, Some("2,000.00"), "Cumple & alcanza <todo>").await.is(303);
    rules(&case.office.reviewer, &case.ibai.folio, None, "Falta la firma del acta").await.is(303);
    proposes(&case.office.reviewer).await.leads_to(&page("/resolucion"));
    let here = format!("{}/expediente", case.nuria.application);
    let before = unpacked(case.nuria.person.get(&here).await.is(200).bytes);
    assert!(!before.contains_key("resultado.json"), "a proposal is nobody's resolution: {:?}", before.keys());
    approves(&case.office.decider).await.is(303);
    let files = unpacked(case.nuria.person.get(&here).await.is(200).bytes);
    let result: serde_json::Value = serde_json::from_slice(&files["resultado.json"]).expect("JSON");
    let told = |name: &str| result[name].as_str().unwrap_or_default().to_owned();
    assert_eq!((told("result"), told("currency"), told("folio")), ("awarded".into(), "MXN".into(), case.nuria.folio.clone()));
    assert_eq!((result["cents"].as_u64(), result["stands"].as_bool()), (Some(200_000), Some(true)));
    assert_eq!(told("reason"), "Cumple & alcanza <todo>");
    assert_eq!(result["resolution"]["act"], "Acta 3/2026 (inventada)");
    let index = String::from_utf8(files["indice.html"].clone()).expect("text");
    let public = result["resolution"]["page"].as_str().expect("where it is read");
    for says in ["Se otorga: 2,000.00 MXN", "Cumple &amp; alcanza &lt;todo&gt;", "Acta 3/2026 (inventada)", public] {
        assert!(index.contains(says), "{says}: {index}");
    }
    let path = public.split_once("//").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).expect("a path");
    case.world.visitor().get(path).await.is(200).says(&case.nuria.folio);
    let ruled = format!("pruebas/{}-ruled.json", result["ruling"]["position"]);
    let proof: serde_json::Value = serde_json::from_slice(&files[&ruled]).expect("JSON");
    assert!(
        proof["inner"].as_str().is_some_and(|inner| inner.contains("awarded") && inner.contains(&case.nuria.folio)),
        "{proof}"
    );
    let reason = &proof["texts"]["reason"];
    let salt: Vec<u8> = hex(reason["salt"].as_str().expect("a salt"));
    let said = ledger::commitment(&salt, reason["text"].as_str().expect("the reason"));
    assert!(proof["inner"].as_str().is_some_and(|inner| inner.contains(&said)), "nobody can give another reason later: {proof}");
    let whole: String = files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(!whole.contains("Falta la firma") && !whole.contains("Casa Puente"), "nothing of another association");
    let theirs = unpacked(case.ibai.person.get(&format!("{}/expediente", case.ibai.application)).await.is(200).bytes);
    assert!(String::from_utf8_lossy(&theirs["resultado.json"]).contains("Falta la firma del acta"));
}

#[tokio::test]
async fn opinions_are_in_it_once_it_is_published_with_their_notes_and_nobody_s_name() {
    let (case, rebeca) = opinions::judged().await;
    let (dario, folio) = (&case.office.decider, &case.nuria.folio);
    opinions::opines(&case.office.reviewer, folio, opinions::GOOD, "").await.is(303);
    opinions::opines(&rebeca, folio, opinions::POOR, "").await.is(303);
    opinions::rules(dario, folio, "Se leyó el anexo").await.is(303);
    opinions::rules(dario, &case.ibai.folio, "").await.is(303);
    proposes(dario).await.is(303);
    let zip = format!("{}/expediente", case.nuria.application);
    let before = unpacked(case.nuria.person.get(&zip).await.is(200).bytes);
    assert!(!before.contains_key("resultado.json"), "{:?}", before.keys());
    opinions::approves_by(&case, &rebeca).await;
    let bytes = case.nuria.person.get(&zip).await.is(200).bytes;
    let result: serde_json::Value = serde_json::from_slice(&unpacked(bytes.clone())["resultado.json"]).expect("JSON");
    assert_eq!(result["opinions"].as_array().map(Vec::len), Some(2));
    assert_eq!(result["opinions"][1]["criteria"][0]["note"], "No nombra a nadie");
    assert_eq!((&result["opinions"][0]["points"], &result["opinions"][0]["of"]), (&140.into(), &140.into()));
    assert_eq!(result["concluded_of_their_difference"], "Se leyó el anexo");
    let whole: String = unpacked(bytes).values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(whole.contains("No nombra a nadie") && !whole.contains("Rebeca") && !whole.contains("Renata"));
}

#[tokio::test]
async fn a_result_that_a_later_act_took_back_stays_in_it_and_says_so() {
    let case = review::proposed().await;
    approves(&case.office.decider).await.is(303);
    review::annul(&case).await;
    case.nuria.person.get(&format!("{}/resultado", case.nuria.application)).await.is(200).says("no tiene una resolución vigente");
    let files = unpacked(case.nuria.person.get(&format!("{}/expediente", case.nuria.application)).await.is(200).bytes);
    let result: serde_json::Value = serde_json::from_slice(&files["resultado.json"]).expect("JSON");
    assert_eq!((result["stands"].as_bool(), result["result"].as_str()), (Some(false), Some("awarded")));
    assert!(String::from_utf8_lossy(&files["indice.html"]).contains("dejó sin efecto esta resolución"));
}
