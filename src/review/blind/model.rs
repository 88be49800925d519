//! The names of those who filed on a line, as far as they are withheld.

use crate::{clock::Now, ids::AssociationId};

#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Whether what this bench holds has no names.
    pub withheld: bool,
    /// The associations that filed and did not withdraw, by name: of no use but to declare an interest in one.
    pub filers: Vec<(AssociationId, String)>,
    pub opened: Option<Opened>,
}

/// That somebody opened the names of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The sealed entry, opened by the resolution.
    pub entry: String,
    /// The name of whoever opened them.
    pub by: String,
    /// Empty when it was erased.
    pub reason: String,
    pub at: Now,
}
