//! Values derived from the ledger, kept in memory until its public part grows; and rendered answers, until what they show changes.

pub mod answers;

use crate::{
    db::Db,
    error::Result,
    ledger::{Position, public_head},
};
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How many values of the past are kept of a type, beside the present one: each may be as large as the whole record.
const PAST: usize = 2;

/// A present value a type, and the last past ones that were asked for.
#[derive(Clone, Default)]
pub struct Derived {
    kept: Arc<Mutex<HashMap<TypeId, Kept>>>,
}

/// What a value was made of: the entries before a head. Of the past too it holds until a public entry comes, since that may take words out.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Of {
    before: Position,
    public: Position,
}

#[derive(Default)]
struct Kept {
    /// Oldest first.
    values: Vec<(Of, Arc<dyn Any + Send + Sync>)>,
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
        self.before(db, Position::MAX, make).await
    }

    /// The value made of the entries before a head: the present one where no public entry came after it.
    pub async fn before<T, F>(&self, db: &Db, head: Position, make: F) -> Result<Arc<T>>
    where
        T: Any + Send + Sync,
        F: AsyncFnOnce(&Db) -> Result<T>,
    {
        if let Some(value) = self.made(of(db, head).await?) {
            return Ok(value);
        }
        let making = self.lock().entry(TypeId::of::<T>()).or_default().making.clone();
        let _turn = making.lock().await;
        let of = of(db, head).await?;
        if let Some(value) = self.made(of) {
            return Ok(value);
        }
        let value = Arc::new(make(db).await?);
        self.lock().entry(TypeId::of::<T>()).or_default().keep(of, value.clone());
        Ok(value)
    }

    fn made<T: Any + Send + Sync>(&self, wanted: Of) -> Option<Arc<T>> {
        let kept = self.lock();
        let (_, value) = kept.get(&TypeId::of::<T>())?.values.iter().find(|(of, _)| *of == wanted)?;
        value.clone().downcast().ok()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<TypeId, Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn keep(&mut self, of: Of, value: Arc<dyn Any + Send + Sync>) {
        self.values.retain(|(one, _)| one.public == of.public);
        let of_the_past = |of: &Of| of.before < Position::MAX;
        let past = || self.values.iter().filter(|(one, _)| of_the_past(one));
        let oldest = past().next().map(|(one, _)| *one).filter(|_| of_the_past(&of) && past().count() == PAST);
        self.values.retain(|(one, _)| Some(*one) != oldest);
        self.values.push((of, value));
    }
}

async fn of(db: &Db, head: Position) -> Result<Of> {
    let public = public_head(db).await?;
    Ok(Of { before: if head < public { head } else { Position::MAX }, public })
}
