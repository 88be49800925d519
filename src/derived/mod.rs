//! Values derived from the ledger, kept in memory until its public part grows; and rendered answers, until what they show changes.

pub mod answers;

use crate::{db::Db, error::Result, ledger::public_head};
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// One value a type, as of the public head it was made from.
#[derive(Clone, Default)]
pub struct Derived {
    kept: Arc<Mutex<HashMap<TypeId, Kept>>>,
}

#[derive(Default)]
struct Kept {
    value: Option<(i64, Arc<dyn Any + Send + Sync>)>,
    /// One makes it, whoever asks meanwhile waits: the whole record read sixteen times at once would take sixteen times its room.
    making: Arc<tokio::sync::Mutex<()>>,
}

impl Derived {
    /// The value for the present public head; made by `make` when the head has moved.
    pub async fn get<T, F>(&self, db: &Db, make: F) -> Result<Arc<T>>
    where
        T: Any + Send + Sync,
        F: AsyncFnOnce(&Db) -> Result<T>,
    {
        if let Some(value) = self.made(public_head(db).await?) {
            return Ok(value);
        }
        let making = self.lock().entry(TypeId::of::<T>()).or_default().making.clone();
        let _turn = making.lock().await;
        let head = public_head(db).await?;
        if let Some(value) = self.made(head) {
            return Ok(value);
        }
        let value = Arc::new(make(db).await?);
        self.lock().entry(TypeId::of::<T>()).or_default().value = Some((head, value.clone()));
        Ok(value)
    }

    fn made<T: Any + Send + Sync>(&self, head: i64) -> Option<Arc<T>> {
        let (made_at, value) = self.lock().get(&TypeId::of::<T>())?.value.clone()?;
        (made_at == head).then(|| value.downcast().ok()).flatten()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<TypeId, Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
