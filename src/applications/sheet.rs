//! A budget as a sheet of CSV, out and in. What goes out is harmless when a spreadsheet opens it; what comes in is taken as people's
//! programs write it: commas, semicolons or tabs, decimal commas, with a mark of its encoding or in an old one.

use super::{
    budget::{MAX_ROWS, Source, TypedRow},
    words,
};
use crate::{
    calls::{
        money::Money,
        terms::{Heading, LineTerms},
    },
    error::{Error, Result},
    i18n::td_string,
    web::lang::{LANGS, Lang},
};

/// Largest sheet that is read, in bytes: many times the longest budget.
pub const MOST_BYTES: usize = 512 * 1024;

/// A column of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Heading,
    Concept,
    Quantity,
    UnitCost,
    Source,
    /// Added up on the server: written, never read.
    Total,
}

impl Column {
    const ALL: [Self; 6] = [Self::Heading, Self::Concept, Self::Quantity, Self::UnitCost, Self::Source, Self::Total];

    fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Heading => td_string!(lang, budget.heading),
            Self::Concept => td_string!(lang, applications.concept),
            Self::Quantity => td_string!(lang, applications.quantity),
            Self::UnitCost => td_string!(lang, applications.unit_cost),
            Self::Source => td_string!(lang, applications.who_pays),
            Self::Total => td_string!(lang, applications.row_total),
        }
    }

    fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| LANGS.iter().any(|lang| same(column.title(*lang), text)))
    }

    /// The columns of a line's sheet.
    fn of(terms: &LineTerms) -> impl Iterator<Item = Self> {
        let headed = !terms.headings.is_empty();
        Self::ALL.into_iter().filter(move |column| headed || *column != Self::Heading)
    }
}

/// The sheet, with a mark that spreadsheets know the encoding by.
pub fn write(lang: Lang, terms: &LineTerms, rows: &[TypedRow]) -> Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(Column::of(terms).map(|column| column.title(lang))).map_err(Error::internal)?;
    for row in rows {
        let read = row.parse(terms.currency, &terms.headings).ok();
        let plain = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
        let cell = |column| match column {
            Column::Heading => words::heading(lang, terms, &row.heading),
            Column::Concept => row.concept.clone(),
            Column::Quantity => row.quantity.clone(),
            Column::UnitCost => read.as_ref().map_or_else(|| row.unit_cost.clone(), |row| plain(row.unit_cents)),
            Column::Source => words::source(lang, row.source).to_owned(),
            Column::Total => read.as_ref().map_or_else(String::new, |row| plain(row.total_cents)),
        };
        out.write_record(Column::of(terms).map(|column| harmless(&cell(column)))).map_err(Error::internal)?;
    }
    out.into_inner().map_err(|e| Error::internal(e.to_string()))
}

/// Signs at which a spreadsheet takes a cell for a formula.
const STEERS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet runs: behind an apostrophe, as they themselves mark a text. Not only at its beginning: where lists are
/// separated by semicolons, or somebody says that tabs separate them, the same file falls into other cells.
pub fn harmless(cell: &str) -> String {
    let (mut out, mut begins) = (String::with_capacity(cell.len()), true);
    for (at, c) in cell.char_indices() {
        if begins && steers(&cell[at..]) {
            out.push('\'');
        }
        out.push(c);
        begins = begins_after(begins, c);
    }
    out
}

/// The same cell on its way back.
fn as_typed(cell: &str) -> String {
    let cell = cell.trim();
    let (mut out, mut begins, mut skipped) = (String::with_capacity(cell.len()), true, false);
    for (at, c) in cell.char_indices() {
        if begins && !skipped && c == '\'' && steers(&cell[at..]) {
            skipped = true;
            continue;
        }
        out.push(c);
        (begins, skipped) = (begins_after(begins, c), false);
    }
    out
}

/// Whether a cell that began here would be taken for a formula, or would be once its apostrophes were taken off.
fn steers(rest: &str) -> bool {
    rest.trim_start_matches('\'').starts_with(STEERS)
}

/// Whether some program takes what follows a sign for the beginning of a cell.
fn begins_after(begins: bool, c: char) -> bool {
    matches!(c, ';' | '\t' | '\n' | '\r') || begins && matches!(c, ' ' | '"')
}

/// What was read of a sheet. Every row is there, also one that does not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub rows: Vec<TypedRow>,
    /// The line of the file, from 1, that each row stands in.
    pub lines: Vec<usize>,
    /// What of a row is not in [`Self::rows`], by its place there.
    pub wrong: Vec<(usize, Wrong)>,
}

/// What of a line of the file could not be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nobody can tell who this is.
    Source(String),
    /// No heading of the call.
    Heading(String),
    /// More cells than the sheet has columns; what is in them.
    Beyond(String),
}

/// Why a file is no budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSheet {
    Empty,
    TooLarge,
    /// Zip archives, pictures, PDF: programs' own files.
    NotText,
    /// So many rows, more than a budget may have.
    TooManyRows(usize),
}

/// Reads a sheet.
///
/// # Errors
/// Where nothing of it can be taken for rows.
pub fn read(bytes: &[u8], terms: &LineTerms) -> Result<Sheet, NoSheet> {
    if bytes.len() > MOST_BYTES {
        return Err(NoSheet::TooLarge);
    }
    let text = decoded(bytes).ok_or(NoSheet::NotText)?;
    let delimiter = delimiter(&text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut columns: Option<Vec<Option<Column>>> = None;
    let mut sheet = Sheet::default();
    for record in reader.records() {
        // The text is UTF-8 and lines may be of any length: nothing is left that could fail.
        let record = record.map_err(|_| NoSheet::NotText)?;
        let line = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or_default());
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if columns.is_none() {
            let named: Vec<Option<Column>> = record.iter().map(Column::named).collect();
            if named.iter().flatten().count() >= 2 {
                columns = Some(named);
                continue;
            }
            // Without titles the columns are taken in the order of our own sheet.
            columns = Some(Column::of(terms).map(Some).collect());
        }
        let (row, wrong) = row(&record, columns.as_deref().unwrap_or_default(), delimiter, terms);
        sheet.wrong.extend(wrong.into_iter().map(|wrong| (sheet.rows.len(), wrong)));
        sheet.rows.push(row);
        sheet.lines.push(line);
    }
    match sheet.rows.len() {
        0 => Err(NoSheet::Empty),
        rows if rows > MAX_ROWS => Err(NoSheet::TooManyRows(rows)),
        _ => Ok(sheet),
    }
}

fn row(record: &csv::StringRecord, columns: &[Option<Column>], delimiter: u8, terms: &LineTerms) -> (TypedRow, Vec<Wrong>) {
    let (mut row, mut wrong) = (TypedRow::default(), Vec::new());
    let beyond: Vec<&str> = record.iter().skip(columns.len()).map(str::trim).filter(|cell| !cell.is_empty()).collect();
    if !beyond.is_empty() {
        wrong.push(Wrong::Beyond(beyond.join(" ")));
    }
    for (cell, column) in record.iter().zip(columns) {
        let typed = as_typed(cell);
        let cell = typed.as_str();
        match column {
            Some(Column::Concept) => row.concept = cell.to_owned(),
            Some(Column::Quantity) => row.quantity = whole(cell),
            Some(Column::UnitCost) => row.unit_cost = amount(cell, delimiter),
            Some(Column::Source) => match source(cell) {
                Some(source) => row.source = source,
                None => wrong.push(Wrong::Source(cell.to_owned())),
            },
            Some(Column::Heading) if !cell.is_empty() => match heading(cell, &terms.headings) {
                Some(heading) => row.heading = heading.id.clone(),
                None => wrong.push(Wrong::Heading(cell.to_owned())),
            },
            Some(Column::Heading | Column::Total) | None => {}
        }
    }
    (row, wrong)
}

/// Who pays, in the words of either language; a blank cell is what a new row of the form says.
fn source(text: &str) -> Option<Source> {
    if text.is_empty() {
        return Some(Source::default());
    }
    let named =
        |source: &Source| same(source.as_str(), text) || LANGS.iter().any(|lang| same(words::source(*lang, *source), text));
    Source::ALL.into_iter().find(named)
}

fn heading<'a>(text: &str, headings: &'a [Heading]) -> Option<&'a Heading> {
    headings.iter().find(|heading| [&heading.id, &heading.title.es, &heading.title.en].iter().any(|name| same(name, text)))
}

/// Whether two words are one, whatever the capitals and accents.
fn same(one: &str, other: &str) -> bool {
    use unicode_normalization::UnicodeNormalization as _;
    let plain = |text: &str| {
        let bare = text.trim().nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
        bare.collect::<String>().to_lowercase()
    };
    plain(one) == plain(other)
}

/// `2.00` and `2,00` are two things; anything else stays as typed.
fn whole(text: &str) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match text.rsplit_once(['.', ',']) {
        Some((whole, zeros)) if digits(whole) && (1..=2).contains(&zeros.len()) && zeros.bytes().all(|b| b == b'0') => {
            whole.to_owned()
        }
        _ => text.to_owned(),
    }
}

/// A sum as [`Money::parse`] reads it, from what either country's programs write. What it cannot be stays as typed, to be mended.
fn amount(text: &str, delimiter: u8) -> String {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '$').collect();
    let bare = plain.trim_start_matches("MXN").trim_start_matches("USD").trim_end_matches("MXN").trim_end_matches("USD");
    // The last of the two signs parts the cents; alone and with one or two digits behind it, a comma does too.
    let decimal_comma = match (bare.rfind(','), bare.rfind('.')) {
        (Some(comma), Some(point)) => comma > point,
        (Some(comma), None) => bare.matches(',').count() == 1 && (1..=2).contains(&(bare.len() - comma - 1)),
        // Where semicolons part the cells, points part thousands.
        (None, Some(point)) => delimiter == b';' && bare.len() - point - 1 == 3,
        (None, None) => false,
    };
    let read = if decimal_comma {
        let swapped: String = bare
            .chars()
            .map(|c| match c {
                '.' => ',',
                ',' => '.',
                c => c,
            })
            .collect();
        swapped
    } else {
        bare.to_owned()
    };
    if Money::parse(&read, crate::calls::money::Currency::Mxn).is_ok() { read } else { text.to_owned() }
}

/// The sign between the cells: of those that people's programs write, the one that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let outside = |sign: char| {
        let mut quoted = false;
        first
            .chars()
            .filter(|c| {
                quoted ^= *c == '"';
                *c == sign && !quoted
            })
            .count()
    };
    let (semicolons, tabs, commas) = (outside(';'), outside('\t'), outside(','));
    if semicolons > commas && semicolons >= tabs {
        b';'
    } else if tabs > commas {
        b'\t'
    } else {
        b','
    }
}

/// The file as text: UTF-8 or UTF-16 by its mark, UTF-8 without one, else the encoding that old spreadsheets write.
fn decoded(bytes: &[u8]) -> Option<String> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8(rest.to_vec()).ok().filter(|text| is_text(text));
    }
    let wide = |rest: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(read).collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|b| latin(*b)).collect(),
        },
    };
    Some(text).filter(|text| is_text(text))
}

/// Windows-1252 where it differs from Latin-1 in what people write: quotes, dashes, the euro sign.
fn latin(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        _ => char::from(byte),
    }
}

/// Programs' own files are full of signs that no sheet has.
fn is_text(text: &str) -> bool {
    text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
}
