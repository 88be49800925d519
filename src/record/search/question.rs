//! What somebody typed, read so that nothing in it can go wrong: words, and no query language.

use crate::{
    calls::index::Thing,
    error::Result,
    record::{
        query::{Bad, Name},
        tally::folded,
    },
    web::visit::is_tracking,
};

/// Words that are searched for; more would only find less.
const WORDS: usize = 8;
/// Longer ones are cut: nothing in the record is longer.
const CHARS: usize = 40;
/// What is shown back of it.
const TYPED: usize = 200;
/// The last page that can be asked for; beyond it a word more helps better.
pub const PAGES: usize = 50;

/// What the address of a search takes.
const TAKES: &[Name] = &[Name::Words, Name::Thing, Name::Page];

/// Words that say nothing where others do.
const EMPTY: [&str; 38] = [
    "a", "al", "an", "and", "by", "con", "de", "del", "e", "el", "en", "for", "in", "la", "las", "lo", "los", "o", "of", "on",
    "or", "para", "por", "que", "se", "su", "sus", "the", "to", "u", "un", "una", "unas", "unos", "with", "y", "at", "from",
];

/// A search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// As typed, shortened.
    pub typed: String,
    pub words: Vec<Word>,
    /// Whether there was more than is searched for.
    pub is_cut: bool,
    /// One sort alone.
    pub thing: Option<Thing>,
    /// From 1.
    pub page: usize,
}

impl Question {
    /// Reads the query of an address.
    ///
    /// # Errors
    /// [`Bad`] for a sort or a page that cannot be, and for a name that is none of these: leaving it out in silence would answer another
    /// question.
    pub fn parse(query: &str) -> Result<Self> {
        let mut asked = Self { typed: String::new(), words: Vec::new(), is_cut: false, thing: None, page: 1 };
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            match name.as_ref() {
                "q" | "type" | "page" if value.is_empty() => {}
                "q" => asked = Self { thing: asked.thing, page: asked.page, ..Self::of(value) },
                "type" => asked.thing = Some(Thing::parse(value).ok_or_else(|| bad(Name::Thing, value))?),
                "page" => asked.page = page(value)?,
                other if is_tracking(other) => {}
                other => return Err(Bad::Name { name: other.to_owned(), takes: TAKES }.into()),
            }
        }
        Ok(asked)
    }

    /// A search for a text in everything.
    pub fn of(text: &str) -> Self {
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let typed: String = text.trim().chars().take(TYPED).collect();
        let mut words = words(&folded(&text));
        let said: Vec<Word> = words.iter().filter(|word| !EMPTY.contains(&word.as_str())).cloned().collect();
        if !said.is_empty() {
            words = said;
        }
        let is_cut = words.len() > WORDS;
        words.truncate(WORDS);
        Self { typed, words, is_cut, thing: None, page: 1 }
    }

    /// The same search as a query, with its `?`.
    pub fn to_query(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &self.typed);
        if let Some(thing) = self.thing {
            query.append_pair("type", thing.name());
        }
        if self.page > 1 {
            query.append_pair("page", &self.page.to_string());
        }
        format!("?{}", query.finish())
    }
}

fn page(value: &str) -> Result<usize> {
    Ok(value.parse().ok().filter(|page| (1..=PAGES).contains(page)).ok_or_else(|| bad(Name::Page, value))?)
}

fn bad(name: Name, value: &str) -> Bad {
    Bad::Value { name, value: value.to_owned() }
}

fn words(folded: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = Word::new(word);
        // One more than is searched for tells that something was left out.
        if !found.contains(&word) && found.len() <= WORDS + EMPTY.len() {
            found.push(word);
        }
    }
    found
}

/// A word as the index has it: lower case, without accents, letters and digits only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word(String);

impl Word {
    pub fn new(folded: &str) -> Self {
        Self(folded.chars().take(CHARS).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The beginning of a word finds it, but for two letters, and for a number: 201 is not 2018.
    pub fn is_beginning(&self) -> bool {
        self.0.chars().count() > 2 && !self.0.contains(|c: char| c.is_numeric())
    }

    /// The singular that a plural may be of, in either language.
    fn singulars(&self) -> impl Iterator<Item = &str> {
        let cut = |ending: &str| self.0.strip_suffix(ending).filter(|stem| stem.chars().count() > 2 && self.is_beginning());
        [cut("s"), cut("es")].into_iter().flatten()
    }

    /// Whether a word of the record is one that this finds.
    pub fn finds(&self, token: &str) -> bool {
        token == self.0 || (self.is_beginning() && token.starts_with(&self.0)) || self.singulars().any(|stem| stem == token)
    }

    /// The exact words that this finds, and the beginning where it is one.
    pub fn exactly(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.as_str()).chain(self.singulars())
    }

    /// For the index. Letters and digits within quotes: nothing of its language gets through.
    pub fn expression(&self) -> String {
        let begins = if self.is_beginning() { " *" } else { "" };
        let whole = format!("\"{}\"{begins}", self.0);
        let each = std::iter::once(whole).chain(self.singulars().map(|stem| format!("\"{stem}\"")));
        format!("({})", each.collect::<Vec<_>>().join(" OR "))
    }
}

/// All of these words.
pub fn expression(words: &[Word]) -> String {
    words.iter().map(Word::expression).collect::<Vec<_>>().join(" AND ")
}
