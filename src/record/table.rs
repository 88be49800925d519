//! Tables that are sorted by links: the order is in the address, `aria-sort` tells it, and on a phone each row is a labelled card.

use super::{
    query::{Asked, Bad, Name},
    rows::Row,
};
use crate::{
    error::Result,
    i18n::td_string,
    web::{lang::Lang, parts::pager},
};
use leptos::prelude::*;
use std::{borrow::Cow, ops::Range};

/// Lines on one page: a first view stays small, however many are on record.
const ROWS: usize = 100;

/// Which items of a list its page holds, and the way to its other pages: the same question and order.
///
/// # Errors
/// [`Bad`] when there is no such page.
pub fn paged(lang: Lang, here: &str, asked: &Asked, all: usize) -> Result<(Range<usize>, AnyView)> {
    let (page, pages) = (asked.page.unwrap_or(1), all.div_ceil(ROWS).max(1));
    if page > pages {
        return Err(Bad::Value { name: Name::Page, value: page.to_string() }.into());
    }
    let (path, anchor) = apart(here);
    let first = asked.at(path);
    let and = if first.contains('?') { '&' } else { '?' };
    let to = |page| match page {
        1 => format!("{first}{anchor}"),
        _ => format!("{first}{and}{}={page}{anchor}", Name::Page.as_str()),
    };
    let from = (page - 1) * ROWS;
    Ok((from..all.min(from + ROWS), pager(lang, page, pages, to)))
}

/// An address and its anchor, which comes after the question.
fn apart(here: &str) -> (&str, String) {
    here.split_once('#').map_or((here, String::new()), |(path, anchor)| (path, format!("#{anchor}")))
}

/// What a table can be ordered by. Never by a number that would rank institutions or people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Standing,
    Title,
    Institution,
    Year,
    Published,
    Promised,
    Closes,
    Since,
    Checked,
    /// The day of an election.
    Day,
}

impl By {
    const ALL: [Self; 10] = [
        Self::Standing,
        Self::Title,
        Self::Institution,
        Self::Year,
        Self::Published,
        Self::Promised,
        Self::Closes,
        Self::Since,
        Self::Checked,
        Self::Day,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Title => "title",
            Self::Institution => "institution",
            Self::Year => "year",
            Self::Published => "published",
            Self::Promised => "promised",
            Self::Closes => "closes",
            Self::Since => "since",
            Self::Checked => "checked",
            Self::Day => "day",
        }
    }
}

/// An order: `year` from the first to the last, `-year` the other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub by: By,
    pub descending: bool,
}

impl Sort {
    pub fn up(by: By) -> Self {
        Self { by, descending: false }
    }

    pub fn parse(text: &str) -> Option<Self> {
        let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let by = By::ALL.into_iter().find(|by| by.name() == name)?;
        Some(Self { by, descending })
    }

    pub fn name(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.by.name())
    }

    /// Puts rows in this order by a key; rows without one come last either way, and what is equal stays as it was.
    pub fn apply<T, K: Ord>(self, rows: &mut [T], key: impl Fn(&T) -> Option<K>) {
        rows.sort_by(|a, b| match (key(a), key(b)) {
            (Some(a), Some(b)) if self.descending => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
    }
}

/// A column: its name, what it orders by, and whether it holds numbers.
#[derive(Clone, Debug)]
pub struct Column {
    pub name: Cow<'static, str>,
    pub by: Option<By>,
    pub number: bool,
}

impl Column {
    pub fn text(name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), by: None, number: false }
    }

    pub fn sorted(name: impl Into<Cow<'static, str>>, by: By) -> Self {
        Self { name: name.into(), by: Some(by), number: false }
    }

    pub fn number(name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), by: None, number: true }
    }
}

/// A table with its caption, where no heading says the same, at an address that can be asked.
pub struct Table<'a> {
    pub lang: Lang,
    pub here: &'a str,
    pub asked: &'a Asked,
    pub caption: String,
    pub columns: Vec<Column>,
    /// The order when none is asked for.
    pub usual: Option<Sort>,
}

impl Table<'_> {
    /// The order asked for.
    ///
    /// # Errors
    /// [`Bad`] when no column has it.
    pub fn order(&self) -> Result<Option<Sort>> {
        let Some(sort) = self.asked.sort else { return Ok(self.usual) };
        let known = self.columns.iter().any(|column| column.by == Some(sort.by));
        if known { Ok(Some(sort)) } else { Err(Bad::Value { name: Name::Sort, value: sort.name() }.into()) }
    }

    /// Rows of cells, in the order of the columns; `class` is that of each row.
    pub fn view(&self, class: &'static str, rows: Vec<Vec<AnyView>>) -> AnyView {
        view! { {self.choices()} {self.grid(class, rows)} }.into_any()
    }

    /// The table alone, below the choices of several tables that share their order.
    pub fn grid(&self, class: &'static str, rows: Vec<Vec<AnyView>>) -> AnyView {
        let now = self.asked.sort.or(self.usual);
        let heads: Vec<_> = self.columns.iter().map(|column| self.head(column, now)).collect();
        let rows: Vec<_> = rows.into_iter().map(|cells| self.row(class, cells)).collect();
        let sorted = self.columns.iter().any(|column| column.by.is_some());
        view! {
            <table role="table" class=if sorted { "sorted" } else { "plain" }>
                {(!self.caption.is_empty()).then(|| view! { <caption>{self.caption.clone()}</caption> })}
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    }

    /// A page of lines: those that count, then those to verify in a table of their own.
    ///
    /// # Errors
    /// [`Bad`] when there is no such page.
    pub fn lines<'a>(&self, rows: &[&Row<'a>], cells: impl Fn(&Row<'a>) -> Vec<AnyView>) -> Result<AnyView> {
        let (counted, unsure): (Vec<&Row<'a>>, Vec<&Row<'a>>) = rows.iter().partition(|row| row.counts());
        let (shown, pager) = paged(self.lang, self.here, self.asked, rows.len())?;
        let on_page = |from: usize, rows: &[&Row<'a>]| -> Vec<Vec<AnyView>> {
            let here = rows.iter().enumerate().filter(|(place, _)| shown.contains(&(from + place)));
            here.map(|(_, row)| cells(row)).collect()
        };
        let (first, rest) = (on_page(0, &counted), on_page(counted.len(), &unsure));
        let first = (!first.is_empty()).then(|| self.view("counted", first));
        let apart = (!rest.is_empty()).then(|| {
            let columns = self.columns.iter().map(|column| Column { by: None, ..column.clone() }).collect();
            let caption = td_string!(self.lang, boards.to_verify_caption, n = unsure.len()).to_string();
            let apart = Table { lang: self.lang, here: self.here, asked: self.asked, caption, columns, usual: None };
            apart.view("unsure", rest)
        });
        Ok(view! { {first} {apart} {pager} }.into_any())
    }

    fn row(&self, class: &'static str, cells: Vec<AnyView>) -> AnyView {
        let cells: Vec<_> = self
            .columns
            .iter()
            .zip(cells)
            .map(|(column, cell)| match column.number {
                true => view! { <td class="n" role="cell" data-h=column.name.clone()>{cell}</td> }.into_any(),
                false => view! { <td role="cell" data-h=column.name.clone()>{cell}</td> }.into_any(),
            })
            .collect();
        if class.is_empty() {
            return view! { <tr role="row">{cells}</tr> }.into_any();
        }
        view! { <tr role="row" class=class>{cells}</tr> }.into_any()
    }

    fn head(&self, column: &Column, now: Option<Sort>) -> AnyView {
        let Some(by) = column.by else {
            return match column.number {
                true => view! { <th class="n" role="columnheader" scope="col">{column.name.clone()}</th> }.into_any(),
                false => view! { <th role="columnheader" scope="col">{column.name.clone()}</th> }.into_any(),
            };
        };
        let chosen = now.filter(|sort| sort.by == by);
        let aria = chosen.map(|sort| if sort.descending { "descending" } else { "ascending" });
        view! {
            <th role="columnheader" scope="col" aria-sort=aria><a href=self.to(by, chosen)>{column.name.clone()}</a></th>
        }
        .into_any()
    }

    /// The choices of the heads where there is no room for them; none where the order is fixed.
    pub fn choices(&self) -> AnyView {
        if self.columns.iter().all(|column| column.by.is_none()) {
            return ().into_any();
        }
        let now = self.asked.sort.or(self.usual);
        let links: Vec<_> = self
            .columns
            .iter()
            .filter_map(|column| {
                let by = column.by?;
                let chosen = now.filter(|sort| sort.by == by);
                let arrow = chosen.map(|sort| if sort.descending { " ↓" } else { " ↑" });
                let current = chosen.map(|_| "true");
                Some(view! { <li><a href=self.to(by, chosen) aria-current=current>{column.name.clone()}{arrow}</a></li> })
            })
            .collect();
        let says = td_string!(self.lang, boards.sort_by);
        view! { <nav class="sorts noprint" aria-label=says><p class="by">{says}</p><ul class="chips">{links}</ul></nav> }
            .into_any()
    }

    /// The address in this order; of the one that is chosen, the other way round.
    fn to(&self, by: By, chosen: Option<Sort>) -> String {
        let next = chosen.map_or(Sort::up(by), |sort| Sort { descending: !sort.descending, ..sort });
        let (path, anchor) = apart(self.here);
        let asked = Asked { sort: (Some(next) != self.usual).then_some(next), ..self.asked.clone() };
        format!("{}{anchor}", asked.at(path))
    }
}
