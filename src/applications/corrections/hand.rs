//! Who writes which part of an answer: whoever drafts writes all of it, a treasurer the budget.

use super::{
    actions::Opened,
    model::{Part, Work},
    rules, store,
};
use crate::{
    error::Result,
    policy::{self, Act, Actor, Permit, Refusal},
};
use sqlx::SqliteConnection;

/// What somebody writes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    All,
    /// A treasurer's part, beside others that are not theirs.
    Budget,
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

    /// What is kept of what was typed: of a treasurer's form the budget, over whatever else is there.
    pub async fn by_hand(&self, conn: &mut SqliteConnection, hand: Hand, typed: &Work) -> Result<Work> {
        if hand == Hand::All {
            return Ok(typed.clone());
        }
        let stored = store::work(conn, &self.correction.id).await?;
        let (answers, _) = rules::typed(&self.correction.asked, &self.standing(), &stored);
        Ok(Work { answers, note: stored.note, papers: Vec::new(), ..typed.clone() })
    }
}
