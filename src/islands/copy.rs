//! The copy on this device: what was typed and the server does not hold yet, one item a field, under the draft and the person it is of.
//!
//! It outlives the page, the connection and the session. It goes when the server holds the text, when the person deletes it, and at
//! sign-out.

use web_sys::Storage;

/// What every item begins with.
const ALL: &str = "acuse:";

pub struct Copy {
    storage: Option<Storage>,
    prefix: String,
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
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        // Some browsers have one that takes nothing.
        let storage = storage.filter(|storage| storage.set_item("acuse:?", "").is_ok() && storage.remove_item("acuse:?").is_ok());
        Self { storage, prefix: format!("{ALL}{of}:") }
    }

    /// Whether this browser keeps anything.
    pub fn works(&self) -> bool {
        self.storage.is_some()
    }

    /// Keeps a text in the place of what there was; false when the browser does not.
    pub fn keep(&self, field: &str, shown: &str, text: &str) -> bool {
        let Some(storage) = &self.storage else { return false };
        storage.set_item(&format!("{}{field}", self.prefix), &format!("{shown}\n{text}")).is_ok()
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

    /// The server holds this text of the field. A newer one stays, as typed after `shown`.
    pub fn saved(&self, field: &str, text: &str, shown: &str) {
        match self.kept().into_iter().find(|kept| kept.field == field) {
            Some(kept) if kept.text == text => self.drop(field),
            Some(kept) => {
                self.keep(field, shown, &kept.text);
            }
            None => {}
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
