//! Reaching the database file past the program, as somebody with the disk in hand could.

use crate::support::World;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, sqlite::SqliteConnectOptions};

/// Runs one statement; whether the database refused it.
pub async fn refuses(world: &World, sql: &str) -> bool {
    let mut db = SqliteConnectOptions::new().filename(world.app.db.path()).connect().await.expect("the file opens");
    let refused = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut db).await.is_err();
    db.close().await.expect("it closes");
    refused
}
