//! What is covered in a copy: rectangles of a picture, pages of a document; and how both are typed.

use std::collections::BTreeSet;

/// Most rectangles of a picture.
pub const MOST_RECTANGLES: usize = 10;
/// The whole width or height, in tenths of a percent.
pub const WHOLE: u32 = 1000;

/// What is covered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    pub rectangles: Vec<Rectangle>,
    /// Pages left out, from 1.
    pub pages: BTreeSet<u32>,
}

/// A rectangle in tenths of a percent of a picture as it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rectangle {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

impl Rectangle {
    /// None when it has no area or does not touch the picture.
    pub fn new(left: u32, top: u32, width: u32, height: u32) -> Option<Self> {
        (left < WHOLE && top < WHOLE && width > 0 && height > 0).then_some(Self { left, top, width, height })
    }

    /// The points that it covers, outward: never less than was asked.
    pub fn points(self, width: u32, height: u32) -> (std::ops::Range<u32>, std::ops::Range<u32>) {
        (span(self.left, self.width, width), span(self.top, self.height, height))
    }
}

fn span(start: u32, length: u32, whole: u32) -> std::ops::Range<u32> {
    let place = |tenths: u32| u64::from(tenths) * u64::from(whole);
    let first = place(start) / u64::from(WHOLE);
    let end = place(start.saturating_add(length).min(WHOLE)).div_ceil(u64::from(WHOLE));
    let number = |n: u64| u32::try_from(n).unwrap_or(whole).min(whole);
    number(first)..number(end)
}

/// `12`, `12.5` or `12,5`: percent, in tenths.
pub fn percent(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('%').trim_end();
    let (units, tenths) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(units, 3) || !digits(tenths, 1) {
        return None;
    }
    let value = units.parse::<u32>().ok()? * 10 + tenths.parse::<u32>().ok()?;
    (value <= WHOLE).then_some(value)
}

/// `2, 5-7`: pages. An empty text is no page.
pub fn pages(text: &str) -> Option<BTreeSet<u32>> {
    const LAST: u32 = 9999;
    let mut found = BTreeSet::new();
    for part in text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last) = (first.parse::<u32>().ok()?, last.parse::<u32>().ok()?);
        if first == 0 || last < first || last > LAST {
            return None;
        }
        found.extend(first..=last);
    }
    Some(found)
}
