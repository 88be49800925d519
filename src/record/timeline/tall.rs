//! The upright drawing: one thing below the other, from the first to the last, beside a rail. It keeps the order, not the scale;
//! a long time between two rows is marked as a break.

use super::{
    Timeline,
    charts::{Area, Band, Drawing, Item, LINE, LabelBox, Line, Spot, arrow, doubt, lanes, mark, round, stretch, widest, wrap},
    lines_of,
};
use chrono::NaiveDate;

const WIDTH: f64 = 300.0;
const RAIL: f64 = 9.0;
/// Where the first lane of marks is.
const MARKS: f64 = 27.0;
const LANE: f64 = 22.0;
/// More lanes than this would leave no room for words; the last ones share.
const MOST_LANES: usize = 4;
const AIR: f64 = 18.0;
const LONG_GAP_DAYS: i64 = 400;

/// A row: an item, or the name of a period where it begins.
enum Row<'a> {
    Item(&'a Item),
    Band(&'a str),
}

/// Where rows came to stand: each day with the middle of its first line and the end of its row.
struct Rail {
    knots: Vec<(NaiveDate, f64, f64)>,
}

pub(super) fn draw(timeline: &Timeline) -> Option<Drawing> {
    let bands: Vec<&Band> = timeline.bands.iter().filter(|band| timeline.meets(band)).collect();
    let mut rows: Vec<(NaiveDate, Row)> = bands.iter().map(|b| (b.from, Row::Band(&b.label))).collect();
    rows.extend(timeline.items.iter().map(|i| (i.from, Row::Item(i))));
    // Stable: a period's name comes before what happened on its first day.
    rows.sort_by_key(|r| r.0);

    let lane_of = lanes_of(&timeline.items);
    let left = MARKS + LANE * (lane_of.iter().copied().max().unwrap_or(0) as f64) + 20.0;
    let mut drawing = Drawing::of_width(WIDTH);
    let (rail, tops) = place_rows(&mut drawing, &rows, left);

    let last = timeline.items.iter().map(|i| i.to).chain(bands.iter().map(|b| b.to)).max()?;
    let foot = rail.knots.last()?;
    let end = if last > foot.0 { foot.2 + 16.0 } else { foot.2 };
    let rail = Rail { knots: rail.knots.into_iter().chain((last > rows.last()?.0).then_some((last, end, end))).collect() };
    drawing.height = round(end + 10.0);

    for band in &bands {
        let y = rail.row_top(band.from);
        let height = (rail.end_of(band.to) - y).max(LINE + 8.0);
        let height = round(height.min(drawing.height - y));
        drawing.areas.push(Area { class: "ban", x: 0.0, y: round(y), width: WIDTH, height, hatched: true });
    }
    draw_rail(&mut drawing, &rail, end);
    for (row, (item, (lane, y))) in timeline.items.iter().zip(lane_of.iter().zip(tops)).enumerate() {
        let x = MARKS + LANE * *lane as f64;
        draw_mark(&mut drawing, item, x, [y, rail.at(item.begun_by), rail.at(item.to)]);
        drawing.spots.push(Spot { row, x, y });
    }
    Some(drawing)
}

/// Lanes by day rather than by place: rows are only known once the lanes are.
fn lanes_of(items: &[Item]) -> Vec<usize> {
    let Some(first) = items.first().map(|i| i.from) else { return Vec::new() };
    let days = |day: NaiveDate| day.signed_duration_since(first).num_days() as f64;
    // Points have rows of their own and never collide with each other: a day is stretched to more than a sign's width.
    let extents: Vec<_> = items.iter().map(|i| (days(i.from) * 30.0, days(i.to) * 30.0)).collect();
    let mut points = Vec::new();
    let stretches: Vec<_> = extents.iter().copied().filter(|e| e.1 > e.0).collect();
    let lanes = lanes(&stretches);
    let mut next = lanes.iter().copied();
    for extent in &extents {
        let lane = if extent.1 > extent.0 {
            next.next().unwrap_or(0)
        } else {
            // The first lane in which nothing lasts through this day.
            (0..MOST_LANES)
                .find(|lane| !stretches.iter().zip(&lanes).any(|(s, l)| l == lane && s.0 <= extent.0 && extent.0 < s.1))
                .unwrap_or(MOST_LANES)
        };
        points.push(lane.min(MOST_LANES - 1));
    }
    points
}

/// Writes the rows. Returns the rail and the height of each item's mark, in the order of the items.
fn place_rows(drawing: &mut Drawing, rows: &[(NaiveDate, Row)], left: f64) -> (Rail, Vec<f64>) {
    let mut knots: Vec<(NaiveDate, f64, f64)> = Vec::new();
    let mut marks = Vec::new();
    let mut y = 10.0;
    for (day, row) in rows {
        let room = WIDTH - 8.0 - left;
        let lines: Vec<Line> = match row {
            Row::Item(item) => lines_of(item, room),
            Row::Band(label) => wrap("ban-text", label, WIDTH - 20.0 - left + LANE, 3),
        };
        let bottom = y + LINE * lines.len().max(1) as f64;
        let x = if matches!(row, Row::Band(_)) { left - LANE + 12.0 } else { left };
        drawing.label(LabelBox { left: x, right: x + widest(&lines), top: y, bottom }, false, &lines);
        let middle = y + LINE / 2.0;
        if let Row::Item(_) = row {
            marks.push(middle);
        }
        match knots.last_mut() {
            Some(knot) if knot.0 == *day => knot.2 = bottom,
            _ => knots.push((*day, middle, bottom)),
        }
        y = bottom + AIR;
    }
    (Rail { knots }, marks)
}

impl Rail {
    /// Where a day is between the rows.
    fn at(&self, day: NaiveDate) -> f64 {
        let after = self.knots.partition_point(|k| k.0 <= day);
        match (after.checked_sub(1).and_then(|i| self.knots.get(i)), self.knots.get(after)) {
            (Some(a), Some(b)) => {
                let share =
                    day.signed_duration_since(a.0).num_days() as f64 / b.0.signed_duration_since(a.0).num_days().max(1) as f64;
                a.1 + (b.1 - a.1) * share
            }
            (Some(a), None) => a.1,
            (None, first) => first.map_or(0.0, |k| k.1),
        }
    }

    fn row_top(&self, day: NaiveDate) -> f64 {
        self.at(day) - LINE / 2.0 - 5.0
    }

    /// The end of the row of that day, where there is one, so that a period holds what happened on its last day.
    fn end_of(&self, day: NaiveDate) -> f64 {
        self.knots.iter().find(|k| k.0 == day).map_or_else(|| self.at(day), |k| k.2 + 5.0)
    }
}

fn draw_rail(drawing: &mut Drawing, rail: &Rail, end: f64) {
    let start = rail.knots.first().map_or(0.0, |k| k.1);
    drawing.stroke("axis", format!("M{RAIL} {}V{}", round(start), round(end)));
    for pair in rail.knots.windows(2) {
        let [a, b] = pair else { continue };
        if b.0.signed_duration_since(a.0).num_days() > LONG_GAP_DAYS {
            let y = round(f64::midpoint(a.2, b.1 - LINE / 2.0));
            drawing.stroke("gap", format!("M{} {y}h16", RAIL - 8.0));
            for side in [-4.0, 4.0] {
                drawing.stroke("axis", format!("M{} {}l14 -6", RAIL - 7.0, y + side + 3.0));
            }
        }
    }
}

fn draw_mark(drawing: &mut Drawing, item: &Item, x: f64, [from, begun, to]: [f64; 3]) {
    let lasts = item.to > item.from;
    if item.kind.lasts() || lasts {
        drawing.strokes.extend(stretch(item, [from, begun, to.max(from + 10.0)], x, true));
    } else if !item.precise {
        drawing.strokes.push(doubt(x, from));
    }
    if item.kind.lasts() {
        drawing.strokes.extend(arrow(item.bound, x, from, true));
    } else {
        drawing.strokes.extend(mark(item, x, from, true));
    }
}
