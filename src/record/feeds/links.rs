//! Where pages say that they can be followed.

use super::{atom, calendar};
use crate::{
    calls::standing::Kind,
    i18n::td_string,
    web::{
        lang::{Lang, LangExt as _},
        shell::Link,
    },
};

/// The whole record, and the dates that somebody waits for.
pub fn of_record(lang: Lang) -> [Link; 2] {
    [
        feed(lang, "record", td_string!(lang, feeds.record_title)),
        dates(lang, "/feeds/deadlines.ics", td_string!(lang, feeds.deadlines_title)),
    ]
}

pub fn of_call(lang: Lang, slug: &str, title: &str) -> [Link; 2] {
    let title = td_string!(lang, feeds.title, of = title.to_owned()).to_string();
    [feed(lang, &format!("calls/{slug}"), &title), dates(lang, &format!("/feeds/calls/{slug}.ics"), &title)]
}

pub fn of_institution(lang: Lang, slug: &str, name: &str) -> Link {
    let title = td_string!(lang, feeds.title, of = name.to_owned()).to_string();
    feed(lang, &format!("institutions/{slug}"), &title)
}

pub fn of_standing(lang: Lang, kind: Kind, word: &str) -> Link {
    let title = td_string!(lang, feeds.title, of = word.to_owned()).to_string();
    feed(lang, &format!("standings/{}", kind.name()), &title)
}

fn feed(lang: Lang, of: &str, title: &str) -> Link {
    Link::alternate(atom::KIND, format!("/feeds/{of}.atom?lang={}", lang.code()), title)
}

fn dates(lang: Lang, path: &str, title: &str) -> Link {
    Link::alternate(calendar::KIND, format!("{path}?lang={}", lang.code()), title)
}
