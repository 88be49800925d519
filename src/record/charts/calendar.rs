//! A year's calls, one a row, with the electoral periods of their place behind. Lying, the names stand left of the rows; upright, above.

use super::{
    Area, Band, Drawing, Item, LINE, LabelBox, Line, Scale, Spot, arrow, doubt, lanes, mark, round, stretch, widest, width_of,
    wrap,
};
use chrono::{Datelike, NaiveDate};

/// What is drawn: rows by place, between the first and the last day of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub groups: Vec<Group>,
    /// Short names of the months from January on.
    pub months: [String; 12],
    /// Said in the row of a call of which no date is known.
    pub undated: String,
}

/// The calls of one place, and its elections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub label: String,
    pub bands: Vec<Band>,
    pub rows: Vec<CalendarRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarRow {
    pub label: String,
    pub items: Vec<Item>,
}

/// Measures of one of the two drawings.
struct Sheet {
    width: f64,
    /// Where the days begin and end.
    start: f64,
    end: f64,
    /// The room for names: left of the row, or above it.
    names: f64,
    above: bool,
}

const WIDE: Sheet = Sheet { width: 960.0, start: 312.0, end: 944.0, names: 290.0, above: false };
const TALL: Sheet = Sheet { width: 320.0, start: 14.0, end: 306.0, names: 304.0, above: true };
const LANE: f64 = 24.0;
/// Room for the short name of a month.
const MONTH: f64 = 46.0;
const AIR: f64 = 10.0;

impl Calendar {
    /// Nothing when there is no row to draw.
    pub fn wide(&self) -> Option<Drawing> {
        self.draw(&WIDE)
    }

    pub fn tall(&self) -> Option<Drawing> {
        self.draw(&TALL)
    }

    /// The electoral periods of a place that the sheet shows.
    pub fn bands_of<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = &'a Band> {
        group.bands.iter().filter(|band| self.shows(band.from, band.to))
    }

    fn draw(&self, sheet: &Sheet) -> Option<Drawing> {
        if self.groups.iter().all(|group| group.rows.is_empty()) {
            return None;
        }
        let scale = Scale::whole(self.first, self.last, sheet.start, sheet.end);
        let mut drawing = Drawing::of_width(sheet.width);
        let (mut y, mut row) = (8.0, 0);
        for group in self.groups.iter().filter(|group| !group.rows.is_empty()) {
            y = self.head(&mut drawing, sheet, &scale, group, y);
            let top = y;
            y += AIR / 2.0;
            for one in &group.rows {
                y = self.row(&mut drawing, sheet, &scale, (row, one), y);
                row += 1;
            }
            self.bands(&mut drawing, &scale, group, (top, y));
            drawing.stroke("axis", format!("M{} {}H{}", sheet.start, round(y), sheet.end));
            y += AIR * 1.6;
        }
        drawing.height = round(y);
        Some(drawing)
    }

    /// The name of a place, the names of its elections, and the months. Returns where its rows begin.
    fn head(&self, drawing: &mut Drawing, sheet: &Sheet, scale: &Scale, group: &Group, top: f64) -> f64 {
        let below = drawing.write(8.0, top, false, &wrap("strong", &group.label, sheet.names, 2));
        let mut y = if sheet.above { below } else { top };
        for band in self.bands_of(group) {
            let lines = wrap("ban-text", &band.label, sheet.end - sheet.start, 1);
            let width = widest(&lines);
            let left = scale.at(band.from).min(sheet.end - width).max(sheet.start);
            y = drawing.write(left, y, false, &lines);
        }
        y = self.axis(drawing, sheet, scale, y);
        y.max(below)
    }

    fn axis(&self, drawing: &mut Drawing, sheet: &Sheet, scale: &Scale, top: f64) -> f64 {
        let mut free_from = 0.0;
        for (x, day) in scale.ticks_apart(MONTH) {
            let name = self.months.get(day.month0() as usize).map_or("", String::as_str);
            let text = if day.month() == 1 || free_from == 0.0 { format!("{name} {}", day.year()) } else { name.to_owned() };
            let width = width_of(&text);
            let left = (x + 2.0).min(sheet.width - 2.0 - width);
            drawing.stroke("tick", format!("M{} {}v6", round(x), round(top + LINE)));
            if left < free_from {
                continue;
            }
            free_from = left + width + 8.0;
            drawing.label(LabelBox { left, right: left + width, top, bottom: top + LINE }, false, &[Line::new("soft", text)]);
        }
        drawing.stroke("axis", format!("M{} {}H{}", sheet.start, round(top + LINE + 6.0), sheet.end));
        top + LINE + 6.0
    }

    /// One call: its name and its signs. Returns where the next begins.
    fn row(&self, drawing: &mut Drawing, sheet: &Sheet, scale: &Scale, (number, row): (usize, &CalendarRow), top: f64) -> f64 {
        let lines = wrap("", &row.label, sheet.names, 2);
        let below = drawing.write(8.0, top, false, &lines);
        let top = if sheet.above { below } else { top };
        let items: Vec<&Item> = row.items.iter().collect();
        if items.is_empty() {
            let said =
                drawing.write(sheet.start + 4.0, top, false, &wrap("soft", &self.undated, sheet.end - sheet.start - 8.0, 2));
            drawing.spots.push(Spot { row: number, x: sheet.start, y: round(top + LINE / 2.0) });
            return below.max(said) + AIR;
        }
        let extents: Vec<_> = items.iter().map(|item| (scale.at(item.from), scale.at(item.to.max(item.from)))).collect();
        let lane_of = lanes(&extents);
        let deepest = lane_of.iter().copied().max().unwrap_or(0);
        for (item, (extent, lane)) in items.iter().zip(extents.iter().zip(&lane_of)) {
            let y = top + LANE * (*lane as f64 + 0.5);
            let begun = scale.at(item.begun_by).clamp(extent.0, extent.1);
            let x = self.mark(drawing, sheet, item, [extent.0, begun, extent.1], y);
            drawing.spots.push(Spot { row: number, x, y });
        }
        below.max(top + LANE * (deepest as f64 + 1.0)) + AIR
    }

    fn mark(&self, drawing: &mut Drawing, sheet: &Sheet, item: &Item, [from, begun, to]: [f64; 3], y: f64) -> f64 {
        if item.from > self.last || item.to < self.first {
            return beyond(drawing, sheet, item.from > self.last, y);
        }
        let lasts = to - from >= 4.0;
        if item.kind.lasts() || lasts {
            drawing.strokes.extend(stretch(item, [from.min(sheet.end - 3.0), begun, to], y, false));
        }
        if item.kind.lasts() {
            drawing.strokes.extend(arrow(item.bound, from.max(sheet.start), y, false));
            return from;
        }
        // Signs stay wholly on the sheet, and within the stretch of what is known by month or quarter.
        let at = (if lasts { f64::midpoint(from, to) } else { from }).clamp(sheet.start + 8.0, sheet.end - 8.0);
        if !lasts && !item.precise {
            drawing.strokes.push(doubt(at, y));
        }
        drawing.strokes.extend(mark(item, at, y, false));
        at
    }

    /// The electoral periods behind the rows of their place.
    fn bands(&self, drawing: &mut Drawing, scale: &Scale, group: &Group, (top, end): (f64, f64)) {
        for band in self.bands_of(group) {
            let (x, right) = (scale.at(band.from), scale.at(band.to));
            let (width, height) = (round((right - x).max(2.0)), round(end - top));
            drawing.areas.push(Area { class: "ban", x: round(x), y: round(top), width, height, hatched: true });
        }
    }

    fn shows(&self, from: NaiveDate, to: NaiveDate) -> bool {
        from <= to && from <= self.last && self.first <= to
    }
}

/// An arrow at the edge: it happened before or after the days of the sheet.
fn beyond(drawing: &mut Drawing, sheet: &Sheet, later: bool, y: f64) -> f64 {
    let (x, d) = if later { (sheet.end - 12.0, "l6 6l-6 6") } else { (sheet.start + 12.0, "l-6 6l6 6") };
    drawing.stroke("beyond", format!("M{} {}{d}", round(x), round(y - 6.0)));
    x
}
