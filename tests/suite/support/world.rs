//! A whole service: own data folder, own database file, a clock that stands still, the real router.

use super::Visitor;
use acuse::{
    app::{App, Parts},
    calls::import,
    clock::{Clock, Now},
    config::Config,
    derived::answers::Answers,
    mail::{self, Waiting},
    web::router::router,
};
use axum::Router;
use chrono::{TimeZone, Utc};
use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use tempfile::TempDir;

pub struct World {
    pub app: App,
    router: Router,
    folder: TempDir,
    visitors: AtomicU32,
}

impl World {
    /// A new installation at noon in Mexico City, 22 November 2026.
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// A new installation that has loaded the shipped record.
    pub async fn with_record() -> Self {
        let world = Self::new().await;
        import::shipped(&world.app).await.expect("the shipped record loads");
        world
    }

    /// A new installation with other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mut config = Config {
            data: folder.path().join("data"),
            key_file: folder.path().join("key"),
            // The least that argon2 takes: tests hash a password for each person.
            password_memory_kib: 8,
            password_rounds: 1,
            ..Config::default()
        };
        change(&mut config);
        Self::open(folder, config, Clock::fixed(noon())).await
    }

    /// Ends the service and starts it again on the same folder.
    pub async fn restart(self) -> Self {
        let Self { app, router, folder, .. } = self;
        let (config, clock) = ((*app.config).clone(), app.clock.clone());
        app.db.close().await;
        drop((app, router));
        Self::open(folder, config, clock).await
    }

    async fn open(folder: TempDir, config: Config, clock: Clock) -> Self {
        let app = App::open(config, clock).await.expect("the data folder opens");
        Self { router: router(app.clone()), app, folder, visitors: AtomicU32::new(1) }
    }

    pub fn now(&self) -> Now {
        self.app.clock.now()
    }

    /// The folder around the data folder: key, backups.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Somebody new, without an account.
    pub fn visitor(&self) -> Visitor {
        let number = self.visitors.fetch_add(1, Ordering::Relaxed);
        let from = SocketAddr::from((Ipv4Addr::from(0x0a00_0000 + number), 40_000));
        Visitor::new(self.router.clone(), &self.app.config.addr.to_string(), from)
    }

    /// The same service with nothing rendered yet, for comparison.
    pub fn unrendered(&self) -> Visitor {
        let answers = Arc::new(Answers::new(self.app.db.touched()));
        let fresh = App::from(Parts { answers, ..(*self.app).clone() });
        Visitor::new(router(fresh), &self.app.config.addr.to_string(), SocketAddr::from((Ipv4Addr::new(10, 255, 0, 1), 40_000)))
    }

    /// The letters that wait for an address, newest first.
    pub async fn letters_to(&self, email: &str) -> Vec<Waiting> {
        let mut letters = mail::waiting(self.app.db.read(), 1000).await.expect("the outbox");
        letters.retain(|letter| letter.recipient == email);
        letters
    }
}

fn noon() -> Now {
    Utc.with_ymd_and_hms(2026, 11, 22, 18, 0, 0).single().expect("an instant")
}
