//! What a painting asks for by name. Programs often give all pages one list of pictures and fonts; what a page does not ask for has no
//! place in a copy: it may be the picture of a page that was left out.

use lopdf::Dictionary;
use std::collections::BTreeSet;

/// Lists of a page's resources, by kind. Nothing else in resources is painted with.
pub const LISTS: [&[u8]; 6] = [b"ColorSpace", b"ExtGState", b"Font", b"Pattern", b"Shading", b"XObject"];

/// Names, as they are meant.
pub type Names = BTreeSet<Vec<u8>>;

/// All names in a painting. Rather some more: a text or the points of a picture may look like a name.
pub fn names(painting: &[u8]) -> Names {
    painting.split(|byte| *byte == b'/').skip(1).map(name).collect()
}

/// Whether a resource is asked for: by name, or because it stands in for plain colours.
pub fn is_asked_for(list: &[u8], name: &[u8], asked: &Names) -> bool {
    asked.contains(name) || list == b"ColorSpace" && name.starts_with(b"Default")
}

/// What is in an entry's own hands: with resources of its own it asks for nothing on the page's list.
pub fn leans_on_page(dict: &Dictionary) -> bool {
    !dict.has(b"Resources")
}

/// The name at the start of this, its `#41` read as the signs they stand for.
fn name(rest: &[u8]) -> Vec<u8> {
    const ENDS: &[u8] = b"\0\t\n\x0c\r ()<>[]{}/%";
    let end = rest.iter().position(|byte| ENDS.contains(byte)).unwrap_or(rest.len());
    let mut left = rest.get(..end).unwrap_or_default();
    let mut name = Vec::with_capacity(left.len());
    while let Some((&first, after)) = left.split_first() {
        let sign = if first == b'#' { after.get(..2).and_then(sign) } else { None };
        name.push(sign.unwrap_or(first));
        left = if sign.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    name
}

fn sign(digits: &[u8]) -> Option<u8> {
    let value = |byte: u8| char::from(byte).to_digit(16);
    match digits {
        [high, low] => u8::try_from(value(*high)? * 16 + value(*low)?).ok(),
        _ => None,
    }
}
