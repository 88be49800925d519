//! Members: the rows of the accounts' table of roles that name this association.

use super::{instant, word};
use crate::{
    accounts::{model::language, store::holders_of},
    associations::model::Member,
    error::Result,
    ids::AssociationId,
    policy::MemberRole,
};
use sqlx::SqliteExecutor;

/// The members, those who joined first before the others.
pub async fn members(db: impl SqliteExecutor<'_>, of: &AssociationId) -> Result<Vec<Member>> {
    holders_of(db, "member", Some(of.as_str()))
        .await?
        .into_iter()
        .map(|holder| {
            Ok(Member {
                role: word(holder.office.as_deref().and_then(MemberRole::parse))?,
                since: instant(&holder.since)?,
                lang: language(&holder.language),
                person: holder.person,
                name: holder.name,
                email: holder.email,
            })
        })
        .collect()
}
