//! A fact of each kind with nothing filled in: enough to ask what it is called and who may say it.

use super::{Because, CourtOrder, FactKind, Window};
use crate::calls::dates::{Moment, PartialDate, Zone};
use crate::calls::model::EditionOf;
use crate::ids::{FactId, TemplateId};
use chrono::NaiveDate;

impl FactKind {
    /// One of [`Self::NAMES`].
    pub fn blank(name: &str) -> Option<Self> {
        let results_promised = None;
        let never = NaiveDate::MIN;
        Some(match name {
            "published" => Self::Published { results_promised },
            "amended" => Self::Amended { results_promised },
            "window" => Self::Window { window: Window::new(None, None, Zone::MEXICO_CITY), results_promised },
            "deadline_extended" => {
                Self::DeadlineExtended { closes: Moment::Day(never), zone: Zone::MEXICO_CITY, clock: None, results_promised }
            }
            "suspended" => {
                Self::Suspended { stated_reason_es: None, stated_reason_en: None, legal_basis_named: None, until: None }
            }
            "resumed" => Self::Resumed { results_promised },
            "ordered_by_court" => Self::OrderedByCourt { order: CourtOrder::Other, court: None, until: None },
            "results_published" => Self::ResultsPublished { awards: None },
            "partly_resolved" => Self::PartlyResolved { awards: None },
            "declared_void" => Self::DeclaredVoid,
            "cancelled" => Self::Cancelled,
            "annulled" => Self::Annulled,
            "reopened" => Self::Reopened,
            "paid" => Self::Paid { awards: None, partly: false },
            "not_paid" => Self::NotPaid,
            "checked_no_act" => Self::CheckedNoAct { searched: Vec::new(), not_searched: Vec::new() },
            "edition_not_found" => {
                let edition = EditionOf { template: TemplateId::from_text(""), year: 0 };
                Self::EditionNotFound { edition, searched: Vec::new(), not_searched: Vec::new() }
            }
            "reported_not_resolved" => Self::ReportedNotResolved,
            "authority_notified" => Self::AuthorityNotified { how: None, before_publication: false, about: None },
            "authority_replied" => Self::AuthorityReplied { to: None, letter: false },
            "disputed" => Self::Disputed,
            "corrected" => Self::Corrected,
            "created" => Self::Created,
            "renamed" => Self::Renamed,
            "dissolved" => Self::Dissolved,
            "succeeded" => Self::Succeeded { successor: String::new() },
            "moved" => Self::Moved { successor: String::new() },
            "terms_suspended" => Self::TermsSuspended { first: never, last: never },
            "due_recomputed" => {
                let day = PartialDate::day(never);
                Self::DueRecomputed { was: day, due: day, because: Because::default() }
            }
            "redacted" => Self::Redacted { fact: FactId::from_text("") },
            _ => return None,
        })
    }
}
