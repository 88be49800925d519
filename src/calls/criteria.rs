//! How a line says beforehand that it decides: its criteria, what is looked at under each, and the levels that an opinion chooses from.

use super::terms::Both;
use serde::{Deserialize, Serialize};

/// Most points of a level.
pub const MOST_POINTS: u8 = 100;

/// A step of a criterion's scale, with the sentence that tells it from the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    pub points: u8,
    pub says: Both,
}

/// A criterion, as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// `k1`, `k2`, …: stable within a line.
    pub id: String,
    pub title: Both,
    /// What is looked at in an application.
    #[serde(default)]
    pub looks_at: Both,
    /// In the order in which the institution wrote them, each with points of its own.
    pub levels: Vec<Level>,
}

impl Criterion {
    pub fn level(&self, points: u8) -> Option<&Level> {
        self.levels.iter().find(|level| level.points == points)
    }

    /// The ends of its scale.
    pub fn scale(&self) -> [u8; 2] {
        let points = || self.levels.iter().map(|level| level.points);
        [points().min().unwrap_or_default(), points().max().unwrap_or_default()]
    }
}

/// The most that can be reached in all.
pub fn most(criteria: &[Criterion]) -> u32 {
    criteria.iter().map(|criterion| u32::from(criterion.scale()[1])).sum()
}
