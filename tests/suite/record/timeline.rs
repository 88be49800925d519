//! Timelines: nothing covers a label, nothing leaves the drawing, and no date is odd enough to break it.

use acuse::record::timeline::{Band, Drawing, Item, Kind, Scale, Timeline, TimelineFigure};
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn item(kind: Kind, from: &str, to: &str, label: &str, when: &str) -> Item {
    Item { kind, from: day(from), to: day(to), label: label.into(), when: when.into(), precise: from == to }
}

fn months() -> [String; 12] {
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"].map(String::from)
}

/// What became of the 2018 call, as its page tells it.
fn the_2018_call() -> Timeline {
    Timeline {
        title: "Línea de tiempo de la convocatoria 2018".into(),
        months: months(),
        bands: vec![Band { label: "Periodo electoral de 2018".into(), from: day("2018-03-30"), to: day("2018-07-01") }],
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

fn assert_legible(drawing: &Drawing) -> Result<(), TestCaseError> {
    for (i, a) in drawing.labels.iter().enumerate() {
        prop_assert!(
            a.left >= 0.0 && a.right <= drawing.width && a.top >= 0.0 && a.bottom <= drawing.height,
            "{a:?} leaves the drawing"
        );
        for b in &drawing.labels[i + 1..] {
            prop_assert!(!a.meets(b), "{a:?} covers {b:?}");
        }
    }
    for area in &drawing.areas {
        prop_assert!(area.x >= 0.0 && area.width > 0.0 && area.x + area.width <= drawing.width + 2.0, "{area:?}");
        prop_assert!(area.y >= 0.0 && area.height > 0.0 && area.y + area.height <= drawing.height + 0.2, "{area:?}");
    }
    for text in &drawing.texts {
        prop_assert!(text.x.is_finite() && (0.0..=drawing.width).contains(&text.x), "{text:?}");
    }
    for stroke in &drawing.strokes {
        prop_assert!(!stroke.d.contains("NaN") && !stroke.d.contains("inf"), "{stroke:?}");
        let x: f64 = stroke.d[1..].split(' ').next().and_then(|n| n.parse().ok()).expect("a path starts with a place");
        prop_assert!((0.0..=drawing.width).contains(&x), "{stroke:?}");
    }
    Ok(())
}

fn kinds() -> impl Strategy<Value = Kind> {
    use Kind::*;
    prop::sample::select(vec![Published, Window, Suspended, Resumed, ElectionDay, Promise, Act, Check, Dissolved, Silence])
}

/// Days of one season, of some decades, and of all the calendar.
fn days() -> impl Strategy<Value = NaiveDate> {
    let from = |start: NaiveDate, span: u64| (0..span).prop_map(move |n| start.checked_add_days(Days::new(n)).unwrap_or(start));
    prop_oneof![
        4 => from(day("2018-01-01"), 400),
        3 => from(day("1999-01-01"), 12_000),
        1 => from(NaiveDate::MIN, 190_000_000),
        1 => prop::sample::select(vec![NaiveDate::MIN, NaiveDate::MAX, day("2020-02-29")]),
    ]
}

fn timelines() -> impl Strategy<Value = Timeline> {
    let words = "[a-zñ]{1,40}( [a-z]{1,14}){0,9}";
    let item = (kinds(), days(), days(), any::<bool>(), words, "[0-9]{1,2} de [a-z]{4,9}").prop_map(
        |(kind, from, to, point, label, when)| Item {
            kind,
            from,
            to: if point { from } else { to },
            label,
            when,
            precise: point,
        },
    );
    let band = (days(), days(), words).prop_map(|(from, to, label)| Band { label, from, to });
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
    let html = view! { <TimelineFigure timeline=the_2018_call() id="linea".to_owned()/> }.to_html();
    assert_eq!(html.matches("<svg").count(), 2);
    let told = html.split("<desc").nth(1).and_then(|rest| rest.split("</desc>").next()).expect("a description");
    let places: Vec<_> =
        ["publica", "pospuesta", "Jornada", "Ningún acto", "disuelve", "sin hallazgo"].map(|w| told.find(w)).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{told}");
    assert!(!html.contains("style="));
}

#[test]
fn nothing_is_drawn_where_nothing_is_known() {
    let html = view! { <TimelineFigure timeline=Timeline::default() id="linea".to_owned()/> }.to_html();
    assert!(!html.contains("<svg"), "{html}");
}
