//! The table of lines that boards and pages share: one row a line, sorted by links. What is to verify stands in a table of its own.

use crate::{
    calls::{dates::PartialDate, deadlines, standing::Kind},
    error::Result,
    i18n::td_string,
    record::{
        institutions::words::short_lang,
        parts,
        query::Asked,
        rows::Row,
        table::{By, Column, Sort, Table},
        tally::{folded, place_of},
        words,
    },
    web::{
        address::Page,
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;

/// Rows with their two tables, at an address that can be asked.
pub struct Lines<'a> {
    pub lang: Lang,
    pub here: &'a str,
    pub asked: &'a Asked,
    pub caption: String,
    pub columns: Vec<Shown>,
    pub usual: Sort,
}

/// What a column shows of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Title,
    Institution,
    Year,
    Published,
    Promised,
    Standing,
}

impl Shown {
    /// The columns of a board.
    pub const ALL: [Self; 6] = [Self::Title, Self::Standing, Self::Institution, Self::Year, Self::Published, Self::Promised];

    /// All but one, for a page whose lines share it.
    pub fn without(left_out: Self) -> Vec<Self> {
        Self::ALL.into_iter().filter(|shown| *shown != left_out).collect()
    }

    fn column(self, lang: Lang) -> Column {
        match self {
            Self::Title => Column::sorted(td_string!(lang, boards.head_line), By::Title),
            Self::Institution => Column::sorted(td_string!(lang, boards.head_institution), By::Institution),
            Self::Year => Column::sorted(td_string!(lang, boards.head_year), By::Year),
            Self::Published => Column::sorted(td_string!(lang, boards.head_published), By::Published),
            Self::Promised => Column::sorted(td_string!(lang, boards.head_promised), By::Promised),
            Self::Standing => Column::sorted(td_string!(lang, boards.head_standing), By::Standing),
        }
    }

    fn cell(self, lang: Lang, row: &Row<'_>, asked: &Asked) -> AnyView {
        match self {
            Self::Title => view! { {title(lang, row, asked)} <span class="meta">{for_whom(lang, row)}</span> }.into_any(),
            Self::Institution => institution(lang, row, asked),
            Self::Year => row.call.fiscal_year.map_or_else(|| dash(lang), |year| year.into_any()),
            Self::Published => row.published.map_or_else(|| dash(lang), |date| words::partial(lang, date).into_any()),
            Self::Promised => row.promise.map_or_else(|| dash(lang), |promise| words::due(lang, promise.due).into_any()),
            Self::Standing => standing(lang, row),
        }
    }
}

impl Lines<'_> {
    /// Counted rows in their order, then those to verify.
    ///
    /// # Errors
    /// When an order is asked for that no column has, or a page that is not there.
    pub fn view(&self, rows: &[&Row<'_>]) -> Result<AnyView> {
        let columns = self.columns.iter().map(|shown| shown.column(self.lang)).collect();
        let table = Table {
            lang: self.lang,
            here: self.here,
            asked: self.asked,
            caption: self.caption.clone(),
            columns,
            usual: Some(self.usual),
        };
        let mut rows: Vec<&Row<'_>> = rows.to_vec();
        if let Some(sort) = table.order()? {
            put_in_order(self.lang, sort, &mut rows);
        }
        table.lines(&rows, |row| self.cells(row))
    }

    fn cells(&self, row: &Row<'_>) -> Vec<AnyView> {
        self.columns.iter().map(|shown| shown.cell(self.lang, row, self.asked)).collect()
    }
}

/// Above a table that is ordered and not filtered: the way to the same lines on the board, which has the filters.
pub fn on_the_board(lang: Lang, lines: &Asked) -> AnyView {
    let to = lines.at(&Page::Calls.path(lang));
    view! { <p class="noprint"><a href=to>{td_string!(lang, boards.filter_these)}</a></p> }.into_any()
}

/// Puts rows in an order of the columns that lines have.
pub fn put_in_order(lang: Lang, sort: Sort, rows: &mut [&Row<'_>]) {
    let first = |date: Option<PartialDate>| date.map(|date| date.first());
    match sort.by {
        By::Standing => sort.apply(rows, |row| place_of(row.kind())),
        By::Title => sort.apply(rows, |row| Some(folded(&parts::title(lang, row.call)))),
        By::Institution => sort.apply(rows, |row| row.institution.map(|one| folded(one.short()))),
        By::Year => sort.apply(rows, |row| row.call.fiscal_year),
        By::Published => sort.apply(rows, |row| first(row.published)),
        By::Promised => sort.apply(rows, |row| first(row.promise.map(|promise| promise.due.date))),
        By::Closes | By::Since | By::Checked | By::Day => {}
    }
}

/// For whom the call is, and whether it is several, below its title: a column of its own would leave too little to the others.
fn for_whom(lang: Lang, row: &Row<'_>) -> String {
    let whom = words::open_to(lang, row.call).unwrap_or_else(|| td_string!(lang, boards.not_on_record).to_owned());
    let bundle = row.call.bundle.then(|| format!(" · {}", td_string!(lang, boards.bundle)));
    format!("{}: {whom}{}", td_string!(lang, boards.head_for), bundle.unwrap_or_default())
}

/// What is not known is said, not left blank.
pub fn dash(lang: Lang) -> AnyView {
    view! { <span class="nk">{td_string!(lang, boards.not_on_record)}</span> }.into_any()
}

/// The call's title, with the line's own where a call has several.
pub fn title(lang: Lang, row: &Row<'_>, asked: &Asked) -> AnyView {
    let own = row.line.id.as_str() == row.call.id.as_str();
    let page = asked.days_only().at(&Page::Call { slug: row.call.id.to_string() }.path(lang));
    let href = if own { page } else { format!("{page}#{}", row.line.id) };
    let line = (!own).then(|| view! { <span class="meta">{lang.pick(&row.line.title_es, &row.line.title_en).clone()}</span> });
    view! { <a href=href lang=parts::title_lang(lang, row.call)>{parts::title(lang, row.call)}</a> " " {line} }.into_any()
}

pub fn institution(lang: Lang, row: &Row<'_>, asked: &Asked) -> AnyView {
    let Some(one) = row.institution else { return dash(lang) };
    let href = asked.days_only().at(&Page::Institution { slug: one.id.to_string() }.path(lang));
    view! { <a href=href lang=short_lang(lang, one)>{one.short().to_owned()}</a> }.into_any()
}

/// The stamp with the sentence that matters most and, while something can still be handed in, the clocks of both cities.
pub fn standing(lang: Lang, row: &Row<'_>) -> AnyView {
    let says = parts::line_summary(lang, &row.assessed).map(|text| view! { <span class="meta">{text}</span> });
    let ahead = matches!(row.kind(), Kind::Open | Kind::Announced);
    let clocks = row.window.as_ref().filter(|_| ahead).map(|window| deadlines::window(lang, window, row.at, false));
    view! { {parts::stamp(lang, row.kind())} " " {says} {clocks} }.into_any()
}
