//! Addresses of pages that are suggested.

use acuse::suggestions::rules::web_address;
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
    fn no_address_makes_it_panic(text in ".{0,200}") {
        if let Some(url) = web_address(&text) {
            prop_assert!(url.starts_with("http"));
        }
    }
}
