//! What was written in a draft and not filed with the rest of it.

use crate::{
    applications::displaced::Rest,
    error::Result,
    ids::{ApplicationId, AssociationId},
};
use sqlx::{SqliteConnection, SqliteExecutor};

pub async fn keep_rest(conn: &mut SqliteConnection, of: &ApplicationId, rest: &Rest) -> Result<()> {
    let sql = "insert into filed_rest (application, rest) values (?, ?)";
    sqlx::query(sql).bind(of).bind(serde_json::to_string(rest)?).execute(conn).await?;
    Ok(())
}

/// Nothing where all of it was filed.
pub async fn rest(db: impl SqliteExecutor<'_>, of: &ApplicationId) -> Result<Rest> {
    let sql = "select rest from filed_rest where application = ?";
    let text: Option<String> = sqlx::query_scalar(sql).bind(of).fetch_optional(db).await?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default())
}

/// Once nobody is left to read it.
pub async fn forget_rest(conn: &mut SqliteConnection, association: &AssociationId) -> Result<()> {
    let sql = "delete from filed_rest where application in (select id from applications where association = ?)";
    sqlx::query(sql).bind(association).execute(conn).await?;
    Ok(())
}
