//! The faces, and what of a text they can show. A sign that no face has stops a PDF/UA document: it is told by its number instead.

use crate::{NotSet, Sheet};
use serde_json::Value;
use std::sync::LazyLock;
use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

/// Text in Libertinus Serif (SIL Open Font License 1.1), hashes in DejaVu Sans Mono (Bitstream Vera licence): `pdf/fonts`.
static FILES: [&[u8]; 3] = [
    include_bytes!("../fonts/LibertinusSerif-Regular.otf"),
    include_bytes!("../fonts/LibertinusSerif-Bold.otf"),
    include_bytes!("../fonts/DejaVuSansMono.ttf"),
];

pub struct Faces {
    pub fonts: Vec<Font>,
    pub book: LazyHash<FontBook>,
}

/// Read when the first sheet is set.
pub static FACES: LazyLock<Faces> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Faces { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// The sheet as JSON for the template, with signs that no face has told by their numbers.
pub fn printable(sheet: &Sheet) -> Result<String, NotSet> {
    let mut value = serde_json::to_value(sheet).map_err(|error| NotSet(error.to_string()))?;
    walk(&mut value);
    Ok(value.to_string())
}

fn walk(value: &mut Value) {
    match value {
        Value::String(text) => *text = shown(text),
        Value::Array(all) => all.iter_mut().for_each(walk),
        Value::Object(fields) => fields.values_mut().for_each(walk),
        _ => {}
    }
}

fn shown(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, sign| {
        if sign.is_whitespace() {
            out.push(' ');
        } else if has(sign) && !is_unseen(sign) {
            out.push(sign);
        } else if !is_unseen(sign) {
            out.push_str(&format!("[U+{:04X}]", u32::from(sign)));
        }
        out
    })
}

/// Signs that show nothing, and that a PDF/UA document may not hold.
fn is_unseen(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Both families have it: which one a text is set in is the template's business.
fn has(sign: char) -> bool {
    FACES.fonts.iter().all(|font| font.info().coverage.contains(u32::from(sign)))
}
