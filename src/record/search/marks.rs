//! Which words of a text were found, and the part of a long text around the first of them.

use super::question::Word;
use crate::record::tally::folded;
use leptos::prelude::*;
use unicode_normalization::char::is_combining_mark;

/// Characters of an excerpt.
const AROUND: usize = 220;
/// Characters before the first word found.
const BEFORE: usize = 60;

/// A text in pieces; the marked ones were found.
pub fn pieces<'a>(text: &'a str, words: &[Word]) -> Vec<(bool, &'a str)> {
    let mut pieces: Vec<(bool, &str)> = Vec::new();
    let mut plain = 0;
    for (start, token) in tokens(text) {
        let word = folded(token);
        if words.iter().any(|one| one.finds(&word)) {
            if plain < start {
                pieces.push((false, &text[plain..start]));
            }
            pieces.push((true, token));
            plain = start + token.len();
        }
    }
    if plain < text.len() {
        pieces.push((false, &text[plain..]));
    }
    pieces
}

/// Words of a text, each with where it begins.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_word)?;
        let end = text[start..].find(|c| !is_word(c)).map_or(text.len(), |length| start + length);
        rest = end;
        Some((start, &text[start..end]))
    })
}

/// The text with what was found marked. Everything in it is escaped: marks are made of pieces, never of markup.
pub fn marked(text: &str, words: &[Word]) -> AnyView {
    let pieces: Vec<_> = pieces(text, words)
        .into_iter()
        .map(|(found, piece)| {
            let piece = piece.to_owned();
            if found { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
        })
        .collect();
    view! { {pieces} }.into_any()
}

/// A text about a thing. `lead` says what it is where it would read as another thing alone: what was looked for and not found is no
/// content of a call. It is no part of what is searched or cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub lead: Option<&'static str>,
    pub text: String,
}

impl Passage {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { lead: None, text: text.into() }
    }

    pub fn led(lead: &'static str, text: impl Into<String>) -> Self {
        Self { lead: Some(lead), text: text.into() }
    }

    /// In one piece, for those who mark nothing.
    pub fn whole(self) -> String {
        self.lead.map_or_else(|| self.text.clone(), |lead| format!("{lead} {}", self.text))
    }
}

/// The first of these that holds a word found, else the first that says anything; cut to what fits.
pub fn excerpt(passages: &[Passage], words: &[Word]) -> Option<Passage> {
    let holds = |one: &&Passage| pieces(&one.text, words).iter().any(|(found, _)| *found);
    let one = passages.iter().find(holds).or_else(|| passages.iter().find(|one| !one.text.is_empty()))?;
    let first = pieces(&one.text, words).into_iter().take_while(|(found, _)| !*found).map(|(_, piece)| piece.len()).sum();
    // Nothing found in it: from its beginning.
    Some(Passage { text: cut(&one.text, if first == one.text.len() { 0 } else { first }), ..*one })
}

/// The text around a place, between whole words.
fn cut(text: &str, place: usize) -> String {
    let before = text[..place].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let start = if before == 0 { 0 } else { text[before..].find(' ').map_or(before, |space| before + space + 1).min(place) };
    let end = text[start..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| start + at);
    let whole = text[start..end].rfind(' ').map(|space| start + space).filter(|space| end < text.len() && *space > place);
    let end = whole.unwrap_or(end);
    let (opens, closes) = (if start > 0 { "… " } else { "" }, if end < text.len() { " …" } else { "" });
    format!("{opens}{}{closes}", &text[start..end])
}
