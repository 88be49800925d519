//! Rules of addresses, passwords and ways back.

use acuse::accounts::{
    model::Email,
    rules::{Flaw, closed_until, flaw, way_back},
};
use chrono::{TimeZone, Utc};
use proptest::prelude::*;

#[test]
fn an_address_is_compared_in_one_form() {
    let parsed = Email::parse("  Nuria.E@Example.ORG ").expect("an address");
    assert_eq!(parsed.as_str(), "nuria.e@example.org");
    for wrong in [
        "",
        "nuria",
        "nuria@",
        "@example.org",
        "a@b",
        "a b@example.org",
        "a@@example.org",
        "a@example..org",
        "a@x.org\nbcc: b@y.org",
    ] {
        assert_eq!(Email::parse(wrong), None, "{wrong:?}");
    }
}

#[test]
fn passwords_that_are_guessed_first_are_named() {
    for (password, expected) in [
        ("corta", Some(Flaw::Short)),
        ("aaaaaaaaaaaaaaaa", Some(Flaw::Common)),
        ("123456789012", Some(Flaw::Common)),
        ("Contraseña2026!", Some(Flaw::Common)),
        ("password1234", Some(Flaw::Common)),
        ("qwertyuiopas", Some(Flaw::Common)),
        ("nuriaestefania1", Some(Flaw::Personal)),
        ("nuria@example.org", Some(Flaw::Personal)),
        ("barro lluvia tejado lento", None),
        ("mi-acuse-del-2018-sigue-ahí", None),
    ] {
        assert_eq!(flaw(password, "Nuria Estefania", "nuria@example.org"), expected, "{password}");
    }
    assert_eq!(flaw(&"x1y2".repeat(60), "", ""), Some(Flaw::Long));
}

#[test]
fn waiting_grows_with_failures_and_stops_at_a_quarter_of_an_hour() {
    let last = Utc.with_ymd_and_hms(2026, 11, 22, 18, 0, 0).single().expect("an instant");
    let wait = |failures| closed_until(failures, last).map(|until| (until - last).num_seconds());
    assert_eq!([4, 5, 6, 9, 10, 1000].map(wait), [None, Some(30), Some(60), Some(480), Some(900), Some(900)]);
}

proptest! {
    #[test]
    fn a_way_back_never_leaves_this_site(next in "[/\\\\a-z:.@%? \t\n]{0,24}") {
        if let Some(way) = way_back(&next) {
            let base = url::Url::parse("https://acuse.example.org").expect("a base");
            let joined = base.join(way).expect("an address");
            prop_assert_eq!(joined.host_str(), Some("acuse.example.org"));
        }
    }

    #[test]
    fn parsing_an_address_twice_changes_nothing(text in "\\PC{0,40}") {
        if let Some(email) = Email::parse(&text) {
            prop_assert_eq!(Email::parse(email.as_str()), Some(email));
        }
    }
}
