//! Levels proposed and confirmed by a second person; corrections and withdrawals that leave the old fact visible.

use super::{QUIET, line, monitor, records};
use crate::support::{Persona, World, office::hidden};

/// The address of a fact that this person records; its page.
async fn fact(who: &Persona, kind: &str, level: &str, fields: &[(&str, &str)]) -> String {
    records(who, &line(QUIET, kind), level, fields).await.leads_to("/es/hechos/").location()
}

async fn confirms(who: &Persona, page: &str) -> crate::support::Answer {
    let seen = hidden(&who.get(page).await.is(200).text(), "seen");
    let id = page.rsplit('/').next().unwrap_or_default();
    who.post(&format!("/es/mi/hechos-por-confirmar/{id}"), &[("seen", &seen)]).await
}

const RESULTS: [(&str, &str); 2] = [("occurred_on", "2019-12-01"), ("supports", "4")];

#[tokio::test]
async fn a_monitors_act_counts_as_a_report_until_somebody_else_confirms_it() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let (ines, omar) = (monitor(&world, &steward, "Inés").await, monitor(&world, &steward, "Omar").await);
    let page = fact(&ines, "results_published", "1", &RESULTS).await;
    ines.get(&page).await.is(200).says("espera la confirmación de otra persona");
    ines.get(&format!("/api/v1/calls/{QUIET}")).await.says("\"kind\":\"reported_resolved\"");
    ines.get("/es/mi").await.is(200).says("Hechos por confirmar: 1");

    confirms(&ines, &page).await.is(403);
    omar.get("/es/mi/hechos-por-confirmar").await.is(200).says(&page);
    let confirmed = confirms(&omar, &page).await.leads_to("/es/hechos/").location();
    assert_ne!(confirmed, page);
    ines.get(&format!("/api/v1/calls/{QUIET}")).await.says("\"kind\":\"resolved_awarded\"");
    ines.get(&page).await.is(200).says("Otra persona lo confirmó:").says(&confirmed);
    let api = ines.get(&format!("/api/v1/calls/{QUIET}")).await.is(200).text();
    assert_eq!(
        api.matches("https://example.org/acto").count(),
        2,
        "the proposal and its confirmation stand on the same evidence"
    );
    ines.get(&confirmed).await.is(200).says("Confirma, como segunda persona:").says("https://example.org/acto");
    omar.get("/es/mi/hechos-por-confirmar").await.is(200).says("No hay ninguno");
}

#[tokio::test]
async fn the_steward_confirms_too_and_nobody_twice() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let page = fact(&ines, "results_published", "2", &RESULTS).await;
    let seen = hidden(&steward.get(&page).await.is(200).text(), "seen");
    let id = page.rsplit('/').next().unwrap_or_default();
    let to = format!("/es/mi/hechos-por-confirmar/{id}");
    steward.post(&to, &[("seen", &seen)]).await.is(303);
    steward.post(&to, &[("seen", &seen)]).await.is(409);
    steward.post(&to, &[]).await.is(409);
    steward.post("/es/mi/hechos-por-confirmar/no-existe", &[("seen", &seen)]).await.is(404);
    world.person("Nadie").await.post(&to, &[("seen", &seen)]).await.is(403);
}

#[tokio::test]
async fn a_correction_takes_the_place_of_a_fact_and_both_stay_readable() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let old = fact(&ines, "results_published", "3", &RESULTS).await;
    let id = old.rsplit('/').next().unwrap_or_default().to_owned();
    let form = format!("{}?corrects={id}", line(QUIET, "results_published"));
    ines.get(&old).await.says(&form);
    let page = ines.get(&form).await.is(200).says("Este hecho ocupará el lugar de").text();
    assert_eq!(hidden(&page, "corrects"), id);
    let fields = [("corrects", id.as_str()), ("occurred_on", "2019-12-15"), ("supports", "5")];
    let new = fact(&ines, "results_published", "3", &fields).await;
    ines.get(&old).await.is(200).says("Lo corrige:").says(&new);
    ines.get(&new).await.is(200).says("Ocupa el lugar de:").says(&old);
    let call = ines.get(&format!("/es/convocatorias/{QUIET}")).await.is(200).text();
    assert!(call.contains("1 de diciembre de 2019") && call.contains("15 de diciembre de 2019"), "both stay on the page");

    // What was corrected is not corrected again, and by nobody with weaker evidence.
    let again = [("corrects", id.as_str()), ("occurred_on", "2019-12-16")];
    records(&ines, &line(QUIET, "results_published"), "3", &again).await.is(422).says("Corrija el más reciente");
    let newest = new.rsplit('/').next().unwrap_or_default();
    let weaker = [("corrects", newest), ("occurred_on", "2019-12-16")];
    let omar = monitor(&world, &steward, "Omar").await;
    records(&omar, &line(QUIET, "disputed"), "5", &weaker).await.is(422).says("más débil");
    records(&ines, &line(QUIET, "amended"), "3", &[("corrects", "no-existe")])
        .await
        .is(422)
        .says("no está entre los de esta página");
}

#[tokio::test]
async fn a_withdrawal_puts_nothing_in_its_place_and_is_not_withdrawn() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let old = fact(&ines, "results_published", "3", &RESULTS).await;
    let id = old.rsplit('/').next().unwrap_or_default();
    ines.get(&format!("/api/v1/calls/{QUIET}")).await.says("\"kind\":\"reported_resolved\"");
    let withdrawn = fact(&ines, "corrected", "3", &[("corrects", id), ("occurred_on", "2026-11-20")]).await;
    ines.get(&format!("/api/v1/calls/{QUIET}")).await.says("\"kind\":\"unknown\"");
    let id = withdrawn.rsplit('/').next().unwrap_or_default();
    let again = [("corrects", id), ("occurred_on", "2026-11-21")];
    records(&ines, &line(QUIET, "corrected"), "3", &again).await.is(422).says("Una corrección no se corrige");
}

#[tokio::test]
async fn a_correction_of_an_act_holds_once_a_second_person_has_confirmed_it() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let (ines, omar) = (monitor(&world, &steward, "Inés").await, monitor(&world, &steward, "Omar").await);
    let act = fact(&steward, "results_published", "2", &RESULTS).await;
    let id = act.rsplit('/').next().unwrap_or_default();
    let fields = [("corrects", id), ("occurred_on", "2019-12-15")];
    let proposal = fact(&ines, "declared_void", "1", &fields).await;
    let api = format!("/api/v1/calls/{QUIET}");
    ines.get(&api).await.is(200).says("\"kind\":\"resolved_awarded\"");
    let confirmed = confirms(&omar, &proposal).await.leads_to("/es/hechos/").location();
    ines.get(&api).await.is(200).says("\"kind\":\"resolved_void\"");
    ines.get(&act).await.is(200).says("Lo corrige:").says(&confirmed);
}

#[tokio::test]
async fn what_no_longer_fits_is_not_confirmed_and_the_page_says_why() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let none = [("legal_basis", "none"), ("until", "none"), ("occurred_on", "2019-05-01")];
    let suspension = fact(&steward, "suspended", "2", &none).await;
    let resumption = fact(&ines, "resumed", "1", &[("occurred_on", "2019-06-01")]).await;
    let id = suspension.rsplit('/').next().unwrap_or_default();
    fact(&steward, "corrected", "2", &[("corrects", id), ("occurred_on", "2026-11-20")]).await;
    let refused = confirms(&steward, &resumption).await.is(422);
    refused.says("no estaba suspendida").says("espera la confirmación");
}

#[tokio::test]
async fn a_term_is_confirmed_as_it_was_proposed_and_stays_where_it_was_counted() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let (ines, omar) = (monitor(&world, &steward, "Inés").await, monitor(&world, &steward, "Omar").await);
    let fields = [
        ("occurred_on", "2026-10-01"),
        ("opens", "2026-10-05"),
        ("closes", "2026-11-20"),
        ("term_days", "10"),
        ("term_from", "closing"),
    ];
    let page = fact(&ines, "window", "1", &fields).await;
    confirms(&omar, &page).await.leads_to("/es/hechos/");
    let api = ines.get(&format!("/api/v1/calls/{QUIET}")).await.is(200).text();
    assert_eq!(api.matches("\"results_promised\":\"2026-12-04\"").count(), 2, "the proposal and its confirmation");
    ines.get(&format!("/es/convocatorias/{QUIET}/{QUIET}/plazo")).await.is(200).says("4 de diciembre de 2026");
}

#[tokio::test]
async fn a_promise_is_a_date_or_a_term_that_can_be_counted() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    for (kind, fields, says) in [
        ("published", &[("promised", "2026-12"), ("term_days", "10"), ("term_from", "act")][..], "no ambos"),
        ("published", &[("term_days", "0"), ("term_from", "act")], "de 1 a 366"),
        ("published", &[("term_days", "10"), ("term_from", "closing")], "Asiente antes el plazo de recepción"),
        ("amended", &[("term_days", "10")], "Elija desde cuándo se cuenta."),
    ] {
        records(&ines, &line(QUIET, kind), "3", fields).await.is(422).says(says);
    }
    let by_act = [("occurred_on", "2026-11-20"), ("term_days", "1"), ("term_from", "act")];
    records(&ines, &line(QUIET, "published"), "3", &by_act).await.is(303);
    ines.get(&format!("/en/calls/{QUIET}"))
        .await
        .is(200)
        .says("1 working day, counted from the act that states it (20 November 2026)");
}
