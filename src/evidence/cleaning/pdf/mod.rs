//! Documents: a new one is built from the pages that stay, and of each page only from what is painted. Information about the author,
//! XMP, files inside, scripts, links, notes, form data, structure, earlier versions and the document's number have no way into it.

mod build;
mod content;
mod load;
mod resources;
mod streams;
mod used;

pub use content::without_marks;

use super::CannotClean;
use lopdf::Document;
use std::collections::BTreeSet;

/// Most pages of a document.
const MOST_PAGES: usize = 1000;
/// What a page's text may unpack to when it is shown for a second look.
const TEXT_BYTES: usize = 8 * 1024 * 1024;

/// The copy, without these pages.
pub fn clean(original: &[u8], left_out: &BTreeSet<u32>) -> Result<Vec<u8>, CannotClean> {
    let document = load::load(original)?;
    let pages = document.get_pages();
    if pages.is_empty() {
        return Err(CannotClean::Broken);
    }
    if pages.len() > MOST_PAGES {
        return Err(CannotClean::TooLarge);
    }
    if left_out.iter().any(|page| !pages.contains_key(page)) {
        return Err(CannotClean::NoSuchPage);
    }
    let staying: Vec<_> = pages.into_iter().filter(|(page, _)| !left_out.contains(page)).map(|(_, id)| id).collect();
    if staying.is_empty() {
        return Err(CannotClean::NoPageLeft);
    }
    build::build(&document, &staying)
}

/// The text that a document carries, also where nobody sees it: under a black box, white on white, behind a scan. At most so many
/// characters; what cannot be read as text is left out.
pub fn text(bytes: &[u8], most: usize) -> Result<String, CannotClean> {
    let document = load::load(bytes)?;
    let mut text = String::new();
    for page in document.get_pages().into_keys() {
        text.push_str(&of_page(&document, page));
        if text.chars().count() > most {
            return Ok(text.chars().take(most).collect());
        }
    }
    Ok(text)
}

fn of_page(document: &Document, page: u32) -> String {
    document.extract_text_chunks_with_limit(&[page], TEXT_BYTES).into_iter().filter_map(Result::ok).collect()
}
