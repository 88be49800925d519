//! What a drawing is made of, and what both drawings share: the shapes of the kinds, lanes, lines of text.

use super::{Item, Kind};

/// Height of a line of text, and a width per character that is on the safe side for 14 px system faces.
pub(super) const LINE: f64 = 18.0;
const CHAR: f64 = 8.4;

/// A finished drawing: plain values, no look.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub areas: Vec<Area>,
    pub strokes: Vec<Stroke>,
    pub texts: Vec<Text>,
    /// The room each label takes; no two of them meet.
    pub labels: Vec<LabelBox>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    pub class: &'static str,
    pub d: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub class: &'static str,
    pub x: f64,
    pub y: f64,
    pub anchor: &'static str,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelBox {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl LabelBox {
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

impl Drawing {
    pub(super) fn stroke(&mut self, class: &'static str, d: String) {
        self.strokes.push(Stroke { class, d });
    }

    /// Lines of text in a box whose place was chosen before.
    pub(super) fn label(&mut self, place: LabelBox, ends: bool, lines: &[Line]) {
        let (x, anchor) = if ends { (place.right, "end") } else { (place.left, "start") };
        for (i, line) in lines.iter().enumerate() {
            let y = round(place.top + LINE * (i as f64 + 0.78));
            self.texts.push(Text { class: line.class, x: round(x), y, anchor, text: line.text.clone() });
        }
        self.labels.push(place);
    }
}

/// One line of a label.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub class: &'static str,
    pub text: String,
}

pub(super) fn width_of(text: &str) -> f64 {
    text.chars().count() as f64 * CHAR
}

pub(super) fn widest(lines: &[Line]) -> f64 {
    lines.iter().map(|l| width_of(&l.text)).fold(0.0, f64::max)
}

/// What is said of an item: its label, then its date.
pub(super) fn lines_of(item: &Item, room: f64) -> Vec<Line> {
    let mut lines = wrap("", &item.label, room, 4);
    lines.extend(wrap("soft", &item.when, room, 3));
    lines
}

/// Breaks a text into lines that fit; what is beyond the last line is in the list beside the drawing.
pub(super) fn wrap(class: &'static str, text: &str, room: f64, most: usize) -> Vec<Line> {
    let fit = ((room / CHAR) as usize).max(4);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let chars: Vec<char> = word.chars().collect();
        for part in chars.chunks(fit) {
            let part: String = part.iter().collect();
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + part.chars().count() <= fit => {
                    line.push(' ');
                    line.push_str(&part);
                }
                _ => lines.push(part),
            }
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            *line = line.chars().take(fit - 1).chain(['…']).collect();
        }
    }
    lines.into_iter().map(|text| Line { class, text }).collect()
}

/// Puts each extent in the first lane where it does not cover another. A point may stand at the end of a stretch.
pub(super) fn lanes(extents: &[(f64, f64)]) -> Vec<usize> {
    let mut filled: Vec<Vec<(f64, f64)>> = Vec::new();
    extents
        .iter()
        .map(|extent| {
            let lane = filled.iter().position(|lane| !lane.iter().any(|other| collide(*extent, *other))).unwrap_or(filled.len());
            if lane == filled.len() {
                filled.push(Vec::new());
            }
            filled[lane].push(*extent);
            lane
        })
        .collect()
}

fn collide(a: (f64, f64), b: (f64, f64)) -> bool {
    let point = |e: (f64, f64)| e.1 - e.0 < 2.0;
    if point(a) && point(b) { (a.0 - b.0).abs() < 20.0 } else { a.0 < b.1 - 2.0 && b.0 < a.1 - 2.0 }
}

/// The class and outline of a stretch, lying or upright: `(a, b)` along the axis, `c` across it.
pub(super) fn stretch(item: &Item, a: f64, b: f64, c: f64, upright: bool) -> Stroke {
    let class = match (item.kind, item.precise) {
        (Kind::Suspended, _) => "susp",
        (Kind::Silence, _) => "silence",
        (Kind::Window, true) => "window",
        (Kind::Window, false) => "window loose",
        (_, true) => "range",
        (_, false) => "range loose",
    };
    let (a, b, c) = (round(a), round(b.max(a + 3.0)), round(c));
    let (thin, along, across) = (matches!(item.kind, Kind::Suspended | Kind::Silence), b - a, 14);
    let d = match (thin, upright) {
        (true, false) => format!("M{a} {c}H{b}"),
        (true, true) => format!("M{c} {a}V{b}"),
        (false, false) => format!("M{a} {}h{}v{across}h-{}z", c - 7.0, round(along), round(along)),
        (false, true) => format!("M{} {a}h{across}v{}h-{across}z", c - 7.0, round(along)),
    };
    Stroke { class, d }
}

/// The sign of what happens on a day, around a place.
pub(super) fn sign(kind: Kind, x: f64, y: f64) -> Stroke {
    let (x, y) = (round(x), round(y));
    let (class, shape) = match kind {
        Kind::Published => ("act", "m-6 -8h8l4 4v12h-12z"),
        Kind::Resumed => ("act", "m-5 -8l13 8l-13 8z"),
        Kind::ElectionDay => ("act", "m-7 -7h14v14h-14z"),
        Kind::Promise => ("ring", "m0 -8l8 8l-8 8l-8 -8z"),
        // A glass with its handle: somebody looked.
        Kind::Check => ("ring", "m-8 -2a6 6 0 1 0 12 0a6 6 0 1 0 -12 0m10.5 4.5l6 6"),
        Kind::Dissolved => ("cross", "m-7 -7l14 14m0 -14l-14 14"),
        Kind::Voice => ("ring", "m-8 -8h16v11h-8l-5 5v-5h-3z"),
        Kind::Act | Kind::Window | Kind::Suspended | Kind::Terms | Kind::Silence => {
            ("act", "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z")
        }
    };
    Stroke { class, d: format!("M{x} {y}{shape}") }
}

/// A dashed ring around the sign of a day that was inferred.
pub(super) fn doubt(x: f64, y: f64) -> Stroke {
    Stroke { class: "doubt", d: format!("M{} {}m-12 0a12 12 0 1 0 24 0a12 12 0 1 0 -24 0", round(x), round(y)) }
}

pub(super) fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
