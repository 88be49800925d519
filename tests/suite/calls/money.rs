//! Sums of money: exact, and read as people write them in both countries.

use acuse::calls::money::{Currency, Money, NotMoney};
use proptest::prelude::*;

fn read(text: &str) -> Result<u64, NotMoney> {
    Money::parse(text, Currency::Mxn).map(|sum| sum.in_cents())
}

#[test]
fn a_comma_parts_thousands_and_a_point_cents() {
    assert_eq!(read("1,250.00"), Ok(125_000));
    assert_eq!(read("$ 25 000.5"), Ok(2_500_050));
    assert_eq!(read("85000"), Ok(8_500_000));
    assert_eq!(read("0"), Ok(0));
}

#[test]
fn a_slip_is_asked_about_rather_than_guessed() {
    for text in ["", "1,5", "1.234", "12,34,567", "-5", "mil", "1,2500.00", ".", ",", "1.2.3"] {
        assert_eq!(read(text), Err(NotMoney::Unreadable), "{text}");
    }
    assert_eq!(read("99999999999999999999999"), Err(NotMoney::TooLarge));
}

#[test]
fn sums_of_two_currencies_are_not_added() {
    let (peso, dollar) = (Money::units(1, Currency::Mxn).unwrap(), Money::units(1, Currency::Usd).unwrap());
    assert_eq!(peso.plus(&dollar), None);
    assert_eq!(peso.plus(&peso).map(|sum| sum.to_string()).as_deref(), Some("2.00 MXN"));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(cents in 0..=Money::MAX_CENTS) {
        let sum = Money::cents(cents, Currency::Usd).unwrap();
        prop_assert_eq!(Money::parse(&sum.digits(), Currency::Usd), Ok(sum));
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,30}") {
        let _ = read(&text);
    }
}
