//! What every action needs at hand: the database, the clock, the settings, the vault.

use crate::{
    clock::Clock,
    config::Config,
    db::{Db, Holds},
    derived::{Derived, answers::Answers},
    error::{Error, Result},
    limits::Limits,
    scanner::{self, Scanner},
    vault::{self, Vault},
};
use std::{ops::Deref, sync::Arc};
use tokio::sync::Semaphore;

/// One reference to all of it: every layer around a request holds one, and is copied with it for each layer outside of it.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl From<Parts> for App {
    fn from(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

#[derive(Clone)]
pub struct Parts {
    pub db: Db,
    pub clock: Clock,
    pub config: Arc<Config>,
    pub vault: Vault,
    pub derived: Derived,
    pub answers: Arc<Answers>,
    pub limits: Arc<Limits>,
    /// The virus scanner, where there is one.
    pub scanner: Option<Arc<dyn Scanner>>,
    /// How many passwords are hashed at a time: argon2id takes memory and a core each.
    pub hashing: Arc<Semaphore>,
    /// Files are cleaned one at a time: reading a large picture or a document takes memory and a core.
    pub cleaning: Arc<Semaphore>,
}

impl App {
    /// Opens the data folder that the settings name, made if missing.
    ///
    /// # Errors
    /// [`Error::Unavailable`] with a sentence for people when something of the folder is missing, damaged or in use: nothing is begun anew
    /// beside what is left of an earlier installation.
    pub async fn open(config: Config, clock: Clock) -> Result<Self> {
        if vault::has_files(&config.data) {
            let database = config.data.join("acuse.sqlite");
            if !database.exists() {
                return Err(Error::Unavailable(format!(
                    "{} is missing, though files that belong to it are there: restore a backup, or name another folder with ACUSE_DATA",
                    database.display()
                )));
            }
        }
        let holds = if config.demo { Holds::Demonstration } else { Holds::Record };
        let db = Db::open(&config.data, true, holds).await?;
        let vault = Vault::open(&config.data, &config.key_file())?;
        Ok(Self::from(Parts {
            answers: Arc::new(Answers::new(db.touched())),
            db,
            clock,
            vault,
            derived: Derived::default(),
            limits: Arc::new(Limits::default()),
            scanner: scanner::of_settings(&config),
            hashing: Arc::new(Semaphore::new(2)),
            cleaning: Arc::new(Semaphore::new(1)),
            config: Arc::new(config),
        }))
    }
}
