//! The copy on this device: what was typed and the server does not hold yet, one item a field, under the draft and the person it is of.
//!
//! It outlives the page, the connection and the session. It goes when the server holds the text, when the person deletes it, and at
//! sign-out.

use super::held::Texts;
use std::cell::RefCell;
use web_sys::Storage;

/// What every item begins with.
const ALL: &str = "acuse:";

pub struct Copy {
    storage: Option<Storage>,
    prefix: String,
    /// What this page found or put there last, by field: another window may have put something else in its place since.
    put: RefCell<Texts>,
}

/// One item: a field, the mark of what it held when typing began, and the text.
pub struct Kept {
    pub field: String,
    pub shown: String,
    pub text: String,
}

impl Copy {
    /// `of` names the draft and the person.
    pub fn open(of: &str) -> Self {
        // None where storing is forbidden. Where there is no room what is there can be read, and each text that does not fit shows it.
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let copy = Self { storage, prefix: format!("{ALL}{of}:"), put: RefCell::default() };
        copy.put.replace(copy.texts());
        copy
    }

    /// Keeps a text in the place of what there was, where there is room. [`Copy::texts`] tells whether there was; an older text stays.
    pub fn keep(&self, field: &str, shown: &str, text: &str) {
        let Some(storage) = &self.storage else { return };
        if storage.set_item(&format!("{}{field}", self.prefix), &format!("{shown}\n{text}")).is_ok() {
            self.put.borrow_mut().insert(field.to_owned(), text.to_owned());
        }
    }

    /// Everything that is kept of this draft, by this person.
    pub fn kept(&self) -> Vec<Kept> {
        let item = |key: String| {
            let field = key.strip_prefix(&self.prefix)?.to_owned();
            let value = self.storage.as_ref()?.get_item(&key).ok().flatten()?;
            let (shown, text) = value.split_once('\n')?;
            Some(Kept { field, shown: shown.to_owned(), text: text.to_owned() })
        };
        keys(self.storage.as_ref()).into_iter().filter_map(item).collect()
    }

    /// The texts that are kept, as they are kept.
    pub fn texts(&self) -> Texts {
        self.kept().into_iter().map(|kept| (kept.field, kept.text)).collect()
    }

    /// The server holds this text of the field: it goes, and so does whatever this page had there before. What another window put there
    /// stays, with its mark: there it was not seen.
    pub fn saved(&self, field: &str, text: &str) {
        let ours = self.put.borrow().get(field).cloned();
        let there = self.texts().remove(field);
        if there.is_some_and(|there| there == text || Some(there) == ours) {
            self.drop(field);
        }
    }

    pub fn drop(&self, field: &str) {
        if let Some(storage) = &self.storage {
            let _ = storage.remove_item(&format!("{}{field}", self.prefix));
        }
    }

    /// Deletes what is kept of this draft.
    pub fn forget(&self) {
        self.kept().iter().for_each(|kept| self.drop(&kept.field));
    }

    /// Deletes what is kept of every draft: whoever signs out leaves nothing behind.
    pub fn forget_all(&self) {
        let Some(storage) = &self.storage else { return };
        for key in keys(Some(storage)).iter().filter(|key| key.starts_with(ALL)) {
            let _ = storage.remove_item(key);
        }
    }
}

fn keys(storage: Option<&Storage>) -> Vec<String> {
    let Some(storage) = storage else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(|i| storage.key(i).ok().flatten()).collect()
}
