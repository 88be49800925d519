//! Receipts, and what a line asks, as PDF/UA-1, set by typst. A crate of its own, so that what it stands on is compiled once.
//!
//! It knows no room: it gets finished words in one language, and gives bytes. Nothing is loaded before the first sheet is asked for.

mod face;
mod world;

use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// A sheet in finished words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// `es` or `en`.
    pub lang: String,
    /// What the document is called.
    pub title: String,
    /// Who gives it.
    pub author: String,
    /// What says that this is invented, on an installation that is a demonstration.
    pub banner: Option<String>,
    pub heading: String,
    /// A receipt's stamp: a word, a day, an hour.
    pub seal: Option<[String; 3]>,
    /// A receipt's folio, with what it is called.
    pub folio: Option<Fact>,
    /// Something that has to be known first, such as a withdrawal.
    pub notice: Option<String>,
    pub facts: Vec<Fact>,
    pub sections: Vec<Section>,
    /// "Page {page} of {pages}".
    pub page_of: String,
}

/// A name and what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub name: String,
    /// One paragraph each.
    pub what: Vec<String>,
    /// Set in letters that cannot be taken for one another, and may be broken anywhere: a hash.
    pub code: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Section {
    pub title: String,
    pub text: Vec<String>,
    pub facts: Vec<Fact>,
    /// An address, shown as it is and linked to.
    pub link: Option<String>,
}

/// Why there is no PDF. Nothing that somebody typed can lead to it.
#[derive(Debug)]
pub struct NotSet(String);

impl std::fmt::Display for NotSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotSet {}

/// Sets a sheet.
///
/// # Errors
/// When the template does not hold, or the document breaks a rule of PDF/UA-1.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, NotSet> {
    let world = world::Desk::for_sheet(&face::printable(sheet)?)?;
    let set = typst::compile::<PagedDocument>(&world).output.map_err(|errors| said(&errors)).and_then(|document| {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| NotSet(error.message().to_string()))?;
        let options = PdfOptions { standards, ..PdfOptions::default() };
        typst_pdf::pdf(&document, &options).map_err(|errors| said(&errors))
    });
    // What was remembered for this sheet helps no other, and would stay in memory.
    comemo::evict(0);
    set
}

fn said(errors: &[SourceDiagnostic]) -> NotSet {
    NotSet(errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; "))
}
