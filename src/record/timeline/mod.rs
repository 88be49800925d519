//! A line's timeline as a drawing: what is known of it, when, with the electoral periods behind. The caller gives finished words and
//! puts the same facts in a list beside it; this room only decides where things go.

mod draw;
mod scale;
mod tall;
mod wide;

pub use draw::{Area, Drawing, LabelBox, Stroke, Text};
pub use scale::Scale;

use chrono::NaiveDate;
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

/// One thing that happened, lasted, was promised or was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub kind: Kind,
    pub from: NaiveDate,
    /// The last day of what lasts, or of the month or quarter that is all we know; the same day for a single day.
    pub to: NaiveDate,
    pub label: String,
    /// The date in words, as precisely as it is known.
    pub when: String,
    /// A date that was inferred, or known by month or quarter, is drawn with a dashed outline.
    pub precise: bool,
}

/// An electoral period behind the items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    pub label: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// Each kind has a shape of its own, so that no meaning hangs on colour.
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
    fn lasts(self) -> bool {
        matches!(self, Self::Window | Self::Suspended | Self::Terms | Self::Silence)
    }
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

/// Both drawings; the style shows the one that fits. `id` must be the only one of its name on the page.
#[component]
pub fn TimelineFigure(timeline: Timeline, id: String) -> impl IntoView {
    let told = (timeline.title.clone(), timeline.description());
    let both = timeline.wide().zip(timeline.tall());
    both.map(|(wide, tall)| {
        view! {
            <figure class="timeline">
                {svg(wide, "line line-wide", &format!("{id}-w"), told.clone())}
                {svg(tall, "line line-tall", &format!("{id}-t"), told)}
            </figure>
        }
    })
}

fn svg(drawing: Drawing, class: &'static str, id: &str, (title, description): (String, String)) -> AnyView {
    let (title_id, desc_id, hatch_id) = (format!("{id}-title"), format!("{id}-desc"), format!("{id}-hatch"));
    let named_by = format!("{title_id} {desc_id}");
    let hatched = format!("url(#{hatch_id})");
    let areas: Vec<_> = drawing.areas.into_iter().map(|a| area(a, hatched.clone())).collect();
    let strokes: Vec<_> = drawing.strokes.into_iter().map(|s| view! { <path class=s.class d=s.d></path> }).collect();
    let texts: Vec<_> = drawing.texts.into_iter().map(text).collect();
    view! {
        <svg
            class=class
            role="img"
            aria-labelledby=named_by
            viewBox=format!("0 0 {} {}", drawing.width, drawing.height)
        >
            <title id=title_id>{title}</title>
            <desc id=desc_id>{description}</desc>
            <defs>
                <pattern id=hatch_id width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch" x1="0" y1="0" x2="0" y2="8"></line>
                </pattern>
            </defs>
            {areas}
            {strokes}
            {texts}
        </svg>
    }
    .into_any()
}

fn area(a: Area, hatched: String) -> AnyView {
    view! {
        <rect class="ban" x=a.x y=a.y width=a.width height=a.height></rect>
        <rect fill=hatched x=a.x y=a.y width=a.width height=a.height></rect>
    }
    .into_any()
}

fn text(t: Text) -> AnyView {
    view! { <text class=t.class x=t.x y=t.y text-anchor=t.anchor>{t.text}</text> }.into_any()
}
