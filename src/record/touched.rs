//! When each thing of the record was last touched by a public entry.

use crate::{app::App, calls::facts::Subject, clock::Now, db::Db, error::Result, ledger::Position};
use std::{collections::HashMap, sync::Arc};

/// An entry: where it stands in the log, and when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    pub position: Position,
    pub at: Now,
}

/// The newest public entry about each thing, what its facts rest on among them.
#[derive(Debug, Default)]
pub struct Touched {
    by_subject: HashMap<(String, String), Touch>,
}

impl Touched {
    /// For the public part of the ledger as it is now.
    pub async fn of(app: &App) -> Result<Arc<Self>> {
        app.derived.get(&app.db, async |db: &Db| load(db).await).await
    }

    /// The newest entry about any of these.
    pub fn last<'a>(&self, subjects: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<Touch> {
        let found = subjects.into_iter().filter_map(|(kind, id)| self.by_subject.get(&(kind.to_owned(), id.to_owned())));
        found.max_by_key(|touch| touch.position).copied()
    }

    /// The same of subjects of facts.
    pub fn last_about(&self, subjects: &[Subject]) -> Option<Touch> {
        self.last(subjects.iter().map(|subject| (subject.kind.name(), subject.id.as_str())))
    }

    /// Each thing of a kind with its newest entry, in no order.
    pub fn of_kind(&self, kind: &'static str) -> impl Iterator<Item = (&str, Touch)> {
        let wanted = self.by_subject.iter().filter(move |((of, _), _)| of == kind);
        wanted.map(|((_, id), touch)| (id.as_str(), *touch))
    }

    /// The newest of all.
    pub fn newest(&self) -> Option<Touch> {
        self.by_subject.values().max_by_key(|touch| touch.position).copied()
    }
}

async fn load(db: &Db) -> Result<Touched> {
    // SQLite takes `at` from the row that holds the maximum ("Bare columns in an aggregate query").
    let own = "select subject_kind, subject_id, max(position), at from entries where public = 1 and subject_id is not null group by 1, 2";
    let evidence = "select f.subject_kind, f.subject_id, max(e.position), e.at from entries e
         join evidence v on e.subject_kind = 'evidence' and e.subject_id = v.id join facts f on f.id = v.fact
         where e.public = 1 group by 1, 2";
    let mut touched = Touched::default();
    for query in [own, evidence] {
        let rows: Vec<(String, String, Position, String)> = sqlx::query_as(query).fetch_all(db.read()).await?;
        for (kind, id, position, at) in rows {
            let at = chrono::DateTime::parse_from_rfc3339(&at).map_err(crate::error::Error::internal)?.to_utc();
            let new = Touch { position, at };
            let kept = touched.by_subject.entry((kind, id)).or_insert(new);
            if kept.position < position {
                *kept = new;
            }
        }
    }
    Ok(touched)
}
