//! From days and numbers to places along an axis. A very long stretch without anything in it is cut short and marked as a break, so
//! that the year in which things happened keeps its room.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A gap is cut when it is longer than this and takes more than a third of the whole.
const LONG_GAP_DAYS: i64 = 400;
const BREAK_WIDTH: f64 = 110.0;
const LEAST_WIDTH: f64 = 110.0;
/// Room for "sept 2018" and some air.
const TICK_SPACE: f64 = 84.0;
const MONTH_DAYS: f64 = 30.44;
/// Steps between ticks that people count in, in months.
const STEPS: [i32; 8] = [1, 2, 3, 6, 12, 24, 60, 120];

/// An axis made of stretches that are to scale and breaks that are not.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq)]
struct Piece {
    from: NaiveDate,
    to: NaiveDate,
    start: f64,
    end: f64,
    broken: bool,
}

impl Scale {
    /// An axis between two places on which every one of these days can be found. `None` without days.
    pub fn new(days: &[NaiveDate], start: f64, end: f64) -> Option<Self> {
        let runs = runs(days);
        let last = runs.len().checked_sub(1)?;
        let breaks = BREAK_WIDTH * last as f64;
        let free = (end - start - breaks - LEAST_WIDTH * runs.len() as f64).max(0.0);
        let total: i64 = runs.iter().map(|r| length(*r)).sum();
        let mut pieces = Vec::new();
        let mut at = start;
        for (i, run) in runs.iter().enumerate() {
            let stop = at + LEAST_WIDTH + free * length(*run) as f64 / total.max(1) as f64;
            pieces.push(Piece { from: run.0, to: run.1, start: at, end: if i == last { end } else { stop }, broken: false });
            at = stop;
            if let Some(next) = runs.get(i + 1) {
                pieces.push(Piece { from: run.1, to: next.0, start: at, end: at + BREAK_WIDTH, broken: true });
                at += BREAK_WIDTH;
            }
        }
        Some(Self { pieces })
    }

    /// An axis that is to scale from one day to another, however far apart they are.
    pub fn whole(from: NaiveDate, to: NaiveDate, start: f64, end: f64) -> Self {
        Self { pieces: vec![Piece { from, to: to.max(from), start, end, broken: false }] }
    }

    /// Where a day is; days outside are at the nearest end.
    pub fn at(&self, day: NaiveDate) -> f64 {
        let piece = self.pieces.iter().find(|p| day <= p.to).or(self.pieces.last());
        piece.map_or(0.0, |p| {
            let share = length((p.from, day)) as f64 / length((p.from, p.to)).max(1) as f64;
            p.start + (p.end - p.start) * share.clamp(0.0, 1.0)
        })
    }

    /// The middle of each break.
    pub fn breaks(&self) -> Vec<f64> {
        self.pieces.iter().filter(|p| p.broken).map(|p| f64::midpoint(p.start, p.end)).collect()
    }

    /// Whether a stretch would be seen, rather than lie within a break.
    pub fn shows(&self, from: NaiveDate, to: NaiveDate) -> bool {
        !self.pieces.iter().any(|p| p.broken && p.from <= from && to <= p.to)
    }

    /// Places and months to write below the axis, far enough apart to be read.
    pub fn ticks(&self) -> Vec<(f64, NaiveDate)> {
        self.ticks_apart(TICK_SPACE)
    }

    /// The same with another room for each.
    pub fn ticks_apart(&self, space: f64) -> Vec<(f64, NaiveDate)> {
        self.pieces.iter().filter(|p| !p.broken).flat_map(|piece| piece.ticks(space)).collect()
    }
}

impl Piece {
    fn ticks(&self, space: f64) -> Vec<(f64, NaiveDate)> {
        let per_month = (self.end - self.start) * MONTH_DAYS / length((self.from, self.to)).max(1) as f64;
        let need = (space / per_month).ceil() as i32;
        let step = STEPS.into_iter().find(|s| *s >= need).unwrap_or_else(|| need.saturating_add(119) / 120 * 120).max(1);
        let first = (month_number(self.from) + step - 1).div_euclid(step) * step;
        let axis = Scale { pieces: vec![self.clone()] };
        let mut found: Vec<_> = (0..64)
            .map_while(|i| month(first.checked_add(step.checked_mul(i)?)?))
            .skip_while(|day| *day < self.from)
            .take_while(|day| *day <= self.to)
            .map(|day| (axis.at(day), day))
            .collect();
        if found.is_empty() {
            found.push((self.start, self.from));
        }
        found
    }
}

/// The stretches between long gaps, each from the first of its month to the first of the month after.
fn runs(days: &[NaiveDate]) -> Vec<(NaiveDate, NaiveDate)> {
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else { return Vec::new() };
    let whole = length((first, last));
    let mut runs = vec![(first, first)];
    for day in days {
        let Some(run) = runs.last_mut() else { break };
        let gap = length((run.1, day));
        if gap > LONG_GAP_DAYS && gap * 3 > whole {
            runs.push((day, day));
        } else {
            run.1 = day;
        }
    }
    runs.into_iter().map(|(from, to)| (from.with_day(1).unwrap_or(from), after(to))).collect()
}

fn after(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    if first == day {
        day.checked_add_days(Days::new(1)).unwrap_or(day)
    } else {
        first.checked_add_months(Months::new(1)).unwrap_or(day)
    }
}

fn length((from, to): (NaiveDate, NaiveDate)) -> i64 {
    to.signed_duration_since(from).num_days()
}

fn month_number(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0() as i32
}

fn month(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(number.div_euclid(12), number.rem_euclid(12) as u32 + 1, 1)
}

/// Numbers along an axis, to scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    least: f64,
    most: f64,
    start: f64,
    end: f64,
    step: f64,
}

impl Linear {
    /// An axis between two places that holds zero and all of these numbers, ends at round ones, and has about `ticks` of them.
    pub fn new(numbers: impl IntoIterator<Item = i64>, start: f64, end: f64, ticks: usize) -> Self {
        let (least, most) = numbers.into_iter().fold((0, 1), |(least, most), n| (least.min(n), most.max(n)));
        let (least, most) = (least as f64, most as f64);
        let step = round_step((most - least) / ticks.max(1) as f64);
        Self { least: (least / step).floor() * step, most: (most / step).ceil() * step, start, end, step }
    }

    pub fn at(&self, number: i64) -> f64 {
        let share = (number as f64 - self.least) / (self.most - self.least);
        self.start + (self.end - self.start) * share.clamp(0.0, 1.0)
    }

    /// Round numbers with their places.
    pub fn ticks(&self) -> Vec<(f64, i64)> {
        let count = ((self.most - self.least) / self.step).round() as i64;
        (0..=count).map(|i| self.least as i64 + i * self.step as i64).map(|number| (self.at(number), number)).collect()
    }
}

/// 1, 2 or 5 times a power of ten, at least as large.
fn round_step(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.max(1.0).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= rough).unwrap_or(10.0 * power).max(1.0)
}
