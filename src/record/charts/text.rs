//! How wide a text will be. Nobody measures on the server, so widths are those of Helvetica with a margin for wider system faces;
//! a browser test holds the drawings against what is really painted.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Height of a line of text, and the size it is set in.
pub(in crate::record) const LINE: f64 = 18.0;
const SIZE: f64 = 14.0;
/// DejaVu Sans, the widest of the usual system faces, is about a sixth wider than Helvetica.
const MARGIN: f64 = 1.18;
/// Thousandths of the size, from the space to the tilde.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 278, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778,
    722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 278, 278,
    500, 278, 833, 556, 556, 556, 556, 333, 500, 333, 556, 500, 722, 500, 500, 500, 334, 278, 334, 584,
];
/// Of any other character: an em, which few exceed.
const OTHER: u16 = 1000;

/// One line of a label.
#[derive(Clone, Debug)]
pub(in crate::record) struct Line {
    pub class: &'static str,
    pub text: String,
}

impl Line {
    pub fn new(class: &'static str, text: impl Into<String>) -> Self {
        Self { class, text: text.into() }
    }
}

/// How wide a text will be at most, in the units of a drawing.
pub(in crate::record) fn width_of(text: &str) -> f64 {
    let thousandths: u32 = text.nfd().filter(|c| !is_combining_mark(*c)).map(|c| u32::from(width_of_char(c))).sum();
    f64::from(thousandths) / 1000.0 * SIZE * MARGIN
}

fn width_of_char(c: char) -> u16 {
    let place = u32::from(c).checked_sub(32).and_then(|n| usize::try_from(n).ok());
    place.and_then(|n| WIDTHS.get(n)).copied().unwrap_or(match c {
        '«' | '»' | '–' | '·' | '¿' | '¡' | 'º' | 'ª' | '≥' | '≤' | '×' | '‹' | '›' => 600,
        _ => OTHER,
    })
}

pub(in crate::record) fn widest(lines: &[Line]) -> f64 {
    lines.iter().map(|line| width_of(&line.text)).fold(0.0, f64::max)
}

/// Breaks a text into lines that fit; what is beyond the last line is in the table beside the drawing.
pub(in crate::record) fn wrap(class: &'static str, text: &str, room: f64, most: usize) -> Vec<Line> {
    let mut lines: Vec<String> = Vec::new();
    for part in text.split_whitespace().flat_map(|word| broken(word, room)) {
        match lines.last_mut() {
            Some(line) if width_of(line) + width_of(" ") + width_of(&part) <= room => {
                line.push(' ');
                line.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            while !line.is_empty() && width_of(line) + width_of("…") > room {
                line.pop();
            }
            line.push('…');
        }
    }
    lines.into_iter().map(|text| Line { class, text }).collect()
}

/// A word in parts that fit, each of one character at least.
fn broken(word: &str, room: f64) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for c in word.chars() {
        match parts.last_mut() {
            Some(part) if width_of(part) + width_of(c.encode_utf8(&mut [0; 4])) <= room => part.push(c),
            _ => parts.push(c.to_string()),
        }
    }
    parts
}
