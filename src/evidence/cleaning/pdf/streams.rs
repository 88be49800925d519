//! The bytes of streams: unpacked within bounds where they are read, without anything behind their end where they are kept packed.

use crate::evidence::cleaning::{CannotClean, jpeg};
use flate2::{Decompress, FlushDecompress, Status};
use lopdf::{Dictionary, Object, Stream};

/// What one stream may unpack to, and all of a document together.
const ONE: usize = 96 * 1024 * 1024;
const ALL: usize = 384 * 1024 * 1024;

/// What may still be unpacked.
pub struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(ALL)
    }
}

impl Budget {
    /// The content as a program reads it.
    pub fn unpacked(&mut self, stream: &Stream) -> Result<Vec<u8>, CannotClean> {
        let content = stream.get_plain_content_with_limit(ONE.min(self.0)).map_err(|error| match error {
            lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => CannotClean::TooLarge,
            _ => CannotClean::Broken,
        })?;
        self.spend(content.len())?;
        Ok(content)
    }

    fn spend(&mut self, bytes: usize) -> Result<(), CannotClean> {
        self.0 = self.0.checked_sub(bytes).ok_or(CannotClean::TooLarge)?;
        Ok(())
    }

    /// How much of packed bytes belongs to what they unpack to.
    fn length(&mut self, packed: &[u8]) -> Result<usize, CannotClean> {
        let mut inflate = Decompress::new(true);
        let mut room = vec![0; 64 * 1024];
        loop {
            let read = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
            let written = inflate.total_out();
            let rest = packed.get(read..).unwrap_or_default();
            let status = inflate.decompress(rest, &mut room, FlushDecompress::None).map_err(|_| CannotClean::Broken)?;
            let now = usize::try_from(inflate.total_out() - written).unwrap_or(usize::MAX);
            self.spend(now)?;
            let read_now = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
            match status {
                Status::StreamEnd => return Ok(read_now.min(packed.len())),
                // Cut short: programs show what is there.
                _ if now == 0 && read_now == read => return Ok(packed.len()),
                _ => {}
            }
        }
    }
}

/// A stream of ours.
pub fn packed(mut dict: Dictionary, content: Vec<u8>) -> Object {
    dict.remove(b"DecodeParms");
    dict.remove(b"Filter");
    let mut stream = Stream::new(dict, content);
    // Unpacked it is the same, only longer.
    let _ = stream.compress();
    Object::Stream(stream)
}

/// The filters as they are written, in the order in which they are undone.
pub fn filters(stream: &Stream) -> Vec<&Object> {
    match stream.dict.get(b"Filter") {
        Ok(Object::Array(names)) => names.iter().collect(),
        Ok(one) => vec![one],
        Err(_) => Vec::new(),
    }
}

/// A stream that is not painted from: a picture, a font, a profile.
pub fn data(old: &Stream, filters: &[&Object], dict: Dictionary, budget: &mut Budget) -> Result<Object, CannotClean> {
    let names: Vec<&[u8]> = filters.iter().map(|filter| filter.as_name().unwrap_or_default()).collect();
    match names.as_slice() {
        // A picture that does not say what it is.
        [] if old.content.starts_with(&[0xFF, 0xD8, 0xFF]) => Err(CannotClean::PictureInside),
        [] => Ok(kept(dict, old.content.clone())),
        [b"FlateDecode"] => {
            let length = budget.length(&old.content)?;
            Ok(kept(dict, old.content.get(..length).unwrap_or_default().to_vec()))
        }
        // Scans of paper in black and white: points, and nothing beside them.
        [b"CCITTFaxDecode" | b"JBIG2Decode"] => Ok(kept(dict, old.content.clone())),
        [before @ .., b"DCTDecode"] => {
            let packed = if before.is_empty() { old.content.clone() } else { undone(old, before, budget)? };
            let picture = jpeg::without_extras(&packed).ok_or(CannotClean::PictureInside)?;
            let mut dict = dict;
            dict.set("Filter", Object::Name(b"DCTDecode".to_vec()));
            dict.remove(b"DecodeParms");
            Ok(kept(dict, picture))
        }
        names if names.iter().any(|name| matches!(*name, b"JPXDecode" | b"CCITTFaxDecode" | b"JBIG2Decode" | b"DCTDecode")) => {
            Err(CannotClean::PictureInside)
        }
        _ => {
            let content = budget.unpacked(old)?;
            Ok(packed(dict, content))
        }
    }
}

/// What the filters before a picture's own hide.
fn undone(old: &Stream, before: &[&[u8]], budget: &mut Budget) -> Result<Vec<u8>, CannotClean> {
    let mut dict = Dictionary::new();
    dict.set("Filter", before.iter().map(|name| Object::Name(name.to_vec())).collect::<Vec<_>>());
    budget.unpacked(&Stream::new(dict, old.content.clone()))
}

fn kept(dict: Dictionary, content: Vec<u8>) -> Object {
    Object::Stream(Stream::new(dict, content))
}
