//! The words that occur in the record, and which of them somebody may have meant.

use super::question::Word;
use crate::{calls::index, db::Db, error::Result};

/// How many spellings are offered.
const OFFERED: usize = 4;

/// Every word of the index with the number of things it occurs in, in order.
pub struct Vocabulary(Vec<(String, i64)>);

impl Vocabulary {
    pub async fn load(db: &Db) -> Result<Self> {
        Ok(Self::new(index::terms(db).await?))
    }

    pub fn new(mut terms: Vec<(String, i64)>) -> Self {
        terms.sort();
        Self(terms)
    }

    /// Whether anything is found by a word.
    pub fn has(&self, word: &Word) -> bool {
        let at = |text: &str| self.0.partition_point(|(term, _)| term.as_str() < text);
        let begins = |text: &str| self.0.get(at(text)).is_some_and(|(term, _)| term.starts_with(text));
        let is_there = |text: &str| self.0.get(at(text)).is_some_and(|(term, _)| term == text);
        word.exactly().any(is_there) || (word.is_beginning() && begins(word.as_str()))
    }

    /// The words nearest to one that is not there, nearest first, then the most frequent.
    pub fn near(&self, word: &Word) -> Vec<String> {
        let typed: Vec<char> = word.as_str().chars().collect();
        let most = match typed.len() {
            0..=2 => return Vec::new(),
            3..=4 => 1,
            _ => 2,
        };
        let mut found: Vec<(usize, std::cmp::Reverse<i64>, &str)> = self
            .0
            .iter()
            // Letters are meant for letters; a year that is not there is no other year.
            .filter(|(term, _)| !term.contains(|c: char| c.is_numeric()) && term.len().abs_diff(word.as_str().len()) <= 2 * most)
            .filter_map(|(term, things)| Some((distance(&typed, term, most)?, std::cmp::Reverse(*things), term.as_str())))
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
