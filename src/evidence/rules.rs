//! What may be evidence. Pure.

use super::model::EvidenceKind;
use crate::{
    applications::papers::FileKind,
    calls::{
        dates::{Zone, local_day},
        facts::Level,
    },
    clock::Now,
};
use chrono::NaiveDate;

/// Longest testimony, in characters.
pub const WORDS_CHARS: usize = 8000;
/// Longest name or pseudonym.
pub const CALLED_CHARS: usize = 80;

/// Whether a kind of evidence can carry a level: a press note is never the act itself.
pub fn carries(kind: EvidenceKind, level: Level) -> bool {
    level >= kind.strongest()
}

/// Whether this day has come, in either city.
pub fn has_come(day: NaiveDate, now: Now) -> bool {
    day <= local_day(now, Zone::MEXICO_CITY).max(local_day(now, Zone::CHICAGO))
}

/// The kind of a file that is taken: its first bytes tell one kind, and nothing in it opens as another.
pub fn file_kind(bytes: &[u8]) -> Result<FileKind, BadFile> {
    let kind = FileKind::sniff(bytes).ok_or(BadFile::Kind)?;
    if has_two_kinds(kind, bytes) { Err(BadFile::TwoKinds) } else { Ok(kind) }
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadFile {
    Kind,
    TwoKinds,
}

/// Readers of PDF take a header within the first 1024 bytes; readers of ZIP look for the directory at the end. A file that one
/// program opens as a picture and another as something else is made to deceive.
fn has_two_kinds(kind: FileKind, bytes: &[u8]) -> bool {
    const HEADER: usize = 1024;
    const ZIP_END: usize = 22 + 65_535;
    let head = &bytes[..bytes.len().min(HEADER)];
    let tail = &bytes[bytes.len().saturating_sub(ZIP_END)..];
    let holds = |part: &[u8], mark: &[u8]| part.windows(mark.len()).any(|found| found == mark);
    let is_pdf = kind == FileKind::Pdf;
    (is_pdf && !bytes.starts_with(b"%PDF-")) || (!is_pdf && holds(head, b"%PDF-")) || ends_as_zip(tail)
}

/// An end-of-central-directory record whose comment reaches exactly to the end (PKWARE, APPNOTE 4.3.16).
fn ends_as_zip(tail: &[u8]) -> bool {
    let last = tail.len().saturating_sub(22);
    (0..=last).any(|at| {
        let Some(record) = tail.get(at..at + 22) else { return false };
        let comment = usize::from(u16::from_le_bytes([record[20], record[21]]));
        record.starts_with(b"PK\x05\x06") && at + 22 + comment == tail.len()
    })
}
