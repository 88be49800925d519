//! The lying drawing: labels as flags above, what lasts and what happens in lanes below them, the axis at the foot.

use super::{
    Timeline,
    charts::{
        Area, Band, Drawing, Item, LINE, LabelBox, Line, Scale, Spot, arrow, doubt, lanes, mark, round, stretch, widest,
        width_of, wrap,
    },
    lines_of,
};

const WIDTH: f64 = 960.0;
const MARGIN: f64 = 20.0;
/// Widest label; two of them and their poles fit beside each other anywhere.
const ROOM: f64 = 290.0;
const POLE: f64 = 7.0;
const LANE: f64 = 28.0;

struct Flag {
    pole: f64,
    lines: Vec<Line>,
    left: f64,
    right: f64,
    ends: bool,
    row: usize,
}

pub(super) fn draw(timeline: &Timeline) -> Option<Drawing> {
    let scale = scale(timeline)?;
    let mut drawing = Drawing::of_width(WIDTH);

    let bands = bands(timeline, &scale);
    let top = band_labels(&mut drawing, &bands, &scale);
    let flags = flags(&timeline.items, &scale);
    let lanes_top = place_flags(&mut drawing, &flags, top);

    let extents: Vec<_> = timeline.items.iter().map(|i| (scale.at(i.from), scale.at(i.to))).collect();
    let begun = timeline.items.iter().map(|i| scale.at(i.begun_by));
    let lane_of = lanes(&extents);
    let deepest = lane_of.iter().copied().max().unwrap_or(0);
    let axis = lanes_top + LANE * (deepest as f64 + 1.0);

    for band in &bands {
        let (x, end) = (scale.at(band.from), scale.at(band.to));
        let (x, width) = (round(x), round((end - x).max(2.0)));
        drawing.areas.push(Area { class: "ban", x, y: 0.0, width, height: round(axis), hatched: true });
    }
    draw_axis(&mut drawing, &scale, axis, &timeline.months);
    let ys: Vec<f64> = lane_of.iter().map(|lane| lanes_top + LANE * (*lane as f64 + 0.5)).collect();
    for (flag, y) in flags.iter().zip(&ys) {
        draw_pole(&mut drawing, flag, *y);
    }
    for (row, (((item, begun), (from, to)), y)) in timeline.items.iter().zip(begun).zip(&extents).zip(&ys).enumerate() {
        let x = draw_mark(&mut drawing, item, [*from, begun, *to], *y);
        drawing.spots.push(Spot { row, x, y: *y });
    }
    // A break cuts through whatever crosses it: what lies there is not to scale.
    for x in scale.breaks() {
        drawing.stroke("gap", format!("M{} {}V{}", round(x), round(lanes_top), round(axis + 8.0)));
        for side in [-5.0, 5.0] {
            drawing.stroke("axis", format!("M{} {}l-6 16", round(x + side + 3.0), round(axis - 8.0)));
        }
    }
    drawing.height = round(axis + 34.0);
    Some(drawing)
}

/// The days of everything known, with the whole of each period in which something is: what happened inside it is seen to be inside.
pub(super) fn scale(timeline: &Timeline) -> Option<Scale> {
    let periods = timeline.bands.iter().filter(|band| timeline.meets(band)).flat_map(|band| [band.from, band.to]);
    let days: Vec<_> = timeline.items.iter().flat_map(|i| [i.from, i.to]).chain(periods).collect();
    Scale::new(&days, MARGIN, WIDTH - MARGIN)
}

/// The periods that are drawn: those in which something is known, and others that do not lie in a break.
pub(super) fn bands<'a>(timeline: &'a Timeline, scale: &Scale) -> Vec<&'a Band> {
    timeline.bands.iter().filter(|band| timeline.meets(band) || scale.shows(band.from, band.to)).collect()
}

/// Names of periods at the very top, in as many rows as they need. Returns where they end.
fn band_labels(drawing: &mut Drawing, bands: &[&Band], scale: &Scale) -> f64 {
    let mut ends: Vec<f64> = Vec::new();
    for band in bands {
        let lines = wrap("ban-text", &band.label, WIDTH - 2.0 * MARGIN, 1);
        let width = widest(&lines);
        let left = (scale.at(band.from) + 6.0).min(WIDTH - MARGIN - width);
        let row = ends.iter().position(|end| *end + 10.0 <= left).unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(0.0);
        }
        ends[row] = left + width;
        let top = 4.0 + LINE * row as f64;
        drawing.label(LabelBox { left, right: left + width, top, bottom: top + LINE }, false, &lines);
    }
    12.0 + LINE * ends.len() as f64
}

/// Labels hang right of their pole where there is room. From the last to the first, each goes above those it would cover, so that
/// the pole of an earlier one passes left of the later ones.
fn flags(items: &[Item], scale: &Scale) -> Vec<Flag> {
    let mut flags: Vec<Flag> = items
        .iter()
        .map(|item| {
            let lines = lines_of(item, ROOM);
            let (pole, width) = (scale.at(item.from), widest(&lines));
            let ends = pole + POLE + width > WIDTH - 4.0;
            let left = if ends { pole - POLE - width } else { pole + POLE };
            Flag { pole, lines, left, right: left + width, ends, row: 0 }
        })
        .collect();
    for i in (0..flags.len()).rev() {
        let (before, after) = flags.split_at_mut(i + 1);
        let flag = &mut before[i];
        let covered = after.iter().filter(|o| flag.left - 8.0 < o.right && o.left < flag.right + 8.0);
        flag.row = covered.map(|o| o.row + 1).max().unwrap_or(0);
    }
    flags
}

/// Writes the labels, highest row first. Returns where the lanes begin.
fn place_flags(drawing: &mut Drawing, flags: &[Flag], top: f64) -> f64 {
    let rows = flags.iter().map(|f| f.row).max().unwrap_or(0);
    let mut y = top;
    for row in (0..=rows).rev() {
        let in_row = || flags.iter().filter(|f| f.row == row);
        let lines = in_row().map(|f| f.lines.len()).max().unwrap_or(0);
        let bottom = y + LINE * lines as f64;
        for flag in in_row() {
            // Short labels stand at the foot of their row, near what they name.
            let place = LabelBox { left: flag.left, right: flag.right, top: bottom - LINE * flag.lines.len() as f64, bottom };
            drawing.label(place, flag.ends, &flag.lines);
        }
        y = bottom + 9.0;
    }
    y
}

/// From the label down to its mark, behind whatever other label is in between.
fn draw_pole(drawing: &mut Drawing, flag: &Flag, mark: f64) {
    let own = drawing
        .labels
        .iter()
        .find(|b| b.left == flag.left && b.right == flag.right && b.bottom - b.top == LINE * flag.lines.len() as f64);
    let Some(mut from) = own.map(|b| b.top + 2.0) else { return };
    let mut in_the_way: Vec<(f64, f64)> = drawing
        .labels
        .iter()
        .filter(|b| b.left - 3.0 < flag.pole && flag.pole < b.right + 3.0 && from < b.top && b.top < mark)
        .map(|b| (b.top, b.bottom))
        .collect();
    in_the_way.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (top, bottom) in in_the_way {
        drawing.stroke("lead-line", format!("M{} {}V{}", round(flag.pole), round(from), round(top)));
        from = bottom;
    }
    drawing.stroke("lead-line", format!("M{} {}V{}", round(flag.pole), round(from), round(mark)));
}

/// Draws the mark of an item. Returns where its sign stands.
fn draw_mark(drawing: &mut Drawing, item: &Item, [from, begun, to]: [f64; 3], y: f64) -> f64 {
    if item.kind.lasts() {
        drawing.strokes.extend(stretch(item, [from, begun, to], y, false));
        drawing.strokes.extend(arrow(item.bound, from, y, false));
        return from;
    }
    let mut at = from;
    if to - from >= 4.0 {
        drawing.strokes.extend(stretch(item, [from, begun, to], y, false));
        at = from + ((to - from) / 2.0).min(24.0);
    } else if !item.precise {
        drawing.strokes.push(doubt(from, y));
    }
    drawing.strokes.extend(mark(item, at, y, false));
    at
}

fn draw_axis(drawing: &mut Drawing, scale: &Scale, y: f64, months: &[String; 12]) {
    use chrono::Datelike;
    drawing.stroke("axis", format!("M{MARGIN} {}H{}", round(y), WIDTH - MARGIN));
    let mut free_from = 0.0;
    for (x, day) in scale.ticks() {
        let name = months.get(day.month0() as usize).map_or("", String::as_str);
        let text = format!("{name} {}", day.year());
        let width = width_of(&text);
        let left = (x - width / 2.0).clamp(2.0, (WIDTH - 2.0 - width).max(2.0));
        if left < free_from {
            continue;
        }
        free_from = left + width + 8.0;
        drawing.stroke("tick", format!("M{} {}v6", round(x), round(y)));
        let place = LabelBox { left, right: left + width, top: y + 9.0, bottom: y + 9.0 + LINE };
        drawing.label(place, false, &[Line { class: "soft", text }]);
    }
}
