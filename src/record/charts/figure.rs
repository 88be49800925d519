//! From drawings to SVG: a figure holds the lying and the upright one, each with a title and a description, and the same in a table.

use super::{Area, Bound, Drawing, Item, Kind, Text, mark, stretch};
use leptos::prelude::*;

/// What a screen reader says in place of a drawing.
#[derive(Clone, Debug)]
pub struct Told {
    pub title: String,
    pub description: String,
}

/// Both drawings; the style shows the one that fits. `id` must be the only one of its name on the page; `beside` holds the same
/// numbers as text: a table, or the way to one.
pub fn figure(id: &str, told: Told, wide: Drawing, tall: Drawing, beside: AnyView) -> AnyView {
    view! {
        <figure class="chart">
            {svg(wide, "line line-wide", &format!("{id}-w"), told.clone())}
            {svg(tall, "line line-tall", &format!("{id}-t"), told)}
            {beside}
        </figure>
    }
    .into_any()
}

/// A small drawing beside words that already say it.
pub fn ornament(drawing: Drawing, class: &'static str) -> AnyView {
    // Hatched areas are named in the document, and an ornament has no name of its own: it has none.
    let areas: Vec<_> = drawing.areas.iter().map(|a| area(a, None)).collect();
    let strokes: Vec<_> = drawing.strokes.into_iter().map(|s| view! { <path class=s.class d=s.d></path> }).collect();
    view! {
        <svg class=class aria-hidden="true" viewBox=format!("0 0 {} {}", drawing.width, drawing.height)>
            {areas}
            {strokes}
        </svg>
    }
    .into_any()
}

/// What each sign means, below a drawing. What is known by month or quarter only has a dashed outline; what is known to be of a day or
/// before it is open, with an arrow.
pub fn legend(entries: &[(Kind, &'static str)], name: &'static str, loose: &'static str, before: &'static str) -> AnyView {
    let item = |kind: Kind, precise: bool, bound: Bound, word: &'static str| {
        let mut drawing = Drawing { width: 36.0, height: 22.0, ..Drawing::default() };
        let day = chrono::NaiveDate::default();
        let (label, when) = (String::new(), String::new());
        let shown = Item { kind, from: day, begun_by: day, to: day, label, when, precise, bound };
        if kind.lasts() || !precise {
            drawing.strokes.extend(stretch(&shown, [3.0, 33.0, 33.0], 11.0, false));
        } else {
            drawing.strokes.extend(mark(&shown, if bound == Bound::Exact { 18.0 } else { 24.0 }, 11.0, false));
        }
        view! { <li>{ornament(drawing, "line key")} {word}</li> }
    };
    let items: Vec<_> = entries.iter().map(|(kind, word)| item(*kind, true, Bound::Exact, word)).collect();
    view! {
        <ul class="legend" role="list" aria-label=name>
            {items}
            {item(Kind::Published, false, Bound::Exact, loose)}
            {item(Kind::Act, true, Bound::AtMost, before)}
        </ul>
    }
    .into_any()
}

fn svg(drawing: Drawing, class: &'static str, id: &str, told: Told) -> AnyView {
    let (title_id, desc_id, hatch_id) = (format!("{id}-title"), format!("{id}-desc"), format!("{id}-hatch"));
    let named_by = format!("{title_id} {desc_id}");
    let hatched = format!("url(#{hatch_id})");
    let hatch = drawing.areas.iter().any(|a| a.hatched).then(|| {
        view! {
            <defs>
                <pattern id=hatch_id width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch" x1="0" y1="0" x2="0" y2="8"></line>
                </pattern>
            </defs>
        }
    });
    let areas: Vec<_> = drawing.areas.iter().map(|a| area(a, Some(&hatched))).collect();
    let strokes: Vec<_> = drawing.strokes.into_iter().map(|s| view! { <path class=s.class d=s.d></path> }).collect();
    let texts: Vec<_> = drawing.texts.into_iter().map(text).collect();
    view! {
        <svg
            class=class
            role="img"
            aria-labelledby=named_by
            viewBox=format!("0 0 {} {}", drawing.width, drawing.height)
        >
            <title id=title_id>{told.title}</title>
            <desc id=desc_id>{told.description}</desc>
            {hatch}
            {areas}
            {strokes}
            {texts}
        </svg>
    }
    .into_any()
}

fn area(a: &Area, hatched: Option<&String>) -> AnyView {
    let hatch = hatched.filter(|_| a.hatched).map(|fill| {
        view! { <rect fill=fill.clone() x=a.x y=a.y width=a.width height=a.height></rect> }
    });
    view! { <rect class=a.class x=a.x y=a.y width=a.width height=a.height></rect> {hatch} }.into_any()
}

fn text(t: Text) -> AnyView {
    let class = (!t.class.is_empty()).then_some(t.class);
    let anchor = (t.anchor != "start").then_some(t.anchor);
    view! { <text class=class x=t.x y=t.y text-anchor=anchor>{t.text}</text> }.into_any()
}
