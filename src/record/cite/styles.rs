//! APA (7th edition) and Chicago (notes and bibliography), in the words of each language.

use super::model::{AUTHOR, Citation};
use crate::{
    i18n::td_string,
    web::{
        counts, dates,
        lang::{Lang, LangExt},
    },
};
use chrono::{Datelike, NaiveDate};

/// A text in which one part is in italics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Styled {
    pub before: String,
    pub italics: String,
    pub after: String,
}

impl Styled {
    pub fn plain(&self) -> String {
        format!("{}{}{}", self.before, self.italics, self.after)
    }
}

/// Author. (Date). *Title* [Kind]. Note. Retrieved on …, from …
pub fn apa(citation: &Citation) -> Styled {
    let lang = citation.lang;
    let issued = citation.changed.map_or_else(|| td_string!(lang, cite.undated).to_owned(), |day| year_first(lang, day));
    let retrieved = td_string!(lang, cite.apa_retrieved, day = month_first(lang, citation.accessed), url = citation.url.clone());
    Styled {
        before: format!("{AUTHOR}. ({issued}). "),
        italics: citation.title.trim_end_matches('.').to_owned(),
        after: format!(" [{}]. {} {retrieved}", capital(citation.medium()), note(citation)),
    }
}

/// Author. “Title.” Kind. Last modified … Note. Accessed … Address.
pub fn chicago(citation: &Citation) -> Styled {
    let lang = citation.lang;
    // Marks within marks: each language has an inner pair.
    let quoted = match lang {
        Lang::es => format!("«{}».", citation.title.replace('«', "“").replace('»', "”")),
        Lang::en => format!("“{}”", ended(&citation.title.replace('“', "‘").replace('”', "’"))),
    };
    let changed =
        citation.changed.map(|day| td_string!(lang, cite.chicago_changed, day = month_first(lang, day)).to_string() + " ");
    let accessed = td_string!(lang, cite.chicago_accessed, day = month_first(lang, citation.accessed));
    Styled {
        before: format!("{AUTHOR}. {quoted} "),
        italics: format!("{}.", capital(citation.medium())),
        after: format!(" {}{} {accessed} {}.", changed.unwrap_or_default(), note(citation), citation.url),
    }
}

/// The state of the record: the days asked about or that it changes by itself, how many entries the public log held, and the leaf of the last.
pub fn note(citation: &Citation) -> String {
    let lang = citation.lang;
    let as_of = citation.as_of.map(|day| td_string!(lang, cite.note_as_of, day = month_first(lang, day)).to_string());
    let known = citation.known_on.map(|day| td_string!(lang, cite.note_known_on, day = month_first(lang, day)).to_string());
    let head = citation
        .head
        .as_ref()
        .map(|head| (counts::entries(lang, head.entries), head.short_leaf().to_owned()))
        .map(|(entries, leaf)| td_string!(lang, cite.note_log, entries = entries, leaf = leaf).to_string());
    let daily = citation.is_daily.then(|| td_string!(lang, cite.note_daily).to_owned());
    [as_of, known, daily, head].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// As bibliographies name it.
pub fn language_name(lang: Lang) -> &'static str {
    lang.pick("spanish", "english")
}

/// "2026, 22 de noviembre", "2026, November 22".
fn year_first(lang: Lang, day: NaiveDate) -> String {
    let month = dates::month(lang, day.month());
    match lang {
        Lang::es => format!("{}, {} de {month}", day.year(), day.day()),
        Lang::en => format!("{}, {month} {}", day.year(), day.day()),
    }
}

/// "22 de noviembre de 2026"; American styles write "November 22, 2026".
fn month_first(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::es => dates::day(lang, day),
        Lang::en => format!("{} {}, {}", dates::month(lang, day.month()), day.day(), day.year()),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With one full stop at its end, unless it ends with a mark of its own.
fn ended(title: &str) -> String {
    if title.ends_with(['.', '?', '!', '…']) { title.to_owned() } else { format!("{title}.") }
}
