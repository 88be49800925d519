//! What the browser adds up by is what the server reads by.

use acuse::{
    applications::budget::{Source, TypedRow, reckon},
    calls::money::{Currency, Money},
    islands::sums::{MAX_CENTS, cents, digits, quantity, times},
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_sum_that_was_written_is_read_back(sum in 0..=MAX_CENTS) {
        prop_assert_eq!(cents(&digits(sum)), Ok(sum));
    }

    #[test]
    fn nothing_typed_makes_it_panic_and_both_read_the_same(text in "[0-9,.$ a]{0,16}") {
        let server = Money::parse(&text, Currency::Mxn).ok().map(|sum| sum.in_cents());
        prop_assert_eq!(cents(&text).ok(), server);
    }

    /// The row's total in the browser is the server's, or both have none.
    #[test]
    fn a_row_comes_to_the_same(many in "[0-9,]{0,5}", cost in "[0-9,.]{0,8}") {
        let typed = TypedRow { concept: "Talleres".into(), quantity: many.clone(), unit_cost: cost.clone(), source: Source::Asked, ..TypedRow::default() };
        let there = quantity(&many).zip(cents(&cost).ok()).and_then(|(many, unit)| times(many, unit));
        prop_assert_eq!(there, reckoned(typed));
    }
}

fn reckoned(typed: TypedRow) -> Option<u64> {
    reckon(&[typed], Currency::Mxn, None, &[]).row_totals[0]
}
