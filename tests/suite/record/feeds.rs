//! Feeds: what entered the record, which standings changed and why, and the dates that somebody waits for.

use crate::support::{Visitor, World, office::Typed};
use acuse::calls::import;
use atom_syndication::{Entry, Feed};
use chrono::Duration;
use serde_json::{Value, json};
use std::collections::BTreeSet;

async fn feed(visitor: &Visitor, path: &str) -> Feed {
    let answer = visitor.get(path).await.is(200);
    assert_eq!(answer.header("content-type"), "application/atom+xml; charset=utf-8");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    Feed::read_from(&answer.bytes[..]).expect("a feed")
}

fn link<'a>(entry: &'a Entry, rel: &str) -> Vec<&'a str> {
    entry.links.iter().filter(|link| link.rel == rel).map(|link| link.href.as_str()).collect()
}

/// The shipped facts, with the first one's words changed.
fn corrected() -> Value {
    let mut facts: Value = serde_json::from_str(include_str!("../../../reference/facts.json")).unwrap();
    facts[0]["text_es"] = "Se publicó <b>la</b> convocatoria & sus anexos.".into();
    facts
}

#[tokio::test]
async fn the_records_feed_tells_each_fact_under_a_name_that_is_no_address() {
    let world = World::with_record().await;
    let told = feed(&world.visitor(), "/feeds/record.atom?lang=es").await;
    assert_eq!((told.entries.len(), told.lang.as_deref()), (56, Some("es")));
    assert_eq!((told.id.as_str(), told.base.as_deref()), ("tag:127.0.0.1,2026:feed/record/es", Some("http://127.0.0.1:3000/")));
    let names: BTreeSet<&str> = told.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(names.len(), 56, "each name is one entry's");
    for entry in &told.entries {
        assert!(entry.id.starts_with("tag:127.0.0.1,2026:fact/"), "{}", entry.id);
        assert_eq!((entry.updated.to_utc(), entry.published.map(|at| at.to_utc())), (world.now(), Some(world.now())));
        assert!(link(entry, "alternate")[0].starts_with("http://127.0.0.1:3000/es/"));
    }
    let own: Vec<(&str, &str)> = told.links.iter().map(|link| (link.rel.as_str(), link.href.as_str())).collect();
    assert_eq!(own[0], ("self", "http://127.0.0.1:3000/feeds/record.atom?lang=es"));
    assert_eq!(own[1], ("alternate", "http://127.0.0.1:3000/es"));
    assert_eq!(own[2], ("alternate", "http://127.0.0.1:3000/feeds/record.atom?lang=en"));
}

#[tokio::test]
async fn a_correction_is_a_new_entry_that_leads_to_the_old_one() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    world.app.clock.advance(Duration::days(2));
    import::load(&world.app, &[("facts", corrected())]).await.unwrap();
    let told = feed(&visitor, "/feeds/calls/sederec-2018-asociaciones.atom?lang=es").await;
    let newest = &told.entries[0];
    assert_eq!(newest.id, "tag:127.0.0.1,2026:fact/sederec-2018-asociaciones--published~2/es");
    assert_eq!((newest.updated.to_utc(), told.updated.to_utc()), (world.now(), world.now()));
    let old = "/es/hechos/sederec-2018-asociaciones--published";
    assert_eq!(link(newest, "predecessor-version"), [format!("http://127.0.0.1:3000{old}")]);
    visitor.get(old).await.is(200);
    let kept = told.entries.iter().find(|entry| entry.id.ends_with("--published/es")).expect("the old entry stays");
    assert_ne!(kept.updated, newest.updated);
    let words = newest.summary.as_ref().unwrap().as_str();
    assert!(words.contains("<b>la</b> convocatoria & sus anexos"), "words are escaped once: {words}");
    let html = newest.content().unwrap().value().unwrap();
    assert!(html.contains("&lt;b&gt;la&lt;/b&gt;") && html.contains("Corrige un hecho anterior"), "{html}");
}

#[tokio::test]
async fn a_call_and_an_institution_have_feeds_of_what_bears_on_them() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let all = feed(&visitor, "/feeds/record.atom").await.entries.len();
    let call = feed(&visitor, "/feeds/calls/sederec-2018-asociaciones.atom?lang=en").await;
    let body = feed(&visitor, "/feeds/institutions/sederec.atom?lang=en").await;
    assert!(call.entries.len() < body.entries.len() && body.entries.len() < all);
    assert!(call.title.as_str().starts_with("Acuse: "));
    assert!(
        call.entries
            .iter()
            .any(|entry| entry.categories[0].term == "suspended" && entry.categories[0].label() == Some("Suspended"))
    );
    for path in
        ["calls/nobody.atom", "calls/sederec-2018-asociaciones.xml", "calls/x", "institutions/nobody.atom", "standings/lost.atom"]
    {
        let answer = visitor.get(&format!("/feeds/{path}")).await.is(404);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
    }
}

#[tokio::test]
async fn a_standings_feed_tells_which_lines_came_to_it_by_a_fact_or_by_a_day() {
    let world = World::with_record().await;
    let mut office = world.office().await;
    let slug = office.publishes(&Typed::default()).await;
    let visitor = world.visitor();
    let of = async |kind: &str| feed(&visitor, &format!("/feeds/standings/{kind}.atom?lang=es")).await;
    let unresolved = of("unresolved").await;
    assert_eq!(unresolved.entries.len(), 1);
    assert_eq!(
        link(&unresolved.entries[0], "alternate")[0],
        "http://127.0.0.1:3000/es/convocatorias/sederec-2018-asociaciones#sederec-2018-asociaciones"
    );
    assert!(unresolved.entries[0].content().unwrap().value().unwrap().contains("Así entró al registro"));
    assert_eq!((of("open").await.entries.len(), of("under_review").await.entries.len()), (1, 0));

    let closes = acuse::calls::dates::Zone::MEXICO_CITY.earliest("2026-12-15T18:00:00".parse().unwrap());
    world.app.clock.set(closes + Duration::days(1));
    let reviewed = of("under_review").await;
    assert_eq!(reviewed.entries.len(), 1);
    let entry = &reviewed.entries[0];
    assert_eq!(entry.updated.to_utc(), closes + Duration::milliseconds(1), "the instant at which the deadline passed");
    assert!(entry.content().unwrap().value().unwrap().contains("porque pasó un día"));
    assert!(link(entry, "related").is_empty() && link(entry, "alternate")[0].contains(&slug));
    assert_eq!(of("open").await.entries.len(), 1, "what was told stays told");

    world.app.clock.set(closes + Duration::days(2));
    office.publisher = world.signed_in(&office.publisher.name).await;
    office.suspends(&acuse::ids::LineId::from_text(slug.clone()).to_string(), "Por el proceso electoral").await;
    let suspended = of("suspended").await;
    let newest =
        suspended.entries.iter().find(|entry| link(entry, "alternate")[0].contains(&slug)).expect("the line of this call");
    assert_eq!(newest.updated.to_utc(), world.now());
    let fact = link(newest, "related")[0].trim_start_matches("http://127.0.0.1:3000").to_owned();
    visitor.get(&fact).await.is(200).says("Por el proceso electoral");
    let again = of("under_review").await;
    assert_eq!(again.entries[0].id, reviewed.entries[0].id, "names stay");
}

#[tokio::test]
async fn a_long_feed_comes_page_by_page() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let mut facts: Value = serde_json::from_str(include_str!("../../../reference/facts.json")).unwrap();
    let many: Vec<Value> = (0..150)
        .map(|n| {
            let mut fact = facts[0].clone();
            fact["id"] = format!("many-{n}").into();
            fact
        })
        .collect();
    facts.as_array_mut().unwrap().extend(many);
    import::load(&world.app, &[("facts", facts)]).await.unwrap();
    let (mut names, mut path) = (BTreeSet::new(), "/feeds/record.atom?lang=en".to_owned());
    let mut pages = 0;
    loop {
        let page = feed(&visitor, &path).await;
        pages += 1;
        names.extend(page.entries.iter().map(|entry| entry.id.clone()));
        let Some(next) = page.links.iter().find(|link| link.rel == "next") else { break };
        path = next.href.trim_start_matches("http://127.0.0.1:3000").to_owned();
    }
    assert_eq!((names.len(), pages), (206, 3));
    visitor.get("/feeds/record.atom?cursor=9999").await.is(400).says("next");
}

#[tokio::test]
async fn feeds_speak_the_language_that_is_asked_for_and_are_kept() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    for path in ["/feeds/record.atom", "/feeds/deadlines.ics"] {
        let answer = visitor.get_with(path, &[("accept-language", "en")]).await.is(200);
        assert!(answer.header("content-language") == "en" && answer.header("vary").contains("accept-language"));
        let other = visitor.get(&format!("{path}?lang=es")).await.is(200);
        assert_ne!(other.header("etag"), answer.header("etag"));
        assert!(!other.header("vary").contains("accept-language"), "its address says the language: it is kept");
        let made = world.app.answers.figures().made;
        visitor.get(&format!("{path}?lang=es")).await.is(200);
        assert_eq!(world.app.answers.figures().made, made);
        visitor.get_with(&format!("{path}?lang=es"), &[("if-none-match", other.header("etag"))]).await.is(304);
        visitor.get(&format!("{path}?lang=fr")).await.is(400).says("«fr»");
        visitor.get(&format!("{path}?as_of=2018-01-01")).await.is(400).says("as_of");
        visitor.get(&format!("{path}?lang=es&utm_source=correo")).await.is(200);
        visitor.get_with(path, &[("accept", "application/json")]).await.is(406);
    }
}

/// A followed call with these facts about its line.
fn followed(facts: &[Value]) -> [(&'static str, Value); 2] {
    let call = json!({
        "id": "prueba-2027", "title": "Redes, puentes; y más", "programme_id": null, "institution_id": "idhs", "jurisdiction": "Illinois",
        "fiscal_year": 2027, "confidence": "sourced",
    });
    let whole = |(n, fact): (usize, &Value)| {
        let mut whole = json!({
            "id": format!("prueba-{n}"), "subject": { "kind": "call", "id": "prueba-2027" }, "occurred_on": "2026-11-01", "level": 2,
            "asserted_by": "reference", "text_es": "Se anunció.", "text_en": "It was announced.", "source": "inventada",
        });
        whole.as_object_mut().unwrap().extend(fact.as_object().unwrap().clone());
        whole
    };
    [("calls", json!([call])), ("facts", facts.iter().enumerate().map(whole).collect())]
}

fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "")
}

/// The lines of the event with this name.
fn event<'a>(calendar: &'a str, name: &str) -> Vec<&'a str> {
    let of = format!("UID:tag:127.0.0.1,2026:{name}/");
    let all = calendar.split("BEGIN:VEVENT\r\n").skip(1).find(|event| event.contains(&of));
    all.unwrap_or_else(|| panic!("no event {name} in {calendar}")).lines().take_while(|line| *line != "END:VEVENT").collect()
}

#[tokio::test]
async fn the_calendar_tells_deadlines_by_the_hour_and_promises_by_the_day() {
    let world = World::with_record().await;
    let window = json!({ "type": "window", "window": { "opens": "2026-11-02", "closes": "2027-01-15T17:00", "zone": "America/Chicago" }, "results_promised": "2027-03" });
    import::load(&world.app, &followed(&[window])).await.unwrap();
    let visitor = world.visitor();
    let answer = visitor.get("/feeds/deadlines.ics?lang=es").await.is(200);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    let folded = answer.text();
    for line in folded.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{} octets: {line}", line.len());
    }
    let whole = unfolded(&folded);
    for zone in ["America/Mexico_City", "America/Chicago"] {
        assert!(whole.contains(&format!("TZID:{zone}\r\n")));
    }
    let closes = event(&whole, "call/prueba-2027/closes");
    let has = |lines: &[&str], line: &str| assert!(lines.contains(&line), "no «{line}» in {lines:#?}");
    has(&closes, "DTSTART;TZID=America/Chicago:20270115T170000");
    has(&closes, "SEQUENCE:0");
    has(&closes, "STATUS:CONFIRMED");
    has(&closes, "LAST-MODIFIED:20261122T180000Z");
    has(&closes, "SUMMARY:Cierra: Redes\\, puentes\\; y más");
    has(&closes, "URL:http://127.0.0.1:3000/es/convocatorias/prueba-2027");
    assert!(closes.iter().any(|line| line.contains("viernes 15 de enero de 2027\\, 17:00")), "both clocks: {closes:#?}");
    let promised = event(&whole, "call/prueba-2027/results");
    has(&promised, "DTSTART;VALUE=DATE:20270331");
    assert!(promised.iter().any(|line| line.contains("marzo de 2027\\; el plazo termina el 31 de marzo de 2027")));
    let after = event(&whole, "call/sederec-2018-asociaciones/results");
    has(&after, "DTSTART;VALUE=DATE:20180702");
    let says = |words: &str| assert!(after.iter().any(|line| line.contains(words)), "no «{words}» in {after:#?}");
    says("SUMMARY:Resultados anunciados para después de la jornada electoral (1 de julio de 2018): Convocatoria 2018");
    says("No consta una fecha más precisa.");

    let own = unfolded(&visitor.get("/feeds/calls/prueba-2027.ics?lang=es").await.is(200).text());
    assert_eq!(own.matches("BEGIN:VEVENT").count(), 2);
    let english = unfolded(&visitor.get("/feeds/calls/prueba-2027.ics?lang=en").await.is(200).text());
    has(&event(&english, "call/prueba-2027/closes"), "SUMMARY:Closes: Redes\\, puentes\\; y más");
}

#[tokio::test]
async fn an_event_keeps_its_name_and_counts_its_changes_and_only_a_formal_act_cancels_it() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let window =
        json!({ "type": "window", "window": { "opens": "2026-11-02", "closes": "2027-01-15", "zone": "America/Chicago" } });
    let extended =
        json!({ "type": "deadline_extended", "closes": "2027-02-01", "zone": "America/Chicago", "occurred_on": "2026-11-20" });
    let reported = json!({ "type": "cancelled", "occurred_on": "2026-11-21", "level": 3 });
    let act = json!({ "type": "cancelled", "occurred_on": "2026-11-22", "level": 1 });
    let read = async || unfolded(&visitor.get("/feeds/calls/prueba-2027.ics?lang=en").await.is(200).text());
    let mut told = Vec::new();
    for (fact, start, sequence, status) in [
        (window, "20270115", 0, "CONFIRMED"),
        (extended, "20270201", 1, "CONFIRMED"),
        (reported, "20270201", 1, "CONFIRMED"),
        (act, "20270201", 2, "CANCELLED"),
    ] {
        world.app.clock.advance(Duration::hours(1));
        told.push(fact);
        import::load(&world.app, &followed(&told)).await.unwrap();
        let calendar = read().await;
        let closes = event(&calendar, "call/prueba-2027/closes");
        let now = world.now().format("%Y%m%dT%H%M%SZ");
        for line in [
            format!("DTSTART;VALUE=DATE:{start}"),
            format!("SEQUENCE:{sequence}"),
            format!("STATUS:{status}"),
            format!("LAST-MODIFIED:{now}"),
        ] {
            assert!(closes.contains(&line.as_str()), "no «{line}» in {closes:#?}");
        }
        world.app.clock.advance(Duration::hours(1));
        assert_eq!(read().await, calendar, "nothing changed, so nothing is another");
    }
}

#[tokio::test]
async fn each_line_has_events_whose_names_stay_when_lines_part_ways() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed { lines: 3, ..Typed::default() }).await;
    let visitor = world.visitor();
    let read = async || unfolded(&visitor.get(&format!("/feeds/calls/{slug}.ics")).await.is(200).text());
    let names = |calendar: &str| -> BTreeSet<String> {
        calendar.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
    };
    let before = names(&read().await);
    assert_eq!(before.len(), 6, "the closing and the promise of each line: {before:?}");
    let html = visitor.get(&format!("/es/convocatorias/{slug}")).await.is(200).text();
    let mut ids = html.split("id=\"").filter_map(|part| part.split('"').next());
    let line = ids.find(|id| id.starts_with(&slug) && *id != slug).expect("a line").to_owned();
    world.app.clock.advance(Duration::hours(1));
    office.suspends(&line, "Por el proceso electoral").await;
    let calendar = read().await;
    assert_eq!(names(&calendar), before, "one of them was suspended");
    let suspended = event(&calendar, &format!("line/{line}/closes"));
    assert!(suspended.contains(&format!("LAST-MODIFIED:{}", world.now().format("%Y%m%dT%H%M%SZ")).as_str()), "{suspended:#?}");
}
