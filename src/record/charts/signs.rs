//! The signs of what happens and what lasts: each kind has a shape of its own, so that no meaning hangs on colour.

use super::{Bound, Stroke, round};
use chrono::NaiveDate;

/// One thing that happened, lasted, was promised or was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub kind: Kind,
    pub from: NaiveDate,
    /// The last day on which what lasts may have begun: `from`, where its first day is known.
    pub begun_by: NaiveDate,
    /// The last day of what lasts, or of the month or quarter that is all we know; the same day for a single day.
    pub to: NaiveDate,
    pub label: String,
    /// The date in words, as precisely as it is known.
    pub when: String,
    /// A date that was inferred, or known by month or quarter, is drawn with a dashed outline.
    pub precise: bool,
    /// "That day or before" is drawn open, with an arrow to where the true day may be.
    pub bound: Bound,
}

/// An electoral period behind the items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    pub label: String,
    /// Its days in words.
    pub when: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Band {
    /// Its name with its days, where the name does not hold them.
    pub fn told(&self) -> String {
        if self.label.contains(&self.when) { self.label.clone() } else { format!("{}: {}", self.label, self.when) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Published,
    Window,
    Suspended,
    Resumed,
    ElectionDay,
    Promise,
    Act,
    Check,
    Dissolved,
    /// What somebody says about it: a notice, an answer, a dispute.
    Voice,
    /// Terms that an institution stood still: no act on a line.
    Terms,
    /// A stretch without any known act.
    Silence,
}

impl Kind {
    /// Whether it is a stretch by nature, even when it lasts a day.
    pub fn lasts(self) -> bool {
        matches!(self, Self::Window | Self::Suspended | Self::Terms | Self::Silence)
    }
}

/// Puts each extent in the first lane where it does not cover another. A point may stand at the end of a stretch.
pub(in crate::record) fn lanes(extents: &[(f64, f64)]) -> Vec<usize> {
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

/// A stretch, lying or upright: from `a` to `b` along the axis, at `c` across it. What may have begun at any place between `a` and
/// `begun` has a loose box there.
pub(in crate::record) fn stretch(item: &Item, [a, begun, b]: [f64; 3], c: f64, upright: bool) -> Vec<Stroke> {
    let outline = |class, b: f64| Stroke { class, d: boxed(a, b, c, upright) };
    let line = |class| Stroke { class, d: lined(a, b, c, upright) };
    match (item.kind, item.precise) {
        (Kind::Suspended, true) => vec![line("susp")],
        (Kind::Suspended, false) => vec![outline("range loose", begun.max(a + LEAST_BOX)), line("susp")],
        // Counted from a day that a rule gives: it has no other beginning.
        (Kind::Silence, true | false) => vec![line("silence")],
        (Kind::Window, true) => vec![outline("window", b)],
        (Kind::Window, false) => vec![outline("window loose", b)],
        (_, true) => vec![outline("range", b)],
        (_, false) => vec![outline("range loose", b)],
    }
}

/// The narrowest box in which a line can be seen.
const LEAST_BOX: f64 = 14.0;

fn lined(a: f64, b: f64, c: f64, upright: bool) -> String {
    let (a, b, c) = (round(a), round(b.max(a + 3.0)), round(c));
    if upright { format!("M{c} {a}V{b}") } else { format!("M{a} {c}H{b}") }
}

fn boxed(a: f64, b: f64, c: f64, upright: bool) -> String {
    let (a, b, c, across) = (round(a), round(b.max(a + 3.0)), round(c - 7.0), 14);
    let along = round(b - a);
    if upright { format!("M{c} {a}h{across}v{along}h-{across}z") } else { format!("M{a} {c}h{along}v{across}h-{along}z") }
}

/// The sign of what happens on a day, around a place.
fn sign(kind: Kind, x: f64, y: f64) -> Stroke {
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

/// The sign of an item, lying or upright: open, with an arrow, where its day is a bound and no more.
pub(in crate::record) fn mark(item: &Item, x: f64, y: f64, upright: bool) -> Vec<Stroke> {
    let full = sign(item.kind, x, y);
    let Some(arrow) = arrow(item.bound, x, y, upright) else { return vec![full] };
    let class = if full.class == "act" { "ring" } else { full.class };
    vec![Stroke { class, ..full }, arrow]
}

/// To where the true day may be.
pub(in crate::record) fn arrow(bound: Bound, x: f64, y: f64, upright: bool) -> Option<Stroke> {
    let d = match (bound, upright) {
        (Bound::Exact, _) => return None,
        (Bound::AtMost, false) => "m-8 0h-11m4 -4l-4 4l4 4",
        (Bound::AtMost, true) => "m0 -8v-10m-4 4l4 -4l4 4",
        (Bound::AtLeast, false) => "m8 0h11m-4 -4l4 4l-4 4",
        (Bound::AtLeast, true) => "m0 8v10m-4 -4l4 4l4 -4",
    };
    Some(Stroke { class: "beyond", d: format!("M{} {}{d}", round(x), round(y)) })
}

/// A dashed ring around the sign of a day that was inferred.
pub(in crate::record) fn doubt(x: f64, y: f64) -> Stroke {
    Stroke { class: "doubt", d: format!("M{} {}m-12 0a12 12 0 1 0 24 0a12 12 0 1 0 -24 0", round(x), round(y)) }
}
