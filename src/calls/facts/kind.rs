//! The kinds of facts, with what each carries.

use super::term::Because;
use crate::calls::clocks::{ClockName, Contradiction};
use crate::calls::dates::{Deadline, Moment, PartialDate, Zone};
use crate::calls::model::EditionOf;
use crate::ids::{FactId, PeriodId};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// What happened. The names are those of the data and of the public API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FactKind {
    Published {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        results_promised: Option<PartialDate>,
    },
    Amended {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        results_promised: Option<PartialDate>,
    },
    DeadlineExtended {
        closes: Moment,
        zone: Zone,
        /// The clock that the notice names.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clock: Option<ClockName>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        results_promised: Option<PartialDate>,
    },
    Window {
        window: Window,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        results_promised: Option<PartialDate>,
    },
    Suspended {
        stated_reason_es: Option<String>,
        stated_reason_en: Option<String>,
        /// The legal basis that the authority named; none named is shown as such.
        legal_basis_named: Option<String>,
        until: Option<Until>,
    },
    Resumed {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        results_promised: Option<PartialDate>,
    },
    OrderedByCourt {
        order: CourtOrder,
        #[serde(default)]
        court: Option<String>,
        #[serde(default)]
        until: Option<Until>,
    },
    ResultsPublished {
        #[serde(default)]
        awards: Option<Awards>,
    },
    PartlyResolved {
        #[serde(default)]
        awards: Option<Awards>,
    },
    DeclaredVoid,
    /// Of a line or call; of a programme, with the fiscal year of the date and later ones.
    Cancelled,
    Annulled,
    Reopened,
    Paid {
        #[serde(default)]
        awards: Option<Awards>,
        /// Some of what was awarded.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        partly: bool,
    },
    NotPaid,
    /// These sources were searched on this date; no act was found.
    CheckedNoAct {
        searched: Vec<String>,
        #[serde(default)]
        not_searched: Vec<String>,
    },
    /// Of a programme: these sources were searched for an edition of a call that comes round; none was found.
    EditionNotFound {
        edition: EditionOf,
        searched: Vec<String>,
        #[serde(default)]
        not_searched: Vec<String>,
    },
    ReportedNotResolved,
    AuthorityNotified {
        #[serde(default)]
        how: Option<String>,
        /// Before the finding could be read here.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        before_publication: bool,
        /// The fact that it tells of; else of all that had been found by then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<FactId>,
    },
    /// The authority's word beside a finding.
    AuthorityReplied {
        /// The fact it answers; else all that is said of the subject.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<FactId>,
        /// Entered by the steward from a letter, for an institution without an account.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        letter: bool,
    },
    Disputed,
    /// The fact it supersedes was wrong, and nothing takes its place.
    Corrected,
    /// Words of a fact were erased; what follows from the fact stays.
    Redacted {
        fact: FactId,
    },
    Created,
    Renamed,
    Dissolved,
    Succeeded {
        successor: String,
    },
    /// Of a programme: to another institution, or on as another programme.
    Moved {
        successor: String,
    },
    /// Of an institution: its terms stand still from the first day through the last.
    TermsSuspended {
        first: NaiveDate,
        last: NaiveDate,
    },
    /// A promised date was computed anew from a calendar, by nobody's act: what it was, what it is, and why.
    DueRecomputed {
        was: PartialDate,
        due: PartialDate,
        because: Because,
    },
}

/// When applications are received: wall-clock times in the authority's zone, each as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    pub zone: Zone,
    /// When the authority's counter is open on the days of reception.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Received at the authority's counter (ventanilla), in person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_window: bool,
    /// The clock that the notice names, as in "5:00 pm CST". The authority's clock counts, whatever it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockName>,
}

/// Hours of a day on the authority's wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    pub from: NaiveTime,
    pub to: NaiveTime,
}

impl Window {
    /// A window without a counter.
    pub fn new(opens: Option<Moment>, closes: Option<Moment>, zone: Zone) -> Self {
        Self { opens, closes, zone, hours: None, by_window: false, clock: None }
    }

    /// The announced closing, with the zone whose clock counts.
    pub fn closing(&self) -> Option<(Moment, Zone)> {
        Some((self.closes?, self.zone))
    }

    /// The last instant at which something is in time.
    pub fn deadline(&self) -> Option<Deadline> {
        match (self.closes?, self.hours) {
            // Announced as a day: the counter's last hour is the last in time.
            (Moment::Day(day), Some(hours)) => Some(Deadline::at(day.and_time(hours.to), self.zone)),
            (closes, _) => Some(closes.closes(self.zone)),
        }
    }

    /// Does the clock that the notice names contradict the season?
    pub fn contradiction(&self) -> Option<Contradiction> {
        self.clock?.contradicts(&self.deadline()?)
    }
}

/// The stated end of a suspension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Until {
    /// "After the election": its day is still suspended, the next one no longer.
    ElectionDay {
        period: PeriodId,
        date: PartialDate,
    },
    Date {
        date: PartialDate,
    },
}

impl Until {
    pub fn date(&self) -> PartialDate {
        match self {
            Until::ElectionDay { date, .. } | Until::Date { date } => *date,
        }
    }

    pub fn period(&self) -> Option<&PeriodId> {
        match self {
            Until::ElectionDay { period, .. } => Some(period),
            Until::Date { .. } => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CourtOrder {
    Suspend,
    Resume,
    Resolve,
    Other,
}

/// What was awarded, as far as it was told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Awards {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supports: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mxn: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usd: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
}

impl FactKind {
    /// The names of all kinds, as the data and the API have them.
    pub const NAMES: [&'static str; 30] = [
        "published",
        "amended",
        "deadline_extended",
        "window",
        "suspended",
        "resumed",
        "ordered_by_court",
        "results_published",
        "partly_resolved",
        "declared_void",
        "cancelled",
        "annulled",
        "reopened",
        "paid",
        "not_paid",
        "checked_no_act",
        "edition_not_found",
        "reported_not_resolved",
        "authority_notified",
        "authority_replied",
        "disputed",
        "corrected",
        "redacted",
        "created",
        "renamed",
        "dissolved",
        "succeeded",
        "moved",
        "terms_suspended",
        "due_recomputed",
    ];

    /// The name in data and API.
    pub fn name(&self) -> &'static str {
        match self {
            FactKind::Published { .. } => "published",
            FactKind::Amended { .. } => "amended",
            FactKind::DeadlineExtended { .. } => "deadline_extended",
            FactKind::Window { .. } => "window",
            FactKind::Suspended { .. } => "suspended",
            FactKind::Resumed { .. } => "resumed",
            FactKind::OrderedByCourt { .. } => "ordered_by_court",
            FactKind::ResultsPublished { .. } => "results_published",
            FactKind::PartlyResolved { .. } => "partly_resolved",
            FactKind::DeclaredVoid => "declared_void",
            FactKind::Cancelled => "cancelled",
            FactKind::Annulled => "annulled",
            FactKind::Reopened => "reopened",
            FactKind::Paid { .. } => "paid",
            FactKind::NotPaid => "not_paid",
            FactKind::CheckedNoAct { .. } => "checked_no_act",
            FactKind::EditionNotFound { .. } => "edition_not_found",
            FactKind::ReportedNotResolved => "reported_not_resolved",
            FactKind::AuthorityNotified { .. } => "authority_notified",
            FactKind::AuthorityReplied { .. } => "authority_replied",
            FactKind::Disputed => "disputed",
            FactKind::Corrected => "corrected",
            FactKind::Redacted { .. } => "redacted",
            FactKind::Created => "created",
            FactKind::Renamed => "renamed",
            FactKind::Dissolved => "dissolved",
            FactKind::Succeeded { .. } => "succeeded",
            FactKind::Moved { .. } => "moved",
            FactKind::TermsSuspended { .. } => "terms_suspended",
            FactKind::DueRecomputed { .. } => "due_recomputed",
        }
    }

    /// The promised date of results that the fact carries, if it does.
    pub fn results_promised(&self) -> Option<PartialDate> {
        match self {
            FactKind::Published { results_promised }
            | FactKind::Amended { results_promised }
            | FactKind::DeadlineExtended { results_promised, .. }
            | FactKind::Window { results_promised, .. }
            | FactKind::Resumed { results_promised } => *results_promised,
            FactKind::DueRecomputed { due, .. } => Some(*due),
            _ => None,
        }
    }

    /// The end that a suspension states, if it states one.
    pub fn until(&self) -> Option<&Until> {
        match self {
            FactKind::Suspended { until, .. } | FactKind::OrderedByCourt { until, .. } => until.as_ref(),
            _ => None,
        }
    }

    /// Where the fact keeps its promised date, if its kind promises one.
    pub fn promise_mut(&mut self) -> Option<&mut Option<PartialDate>> {
        match self {
            FactKind::Published { results_promised }
            | FactKind::Amended { results_promised }
            | FactKind::DeadlineExtended { results_promised, .. }
            | FactKind::Window { results_promised, .. }
            | FactKind::Resumed { results_promised } => Some(results_promised),
            _ => None,
        }
    }

    /// Ends the line: awards, or none.
    pub fn is_resolution(&self) -> bool {
        matches!(self, FactKind::ResultsPublished { .. } | FactKind::DeclaredVoid | FactKind::Paid { .. })
    }

    /// Undoes a resolution or a cancellation.
    pub fn undoes(&self) -> bool {
        matches!(self, FactKind::Annulled | FactKind::Reopened)
    }

    /// A search that found nothing.
    pub fn is_search(&self) -> bool {
        matches!(self, FactKind::CheckedNoAct { .. } | FactKind::EditionNotFound { .. })
    }

    /// An act of the authority itself, as against what others find or say about it.
    pub fn is_authority_act(&self) -> bool {
        !matches!(
            self,
            FactKind::NotPaid
                | FactKind::CheckedNoAct { .. }
                | FactKind::EditionNotFound { .. }
                | FactKind::ReportedNotResolved
                | FactKind::AuthorityNotified { .. }
                | FactKind::AuthorityReplied { .. }
                | FactKind::DueRecomputed { .. }
                | FactKind::Disputed
                | FactKind::Corrected
                | FactKind::Redacted { .. }
        )
    }
}
