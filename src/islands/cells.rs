//! A row of a budget as one field: the name it goes by, and the text it is while it travels between the page, the copy on the device and
//! the server. Both sides read it by what is here.

/// What the name of a row begins with. Questions have names of their own.
const ROW: &str = "row.";
/// The cells of a row in the order of its text, as their fields are named.
pub const CELLS: [&str; 5] = ["concept", "quantity", "cost", "source", "heading"];
/// How many of them somebody writes; the others are picked.
const WRITTEN: usize = 3;

/// The name of a row as a field.
pub fn field(row: &str) -> String {
    format!("{ROW}{row}")
}

/// The row that a field is, if it is one.
pub fn row_of(field: &str) -> Option<&str> {
    field.strip_prefix(ROW)
}

/// A row as one text. What stands between cells is in none of them.
pub fn joined(cells: [&str; 5]) -> String {
    cells.map(|cell| cell.replace(['\t', '\n'], " ")).join("\t")
}

/// The cells of a text; those that it does not have are empty.
pub fn split(text: &str) -> [&str; 5] {
    let mut cells = text.splitn(CELLS.len(), '\t');
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}

/// Whether nobody wrote anything in it: what is picked alone makes no row.
pub fn is_blank(text: &str) -> bool {
    split(text).iter().take(WRITTEN).all(|cell| cell.trim().is_empty())
}

/// What was written in it, to be read.
pub fn read(text: &str) -> String {
    split(text).into_iter().take(WRITTEN).filter(|cell| !cell.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}
