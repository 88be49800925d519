//! Cleaned copies: what a camera, a scanner or a word processor adds to a file without being seen is left behind, and what somebody
//! covered is gone. A copy is built anew from what is seen, never by taking things out of the original. Pure.

pub mod cover;
mod jpeg;
pub mod pdf;
pub mod picture;

pub use cover::Cover;

use crate::applications::papers::FileKind;

/// Why there is no cleaned copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CannotClean {
    /// It cannot be read as what it says it is.
    Broken,
    /// It wants a password, or allows only some things without one.
    Encrypted,
    /// More points, pages or unpacked bytes than are worked on.
    TooLarge,
    /// A picture inside it is of a kind that can carry hidden data and is not taken apart here.
    PictureInside,
    /// It has marks for covering that nobody ever applied: what is under them is still there.
    MarksNotApplied,
    NoSuchPage,
    NoPageLeft,
}

/// The cleaned copy, of the same kind. The same input gives the same bytes.
///
/// # Errors
/// Why it cannot be made.
pub fn clean(kind: FileKind, original: &[u8], cover: &Cover) -> Result<Vec<u8>, CannotClean> {
    match kind {
        FileKind::Jpeg | FileKind::Png => picture::clean(kind, original, &cover.rectangles),
        FileKind::Pdf => pdf::clean(original, &cover.pages),
    }
}
