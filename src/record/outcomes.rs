//! How much is known of the outcomes, in groups side by side: a drawing, and the same numbers in a table whose figures lead to their
//! rows. Denominators always; "unknown" is a bar of its own; under five lines there are cases and no rate.

use super::{
    boards::outcome_name,
    charts::{self, Bar, FEW, Shares, SharesGroup, Told},
    figures,
    query::Asked,
    rows::{Outcome, Rows},
    table::{Column, Table},
};
use crate::{
    i18n::td_string,
    web::{address::Page, counts, lang::Lang},
};
use leptos::prelude::*;

/// Lines that are compared with others: a name and the question that they answer.
#[derive(Clone, Debug)]
pub struct Compared {
    pub name: String,
    pub asked: Asked,
}

/// For whom the lines of each group are, in a sentence each.
pub fn for_whom(lang: Lang, rows: &Rows<'_>, groups: &[Compared]) -> AnyView {
    let of_each = groups.iter().filter(|group| rows.count(&group.asked) > 0);
    let items: Vec<_> =
        of_each.map(|group| view! { <li>{group.name.clone()} ". " {figures::for_whom(lang, rows, &group.asked)}</li> }).collect();
    view! { <ul class="meta">{items}</ul> }.into_any()
}

struct Counted {
    name: String,
    asked: Asked,
    total: usize,
    parts: Vec<(Outcome, usize)>,
}

/// The figure; nothing where no group has a line. `id` must be the only one of its name on the page.
pub fn figure(lang: Lang, rows: &Rows<'_>, id: &str, title: String, groups: Vec<Compared>) -> AnyView {
    let counted: Vec<Counted> = groups.into_iter().map(|group| count(rows, group)).filter(|group| group.total > 0).collect();
    let shares = Shares { groups: counted.iter().map(|group| drawn(lang, group)).collect() };
    let Some((wide, tall)) = shares.wide().zip(shares.tall()) else { return ().into_any() };
    let told = Told { title, description: description(&shares) };
    charts::figure(id, told, wide, tall, table(lang, &counted))
}

fn count(rows: &Rows<'_>, group: Compared) -> Counted {
    let of = |outcome| rows.count(&Asked { outcome: Some(outcome), ..group.asked.clone() });
    let parts = Outcome::ALL.map(|outcome| (outcome, of(outcome))).to_vec();
    Counted { total: parts.iter().map(|(_, n)| n).sum(), name: group.name, asked: group.asked, parts }
}

fn drawn(lang: Lang, group: &Counted) -> SharesGroup {
    let bars = group.parts.iter().map(|(outcome, n)| Bar {
        label: outcome_name(lang, *outcome).to_owned(),
        n: *n,
        says: n_of_m(lang, *n, group.total),
        ink: figures::ink(*outcome),
    });
    let label = td_string!(lang, charts.group, name = group.name.clone(), lines = counts::lines(lang, group.total)).to_string();
    SharesGroup { label, total: group.total, bars: bars.collect() }
}

fn description(shares: &Shares) -> String {
    let group = |group: &SharesGroup| {
        let bars: Vec<String> = group.bars.iter().map(|bar| format!("{}: {}", bar.label, bar.says)).collect();
        format!("{}. {}.", group.label, bars.join("; "))
    };
    shares.groups.iter().map(group).collect::<Vec<_>>().join(" ")
}

/// "8 de 14 (57 %)"; under five cases "2 de 3".
pub fn n_of_m(lang: Lang, n: usize, total: usize) -> String {
    if total < FEW {
        return td_string!(lang, pages.n_of_m, n = n, m = total).to_string();
    }
    let rate = (n * 200 + total) / (total * 2);
    td_string!(lang, charts.n_of_m_rate, n = n, m = total, rate = rate).to_string()
}

fn table(lang: Lang, groups: &[Counted]) -> AnyView {
    let mut columns = vec![Column::text(td_string!(lang, charts.head_group))];
    columns.extend(self::columns(lang));
    let (here, asked) = (Page::Calls.path(lang), Asked::default());
    let caption = td_string!(lang, charts.same_in_table).to_owned();
    let table = Table { lang, here: &here, asked: &asked, caption: caption.clone(), columns, usual: None };
    let row = |group: &Counted| {
        let mut cells = vec![group.name.clone().into_any()];
        cells.extend(group.cells(lang));
        cells
    };
    view! { <details><summary>{caption}</summary>{table.view("", groups.iter().map(row).collect())}</details> }.into_any()
}

/// The columns of any table of outcomes: the denominator, then each part of it.
pub fn columns(lang: Lang) -> Vec<Column> {
    let parts = Outcome::ALL.map(|outcome| Column::number(outcome_name(lang, outcome)));
    std::iter::once(Column::number(td_string!(lang, charts.head_lines))).chain(parts).collect()
}

/// What goes below them for the lines that answer a question: each figure leads to its rows.
pub fn cells(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> Vec<AnyView> {
    count(rows, Compared { name: String::new(), asked: asked.clone() }).cells(lang)
}

impl Counted {
    fn cells(&self, lang: Lang) -> Vec<AnyView> {
        let here = Page::Calls.path(lang);
        let part = |(outcome, n): &(Outcome, usize)| {
            figures::linked(*n, Asked { outcome: Some(*outcome), ..self.asked.clone() }.at(&here))
        };
        std::iter::once(figures::linked(self.total, self.asked.at(&here))).chain(self.parts.iter().map(part)).collect()
    }
}
