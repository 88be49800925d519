//! The kinds of standing, and reasons as data: the words come elsewhere.

use super::beside::Beside;
use crate::calls::dates::PartialDate;
use crate::calls::facts::Fact;
use crate::calls::promise::{Due, Sense};
use crate::ids::FactId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Standing {
    Cancelled,
    ReportedCancelled,
    ResolvedAwarded,
    ResolvedVoid,
    ReportedResolved,
    Announced,
    Open,
    Unresolved {
        since: NaiveDate,
        days: i64,
        last_checked: PartialDate,
    },
    Suspended {
        stated_reason: StatedReason,
        since: PartialDate,
        until: Option<PartialDate>,
        /// How the stated end is meant.
        #[serde(skip_serializing_if = "Sense::is_by")]
        until_sense: Sense,
    },
    SuspensionOver {
        days: i64,
    },
    Overdue {
        days: i64,
    },
    UnderReview {
        due: Option<PartialDate>,
    },
    Unknown {
        missing: Vec<Missing>,
    },
}

/// The reason for a suspension: the authority's words, or what a source says that it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StatedReason {
    pub es: Option<String>,
    pub en: Option<String>,
    pub legal_basis_named: Option<String>,
    /// Press or academic work tells it: these are no words of the authority.
    pub reported: bool,
    /// A court ordered it: its own reason.
    pub court: bool,
}

/// What a standing would need, and the record does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    Publication,
    Window,
    Promise,
    FiscalYear,
    Outcome,
    Check,
}

/// A standing without its particulars: for counts, filters and stamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Cancelled,
    ReportedCancelled,
    ResolvedAwarded,
    ResolvedVoid,
    ReportedResolved,
    Announced,
    Open,
    Unresolved,
    Suspended,
    SuspensionOver,
    Overdue,
    UnderReview,
    Unknown,
}

impl Kind {
    pub const ALL: [Kind; 13] = [
        Kind::Cancelled,
        Kind::ReportedCancelled,
        Kind::ResolvedAwarded,
        Kind::ResolvedVoid,
        Kind::ReportedResolved,
        Kind::Announced,
        Kind::Open,
        Kind::Unresolved,
        Kind::Suspended,
        Kind::SuspensionOver,
        Kind::Overdue,
        Kind::UnderReview,
        Kind::Unknown,
    ];

    /// The name in the API and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Cancelled => "cancelled",
            Kind::ReportedCancelled => "reported_cancelled",
            Kind::ResolvedAwarded => "resolved_awarded",
            Kind::ResolvedVoid => "resolved_void",
            Kind::ReportedResolved => "reported_resolved",
            Kind::Announced => "announced",
            Kind::Open => "open",
            Kind::Unresolved => "unresolved",
            Kind::Suspended => "suspended",
            Kind::SuspensionOver => "suspension_over",
            Kind::Overdue => "overdue",
            Kind::UnderReview => "under_review",
            Kind::Unknown => "unknown",
        }
    }

    /// A finding that its authority is told of and may answer: something is late, or nobody knows that it was done.
    pub fn is_finding(self) -> bool {
        matches!(self, Self::Unresolved | Self::SuspensionOver | Self::Overdue)
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Standing {
    /// The end that a suspension states, as it is meant.
    pub fn ends(&self) -> Option<Due> {
        match self {
            Self::Suspended { until: Some(date), until_sense, .. } => Some(Due { date: *date, sense: *until_sense }),
            _ => None,
        }
    }

    pub fn kind(&self) -> Kind {
        match self {
            Standing::Cancelled => Kind::Cancelled,
            Standing::ReportedCancelled => Kind::ReportedCancelled,
            Standing::ResolvedAwarded => Kind::ResolvedAwarded,
            Standing::ResolvedVoid => Kind::ResolvedVoid,
            Standing::ReportedResolved => Kind::ReportedResolved,
            Standing::Announced => Kind::Announced,
            Standing::Open => Kind::Open,
            Standing::Unresolved { .. } => Kind::Unresolved,
            Standing::Suspended { .. } => Kind::Suspended,
            Standing::SuspensionOver { .. } => Kind::SuspensionOver,
            Standing::Overdue { .. } => Kind::Overdue,
            Standing::UnderReview { .. } => Kind::UnderReview,
            Standing::Unknown { .. } => Kind::Unknown,
        }
    }
}

/// A standing with its reasons, and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assessment {
    #[serde(flatten)]
    pub standing: Standing,
    pub reasons: Vec<Reason>,
    /// Days are counted from a date that is not exact: read "at least".
    pub at_least: bool,
    pub beside: Beside,
    /// The version of the rules that gave it.
    pub rules: u32,
}

impl Assessment {
    pub fn kind(&self) -> Kind {
        self.standing.kind()
    }
}

/// A rule that held, with the facts and dates it held on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    pub rule: RuleId,
    pub facts: Vec<FactId>,
    pub dates: Vec<PartialDate>,
    /// How the date of a promise is meant; all other dates are what they say.
    #[serde(skip_serializing_if = "Sense::is_by")]
    pub sense: Sense,
    /// Rests on a record that is still to be verified.
    pub to_verify: bool,
}

/// The rules, by name. Each says which dates it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleId {
    /// The date of the act; so are those of the seven that follow.
    CancelledByAct,
    CancelledReported,
    ProgrammeCancelled,
    ResolvedByAct,
    PaidByAct,
    VoidByAct,
    ResolvedReported,
    InstitutionDissolved,
    /// Opening and closing, as far as known.
    WindowAhead,
    WindowOpen,
    WindowExtended,
    /// The last day of the fiscal year.
    FiscalYearEnded,
    /// The date that was promised, or after which results were to come.
    PromiseLongPast,
    PromisePassed,
    PromiseAhead,
    /// The last check.
    NoActFound,
    /// Its beginning and, if stated, its end.
    SuspensionInForce,
    SuspendedByCourt,
    SuspensionEnded,
    /// The closing day.
    ReceptionOver,
    /// No date.
    NoPromise,
    /// The date of publication, if known.
    NothingDecides,
}

impl RuleId {
    pub const ALL: [Self; 22] = [
        Self::CancelledByAct,
        Self::CancelledReported,
        Self::ProgrammeCancelled,
        Self::ResolvedByAct,
        Self::PaidByAct,
        Self::VoidByAct,
        Self::ResolvedReported,
        Self::InstitutionDissolved,
        Self::WindowAhead,
        Self::WindowOpen,
        Self::WindowExtended,
        Self::FiscalYearEnded,
        Self::PromiseLongPast,
        Self::PromisePassed,
        Self::PromiseAhead,
        Self::NoActFound,
        Self::SuspensionInForce,
        Self::SuspendedByCourt,
        Self::SuspensionEnded,
        Self::ReceptionOver,
        Self::NoPromise,
        Self::NothingDecides,
    ];
}

/// A reason resting on facts, with their dates.
pub(super) fn reason<'a>(rule: RuleId, facts: impl IntoIterator<Item = &'a Fact>) -> Reason {
    let facts: Vec<&Fact> = facts.into_iter().collect();
    Reason {
        rule,
        dates: facts.iter().map(|fact| fact.occurred_on).collect(),
        facts: facts.iter().map(|fact| fact.id.clone()).collect(),
        sense: Sense::By,
        to_verify: false,
    }
}

impl Reason {
    pub(super) fn with_dates(mut self, dates: impl IntoIterator<Item = PartialDate>) -> Self {
        self.dates = dates.into_iter().collect();
        self
    }

    pub(super) fn meaning(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }
}

/// A call's standing: what all its lines are, or that they differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CallStanding {
    Same(Kind),
    /// How many lines are of each kind, in the order of [`Kind::ALL`].
    Mixed(Vec<(Kind, usize)>),
}

impl CallStanding {
    /// Sums up the lines of a call; a call without lines is unknown.
    pub fn of(lines: &[Kind]) -> Self {
        let counts: Vec<(Kind, usize)> = Kind::ALL
            .into_iter()
            .map(|kind| (kind, lines.iter().filter(|line| **line == kind).count()))
            .filter(|(_, count)| *count > 0)
            .collect();
        match counts.as_slice() {
            [] => CallStanding::Same(Kind::Unknown),
            [(kind, _)] => CallStanding::Same(*kind),
            _ => CallStanding::Mixed(counts),
        }
    }
}
