//! One writer and a pool of readers on one SQLite file. Domain acts go through [`crate::ledger::Write`]; what is nobody's act
//! (sessions, drafts, tokens, counters) through [`Scratch`].

use crate::{
    error::{Error, Result},
    ids::FileId,
    ledger::Touched,
    policy::{Permit, Refusal},
};
use sqlx::{
    Sqlite, SqliteConnection, SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// Tables that [`Scratch`] may write: what is nobody's act. A test compares them with what the sources write.
pub const SCRATCH_TABLES: &[&str] = &[
    "outbox",
    "sessions",
    "tokens",
    "attempts",
    "drafts",
    "draft_answers",
    "draft_budget",
    "draft_files",
    "call_drafts",
    "file_scans",
    "paper_loans",
    "reminders",
    "guide_steps",
    "correction_drafts",
    "correction_files",
    "opinion_drafts",
];

/// What is derived from other tables, and may be made anew: each is an index that SQLite keeps in tables of its own, behind the one that
/// is named, such as `search_data`.
pub const DERIVED_TABLES: &[&str] = &["search"];

/// What a database is for. It is written in the file's header, so that what is invented and the record never meet in one file, whatever
/// folder a command is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Record,
    Demonstration,
}

impl Holds {
    /// The file's `application_id`: "Acur" or "Acud" in ASCII.
    const fn mark(self) -> i64 {
        match self {
            Self::Record => 0x4163_7572,
            Self::Demonstration => 0x4163_7564,
        }
    }
}

/// A file in the vault that a row refers to, with the hash that the row has of its content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptFile {
    pub id: FileId,
    pub sha256: Option<String>,
}

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

#[derive(Clone)]
pub struct Db {
    writer: SqlitePool,
    readers: SqlitePool,
    path: PathBuf,
    touched: Arc<Touched>,
    /// Held as long as the database is open, so that a second server refuses; none when it is only read.
    _lock: Option<Arc<File>>,
}

impl Db {
    /// Opens `folder`/acuse.sqlite, made if `create`, and brings it up to date.
    ///
    /// # Errors
    /// [`Error::Unavailable`] with a sentence for people when the file is missing, locked, damaged, newer than this program, or holds the
    /// other of record and demonstration.
    pub async fn open(folder: &Path, create: bool, holds: Holds) -> Result<Self> {
        let path = folder.join("acuse.sqlite");
        if !create && !path.exists() {
            return Err(Error::Unavailable(format!("there is no database at {}", path.display())));
        }
        std::fs::create_dir_all(folder).map_err(|e| Error::Unavailable(format!("cannot make {}: {e}", folder.display())))?;
        let lock = lock(folder)?;
        let options = options(&path).create_if_missing(create);
        let writer = pool(1, options.clone()).await?;
        migrate(&writer).await?;
        marked(&writer, folder, holds).await?;
        let readers = pool(4, options.read_only(true).pragma("query_only", "on")).await?;
        Ok(Self { writer, readers, path, touched: Arc::default(), _lock: Some(Arc::new(lock)) })
    }

    /// Opens `folder`/acuse.sqlite for reading only: without the lock and without bringing it up to date, so that a server may be using
    /// it meanwhile. `still` is for a copy that nobody writes: nothing is made beside it.
    ///
    /// # Errors
    /// [`Error::Unavailable`] with a sentence when the file is missing, damaged, or not of this program's version.
    pub async fn open_to_read(folder: &Path, still: bool) -> Result<Self> {
        let path = folder.join("acuse.sqlite");
        if !path.exists() {
            return Err(Error::Unavailable(format!("there is no database at {}", path.display())));
        }
        let options =
            SqliteConnectOptions::new().filename(&path).read_only(true).immutable(still).busy_timeout(Duration::from_secs(5));
        let readers = pool(2, options).await?;
        let db = Self { writer: readers.clone(), readers, path, touched: Arc::default(), _lock: None };
        db.same_version().await?;
        Ok(db)
    }

    /// What the file says that it holds.
    pub async fn holds(&self) -> Result<Holds> {
        let mark: i64 = sqlx::query_scalar("pragma application_id").fetch_one(self.read()).await?;
        Ok(if mark == Holds::Demonstration.mark() { Holds::Demonstration } else { Holds::Record })
    }

    async fn same_version(&self) -> Result<()> {
        let has: Option<i64> = sqlx::query_scalar("select max(version) from _sqlx_migrations")
            .fetch_one(&self.readers)
            .await
            .map_err(|e| Error::Unavailable(format!("the database cannot be read: {e}")))?;
        let wants = MIGRATIONS.iter().map(|migration| migration.version).max();
        match has.cmp(&wants) {
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Less => Err(Error::Unavailable(
                "the database is of an earlier version: start the server once to bring it up to date".into(),
            )),
            std::cmp::Ordering::Greater => Err(Error::Unavailable("the database is of a later version than this program".into())),
        }
    }

    /// For reading outside a transaction of ours.
    pub fn read(&self) -> &SqlitePool {
        &self.readers
    }

    /// What the entries written since the start touched.
    pub fn touched(&self) -> Arc<Touched> {
        self.touched.clone()
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A consistent copy of the database at `to`, which must not exist.
    pub async fn copy_to(&self, to: &Path) -> Result<()> {
        sqlx::query("vacuum into ?").bind(to.to_string_lossy().into_owned()).execute(&self.writer).await?;
        Ok(())
    }

    /// The files that rows refer to. Every column that holds one is named `file`, so that none is forgotten here.
    pub async fn files(&self) -> Result<Vec<KeptFile>> {
        Self::files_on(&mut *self.read().acquire().await?).await
    }

    /// The same, seen from within a transaction. In one statement: a file that goes from one table to another is in one of them.
    pub async fn files_on(conn: &mut SqliteConnection) -> Result<Vec<KeptFile>> {
        let each = file_tables(&mut *conn).await?.into_iter().map(|(table, hash)| {
            let hash = hash.unwrap_or_else(|| "null".to_owned());
            format!(r#"select file, {hash} from "{table}" where file is not null"#)
        });
        let sql = each.collect::<Vec<_>>().join(" union ");
        let mut files: Vec<KeptFile> = sqlx::query_as::<_, (FileId, Option<String>)>(sqlx::AssertSqlSafe(sql))
            .fetch_all(conn)
            .await?
            .into_iter()
            .map(|(id, sha256)| KeptFile { id, sha256 })
            .collect();
        files.sort();
        Ok(files)
    }

    /// The tables whose rows refer to files in the vault, each with the column that has the hash of the content.
    pub async fn file_tables(&self) -> Result<Vec<(String, Option<String>)>> {
        file_tables(&mut *self.read().acquire().await?).await
    }

    /// SQLite's own check of the file; the complaints, if any.
    pub async fn integrity(&self) -> Result<Vec<String>> {
        let mut found: Vec<String> = sqlx::query_scalar("pragma integrity_check").fetch_all(self.read()).await?;
        found.retain(|line| line != "ok");
        let broken: Vec<String> =
            sqlx::query_scalar(r#"select "table" from pragma_foreign_key_check"#).fetch_all(self.read()).await?;
        found.extend(broken.into_iter().map(|table| format!("a row of {table} refers to nothing")));
        Ok(found)
    }

    /// Starts a write transaction. Only the two doors, [`Scratch`] and [`crate::ledger::Write`], call this.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Sqlite>> {
        // IMMEDIATE: a reading transaction that upgrades gets SQLITE_BUSY_SNAPSHOT, which the busy timeout does not retry.
        Ok(self.writer.begin_with("begin immediate").await?)
    }

    /// The same for whoever holds a permit. It was given before the wait for the writer, and before a long upload came to its end: the
    /// role that it rests on is looked at again, and from here on nobody can end it.
    pub(crate) async fn begin_for(&self, permit: &Permit) -> Result<Transaction<'static, Sqlite>> {
        let mut tx = self.begin().await?;
        if let Some((person, role)) = permit.rests_on() {
            let (kind, body, office) = role.row();
            let held: bool = sqlx::query_scalar(
                "select exists (select 1 from roles
                 where person = ? and kind = ? and body is ? and office is ? and until is null)",
            )
            .bind(person)
            .bind(kind)
            .bind(body)
            .bind(office)
            .fetch_one(&mut *tx)
            .await?;
            if !held {
                return Err(Refusal::NotYours.into());
            }
        }
        Ok(tx)
    }

    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        // A receipt that was shown must survive a power cut.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // What is taken out of the record is gone from the file too, not only from its index.
        .pragma("secure_delete", "on")
        .busy_timeout(Duration::from_secs(5))
        .optimize_on_close(true, None)
}

async fn pool(size: u32, options: SqliteConnectOptions) -> Result<SqlitePool> {
    SqlitePoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(options)
        .await
        .map_err(|e| Error::Unavailable(format!("the database cannot be opened: {e}")))
}

async fn migrate(writer: &SqlitePool) -> Result<()> {
    MIGRATIONS.run(writer).await.map_err(|e| Error::Unavailable(format!("the database cannot be brought up to date: {e}")))
}

/// Marks a new file, and refuses one that is marked as the other. A file without a mark is of an earlier version; demonstrations of
/// those are made anew.
async fn marked(writer: &SqlitePool, folder: &Path, holds: Holds) -> Result<()> {
    let mark: i64 = sqlx::query_scalar("pragma application_id").fetch_one(writer).await?;
    let used: bool = sqlx::query_scalar("select exists (select 1 from entries)").fetch_one(writer).await?;
    let other = mark != 0 && mark != holds.mark() || mark == 0 && used && holds == Holds::Demonstration;
    if other {
        let folder = folder.display();
        return Err(Error::Unavailable(match holds {
            Holds::Record => format!(
                "{folder} holds a demonstration: start it with `acuse demo`, or name another folder for the record with ACUSE_DATA"
            ),
            Holds::Demonstration => format!(
                "{folder} holds a record, which a demonstration must not touch: name another folder with ACUSE_DATA, or leave it unset"
            ),
        }));
    }
    if mark == 0 {
        // A pragma takes no parameters; the number is a constant of ours.
        sqlx::query(sqlx::AssertSqlSafe(format!("pragma application_id = {}", holds.mark()))).execute(writer).await?;
    }
    Ok(())
}

fn lock(folder: &Path) -> Result<File> {
    let path = folder.join("acuse.lock");
    let file = File::create(&path).map_err(|e| Error::Unavailable(format!("cannot write {}: {e}", path.display())))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::Unavailable(format!("another server is using {}", folder.display()))),
        Err(TryLockError::Error(e)) => Err(Error::Unavailable(format!("cannot lock {}: {e}", path.display()))),
    }
}

async fn file_tables(conn: &mut SqliteConnection) -> Result<Vec<(String, Option<String>)>> {
    let sql = "select m.name, (select name from pragma_table_info(m.name) where name in ('file_sha256', 'sha256'))
               from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'file' order by 1";
    Ok(sqlx::query_as(sql).fetch_all(conn).await?)
}

/// A write that is nobody's act: it makes no entry and may only touch [`SCRATCH_TABLES`]. Builds for development and tests watch it.
pub struct Scratch {
    tx: Transaction<'static, Sqlite>,
    #[cfg(debug_assertions)]
    written: Written,
}

impl Scratch {
    pub async fn begin(db: &Db) -> Result<Self> {
        Self::of(db.begin().await?).await
    }

    /// For work on what is somebody's, such as a draft: the permit has to hold while it is written.
    pub async fn begin_for(db: &Db, permit: &Permit) -> Result<Self> {
        Self::of(db.begin_for(permit).await?).await
    }

    async fn of(tx: Transaction<'static, Sqlite>) -> Result<Self> {
        #[cfg(debug_assertions)]
        let (tx, written) = watched(tx).await?;
        Ok(Self {
            tx,
            #[cfg(debug_assertions)]
            written,
        })
    }

    pub fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.tx
    }

    pub async fn commit(self) -> Result<()> {
        #[cfg(debug_assertions)]
        if let Some(table) =
            self.written.lock().unwrap_or_else(std::sync::PoisonError::into_inner).iter().find(|t| !may_scratch(t))
        {
            return Err(Error::internal(format!("{table} is not a table of Scratch: this is somebody's act and needs an entry")));
        }
        Ok(self.tx.commit().await?)
    }
}

/// The tables that a transaction wrote.
#[cfg(debug_assertions)]
type Written = Arc<std::sync::Mutex<std::collections::BTreeSet<String>>>;

#[cfg(debug_assertions)]
fn may_scratch(table: &str) -> bool {
    let is_derived = |name: &&str| table.strip_prefix(*name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
    SCRATCH_TABLES.contains(&table) || DERIVED_TABLES.iter().any(is_derived)
}

#[cfg(debug_assertions)]
async fn watched(mut tx: Transaction<'static, Sqlite>) -> Result<(Transaction<'static, Sqlite>, Written)> {
    let written = Written::default();
    let seen = written.clone();
    // The hook stays on the connection until the next one replaces it; what it then sees goes nowhere.
    tx.lock_handle().await?.set_update_hook(move |change| {
        seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(change.table.to_owned());
    });
    Ok((tx, written))
}
