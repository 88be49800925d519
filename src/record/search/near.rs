//! The words that occur in the record, and which of them somebody may have meant.

use super::question::Word;
use crate::{calls::index, db::Db, error::Result};

/// How many spellings are offered.
const OFFERED: usize = 4;

/// Every word of the index, in order.
pub struct Vocabulary(Vec<Known>);

/// A word that occurs.
struct Known {
    term: String,
    /// The number of things it occurs in.
    things: i64,
    letters: Letters,
    /// Letters are meant for letters; a year that is not there is no other year.
    has_number: bool,
}

/// Which letters a word has, a bit each, though letters may share one. Adding or leaving out a letter changes one bit at the most, changing
/// one two, and swapping neighbours none: words with more bits apart need not be compared letter by letter.
#[derive(Clone, Copy)]
struct Letters(u64);

impl Letters {
    fn of(word: &str) -> Self {
        Self(word.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % u64::BITS)))
    }

    /// Whether so many steps may lead from one to the other.
    fn may_be(self, other: Self, steps: usize) -> bool {
        (self.0 ^ other.0).count_ones() as usize <= 2 * steps
    }
}

impl Vocabulary {
    pub async fn load(db: &Db) -> Result<Self> {
        Ok(Self::new(index::terms(db).await?))
    }

    pub fn new(mut terms: Vec<(String, i64)>) -> Self {
        terms.sort();
        let known = |(term, things): (String, i64)| Known {
            letters: Letters::of(&term),
            has_number: term.contains(char::is_numeric),
            term,
            things,
        };
        Self(terms.into_iter().map(known).collect())
    }

    /// Whether anything is found by a word.
    pub fn has(&self, word: &Word) -> bool {
        let at = |text: &str| self.0.get(self.0.partition_point(|known| known.term.as_str() < text));
        let begins = |text: &str| at(text).is_some_and(|known| known.term.starts_with(text));
        let is_there = |text: &str| at(text).is_some_and(|known| known.term == text);
        word.exactly().any(is_there) || (word.is_beginning() && begins(word.as_str()))
    }

    /// The words nearest to one that is not there, nearest first, then the most frequent.
    pub fn near(&self, word: &Word) -> Vec<String> {
        let (typed, letters): (Vec<char>, _) = (word.as_str().chars().collect(), Letters::of(word.as_str()));
        // Of a short word two other letters make another word: "script" is no slip for "scribd".
        let most = match typed.len() {
            0..=2 => return Vec::new(),
            3..=6 => 1,
            _ => 2,
        };
        // Fingers seldom slip on the first letter, and then on that one alone.
        let meant = |steps: usize, term: &str| steps < 2 || term.chars().next() == typed.first().copied();
        let mut found: Vec<(usize, std::cmp::Reverse<i64>, &str)> = self
            .0
            .iter()
            .filter(|known| !known.has_number && known.letters.may_be(letters, most))
            .filter(|known| known.term.len().abs_diff(word.as_str().len()) <= 2 * most)
            .filter_map(|known| {
                Some((distance(&typed, &known.term, most)?, std::cmp::Reverse(known.things), known.term.as_str()))
            })
            .filter(|(steps, _, term)| meant(*steps, term))
            .collect();
        found.sort_unstable();
        let nearest = found.first().map(|(distance, ..)| *distance).unwrap_or_default();
        found
            .into_iter()
            .filter(|(distance, ..)| *distance <= nearest.max(1))
            .take(OFFERED)
            .map(|(.., term)| term.to_owned())
            .collect()
    }
}

/// How many letters have to be added, left out, changed or swapped with their neighbour (optimal string alignment); none where it is more
/// than `most`.
pub fn distance(typed: &[char], term: &str, most: usize) -> Option<usize> {
    let term: Vec<char> = term.chars().collect();
    if typed.len().abs_diff(term.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=term.len()).collect();
    for (i, typed_char) in typed.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, char) in term.iter().enumerate() {
            let changed = last[j] + usize::from(typed_char != char);
            let mut least = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *typed_char == term[j - 1] && typed[i - 1] == *char {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        if row.iter().all(|steps| *steps > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|steps| *steps <= most)
}
