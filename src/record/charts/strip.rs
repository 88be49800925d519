//! Days past a promise, a dot a line, in a row for each institution. Rows stand in the order they are given: by name, never by number.

use super::{Drawing, LINE, LabelBox, Line, Linear, Spot, arrow, round, width_of, wrap};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    pub rows: Vec<StripRow>,
    /// What the numbers are, written at the axis.
    pub axis: String,
    /// What zero is.
    pub zero: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripRow {
    pub label: String,
    /// The denominator: "1 de 4 líneas".
    pub note: String,
    pub dots: Vec<Dot>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dot {
    pub days: i64,
    pub bound: Bound,
    /// The number in words, written beside the dot where there is room.
    pub says: String,
}

/// How sure a day or a number of days is: a full dot, or an open one with an arrow to where the true number may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Exact,
    AtLeast,
    AtMost,
}

struct Sheet {
    width: f64,
    start: f64,
    end: f64,
    names: f64,
    above: bool,
    ticks: usize,
}

const WIDE: Sheet = Sheet { width: 960.0, start: 300.0, end: 920.0, names: 270.0, above: false, ticks: 6 };
const TALL: Sheet = Sheet { width: 320.0, start: 20.0, end: 296.0, names: 304.0, above: true, ticks: 3 };
const LANE: f64 = 22.0;
/// Dots closer than this go above each other.
const APART: f64 = 26.0;
const AIR: f64 = 12.0;

impl Strip {
    /// Nothing when there is no dot to draw.
    pub fn wide(&self) -> Option<Drawing> {
        self.draw(&WIDE)
    }

    pub fn tall(&self) -> Option<Drawing> {
        self.draw(&TALL)
    }

    fn draw(&self, sheet: &Sheet) -> Option<Drawing> {
        let days = || self.rows.iter().flat_map(|row| &row.dots).map(|dot| dot.days);
        days().next()?;
        let scale = Linear::new(days(), sheet.start, sheet.end, sheet.ticks);
        let mut drawing = Drawing::of_width(sheet.width);
        let top = drawing.write(8.0, 8.0, false, &wrap("soft", &self.axis, sheet.width - 16.0, 2));
        let ends = scale.at(0) > sheet.width / 2.0;
        let mut y = drawing.write(scale.at(0), top + 4.0, ends, &wrap("strong", &self.zero, sheet.width / 2.0, 2)) + 6.0;
        for (number, row) in self.rows.iter().enumerate() {
            y = draw_row(&mut drawing, sheet, &scale, (number, row), y);
        }
        axis(&mut drawing, sheet, &scale, y);
        drawing.height = round(y + LINE + 14.0);
        Some(drawing)
    }
}

/// One institution. Returns where the next begins.
fn draw_row(drawing: &mut Drawing, sheet: &Sheet, scale: &Linear, (number, row): (usize, &StripRow), top: f64) -> f64 {
    let mut lines = wrap("", &row.label, sheet.names, 3);
    lines.extend(wrap("soft", &row.note, sheet.names, 2));
    let below = drawing.write(8.0, top, false, &lines);
    let top = if sheet.above { below + 2.0 } else { top };
    let mut dots: Vec<&Dot> = row.dots.iter().collect();
    dots.sort_by_key(|dot| dot.days);
    // The right end of each lane: a dot goes into the first one that has room for it.
    let mut ends: Vec<f64> = Vec::new();
    for dot in dots {
        let x = scale.at(dot.days);
        let lane = ends.iter().position(|end| x - *end >= APART).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(x);
        }
        let y = top + LANE * (lane as f64 + 0.5);
        ends[lane] = beside(drawing, sheet, (x, y), dot).unwrap_or(x);
        place_dot(drawing, (x, y), dot.bound);
        drawing.spots.push(Spot { row: number, x: round(x), y: round(y) });
    }
    let bottom = below.max(top + LANE * ends.len().max(1) as f64);
    // The promised day: a line through the dots' part of the row, clear of the names above it.
    drawing.stroke("zero", format!("M{} {}V{}", round(scale.at(0)), round(top), round(bottom + AIR / 2.0)));
    drawing.stroke("row", format!("M{} {}H{}", sheet.start, round(bottom + AIR / 2.0), sheet.end));
    bottom + AIR
}

/// The number beside its dot, right or left of it, where it covers nothing. Returns how far right it reaches.
fn beside(drawing: &mut Drawing, sheet: &Sheet, (x, y): (f64, f64), dot: &Dot) -> Option<f64> {
    let width = width_of(&dot.says);
    let (top, bottom) = (y - LINE / 2.0, y + LINE / 2.0);
    let right = LabelBox { left: x + 22.0, right: x + 22.0 + width, top, bottom };
    let left = LabelBox { left: x - 22.0 - width, right: x - 22.0, top, bottom };
    let fits = |place: &LabelBox| place.left >= sheet.start && place.right <= sheet.width - 2.0 && drawing.is_free(place);
    let covers_dot = |place: &LabelBox| {
        drawing.spots.iter().any(|s| place.left - 8.0 < s.x && s.x < place.right + 8.0 && place.top < s.y && s.y < place.bottom)
    };
    let place = [right, left].into_iter().find(|place| fits(place) && !covers_dot(place))?;
    drawing.label(place, false, &[Line::new("", dot.says.clone())]);
    (place.left > x).then_some(place.right)
}

fn place_dot(drawing: &mut Drawing, (x, y): (f64, f64), bound: Bound) {
    let class = if bound == Bound::Exact { "act" } else { "ring" };
    drawing.stroke(class, format!("M{} {}m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z", round(x), round(y)));
    drawing.strokes.extend(arrow(bound, x, y, false));
}

fn axis(drawing: &mut Drawing, sheet: &Sheet, scale: &Linear, y: f64) {
    drawing.stroke("axis", format!("M{} {}H{}", sheet.start, round(y), sheet.end));
    let mut free_from = 0.0;
    for (x, number) in scale.ticks() {
        let text = crate::record::words::number(number);
        let width = width_of(&text);
        let left = (x - width / 2.0).clamp(2.0, sheet.width - 2.0 - width);
        drawing.stroke("tick", format!("M{} {}v6", round(x), round(y)));
        if left >= free_from {
            free_from = left + width + 8.0;
            drawing.label(
                LabelBox { left, right: left + width, top: y + 8.0, bottom: y + 8.0 + LINE },
                false,
                &[Line::new("soft", text)],
            );
        }
    }
}
