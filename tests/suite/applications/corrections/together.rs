//! Several people write one answer to a correction: saved while they type, and nobody's part stands in the way of another's.

use super::{answers, asks, correction_of, marks, reviewed};
use crate::{
    applications::joins,
    review::Case,
    support::{Answer, Persona},
};
use acuse::{
    applications::answers::seen,
    islands::cells::{field, joined},
};
use serde_json::Value;

/// A reviewer asked for an answer and the budget, Omar drafts and Tomás is treasurer; where the answer is written.
async fn written() -> (Case, Persona, Persona, String) {
    let case = reviewed().await;
    let parts = [("answer:p1", "No dice cuándo"), ("budget", "Falta el aporte propio")];
    asks(&case.office.reviewer, &case.nuria.folio, &parts, "5").await.is(303);
    let nuria = &case.nuria.person;
    let here = correction_of(nuria, &case.nuria.application).await;
    let omar = joins(&case.world, nuria, &case.nuria.association, "Omar", "drafter").await;
    let tomas = joins(&case.world, nuria, &case.nuria.association, "Tomas", "treasurer").await;
    (case, omar, tomas, here)
}

async fn saves(who: &Persona, here: &str, (name, text): (&str, &str), (shown, version): (&str, &str)) -> Answer {
    let form = [("field", name), ("text", text), ("shown", shown), ("version", version), ("place", "1")];
    who.post(&format!("{here}/guardado"), &form).await
}

fn said(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).expect("JSON")
}

fn row(concept: &str, cost: &str) -> String {
    joined([concept, "2", cost, "asked", ""])
}

const FILED: &str = "Talleres de memoria";

#[tokio::test]
async fn each_field_is_saved_while_somebody_types_and_both_hear_of_the_other() {
    let (case, omar, tomas, here) = written().await;
    let nuria = &case.nuria.person;
    let shown = seen(FILED);
    let first = said(&saves(&omar, &here, ("p1", "Talleres en marzo"), (&shown, "0")).await.is(200));
    assert_eq!((&first["state"], &first["version"]), (&"saved".into(), &"1".into()), "{first}");
    let name = field("f0");
    let page = tomas.get(&here).await.is(200).text();
    let stands = crate::support::office::hidden(&page, "shown-0");
    let second = said(&saves(&tomas, &here, (&name, &row("Talleres", "900.00")), (&stands, "0")).await.is(200));
    assert_eq!((&second["state"], &second["version"]), (&"saved".into(), &"2".into()), "{second}");
    assert!(second["others"].to_string().contains("Talleres en marzo"), "{second}");
    saves(nuria, &here, ("note", "Va todo"), (&seen(""), "2")).await.is(200);
    nuria.get(&here).await.is(200).says("Talleres en marzo").says("900.00").says("Va todo");
    answers(nuria, &here, &[], "answer").await.leads_to(&here);
    // From then on nothing is taken, and the page says what this device still keeps.
    let late = saves(&omar, &here, ("p1", "Tarde"), (&seen("Talleres en marzo"), "3")).await.is(409);
    assert_eq!(said(&late)["state"], "refused");
    omar.get(&here).await.is(200).says("data-left-words");
}

#[tokio::test]
async fn nothing_is_called_saved_that_is_not_open_or_not_theirs_to_write() {
    let (case, omar, tomas, here) = written().await;
    saves(&tomas, &here, ("p1", "De Tomas"), (&seen(FILED), "0")).await.is(403);
    saves(&tomas, &here, ("note", "De Tomas"), (&seen(""), "0")).await.is(403);
    saves(&omar, &here, ("p2", "no"), (&seen("yes"), "0")).await.is(404);
    saves(&omar, &here, (&field("\"><i>"), &row("Local", "1.00")), (&seen(""), "0")).await.is(404);
    case.ibai.person.post(&format!("{here}/guardado"), &[("field", "p1"), ("text", "x")]).await.is(403);
    case.world.visitor().post(&format!("{here}/guardado"), &[("field", "p1"), ("text", "x")]).await.is(401);
    case.nuria.person.get(&here).await.is(200).never_says("De Tomas").never_says("Local");
}

#[tokio::test]
async fn where_two_met_both_are_sent_to_choose_from_with_whoever_wrote_the_other() {
    let (case, omar, tomas, here) = written().await;
    let nuria = &case.nuria.person;
    let shown = seen(FILED);
    saves(&omar, &here, ("p1", "De Omar"), (&shown, "0")).await.is(200);
    let met = said(&saves(nuria, &here, ("p1", "De Nuria <b>"), (&shown, "0")).await.is(200));
    let both = met["both"].as_str().expect("both texts");
    assert!(both.contains("Lo que guardó Omar") && both.contains("De Omar") && !both.contains("<b>"), "{both}");
    saves(&omar, &here, ("note", "Nota de Omar"), (&seen(""), "1")).await.is(200);
    let met = said(&saves(nuria, &here, ("note", "Otra nota"), (&seen(""), "1")).await.is(200));
    assert!(met["both"].as_str().is_some_and(|both| both.contains("Nota de Omar") && both.contains("Otra nota")), "{met}");
    let name = field("nuevo");
    saves(&tomas, &here, (&name, &row("Local", "1.00")), (&seen(""), "2")).await.is(200);
    let met = said(&saves(nuria, &here, (&name, &row("Imprenta", "2.00")), (&seen(""), "2")).await.is(200));
    assert!(met["both"].as_str().is_some_and(|both| both.contains("Lo que guardó Tomas")), "{met}");
    // By the button alone the same is asked.
    let form =
        [("shown-p1", shown.as_str()), ("p1", "De Nuria"), ("shown-note", &seen("")), ("note", "Otra nota"), ("do", "save")];
    let asked = nuria.post(&here, &form).await.is(409).says("Esta respuesta tiene dos textos").says("Dejar lo de Omar");
    asked.says("De Nuria").says("Nota de Omar");
    let keeps = [("keep-p1", "theirs"), ("keep-note", "mine"), ("mine-note", "Otra nota"), ("do", "save")];
    let form = [("shown-p1", seen("De Omar")), ("p1", "De Nuria".into()), ("shown-note", seen("Nota de Omar"))];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).chain(keeps).collect();
    nuria.post(&here, &form).await.leads_to(&here);
    nuria.get(&here).await.is(200).says("De Omar").says("Otra nota").never_says("De Nuria");
}

#[tokio::test]
async fn a_treasurer_and_a_drafter_who_write_at_once_both_keep_their_parts() {
    let (case, omar, tomas, here) = written().await;
    let budget = [
        ("rows", "1"),
        ("concept-0", "Talleres"),
        ("quantity-0", "2"),
        ("cost-0", "900.00"),
        ("source-0", "asked"),
        ("do", "save"),
    ];
    let shown = tomas.get(&here).await.is(200).text();
    answers(&omar, &here, &[("p1", "En marzo, dice Omar"), ("note", "Va")], "save").await.leads_to(&here);
    let marks = marks(&shown, &budget);
    let form: Vec<(&str, &str)> = marks.iter().map(|(name, mark)| (name.as_str(), mark.as_str())).chain(budget).collect();
    tomas.post(&here, &form).await.leads_to(&here);
    case.nuria.person.get(&here).await.is(200).says("En marzo, dice Omar").says("900.00").says("name=\"note\"");
}

#[tokio::test]
async fn nothing_is_sent_that_whoever_sends_it_has_not_seen_and_what_changed_is_named() {
    let (case, omar, tomas, here) = written().await;
    let nuria = &case.nuria.person;
    let shown = nuria.get(&here).await.is(200).text();
    answers(&omar, &here, &[("p1", "En marzo, dice Omar")], "save").await.leads_to(&here);
    let row = [("rows", "1"), ("concept-0", "Talleres"), ("quantity-0", "2"), ("cost-0", "900.00"), ("source-0", "asked")];
    answers(&tomas, &here, &row, "save").await.leads_to(&here);
    let typed = [
        &[("p1", FILED), ("note", "Va todo"), ("name", "Nuria"), ("accept", "yes"), ("do", "answer")][..],
        &[("rows", "1"), ("concept-0", "Talleres"), ("quantity-0", "2"), ("cost-0", "1,250.00"), ("source-0", "asked")][..],
    ]
    .concat();
    let marks = marks(&shown, &typed);
    let form: Vec<(&str, &str)> = marks.iter().map(|(name, mark)| (name.as_str(), mark.as_str())).chain(typed).collect();
    let told = nuria.post(&here, &form).await.is(409).says("otra persona de la asociación cambió: ");
    // The page shows what they wrote, and hers beside it: once she has read it she sends it from there.
    let text = told.says("Presupuesto").says("En marzo, dice Omar").says("900.00").says("Va todo").text();
    let again = super::marks(&text, &[("p1", ""), ("note", "")]);
    let typed = [("p1", "En marzo, dice Omar"), ("note", "Va todo"), ("name", "Nuria"), ("accept", "yes"), ("do", "answer")];
    let form: Vec<(&str, &str)> = again.iter().map(|(name, mark)| (name.as_str(), mark.as_str())).chain(typed).collect();
    nuria.post(&here, &form).await.leads_to(&here);
    nuria.get(&here).await.is(200).says("Contestada. Se recibió el").says("En marzo, dice Omar");
}

#[tokio::test]
async fn words_that_come_when_nothing_is_taken_any_more_are_given_back() {
    let (case, omar, _, here) = written().await;
    let nuria = &case.nuria.person;
    let row = [("rows", "1"), ("concept-0", "Fiesta"), ("quantity-0", "2"), ("cost-0", "77.00"), ("source-0", "asked")];
    let typed = [&[("p1", "Escrito a destiempo"), ("note", "Mi nota")][..], &row[..]].concat();
    let shown = omar.get(&here).await.is(200).text();
    answers(nuria, &here, &[("note", "Va como estaba")], "answer").await.leads_to(&here);
    let marks = marks(&shown, &typed);
    let form: Vec<(&str, &str)> = marks.iter().map(|(name, mark)| (name.as_str(), mark.as_str())).chain(typed).collect();
    let back = omar.post(&here, &form).await.is(409).says("no quedó guardado").says("Escrito a destiempo");
    back.says("Mi nota").says("Fiesta · 2 × 77.00").says("Contestada. Se recibió el");
}
