//! The other drawings: a year's calendar, shares side by side, days past a promise. Whatever the data, everything is drawn and legible.

use super::drawings::{assert_legible, bounds, day, days, kinds, months};
use crate::support::{World, office::Typed};
use acuse::record::charts::{
    Band, Bar, Bound, Calendar, CalendarRow, Dot, Drawing, Group, Ink, Item, Linear, Shares, SharesGroup, Strip, StripRow,
};
use acuse::record::timeline::Timeline;
use proptest::prelude::*;

const WORDS: &str = "[A-Za-zñ]{1,40}( [a-z]{1,14}){0,9}";

fn items() -> impl Strategy<Value = Vec<Item>> {
    let item = (kinds(), days(), days(), any::<bool>(), bounds(), WORDS).prop_map(|(kind, a, b, precise, bound, label)| Item {
        kind,
        from: a.min(b),
        begun_by: if precise { a.min(b) } else { a.max(b) },
        to: if precise { a.min(b) } else { a.max(b) },
        when: label.clone(),
        label,
        precise,
        bound,
    });
    prop::collection::vec(item, 0..6)
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let band = (days(), days(), WORDS).prop_map(|(from, to, label)| Band { when: label.clone(), label, from, to });
    let row = (WORDS, items()).prop_map(|(label, items)| CalendarRow { label, items });
    let group = (WORDS, prop::collection::vec(band, 0..4), prop::collection::vec(row, 0..6));
    let group = group.prop_map(|(label, bands, rows)| Group { label, bands, rows });
    let frame = (0_u64..200, 300_u64..560).prop_map(|(start, length)| {
        let first = day("2018-01-01").checked_add_days(chrono::Days::new(start)).expect("a day");
        (first, first.checked_add_days(chrono::Days::new(length)).expect("a day"))
    });
    (frame, prop::collection::vec(group, 0..4)).prop_map(|((first, last), groups)| Calendar {
        first,
        last,
        groups,
        months: months(),
        undated: "sin fechas conocidas".into(),
    })
}

fn inks() -> impl Strategy<Value = Ink> {
    prop::sample::select(vec![Ink::Full, Ink::Open, Ink::Dashed, Ink::Hatched])
}

fn shares() -> impl Strategy<Value = Shares> {
    let group = (WORDS, prop::collection::vec((WORDS, 0_usize..40, inks()), 1..6)).prop_map(|(label, parts)| {
        let total = parts.iter().map(|(_, n, _)| n).sum();
        let bars = parts.into_iter().map(|(label, n, ink)| Bar { label, n, says: format!("{n} de {total} (100 %)"), ink });
        SharesGroup { label, total, bars: bars.collect() }
    });
    prop::collection::vec(group, 0..5).prop_map(|groups| Shares { groups })
}

fn strips() -> impl Strategy<Value = Strip> {
    let bound = prop::sample::select(vec![Bound::Exact, Bound::AtLeast, Bound::AtMost]);
    let number = prop_oneof![3 => -400_i64..4000, 1 => Just(0), 1 => -40_000_i64..40_000];
    let dot = (number, bound).prop_map(|(days, bound)| Dot { days, bound, says: format!("al menos {days} días") });
    let row = (WORDS, prop::collection::vec(dot, 0..9));
    let row = row.prop_map(|(label, dots)| StripRow { label, note: format!("{} de 30 líneas", dots.len()), dots });
    prop::collection::vec(row, 0..7).prop_map(|rows| Strip {
        rows,
        axis: "Días contados desde la fecha anunciada".into(),
        zero: "fecha anunciada".into(),
    })
}

proptest! {
    #[test]
    fn a_calendar_draws_each_row_with_all_that_is_known_of_it(calendar in calendars()) {
        for drawing in [calendar.wide(), calendar.tall()] {
            let rows: Vec<&CalendarRow> = calendar.groups.iter().flat_map(|group| &group.rows).collect();
            prop_assert_eq!(drawing.is_none(), rows.is_empty());
            let Some(drawing) = drawing else { continue };
            assert_legible(&drawing)?;
            for (number, row) in rows.iter().enumerate() {
                let own = drawing.spots.iter().filter(|spot| spot.row == number).count();
                prop_assert_eq!(own, row.items.len().max(1), "row {} has a place for each sign, or says that none is known", number);
            }
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_and_few_cases_have_no_bar(shares in shares()) {
        for drawing in [shares.wide(), shares.tall()] {
            prop_assert_eq!(drawing.is_none(), shares.groups.is_empty());
            let Some(drawing) = drawing else { continue };
            assert_legible(&drawing)?;
            let bars: usize = shares.groups.iter().map(|group| group.bars.len()).sum();
            prop_assert_eq!(drawing.spots.len(), bars);
            let few: usize = shares.groups.iter().filter(|g| g.total < 5).map(|g| g.total * g.bars.len()).sum();
            let many = shares.groups.iter().filter(|g| g.total >= 5).flat_map(|g| &g.bars);
            let drawn: usize = many.map(|bar| 1 + usize::from(bar.n > 0)).sum();
            prop_assert_eq!(drawing.areas.len(), few + drawn, "a square a case, or a bar on its whole");
        }
    }

    #[test]
    fn a_strip_has_a_dot_for_each_line_and_later_is_further_right(strip in strips()) {
        for drawing in [strip.wide(), strip.tall()] {
            let dots: usize = strip.rows.iter().map(|row| row.dots.len()).sum();
            prop_assert_eq!(drawing.is_none(), dots == 0);
            let Some(drawing) = drawing else { continue };
            assert_legible(&drawing)?;
            prop_assert_eq!(drawing.spots.len(), dots);
            for (number, row) in strip.rows.iter().enumerate() {
                let own: Vec<f64> = drawing.spots.iter().filter(|spot| spot.row == number).map(|spot| spot.x).collect();
                prop_assert_eq!(own.len(), row.dots.len());
                prop_assert!(own.is_sorted(), "{:?}", own);
            }
            for (i, a) in drawing.spots.iter().enumerate() {
                for b in &drawing.spots[i + 1..] {
                    prop_assert!((a.x - b.x).abs() >= 12.0 || (a.y - b.y).abs() >= 12.0, "{:?} covers {:?}", a, b);
                }
            }
        }
    }

    #[test]
    fn numbers_keep_their_order_on_an_axis_with_few_round_ticks(mut numbers in prop::collection::vec(-90_000_i64..90_000, 1..20)) {
        let axis = Linear::new(numbers.iter().copied(), 20.0, 300.0, 4);
        numbers.sort_unstable();
        let places: Vec<f64> = numbers.iter().map(|n| axis.at(*n)).collect();
        prop_assert!(places.is_sorted() && places.iter().all(|x| (20.0..=300.0).contains(x)), "{places:?}");
        let ticks = axis.ticks();
        prop_assert!((2..=8).contains(&ticks.len()), "{ticks:?}");
        prop_assert!(ticks.iter().any(|(_, number)| *number == 0), "zero is the promised day: {ticks:?}");
    }
}

#[test]
fn few_cases_are_squares_and_no_share() {
    let bar = |n| Bar { label: "Sin información".into(), n, says: String::new(), ink: Ink::Hatched };
    let three = Shares { groups: vec![SharesGroup { label: "2015: 3 líneas".into(), total: 3, bars: vec![bar(2)] }] };
    let drawing = three.wide().expect("a drawing");
    let filled = drawing.areas.iter().filter(|area| area.class == "veiled").count();
    assert_eq!((filled, drawing.areas.len()), (2, 3), "two of three squares are filled");
    assert!(drawing.areas.iter().all(|area| area.width == area.height));
}

#[test]
fn what_happened_outside_the_year_is_an_arrow_at_the_edge() {
    let item = |on: &str| Item {
        kind: acuse::record::charts::Kind::Act,
        from: day(on),
        begun_by: day(on),
        to: day(on),
        label: "Publicación de resultados".into(),
        when: on.into(),
        precise: true,
        bound: Bound::Exact,
    };
    let row =
        CalendarRow { label: "Una convocatoria".into(), items: vec![item("2015-03-01"), item("2018-06-01"), item("2021-01-01")] };
    let group = Group { label: "Ciudad de México".into(), bands: Vec::new(), rows: vec![row] };
    let (first, last) = (day("2018-01-01"), day("2018-12-31"));
    let calendar = Calendar { first, last, groups: vec![group], months: months(), undated: String::new() };
    let drawing = calendar.wide().expect("a drawing");
    assert_eq!(drawing.strokes.iter().filter(|stroke| stroke.class == "beyond").count(), 2);
    assert_eq!(drawing.spots.len(), 3);
}

#[test]
fn what_happened_on_a_day_or_before_is_open_with_an_arrow_to_the_earlier_days() {
    let item = |bound| Item {
        kind: acuse::record::charts::Kind::Act,
        from: day("2018-09-26"),
        begun_by: day("2018-09-26"),
        to: day("2018-09-26"),
        label: "Pago".into(),
        when: "26 de septiembre de 2018".into(),
        precise: true,
        bound,
    };
    let drawn = |bound| {
        let timeline = Timeline { items: vec![item(bound)], months: months(), ..Timeline::default() };
        let row = CalendarRow { label: "Una convocatoria".into(), items: vec![item(bound)] };
        let groups = vec![Group { label: "Ciudad de México".into(), bands: Vec::new(), rows: vec![row] }];
        let (first, last) = (day("2018-01-01"), day("2018-12-31"));
        let calendar = Calendar { first, last, groups, months: months(), undated: String::new() };
        [timeline.wide(), timeline.tall(), calendar.wide(), calendar.tall()].map(|drawing| drawing.expect("a drawing"))
    };
    let count = |drawing: &Drawing, class: &str| drawing.strokes.iter().filter(|stroke| stroke.class == class).count();
    for drawing in drawn(Bound::Exact) {
        assert_eq!((count(&drawing, "act"), count(&drawing, "ring"), count(&drawing, "beyond")), (1, 0, 0));
    }
    for drawing in drawn(Bound::AtMost) {
        assert_eq!((count(&drawing, "act"), count(&drawing, "ring"), count(&drawing, "beyond")), (0, 1, 1), "no full dot");
    }
}

#[tokio::test]
async fn a_year_is_told_with_the_days_of_its_elections_and_a_place_without_one_has_no_empty_parentheses() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let ban = regex::Regex::new(r#"class="ban-text"[^>]*>([^<]+)<"#).expect("a pattern");
    for year in [2011, 2015, 2016, 2017, 2018, 2019, 2021, 2022, 2025] {
        let page = visitor.get(&format!("/es/ejercicios/{year}")).await.is(200).text();
        let (told, drawn) = page.split_once("<desc").expect("a drawing").1.split_once("</desc>").expect("a description");
        assert!(!told.contains("()"), "{year}: {told}");
        let drawn = drawn.split("</svg>").next().unwrap_or_default();
        let table = page.split_once("Los mismos datos, en tabla").expect("the table").1;
        for period in ban.captures_iter(drawn) {
            assert!(told.contains(&period[1]) && table.contains(&period[1]), "{year}: {}", &period[1]);
        }
    }
    let of_2018 = visitor.get("/es/ejercicios/2018").await.is(200);
    of_2018.says("Ciudad de México (Periodo electoral 2018: 30 de marzo de 2018 – 1 de julio de 2018");
}

#[tokio::test]
async fn two_lines_of_a_call_have_names_of_their_own_in_the_calendar() {
    let world = World::new().await;
    let office = world.office().await;
    office.publishes(&Typed { lines: 2, ..Typed::default() }).await;
    let page = world.visitor().get("/es/ejercicios/2027").await.is(200);
    page.says("Redes de acogida: Línea 1. ").says("Redes de acogida: Línea 2. ");
}

#[tokio::test]
async fn the_calendar_of_2018_draws_no_payment_on_a_day_that_nobody_knows() {
    let world = World::with_record().await;
    let visitor = world.visitor();
    let page = visitor.get("/es/ejercicios/2018").await.is(200);
    let page = page.says("abierta, con flecha: de ese día o de antes").text();
    let table = page.split_once("Los mismos datos, en tabla").expect("the table").1;
    assert!(table.contains("26 de septiembre de 2018 o antes"), "the table says it in words");
    let drawing = page.split_once("line-wide").and_then(|(_, rest)| rest.split_once("</svg>")).expect("the drawing").0;
    assert!(drawing.matches("class=\"beyond\"").count() >= 3, "two payments and a result");
    visitor.get("/es/convocatorias/sederec-2018-mixtos").await.is(200).says("class=\"beyond\"");
}

#[test]
fn a_suspension_whose_first_day_is_not_known_has_a_loose_box_where_it_may_have_begun() {
    let suspended = |precise: bool| Item {
        kind: acuse::record::charts::Kind::Suspended,
        from: day("2018-04-01"),
        begun_by: if precise { day("2018-04-01") } else { day("2018-06-30") },
        to: day("2018-09-01"),
        label: "Suspensión".into(),
        when: "segundo trimestre de 2018".into(),
        precise,
        bound: Bound::Exact,
    };
    let drawn = |precise| {
        let timeline = Timeline { items: vec![suspended(precise)], months: months(), ..Timeline::default() };
        let row = CalendarRow { label: "Una convocatoria".into(), items: vec![suspended(precise)] };
        let groups = vec![Group { label: "Ciudad de México".into(), bands: Vec::new(), rows: vec![row] }];
        let (first, last) = (day("2018-01-01"), day("2018-12-31"));
        let calendar = Calendar { first, last, groups, months: months(), undated: String::new() };
        [timeline.wide(), timeline.tall(), calendar.wide(), calendar.tall()].map(|drawing| drawing.expect("a drawing"))
    };
    let count = |drawing: &Drawing, class: &str| drawing.strokes.iter().filter(|stroke| stroke.class == class).count();
    for drawing in drawn(true) {
        assert_eq!((count(&drawing, "susp"), count(&drawing, "range loose")), (1, 0));
    }
    for drawing in drawn(false) {
        assert_eq!((count(&drawing, "susp"), count(&drawing, "range loose")), (1, 1));
    }
}

#[tokio::test]
async fn the_suspension_of_2018_does_not_look_as_if_it_had_begun_on_a_known_day() {
    let world = World::with_record().await;
    for path in ["/es/ejercicios/2018", "/es/convocatorias/sederec-2018-asociaciones"] {
        let page = world.visitor().get(path).await.is(200).text();
        let drawing = page.split_once("line-wide").and_then(|(_, rest)| rest.split_once("</svg>")).expect("the drawing").0;
        let strokes = |class: &str| {
            let pattern = regex::Regex::new(&format!(r#"<path d="M([\d.]+) [^"]*" class="{class}">"#)).unwrap();
            pattern.captures_iter(drawing).map(|found| found[1].to_owned()).collect::<Vec<_>>()
        };
        let (bars, boxes) = (strokes("susp"), strokes("range loose"));
        assert_eq!(bars.len(), 1, "{path}");
        assert!(boxes.contains(&bars[0]), "{path}: no box where the bar begins");
    }
}
