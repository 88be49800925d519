//! Reading a document that somebody may have made to hurt: bounded in what it unpacks and in how many things it holds.

use crate::evidence::cleaning::CannotClean;
use lopdf::{Document, LoadOptions, Object};
use std::cell::Cell;

/// What packed objects may unpack to, one and all together. Ten times what a tagged report of 300 pages has.
const UNPACKED: usize = 16 * 1024 * 1024;
/// Objects of a document.
const MOST_OBJECTS: usize = 300_000;

thread_local! {
    /// What is left of the bounds while this thread reads a document; the library tells of each object as it comes.
    static LEFT: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
    static EXCEEDED: Cell<bool> = const { Cell::new(false) };
}

pub fn load(bytes: &[u8]) -> Result<Document, CannotClean> {
    LEFT.set((UNPACKED, MOST_OBJECTS));
    EXCEEDED.set(false);
    let options = LoadOptions { filter: Some(within_bounds), max_decompressed_size: Some(UNPACKED), ..LoadOptions::default() };
    let loaded = Document::load_mem_with_options(bytes, options);
    if EXCEEDED.get() {
        return Err(CannotClean::TooLarge);
    }
    match loaded {
        Ok(document) if is_encrypted(&document) => Err(CannotClean::Encrypted),
        Ok(document) => Ok(document),
        Err(lopdf::Error::Decompress(_)) => Err(CannotClean::TooLarge),
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => Err(CannotClean::Encrypted),
        Err(_) => Err(CannotClean::Broken),
    }
}

/// Also where an empty password opens it: then it says what may not be done with it, and we do not go round that.
fn is_encrypted(document: &Document) -> bool {
    document.was_encrypted() || document.trailer.has(b"Encrypt")
}

fn within_bounds(id: (u32, u16), object: &mut Object) -> Option<((u32, u16), Object)> {
    let (bytes, objects) = LEFT.get();
    let unpacked = match &*object {
        Object::Stream(stream) if stream.dict.has_type(b"ObjStm") => {
            stream.decompressed_content_with_limit(bytes.max(1)).map_or(usize::MAX, |content| content.len())
        }
        _ => 0,
    };
    match (bytes.checked_sub(unpacked), objects.checked_sub(1)) {
        (Some(bytes), Some(objects)) => {
            LEFT.set((bytes, objects));
            // Of what stands by itself the library keeps the object it showed, of what was packed the one it gets back; a stream
            // is never packed.
            let back = if matches!(object, Object::Stream(_)) { Object::Null } else { object.clone() };
            Some((id, back))
        }
        _ => {
            EXCEEDED.set(true);
            None
        }
    }
}
