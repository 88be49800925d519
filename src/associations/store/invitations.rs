//! Invitations. The link's token is only in the letter; here is its hash.

use super::{instant, word};
use crate::{
    associations::{
        model::{Fate, Invitation},
        rules,
    },
    clock::{Now, stamp},
    error::{OnUnique as _, Result},
    ids::{AssociationId, PersonId},
    policy::{MemberRole, Refusal},
};
use sqlx::{Row, SqliteConnection, SqliteExecutor, SqlitePool, sqlite::SqliteRow};

const SELECT: &str = "select i.id, i.association, a.name as association_name, i.email, i.role, i.sent_at, i.expires_at, i.state
    from association_invitations i join associations a on a.id = i.association";

/// A new invitation; [`Refusal::AlreadyThere`] when one for this address already waits.
pub async fn insert_invitation(
    conn: &mut SqliteConnection,
    invitation: &Invitation,
    token_hash: &str,
    by: Option<&PersonId>,
) -> Result<()> {
    sqlx::query(
        "insert into association_invitations (id, association, email, role, token_hash, invited_by, sent_at, expires_at, state)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&invitation.id)
    .bind(&invitation.association)
    .bind(&invitation.email)
    .bind(invitation.role.as_str())
    .bind(token_hash)
    .bind(by.map_or("", PersonId::as_str))
    .bind(stamp(invitation.sent_at))
    .bind(stamp(invitation.expires_at))
    .bind(invitation.state.as_str())
    .execute(conn)
    .await
    .on_unique(Refusal::AlreadyThere)?;
    Ok(())
}

/// Sent again: a new token, so that the older link stops working, and a new term.
pub async fn renew_invitation(
    conn: &mut SqliteConnection,
    id: &str,
    token_hash: &str,
    by: Option<&PersonId>,
    now: Now,
) -> Result<()> {
    sqlx::query(
        "update association_invitations set token_hash = ?, invited_by = ?, sent_at = ?, expires_at = ?, sends = sends + 1 where id = ?",
    )
    .bind(token_hash)
    .bind(by.map_or("", PersonId::as_str))
    .bind(stamp(now))
    .bind(stamp(rules::expires(now)))
    .bind(id)
    .execute(conn)
    .await?;
    Ok(())
}

/// Accepted, or withdrawn: then the address has served its purpose and goes.
pub async fn decide_invitation(conn: &mut SqliteConnection, id: &str, to: Fate, by: Option<&PersonId>, now: Now) -> Result<()> {
    let accepted_by = by.filter(|_| to == Fate::Accepted);
    let sql = "update association_invitations set state = ?1, decided_at = ?2, accepted_by = ?3,
               email = iif(?1 = 'withdrawn', '', email) where id = ?4";
    sqlx::query(sql).bind(to.as_str()).bind(stamp(now)).bind(accepted_by).bind(id).execute(conn).await?;
    Ok(())
}

/// Withdraws what is still open of an association's: what this person invited to, or `all` invitations to represent it; their ids. The
/// addresses go with them.
pub async fn withdraw_invitations(
    conn: &mut SqliteConnection,
    of: &AssociationId,
    by: Option<&PersonId>,
    all: bool,
    now: Now,
) -> Result<Vec<String>> {
    let sql = "update association_invitations set state = 'withdrawn', decided_at = ?1, email = ''
               where association = ?2 and state = 'waiting' and (invited_by = ?3 or ?4 and role = 'representative') returning id";
    Ok(sqlx::query_scalar(sql).bind(stamp(now)).bind(of).bind(by).bind(all).fetch_all(conn).await?)
}

/// Whether whoever sent an invitation last still represents the association.
pub async fn inviter_represents(db: impl SqliteExecutor<'_>, id: &str) -> Result<bool> {
    let sql = "select exists (select 1 from association_invitations i join roles r on r.person = i.invited_by and r.body = i.association
               where i.id = ? and r.kind = 'member' and r.office = 'representative' and r.until is null)";
    Ok(sqlx::query_scalar(sql).bind(id).fetch_one(db).await?)
}

/// Withdraws invitations that ran out before then, with the addresses that nobody answered from; ids and associations.
pub async fn lapse_invitations(conn: &mut SqliteConnection, before: Now, now: Now) -> Result<Vec<(String, AssociationId)>> {
    let sql = "update association_invitations set state = 'withdrawn', decided_at = ?, email = ''
               where state = 'waiting' and expires_at <= ? returning id, association";
    Ok(sqlx::query_as(sql).bind(stamp(now)).bind(stamp(before)).fetch_all(conn).await?)
}

/// The invitation whose link carries this token, if there still is one.
pub async fn by_token(db: impl SqliteExecutor<'_>, token_hash: &str) -> Result<Option<Invitation>> {
    let sql = format!("{SELECT} where i.token_hash = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(token_hash).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

pub async fn invitation(db: impl SqliteExecutor<'_>, id: &str) -> Result<Option<Invitation>> {
    let sql = format!("{SELECT} where i.id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

/// An association's invitations that nobody has answered, newest first; some may have run out.
pub async fn waiting_of(pool: &SqlitePool, of: &AssociationId) -> Result<Vec<Invitation>> {
    let sql = format!("{SELECT} where i.association = ? and i.state = 'waiting' order by i.sent_at desc, i.id");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(of).fetch_all(pool).await?.iter().map(read).collect()
}

/// Invitations to this address that can still be accepted.
pub async fn waiting_for(pool: &SqlitePool, email: &str, now: Now) -> Result<Vec<Invitation>> {
    let sql = format!("{SELECT} where i.email = ? and i.state = 'waiting' and i.expires_at > ? order by i.sent_at desc, i.id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(email.trim().to_lowercase()).bind(stamp(now)).fetch_all(pool).await?;
    rows.iter().map(read).collect()
}

/// The association's waiting invitations to this address.
pub async fn waiting_for_address(conn: &mut SqliteConnection, of: &AssociationId, email: &str) -> Result<Vec<Invitation>> {
    let sql = format!("{SELECT} where i.association = ? and i.email = ? and i.state = 'waiting'");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(of).bind(email).fetch_all(conn).await?.iter().map(read).collect()
}

/// Letters that this person has caused since then.
pub async fn letters_since(db: impl SqliteExecutor<'_>, by: &PersonId, since: Now) -> Result<i64> {
    let sql = "select coalesce(sum(sends), 0) from association_invitations where invited_by = ? and sent_at > ?";
    Ok(sqlx::query_scalar(sql).bind(by).bind(stamp(since)).fetch_one(db).await?)
}

fn read(row: &SqliteRow) -> Result<Invitation> {
    Ok(Invitation {
        id: row.try_get("id")?,
        association: row.try_get("association")?,
        association_name: row.try_get("association_name")?,
        email: row.try_get("email")?,
        role: word(MemberRole::parse(row.try_get("role")?))?,
        sent_at: instant(row.try_get("sent_at")?)?,
        expires_at: instant(row.try_get("expires_at")?)?,
        state: word(Fate::parse(row.try_get("state")?))?,
    })
}
