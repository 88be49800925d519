//! A line's timeline as a drawing: what is known of it, when, with the electoral periods behind. The caller gives finished words and
//! puts the same facts in a list beside it; this room only decides where things go.

mod tall;
mod wide;

use super::charts::{self, Band, Drawing, Item, Line, Told, wrap};
use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Said by screen readers in place of the drawing, before the items in order.
    pub title: String,
    pub items: Vec<Item>,
    pub bands: Vec<Band>,
    /// Short names of the months from January on, for the axis ("ene", "feb"…).
    pub months: [String; 12],
}

impl Timeline {
    /// Lying, for wide screens and paper. Nothing when there is nothing to draw.
    pub fn wide(&self) -> Option<Drawing> {
        wide::draw(&self.in_order()?)
    }

    /// Upright, for phones: one thing below the other, in order, not to scale.
    pub fn tall(&self) -> Option<Drawing> {
        tall::draw(&self.in_order()?)
    }

    /// The items by date, with ends that do not precede their beginnings and without the periods that are far from every item.
    fn in_order(&self) -> Option<Self> {
        let mut own = self.clone();
        for item in &mut own.items {
            item.to = item.to.max(item.from);
        }
        own.items.sort_by_key(|i| (i.from, i.to));
        let first = own.items.first()?.from;
        let last = own.items.iter().map(|i| i.to).max()?;
        own.bands.retain(|b| b.from <= b.to && b.to >= first && b.from <= last);
        own.bands.sort_by_key(|b| (b.from, b.to));
        Some(own)
    }

    fn description(&self) -> String {
        self.in_order()
            .map(|own| own.items.iter().map(|i| format!("{}: {}.", i.label, i.when)).collect::<Vec<_>>().join(" "))
            .unwrap_or_default()
    }
}

/// Both drawings; the style shows the one that fits. `id` must be the only one of its name on the page; `beside` leads to the same
/// in words.
pub fn timeline_figure(timeline: &Timeline, id: &str, beside: AnyView) -> Option<AnyView> {
    let told = Told { title: timeline.title.clone(), description: timeline.description() };
    let (wide, tall) = timeline.wide().zip(timeline.tall())?;
    Some(charts::figure(id, told, wide, tall, beside))
}

/// What is said of an item: its label, then its date.
fn lines_of(item: &Item, room: f64) -> Vec<Line> {
    let mut lines = wrap("", &item.label, room, 4);
    lines.extend(wrap("soft", &item.when, room, 3));
    lines
}
