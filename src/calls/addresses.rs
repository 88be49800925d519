//! Addresses that were renamed. A thing keeps its id for ever; its address may get a better name, and each former one leads to it.

use super::{slugs, store::RecordKind};
use crate::{
    app::App,
    db::Db,
    error::{Error, Result},
    ids::{CallId, CommitmentId, InstitutionId, PeriodId, ProgrammeId, TemplateId},
    ledger::{Entry, Position, Write},
    web::address::{self, Page},
};
use axum::{
    extract::{FromRequestParts, MatchedPath, RawPathParams},
    http::request::Parts,
    response::{IntoResponse, Redirect, Response},
};
use std::{collections::BTreeMap, sync::Arc};

/// What has an address of its own that can be renamed.
pub const NAMED: [RecordKind; 6] = [
    RecordKind::Call,
    RecordKind::Institution,
    RecordKind::Programme,
    RecordKind::Template,
    RecordKind::Commitment,
    RecordKind::ElectoralPeriod,
];

/// Every name that was given. What has none stands at its id.
#[derive(Debug, Default)]
pub struct Addresses {
    /// Kind and name: the id.
    given: BTreeMap<(String, String), String>,
    /// Kind and id: the name it was last given.
    present: BTreeMap<(String, String), String>,
}

/// What an address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Names {
    /// A thing, by its id, if there is one.
    Thing(String),
    /// Nothing any more: what it named stands at this one.
    Moved(String),
}

/// Why a thing cannot get a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameRefusal {
    /// Small ASCII letters, digits and dashes between, at most sixty.
    NoSlug,
    /// Another thing has or had it. An address that was cited leads to one thing for ever.
    Taken,
    /// It stands there already.
    Same,
}

impl Addresses {
    pub async fn of(app: &App) -> Result<Arc<Self>> {
        app.derived.get(&app.db, async |db: &Db| load(db).await).await
    }

    pub fn from_given(given: impl IntoIterator<Item = (String, String, String)>) -> Self {
        let mut all = Self::default();
        for (kind, slug, id) in given {
            all.present.insert((kind.clone(), id.clone()), slug.clone());
            all.given.insert((kind, slug), id);
        }
        all
    }

    /// Where a thing stands today.
    pub fn present(&self, kind: RecordKind, id: &str) -> String {
        self.present.get(&key(kind, id)).map_or_else(|| id.to_owned(), Clone::clone)
    }

    /// A page that names a thing by its id, at the thing's present address.
    pub fn page(&self, page: Page) -> Page {
        let of = |kind, id: &str| self.present(kind, id);
        let (call, institution) = (|id: &str| of(RecordKind::Call, id), |id: &str| of(RecordKind::Institution, id));
        match page {
            Page::Call { slug } => Page::Call { slug: call(&slug) },
            Page::LineQuestions { slug, line } => Page::LineQuestions { slug: call(&slug), line },
            Page::LineEligibility { slug, line } => Page::LineEligibility { slug: call(&slug), line },
            Page::LineRequirements { slug, line } => Page::LineRequirements { slug: call(&slug), line },
            Page::LineBlankForm { slug, line } => Page::LineBlankForm { slug: call(&slug), line },
            Page::LineResults { slug, line } => Page::LineResults { slug: call(&slug), line },
            Page::LineTerm { slug, line } => Page::LineTerm { slug: call(&slug), line },
            Page::Institution { slug } => Page::Institution { slug: institution(&slug) },
            Page::InstitutionDays { slug } => Page::InstitutionDays { slug: institution(&slug) },
            Page::Programme { slug } => Page::Programme { slug: of(RecordKind::Programme, &slug) },
            Page::RecurringCall { template } => Page::RecurringCall { template: of(RecordKind::Template, &template) },
            Page::Commitment { slug } => Page::Commitment { slug: of(RecordKind::Commitment, &slug) },
            Page::CommitmentTerm { slug } => Page::CommitmentTerm { slug: of(RecordKind::Commitment, &slug) },
            Page::ElectoralPeriod { slug } => Page::ElectoralPeriod { slug: of(RecordKind::ElectoralPeriod, &slug) },
            other => other,
        }
    }

    /// The id of what has or had a name. What was given to nothing is an id, if it is anything.
    pub fn id(&self, kind: RecordKind, slug: &str) -> String {
        self.given.get(&key(kind, slug)).map_or_else(|| slug.to_owned(), Clone::clone)
    }

    pub fn names(&self, kind: RecordKind, slug: &str) -> Names {
        let id = self.id(kind, slug);
        let present = self.present(kind, &id);
        if present == slug { Names::Thing(id) } else { Names::Moved(present) }
    }

    /// May this thing get this name? `exists` tells whether a thing of the kind has an id.
    ///
    /// # Errors
    /// [`NameRefusal`] for what is no slug, what another thing has or had, and what changes nothing.
    pub fn may_give(&self, kind: RecordKind, id: &str, slug: &str, exists: impl Fn(&str) -> bool) -> Result<(), NameRefusal> {
        let taken = match self.given.get(&key(kind, slug)) {
            Some(owner) => owner != id,
            None => slug != id && exists(slug),
        };
        match () {
            () if slug.is_empty() || slugs::plain(slug) != slug => Err(NameRefusal::NoSlug),
            () if taken => Err(NameRefusal::Taken),
            () if self.present(kind, id) == slug => Err(NameRefusal::Same),
            () => Ok(()),
        }
    }

    /// Everything that was renamed: kind, id, the present name and the former ones.
    pub fn renamed(&self) -> Vec<(&str, &str, &str, Vec<&str>)> {
        let of = |(kind, id): &(String, String), present: &String| {
            let former = self.given.iter().filter(|((k, slug), owner)| k == kind && *owner == id && slug != present);
            let former: Vec<&str> = former.map(|((_, slug), _)| slug.as_str()).collect();
            former
        };
        let mut all: Vec<_> = self
            .present
            .iter()
            .map(|(thing, present)| (thing.0.as_str(), thing.1.as_str(), present.as_str(), of(thing, present)))
            .collect();
        for (_, id, present, former) in &mut all {
            if id != present && !former.contains(id) {
                former.push(id);
            }
        }
        all
    }
}

fn key(kind: RecordKind, name: &str) -> (String, String) {
    (kind.as_str().to_owned(), name.to_owned())
}

async fn load(db: &Db) -> Result<Addresses> {
    let given: Vec<(String, String, String)> =
        sqlx::query_as("select kind, slug, id from addresses order by position").fetch_all(db.read()).await?;
    Ok(Addresses::from_given(given))
}

/// The position of the newest renaming; -1 where nothing was renamed: what a form remembers having seen.
pub async fn newest(db: &Db) -> Result<Position> {
    Ok(sqlx::query_scalar("select coalesce(max(position), -1) from addresses").fetch_one(db.read()).await?)
}

/// Gives a thing a name, with the entry that says so.
pub async fn enter(write: &mut Write, kind: RecordKind, id: &str, slug: &str) -> Result<()> {
    let committed = write.enter(Entry::open("address_given", kind.as_str(), id).with("slug", slug)).await?;
    sqlx::query("insert into addresses (position, kind, slug, id) values (?, ?, ?, ?)")
        .bind(committed.position)
        .bind(kind.as_str())
        .bind(slug)
        .bind(id)
        .execute(write.conn())
        .await?;
    Ok(())
}

/// The thing that an address names; a former address answers 308 with the present one, on pages in both languages and in the API.
pub struct At<T> {
    pub id: T,
    /// The present address.
    pub slug: String,
}

/// What stands at an address of its own.
pub trait Addressed: Sized {
    const KIND: RecordKind;
    fn of_id(id: String) -> Self;
}

macro_rules! addressed {
    ($($id:ident => $kind:ident),+) => {$(
        impl Addressed for $id {
            const KIND: RecordKind = RecordKind::$kind;
            fn of_id(id: String) -> Self {
                Self::from_text(id)
            }
        }
    )+};
}
addressed!(CallId => Call, InstitutionId => Institution, CommitmentId => Commitment, PeriodId => ElectoralPeriod);
addressed!(ProgrammeId => Programme, TemplateId => Template);

impl<T: Addressed> FromRequestParts<App> for At<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let values = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Error::NotFound.into_response())?;
        let name = values.iter().find(|(name, _)| matches!(*name, "slug" | "id" | "template"));
        let (param, slug) = name.ok_or_else(|| Error::NotFound.into_response())?;
        let addresses = Addresses::of(app).await.map_err(IntoResponse::into_response)?;
        match addresses.names(T::KIND, slug) {
            Names::Thing(id) => Ok(Self { id: T::of_id(id), slug: slug.to_owned() }),
            Names::Moved(present) => {
                let pattern = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
                let moved = values.iter().map(|(name, value)| (name, if name == param { present.as_str() } else { value }));
                let path = address::filled(pattern, moved);
                let query = parts.uri.query().map_or_else(String::new, |query| format!("?{query}"));
                Err(Redirect::permanent(&format!("{path}{query}")).into_response())
            }
        }
    }
}
