//! An entry before it is written: what happened, to what, with which values and texts.

use serde_json::{Map, Value};

/// What an entry is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    pub kind: &'static str,
    pub id: String,
}

impl Subject {
    pub fn new(kind: &'static str, id: impl ToString) -> Self {
        Self { kind, id: id.to_string() }
    }

    /// Stands for every subject of a kind.
    pub fn any(kind: &'static str) -> Self {
        Self { kind, id: String::new() }
    }
}

/// One act. `data` holds ids, kinds, enums, dates, amounts and hashes; whatever a person wrote goes into `texts`, of which the leaf
/// carries salted commitments only.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(super) kind: &'static str,
    pub(super) subject: Subject,
    pub(super) public: bool,
    pub(super) data: Map<String, Value>,
    pub(super) texts: Vec<(&'static str, String)>,
    pub(super) opens: Vec<String>,
    pub(super) touches: Vec<Subject>,
}

impl Entry {
    /// An act that everybody may know of at once.
    pub fn open(kind: &'static str, subject_kind: &'static str, subject_id: impl ToString) -> Self {
        Self::new(kind, subject_kind, subject_id, true)
    }

    /// An act that is not public (yet): its leaf is one salted commitment, without kind or subject.
    pub fn sealed(kind: &'static str, subject_kind: &'static str, subject_id: impl ToString) -> Self {
        Self::new(kind, subject_kind, subject_id, false)
    }

    fn new(kind: &'static str, subject_kind: &'static str, subject_id: impl ToString, public: bool) -> Self {
        let subject = Subject::new(subject_kind, subject_id);
        // Nobody but those concerned learns of a sealed act; pages show nothing of it, unless it says otherwise.
        let touches = if public { vec![subject.clone()] } else { Vec::new() };
        Self { kind, subject, public, data: Map::new(), texts: Vec::new(), opens: Vec::new(), touches }
    }

    /// A value of the leaf. Never free text, a URL or a person's name.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.data.insert(name.to_owned(), value.into());
        self
    }

    /// A text; the leaf carries its salted commitment.
    #[must_use]
    pub fn text(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.texts.push((name, text.into()));
        self
    }

    /// Pages that show this thing change too.
    #[must_use]
    pub fn touches(mut self, kind: &'static str, id: impl ToString) -> Self {
        self.touches.push(Subject::new(kind, id));
        self
    }

    /// Opens an earlier sealed entry: this one's leaf names it and gives its salt.
    #[must_use]
    pub fn opens(mut self, entry_id: impl Into<String>) -> Self {
        self.opens.push(entry_id.into());
        self
    }
}
