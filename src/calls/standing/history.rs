//! What a standing is derived from: the facts about one line or commitment, its call, its programme and its institution.

use crate::calls::dates::Zone;
use crate::calls::facts::Fact;
use crate::calls::model::{Call, Commitment, Jurisdiction};
use crate::calls::promise::Due;
use crate::ids::LineId;

/// One line's facts, in the ledger's order.
#[derive(Clone, Debug)]
pub struct LineHistory<'a> {
    pub line: LineId,
    pub jurisdiction: Jurisdiction,
    pub fiscal_year: Option<i32>,
    pub zone: Zone,
    /// When results were to come as the call's record words it; a fact's promise takes its place.
    pub results_due: Option<Due>,
    /// The institution receives through Acuse: only its own acts then count, others' facts dispute.
    pub received_here: bool,
    /// Applications are received before anything is due. Not so of a commitment: what was promised is due without them.
    pub receives: bool,
    /// About the line and its call.
    pub facts: Vec<&'a Fact>,
    pub programme: Vec<&'a Fact>,
    pub institution: Vec<&'a Fact>,
}

impl<'a> LineHistory<'a> {
    /// A line of a call, with no facts yet.
    pub fn new(line: LineId, call: &Call) -> Self {
        Self {
            line,
            jurisdiction: call.jurisdiction.clone(),
            fiscal_year: call.fiscal_year,
            zone: call.zone(),
            results_due: if call.confidence.is_to_verify() { None } else { call.promised() },
            received_here: call.received_here,
            receives: true,
            facts: Vec::new(),
            programme: Vec::new(),
            institution: Vec::new(),
        }
    }

    /// A commitment, with no facts yet: as one line without a window, whose results are what was promised.
    pub fn of_commitment(commitment: &Commitment) -> Self {
        Self {
            line: LineId::from_text(commitment.id.as_str()),
            jurisdiction: commitment.jurisdiction.clone(),
            fiscal_year: None,
            zone: commitment.jurisdiction.zone(),
            results_due: commitment.promised.filter(|_| !commitment.cited.confidence.is_to_verify()).map(Due::by),
            received_here: false,
            receives: false,
            facts: Vec::new(),
            programme: Vec::new(),
            institution: Vec::new(),
        }
    }

    pub fn with_facts(mut self, facts: Vec<&'a Fact>) -> Self {
        self.facts = facts;
        self
    }
}
