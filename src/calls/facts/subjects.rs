//! Which facts can be about what: a line is not dissolved, an institution is not suspended.

use super::{FactKind, SubjectKind};

impl FactKind {
    /// Can a fact of this kind be about such a thing?
    pub fn is_about(&self, subject: SubjectKind) -> bool {
        use SubjectKind::{Call, Commitment, Institution, Line, Programme};
        match self {
            // What is said about the record itself, or beside it, is said about anything.
            FactKind::AuthorityNotified { .. }
            | FactKind::AuthorityReplied { .. }
            | FactKind::Disputed
            | FactKind::Corrected
            | FactKind::Redacted { .. } => true,
            FactKind::Created
            | FactKind::Renamed
            | FactKind::Dissolved
            | FactKind::Succeeded { .. }
            | FactKind::TermsSuspended { .. } => subject == Institution,
            FactKind::Moved { .. } | FactKind::EditionNotFound { .. } => subject == Programme,
            FactKind::Cancelled => subject != Institution,
            // A call's lines may have been promised different days.
            FactKind::DueRecomputed { .. } => matches!(subject, Line | Commitment),
            FactKind::Published { .. }
            | FactKind::Amended { .. }
            | FactKind::DeadlineExtended { .. }
            | FactKind::Window { .. }
            | FactKind::Suspended { .. }
            | FactKind::Resumed { .. }
            | FactKind::OrderedByCourt { .. }
            | FactKind::ResultsPublished { .. }
            | FactKind::PartlyResolved { .. }
            | FactKind::DeclaredVoid
            | FactKind::Annulled
            | FactKind::Reopened
            | FactKind::Paid { .. }
            | FactKind::NotPaid
            | FactKind::CheckedNoAct { .. }
            | FactKind::ReportedNotResolved => matches!(subject, Line | Call | Commitment),
        }
    }
}
