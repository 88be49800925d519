//! Timelines: nothing covers a label, nothing leaves the drawing, and no date is odd enough to break it.

use super::drawings::{assert_legible, bounds, day, days, kinds, months};
use crate::support::{World, office::Typed};
use acuse::{
    calls::live,
    ids::CallId,
    record::{
        charts::{Band, Bound, Item, Kind, Scale},
        timeline::{Timeline, timeline_figure},
    },
};
use leptos::prelude::*;
use proptest::prelude::*;

fn item(kind: Kind, from: &str, to: &str, label: &str, when: &str) -> Item {
    let (label, when) = (label.into(), when.into());
    Item { kind, from: day(from), begun_by: day(from), to: day(to), label, when, precise: from == to, bound: Bound::Exact }
}

/// What became of the 2018 call, as its page tells it.
fn the_2018_call() -> Timeline {
    Timeline {
        title: "Línea de tiempo de la convocatoria 2018".into(),
        months: months(),
        bands: vec![Band {
            label: "Periodo electoral de 2018".into(),
            when: "30 de marzo de 2018 – 1 de julio de 2018".into(),
            from: day("2018-03-30"),
            to: day("2018-07-01"),
        }],
        items: vec![
            item(Kind::Published, "2018-01-01", "2018-03-31", "La SEDEREC publica la convocatoria", "primer trimestre de 2018"),
            item(
                Kind::Suspended,
                "2018-04-01",
                "2018-07-01",
                "Resolución pospuesta «por ley»",
                "hasta después de la jornada electoral",
            ),
            item(Kind::ElectionDay, "2018-07-01", "2018-07-01", "Jornada electoral", "1 de julio de 2018"),
            item(Kind::Silence, "2018-07-02", "2026-11-22", "Ningún acto conocido", "desde el 2 de julio de 2018"),
            item(Kind::Dissolved, "2018-12-31", "2018-12-31", "La SEDEREC se disuelve", "31 de diciembre de 2018"),
            item(Kind::Check, "2026-11-22", "2026-11-22", "Búsqueda sin hallazgo", "22 de noviembre de 2026"),
        ],
    }
}

fn timelines() -> impl Strategy<Value = Timeline> {
    let words = "[a-zñ]{1,40}( [a-z]{1,14}){0,9}";
    let item = (kinds(), days(), days(), any::<bool>(), bounds(), words, "[0-9]{1,2} de [a-z]{4,9}").prop_map(
        |(kind, from, to, point, bound, label, when)| Item {
            kind,
            from,
            begun_by: if point { from } else { from.max(to) },
            to: if point { from } else { to },
            label,
            when,
            precise: point,
            bound,
        },
    );
    let band = (days(), days(), words).prop_map(|(from, to, label)| Band { when: label.clone(), label, from, to });
    (prop::collection::vec(item, 0..14), prop::collection::vec(band, 0..5)).prop_map(|(items, bands)| Timeline {
        title: "Línea".into(),
        items,
        bands,
        months: months(),
    })
}

proptest! {
    #[test]
    fn labels_never_meet_and_stay_inside(timeline in timelines()) {
        for drawing in [timeline.wide(), timeline.tall()] {
            prop_assert_eq!(drawing.is_none(), timeline.items.is_empty());
            if let Some(drawing) = drawing {
                assert_legible(&drawing)?;
                prop_assert_eq!(drawing.spots.len(), timeline.items.len(), "each item has its place");
            }
        }
    }

    #[test]
    fn later_days_are_never_further_left(mut found in prop::collection::vec(days(), 1..12)) {
        let scale = Scale::new(&found, 20.0, 940.0).expect("there are days");
        found.sort();
        let places: Vec<f64> = found.iter().map(|d| scale.at(*d)).collect();
        prop_assert!(places.is_sorted(), "{places:?}");
        prop_assert!(places.iter().all(|x| (20.0..=940.0).contains(x)), "{places:?}");
        prop_assert!(!scale.ticks().is_empty());
    }
}

#[test]
fn the_years_of_silence_are_cut_short_so_that_2018_keeps_its_room() {
    let found: Vec<_> = the_2018_call().items.iter().flat_map(|i| [i.from, i.to]).collect();
    let scale = Scale::new(&found, 20.0, 940.0).expect("there are days");
    assert_eq!(scale.breaks().len(), 1);
    assert!(scale.at(day("2018-12-31")) - scale.at(day("2018-01-01")) > 550.0);
    assert!(!scale.shows(day("2021-04-04"), day("2021-06-06")));
}

#[test]
fn a_screen_reader_hears_the_items_in_order() {
    let html = timeline_figure(&the_2018_call(), "linea", ().into_any()).expect("a figure").to_html();
    assert_eq!(html.matches("<svg").count(), 2);
    let told = html.split("<desc").nth(1).and_then(|rest| rest.split("</desc>").next()).expect("a description");
    let places: Vec<_> =
        ["publica", "pospuesta", "Jornada", "Ningún acto", "disuelve", "sin hallazgo"].map(|w| told.find(w)).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{told}");
    assert!(!html.contains("style="));
}

/// What one of the two drawings says where it is not seen.
fn description(html: &str) -> &str {
    html.split_once("<desc").and_then(|(_, rest)| rest.split_once("</desc>")).expect("a description").0
}

#[test]
fn a_screen_reader_hears_each_period_that_is_drawn_with_its_days() {
    let html = timeline_figure(&the_2018_call(), "linea", ().into_any()).expect("a figure").to_html();
    let told = description(&html);
    assert!(told.contains("Periodo electoral de 2018: 30 de marzo de 2018 – 1 de julio de 2018."), "{told}");
}

#[tokio::test]
async fn each_period_in_a_drawing_of_the_record_is_heard_and_in_its_table() {
    let world = World::with_record().await;
    let (visitor, mut seen) = (world.visitor(), 0);
    let text = regex::Regex::new(r#"class="ban-text"[^>]*>([^<]+)<"#).expect("a pattern");
    for path in ["sederec-2018-asociaciones", "ime-becas-2022", "sederec-2015-mujer", "mc-2018-calls", "pcs-2018-yuc"] {
        let page = visitor.get(&format!("/es/convocatorias/{path}")).await.is(200).text();
        let table = page.split_once("Los mismos datos, en tabla").expect("the table").1;
        for drawn in page.split("<svg").skip(1).filter(|drawn| drawn.contains("role=\"img\"")) {
            for period in text.captures_iter(drawn.split("</svg>").next().unwrap_or_default()) {
                assert!(description(drawn).contains(&period[1]) && table.contains(&period[1]), "{path}: {}", &period[1]);
                seen += 1;
            }
        }
    }
    assert!(seen >= 10, "two drawings a call, with a period in each: {seen}");
}

#[tokio::test]
async fn a_date_inside_an_electoral_period_is_drawn_in_it() {
    let world = World::with_record().await;
    for path in ["mc-2018-calls", "sedu-2018-caci", "pcs-2018-yuc"] {
        let page = world.visitor().get(&format!("/en/calls/{path}")).await.is(200);
        page.says("What happened and when").says("class=\"ban\"").says("Electoral period 2018");
    }
}

#[tokio::test]
async fn of_a_call_with_several_lines_it_is_said_which_one_was_suspended() {
    let world = World::new().await;
    let office = world.office().await;
    let slug = office.publishes(&Typed { lines: 2, ..Typed::default() }).await;
    let record = live::record(&world.app).await.expect("the record");
    let lines: Vec<_> = record.lines_of(&CallId::from_text(slug.clone())).cloned().collect();
    office.suspends(lines[1].id.as_str(), "Por falta de firma").await;
    let page = world.visitor().get(&format!("/es/convocatorias/{slug}")).await.is(200).text();
    let list = page.split_once("id=\"hechos\"").expect("the list of facts").1;
    let drawn = page.split_once("line-wide").and_then(|(_, rest)| rest.split_once("</svg>")).expect("the drawing").0;
    let text = drawn.split_once("</desc>").expect("a description").1;
    let suspension = "Línea 2: Suspensión";
    for (part, says) in [("the list", list), ("the description", description(&page)), ("the drawing", text)] {
        assert!(says.contains(suspension), "{part} does not say which line was suspended");
        assert_eq!(says.matches("Suspensión").count(), says.matches(suspension).count(), "{part}");
        assert!(!says.contains("Línea 1: Suspensión"), "{part}");
    }
    let alone = office.publishes(&Typed { title: "Una sola", ..Typed::default() }).await;
    office.suspends(&alone, "Por falta de firma").await;
    let page = world.visitor().get(&format!("/es/convocatorias/{alone}")).await.is(200).says("Suspensión");
    page.never_says("Línea 1: Suspensión");
}

#[test]
fn nothing_is_drawn_where_nothing_is_known() {
    assert!(timeline_figure(&Timeline::default(), "linea", ().into_any()).is_none());
}
