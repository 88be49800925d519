//! The door for domain acts: needs a [`Permit`], cannot commit without an entry; entry, rows and leaf are one transaction or none.

use super::{
    Entry, Position, Subject, Touched,
    leaf::{VERSION, canonical, commitment, hex, leaf_hash, salt},
};
use crate::{
    clock::{Now, stamp},
    db::Db,
    error::{Error, Result},
    policy::{By, Permit},
};
use serde_json::{Map, Value, json};
use sqlx::{Sqlite, SqliteConnection, Transaction};
use std::sync::Arc;

pub struct Write {
    tx: Transaction<'static, Sqlite>,
    permit: Permit,
    now: Now,
    written: Vec<Committed>,
    touched: Arc<Touched>,
    touches: Vec<Subject>,
    is_public: bool,
}

/// Where an entry stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    pub position: Position,
    pub id: String,
    /// RFC 6962 leaf hash, in hex.
    pub leaf_hash: String,
}

impl Write {
    /// Starts an act. The permit is held until the end.
    ///
    /// # Errors
    /// [`Refusal::NotYours`](crate::policy::Refusal::NotYours) when the role that it rests on has ended since it was given.
    pub async fn begin(db: &Db, permit: Permit, now: Now) -> Result<Self> {
        let (tx, touched) = (db.begin_for(&permit).await?, db.touched());
        Ok(Self { tx, permit, now, written: Vec::new(), touched, touches: Vec::new(), is_public: false })
    }

    /// The rows that go with the entries.
    pub fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.tx
    }

    pub fn permit(&self) -> &Permit {
        &self.permit
    }

    pub fn now(&self) -> Now {
        self.now
    }

    /// Writes an entry and its leaf.
    pub async fn enter(&mut self, entry: Entry) -> Result<Committed> {
        let position: Position =
            sqlx::query_scalar("select coalesce(max(position) + 1, 0) from entries").fetch_one(&mut *self.tx).await?;
        let id = uuid::Uuid::new_v4().to_string();
        let texts = entry.texts.iter().map(|(name, text)| Ok((*name, salt()?, text))).collect::<Result<Vec<_>>>()?;
        let inner = self.inner(&id, &entry, &texts).await?;
        let (leaf, sealed) = if entry.public {
            (canonical(&inner)?, None)
        } else {
            let (inner, salt) = (canonical(&inner)?, salt()?);
            let outer = json!({ "v": VERSION, "id": id, "at": stamp(self.now), "sealed": commitment(&salt, &inner) });
            (canonical(&outer)?, Some((inner, salt)))
        };
        let hash = leaf_hash(&leaf);
        self.insert(position, &id, &entry, &leaf, &hash).await?;
        if let Some((inner, salt)) = sealed {
            sqlx::query("insert into entry_sealed (position, salt, inner) values (?, ?, ?)")
                .bind(position)
                .bind(&salt[..])
                .bind(inner)
                .execute(&mut *self.tx)
                .await?;
        }
        for (name, salt, text) in &texts {
            sqlx::query("insert into entry_texts (position, name, salt, text) values (?, ?, ?, ?)")
                .bind(position)
                .bind(name)
                .bind(&salt[..])
                .bind(text)
                .execute(&mut *self.tx)
                .await?;
        }
        let committed = Committed { position, id, leaf_hash: hex(&hash) };
        self.written.push(committed.clone());
        self.is_public |= entry.public;
        self.touches.extend(entry.touches);
        Ok(committed)
    }

    /// All or nothing.
    pub async fn commit(self) -> Result<Vec<Committed>> {
        if self.written.is_empty() {
            return Err(Error::internal("an act without an entry"));
        }
        let Self { tx, written, touched, touches, is_public, .. } = self;
        // In a task of its own: whoever asked may hang up while the database writes, and then nobody would note what was touched.
        let commit = tokio::spawn(async move {
            let done = tx.commit().await;
            touched.note(touches, is_public);
            done
        });
        commit.await.map_err(Error::internal)??;
        Ok(written)
    }

    async fn inner(&mut self, id: &str, entry: &Entry, texts: &[(&str, [u8; 32], &String)]) -> Result<Value> {
        let committed: Map<String, Value> =
            texts.iter().map(|(name, salt, text)| ((*name).to_owned(), commitment(salt, text).into())).collect();
        let mut leaf = json!({
            "v": VERSION,
            "id": id,
            "at": stamp(self.now),
            "by": by(self.permit.by()),
            "kind": entry.kind,
            "subject": { "kind": entry.subject.kind, "id": entry.subject.id },
            "data": entry.data,
            "texts": committed,
        });
        if !entry.opens.is_empty() {
            let mut opens = Vec::new();
            for sealed in &entry.opens {
                let salt: Vec<u8> =
                    sqlx::query_scalar("select s.salt from entry_sealed s join entries e using (position) where e.id = ?")
                        .bind(sealed)
                        .fetch_one(&mut *self.tx)
                        .await?;
                opens.push(json!({ "id": sealed, "salt": hex(&salt) }));
            }
            leaf["opens"] = opens.into();
        }
        Ok(leaf)
    }

    async fn insert(&mut self, position: Position, id: &str, entry: &Entry, leaf: &str, hash: &[u8; 32]) -> Result<()> {
        sqlx::query(
            "insert into entries (position, id, at, public, kind, subject_kind, subject_id, person, leaf, leaf_hash)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(position)
        .bind(id)
        .bind(stamp(self.now))
        .bind(entry.public)
        .bind(entry.kind)
        .bind(entry.subject.kind)
        .bind(&entry.subject.id)
        .bind(self.permit.person())
        .bind(leaf)
        .bind(&hash[..])
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

fn by(by: &By) -> Value {
    match by {
        By::System => json!({ "kind": "system" }),
        By::Steward => json!({ "kind": "steward" }),
        By::Monitor => json!({ "kind": "monitor" }),
        By::Person => json!({ "kind": "person" }),
        By::Association(id) => json!({ "kind": "association", "id": id }),
        By::SomeAssociation => json!({ "kind": "association" }),
        By::Institution(id) => json!({ "kind": "institution", "id": id }),
    }
}
