//! Which lines and commitments somebody should look up again. Silence is a fact only where somebody searched, and not for ever.

use super::{
    dates::local_day,
    facts::Subject,
    record::{History, View},
    standing::{Kind, LONG},
};
use crate::{clock::Now, ids::LineId};
use serde::Serialize;

/// Days before a check goes stale in which a new one is asked for.
const SOON: i64 = 60;

/// Why a line waits for a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckDue {
    /// Nobody has looked at all.
    Never,
    /// The last search is over a year old.
    Stale,
    /// The last search will be a year old within two months.
    Soon,
}

impl CheckDue {
    pub const ALL: [Self; 3] = [Self::Never, Self::Stale, Self::Soon];

    /// The name in addresses and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Stale => "stale",
            Self::Soon => "soon",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|due| due.name() == name)
    }
}

/// Does a line of this kind need somebody who looks? Where an outcome is on record, or the authority's own dates lie ahead, not yet.
pub fn wants_looking(kind: Kind) -> bool {
    match kind {
        Kind::Unresolved | Kind::SuspensionOver | Kind::Overdue | Kind::Unknown => true,
        Kind::Cancelled
        | Kind::ReportedCancelled
        | Kind::ResolvedAwarded
        | Kind::ResolvedVoid
        | Kind::ReportedResolved
        | Kind::Announced
        | Kind::Open
        | Kind::Suspended
        | Kind::UnderReview => false,
    }
}

/// Whether a line waits for a check at the instant of the view, and why.
pub fn due(view: &View<'_>, line: &LineId, now: Now) -> Option<CheckDue> {
    due_of(view, &Subject::line(line), now)
}

/// The same of whatever has a standing: a line or a commitment.
pub fn due_of(view: &View<'_>, subject: &Subject, now: Now) -> Option<CheckDue> {
    let assessed = view.standing_of(subject, now)?;
    if !wants_looking(assessed.kind()) {
        return None;
    }
    let Some(checked) = assessed.beside.checked else { return Some(CheckDue::Never) };
    if checked.stale {
        return Some(CheckDue::Stale);
    }
    let Some(History::Lines(lines)) = view.history_of(subject) else { return None };
    let zone = lines.first()?.zone;
    let today = local_day(view.instant(zone, now), zone);
    ((today - checked.last.last()).num_days() > LONG - SOON).then_some(CheckDue::Soon)
}
