//! Hashing, off the async threads and few at a time: each takes a core and the memory that the settings give it.

use super::rules::normal_password;
use crate::{
    app::App,
    config::Config,
    error::{Error, Result},
};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

/// The argon2id hash of a password, as a PHC string.
pub async fn hash(app: &App, password: &str) -> Result<String> {
    let (argon, password) = (argon(&app.config)?, normal_password(password));
    apart(app, move || argon.hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(Error::internal)).await
}

/// Whether the password is the stored one. Without a stored one the same work is done for nothing, so that the time tells nothing.
pub async fn matches(app: &App, password: &str, stored: Option<&str>) -> Result<bool> {
    let Some(stored) = stored.map(str::to_owned) else {
        hash(app, password).await?;
        return Ok(false);
    };
    let password = normal_password(password);
    apart(app, move || {
        let stored = PasswordHash::new(&stored).map_err(Error::internal)?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &stored).is_ok())
    })
    .await
}

fn argon(config: &Config) -> Result<Argon2<'static>> {
    let params = Params::new(config.password_memory_kib, config.password_rounds, 1, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn apart<T: Send + 'static>(app: &App, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let turn = app.hashing.clone().acquire_owned().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    })
    .await
    .map_err(Error::internal)?
}
