//! Texts that people write: bounded, and without characters that disguise.

use acuse::associations::texts::{line, lines};
use proptest::prelude::*;

#[test]
fn blanks_are_joined_and_disguises_dropped() {
    assert_eq!(line("  Casa \t del\u{202E} Retorno\n ", 40).as_deref(), Some("Casa del Retorno"));
    assert_eq!(lines("uno\r\ndos\u{0}", 40).as_deref(), Some("uno\ndos"));
}

#[test]
fn length_is_counted_in_characters() {
    assert!(line(&"ñ".repeat(200), 200).is_some());
    assert!(line(&"ñ".repeat(201), 200).is_none());
}

proptest! {
    #[test]
    fn a_line_is_one_line(text in any::<String>()) {
        if let Some(read) = line(&text, 60) {
            prop_assert!(read.chars().count() <= 60);
            prop_assert!(!read.chars().any(char::is_control));
            prop_assert_eq!(line(&read, 60), Some(read));
        }
    }
}
