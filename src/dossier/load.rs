//! What a dossier's pages and letters are made of: its papers, and the drafts whose closing they have to last until.

use super::{
    model::{Paper, Version},
    rules, store,
};
use crate::{
    app::App,
    applications::{self, context::LineNow, is_set_apart, model::Draft},
    calls::dates::Deadline,
    clock::Now,
    error::Result,
    ids::AssociationId,
    scanner,
};
use std::collections::{BTreeMap, BTreeSet};

/// A draft that can still be filed, and when its call closes.
#[derive(Clone, Debug)]
pub struct Upcoming {
    pub draft: Draft,
    pub line: LineNow,
    pub closes: Deadline,
}

impl Upcoming {
    /// Whether a version no longer holds when the call closes.
    pub fn outlives(&self, version: &Version) -> bool {
        rules::ends_before(version.dates, self.closes.day())
    }
}

/// The association's drafts that can still be filed, the one that closes first on top.
pub async fn upcoming(app: &App, id: &AssociationId, now: Now) -> Result<Vec<Upcoming>> {
    among(app, applications::store::drafts_of(app.db.read(), id).await?, now).await
}

/// The same of every association that has any.
pub async fn upcoming_of_all(app: &App, now: Now) -> Result<BTreeMap<AssociationId, Vec<Upcoming>>> {
    let mut each: BTreeMap<AssociationId, Vec<Upcoming>> = BTreeMap::new();
    for one in among(app, applications::store::drafts(app.db.read()).await?, now).await? {
        each.entry(one.draft.association.clone()).or_default().push(one);
    }
    Ok(each)
}

async fn among(app: &App, drafts: Vec<Draft>, now: Now) -> Result<Vec<Upcoming>> {
    let lines = LineNow::each(app, drafts.iter().map(|draft| &draft.line), now).await?;
    let can_be_filed = |draft: Draft| {
        let line = lines.get(&draft.line).filter(|line| applications::rules::may_draft(&line.state(), now).is_ok())?.clone();
        let closes = line.closes()?;
        Some(Upcoming { draft, line, closes })
    };
    let mut found: Vec<Upcoming> = drafts.into_iter().filter_map(can_be_filed).collect();
    found.sort_by_key(|one| one.closes.instant());
    Ok(found)
}

/// An association's papers, also those it retired.
pub async fn papers(app: &App, id: &AssociationId) -> Result<Vec<Paper>> {
    let mut reader = app.db.read().acquire().await?;
    store::papers(&mut reader, id).await
}

/// The papers of several associations.
pub async fn papers_of<'a>(app: &App, of: impl IntoIterator<Item = &'a AssociationId>) -> Result<Vec<Paper>> {
    let mut reader = app.db.read().acquire().await?;
    store::papers_of(&mut reader, of).await
}

/// Those of the papers in whose present version the virus scanner found something.
pub async fn set_apart(app: &App, papers: &[Paper]) -> Result<BTreeSet<String>> {
    let files = || papers.iter().filter_map(|paper| Some((paper, paper.current()?.file.as_ref()?)));
    let said = scanner::said(app.db.read(), files().map(|(_, file)| file)).await?;
    Ok(files().filter(|(_, file)| is_set_apart(said.get(*file))).map(|(paper, _)| paper.id.clone()).collect())
}
