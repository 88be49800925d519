//! RFC, CLUNI and EIN: what is read, what is noted, and that nothing typed can break them.

use acuse::associations::identifiers::{Cluni, Ein, Note, Rfc};
use proptest::prelude::*;

fn rfc(text: &str) -> Rfc {
    Rfc::parse(text).unwrap_or_else(|| panic!("{text} is read as an RFC"))
}

#[test]
fn known_rfc_pass_and_a_changed_one_is_noted() {
    assert_eq!(rfc("SAT970701NN3").notes(), []);
    assert_eq!(rfc("GODE561231GR8").notes(), [Note::NaturalPerson]);
    assert_eq!(rfc("GODE561231GR9").notes(), [Note::NaturalPerson, Note::CheckDigit]);
}

#[test]
fn generic_rfc_are_noted_as_such() {
    assert_eq!(rfc("XAXX010101000").notes(), [Note::GenericPublic]);
    assert_eq!(rfc("XEXX010101000").notes(), [Note::GenericForeign]);
}

#[test]
fn an_rfc_is_mended_where_only_the_typing_differs() {
    assert_eq!(rfc(" sat-970701-nn3 ").as_str(), "SAT970701NN3");
    assert_eq!(rfc("ñ&a970701nn3").as_str(), "Ñ&A970701NN3");
}

#[test]
fn an_rfc_with_an_impossible_month_is_kept_and_noted() {
    assert!(rfc("SAT971301NN3").notes().contains(&Note::DateOfRfc));
}

#[test]
fn what_is_no_rfc_is_not_read() {
    for text in ["", "SAT", "970701SATNN3", "SAT970701NN", "SATX9970701NN3", "SAT97O701NN3", "СAT970701NN3"] {
        assert!(Rfc::parse(text).is_none(), "{text}");
    }
}

#[test]
fn an_ein_is_kept_with_its_hyphen() {
    assert_eq!(Ein::parse("36 1234567").map(|e| e.as_str().to_owned()), Some("36-1234567".to_owned()));
    assert_eq!(Ein::parse("361234567").map(|e| e.notes()), Some(vec![]));
    assert_eq!(Ein::parse("07-1234567").map(|e| e.notes()), Some(vec![Note::EinPrefix]));
    for text in ["", "36-123456", "36-12345678", "AB-1234567", "３６１２３４５６７"] {
        assert!(Ein::parse(text).is_none(), "{text}");
    }
}

proptest! {
    #[test]
    fn a_computed_check_digit_is_never_noted(base in "[A-ZÑ&]{3,4}[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[A-Z0-9]{2}") {
        let digit = rfc(&format!("{base}0")).check_digit().expect("a digit");
        let whole = rfc(&format!("{base}{digit}"));
        prop_assert!(!whole.notes().contains(&Note::CheckDigit));
    }

    #[test]
    fn any_other_last_character_is_noted(base in "[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{2}", last in "[A-Z0-9]") {
        let typed = rfc(&format!("{base}{last}"));
        let right = typed.check_digit().expect("a digit").to_string() == last;
        prop_assert_eq!(typed.notes().contains(&Note::CheckDigit), !right);
    }

    #[test]
    fn what_was_read_reads_the_same_again(text in "\\PC{0,20}") {
        if let Some(rfc) = Rfc::parse(&text) {
            prop_assert_eq!(Rfc::parse(rfc.as_str()), Some(rfc));
        }
        if let Some(ein) = Ein::parse(&text) {
            prop_assert_eq!(Ein::parse(ein.as_str()), Some(ein));
        }
        if let Some(cluni) = Cluni::parse(&text) {
            prop_assert_eq!(Cluni::parse(cluni.as_str()), Some(cluni));
        }
    }

    #[test]
    fn nothing_typed_breaks_them(text in any::<String>()) {
        let _ = Rfc::parse(&text).map(|rfc| rfc.notes());
        let _ = Ein::parse(&text).map(|ein| ein.notes());
        if let Some(cluni) = Cluni::parse(&text) {
            prop_assert!((1..=Cluni::MAX).contains(&cluni.as_str().chars().count()));
        }
    }

    #[test]
    fn nine_figures_are_an_ein(figures in "[0-9]{9}") {
        let ein = Ein::parse(&figures).expect("an EIN");
        prop_assert_eq!(ein.as_str().replace('-', ""), figures);
        prop_assert_eq!(ein.as_str().find('-'), Some(2));
    }
}
