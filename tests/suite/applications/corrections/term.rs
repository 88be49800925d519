//! The term: counted once, standing still while the line is suspended, never shortened.

use acuse::{
    applications::corrections::{
        model::{Asked, Item, Part},
        term::counted,
    },
    calls::{
        dates::Zone,
        workdays::{Named, Stretch, WorkCalendar},
    },
    ids::{ApplicationId, CorrectionId, InstitutionId},
};
use chrono::{Datelike, NaiveDate, Timelike};
use proptest::prelude::*;

fn named() -> Named {
    let text = || "inventado".to_owned();
    Named { id: text(), name_es: text(), name_en: text(), source: text(), to_verify: false, fact: None }
}

fn asked(from: NaiveDate, working_days: u16, zone: Zone) -> Asked {
    let due = WorkCalendar::default().count(from, working_days).expect("an end").due;
    Asked {
        v: 1,
        salt: String::new(),
        id: CorrectionId::random(),
        application: ApplicationId::random(),
        folio: acuse::applications::folio::Folio::random().expect("a folio"),
        institution: InstitutionId::from_text("idm"),
        asked_at: String::new(),
        items: vec![Item { part: Part::Budget, reason: "x".into(), along: None }],
        words: String::new(),
        working_days,
        from,
        due,
        zone,
    }
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0..1500_i64).prop_map(|days| NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day") + chrono::Duration::days(days))
}

fn stretch() -> impl Strategy<Value = Stretch> {
    (day(), 0..40_i64).prop_map(|(first, days)| Stretch {
        first,
        last: Some(first + chrono::Duration::days(days)),
        authority: None,
        named: named(),
    })
}

proptest! {
    #[test]
    fn a_suspension_never_shortens_a_term_and_its_days_never_count(from in day(), days in 1..30_u16, stops in prop::collection::vec(stretch(), 0..4)) {
        let asked = asked(from, days, Zone::MEXICO_CITY);
        let term = counted(&asked, &WorkCalendar::default(), &stops);
        let due = term.due.expect("every stretch ends");
        prop_assert!(due >= asked.due && term.told == asked.due);
        let counts = |day: &NaiveDate| {
            !matches!(day.weekday(), chrono::Weekday::Sat | chrono::Weekday::Sun) && !stops.iter().any(|stop| stop.covers(*day))
        };
        let worked = from.iter_days().skip(1).take_while(|day| *day <= due).filter(counts).count();
        prop_assert!(worked >= usize::from(days), "{} of {}", worked, days);
        prop_assert_eq!(term.moved(), due != asked.due);
    }

    #[test]
    fn the_last_instant_is_the_end_of_a_day_on_the_authoritys_wall_in_every_week_of_the_year(from in day(), days in 1..30_u16) {
        for zone in [Zone::MEXICO_CITY, Zone::CHICAGO] {
            let term = counted(&asked(from, days, zone), &WorkCalendar::default(), &[]);
            let wall = zone.wall(term.until.expect("an end"));
            prop_assert_eq!((Some(wall.date()), wall.hour(), wall.minute()), (term.due, 23, 59));
        }
    }
}

#[test]
fn a_suspension_without_an_end_stops_the_term() {
    let from = NaiveDate::from_ymd_opt(2026, 12, 17).expect("a day");
    let open = Stretch { first: from.succ_opt().expect("a day"), last: None, authority: None, named: named() };
    let term = counted(&asked(from, 5, Zone::CHICAGO), &WorkCalendar::default(), std::slice::from_ref(&open));
    assert_eq!((term.due, term.until, term.moved()), (None, None, true));
    let after = Stretch { first: NaiveDate::from_ymd_opt(2027, 1, 10).expect("a day"), ..open };
    let term = counted(&asked(from, 5, Zone::CHICAGO), &WorkCalendar::default(), &[after]);
    assert!(!term.moved(), "a suspension after the term does not reopen it");
}
