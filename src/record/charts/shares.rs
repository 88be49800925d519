//! How many of how many, in groups side by side. Under five there is no rate to see: each case is drawn as a square of its own.

use super::{Area, Drawing, LINE, LabelBox, Spot, round, widest, wrap};

/// From how many cases on a bar stands for a share.
pub const FEW: usize = 5;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    pub groups: Vec<SharesGroup>,
}

/// What is compared: its name with its denominator, and a bar for each part of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharesGroup {
    pub label: String,
    pub total: usize,
    pub bars: Vec<Bar>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    pub n: usize,
    /// The number in words: "8 de 14 (57 %)".
    pub says: String,
    pub ink: Ink,
}

/// How a bar is filled: full, outlined, dashed or hatched, so that black ink tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Full,
    Open,
    Dashed,
    Hatched,
}

struct Sheet {
    width: f64,
    /// Where bars begin and how long a whole one is.
    start: f64,
    whole: f64,
    names: f64,
    /// The number stands right of the bar, or above it beside the name.
    above: bool,
}

const WIDE: Sheet = Sheet { width: 960.0, start: 290.0, whole: 470.0, names: 270.0, above: false };
const TALL: Sheet = Sheet { width: 320.0, start: 8.0, whole: 304.0, names: 304.0, above: true };
const BAR: f64 = 18.0;
const AIR: f64 = 12.0;

impl Shares {
    /// Nothing when there is nothing to compare.
    pub fn wide(&self) -> Option<Drawing> {
        self.draw(&WIDE)
    }

    pub fn tall(&self) -> Option<Drawing> {
        self.draw(&TALL)
    }

    fn draw(&self, sheet: &Sheet) -> Option<Drawing> {
        if self.groups.iter().all(|group| group.bars.is_empty()) {
            return None;
        }
        let mut drawing = Drawing::of_width(sheet.width);
        let (mut y, mut row) = (8.0, 0);
        for group in &self.groups {
            y = drawing.write(8.0, y, false, &wrap("strong", &group.label, sheet.width - 16.0, 3)) + 6.0;
            for bar in &group.bars {
                let place = draw_bar(&mut drawing, sheet, group.total, bar, y);
                drawing.spots.push(Spot { row, x: sheet.start, y: round(place.0 + BAR / 2.0) });
                y = place.1 + AIR;
                row += 1;
            }
            y += AIR;
        }
        drawing.height = round(y - AIR);
        Some(drawing)
    }
}

/// Name, bar and number. Returns the top of the bar and where the next row begins.
fn draw_bar(drawing: &mut Drawing, sheet: &Sheet, total: usize, bar: &Bar, top: f64) -> (f64, f64) {
    let name = wrap("", &bar.label, sheet.names, 3);
    let number =
        wrap("soft", &bar.says, if sheet.above { sheet.names } else { sheet.width - sheet.start - sheet.whole - 24.0 }, 2);
    let below_name = drawing.write(8.0, top, false, &name);
    let (y, bottom) = if sheet.above {
        let y = drawing.write(8.0, below_name, false, &number) + 2.0;
        (y, y + BAR)
    } else {
        let x = sheet.start + sheet.whole + 14.0;
        let place = LabelBox { left: x, right: x + widest(&number), top, bottom: top + LINE * number.len() as f64 };
        drawing.label(place, false, &number);
        (top, below_name.max(place.bottom).max(top + BAR))
    };
    fill(drawing, (sheet.start, y, sheet.whole), total, bar);
    (y, bottom)
}

/// The bar itself: a share of the whole length or, under five cases, as many squares as there are cases.
fn fill(drawing: &mut Drawing, (x, y, whole): (f64, f64, f64), total: usize, bar: &Bar) {
    let class = match bar.ink {
        Ink::Full => "full",
        Ink::Open => "hollow",
        Ink::Dashed => "dashed",
        Ink::Hatched => "veiled",
    };
    if total < FEW {
        for case in 0..total {
            let x = x + (BAR + 6.0) * case as f64;
            block(drawing, if case < bar.n { class } else { "case" }, (x, y, BAR));
        }
        return;
    }
    block(drawing, "whole", (x, y, whole));
    if bar.n > 0 {
        // The least that can be seen.
        block(drawing, class, (x, y, (whole * bar.n as f64 / total as f64).clamp(3.0, whole)));
    }
}

/// A rectangle of a bar's height. What is veiled is hatched by strokes, so that it is told apart in any ink.
fn block(drawing: &mut Drawing, class: &'static str, (x, y, width): (f64, f64, f64)) {
    let (x, y, width) = (round(x), round(y), round(width));
    drawing.areas.push(Area { class, x, y, width, height: BAR, hatched: false });
    if class == "veiled" {
        const SLANT: f64 = 7.0;
        let mut at = x;
        while at + SLANT <= x + width {
            drawing.stroke("slash", format!("M{} {}l{SLANT} -{BAR}", round(at), round(y + BAR)));
            at += SLANT;
        }
    }
}

/// One bar by itself, for a list whose words say the rest.
pub fn bar(n: usize, total: usize, ink: Ink) -> Drawing {
    const WHOLE: f64 = 240.0;
    let mut drawing = Drawing { width: WHOLE + 4.0, height: BAR + 4.0, ..Drawing::default() };
    fill(&mut drawing, (2.0, 2.0, WHOLE), total, &Bar { label: String::new(), n, says: String::new(), ink });
    drawing
}

/// A square of an ink, for a list that says what it means.
pub fn swatch(ink: Ink) -> Drawing {
    let mut drawing = Drawing { width: BAR + 4.0, height: BAR + 4.0, ..Drawing::default() };
    fill(&mut drawing, (2.0, 2.0, BAR), 1, &Bar { label: String::new(), n: 1, says: String::new(), ink });
    drawing
}
