//! What every action needs at hand: the database, the clock, the settings, the vault.

use crate::{clock::Clock, config::Config, db::Db, derived::Derived, error::Result, limits::Limits, vault::Vault};
use std::sync::Arc;
use tokio::sync::Semaphore;

#[derive(Clone)]
pub struct App {
    pub db: Db,
    pub clock: Clock,
    pub config: Arc<Config>,
    pub vault: Vault,
    pub derived: Derived,
    pub limits: Arc<Limits>,
    /// How many passwords are hashed at a time: argon2id takes memory and a core each.
    pub hashing: Arc<Semaphore>,
    /// Files are cleaned one at a time: reading a large picture or a document takes memory and a core.
    pub cleaning: Arc<Semaphore>,
}

impl App {
    /// Opens the data folder that the settings name, made if missing.
    pub async fn open(config: Config, clock: Clock) -> Result<Self> {
        let db = Db::open(&config.data, true).await?;
        let vault = Vault::open(&config.data, &config.key_file())?;
        Ok(Self {
            db,
            clock,
            vault,
            derived: Derived::default(),
            limits: Arc::new(Limits::default()),
            hashing: Arc::new(Semaphore::new(2)),
            cleaning: Arc::new(Semaphore::new(1)),
            config: Arc::new(config),
        })
    }
}
