//! The case file of a folio, for whoever may open it in the institution.

use super::{declares, filed, page, rules};
use crate::{case_file::unpacked, support::Persona};
use acuse::vault::sha256;
use std::collections::BTreeMap;

fn address(folio: &str) -> String {
    page(&format!("/folios/{folio}/expediente"))
}

async fn taken(official: &Persona, folio: &str) -> BTreeMap<String, Vec<u8>> {
    let answer = official.get(&address(folio)).await.is(200);
    assert_eq!(answer.header("content-type"), "application/zip");
    unpacked(answer.bytes)
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).expect("text")
}

#[tokio::test]
async fn an_official_takes_home_what_was_filed_with_every_result_recorded_on_it_and_who_recorded_it() {
    let case = filed().await.closes().await;
    let reviewer = &case.office.reviewer;
    declares(reviewer, "no").await;
    rules(reviewer, &case.nuria.folio, None, "Falta una firma").await.is(303);
    rules(reviewer, &case.nuria.folio, Some("900.00"), "La firma estaba").await.is(303);
    reviewer.get(&page(&format!("/folios/{}", case.nuria.folio))).await.is(200).says(&address(&case.nuria.folio));
    let files = taken(reviewer, &case.nuria.folio).await;
    assert!(files["acuse.pdf"].starts_with(b"%PDF-") && text(&files, "presentado.json").contains("Talleres de memoria"));
    let rulings: serde_json::Value = serde_json::from_slice(&files["dictamenes.json"]).expect("JSON");
    let told: Vec<_> = rulings.as_array().expect("a list").iter().map(|one| (&one["reason"], &one["recorded_by"])).collect();
    assert_eq!(told, [(&"Falta una firma".into(), &"Renata".into()), (&"La firma estaba".into(), &"Renata".into())]);
    assert!(!files.contains_key("resultado.json"), "nothing is published");
    let sums = text(&files, "huellas.sha256");
    for (name, bytes) in files.iter().filter(|(name, _)| *name != "huellas.sha256") {
        assert!(sums.contains(&format!("{}  {name}\n", sha256(bytes))), "{name}: {sums}");
    }
    assert!(text(&files, "indice.html").contains("dictamenes.json"));
    // What is still confidential is in no file of the association's.
    let theirs = case.nuria.person.get(&format!("{}/expediente", case.nuria.application)).await.is(200).bytes;
    assert!(unpacked(theirs).values().all(|bytes| !String::from_utf8_lossy(bytes).contains("La firma estaba")));
}

#[tokio::test]
async fn whoever_may_not_open_the_folio_gets_none_of_it() {
    let case = filed().await.closes().await;
    let here = address(&case.nuria.folio);
    let (reviewer, decider) = (&case.office.reviewer, &case.office.decider);
    reviewer.get(&here).await.is(409);
    declares(reviewer, "no").await;
    declares(decider, "yes").await;
    decider.get(&here).await.is(403);
    let interest = page(&format!("/folios/{}/conflicto-de-interes", case.nuria.folio));
    reviewer.post(&interest, &[("conflict", "yes")]).await.is(303);
    reviewer.get(&here).await.is(403);
    for other in [&case.office.publisher, &case.office.steward, &case.ibai.person, &case.nuria.person] {
        other.get(&here).await.is(403);
    }
    case.world.visitor().get(&here).await.leads_to("/es/cuenta/entrar");
    reviewer.get(&address(&case.ibai.folio)).await.is(200);
}
