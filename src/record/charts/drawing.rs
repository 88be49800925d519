//! A finished drawing: plain values, no look. The style gives each class its ink.

use super::text::{LINE, Line};

/// Everything on the sheet, back to front: areas, strokes, texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub areas: Vec<Area>,
    pub strokes: Vec<Stroke>,
    pub texts: Vec<Text>,
    /// The room each label takes; no two of them meet.
    pub labels: Vec<LabelBox>,
    /// Where each datum came to stand, in the order of the data.
    pub spots: Vec<Spot>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub class: &'static str,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// Hatched as well, so that it is told apart without colour.
    pub hatched: bool,
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

/// The place of a datum: its row in the data, and where its sign stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub row: usize,
    pub x: f64,
    pub y: f64,
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
    pub fn of_width(width: f64) -> Self {
        Self { width, ..Self::default() }
    }

    pub fn stroke(&mut self, class: &'static str, d: String) {
        self.strokes.push(Stroke { class, d });
    }

    /// Lines of text in a box whose place was chosen before.
    pub(in crate::record) fn label(&mut self, place: LabelBox, ends: bool, lines: &[Line]) {
        let (x, anchor) = if ends { (place.right, "end") } else { (place.left, "start") };
        for (i, line) in lines.iter().enumerate() {
            let y = round(place.top + LINE * (i as f64 + 0.78));
            self.texts.push(Text { class: line.class, x: round(x), y, anchor, text: line.text.clone() });
        }
        self.labels.push(place);
    }

    /// Lines of text from a corner on, to the right or to the left of it. Returns where they end below.
    pub(in crate::record) fn write(&mut self, x: f64, top: f64, ends: bool, lines: &[Line]) -> f64 {
        let width = super::widest(lines);
        let (left, right) = if ends { (x - width, x) } else { (x, x + width) };
        let bottom = top + LINE * lines.len() as f64;
        self.label(LabelBox { left, right, top, bottom }, ends, lines);
        bottom
    }

    /// Whether a label would cover another.
    pub fn is_free(&self, place: &LabelBox) -> bool {
        !self.labels.iter().any(|other| other.meets(place))
    }
}

/// To a tenth: what a screen can show.
pub(in crate::record) fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
