//! The drawing: a dot a line, at the days past its promise, in a row for each institution.

use crate::{
    i18n::td_string,
    record::{
        charts::{self, Bound, Dot, Strip, StripRow, Told},
        query::Asked,
        rows::{Promise, PromiseState, Row, Rows},
        tally::folded,
    },
    web::{counts, lang::Lang},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The days past a promise, in words: exact, at least or at most.
pub fn days(lang: Lang, promise: &Promise) -> String {
    let days = counts::days(lang, promise.days);
    match promise.bound {
        Bound::Exact => days,
        Bound::AtLeast => td_string!(lang, promised.days_at_least, days = days).to_string(),
        Bound::AtMost => td_string!(lang, promised.days_at_most, days = days).to_string(),
    }
}

/// Nothing while no promise has come due.
pub fn figure(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let strip = strip(lang, rows, asked);
    let Some((wide, tall)) = strip.wide().zip(strip.tall()) else { return ().into_any() };
    let told = Told { title: td_string!(lang, promised.figure_title).to_owned(), description: description(&strip) };
    let beside = view! { <figcaption>{td_string!(lang, promised.figure_legend)}</figcaption> }.into_any();
    charts::figure("dias", told, wide, tall, beside)
}

fn strip(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> Strip {
    let counted: Vec<&Row<'_>> = rows.matching(&asked.days_only()).into_iter().filter(|row| row.counts()).collect();
    // By name: the order says nothing about anybody.
    let mut named: BTreeMap<(String, String), Vec<&Row<'_>>> = BTreeMap::new();
    for row in counted {
        let name = row.institution.map_or_else(String::new, |one| one.short().to_owned());
        named.entry((folded(&name), name)).or_default().push(row);
    }
    let row = |((_, label), own): ((String, String), Vec<&Row<'_>>)| {
        let due = own.iter().filter_map(|row| row.promise).filter(|promise| promise.state != PromiseState::Ahead);
        let dots: Vec<Dot> =
            due.map(|promise| Dot { days: promise.days, bound: promise.bound, says: days(lang, &promise) }).collect();
        let note = td_string!(lang, promised.row_note, n = dots.len(), lines = counts::lines(lang, own.len())).to_string();
        (!dots.is_empty()).then_some(StripRow { label, note, dots })
    };
    Strip {
        rows: named.into_iter().filter_map(row).collect(),
        axis: td_string!(lang, promised.axis).to_owned(),
        zero: td_string!(lang, promised.zero).to_owned(),
    }
}

fn description(strip: &Strip) -> String {
    let row = |row: &StripRow| {
        let dots: Vec<&str> = row.dots.iter().map(|dot| dot.says.as_str()).collect();
        format!("{}, {}: {}.", row.label, row.note, dots.join("; "))
    };
    strip.rows.iter().map(row).collect::<Vec<_>>().join(" ")
}
