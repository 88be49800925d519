//! What this page holds that the server does not: what waits, what was not taken, what stays here since its copy was deleted. What a page
//! may say of it, and whether leaving loses something, follows from this and from the copies there really are.

use std::collections::{BTreeMap, BTreeSet};

/// Texts by field.
pub type Texts = BTreeMap<String, String>;

#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Typed, and sent next.
    waiting: Texts,
    /// What the server did not take, with its reason: tried again only when it is typed anew, and nothing is "saved" meanwhile.
    refused: BTreeMap<String, Refused>,
    /// What waited when its copy was deleted: it stays on the page, and is sent when the button is pressed or it is typed anew.
    set_aside: Texts,
    /// Fields whose copy was deleted by hand: none is made by itself.
    not_copied: BTreeSet<String>,
}

#[derive(Clone, Debug)]
struct Refused {
    text: String,
    why: String,
}

impl Held {
    /// Somebody typed, or this device still had it of an earlier visit.
    pub fn typed(&mut self, field: &str, text: &str) {
        self.forget(field);
        self.waiting.insert(field.to_owned(), text.to_owned());
    }

    /// Nothing of the field is held any more.
    pub fn forget(&mut self, field: &str) {
        self.waiting.remove(field);
        self.refused.remove(field);
        self.set_aside.remove(field);
        self.not_copied.remove(field);
    }

    /// What is sent next.
    pub fn next(&self) -> Option<(String, String)> {
        self.waiting.iter().next().map(|(field, text)| (field.clone(), text.clone()))
    }

    /// Whether the field was changed here: what a colleague saved does not take its place.
    pub fn is_changed(&self, field: &str) -> bool {
        self.waiting.contains_key(field) || self.refused.contains_key(field) || self.set_aside.contains_key(field)
    }

    /// The server holds this text; whether that is all there is of the field.
    pub fn saved(&mut self, field: &str, text: &str) -> bool {
        if self.set_aside.get(field).is_some_and(|aside| aside == text) {
            self.set_aside.remove(field);
        }
        let all = self.waiting.get(field).is_some_and(|now| now == text);
        if all {
            self.forget(field);
        }
        all
    }

    /// The server did not take this text; what was typed after it still waits.
    pub fn refuse(&mut self, field: &str, text: &str, why: String) {
        if self.waiting.get(field).is_some_and(|now| now == text) {
            self.waiting.remove(field);
            self.refused.insert(field.to_owned(), Refused { text: text.to_owned(), why });
        }
    }

    /// The copies are deleted by hand. Nobody who does that expects the words to arrive by themselves later, from a page that was left.
    pub fn set_aside(&mut self) {
        self.not_copied.extend(self.waiting.keys().chain(self.refused.keys()).cloned());
        self.set_aside.append(&mut self.waiting);
    }

    /// The button was pressed: what was set aside is sent too.
    pub fn take_back(&mut self) {
        self.waiting.append(&mut self.set_aside);
    }

    pub fn is_set_aside(&self) -> bool {
        !self.set_aside.is_empty()
    }

    /// Why something was not taken.
    pub fn why_refused(&self) -> Option<&str> {
        self.refused.values().next().map(|refused| refused.why.as_str())
    }

    /// Whether something was not taken that is to stay here: all but what the form settles, by its field and the reason.
    pub fn is_stuck(&self, by_form: impl Fn(&str, &str) -> bool) -> bool {
        self.refused.iter().any(|(field, refused)| !by_form(field, &refused.why))
    }

    /// The button was pressed again: what was not taken is tried once more.
    pub fn try_refused(&mut self, by_form: impl Fn(&str, &str) -> bool) {
        let again = self.refused.iter().filter(|(field, refused)| !by_form(field, &refused.why));
        let again: Texts = again.map(|(field, refused)| (field.clone(), refused.text.clone())).collect();
        self.refused.retain(|field, _| !again.contains_key(field));
        self.waiting.extend(again);
    }

    /// Whether something is here alone: neither with the server nor among the copies.
    pub fn is_only_here(&self, copies: &Texts) -> bool {
        let refused = self.refused.iter().map(|(field, refused)| (field, &refused.text));
        self.waiting.iter().chain(&self.set_aside).chain(refused).any(|(field, text)| copies.get(field) != Some(text))
    }

    /// What should have a copy and has none, or an older one: to be tried again, since room may have been made.
    pub fn to_copy(&self, copies: &Texts) -> Vec<(String, String)> {
        let lacks =
            self.waiting.iter().filter(|(field, text)| copies.get(*field) != Some(text) && !self.not_copied.contains(*field));
        lacks.map(|(field, text)| (field.clone(), text.clone())).collect()
    }
}
