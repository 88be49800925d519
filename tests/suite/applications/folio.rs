//! Folios: read back, forgiving of how people write, and never mistaken for another after one slip.

use acuse::applications::folio::{Folio, NotAFolio};
use proptest::prelude::*;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn folio() -> impl Strategy<Value = Folio> {
    any::<[u8; 11]>().prop_map(Folio::of)
}

fn signs(folio: &Folio) -> Vec<char> {
    folio.to_string().strip_prefix("ACU-").expect("a prefix").chars().filter(|c| *c != '-').collect()
}

proptest! {
    #[test]
    fn a_folio_is_read_back_however_it_is_written(folio in folio(), lower in any::<bool>(), bare in any::<bool>()) {
        let mut text = folio.to_string();
        prop_assert_eq!(text.len(), "ACU-XXXX-XXXX-XXXC".len());
        if bare {
            text = text.replace("ACU-", "").replace('-', " ");
        }
        if lower {
            text = text.to_lowercase().replace('0', "o").replace('1', "l");
        }
        prop_assert_eq!(Folio::parse(&format!("  {text} ")), Ok(folio));
    }

    #[test]
    fn one_wrong_sign_is_always_caught(folio in folio(), place in 0..12_usize, other in 0..32_usize) {
        let mut signs = signs(&folio);
        let wrong = ALPHABET.chars().nth(other).expect("a sign");
        prop_assume!(signs[place] != wrong);
        signs[place] = wrong;
        prop_assert_eq!(Folio::parse(&signs.into_iter().collect::<String>()), Err(NotAFolio::Check));
    }

    #[test]
    fn neighbours_that_changed_places_are_always_caught(folio in folio(), place in 0..11_usize) {
        let mut signs = signs(&folio);
        prop_assume!(signs[place] != signs[place + 1]);
        signs.swap(place, place + 1);
        prop_assert_eq!(Folio::parse(&signs.into_iter().collect::<String>()), Err(NotAFolio::Check));
    }

    #[test]
    fn nothing_makes_it_panic(text in ".{0,40}") {
        let _ = Folio::parse(&text);
    }
}

#[test]
fn folios_are_random_and_not_in_a_row() {
    let many: std::collections::BTreeSet<String> = (0..500).map(|_| Folio::random().expect("random").to_string()).collect();
    assert_eq!(many.len(), 500);
    let starts: std::collections::BTreeSet<String> = many.iter().map(|folio| folio[..8].to_owned()).collect();
    assert!(starts.len() > 450, "beginnings repeat: {}", starts.len());
}
