//! How a budget that several people write at once comes together: row by row, as answers do field by field. A row in which nothing is
//! written is none, so that adding and removing are changes like any other. Pure.

use super::{
    answers::{normal, seen},
    budget::{MAX_ROWS, Source, TypedRow},
    merge::{Merge, merge},
    model::Who,
};
use crate::{
    clock::Now,
    ids::{PersonId, RowId},
    islands::cells,
};
use std::collections::BTreeMap;

/// A row as it is stored, with whoever saved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedRow {
    pub id: RowId,
    pub typed: TypedRow,
    /// None for what was saved before this was noted.
    pub by: Option<PersonId>,
    pub at: Option<Now>,
}

/// A row as it came back from somebody; a blank one is taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentRow {
    pub id: RowId,
    pub typed: TypedRow,
    /// The mark of what it held when it was shown: [`mark`].
    pub shown: String,
    /// The rows of the page it comes from, in their order, so that a new one is kept where it was written, whichever arrives first. Without
    /// them, and beside what that page did not show, whatever is new comes last.
    pub among: Vec<RowId>,
}

impl SentRow {
    /// A row that was not there before.
    pub fn new(typed: TypedRow) -> Self {
        Self::named(RowId::random(), typed, seen(""))
    }

    /// A row among all of its form.
    pub fn named(id: RowId, typed: TypedRow, shown: String) -> Self {
        Self { id, typed, shown, among: Vec::new() }
    }

    /// Where it goes among rows that do not have it yet.
    fn place(&self, rows: &[(RowId, TypedRow)]) -> usize {
        let own = self.among.iter().position(|row| *row == self.id).unwrap_or_default();
        let (above, below) = self.among.split_at(own);
        let after = rows.iter().rposition(|(there, _)| above.contains(there)).map(|place| place + 1);
        let before = || rows.iter().position(|(there, _)| below.contains(there));
        after.or_else(before).unwrap_or(rows.len())
    }

    /// Whether nothing was there and nothing was written.
    pub fn is_nothing(&self) -> bool {
        self.typed.is_blank() && self.shown == seen("")
    }
}

/// What comes of a whole form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergedRows {
    /// The budget as it stands then, in its order.
    pub rows: Vec<(RowId, TypedRow)>,
    /// Rows that two people changed, each once: they stay as they are stored.
    pub conflicts: Vec<RowId>,
    /// New rows for which there is no room: they are not stored.
    pub no_room: Vec<RowId>,
}

/// A row that two people changed: what is stored, while the other version is on its way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowConflict {
    pub id: RowId,
    /// None where somebody took it off.
    pub theirs: Option<SavedRow>,
    pub who: Who,
}

/// What came of saving a budget.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedRows {
    /// What is stored then.
    pub rows: Vec<SavedRow>,
    pub conflicts: Vec<RowConflict>,
    pub no_room: Vec<RowId>,
}

impl SavedRows {
    /// Whether everything that was sent is stored.
    pub fn is_whole(&self) -> bool {
        self.conflicts.is_empty() && self.no_room.is_empty()
    }
}

/// A row as one text, so that two versions can be compared and a page can send it; nothing where nothing is written.
pub fn as_text(row: &TypedRow) -> String {
    if row.is_blank() {
        return String::new();
    }
    cells::joined([&row.concept, &row.quantity, &row.unit_cost, row.source.as_str(), &row.heading])
}

/// The row that a page sent as one text.
pub fn of_text(text: &str) -> TypedRow {
    let [concept, quantity, unit_cost, source, heading] = cells::split(&normal(text)).map(cell);
    TypedRow { heading, concept, quantity, unit_cost, source: Source::parse(&source).unwrap_or_default() }
}

/// What is written in a cell: one line. Whatever is too long is kept and told at its row.
pub fn cell(text: &str) -> String {
    normal(text.trim()).chars().filter(|c| *c != '\n' && *c != '\t').collect()
}

/// What a row was when it was shown, in short.
pub fn mark(row: &TypedRow) -> String {
    seen(&as_text(row))
}

/// Merges a form with what is stored. What the form does not carry stays as it is: it was added meanwhile.
pub fn merge_rows(stored: &[(RowId, TypedRow)], sent: &[SentRow]) -> MergedRows {
    let mut merged = MergedRows { rows: stored.to_vec(), ..MergedRows::default() };
    // What is taken off makes room first.
    let (gone, written): (Vec<&SentRow>, Vec<&SentRow>) = sent.iter().partition(|sent| sent.typed.is_blank());
    for sent @ SentRow { id, typed, shown, .. } in gone.into_iter().chain(written) {
        let place = merged.rows.iter().position(|(there, _)| there == id);
        let there = place.and_then(|place| merged.rows.get(place)).map(|(_, row)| as_text(row)).unwrap_or_default();
        match (merge(&as_text(typed), &there, shown), place) {
            (Merge::Unchanged, _) => {}
            (Merge::Conflict, _) if merged.conflicts.contains(id) => {}
            (Merge::Conflict, _) => merged.conflicts.push(id.clone()),
            (Merge::Save, Some(place)) if typed.is_blank() => {
                merged.rows.remove(place);
            }
            (Merge::Save, Some(place)) => {
                if let Some((_, row)) = merged.rows.get_mut(place) {
                    row.clone_from(typed);
                }
            }
            (Merge::Save, None) if merged.rows.len() < MAX_ROWS => {
                merged.rows.insert(sent.place(&merged.rows), (id.clone(), typed.clone()));
            }
            (Merge::Save, None) => merged.no_room.push(id.clone()),
        }
    }
    merged
}

/// The rows of a file as changes to what is stored: a row of the same concept is that row, and what the file does not have is taken off.
pub fn in_place_of(stored: &[SavedRow], read: Vec<TypedRow>) -> (Vec<SentRow>, Vec<SentRow>) {
    let mut known: BTreeMap<&str, Vec<&SavedRow>> = BTreeMap::new();
    for row in stored.iter().rev() {
        known.entry(row.typed.concept.trim()).or_default().push(row);
    }
    let rows: Vec<SentRow> = read
        .into_iter()
        .map(|typed| match known.get_mut(typed.concept.trim()).and_then(Vec::pop) {
            Some(there) => SentRow::named(there.id.clone(), typed, mark(&there.typed)),
            None => SentRow::new(typed),
        })
        .collect();
    let left = stored.iter().filter(|row| rows.iter().all(|read| read.id != row.id));
    let gone = left.map(|row| SentRow::named(row.id.clone(), TypedRow::default(), mark(&row.typed))).collect();
    (rows, gone)
}
