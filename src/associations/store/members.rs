//! Members: the rows of the accounts' table of roles that name this association.

use super::{Parts, instant, word};
use crate::{
    accounts::{
        model::{Letters, language},
        store::{Holder, holders_in, holders_of},
    },
    associations::model::Member,
    error::Result,
    ids::AssociationId,
    policy::MemberRole,
};
use sqlx::SqliteExecutor;

/// The members, those who joined first before the others.
pub async fn members(db: impl SqliteExecutor<'_>, of: &AssociationId) -> Result<Vec<Member>> {
    holders_of(db, "member", Some(of.as_str())).await?.into_iter().map(member).collect()
}

/// The members of many associations.
pub async fn members_of_all(db: impl SqliteExecutor<'_>, of: &[AssociationId]) -> Result<Parts<Member>> {
    let mut all = Parts::new();
    for (body, holder) in holders_in(db, "member", of).await? {
        all.entry(AssociationId::from_text(body)).or_default().push(member(holder)?);
    }
    Ok(all)
}

fn member(holder: Holder) -> Result<Member> {
    Ok(Member {
        role: word(holder.office.as_deref().and_then(MemberRole::parse))?,
        since: instant(&holder.since)?,
        lang: language(&holder.language),
        letters: word(Letters::parse(&holder.letters))?,
        person: holder.person,
        name: holder.name,
        email: holder.email,
    })
}
