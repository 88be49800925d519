//! What changed in a draft since a page of it was shown: by the marks that the page carried of each answer, row and file. Pure.

use super::{
    answers::{Answers, seen},
    budget::TypedRow,
    model::{Applicant, Paper},
    rows::{as_text, mark},
};
use crate::{
    ids::{FileId, RowId},
    islands::cells,
};
use std::collections::BTreeMap;

/// What the name of a file begins with, beside those of fields.
const FILE: &str = "file.";

/// Who applies: the association's name, and the legal person with its numbers.
const NAME: &str = "applicant.name";
const LEGAL: &str = "applicant.legal";

/// The mark of each part of a draft, by its name: of an answer or a row what it held, of a file how it is called. What is empty has none.
pub type Marks = BTreeMap<String, String>;

/// A part that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// A field of a question.
    Answer(String),
    /// A row that was added or changed.
    Row(RowId),
    RowGone,
    File(FileId),
    /// The name of a file that was taken off.
    FileGone(String),
    /// The name of the association.
    Name,
    /// The legal person through which it applies: another one, or its name or numbers.
    LegalPerson,
}

/// What a page of a draft shows.
pub fn marks<'a>(answers: &Answers, rows: impl IntoIterator<Item = (&'a RowId, &'a TypedRow)>, files: &[Paper]) -> Marks {
    let answers = answers.iter().filter(|(_, text)| !text.is_empty()).map(|(field, text)| (field.clone(), seen(text)));
    let rows = rows.into_iter().filter(|(_, row)| !as_text(row).is_empty());
    let rows = rows.map(|(id, row)| (cells::field(id.as_str()), mark(row)));
    let files = files.iter().map(|file| (format!("{FILE}{}", file.id), file.name.clone()));
    answers.chain(rows).chain(files).collect()
}

/// Who applies, as a page shows it.
pub fn of_applicant(applicant: &Applicant) -> Marks {
    let legal = applicant.legal_person.as_ref().map_or_else(String::new, |legal| {
        let lines = [legal.id.as_str(), &legal.name].into_iter().chain(legal.numbers.iter().map(String::as_str));
        lines.collect::<Vec<_>>().join("\n")
    });
    [(NAME.to_owned(), seen(&applicant.name)), (LEGAL.to_owned(), seen(&legal))].into()
}

/// What the form of a page remembers as a whole: the version of the draft, and who applies, which is no part of it.
pub fn seen_of(version: i64, applicant: &Applicant) -> String {
    let marks: Vec<String> = of_applicant(applicant).into_values().collect();
    format!("{version}-{}", seen(&marks.join(" ")))
}

/// Everything that is other than it was shown, each part once.
pub fn since(shown: &Marks, now: &Marks) -> Vec<Changed> {
    let other = now.iter().filter(|(name, mark)| shown.get(*name) != Some(mark)).map(|(name, _)| (name, true));
    let gone = shown.keys().filter(|name| !now.contains_key(*name)).map(|name| (name, false));
    other.chain(gone).map(|(name, there)| changed(name, there, shown)).collect()
}

fn changed(name: &str, there: bool, shown: &Marks) -> Changed {
    match (cells::row_of(name), name.strip_prefix(FILE)) {
        _ if name == NAME => Changed::Name,
        _ if name == LEGAL => Changed::LegalPerson,
        (Some(row), _) if there => Changed::Row(RowId::from_text(row)),
        (Some(_), _) => Changed::RowGone,
        (_, Some(file)) if there => Changed::File(FileId::from_text(file)),
        (_, Some(_)) => Changed::FileGone(shown.get(name).cloned().unwrap_or_default()),
        _ => Changed::Answer(name.to_owned()),
    }
}
