//! Whether the review of what was filed moves, by what its line is: pure. Nothing is said to go on that nobody knows to go on.

use crate::calls::standing::Kind;

/// How the review stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// It begins once reception is over.
    Ahead,
    GoesOn,
    /// A suspension is in force.
    Held,
    /// What was promised did not come, or too little is on record.
    NotKnown,
    /// Somebody reports how the line ended, and no act is on record.
    Reported,
    /// The line was cancelled.
    Ended,
    /// The resolution ended it.
    Done,
}

impl Pace {
    pub fn of(standing: Kind) -> Self {
        match standing {
            Kind::Announced | Kind::Open => Self::Ahead,
            Kind::UnderReview => Self::GoesOn,
            Kind::Suspended => Self::Held,
            Kind::SuspensionOver | Kind::Overdue | Kind::Unresolved | Kind::Unknown => Self::NotKnown,
            Kind::ReportedCancelled | Kind::ReportedResolved => Self::Reported,
            Kind::Cancelled => Self::Ended,
            Kind::ResolvedAwarded | Kind::ResolvedVoid => Self::Done,
        }
    }

    /// Whether an answer to a correction is still of use.
    pub fn may_answer(self) -> bool {
        !matches!(self, Self::Reported | Self::Ended | Self::Done)
    }
}
