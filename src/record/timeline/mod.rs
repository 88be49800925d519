//! A line's timeline as a drawing: what is known of it, when, with the electoral periods behind. The caller gives finished words and
//! puts the same facts in a list beside it; this room only decides where things go.

mod tall;
mod wide;

use super::charts::{self, Band, Drawing, Item, Kind, Line, Told, wrap};
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

    /// Everything that is drawn, with its date, earliest first: a period before what happened on its first day.
    pub fn told(&self) -> Vec<(String, String)> {
        let Some(own) = self.in_order() else { return Vec::new() };
        let shown = wide::scale(&own).map(|scale| wide::bands(&own, &scale)).unwrap_or_default();
        let bands = shown.into_iter().map(|band| (band.from, (band.label.clone(), band.when.clone())));
        let items = own.items.iter().map(|item| (item.from, (item.label.clone(), item.when.clone())));
        let mut all: Vec<_> = bands.chain(items).collect();
        all.sort_by_key(|(from, _)| *from);
        all.into_iter().map(|(_, told)| told).collect()
    }

    fn description(&self) -> String {
        self.told().iter().map(|(label, when)| format!("{label}: {when}.")).collect::<Vec<_>>().join(" ")
    }

    /// Whether something is known in the days of a period; years in which nothing is would only make the silence longer.
    fn meets(&self, band: &Band) -> bool {
        self.items.iter().any(|i| i.kind != Kind::Silence && i.from <= band.to && band.from <= i.to)
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
    lines.extend(wrap("soft", &item.when, room, 4));
    lines
}
