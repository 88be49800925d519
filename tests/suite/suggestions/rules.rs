//! Addresses of pages, and slugs that are never taken.

use acuse::suggestions::rules::{slug, web_address};
use proptest::prelude::*;

#[test]
fn only_pages_of_the_web_are_addresses() {
    assert_eq!(web_address(" https://www.gob.mx/ime?x=1 ").as_deref(), Some("https://www.gob.mx/ime?x=1"));
    for text in [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "https://",
        "gob.mx",
        "https://user:pw@example.org",
        "http://localhost/",
        "",
    ] {
        assert_eq!(web_address(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn a_slug_is_ascii_and_free(title in ".{0,100}", year in 2000..2100_i32, taken in 0..5_usize) {
        let mut known: Vec<String> = Vec::new();
        for _ in 0..taken {
            known.push(slug(&title, year, |s| known.iter().any(|k| k == s)));
        }
        let new = slug(&title, year, |s| known.iter().any(|k| k == s));
        prop_assert!(!known.contains(&new));
        prop_assert!(new.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{new}");
        prop_assert!(!new.starts_with('-') && !new.ends_with('-') && new.len() < 90);
    }

    #[test]
    fn no_address_makes_it_panic(text in ".{0,200}") {
        if let Some(url) = web_address(&text) {
            prop_assert!(url.starts_with("http"));
        }
    }
}
