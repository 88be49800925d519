//! Every kind of fact has a form, and what was recorded has its place on the page of what it is about.

use super::{Fields, QUIET, line, monitor, records};
use crate::support::{Persona, World};
use acuse::{
    calls::{
        facts::{Fact, FactKind, Level},
        live,
    },
    web::lang::Lang,
};

/// Records a fact and gives it back as the record holds it.
async fn enters(world: &World, who: &Persona, path: &str, fields: Fields<'_>) -> Fact {
    let to = records(who, path, "3", fields).await.leads_to("/es/hechos/").location();
    who.get(&to).await.is(200).says("Lo que ocurrió, en español.").says("https://example.org/acto");
    let record = live::record(&world.app).await.expect("the record");
    record.facts().last().expect("a fact").clone()
}

#[tokio::test]
async fn a_monitor_records_the_whole_life_of_a_line() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let life: [(&str, Fields<'_>); 21] = [
        ("published", &[("occurred_on", "01/03/2019"), ("promised", "2019-05")]),
        (
            "window",
            &[
                ("occurred_on", "2019-03-02"),
                ("opens", "2019-03-05"),
                ("closes", "2019-04-05"),
                ("by_window", "yes"),
                ("hours_from", "09:00"),
                ("hours_to", "15:00"),
            ],
        ),
        ("deadline_extended", &[("occurred_on", "2019-03-20"), ("closes", "2019-04-20 18:00")]),
        (
            "suspended",
            &[
                ("occurred_on", "2019-03-25"),
                ("reason_es", "Por veda"),
                ("legal_basis", "none"),
                ("until", "date"),
                ("until_on", "2019-06"),
            ],
        ),
        ("resumed", &[("occurred_on", "2019-04-02"), ("promised", "2019-T3")]),
        ("amended", &[("occurred_on", "2019-04-03")]),
        ("ordered_by_court", &[("occurred_on", "2019-04-04"), ("order", "other"), ("court", "Juzgado Primero")]),
        ("partly_resolved", &[("occurred_on", "2019-06"), ("supports", "2")]),
        ("results_published", &[("occurred_on", "2019-07-01"), ("supports", "3"), ("mxn", "$150,000")]),
        ("paid", &[("occurred_on", "2019-08"), ("partly", "yes"), ("mxn", "50,000")]),
        ("not_paid", &[("occurred_on", "2019-09")]),
        ("annulled", &[("occurred_on", "2019-10-01")]),
        ("declared_void", &[("occurred_on", "2019-11-01")]),
        ("reopened", &[("occurred_on", "2019-11-15")]),
        ("cancelled", &[("occurred_on", "2019-12-01"), ("on_or_before", "yes")]),
        ("reported_not_resolved", &[("occurred_on", "2020")]),
        ("authority_notified", &[("occurred_on", "2020-01-05"), ("how", "Oficio entregado"), ("moment", "before")]),
        ("disputed", &[("occurred_on", "2020-02")]),
        ("checked_no_act", &[("occurred_on", "2026-11-01"), ("searched", "Gaceta 2019\nPortal"), ("not_searched", "Archivo")]),
        ("amended", &[("occurred_on", "2019-04-05"), ("promised", "2019-12")]),
        ("ordered_by_court", &[("occurred_on", "2019-04-06"), ("order", "resolve"), ("court", "")]),
    ];
    let mut kinds = Vec::new();
    for (kind, fields) in life {
        let fact = enters(&world, &ines, &line(QUIET, kind), fields).await;
        assert_eq!(fact.kind.name(), kind);
        assert_eq!(fact.level, Level::PressOrAcademic);
        kinds.push(fact.kind.clone());
    }
    let page = ines.get(&format!("/es/convocatorias/{QUIET}")).await.is(200).text();
    let api = ines.get(&format!("/api/v1/calls/{QUIET}")).await.is(200).text();
    for kind in &kinds {
        let words = acuse::record::words::fact(Lang::es, kind);
        assert!(page.contains(words), "the page does not say «{words}»");
        assert!(api.contains(&format!("\"{}\"", kind.name())), "the API does not say {}", kind.name());
    }
    // What each carries is on the call's page and on its own.
    let carried = [
        ("deadline_extended", "Ahora cierra:"),
        ("ordered_by_court", "Juzgado Primero. Dictó otra orden."),
        ("partly_resolved", "2 apoyos"),
        ("results_published", "150,000 MXN"),
        ("paid", "Se pagó solo una parte de lo asignado."),
        ("resumed", "tercer trimestre de 2019"),
        ("checked_no_act", "Archivo"),
        ("authority_notified", "Oficio entregado"),
        ("window", "09:00"),
    ];
    let record = live::record(&world.app).await.expect("the record");
    for (kind, says) in carried {
        assert!(page.contains(says), "the call's page does not say «{says}»");
        let mut said = false;
        for fact in record.facts().iter().filter(|fact| fact.kind.name() == kind && fact.subject.id == QUIET) {
            said |= ines.get(&format!("/es/hechos/{}", fact.id)).await.is(200).text().contains(says);
        }
        assert!(said, "no page of {kind} says «{says}»");
    }
    let FactKind::Window { window, .. } = kinds[1] else { panic!("a window") };
    assert!(window.by_window && window.hours.is_some_and(|hours| hours.to.to_string() == "15:00:00"));
    let FactKind::ResultsPublished { awards: Some(awards) } = &kinds[8] else { panic!("results with awards") };
    assert_eq!((awards.supports, awards.mxn), (Some(3), Some(150_000)));
}

#[tokio::test]
async fn a_monitor_records_what_became_of_institutions_and_programmes() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let of_bodies: [(&str, &str, Fields<'_>); 8] = [
        ("institution/ime", "created", &[("occurred_on", "2003")]),
        ("institution/ime", "renamed", &[("occurred_on", "2013-05")]),
        ("institution/ime", "terms_suspended", &[("occurred_on", "2017-09-19"), ("first", "2017-09-20"), ("last", "2017-09-29")]),
        ("institution/ime", "succeeded", &[("occurred_on", "2025-01-01"), ("successor", "sibiso")]),
        ("institution/ime", "dissolved", &[("occurred_on", "2025-01-01")]),
        ("programme/ime-becas", "moved", &[("occurred_on", "2024"), ("successor", "coinbis")]),
        ("programme/ime-becas", "cancelled", &[("occurred_on", "2025")]),
        ("institution/ime", "disputed", &[("occurred_on", "2025-02")]),
    ];
    for (subject, kind, fields) in of_bodies {
        let fact = enters(&world, &ines, &format!("/es/mi/hechos/{subject}/{kind}"), fields).await;
        assert_eq!(fact.kind.name(), kind);
        ines.get("/es/instituciones/ime").await.is(200).says(acuse::record::words::fact(Lang::es, &fact.kind));
    }
}

#[tokio::test]
async fn what_a_fact_would_change_is_shown_before_it_is_recorded() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    let fields = [("step", "preview"), ("occurred_on", "2026-11-01"), ("searched", "Gaceta"), ("not_searched", "Archivo")];
    let page = records(&ines, &line(QUIET, "checked_no_act"), "3", &fields).await.is(200);
    page.says("Con este hecho").says("Sin resolver").says("Gaceta</textarea>");
    ines.get(&format!("/api/v1/calls/{QUIET}")).await.is(200).never_says("checked_no_act");
}

#[tokio::test]
async fn a_check_makes_a_line_unresolved_that_nobody_had_looked_up() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    let ines = monitor(&world, &steward, "Inés").await;
    ines.get(&format!("/api/v1/calls/{QUIET}")).await.is(200).says("\"kind\":\"unknown\"");
    ines.get("/es/convocatorias?check=never").await.is(200).says(QUIET);
    let fields = [("occurred_on", "2026-11-01"), ("searched", "Gaceta 2019"), ("not_searched", "Archivo de concentración")];
    records(&ines, &line(QUIET, "checked_no_act"), "3", &fields).await.is(303);
    ines.get(&format!("/api/v1/calls/{QUIET}")).await.is(200).says("\"kind\":\"unresolved\"");
    ines.get("/es/convocatorias?check=never").await.is(200).never_says(QUIET);
    ines.get(&format!("/es/convocatorias/{QUIET}")).await.is(200).says("Archivo de concentración");
}
