//! Where pages say that they can be followed.

use super::{atom, calendar};
use crate::{
    calls::standing::Kind,
    i18n::td_string,
    record::query::Asked,
    web::{
        lang::{Lang, LangExt as _},
        shell::Link,
    },
};
use leptos::prelude::*;

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

/// The same for programs: the same question, in whatever order.
pub fn data(path: &str, asked: &Asked) -> Link {
    Link::alternate("application/json", Asked { sort: None, ..asked.clone() }.at(path), "JSON")
}

/// The same links where people see them: browsers no longer show those in the head.
pub fn to_follow(lang: Lang, links: impl IntoIterator<Item = Link>) -> AnyView {
    let links = links.into_iter().map(|link| {
        let name =
            if link.kind == calendar::KIND { td_string!(lang, feeds.as_calendar) } else { td_string!(lang, feeds.as_atom) };
        view! { <li><a href=link.href>{name}</a></li> }
    });
    view! { <p class="noprint">{td_string!(lang, feeds.follow)}</p> <ul class="noprint">{links.collect_view()}</ul> }.into_any()
}

fn feed(lang: Lang, of: &str, title: &str) -> Link {
    Link::alternate(atom::KIND, format!("/feeds/{of}.atom?lang={}", lang.code()), title)
}

fn dates(lang: Lang, path: &str, title: &str) -> Link {
    Link::alternate(calendar::KIND, format!("{path}?lang={}", lang.code()), title)
}
