//! Blind review: no page of those who review tells a name that the call withholds, and whoever opens them is known.

use super::{Case, SLUG, approves, declares, filed_on, page, proposes, rules};
use crate::{
    applications::{
        corrections::{answers, asks, correction_of},
        receipt::text_of,
    },
    support::{
        Answer,
        office::{Typed, hidden},
    },
};
use acuse::{
    applications::{folio::Folio, store::by_folio},
    ledger,
    review::{blind::rules as blind, rules::Stage},
    vault::sha256,
};
use proptest::prelude::*;

/// A line that withholds names, past its closing, on which reviewer and decider declared no conflict.
async fn read_blindly() -> Case {
    let case = filed_on(&Typed { blind: true, ..Typed::default() }).await.closes().await;
    for official in [&case.office.reviewer, &case.office.decider] {
        declares(official, "no").await;
    }
    case
}

/// Nothing in it tells who filed.
fn names_nobody(answer: Answer) -> Answer {
    answer
        .never_says("Club Raíces")
        .never_says("Casa Puente")
        .never_says("Nuria")
        .never_says("acta.pdf")
        .never_says("Sin verificar")
}

#[tokio::test]
async fn the_call_says_so_before_anybody_applies_and_an_amendment_does_not_change_it() {
    let case = filed_on(&Typed { blind: true, ..Typed::default() }).await;
    let required = format!("/es/convocatorias/{SLUG}/{SLUG}/requisitos");
    case.world.visitor().get(&required).await.is(200).says("Los nombres de las asociaciones se reservan");
    let sheet = text_of(&case.world.visitor().get(&format!("{required}.pdf")).await.is(200).bytes);
    assert!(sheet.contains("Los nombres de las asociaciones se reservan"), "{sheet}");
    let publisher = &case.office.publisher;
    let line = publisher.post(&page("/modificacion"), &[]).await.is(303).location();
    let line = publisher.get(&line).await.is(200).never_says("Reservar los nombres").text();
    assert_eq!(hidden(&line, "blind"), "yes");
    let case = filed_on(&Typed::default()).await;
    case.world.visitor().get(&required).await.is(200).never_says("se reservan a quienes revisan");
}

#[tokio::test]
async fn no_page_of_a_reviewer_tells_who_filed() {
    let case = read_blindly().await;
    let (reviewer, folio) = (&case.office.reviewer, &case.nuria.folio);
    let here = page(&format!("/folios/{folio}"));
    let list =
        names_folded(reviewer.get(&page("")).await.is(200).says("Nombre reservado").says("pueden nombrar a alguien").text());
    assert!(!list.contains("Club Raíces") && !list.contains("Sin verificar"), "{list}");
    let opened = names_nobody(reviewer.get(&here).await.is(200).says("Talleres de memoria")).never_says("persona moral").text();
    let start = opened.find(&format!("{here}/documentos/")).expect("a link to the paper");
    let link = opened[start..].split('"').next().unwrap_or_default().to_owned();
    assert!(opened.contains(&format!("{folio}-1.pdf")), "{opened}");
    let file = reviewer.get(&link).await.is(200);
    assert_eq!(sha256(&file.bytes), sha256(super::PDF));
    let disposition = file.header("content-disposition");
    assert!(disposition.contains(&format!("{folio}-1.pdf")) && !disposition.contains("acta"), "{disposition}");
    for other in [page("/folios.csv"), page("/resolucion"), format!("{here}/conflicto-de-interes"), format!("{here}/prevencion")]
    {
        names_nobody(reviewer.get(&other).await.is(200));
    }
    reviewer.get(&format!("{here}/expediente")).await.is(409).says("reserva los nombres");
    // A correction is answered under a name, with files.
    asks(reviewer, folio, &[("answer:p1", "No dice cuándo"), ("paper:d1", "No se lee")], "5").await.is(303);
    let correction = correction_of(&case.nuria.person, &case.nuria.application).await;
    answers(&case.nuria.person, &correction, &[("p1", "En marzo"), ("note", "Ya se lee")], "answer").await.is(303);
    names_nobody(reviewer.get(&here).await.is(200).says("En marzo"));
    // What is recorded goes to who filed, under their name.
    for one in [folio, &case.ibai.folio] {
        rules(reviewer, one, None, "Sin cupo").await.is(303);
    }
    proposes(reviewer).await.is(303);
    names_nobody(case.office.decider.get(&page("/resolucion/aprobacion")).await.is(200));
    approves(&case.office.decider).await.is(303);
    reviewer.get(&page("")).await.is(200).says("Club Raíces");
    reviewer.get(&format!("{here}/expediente")).await.is(200);
}

/// The list without the fold by which an interest is declared by name.
fn names_folded(list: String) -> String {
    let (before, after) = list.split_once("Declarar interés en lo que presentó una asociación").expect("the fold");
    let (_, after) = after.split_once("</details>").expect("its end");
    format!("{before}{after}")
}

#[tokio::test]
async fn whoever_knows_one_of_those_who_filed_declares_it_without_learning_a_folio() {
    let case = filed_on(&Typed { blind: true, ..Typed::default() }).await.closes().await;
    let reviewer = &case.office.reviewer;
    let asked = reviewer.get(&page("")).await.is(200).never_says(&case.nuria.folio).text();
    let (first, second) = (asked.find("Casa Puente"), asked.find("Club Raíces"));
    assert!(first.is_some() && first < second, "in alphabetical order: {asked}");
    declares(reviewer, "no").await;
    reviewer.post(&page("/intereses"), &[]).await.is(422).says("Elija una asociación de la lista.");
    reviewer.post(&page("/intereses"), &[("association", &case.nuria.association)]).await.leads_to(&page(""));
    reviewer.get(&page(&format!("/folios/{}", case.nuria.folio))).await.is(403);
    reviewer.get(&page(&format!("/folios/{}", case.ibai.folio))).await.is(200);
    reviewer.get(&page("/resolucion")).await.is(403);
    for other in [&case.office.publisher, &case.nuria.person, &case.office.steward] {
        other.post(&page("/intereses"), &[("association", &case.nuria.association)]).await.is(403);
    }
}

#[tokio::test]
async fn whoever_decides_opens_the_names_with_a_reason_that_everybody_reads() {
    let case = read_blindly().await;
    let (reviewer, decider, to) = (&case.office.reviewer, &case.office.decider, page("/nombres"));
    reviewer.get(&page("")).await.is(200).never_says(&to);
    for other in [reviewer, &case.office.publisher, &case.nuria.person, &case.office.steward] {
        other.get(&to).await.is(403);
        other.post(&to, &[("reason", "Porque sí")]).await.is(403);
    }
    decider.get(&page("")).await.is(200).says(&to);
    decider.get(&to).await.is(200).says("No se vuelven a cerrar");
    decider.post(&to, &[("reason", " ")]).await.is(422).says("Escriba el motivo.");
    decider.post(&to, &[("reason", "El monto depende de la sede")]).await.leads_to(&page(""));
    decider.post(&to, &[("reason", "Otra vez")]).await.is(409);
    let list = reviewer.get(&page("")).await.is(200).says("Club Raíces").says("Los abrió Dario");
    list.says("El monto depende de la sede").never_says("Nombre reservado");
    reviewer.get(&page(&format!("/folios/{}", case.nuria.folio))).await.is(200).says("Club Raíces").says("acta.pdf");
    for folio in [&case.nuria.folio, &case.ibai.folio] {
        rules(reviewer, folio, None, "Sin cupo").await.is(303);
    }
    proposes(reviewer).await.is(303);
    approves(decider).await.is(303);
    let db = case.world.app.db.read();
    let entry: String =
        sqlx::query_scalar("select id from entries where kind = 'names_opened'").fetch_one(db).await.expect("one");
    let leaf: String =
        sqlx::query_scalar("select leaf from entries where kind = 'resolution_published'").fetch_one(db).await.expect("one");
    assert!(leaf.contains(&entry) && !leaf.contains("sede"), "{leaf}");
    assert!(ledger::verify(&case.world.app.db).await.expect("read").is_empty());
}

#[tokio::test]
async fn what_is_left_of_a_filing_has_no_name_in_it() {
    let case = read_blindly().await;
    let folio = Folio::parse(&case.nuria.folio).expect("a folio");
    let filed = by_folio(case.world.app.db.read(), &folio).await.expect("read").expect("filed");
    let left = serde_json::to_string(&blind::masked(filed.clone()).content).expect("JSON");
    let whole = serde_json::to_string(&filed.content).expect("JSON");
    for name in ["Club Raíces", "Nuria", "acta.pdf"] {
        assert!(whole.contains(name) && !left.contains(name), "{name}: {left}");
    }
    assert!(left.contains("Talleres de memoria"));
}

proptest! {
    #[test]
    fn names_are_withheld_only_where_the_call_says_so_and_until_they_are_opened_or_all_is_resolved(said: bool, opened: bool) {
        for stage in [Stage::Receiving, Stage::Suspended, Stage::Unresumed, Stage::Deciding, Stage::Resolved, Stage::Cancelled] {
            prop_assert_eq!(blind::withheld(said, stage, opened), said && !opened && stage != Stage::Resolved);
        }
    }
}
