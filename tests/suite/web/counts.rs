//! Numbers with what they count, in both languages: one has its own form.

use acuse::web::{
    counts::{self, Many},
    lang::Lang,
};
use proptest::prelude::*;

#[test]
fn one_is_told_as_one() {
    assert_eq!(counts::days(Lang::es, 1_i64), "1 día");
    assert_eq!(counts::days(Lang::es, 0_i64), "0 días");
    assert_eq!(counts::days(Lang::es, 3065_i64), "3,065 días");
    assert_eq!(counts::days(Lang::en, 1_i64), "1 day");
    assert_eq!(counts::working_days(Lang::es, 1_u16), "1 día hábil");
    assert_eq!(counts::days_passed(Lang::es, 1_i64), "ha pasado 1 día");
    assert_eq!(counts::days_passed(Lang::es, 2_i64), "han pasado 2 días");
    assert_eq!(counts::lines_on_record(Lang::en, 1_usize), "1 line on record");
}

proptest! {
    /// What a page puts in the number's place changes nothing about the words.
    #[test]
    fn the_number_decides_and_not_how_it_is_shown(n in 0_usize..5000) {
        let shown = counts::lines(Lang::es, Many::shown_as(n, "X".to_owned()));
        prop_assert_eq!(shown, if n == 1 { "X línea" } else { "X líneas" });
    }
}
