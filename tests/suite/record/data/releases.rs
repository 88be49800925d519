//! Releases: what they add up to is what the call is; none changes once told; nothing is claimed that nobody decided.

use super::{
    compiled, json,
    merge::{merged, same, told},
    releases_of, story,
};
use crate::{
    calls::{
        examples::{calendar, calendars, noon, put_right},
        histories::{Drawn, history},
    },
    support::World,
};
use acuse::{
    calls::{
        facts::{Fact, FactKind},
        import,
        live::Versions,
        model::{Call, Institution, Jurisdiction},
        record::Record,
        standing::{Kind, Standing},
    },
    clock::Now,
    ids::{CallId, LineId},
    record::data::ocds::Package,
};
use chrono::Duration;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A drawn history as a record of one call with one line, each fact recorded some days after the one before it.
pub struct Kept {
    pub record: Record,
    pub versions: Versions,
    pub until: Now,
}

impl Kept {
    pub fn of(drawn: &Drawn, gaps: &[i64]) -> Self {
        let call: Call = serde_json::from_value(json!({
            "id": "line", "title": "Convocatoria (inventada)", "programme_id": "programme", "institution_id": "institution",
            "jurisdiction": drawn.jurisdiction, "zone": drawn.zone.name(), "fiscal_year": drawn.fiscal_year,
            "results_due": drawn.results_due.map(|date| date.to_string()), "received_here": drawn.received_here,
        }))
        .unwrap();
        let institution: Institution = serde_json::from_value(json!({
            "id": "institution", "name_es": "Institución inventada", "name_en": "Invented institution", "acronym": null, "level": "", "city": "",
            "start": null, "start_precision": null, "end": null, "end_precision": null, "predecessors": [], "successors": [], "notes": "",
            "source": "", "confidence": "sourced",
        }))
        .unwrap();
        let mut record = Record::default();
        record.calendar = calendar();
        let begun = noon("2017-07-01");
        let mut at = begun;
        let all = drawn.facts.iter().chain(&drawn.programme).chain(&drawn.institution);
        for (place, fact) in all.enumerate() {
            at += Duration::days(gaps[place % gaps.len()]);
            record.add_fact(Fact { recorded_at: at, said: fact.said.clone() });
        }
        let mut versions = Versions::default();
        versions.calls.insert(call.id.clone(), vec![(begun, call.clone())]);
        versions.institutions.insert(institution.id.clone(), vec![(begun, institution.clone())]);
        record.institutions.insert(institution.id.clone(), institution);
        record.add_call(call);
        versions.calendars = calendars();
        Self { record, versions, until: at + Duration::days(900) }
    }

    /// The same, and every fiscal year comes to be known to end in August.
    pub fn put_right(mut self, at: Now) -> Self {
        self.versions.calendars = put_right(at);
        self.record.calendar = self.versions.calendars.at(Now::MAX_UTC).clone();
        self
    }

    pub fn package(&self, until: Now) -> Package<'_> {
        Package { record: &self.record, versions: &self.versions, base: "http://127.0.0.1:3000", demo: false, until }
    }

    pub fn releases(&self, until: Now) -> (Vec<Value>, Value) {
        self.package(until).releases(&CallId::from_text("line"))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn releases_add_up_to_what_the_call_is(drawn in history(), gaps in proptest::collection::vec(0i64..200, 1..6)) {
        let kept = Kept::of(&drawn, &gaps);
        let (releases, state) = kept.releases(kept.until);
        let sum = merged(&releases);
        prop_assert!(same(&told(&sum), &told(&state)), "{sum:#}\nis not\n{state:#}");

        let dates: Vec<&str> = releases.iter().map(|release| release["date"].as_str().unwrap()).collect();
        prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]), "{dates:?}");
        // The cancellation of a programme tells nothing of a call of another year.
        let jurisdiction = Jurisdiction::new(drawn.jurisdiction);
        let reaches = |fact: &Fact| kept.record.calendar.reaches(&jurisdiction, drawn.fiscal_year, fact.occurred_on);
        for fact in kept.record.facts() {
            let own = releases.iter().filter(|release| release["id"] == format!("ocds-000000-line-{}", fact.id)).count();
            prop_assert!(own == 1 || (own == 0 && fact.cancels_programme() && !reaches(fact)), "one release a fact: {}", fact.id);
        }
        prop_assert!(releases.first().is_none_or(|release| release["tag"][0] == "tender"));
    }

    #[test]
    fn what_was_told_stays_as_it_was_told(drawn in history(), gaps in proptest::collection::vec(0i64..200, 1..6), part in 0..10u8) {
        let kept = Kept::of(&drawn, &gaps);
        let begun = noon("2017-07-01");
        let earlier = begun + (kept.until - begun) / 10 * i32::from(part);
        let (before, _) = kept.releases(earlier);
        let (after, _) = kept.releases(kept.until);
        prop_assert_eq!(&after[..before.len()], &before[..]);
        prop_assert!(after.get(before.len()).is_none_or(|next| next["date"].as_str().unwrap() > acuse::clock::stamp(earlier).trim_end_matches('Z')));
    }

    #[test]
    fn a_calendar_put_right_later_changes_no_release(drawn in history(), gaps in proptest::collection::vec(0i64..200, 1..6), part in 0..10u8) {
        let kept = Kept::of(&drawn, &gaps);
        let begun = noon("2017-07-01");
        let at = begun + (kept.until - begun) / 10 * i32::from(part);
        let (before, _) = kept.releases(at - Duration::milliseconds(1));
        let kept = kept.put_right(at);
        let (after, state) = kept.releases(kept.until);
        prop_assert_eq!(&after[..before.len()], &before[..]);
        let (sum, whole) = (merged(&after), told(&state));
        prop_assert!(same(&told(&sum), &whole), "{sum:#}\nis not\n{whole:#}");
    }

    #[test]
    fn nothing_is_claimed_that_nobody_decided(drawn in history(), gaps in proptest::collection::vec(0i64..200, 1..6)) {
        let kept = Kept::of(&drawn, &gaps);
        let (releases, state) = kept.releases(kept.until);
        let by_act = |wanted: fn(&FactKind) -> bool| kept.record.facts().iter().any(|fact| fact.level.is_act() && wanted(&fact.kind));
        for release in &releases {
            let status = release["tender"]["status"].as_str().unwrap_or_default();
            prop_assert!(status != "withdrawn");
            prop_assert!(status != "cancelled" || by_act(|kind| matches!(kind, FactKind::Cancelled)));
            prop_assert!(status != "unsuccessful" || by_act(|kind| matches!(kind, FactKind::DeclaredVoid)));
            for award in release["awards"].as_array().into_iter().flatten() {
                let decided = by_act(|kind| kind.is_resolution() || matches!(kind, FactKind::PartlyResolved { .. }));
                prop_assert!(award["status"] != "active" || decided);
            }
        }
        let view = kept.record.as_of(None, None);
        let assessed = view.standing(&LineId::from_text("line"), kept.until).unwrap();
        let (tender, milestone) = (&state["tender"], &state["tender"]["milestones"][0]);
        match &assessed.standing {
            Standing::Suspended { .. } => {
                prop_assert_eq!((&tender["status"], &tender["suspension"]["status"]), (&"active".into(), &"inForce".into()));
                prop_assert!(milestone["status"] == "notMet" || milestone["status"] == "partiallyMet");
                let nobody = milestone["status"] == "notMet" && assessed.beside.checked.is_none();
                prop_assert!(!nobody || milestone.get("dateModified").is_none(), "nobody looked: {milestone}");
            }
            Standing::Unresolved { last_checked, .. } => {
                prop_assert_eq!(&tender["status"], "complete");
                prop_assert!(milestone["status"] == "notMet" || milestone["status"] == "partiallyMet");
                prop_assert!(milestone["dateModified"].as_str().unwrap().starts_with(&last_checked.first().to_string()));
                prop_assert!(state["awards"].as_array().into_iter().flatten().all(|award| award["status"] != "active" || milestone["status"] == "partiallyMet"));
            }
            Standing::Open => prop_assert_eq!(&tender["status"], "active"),
            Standing::ResolvedAwarded => prop_assert_eq!(&state["awards"][0]["status"], "active"),
            Standing::ResolvedVoid => prop_assert_eq!(&tender["status"], "unsuccessful"),
            Standing::Cancelled => prop_assert_eq!(&tender["status"], "cancelled"),
            Standing::Unknown { .. } | Standing::Overdue { .. } if !drawn.received_here && assessed.beside.checked.is_none() => {
                prop_assert!(milestone["status"] != "notMet", "nobody looked");
            }
            _ => {}
        }
        prop_assert_eq!(assessed.kind() == Kind::Cancelled, tender["status"] == "cancelled");
    }
}

#[tokio::test]
async fn the_founding_call_is_complete_without_an_award_and_its_promise_was_not_met() {
    let world = World::with_record().await;
    let call = compiled(&world, "sederec-2018-asociaciones").await;
    let tender = &call["tender"];
    assert_eq!((&tender["status"], call.get("awards")), (&"complete".into(), None));
    let milestone = &tender["milestones"][0];
    assert_eq!((&milestone["status"], &milestone["type"]), (&"notMet".into(), &"assessment".into()));
    assert_eq!(milestone.get("dueDate"), None, "no date was promised: results were announced for after one");
    assert_eq!(milestone["dateModified"], "2026-11-22T00:00:00-06:00", "the last time that somebody looked");
    let suspension = &tender["suspension"];
    assert_eq!(
        (&suspension["status"], &suspension["startDateKnown"], &suspension["endDateKnown"]),
        (&"over".into(), &"2018-Q2".into(), &"2018-07-01".into())
    );
    assert_eq!(suspension.get("legalBasis"), None, "none was named");
    let amendment =
        tender["amendments"].as_array().unwrap().iter().find(|one| one["id"] == suspension["id"]).expect("an amendment");
    assert_eq!(amendment["rationale"], suspension["statedReason"]);
    assert_eq!(amendment.get("date"), None, "the day is not known");
}

#[tokio::test]
async fn of_twenty_calls_nobody_has_looked_and_no_release_says_that_anything_was_not_met() {
    let world = World::with_record().await;
    let record = acuse::calls::live::record(&world.app).await.unwrap();
    let view = record.as_of(None, None);
    let mut unknown = 0;
    for line in record.lines().keys() {
        if view.standing(line, world.now()).unwrap().kind() != Kind::Unknown {
            continue;
        }
        unknown += 1;
        let call = compiled(&world, line.as_str()).await;
        assert_ne!(call["tender"]["milestones"][0]["status"], "notMet", "{line}");
        assert!(call.get("awards").is_none_or(|awards| awards[0].get("status").is_none()), "{line}");
    }
    assert_eq!(unknown, 20);
}

#[tokio::test]
async fn each_thing_that_can_happen_to_a_call_is_said_as_the_standard_can() {
    let world = story::told().await;
    let status = async |call: &str| compiled(&world, call).await["tender"]["status"].as_str().map(str::to_owned);
    for (call, expected) in [
        ("suspendida", "active"),
        ("reanudada", "complete"),
        ("desierta", "unsuccessful"),
        ("cancelada", "cancelled"),
        ("pagada", "complete"),
        ("corregida", "complete"),
        ("anulada", "complete"),
        ("callada", "complete"),
        ("doble", "complete"),
    ] {
        assert_eq!(status(call).await.as_deref(), Some(expected), "{call}");
    }
    let paid = compiled(&world, "pagada").await;
    assert_eq!(paid["awards"][0]["value"], json!({ "amount": 90000, "currency": "MXN" }));
    assert_eq!(paid["awards"][0]["date"], "2026-04-15T00:00:00-06:00");
    assert_eq!(paid["contracts"][0]["awardID"], paid["awards"][0]["id"]);
    assert_eq!(paid["contracts"][0]["implementation"]["transactions"][0]["date"], "2026-06-10T00:00:00-06:00");
    assert_eq!(compiled(&world, "anulada").await["awards"][0]["status"], "cancelled");
    assert_eq!(compiled(&world, "parcial").await["tender"]["milestones"][0]["status"], "partiallyMet");
    let press = compiled(&world, "prensa").await;
    assert_eq!(
        (press["awards"][0].get("status"), press["awards"][0].get("date")),
        (None, None),
        "a report is no act, nor has it a day"
    );
    let both = compiled(&world, "doble").await;
    assert_eq!(both["tender"]["suspension"]["lines"], json!(["doble-a"]));
    assert_eq!((both["awards"].as_array().unwrap().len(), both["awards"][0].get("date")), (1, None), "on or before is no day");
}

#[tokio::test]
async fn what_was_corrected_stays_told_and_is_taken_back_by_a_later_release() {
    let world = story::told().await;
    let releases = releases_of(&world, "corregida").await;
    let cancelled = releases.iter().find(|one| one["id"] == "ocds-000000-corregida-corregida--cancelled").expect("told then");
    assert_eq!((&cancelled["tender"]["status"], &cancelled["tag"]), (&"cancelled".into(), &json!(["tenderCancellation"])));
    let withdrawn = releases.iter().find(|one| one["id"] == "ocds-000000-corregida-corregida--withdrawn").expect("taken back");
    assert_eq!(withdrawn["tender"]["status"], "complete");
    let renamed: Vec<Value> = releases_of(&world, "callada")
        .await
        .into_iter()
        .filter(|one| one["id"].as_str().unwrap().contains("description"))
        .collect();
    assert_eq!(renamed.len(), 1, "a description that changed is told once");
    assert!(renamed[0]["tender"]["title"].as_str().unwrap().contains("corregido"));
    let closed =
        releases_of(&world, "callada").await.into_iter().find(|one| one["tender"]["status"] == "complete").expect("closed");
    assert_eq!(closed["date"], "2026-02-21T00:00:00.001000000Z", "the date that passed, the millisecond after it");
}

/// Illinois' fiscal year as a later version of the program tells it.
fn lapse_period() -> Value {
    let mut years: Value = serde_json::from_str(include_str!("../../../../reference/fiscal_years.json")).unwrap();
    let mut illinois = years.as_array_mut().unwrap().iter().find(|year| year["jurisdiction"] == "IL").cloned().unwrap();
    illinois["ends"] = "08-31".into();
    json!([illinois])
}

#[tokio::test]
async fn a_fiscal_year_that_was_put_right_takes_back_in_a_release_and_an_entry_of_its_own_what_was_told() {
    const CALL: &str = "idhs-fy24-wc";
    let world = World::with_record().await;
    let visitor = world.visitor();
    let looked = json!([{ "id": "buscado", "subject": { "kind": "line", "id": CALL }, "type": "checked_no_act", "occurred_on": "2024-07-15",
        "level": 2, "asserted_by": "monitor", "text_es": "Se buscó.", "text_en": "It was searched.", "source": "x", "searched": ["x"],
        "not_searched": [] }]);
    import::load(&world.app, &[("facts", looked)]).await.unwrap();
    let feed = async |kind: &str| visitor.get(&format!("/feeds/standings/{kind}.atom?lang=es")).await.is(200).text();
    let entry = |kind: &str, at: Now| format!("standing/{CALL}/{kind}/{}/es", acuse::clock::stamp(at));
    let (told, since) = (releases_of(&world, CALL).await, world.now());
    assert_eq!(told.last().unwrap()["tender"]["milestones"][0]["status"], "notMet");
    assert!(feed("unresolved").await.contains(&entry("unresolved", since)));

    world.app.clock.advance(Duration::days(1));
    import::load(&world.app, &[("fiscal_years", lapse_period())]).await.unwrap();
    let after = releases_of(&world, CALL).await;
    assert_eq!((&after[..told.len()], after.len()), (&told[..], told.len() + 1), "what was told stays, and one takes it back");
    let newest = after.last().unwrap();
    assert!(newest["id"].as_str().unwrap().starts_with(&format!("ocds-000000-{CALL}-calendar-")), "{newest:#}");
    assert_ne!(compiled(&world, CALL).await["tender"]["milestones"][0]["status"], "notMet");
    let then = json(&visitor, "/data/ocds.json?known_on=2026-11-22").await;
    let of_then = then["releases"].as_array().unwrap().iter().filter(|one| one["ocid"] == newest["ocid"]);
    assert_eq!(of_then.cloned().collect::<Vec<_>>(), told);
    assert!(feed("unresolved").await.contains(&entry("unresolved", since)), "a name that was told stays");
    let unknown = feed("unknown").await;
    assert!(unknown.contains(&entry("unknown", world.now())) && unknown.contains("se corrigió el calendario"), "{unknown}");
    // Of others nothing is told: their years end as before.
    assert!(
        releases_of(&world, "sederec-2018-asociaciones")
            .await
            .iter()
            .all(|one| !one["id"].as_str().unwrap().contains("calendar"))
    );
}

#[tokio::test]
async fn the_package_of_an_earlier_day_is_the_beginning_of_todays() {
    let world = story::told().await;
    let visitor = world.visitor();
    let now = json(&visitor, "/data/ocds.json").await;
    for day in ["2026-01-15", "2026-03-10", "2026-04-15", "2026-12-31"] {
        let then = json(&visitor, &format!("/data/ocds.json?known_on={day}")).await;
        let (then, now) = (then["releases"].as_array().unwrap(), now["releases"].as_array().unwrap());
        let until = now.iter().filter(|release| then.iter().any(|one| one["id"] == release["id"])).collect::<Vec<_>>();
        assert_eq!(then.iter().collect::<Vec<_>>(), until, "{day}");
        assert!(then.len() < now.len());
        let last = then.iter().map(|release| release["date"].as_str().unwrap()).max().unwrap();
        assert!(last < format!("{day}T").as_str() || last.starts_with(day) || last[..10] > *day && last[11..] < *"06", "{last}");
    }
}

#[tokio::test]
async fn a_package_says_who_publishes_it_under_which_licence_and_policy() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let package = json(&visitor, "/data/ocds.json").await;
    assert!(package["publisher"]["name"].as_str().unwrap().contains("No es la autoridad"));
    assert_eq!(package["license"], "https://creativecommons.org/licenses/by/4.0/");
    let policy = package["publicationPolicy"].as_str().unwrap().trim_start_matches("http://127.0.0.1:3000");
    visitor.get(policy.split('#').next().unwrap()).await.is(200).says("id=\"politica\"").says("observatorio, no la autoridad");
    let extension = package["extensions"][0].as_str().unwrap().trim_start_matches("http://127.0.0.1:3000").to_owned();
    let schema = extension.replace("extension.json", "release-schema.json");
    visitor.get(&extension).await.is(200).says("release-schema.json");
    visitor.get(&schema).await.is(200).says("#/definitions/Suspension");
    let newest = package["releases"].as_array().unwrap().iter().map(|release| release["date"].as_str().unwrap()).max();
    assert_eq!(package["publishedDate"].as_str(), newest);
}
