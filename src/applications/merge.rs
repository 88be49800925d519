//! How what several people write at once comes together: three ways, field by field, and no text is lost without a word.
//!
//! Each field that comes back carries the mark of what it held when it was shown. Who did not touch a field changes nothing in it; who
//! touched it alone is saved; where two changed it to different texts nothing is saved, and both texts are handed back to be chosen from.

use super::answers::{Answers, normal, seen};

/// A field as it came back from somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The question.
    pub question: String,
    pub text: String,
    /// The mark of what it held when it was shown: [`seen`].
    pub shown: String,
}

/// What to do with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    /// Nothing new.
    Unchanged,
    Save,
    /// Somebody else saved another text meanwhile.
    Conflict,
}

/// Compares what was sent with what is stored and with what had been shown.
pub fn merge(sent: &str, stored: &str, shown: &str) -> Merge {
    let (sent_mark, stored_mark) = (seen(sent), seen(stored));
    if sent_mark == stored_mark || sent_mark == shown {
        Merge::Unchanged
    } else if stored_mark == shown {
        Merge::Save
    } else {
        Merge::Conflict
    }
}

/// What comes of a whole form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Fields that get a new text, each once, with that text.
    pub saves: Answers,
    /// Fields that two people changed, each once: they stay as they are stored.
    pub conflicts: Vec<String>,
}

/// Merges a form with what is stored. A field that came twice is merged twice: its second text never silently takes the first one's place.
pub fn merge_all(stored: &Answers, sent: &[Sent]) -> Merged {
    let mut merged = Merged::default();
    for Sent { question, text, shown } in sent {
        let there = merged.saves.get(question).or_else(|| stored.get(question)).map_or("", String::as_str);
        match merge(text, there, shown) {
            Merge::Unchanged => {}
            Merge::Save => {
                merged.saves.insert(question.clone(), normal(text));
            }
            Merge::Conflict if merged.conflicts.contains(question) => {}
            Merge::Conflict => merged.conflicts.push(question.clone()),
        }
    }
    merged
}
