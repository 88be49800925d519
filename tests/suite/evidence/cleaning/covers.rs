//! What is covered, as it is typed.

use acuse::evidence::cleaning::cover::{Rectangle, WHOLE, pages, percent};
use proptest::prelude::*;

#[test]
fn percent_is_typed_in_either_country() {
    assert_eq!((percent("12"), percent("12.5"), percent("12,5 %")), (Some(120), Some(125), Some(125)));
    assert_eq!((percent("0"), percent("100")), (Some(0), Some(1000)));
    for text in ["", "-1", "101", "100.1", "1.25", "1e2", "diez", ".", "1.", "0000"] {
        assert_eq!(percent(text), None, "{text}");
    }
}

#[test]
fn pages_are_typed_one_by_one_or_as_a_range() {
    assert_eq!(pages("2, 5-7").expect("pages").into_iter().collect::<Vec<_>>(), [2, 5, 6, 7]);
    assert!(pages(" ").expect("no page").is_empty());
    for text in ["0", "7-5", "a", "1-", "1-99999999", "-3"] {
        assert_eq!(pages(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn a_rectangle_never_covers_less_than_was_asked(
        left in 0..WHOLE, top in 0..WHOLE, width in 1..=WHOLE, height in 1..=WHOLE, w in 1..5000_u32, h in 1..5000_u32,
    ) {
        let (across, down) = Rectangle::new(left, top, width, height).expect("a rectangle").points(w, h);
        prop_assert!(across.end <= w && down.end <= h && !across.is_empty() && !down.is_empty());
        let (w, h) = (u64::from(w), u64::from(h));
        let right = u64::from((left + width).min(WHOLE));
        prop_assert!(u64::from(across.start) * 1000 <= u64::from(left) * w && u64::from(across.end) * 1000 >= right * w);
        let bottom = u64::from((top + height).min(WHOLE));
        prop_assert!(u64::from(down.start) * 1000 <= u64::from(top) * h && u64::from(down.end) * 1000 >= bottom * h);
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,40}") {
        let _ = (percent(&text), pages(&text));
    }
}
