//! What was nearly meant: the distance between words, and which are offered.

use acuse::record::search::{
    near::{Vocabulary, distance},
    question::Word,
};
use proptest::prelude::*;

fn vocabulary() -> Vocabulary {
    let words = [
        ("sederec", 40),
        ("sebien", 12),
        ("sibiso", 20),
        ("2018", 90),
        ("asociaciones", 30),
        ("asociacion", 25),
        ("becas", 3),
        ("serie", 1),
    ];
    Vocabulary::new(words.map(|(word, things)| (word.to_owned(), things)).to_vec())
}

fn near(word: &str) -> Vec<String> {
    vocabulary().near(&Word::new(word))
}

#[test]
fn a_letter_left_out_added_changed_or_swapped_still_finds() {
    for typed in ["sedrec", "sedederec", "sederek", "sedeerc", "sedrece"] {
        assert_eq!(near(typed).first().map(String::as_str), Some("sederec"), "{typed}");
    }
    assert_eq!(near("asosiaciones")[0], "asociaciones");
}

#[test]
fn what_is_like_nothing_is_offered_nothing() {
    assert!(near("murciélago").is_empty() && near("xx").is_empty() && near("2019").is_empty());
}

#[test]
fn another_word_is_not_taken_for_a_slip() {
    let words = ["scribd", "afers", "sederec", "welcoming", "migrantes", "migrants", "explora"].map(|word| (word.to_owned(), 1));
    let vocabulary = Vocabulary::new(words.to_vec());
    let first = |word: &str| vocabulary.near(&Word::new(word)).first().cloned();
    for word in ["script", "alert", "sedes", "implora", "ventas"] {
        assert_eq!(first(word), None, "{word}");
    }
    for (word, meant) in [("sedrec", "sederec"), ("sedereq", "sederec"), ("welcomming", "welcoming"), ("migrnates", "migrantes")]
    {
        assert_eq!(first(word).as_deref(), Some(meant));
    }
}

#[test]
fn a_word_is_there_when_it_occurs_or_begins_one_that_does() {
    let has = |word: &str| vocabulary().has(&Word::new(word));
    assert!(has("sederec") && has("asoc") && has("sibisos") && has("2018"));
    assert!(!has("sedrec") && !has("201") && !has("zeta") && !has("sx"));
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

proptest! {
    #[test]
    fn a_word_is_at_no_distance_from_itself_and_the_same_both_ways(a in "[a-e]{0,7}", b in "[a-e]{0,7}") {
        prop_assert_eq!(distance(&chars(&a), &a, 3), Some(0));
        prop_assert_eq!(distance(&chars(&a), &b, 9), distance(&chars(&b), &a, 9));
        let steps = distance(&chars(&a), &b, 9).unwrap();
        prop_assert!(steps >= a.len().abs_diff(b.len()) && steps <= a.len().max(b.len()));
        for most in 0..9 {
            prop_assert_eq!(distance(&chars(&a), &b, most), (steps <= most).then_some(steps));
        }
    }

    /// What is compared letter by letter is chosen by which letters a word has: nothing that is near may be left out by that.
    #[test]
    fn whatever_is_near_by_its_letters_is_offered(typed in "[a-eáñ]{3,9}", known in "[a-eáñ]{3,9}") {
        let typed_letters = chars(&typed);
        let most = if typed_letters.len() <= 6 { 1 } else { 2 };
        let steps = distance(&typed_letters, &known, most);
        let wanted = steps.is_some_and(|steps| steps < 2 || known.chars().next() == typed_letters.first().copied());
        let offered = Vocabulary::new(vec![(known.clone(), 1)]).near(&Word::new(&typed));
        prop_assert_eq!(!offered.is_empty(), wanted, "{} for {}", known, typed);
    }

    #[test]
    fn one_slip_of_the_finger_is_at_distance_one(word in "[a-z]{3,10}", place in 0usize..10, letter in proptest::char::range('a', 'z')) {
        let typed = chars(&word);
        let place = place % typed.len();
        let (mut less, mut more, mut other) = (typed.clone(), typed.clone(), typed.clone());
        less.remove(place);
        more.insert(place, letter);
        other[place] = letter;
        for slip in [less, more, other] {
            prop_assert!(distance(&slip, &word, 1).is_some(), "{:?}", slip);
        }
        if place > 0 {
            let mut swapped = typed;
            swapped.swap(place, place - 1);
            prop_assert!(distance(&swapped, &word, 1).is_some());
        }
    }
}
