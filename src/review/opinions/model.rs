//! An opinion: points by criterion with a note each, as it was given and while it is written.

use crate::{applications::folio::Folio, clock::Now, ids::PersonId, ledger::Position};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one criterion got, with the ends of its scale as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub criterion: String,
    pub points: u8,
    pub scale: [u8; 2],
}

/// An opinion as it is counted with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    pub position: Position,
    pub folio: Folio,
    pub person: PersonId,
    /// In the order of the criteria.
    pub marks: Vec<Mark>,
    pub given_at: Now,
}

impl Opinion {
    pub fn points(&self, criterion: &str) -> Option<u8> {
        self.marks.iter().find(|mark| mark.criterion == criterion).map(|mark| mark.points)
    }

    pub fn total(&self) -> u32 {
        self.marks.iter().map(|mark| u32::from(mark.points)).sum()
    }

    /// The most that it could have come to.
    pub fn most(&self) -> u32 {
        self.marks.iter().map(|mark| u32::from(mark.scale[1])).sum()
    }
}

/// An opinion as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub opinion: Opinion,
    /// The name of whoever gave it.
    pub who: String,
    /// Why each criterion got its points; empty where that was erased.
    pub notes: BTreeMap<String, String>,
    /// Why it takes the place of an earlier one of the same person.
    pub reason: String,
}

/// An opinion that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOpinion {
    pub marks: Vec<Mark>,
    pub notes: BTreeMap<String, String>,
    pub reason: String,
}

/// An opinion while it is written: the form's fields as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub fields: BTreeMap<String, String>,
    pub version: i64,
    pub saved_at: Now,
}
