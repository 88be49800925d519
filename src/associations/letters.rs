//! Which letters of an association reach which of its members. Somebody may choose to get only those that leave them something to do: pure.

use super::{model::Member, store};
use crate::{
    accounts::model::Letters,
    error::Result,
    ids::AssociationId,
    policy::{Act, Actor, Role, may},
};
use sqlx::SqliteExecutor;

/// Whom a letter leaves something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Nobody: it tells what others did.
    Nobodys,
    /// Whoever writes in a draft, be it the budget alone.
    WritesBudget,
    /// Whoever writes all of a draft, or answers a correction.
    Writes,
    /// Whoever files and withdraws in the association's name.
    Represents,
}

impl Task {
    /// What one has to be allowed to do.
    fn act(self, of: &AssociationId) -> Option<Act<'_>> {
        match self {
            Self::Nobodys => None,
            Self::WritesBudget => Some(Act::DraftBudget(of)),
            Self::Writes => Some(Act::Draft(of)),
            Self::Represents => Some(Act::File(of)),
        }
    }
}

/// Whether a member of an association may do something there.
pub fn can(member: &Member, of: &AssociationId, act: Act<'_>) -> bool {
    let actor = Actor::person(member.person.clone(), vec![Role::Member(of.clone(), member.role)]);
    may(&actor, act).is_ok()
}

/// Whether a letter with this task is for a member to attend to.
pub fn attends(member: &Member, of: &AssociationId, task: Task) -> bool {
    task.act(of).is_some_and(|act| can(member, of, act))
}

/// Whether it reaches a member.
pub fn reaches(member: &Member, of: &AssociationId, task: Task) -> bool {
    match member.letters {
        Letters::All => true,
        Letters::Mine => attends(member, of, task),
    }
}

/// The members whom a letter reaches.
pub async fn readers(db: impl SqliteExecutor<'_>, of: &AssociationId, task: Task) -> Result<Vec<Member>> {
    let mut members = store::members(db, of).await?;
    members.retain(|member| reaches(member, of, task));
    Ok(members)
}
