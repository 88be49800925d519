//! Exactly what an entry touches is made anew: a sealed act nothing, a public fact its own pages and the lists that count it.

use super::{OTHER, QUIET, enter, line, made};
use crate::{
    applications::{self, PDF},
    associations::{capture, registers, seen},
    evidence::{keep, with_file},
    support::{Part, World, office::hidden},
};
use acuse::{
    calls::{import, live},
    ids::FactId,
    web::{
        address::{Page, Route},
        cache::is_everybodys,
        lang::{LANGS, Lang},
    },
};
use serde_json::json;

#[tokio::test]
async fn a_filing_makes_no_public_page_stale() {
    let world = World::new().await;
    applications::publish(&world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let draft = applications::starts(&nuria, &association).await;
    applications::completes(&nuria, &draft).await;
    let visitor = world.visitor();
    let pages = ["/es", "/es/convocatorias", applications::CALL, "/es/instituciones/idm", "/api/v1/summary"];
    for page in pages {
        visitor.get(page).await.is(200);
    }
    let before = made(&world);
    applications::files(&nuria, &draft).await.is(303);
    for page in pages {
        visitor.get(page).await.is(200);
    }
    assert_eq!(made(&world), before);
}

#[tokio::test]
async fn a_fact_makes_its_call_and_the_lists_anew_and_leaves_other_calls_alone() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let (mine, other) = (format!("/es/convocatorias/{QUIET}"), format!("/es/convocatorias/{OTHER}"));
    let lists = ["/es", "/es/convocatorias", "/es/instituciones", "/api/v1/summary"];
    // What machines read of the other call is told from no more than its page is.
    let machines = [
        format!("/api/v1/calls/{OTHER}"),
        format!("/feeds/calls/{OTHER}.atom?lang=es"),
        format!("/feeds/calls/{OTHER}.ics?lang=es"),
    ];
    let others = machines.iter().map(String::as_str).chain([other.as_str()]);
    for page in lists.iter().copied().chain([mine.as_str(), "/es/glosario"]).chain(others.clone()) {
        visitor.get(page).await.is(200);
    }
    enter(&world, "dos", line(QUIET), json!({ "type": "results_published", "level": 1, "occurred_on": "2019-12-01" })).await;
    let before = made(&world);
    for page in others {
        visitor.get(page).await.is(200);
    }
    assert_eq!(made(&world), before, "a call of another institution stays as it was");
    visitor.get(&mine).await.is(200).says("Lo dicho: dos.");
    assert_eq!(made(&world), before + 1);
    for list in lists {
        visitor.get(list).await.is(200);
    }
    assert_eq!(made(&world), before + 5);
    visitor.get("/es").await.reads("en 6 consta o se informa un desenlace");
}

#[tokio::test]
async fn words_that_were_taken_out_are_in_no_page_the_moment_after() {
    let world = World::with_record().await;
    let steward = world.steward().await;
    enter(&world, "tres", line(QUIET), json!({ "text_es": "Lo vio Doña Inventada", "text_en": "x" })).await;
    let visitor = world.visitor();
    let pages = [
        format!("/es/convocatorias/{QUIET}"),
        "/es/hechos/tres".to_owned(),
        format!("/api/v1/calls/{QUIET}"),
        format!("/feeds/calls/{QUIET}.atom?lang=es"),
    ];
    for page in &pages {
        visitor.get(page).await.is(200).says("Doña Inventada");
    }
    let form = "/es/responsable/hechos/tres/testado";
    let seen = hidden(&steward.get(form).await.is(200).text(), "seen");
    let fields = [("seen", seen.as_str()), ("reason_es", "Expone."), ("reason_en", "It exposes."), ("sure", "yes")];
    steward.post(form, &fields).await.is(303);
    for page in &pages {
        visitor.get(page).await.is(200).never_says("Doña Inventada");
    }
}

#[tokio::test]
async fn evidence_shows_on_the_page_of_its_call_at_once_and_leaves_others_alone() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let fact = FactId::from_text("cuatro");
    enter(&world, "cuatro", line(QUIET), json!({})).await;
    let (mine, other) = (format!("/es/convocatorias/{QUIET}"), format!("/es/convocatorias/{OTHER}"));
    visitor.get(&mine).await.never_says("/es/evidencia/");
    visitor.get(&other).await.is(200);
    let before = made(&world);
    let id = keep(&world, &fact, with_file("acto.pdf", b"%PDF-1.4 acto")).await;
    visitor.get(&mine).await.is(200).says(&format!("/es/evidencia/{id}/ficha"));
    visitor.get(&other).await.is(200);
    assert_eq!(made(&world), before + 1);
}

#[tokio::test]
async fn an_act_that_is_nobody_else_s_but_counted_changes_the_count() {
    let world = World::with_record().await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces").await;
    let (visitor, call) = (world.visitor(), format!("/es/convocatorias/{QUIET}"));
    visitor.get(&call).await.never_says("informan haber presentado");
    visitor.get("/es").await.is(200);
    let told = format!("/api/v1/calls/{QUIET}");
    let counted = async || {
        serde_json::from_str::<serde_json::Value>(&visitor.get(&told).await.is(200).text()).expect("JSON")["call"]["filed_elsewhere"][0]["associations"].clone()
    };
    assert_eq!(counted().await, 0);
    let before = made(&world);
    let parts = [
        Part::Field("line", QUIET),
        Part::Field("filed_on", "2019-03-20"),
        Part::Field("amount", "80,000.00"),
        Part::Field("currency", "MXN"),
        Part::Field("note", ""),
        Part::File { name: "receipt", file: "sello.jpg", kind: "image/jpeg", bytes: PDF },
    ];
    nuria.post_multipart(&format!("/es/mi/asociaciones/{association}/presentadas-fuera/nueva"), &parts).await.is(303);
    visitor.get(&call).await.is(200).says("Asociaciones que informan haber presentado solicitud: 1.");
    visitor.get("/es").await.is(200);
    assert_eq!(made(&world), before + 1, "the front page shows nothing of it");
    assert_eq!(counted().await, 1, "nor does it stay out of what machines read");
}

/// What an association changes of itself is sealed: nobody else's pages learn of it, but those that show it do.
#[tokio::test]
async fn what_an_association_changes_of_itself_shows_in_the_directory_at_once() {
    let world = World::new().await;
    let (salma, ana) = (world.steward().await, world.person("Ana").await);
    let id = registers(&ana, "Casa Uno").await;
    let own = format!("/es/mi/asociaciones/{id}");
    let named = async |name: &str| {
        let page = format!("{own}/perfil");
        let seen = seen(&ana, &page).await;
        let fields = [("seen", seen.as_str()), ("name", name), ("kind", "church"), ("populations", "return"), ("public", "yes")];
        ana.post(&page, &fields).await.is(303);
    };
    named("Casa Uno").await;
    let pages = ["/es/asociaciones", "/en/associations", "/es/asociaciones?city=Cicero", "/api/v1/associations", "/sitemap.xml"];
    let (kept, fresh) = (world.visitor(), world.unrendered());
    let same = async |after: &str| {
        for page in pages.iter().map(|page| (*page).to_owned()).chain([format!("/es/asociaciones/{id}")]) {
            let (kept, fresh) = (kept.get(&page).await.is(200), fresh.get(&page).await.is(200));
            assert_eq!(kept.header("etag"), fresh.header("etag"), "{page} after {after}");
        }
    };
    same("it chose to be public").await;
    named("Casa Dos").await;
    same("a renaming").await;
    kept.get("/es/asociaciones").await.says("Casa Dos").never_says("Casa Uno");
    let seats = format!("{own}/sedes");
    let first = capture(&ana.get(&seats).await.is(200).text(), &format!("{seats}/([0-9a-f-]+)"));
    ana.post(&seats, &[("city", "Iztapalapa"), ("country", "MX"), ("address", "")]).await.leads_to(&seats);
    same("a new seat").await;
    let shown = seen(&ana, &format!("{seats}/{first}")).await;
    ana.post(&format!("{seats}/{first}"), &[("act", "remove"), ("seen", &shown)]).await.leads_to(&seats);
    same("a seat that was taken off").await;
    kept.get("/es/asociaciones").await.says("Iztapalapa").never_says("Cicero");
    let verified = [("verified", "yes"), ("reason", "Vi la escritura."), ("evidence", "Escritura 123")];
    salma.post(&format!("/es/responsable/asociaciones/{id}/verificacion"), &verified).await.is(303);
    same("its verification").await;
    registers(&world.person("Olga").await, "Otra").await;
    same("another that is not public").await;
}

/// Every page that is kept, of a record.
async fn pages(world: &World) -> Vec<String> {
    let record = live::record(&world.app).await.expect("the record");
    let mut pages = vec![Page::Home, Page::Calls, Page::Search, Page::Commitments, Page::Institutions, Page::ElectoralPeriods];
    pages.extend([Page::LegalBases, Page::Glossary, Page::About, Page::Reading, Page::Privacy, Page::Associations]);
    pages.extend([Page::Programmes, Page::Years, Page::Places, Page::RecurringCalls, Page::Case, Page::Data, Page::Guides]);
    pages.extend([Page::OpenNow, Page::SuspendedNow, Page::ChecksDue, Page::PromisedDates, Page::Identifiers]);
    pages.extend(record.programmes.keys().step_by(2).map(|id| Page::Programme { slug: id.to_string() }));
    pages.extend(record.templates.keys().map(|id| Page::RecurringCall { template: id.to_string() }));
    pages.extend(["2016", "2018", "2019", "2024"].map(|year| Page::Year { year: year.to_owned() }));
    pages.extend(["cdmx", "mexico", "chicago"].map(|place| Page::Place { place: place.to_owned() }));
    pages.push(Page::InstitutionDays { slug: "sibiso".to_owned() });
    pages.extend(record.calls().keys().map(|id| Page::Call { slug: id.to_string() }));
    pages.extend(record.institutions.keys().map(|id| Page::Institution { slug: id.to_string() }));
    pages.extend(record.commitments.keys().map(|id| Page::Commitment { slug: id.to_string() }));
    pages.extend(record.periods.keys().step_by(7).map(|id| Page::ElectoralPeriod { slug: id.to_string() }));
    pages.extend(record.facts().iter().rev().step_by(5).map(|fact| Page::Fact { fact: fact.id.to_string() }));
    let mut machines = ["/api/v1/summary", "/api/v1/calls", "/api/v1/institutions"].map(str::to_owned).to_vec();
    machines.extend(record.calls().keys().step_by(3).map(|id| format!("/api/v1/calls/{id}")));
    machines.extend(record.institutions.keys().step_by(4).map(|id| format!("/api/v1/institutions/{id}")));
    machines.extend(record.institutions.keys().step_by(6).map(|id| format!("/feeds/institutions/{id}.atom?lang=es")));
    machines.extend(record.programmes.keys().step_by(3).map(|id| format!("/api/v1/programmes/{id}")));
    machines.extend(["cdmx-2016-const", "cdmx-2018-jg"].map(|id| format!("/api/v1/electoral-periods/{id}")));
    for form in ["atom", "ics"] {
        machines.extend(record.calls().keys().step_by(9).map(|id| format!("/feeds/calls/{id}.{form}?lang=es")));
    }
    pages.iter().map(|page| page.path(Lang::es)).chain(machines).collect()
}

/// Whatever is recorded, a service that keeps its pages says what one says that has kept none.
#[tokio::test]
async fn after_any_act_each_kept_page_is_what_it_would_be_if_it_were_made_now() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let on = |kind: &str, id: &str| json!({ "kind": kind, "id": id });
    let acts = [
        (
            line(QUIET),
            json!({ "type": "checked_no_act", "level": 2, "occurred_on": "2026-11-20", "searched": ["x"], "not_searched": [] }),
        ),
        (on("call", OTHER), json!({ "type": "cancelled", "level": 1, "occurred_on": "2024-05-01" })),
        (on("institution", "sibiso"), json!({ "type": "dissolved", "level": 1, "occurred_on": "2024-10-04" })),
        (on("programme", "ch-mh"), json!({ "type": "cancelled", "level": 2, "occurred_on": "2019-02-01" })),
        (
            on("commitment", "convenio-cgai-icpcd"),
            json!({ "type": "checked_no_act", "level": 2, "occurred_on": "2026-11-19", "searched": ["x"] }),
        ),
        (
            line("pcs-2016"),
            json!({ "type": "suspended", "level": 2, "occurred_on": "2016-05-01", "stated_reason_es": "por ley",
            "stated_reason_en": "by law", "legal_basis_named": null,
            "until": { "kind": "election_day", "period": "cdmx-2016-const", "date": "2016-06-05" } }),
        ),
    ];
    for (place, (subject, more)) in acts.into_iter().enumerate() {
        for page in pages(&world).await {
            visitor.get(&page).await.is(200);
        }
        enter(&world, &format!("acto-{place}"), subject, more).await;
        same_as_made_now(&world).await;
    }
    let mut all: serde_json::Value = serde_json::from_str(include_str!("../../../../reference/calls.json")).expect("the file");
    let moved = all.as_array_mut().expect("a list").iter_mut().find(|call| call["id"] == QUIET).expect("the call");
    moved["institution_id"] = json!("sebien");
    moved["title"] = json!("Otro título");
    import::load(&world.app, &[("calls", json!([moved]))]).await.expect("loaded");
    same_as_made_now(&world).await;
}

async fn same_as_made_now(world: &World) {
    let (kept, fresh) = (world.visitor(), world.unrendered());
    for page in pages(world).await {
        let (kept, fresh) = (kept.get(&page).await.is(200), fresh.get(&page).await.is(200));
        assert_eq!(kept.header("etag"), fresh.header("etag"), "{page}");
    }
}

/// A new page is either everybody's, and kept, or it is said here that it is not.
#[test]
fn every_page_is_either_kept_or_somebody_s_own() {
    let own = |route: &Route| {
        let path = route.pattern(LANGS[0]);
        let roots = [
            "/es/mi",
            "/es/cuenta",
            "/es/responsable",
            "/es/oficina",
            "/es/invitaciones",
            "/es/convocatorias-sugeridas",
            "/es/acuses",
        ];
        let files = ["/es/evidencia/{evidence}", "/es/evidencia/{evidence}/"];
        roots.iter().any(|root| path.starts_with(root))
            || path == files[0]
            || path.starts_with(files[1])
            || path.ends_with("/solicitud")
    };
    let undecided: Vec<&Route> = Route::ALL.iter().filter(|route| !is_everybodys(**route) && !own(route)).collect();
    assert!(undecided.is_empty(), "{undecided:?}");
}
