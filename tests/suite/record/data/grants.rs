//! 360Giving: only paid awards to associations, by folio; without any there is no file, and the pages say why.

use super::json;
use crate::{
    recording::{WORD, line, records},
    review::{Case, SLUG, approves, declares, filed, proposes, rules},
};
use serde_json::Value;

/// A line resolved with one award, not paid yet.
pub async fn awarded() -> Case {
    let case = filed().await.closes().await;
    declares(&case.office.reviewer, "no").await;
    declares(&case.office.decider, "no").await;
    rules(&case.office.reviewer, &case.nuria.folio, Some("2,000.50"), "Cumple").await.is(303);
    rules(&case.office.reviewer, &case.ibai.folio, None, "Falta la firma del acta").await.is(303);
    proposes(&case.office.reviewer).await.is(303);
    approves(&case.office.decider).await.is(303);
    case
}

/// The authority records that it paid.
pub async fn pays(case: &Case, partly: bool) {
    let paid = [("occurred_on", "2026-12-17"), ("partly", if partly { "yes" } else { "" })];
    records(&case.office.publisher, &line(SLUG, "paid"), "", &[&paid[..], &WORD].concat()).await.is(303);
}

#[tokio::test]
async fn without_a_paid_award_there_is_no_file_and_the_pages_say_why() {
    let case = awarded().await;
    let visitor = case.world.visitor();
    let answer = visitor.get_with("/data/360giving.json", &[("accept-language", "en")]).await.is(404).says("is on record yet");
    assert_eq!(answer.header("content-type"), "application/problem+json");
    visitor.get("/es/datos").await.is(200).says("Por eso este archivo no existe").never_says("href=\"/data/360giving.json\"");
    visitor.get("/en/data").await.is(200).says("why this file does not exist");
    pays(&case, true).await;
    visitor.get("/data/360giving.json").await.is(404);
}

#[tokio::test]
async fn a_paid_award_is_a_grant_to_a_folio_and_names_no_association() {
    let case = awarded().await;
    pays(&case, false).await;
    let visitor = case.world.visitor();
    let package = json(&visitor, "/data/360giving.json").await;
    let grants = package["grants"].as_array().unwrap();
    assert_eq!(grants.len(), 1, "what was not awarded is no grant");
    let grant = &grants[0];
    assert_eq!(
        (&grant["amountAwarded"], &grant["currency"]),
        (&serde_json::from_str::<Value>("2000.50").unwrap(), &"MXN".into())
    );
    assert_eq!((&grant["awardDate"], &grant["fromOpenCall"]), (&"2026-12-17".into(), &"Yes".into()));
    assert!(grant["recipientOrganization"][0]["name"].as_str().unwrap().contains(&case.nuria.folio));
    visitor
        .get("/data/360giving.json")
        .await
        .never_says("Club Raíces")
        .never_says("Nuria")
        .never_says("Falta la firma")
        .never_says(&case.ibai.folio);
    visitor.get("/es/datos").await.is(200).says("href=\"/data/360giving.json\"").never_says("Por eso este archivo no existe");
    visitor.get("/data/360giving.json?as_of=2026-12-16").await.is(404);
    visitor.get("/data/360giving.json?known_on=2026-12-16").await.is(404);
}
