//! The copy on this device: what was typed and the server does not hold yet, one item a field, under the draft and the person it is of.
//!
//! It outlives the page, the connection and the session. It goes when the server holds the text, when the person deletes it, and at
//! sign-out.

use super::{
    KEPT_COOKIE,
    cells::{read, row_of},
    held::Texts,
};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
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

impl Kept {
    /// What was written, as it is read.
    pub fn readable(&self) -> String {
        if row_of(&self.field).is_some() { read(&self.text) } else { self.text.clone() }
    }
}

impl Copy {
    /// `of` names the draft and the person.
    pub fn open(of: &str) -> Self {
        let copy = Self { storage: storage(), prefix: format!("{ALL}{of}:"), put: RefCell::default() };
        copy.put.replace(copy.texts());
        // A browser may have let the cookie go before the copies.
        if !names(copy.storage.as_ref()).is_empty() {
            tell_server(true);
        }
        copy
    }

    /// Keeps a text in the place of what there was, where there is room. [`Copy::texts`] tells whether there was; an older text stays.
    pub fn keep(&self, field: &str, shown: &str, text: &str) {
        let Some(storage) = &self.storage else { return };
        if storage.set_item(&format!("{}{field}", self.prefix), &format!("{shown}\n{text}")).is_ok() {
            self.put.borrow_mut().insert(field.to_owned(), text.to_owned());
            tell_server(true);
        }
    }

    /// Everything that is kept of this draft, by this person.
    pub fn kept(&self) -> Vec<Kept> {
        let storage = self.storage.as_ref();
        keys(storage).iter().filter_map(|name| read_item(storage, &self.prefix, name)).collect()
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
            tell_server(!names(Some(storage)).is_empty());
        }
    }

    /// Deletes what is kept of this draft.
    pub fn forget(&self) {
        self.kept().iter().for_each(|kept| self.drop(&kept.field));
    }
}

fn storage() -> Option<Storage> {
    // None where storing is forbidden. Where there is no room what is there can be read, and each text that does not fit shows it.
    web_sys::window().and_then(|window| window.local_storage().ok().flatten())
}

/// Every text that this browser keeps of somebody's, of whatever draft, and how many of others'.
pub fn every(whose: &str) -> (Vec<Kept>, usize) {
    let storage = storage();
    let (mut own, mut others) = (Vec::new(), 0);
    for name in names(storage.as_ref()) {
        // What is written, the person, the field.
        let mut parts = name.splitn(4, ':').skip(1);
        if let (Some(of), Some(person)) = (parts.next(), parts.next())
            && person == whose
        {
            let prefix = format!("{ALL}{of}:{person}:");
            own.extend(read_item(storage.as_ref(), &prefix, &name));
        } else {
            others += 1;
        }
    }
    (own, others)
}

/// One item, by its whole name.
fn read_item(storage: Option<&Storage>, prefix: &str, name: &str) -> Option<Kept> {
    let field = name.strip_prefix(prefix)?.to_owned();
    let value = storage?.get_item(name).ok().flatten()?;
    let (shown, text) = value.split_once('\n')?;
    Some(Kept { field, shown: shown.to_owned(), text: text.to_owned() })
}

/// Deletes what is kept of every draft: whoever signs out leaves nothing behind.
pub fn forget_all() {
    let Some(storage) = storage() else { return };
    for name in names(Some(&storage)) {
        let _ = storage.remove_item(&name);
    }
    tell_server(false);
}

/// Whether anything is kept, by a cookie: signing out, on whatever page, then asks first.
fn tell_server(keeps: bool) {
    let Some(document) = super::page::document() else { return };
    let lasts = if keeps { 31_536_000 } else { 0 };
    let cookie = format!("{KEPT_COOKIE}={}; SameSite=Strict; Path=/; Max-Age={lasts}", u8::from(keeps));
    let _ = js_sys::Reflect::set(&document, &JsValue::from_str("cookie"), &JsValue::from_str(&cookie));
}

fn names(storage: Option<&Storage>) -> Vec<String> {
    keys(storage).into_iter().filter(|key| key.starts_with(ALL)).collect()
}

fn keys(storage: Option<&Storage>) -> Vec<String> {
    let Some(storage) = storage else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(|i| storage.key(i).ok().flatten()).collect()
}
