//! Values derived from the ledger, kept in memory until its public part grows.

use crate::{db::Db, error::Result, ledger::public_head};
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

type Kept = HashMap<TypeId, (i64, Arc<dyn Any + Send + Sync>)>;

/// One value a type, as of the public head it was made from.
#[derive(Clone, Default)]
pub struct Derived {
    kept: Arc<Mutex<Kept>>,
}

impl Derived {
    /// The value for the present public head; made by `make` when the head has moved.
    pub async fn get<T, F>(&self, db: &Db, make: F) -> Result<Arc<T>>
    where
        T: Any + Send + Sync,
        F: AsyncFnOnce(&Db) -> Result<T>,
    {
        let head = public_head(db).await?;
        if let Some((made_at, value)) = self.lock().get(&TypeId::of::<T>())
            && *made_at == head
            && let Ok(value) = value.clone().downcast::<T>()
        {
            return Ok(value);
        }
        let value = Arc::new(make(db).await?);
        self.lock().insert(TypeId::of::<T>(), (head, value.clone()));
        Ok(value)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
