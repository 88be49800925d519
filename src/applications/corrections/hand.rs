//! Who writes which part of an answer: whoever drafts writes all of it, a treasurer the budget.

use super::{
    actions::Opened,
    model::{Asked, Part},
};
use crate::{
    associations::letters::Task,
    policy::{self, Act, Actor, Permit, Refusal},
};

/// What somebody writes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    All,
    /// A treasurer's part, beside others that are not theirs.
    Budget,
}

/// Who has something to write where this is asked for.
pub fn task(asked: &Asked) -> Task {
    let budget = asked.items.iter().any(|item| item.part == Part::Budget);
    if budget { Task::WritesBudget } else { Task::Writes }
}

impl Opened {
    /// The right to write the answer, and which part of it.
    pub fn hand(&self, actor: &Actor) -> std::result::Result<(Permit, Hand), Refusal> {
        let of = &self.filed.association;
        match policy::may(actor, Act::Draft(of)) {
            Err(Refusal::RoleCannot) if self.correction.names(&Part::Budget) => {
                let alone = self.correction.asked.items.iter().all(|item| item.part == Part::Budget);
                let hand = if alone { Hand::All } else { Hand::Budget };
                policy::may(actor, Act::DraftBudget(of)).map(|permit| (permit, hand))
            }
            drafts => drafts.map(|permit| (permit, Hand::All)),
        }
    }
}
