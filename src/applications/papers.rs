//! Papers as they arrive: what kind they truly are, and a name that is safe to show, to store and to download under.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// Most files for one wanted paper: a deed photographed page by page.
pub const MOST_A_PAPER: u8 = 12;

/// How many files a question that asks for them takes.
pub fn most_files(max_files: u8) -> usize {
    usize::from(max_files.min(MOST_A_PAPER))
}

const NAME_CHARS: usize = 100;
/// Longest name, in bytes, without its ending: file systems take 255, and programs put numbers behind a name.
const NAME_BYTES: usize = 180;

/// The kinds that are taken. Each opens everywhere and runs nothing by itself in a sandboxed download.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Pdf,
    Jpeg,
    Png,
}

impl FileKind {
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Jpeg, Self::Png];

    /// By its first bytes; what the sender says of it counts for nothing.
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        let mime = infer::get(bytes)?.mime_type();
        Self::ALL.into_iter().find(|kind| kind.mime() == mime)
    }

    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    pub fn parse(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.ending() == ending)
    }
}

/// A file's name without folders, signs that steer and surprises; it ends as its kind does.
pub fn safe_name(given: &str, kind: FileKind) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    // Some systems send «ó» as two signs, of which the second alone is no letter.
    let mut kept: String = stem
        .nfc()
        .map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '(' | ')') { c } else { '_' })
        .take(NAME_CHARS)
        .collect();
    kept.truncate(kept.floor_char_boundary(NAME_BYTES));
    let kept = kept.trim_matches([' ', '.', '_']);
    format!("{}.{}", if kept.is_empty() { "documento" } else { kept }, kind.ending())
}

/// The name itself where nothing has it, else with a number: `image.jpg` beside another is `image (2).jpg`.
pub fn free_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut numbered = (2_usize..).map(|n| format!("{stem} ({n}).{ending}"));
    if is_taken(name) { numbered.find(|name| !is_taken(name)).unwrap_or_default() } else { name.to_owned() }
}

/// Whether a file got this name because it was sent under the other: as it is, or numbered since another file had it.
pub fn is_named_after(name: &str, sent: &str) -> bool {
    let (stem, ending) = sent.rsplit_once('.').unwrap_or((sent, ""));
    let number = name.strip_prefix(stem).and_then(|rest| rest.strip_prefix(" (")?.strip_suffix(&format!(").{ending}")));
    name == sent || number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// `1.2 MB`: for people, so rounded up to the next tenth.
pub fn size_words(bytes: u64) -> String {
    const MB: u64 = 1024 * 1024;
    if bytes < MB {
        return format!("{} KB", bytes.div_ceil(1024).max(1));
    }
    let tenths = (bytes * 10).div_ceil(MB);
    if tenths.is_multiple_of(10) { format!("{} MB", tenths / 10) } else { format!("{}.{} MB", tenths / 10, tenths % 10) }
}

/// The same for a limit of the settings.
pub fn bytes_words(bytes: usize) -> String {
    size_words(u64::try_from(bytes).unwrap_or(u64::MAX))
}
