//! What was filed on paper or in another portal, as the association records it: by itself, and in words.

pub mod words;

use super::model::Paper;
use crate::{
    calls::{dates::PartialDate, money::Money},
    clock::Now,
    ids::{AssociationId, LineId},
    ledger::Position,
};

/// What was filed on paper or in another portal: the association's own record of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiledElsewhere {
    pub id: String,
    pub association: AssociationId,
    pub on: FiledOn,
    pub says: Saying,
    /// The stamped receipt.
    pub receipt: Paper,
    pub recorded_at: Now,
    pub position: Position,
    /// The newest entry that says so: a form about it carries this.
    pub seen: Position,
    /// Whether the association's name stands beside the number on the call's page.
    pub named: Named,
}

/// What an association says of such a filing, and may have mistyped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    pub filed_on: PartialDate,
    pub amount: Option<Money>,
    pub note: String,
}

/// What it said before it was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    pub says: Saying,
    pub until: Now,
    /// Who corrected it, while that person has an account.
    pub by: Option<String>,
}

/// A record of that kind which the association took back: what it said, and why it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    pub id: String,
    pub on: FiledOn,
    pub says: Saying,
    /// The stamped receipt, until somebody deletes it.
    pub receipt: Option<Paper>,
    pub receipt_sha256: String,
    pub recorded_at: Now,
    pub at: Now,
    pub by: Option<String>,
    pub reason: String,
    /// When its receipt was deleted, and by whom.
    pub deleted: Option<(Now, Option<String>)>,
}

/// How many associations report having applied on a line, and how many of them the steward verified. Who they are is for no page to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reported {
    pub associations: Vec<AssociationId>,
    pub verified: usize,
}

/// Whether an association consents to be named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Named {
    #[default]
    Never,
    Since(Now),
    /// It did, and took it back.
    Withdrawn(Now),
}

/// What was applied for elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FiledOn {
    /// A line of the record.
    Line(LineId),
    /// A call that somebody told of and nobody has confirmed, with its title.
    Suggested { suggestion: String, title: String },
}

impl FiledOn {
    /// Whether both are the same line, or the same suggested call.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Line(one), Self::Line(other)) => one == other,
            (Self::Suggested { suggestion: one, .. }, Self::Suggested { suggestion: other, .. }) => one == other,
            _ => false,
        }
    }
}

impl FiledElsewhere {
    /// Whether this may be the same application recorded a second time.
    pub fn repeats(&self, known: &Self) -> Option<Repeats> {
        if !self.on.is_same(&known.on) {
            return None;
        }
        if self.receipt.sha256 == known.receipt.sha256 {
            return Some(Repeats::File);
        }
        (self.says.filed_on == known.says.filed_on).then_some(Repeats::Day)
    }

    /// Whether this, which said `before`, comes to look like another record by what it says now. What looked the same before was asked about.
    pub fn comes_to_repeat(&self, before: &Self, other: &Self) -> bool {
        let same = |one: &Self| other.on.is_same(&one.on) && other.says.filed_on == one.says.filed_on;
        other.id != self.id && same(self) && !same(before)
    }
}

/// By what something that was filed elsewhere looks recorded already, on the same line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// The receipt is the same file.
    File,
    /// It was filed on the same day.
    Day,
}
