//! Tables whose columns say what they are and write their own cells, so that what is described is what is written.

use crate::{i18n::td_string, web::lang::Lang};
use serde::Serialize;
use std::io::{self, Write};

/// A column: what it is, and how its cell is made from a row.
pub struct Column<F> {
    pub about: About,
    pub cell: F,
}

/// What the dictionary says of a column.
pub struct About {
    /// The name in the head of the file, the same in every language.
    pub name: &'static str,
    pub form: Form,
    pub example: &'static str,
    pub says: fn(Lang) -> &'static str,
}

/// Codes with what each means.
pub type Codes = fn(Lang) -> Vec<(String, String)>;

/// What a cell holds.
#[derive(Clone, Copy)]
pub enum Form {
    /// A name for machines, stable for ever.
    Id,
    Text,
    /// One of these.
    OneOf(Codes),
    /// Codes of these, parted by [`PARTED`].
    ListOf(Codes),
    /// Ids or texts, parted likewise.
    List,
    /// A whole number of something.
    Number(Unit),
    /// A sum with two decimals; another column names the currency.
    Sum,
    /// `true` or `false`.
    Flag,
    /// `2018-07-01`.
    Day,
    /// A date as precisely as it is known: `2018-07-01`, `2018-07`, `2019-02/03`, `2018-Q1`, `2018`.
    Date,
    /// A day, or a day and an hour on the wall of the zone that another column names.
    Moment,
    /// An hour of the day on that wall.
    Hour,
    /// RFC 3339, UTC.
    Instant,
    Address,
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Days,
    WorkingDays,
    Facts,
    Supports,
    People,
    Pesos,
    Dollars,
    /// A year or a level: it counts nothing.
    None,
}

/// Between the items of a list.
pub const PARTED: &str = " | ";

impl Form {
    /// The kind of value, for readers.
    pub fn words(&self, lang: Lang) -> &'static str {
        match self {
            Self::Id => td_string!(lang, data.form_id),
            Self::Text => td_string!(lang, data.form_text),
            Self::OneOf(_) => td_string!(lang, data.form_one_of),
            Self::ListOf(_) | Self::List => td_string!(lang, data.form_list),
            Self::Number(_) => td_string!(lang, data.form_number),
            Self::Sum => td_string!(lang, data.form_sum),
            Self::Flag => td_string!(lang, data.form_flag),
            Self::Day => td_string!(lang, data.form_day),
            Self::Date => td_string!(lang, data.form_date),
            Self::Moment => td_string!(lang, data.form_moment),
            Self::Hour => td_string!(lang, data.form_hour),
            Self::Instant => td_string!(lang, data.form_instant),
            Self::Address => td_string!(lang, data.form_address),
        }
    }

    /// What a number counts, for readers.
    pub fn unit(&self, lang: Lang) -> Option<&'static str> {
        let Self::Number(unit) = self else { return None };
        Some(match unit {
            Unit::Days => td_string!(lang, data.unit_days),
            Unit::WorkingDays => td_string!(lang, data.unit_working_days),
            Unit::Facts => td_string!(lang, data.unit_facts),
            Unit::Supports => td_string!(lang, data.unit_supports),
            Unit::People => td_string!(lang, data.unit_people),
            Unit::Pesos => "MXN",
            Unit::Dollars => "USD",
            Unit::None => return None,
        })
    }

    /// The codes that a cell can hold, with what each means.
    pub fn codes(&self, lang: Lang) -> Vec<(String, String)> {
        match self {
            Self::OneOf(codes) | Self::ListOf(codes) => codes(lang),
            _ => Vec::new(),
        }
    }

    /// The type and the format of the Table Schema of Frictionless Data.
    pub fn schema_type(&self) -> (&'static str, Option<&'static str>) {
        match self {
            // Dates known by quarter and hours on a wall have no type there.
            Self::Id | Self::Text | Self::OneOf(_) | Self::ListOf(_) | Self::List | Self::Date | Self::Moment | Self::Hour => {
                ("string", None)
            }
            Self::Number(_) => ("integer", None),
            Self::Sum => ("number", None),
            Self::Flag => ("boolean", None),
            Self::Day => ("date", None),
            Self::Instant => ("datetime", None),
            Self::Address => ("string", Some("uri")),
        }
    }
}

/// Writes a head and rows as RFC 4180 says: commas, CRLF, quotes where they are needed. UTF-8 without a byte order mark.
pub fn write<F, R>(
    out: &mut dyn Write,
    columns: &[Column<F>],
    rows: impl Iterator<Item = R>,
    cell: impl Fn(&F, &R) -> Option<String>,
) -> io::Result<()> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    csv.write_record(columns.iter().map(|column| column.about.name))?;
    for row in rows {
        for column in columns {
            csv.write_field(defused(cell(&column.cell, &row).unwrap_or_default()))?;
        }
        csv.write_record(None::<&[u8]>)?;
    }
    csv.flush()
}

/// What makes a spreadsheet read a cell as a formula. Their full-width forms do so too under some input methods.
const DANGEROUS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before it. One goes before apostrophes that would read as put
/// here, so that taking one away always gives the text as it was.
pub fn defused(text: String) -> String {
    if text.trim_start_matches('\'').starts_with(DANGEROUS) { format!("'{text}") } else { text }
}

/// A cell with a text; empty where there is none.
pub fn text(value: impl ToString) -> Option<String> {
    Some(value.to_string())
}

pub fn some(value: Option<impl ToString>) -> Option<String> {
    value.map(|value| value.to_string())
}

/// The name that a code has in data.
pub fn code(value: impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

pub fn list(items: impl IntoIterator<Item = impl ToString>) -> Option<String> {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    (!items.is_empty()).then(|| items.join(PARTED))
}

/// A list of columns. Each name is the key of its meaning among the words of the room named before it; a name that Rust keeps for
/// itself is written as it is in brackets.
macro_rules! columns {
    (@name $name:ident) => { stringify!($name) };
    (@name $name:ident $written:literal) => { $written };
    ($($room:ident.$name:ident $(($written:literal))?: $form:expr, $example:literal, $cell:expr;)+) => {
        &[$($crate::record::data::table::Column {
            about: $crate::record::data::table::About {
                name: columns!(@name $name $($written)?),
                form: $form,
                example: $example,
                says: |lang| $crate::i18n::td_string!(lang, $room.$name),
            },
            cell: $cell,
        }),+]
    };
}
pub(super) use columns;
