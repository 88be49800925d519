//! Slugs: ASCII, stable, never taken.

use acuse::calls::slugs::{plain, slug};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_slug_is_ascii_stable_and_never_taken(title in ".{0,120}", year in 2000..2100_i32, taken in prop::collection::vec("[a-z0-9-]{1,20}", 0..5)) {
        let first = slug(&title, year, |slug| taken.iter().any(|t| t == slug));
        prop_assert!(first.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert!(!first.starts_with('-') && !first.ends_with('-') && first.len() <= 70);
        prop_assert_eq!(&first, &slug(&title, year, |slug| taken.iter().any(|t| t == slug)));
        let second = slug(&title, year, |slug| slug == first || taken.iter().any(|t| t == slug));
        prop_assert_ne!(first, second);
    }

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
}

#[test]
fn accents_fold_and_years_are_not_doubled() {
    assert_eq!(plain("¿Año de Niñez — Migración?"), "ano-de-ninez-migracion");
    assert_eq!(slug("Apoyo 2027", 2027, |_| false), "apoyo-2027");
    assert_eq!(slug("学校", 2027, |_| false), "convocatoria-2027");
}
