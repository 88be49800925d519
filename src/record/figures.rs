//! Figures that lead to their rows: in sentences, on slips, in bars. Each is counted from the rows that its link asks for.

use super::{
    boards::outcome_name,
    charts::{self, Ink},
    parts,
    query::Asked,
    rows::{OpenTo, Outcome, Rows},
    tally::{ORDER, Tally},
    words,
};
use crate::{
    calls::{model::Audience, standing::Kind},
    i18n::td_string,
    web::{address::Page, lang::Lang},
};
use leptos::prelude::*;

/// A number that leads to its rows.
pub fn linked(n: usize, href: String) -> AnyView {
    let number = words::number(i64::try_from(n).unwrap_or(i64::MAX));
    view! { <a class="fig" href=href>{number}</a> }.into_any()
}

/// A figure of the board: how many lines answer a question, leading to them.
pub fn counted(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    linked(rows.count(asked), asked.at(&Page::Calls.path(lang)))
}

/// Stands for the figure of this place while a sentence is put together: a character that no text holds.
pub fn slot(place: u32) -> String {
    char::from_u32(0xe000 + place).map(String::from).unwrap_or_default()
}

/// A sentence with its figures in their slots.
pub fn sentence(text: &str, figures: Vec<AnyView>) -> AnyView {
    let mut figures: Vec<Option<AnyView>> = figures.into_iter().map(Some).collect();
    let mut parts: Vec<AnyView> = Vec::new();
    let mut plain = String::new();
    for c in text.chars() {
        let place = u32::from(c).checked_sub(0xe000).and_then(|n| usize::try_from(n).ok());
        match place.and_then(|n| figures.get_mut(n)).and_then(Option::take) {
            Some(figure) => {
                parts.push(std::mem::take(&mut plain).into_any());
                parts.push(figure);
            }
            None => plain.push(c),
        }
    }
    parts.push(plain.into_any());
    view! { {parts} }.into_any()
}

/// For whom the lines are that answer a question, and what is known of those that associations could apply to: others are for persons, and
/// what became of those is nothing about associations. Each in a line of its own.
pub fn for_whom(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    whom(lang, rows, asked, None)
}

/// The same, and how many of the lines hold several calls: nobody should take each line for one.
pub fn for_whom_and_bundles(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let several = Asked { bundle: Some(true), ..asked.clone() };
    let says = td_string!(lang, boards.bundles, n = slot(0)).to_string();
    let several = (rows.count(&several) > 0).then(|| item(&says, vec![counted(lang, rows, &several)]));
    whom(lang, rows, asked, several)
}

fn whom(lang: Lang, rows: &Rows<'_>, asked: &Asked, also: Option<AnyView>) -> AnyView {
    let of = |whom| Asked { open_to: Some(whom), ..asked.clone() };
    let theirs = of(OpenTo::Known(Audience::Associations));
    let (persons, unknown) = (of(OpenTo::Known(Audience::Persons)), of(OpenTo::Unknown));
    let figure = |asked: &Asked| counted(lang, rows, asked);
    let of_all = td_string!(lang, boards.for_whom, associations = slot(0), total = slot(1)).to_string();
    let of_persons = td_string!(lang, boards.for_persons, persons = slot(0)).to_string();
    let of_nobody = td_string!(lang, boards.for_nobody_known, unknown = slot(0)).to_string();
    let items = [
        item(&of_all, vec![figure(&theirs), figure(asked)]),
        item(&of_persons, vec![figure(&persons)]),
        item(&of_nobody, vec![figure(&unknown)]),
    ];
    let of_theirs = (rows.count(&theirs) > 0).then(|| {
        let outcomes = Outcome::ALL.map(|outcome| {
            let says = td_string!(lang, boards.of_outcome, outcome = outcome_name(lang, outcome), n = slot(0)).to_string();
            item(&says, vec![figure(&Asked { outcome: Some(outcome), ..theirs.clone() })])
        });
        let outcomes = outcomes.into_iter().collect::<Vec<_>>();
        view! { <li>{td_string!(lang, boards.for_associations)} " " <ul>{outcomes}</ul></li> }
    });
    view! { <ul class="figs">{items.into_iter().collect::<Vec<_>>()} {also} {of_theirs}</ul> }.into_any()
}

/// A line of a list of figures, with a blank behind it for whoever reads the list as one text.
fn item(says: &str, figures: Vec<AnyView>) -> AnyView {
    view! { <li>{sentence(says, figures)} " "</li> }.into_any()
}

/// What a slip counts: a mark, and the question whose rows it counts.
type Entry = (AnyView, Asked);

/// A slip as an office gives it: each part with its number, and the total at the foot. Every number leads to its rows.
fn slip(lang: Lang, rows: &Rows<'_>, asked: &Asked, entries: Vec<Entry>, foot: AnyView) -> AnyView {
    let here = Page::Calls.path(lang);
    let number = |n: usize| words::number(i64::try_from(n).unwrap_or(i64::MAX));
    let items: Vec<_> = entries
        .into_iter()
        .map(|(mark, asked)| {
            let n = rows.count(&asked);
            let class = if n == 0 { "none" } else { "some" };
            view! { <li class=class><a href=asked.at(&here)><b class="fig">{number(n)}</b> " " {mark}</a></li> }
        })
        .collect();
    let total = number(rows.count(asked));
    view! {
        <div class="slip">
            <ul>{items}</ul>
            <p class="total"><a href=asked.at(&here)><b class="fig">{total}</b> " " {td_string!(lang, boards.total)}</a></p>
            {foot}
        </div>
    }
    .into_any()
}

/// By kind of standing: each that occurs, and the four that matter most always.
pub fn by_standing(lang: Lang, rows: &Rows<'_>, asked: &Asked, foot: AnyView) -> AnyView {
    let always = [Kind::Unresolved, Kind::Suspended, Kind::Open, Kind::Unknown];
    let tally = Tally::of_rows(rows.matching(asked));
    let shown = ORDER.into_iter().filter(|kind| tally.count(*kind) > 0 || always.contains(kind));
    let entries = shown.map(|kind| (parts::stamp(lang, kind), Asked { standing: Some(kind), ..asked.clone() }));
    slip(lang, rows, asked, entries.collect(), foot)
}

/// By how much of an outcome is known, with the ink that drawings use.
pub fn by_outcome(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let entries = Outcome::ALL.map(|outcome| {
        let mark = view! { {charts::ornament(charts::swatch(ink(outcome)), "bar swatch")} {outcome_name(lang, outcome)} };
        (mark.into_any(), Asked { outcome: Some(outcome), ..asked.clone() })
    });
    slip(lang, rows, asked, entries.into_iter().collect(), ().into_any())
}

/// The ink of a kind: by how much of an outcome is known.
pub fn ink(outcome: Outcome) -> Ink {
    match outcome {
        Outcome::Known => Ink::Full,
        Outcome::Missing => Ink::Open,
        Outcome::Pending => Ink::Dashed,
        Outcome::Unknown => Ink::Hatched,
    }
}

/// A bar for each kind that occurs, of all lines counted; "unknown" has its own. Each number leads to its rows.
pub fn bars(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let tally = Tally::of_rows(rows.matching(asked));
    let kinds = ORDER.into_iter().filter(|kind| tally.count(*kind) > 0);
    let bars: Vec<_> = kinds
        .map(|kind| {
            let (n, total) = (tally.count(kind), tally.total);
            let of_kind = Asked { standing: Some(kind), ..asked.clone() };
            let says = td_string!(lang, pages.n_of_m, n = n, m = total).to_string();
            let href = of_kind.at(&Page::Calls.path(lang));
            view! {
                <li>
                    {parts::stamp(lang, kind)} " "
                    {charts::ornament(charts::bar(n, total, ink(Outcome::of(kind))), "bar")}
                    <a class="fig" href=href>{says}</a>
                </li>
            }
        })
        .collect();
    view! { <ul class="bars">{bars}</ul> }.into_any()
}
