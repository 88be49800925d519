//! The steward's words on associations.

use crate::{associations::model::Verification, clock::stamp, error::Result, ids::AssociationId};
use sqlx::SqliteConnection;

pub async fn insert_verification(conn: &mut SqliteConnection, id: &AssociationId, verification: &Verification) -> Result<()> {
    sqlx::query("insert into association_verifications (association, verified, at, reason, evidence) values (?, ?, ?, ?, ?)")
        .bind(id)
        .bind(verification.verified)
        .bind(stamp(verification.at))
        .bind(&verification.reason)
        .bind(&verification.evidence)
        .execute(conn)
        .await?;
    Ok(())
}
