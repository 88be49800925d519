//! Turns of who takes care of a folio, those who could, and the views of a line's list.

use crate::{
    applications::folio::Folio,
    ids::{AssociationId, PersonId},
    ledger::Position,
    web::{form::Form, lang::Lang, visit::Visit},
};
use std::collections::{BTreeMap, BTreeSet};

/// A folio was given to somebody, or they were released from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub position: Position,
    pub folio: Folio,
    pub person: PersonId,
    pub given: bool,
}

/// Somebody who reviews or decides in the institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub lang: Lang,
}

/// Who could take care of a line's folios, and the last turn of each.
#[derive(Clone, Debug, Default)]
pub struct Charges {
    pub crew: Vec<Reviewer>,
    /// Which of them belonged to an association that filed, on that day or since.
    pub belongs: BTreeSet<(PersonId, AssociationId)>,
    pub last: BTreeMap<Folio, Turn>,
}

/// Which folios of a line a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Those that whoever looks takes care of.
    Mine,
    /// Those without a result that nobody takes care of.
    Unassigned,
    /// Those on which whoever looks can still record a result.
    Pending,
    #[default]
    All,
}

impl Show {
    pub const EACH: [Self; 4] = [Self::Mine, Self::Unassigned, Self::Pending, Self::All];

    pub fn name(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Unassigned => "unassigned",
            Self::Pending => "pending",
            Self::All => "all",
        }
    }

    /// What the address asks for; all, where it names none that there is.
    pub fn of(visit: &Visit) -> Self {
        let query = Form::parse(visit.uri.query().unwrap_or_default().as_bytes());
        Self::EACH.into_iter().find(|show| show.name() == query.get("show")).unwrap_or_default()
    }

    /// An address that keeps the view.
    pub fn kept_in(self, path: String) -> String {
        if self == Self::All { path } else { format!("{path}?show={}", self.name()) }
    }
}
