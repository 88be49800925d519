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
use std::sync::Arc;
use tokio::sync::Semaphore;

#[derive(Clone)]
pub struct App {
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
        Ok(Self {
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
        })
    }
}
