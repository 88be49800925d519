//! An interest in one folio keeps from that folio and from the resolution, and from nothing else.

use super::{Applicant, Case, approves, conflicts::lifts, declares, filed, page, proposes, rules};
use crate::support::{
    Answer, Persona,
    office::{grant, hidden},
};
use acuse::{
    applications::folio::Folio,
    clock::Now,
    ids::PersonId,
    ledger,
    policy::Refusal,
    review::{
        model::{Declared, Lifted},
        rules::{conflict, has_interest, interest, takes_part},
    },
};
use proptest::prelude::*;

fn folio_page(of: &Applicant, rest: &str) -> String {
    page(&format!("/folios/{}{rest}", of.folio))
}

async fn declares_interest(official: &Persona, of: &Applicant, answer: &str) -> Answer {
    official.post(&folio_page(of, "/conflicto-de-interes"), &[("conflict", answer)]).await
}

/// A case past its closing, on which reviewer and decider declared no conflict with the line.
async fn read_by_both() -> Case {
    let case = filed().await.closes().await;
    for official in [&case.office.reviewer, &case.office.decider] {
        declares(official, "no").await;
    }
    case
}

#[tokio::test]
async fn it_is_declared_on_a_page_that_shows_the_folio_and_who_filed_it_and_nothing_of_what_was_filed() {
    let case = read_by_both().await;
    let (reviewer, here) = (&case.office.reviewer, folio_page(&case.nuria, "/conflicto-de-interes"));
    reviewer.get(&page("")).await.is(200).says(&here).says("Tengo interés en este folio");
    let shown = reviewer.get(&here).await.is(200).says("Club Raíces").says(&case.nuria.folio);
    shown.never_says("Talleres de memoria").never_says("2,500.00");
    declares_interest(reviewer, &case.nuria, "").await.is(422).says("Elija una respuesta.");
    declares_interest(reviewer, &case.nuria, "yes").await.leads_to(&page(""));
    reviewer.get(&page("")).await.is(200).says("Usted declaró interés en este folio").says("otras personas");
    reviewer.get(&here).await.is(200).says("Usted declaró interés en este folio: lo abre y lo decide otra persona");
    let english = here.replace("/es/oficina/", "/en/office/").replace("/lineas/", "/lines/");
    reviewer.get(&english.replace("conflicto-de-interes", "conflict-of-interest")).await.is(200).says("Interest in folio");
}

#[tokio::test]
async fn whoever_declared_it_neither_reads_nor_asks_nor_rules_there_and_goes_on_with_the_others() {
    let case = read_by_both().await;
    let (reviewer, decider) = (&case.office.reviewer, &case.office.decider);
    let opened = reviewer.get(&folio_page(&case.nuria, "")).await.is(200).text();
    let start = opened.find(&folio_page(&case.nuria, "/documentos/")).expect("a link to the paper");
    let paper = opened[start..].split('"').next().unwrap_or_default().to_owned();
    let seen = hidden(&opened, "seen");
    rules(decider, &case.nuria.folio, Some("900.00"), "Alcanza para los talleres").await.is(303);
    declares_interest(reviewer, &case.nuria, "yes").await.is(303);
    for closed in [&folio_page(&case.nuria, ""), &folio_page(&case.nuria, "/prevencion"), &paper] {
        reviewer.get(closed).await.is(403).says("Usted declaró interés en un folio").never_says("Talleres de memoria");
    }
    let ruling = [("seen", seen.as_str()), ("result", "not_awarded"), ("reason", "Sin cupo")];
    reviewer.post(&folio_page(&case.nuria, "/dictamen"), &ruling).await.is(403);
    let asking = [("seen", seen.as_str()), ("part", "budget"), ("reason-budget", "No cuadra"), ("days", "5")];
    reviewer.post(&folio_page(&case.nuria, "/prevencion"), &asking).await.is(403);
    for told in [page(""), page("/folios.csv")] {
        reviewer.get(&told).await.is(200).says("Club Raíces").never_says("Alcanza para").never_says("900.00");
    }
    rules(reviewer, &case.ibai.folio, None, "Sin cupo").await.is(303);
    // The resolution decides on all folios at once.
    for closed in [page("/resolucion"), page("/resolucion/aprobacion")] {
        reviewer.get(&closed).await.is(403).says("Usted declaró interés en un folio").never_says("Alcanza para");
    }
    let seen = hidden(&decider.get(&page("/resolucion")).await.is(200).text(), "seen");
    reviewer.post(&page("/resolucion"), &[("seen", &seen)]).await.is(403);
    reviewer.post(&page("/resolucion/aprobacion"), &[("seen", &seen), ("act", "Acta")]).await.is(403);
}

#[tokio::test]
async fn what_they_recorded_there_before_counts_no_more_and_somebody_else_decides() {
    let case = read_by_both().await;
    let (reviewer, decider) = (&case.office.reviewer, &case.office.decider);
    for folio in [&case.nuria.folio, &case.ibai.folio] {
        rules(reviewer, folio, None, "Sin cupo").await.is(303);
    }
    proposes(reviewer).await.is(303);
    declares_interest(reviewer, &case.nuria, "yes").await.is(303);
    decider.get(&page("")).await.is(200).says("dictaminar: 1 de 2");
    decider
        .get(&folio_page(&case.nuria, ""))
        .await
        .is(200)
        .says("Sin cupo")
        .says("Ya no cuenta: quien lo registró declaró después");
    decider.get(&folio_page(&case.ibai, "")).await.is(200).never_says("Ya no cuenta");
    // Nor does the proposal that rested on it.
    let approval = page("/resolucion/aprobacion");
    assert_ne!(decider.get(&approval).await.status, 200);
    rules(decider, &case.nuria.folio, Some("900.00"), "Alcanza").await.is(303);
    decider.get(&page("")).await.is(200).says("dictaminar: 0 de 2");
    proposes(decider).await.is(303);
    // With the line as with a folio, and of whoever proposed alone.
    let dario = case.world.person("Darío").await;
    grant(&case.office.steward, "idm", &dario.email, "decider").await;
    declares(&dario, "no").await;
    dario.get(&approval).await.is(200);
    declares(decider, "yes").await;
    assert_ne!(dario.get(&approval).await.status, 200);
    dario.get(&page("")).await.is(200).says("dictaminar: 1 de 2");
}

#[tokio::test]
async fn only_somebody_else_lifts_it_and_it_is_declared_anew_before_the_folio_opens() {
    let case = read_by_both().await;
    let (reviewer, publisher) = (&case.office.reviewer, &case.office.publisher);
    declares_interest(reviewer, &case.nuria, "yes").await.is(303);
    declares_interest(reviewer, &case.nuria, "no").await.is(403).says("Usted declaró interés");
    declares_interest(reviewer, &case.nuria, "yes").await.is(303);
    publisher.get(&page("")).await.is(200).says(&format!("Renata, en el folio {}", case.nuria.folio));
    lifts(publisher, "Confundió dos asociaciones").await.leads_to(&page(""));
    reviewer.get(&folio_page(&case.nuria, "")).await.is(409).says("declare de nuevo en ese folio");
    reviewer.get(&page("/resolucion")).await.is(409);
    reviewer.get(&page("")).await.is(200).says("Declare de nuevo antes de abrirlo").says("antes de verla, declare de nuevo");
    let asked = reviewer.get(&folio_page(&case.nuria, "/conflicto-de-interes")).await.is(200);
    asked.says("Pilar levantó el interés").says("Confundió dos asociaciones").says("¿Tiene interés en este folio?");
    declares_interest(reviewer, &case.nuria, "no").await.is(303);
    reviewer.get(&folio_page(&case.nuria, "")).await.is(200).says("Talleres de memoria");
    reviewer.get(&page("/resolucion")).await.is(200);
}

#[tokio::test]
async fn whoever_has_an_interest_in_a_folio_lifts_nobodys() {
    let case = read_by_both().await;
    declares_interest(&case.office.reviewer, &case.nuria, "yes").await.is(303);
    let decider = &case.office.decider;
    let line = decider.get(&page("")).await.is(200).says("Levantar el conflicto de Renata").text();
    let start = line.find(&page("/conflicto-de-interes/")).expect("a way to lift it");
    let to = line[start..].split('"').next().unwrap_or_default().to_owned();
    declares_interest(decider, &case.ibai, "yes").await.is(303);
    decider.post(&to, &[("reason", "Porque sí")]).await.is(403).says("Usted declaró un conflicto");
    decider.get(&page("")).await.is(200).never_says("Levantar el");
}

#[tokio::test]
async fn nobody_declares_it_without_the_office_too_early_or_in_what_their_own_association_filed() {
    let case = filed().await;
    let reviewer = &case.office.reviewer;
    declares_interest(reviewer, &case.nuria, "yes").await.is(409).says("Lo presentado se abre al cierre");
    let case = case.closes().await;
    let reviewer = &case.office.reviewer;
    declares_interest(reviewer, &case.nuria, "yes").await.is(409).says("declare en la página de la línea");
    for other in [&case.office.publisher, &case.office.steward, &case.ibai.person] {
        other.get(&folio_page(&case.nuria, "/conflicto-de-interes")).await.is(403).never_says("Club Raíces");
        declares_interest(other, &case.nuria, "yes").await.is(403);
    }
    grant(&case.office.steward, "idm", &case.nuria.person.email, "reviewer").await;
    declares(&case.nuria.person, "no").await;
    declares_interest(&case.nuria.person, &case.nuria, "yes").await.is(403).says("Usted pertenece a la asociación");
    declares(reviewer, "no").await;
    let elsewhere = page("/folios/ACU-0000-0000-0000/conflicto-de-interes");
    reviewer.get(&elsewhere).await.is(404);
    declares(reviewer, "yes").await;
    declares_interest(reviewer, &case.nuria, "yes").await.is(403).says("Usted declaró un conflicto de interés en esta línea");
}

#[tokio::test]
async fn it_is_dated_and_sealed_in_the_log_and_its_lifting_is_opened_by_the_resolution() {
    let case = read_by_both().await;
    let (reviewer, decider, db) = (&case.office.reviewer, &case.office.decider, case.world.app.db.read());
    declares_interest(reviewer, &case.nuria, "yes").await.is(303);
    let (leaf, public): (String, bool) =
        sqlx::query_as("select leaf, public from entries where kind = 'conflict_declared' order by position desc limit 1")
            .fetch_one(db)
            .await
            .expect("the last");
    assert!(!public && !leaf.contains(&case.nuria.folio) && !leaf.contains(reviewer.id.as_str()), "{leaf}");
    lifts(&case.office.publisher, "Confundió dos asociaciones").await.is(303);
    declares_interest(reviewer, &case.nuria, "no").await.is(303);
    for folio in [&case.nuria.folio, &case.ibai.folio] {
        rules(reviewer, folio, None, "Sin cupo").await.is(303);
    }
    proposes(reviewer).await.is(303);
    approves(decider).await.is(303);
    let lift: String =
        sqlx::query_scalar("select id from entries where kind = 'conflict_lifted'").fetch_one(db).await.expect("one");
    let leaf: String =
        sqlx::query_scalar("select leaf from entries where kind = 'resolution_published'").fetch_one(db).await.expect("one");
    assert!(leaf.contains(&lift), "opened: {leaf}");
    assert!(ledger::verify(&case.world.app.db).await.expect("read").is_empty());
}

/// What one person said, the first first: of which folio if of one, whether there is a conflict, and whether it was lifted.
fn said() -> impl Strategy<Value = Vec<(Option<u8>, bool, bool)>> {
    prop::collection::vec((prop::option::of(0_u8..3), any::<bool>(), any::<bool>()), 0..8)
}

fn folio(n: u8) -> Folio {
    Folio::of([n; 11])
}

fn declared(said: &[(Option<u8>, bool, bool)]) -> Vec<Declared> {
    let at: Now = chrono::DateTime::UNIX_EPOCH;
    let lifted = || Lifted { entry: String::new(), by: String::new(), reason: String::new(), at };
    let one = |(position, (of, conflict, is_lifted)): (i64, &(Option<u8>, bool, bool))| Declared {
        position,
        person: PersonId::from_text("renata"),
        name: String::new(),
        folio: of.map(folio),
        conflict: *conflict,
        declared_at: at,
        lifted: (*conflict && *is_lifted).then(lifted),
    };
    (0_i64..).zip(said).map(one).collect()
}

proptest! {
    #[test]
    fn an_interest_keeps_from_its_folio_until_it_is_lifted_and_declared_anew_and_from_no_other(said in said(), n in 0_u8..3) {
        let (all, renata) = (declared(&said), PersonId::from_text("renata"));
        let of_it: Vec<_> = said.iter().filter(|(of, ..)| *of == Some(n)).collect();
        let part = takes_part(interest(&all, &renata, &folio(n)));
        let stands = of_it.iter().any(|(_, conflict, lifted)| *conflict && !lifted);
        prop_assert_eq!(part == Err(Refusal::InterestDeclared), stands);
        if part.is_ok() {
            prop_assert!(of_it.last().is_none_or(|(_, conflict, _)| !conflict), "what opens is the last word");
        }
        // What was said of other folios, or of the line, changes nothing here; nor does this change what was said of the line.
        let alone: Vec<_> = said.iter().filter(|(of, ..)| *of == Some(n)).copied().collect();
        prop_assert_eq!(interest(&declared(&alone), &renata, &folio(n)), interest(&all, &renata, &folio(n)));
        let of_line: Vec<_> = said.iter().filter(|(of, ..)| of.is_none()).copied().collect();
        prop_assert_eq!(conflict(&declared(&of_line), &renata), conflict(&all, &renata));
        prop_assert_eq!(has_interest(&all, &renata), said.iter().any(|(_, conflict, lifted)| *conflict && !lifted));
        prop_assert_eq!(interest(&all, &PersonId::from_text("dario"), &folio(n)), Some(false));
    }
}
