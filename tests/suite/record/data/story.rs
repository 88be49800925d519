//! Invented calls to which everything happened that can happen to a call, told day by day as the program loads facts.

use crate::support::World;
use acuse::calls::import;
use chrono::{TimeZone as _, Utc};
use serde_json::{Value, json};

/// A world in which the story was told until its last day.
pub async fn told() -> World {
    let world = World::new().await;
    for (day, files) in days() {
        let mut date = day.split('-').map(|part| part.parse::<u32>().expect("a number"));
        let (year, month, day) = (date.next().unwrap(), date.next().unwrap(), date.next().unwrap());
        let at = Utc.with_ymd_and_hms(i32::try_from(year).unwrap(), month, day, 18, 0, 0).single().expect("an instant");
        world.app.clock.set(at);
        import::load(&world.app, &files).await.expect("the story loads");
    }
    world
}

fn institution(id: &str, name: &str) -> Value {
    json!({
        "id": id, "name_es": name, "name_en": name, "acronym": id.to_uppercase(), "level": "city", "city": "CDMX", "start": null,
        "start_precision": null, "end": null, "end_precision": null, "predecessors": [], "successors": [], "notes": "",
        "source": "Inventado", "confidence": "sourced",
    })
}

fn call(id: &str, lines: &[&str]) -> Value {
    let lines: Vec<Value> = lines
        .iter()
        .map(|line| json!({ "id": line, "title_es": format!("Línea {line}"), "title_en": format!("Line {line}") }))
        .collect();
    json!({
        "id": id, "title": format!("Convocatoria {id} (inventada)"), "title_en": format!("Call {id} (invented)"), "programme_id": null,
        "institution_id": "idm", "jurisdiction": "CDMX", "fiscal_year": 2026, "source": "Gaceta inventada", "confidence": "sourced",
        "lines": lines, "eligibility": ["asociaciones (inventado)"],
    })
}

/// A fact about a line by an official act, with what it carries.
fn fact(id: &str, line: &str, kind: &str, on: &str, more: Value) -> Value {
    let mut fact = json!({
        "id": id, "subject": { "kind": "line", "id": line }, "type": kind, "occurred_on": on, "level": 1, "asserted_by": "monitor",
        "text_es": format!("{kind}, en español."), "text_en": format!("{kind}, in English."), "source": "Gaceta inventada, núm. 7",
        "confidence": "sourced",
    });
    fact.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    fact
}

/// Published and received on the same days, results promised for the end of April.
fn begun(line: &str) -> Vec<Value> {
    let window = json!({ "opens": "2026-01-20", "closes": "2026-02-20T18:00", "zone": "America/Mexico_City" });
    vec![
        fact(&format!("{line}--published"), line, "published", "2026-01-10", json!({ "results_promised": "2026-04-30" })),
        fact(&format!("{line}--window"), line, "window", "2026-01-10", json!({ "window": window })),
    ]
}

fn suspension(until: Value) -> Value {
    json!({
        "stated_reason_es": "Por la elección, dijo la autoridad.", "stated_reason_en": "Because of the election, the authority said.",
        "legal_basis_named": null, "until": until,
    })
}

type Day = (&'static str, Vec<(&'static str, Value)>);

/// What was recorded on each day.
fn days() -> Vec<Day> {
    let facts = |facts: Vec<Value>| vec![("facts", Value::Array(facts))];
    let year = json!({
        "jurisdiction": "MX", "applies_to": "", "ends": "12-31", "rule_es": "", "rule_en": "", "source": "Inventado", "confidence": "sourced",
    });
    let singles = [
        "abierta",
        "suspendida",
        "reanudada",
        "desierta",
        "cancelada",
        "pagada",
        "corregida",
        "anulada",
        "parcial",
        "callada",
        "prensa",
        "tribunal",
    ];
    let mut calls: Vec<Value> = singles.iter().map(|id| call(id, &[])).collect();
    calls.push(call("doble", &["doble-a", "doble-b"]));
    let lines = singles.iter().copied().chain(["doble-a", "doble-b"]);
    let election = json!({ "kind": "date", "date": "2026-06-07" });
    vec![
        (
            "2026-01-15",
            vec![
                ("institutions", json!([institution("idm", "Instituto Demostrativo de Movilidad (inventado)")])),
                ("fiscal_years", json!([year])),
                ("calls", Value::Array(calls)),
                ("facts", Value::Array(lines.flat_map(begun).collect())),
            ],
        ),
        (
            "2026-02-10",
            facts(vec![fact(
                "abierta--extended",
                "abierta",
                "deadline_extended",
                "2026-02-10",
                json!({ "closes": "2026-12-15T18:00", "zone": "America/Mexico_City", "results_promised": "2027-02-28" }),
            )]),
        ),
        (
            "2026-03-01",
            facts(vec![
                fact("suspendida--suspended", "suspendida", "suspended", "2026-03", suspension(Value::Null)),
                fact("reanudada--suspended", "reanudada", "suspended", "2026-03-01", suspension(election.clone())),
                fact("doble-a--suspended", "doble-a", "suspended", "2026-03-01", suspension(election)),
                fact(
                    "tribunal--ordered",
                    "tribunal",
                    "ordered_by_court",
                    "2026-03-01",
                    json!({ "order": "suspend", "court": "Juzgado inventado", "until": null }),
                ),
                fact("corregida--cancelled", "corregida", "cancelled", "2026-03-01", json!({ "level": 2 })),
            ]),
        ),
        (
            "2026-03-20",
            facts(vec![fact(
                "corregida--withdrawn",
                "corregida",
                "corrected",
                "2026-03-20",
                json!({ "supersedes": "corregida--cancelled", "level": 2 }),
            )]),
        ),
        // The description changes too: a title that was wrong.
        (
            "2026-04-01",
            vec![(
                "calls",
                json!([{ "title": "Convocatoria callada (inventada, con su título corregido)", "title_en": "Call callada (invented, its title put right)",
            "id": "callada", "programme_id": null, "institution_id": "idm", "jurisdiction": "CDMX", "fiscal_year": 2026, "source": "Gaceta inventada", "confidence": "sourced" }]),
            )],
        ),
        (
            "2026-04-15",
            facts(vec![
                fact("reanudada--resumed", "reanudada", "resumed", "2026-04-15", json!({ "results_promised": "2026-05-31" })),
                fact("desierta--void", "desierta", "declared_void", "2026-04-15", json!({})),
                fact("cancelada--cancelled", "cancelada", "cancelled", "2026-04-15", json!({})),
                fact(
                    "pagada--results",
                    "pagada",
                    "results_published",
                    "2026-04-15",
                    json!({ "awards": { "supports": 3, "mxn": 90000 } }),
                ),
                fact("anulada--results", "anulada", "results_published", "2026-04-15", json!({ "awards": { "supports": 2 } })),
                fact(
                    "parcial--partly",
                    "parcial",
                    "partly_resolved",
                    "2026-04-15",
                    json!({ "awards": { "supports": 1, "mxn": 10000 } }),
                ),
                fact(
                    "prensa--results",
                    "prensa",
                    "results_published",
                    "2026-04",
                    json!({ "level": 3, "awards": { "usd": 5000 } }),
                ),
                fact(
                    "doble-b--results",
                    "doble-b",
                    "results_published",
                    "2026-04-15",
                    json!({ "on_or_before": true, "awards": { "supports": 4 } }),
                ),
            ]),
        ),
        (
            "2026-06-15",
            facts(vec![
                fact("pagada--paid", "pagada", "paid", "2026-06-10", json!({ "awards": { "supports": 3, "mxn": 90000 } })),
                fact("anulada--annulled", "anulada", "annulled", "2026-06-12", json!({})),
                fact("tribunal--resume", "tribunal", "ordered_by_court", "2026-06-12", json!({ "order": "resume" })),
                fact(
                    "cancelada--disputed",
                    "cancelada",
                    "disputed",
                    "2026-06-12",
                    json!({ "level": 5, "asserted_by": "association", "by": "association-0123456789" }),
                ),
            ]),
        ),
        (
            "2027-02-01",
            facts(vec![
                fact(
                    "callada--checked",
                    "callada",
                    "checked_no_act",
                    "2027-02-01",
                    json!({ "level": 2, "searched": ["Gaceta inventada, 2026"], "not_searched": ["Archivo"] }),
                ),
                fact(
                    "callada--notified",
                    "callada",
                    "authority_notified",
                    "2027-02-01",
                    json!({ "level": 2, "how": "Por correo" }),
                ),
            ]),
        ),
    ]
}
