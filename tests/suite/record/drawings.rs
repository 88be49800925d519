//! What every drawing keeps: nothing leaves the sheet, no label covers another, each datum has its place. Days and signs to draw.

use acuse::record::charts::{Bound, Drawing, Kind};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn months() -> [String; 12] {
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"].map(String::from)
}

pub fn assert_legible(drawing: &Drawing) -> Result<(), TestCaseError> {
    for (i, a) in drawing.labels.iter().enumerate() {
        prop_assert!(
            a.left >= 0.0 && a.right <= drawing.width && a.top >= 0.0 && a.bottom <= drawing.height,
            "{a:?} leaves the drawing of {} by {}",
            drawing.width,
            drawing.height
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
    for spot in &drawing.spots {
        prop_assert!((0.0..=drawing.width).contains(&spot.x) && (0.0..=drawing.height).contains(&spot.y), "{spot:?}");
    }
    Ok(())
}

pub fn kinds() -> impl Strategy<Value = Kind> {
    use Kind::*;
    prop::sample::select(vec![Published, Window, Suspended, Resumed, ElectionDay, Promise, Act, Check, Dissolved, Silence])
}

pub fn bounds() -> impl Strategy<Value = Bound> {
    prop::sample::select(vec![Bound::Exact, Bound::AtMost, Bound::AtLeast])
}

/// Days of one season, of some decades, and of all the calendar.
pub fn days() -> impl Strategy<Value = NaiveDate> {
    let from = |start: NaiveDate, span: u64| (0..span).prop_map(move |n| start.checked_add_days(Days::new(n)).unwrap_or(start));
    prop_oneof![
        4 => from(day("2018-01-01"), 400),
        3 => from(day("1999-01-01"), 12_000),
        1 => from(NaiveDate::MIN, 190_000_000),
        1 => prop::sample::select(vec![NaiveDate::MIN, NaiveDate::MAX, day("2020-02-29")]),
    ]
}
