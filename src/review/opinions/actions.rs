//! What is done with an opinion: it is loaded with what others found, saved while it is written, and sent.

use super::{
    model::{Draft, NewOpinion, Written},
    rules, store,
};
use crate::{
    app::App,
    applications::{corrections::store::of as corrections_of, model::Filed},
    clock::Now,
    db::Scratch,
    error::Result,
    ledger::{Entry, Position, Write},
    policy::{self, Act, Actor, Permit, Refusal},
    review::{
        actions::{Bench, bench_of},
        model::{Case, WholeCase},
        rules::{may_decide, stands_aside},
        store::declarations,
    },
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The opinions on a folio, and what the reader is writing of it.
pub struct Known {
    /// All that were given, the first first.
    pub written: Vec<Written>,
    pub draft: Option<Draft>,
}

pub async fn load(app: &App, bench: &Bench, case: &Case) -> Result<Known> {
    let (db, folio) = (app.db.read(), &case.filed.folio);
    Ok(Known { written: store::of_folio(db, folio).await?, draft: store::draft(db, folio, &bench.person).await? })
}

impl Known {
    /// The newest opinion that this person gave, whether or not it still counts.
    pub fn own(&self, bench: &Bench) -> Option<&Written> {
        self.written.iter().rev().find(|one| one.opinion.person == bench.person)
    }

    /// What a page with the form shows.
    pub fn seen(&self, bench: &Bench, case: &Case) -> String {
        let corrected = case.corrections.last().map(|(one, _)| one.answer.as_ref().map_or(one.position, |a| a.position));
        rules::seen(self.own(bench).map(|own| own.opinion.position), corrected, self.version())
    }

    /// The version of what is being written; 0 where nothing was saved.
    pub fn version(&self) -> i64 {
        self.draft.as_ref().map_or(0, |draft| draft.version)
    }
}

/// The opinions that count on what was filed, with their texts.
pub async fn counted(app: &App, filed: &Filed) -> Result<Vec<Written>> {
    let db = app.db.read();
    let corrected = corrections_of(db, &filed.id).await?.last().map_or(-1, |one| one.position);
    let declared = declarations(db, &filed.line).await?;
    let mut written = store::of_folio(db, &filed.folio).await?;
    let given: Vec<_> = written.iter().map(|one| one.opinion.clone()).collect();
    let set_aside = |person: &_| stands_aside(&declared, person, &filed.folio);
    let standing: Vec<Position> =
        rules::standing(&given, &filed.folio, corrected, set_aside).iter().map(|one| one.position).collect();
    written.retain(|one| standing.contains(&one.opinion.position));
    Ok(written)
}

fn permit(actor: &Actor, bench: &Bench, case: &Case) -> Result<Permit> {
    Ok(policy::may(actor, Act::Decide { institution: &bench.own.institution.id, applicant: &case.filed.association })?)
}

/// Saves what is being written over the version that was shown.
pub async fn save(
    app: &App,
    actor: &Actor,
    (bench, case): (&Bench, &WholeCase),
    fields: &BTreeMap<String, String>,
    shown: i64,
    now: Now,
) -> Result<()> {
    let mut scratch = Scratch::begin_for(&app.db, &permit(actor, bench, case)?).await?;
    let of = (&bench.own.line.id, &case.filed.folio, &bench.person);
    if !store::put_draft(scratch.conn(), of, fields, shown, now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    scratch.commit().await
}

/// Records an opinion. The entry stays sealed: points and notes are for the institution and for whoever filed. `seen`: what the page had
/// shown, with what was saved from it.
pub async fn send(
    app: &App,
    actor: &Actor,
    (shown, case): (&Bench, &WholeCase),
    new: &NewOpinion,
    seen: &str,
    now: Now,
) -> Result<()> {
    let (institution, line) = (&shown.own.institution.id, &shown.own.line.id);
    let mut write = Write::begin(&app.db, permit(actor, shown, case)?, now).await?;
    // Read behind the writer's lock: an opinion is of what stands.
    let (bench, case) = bench_of(app, actor, (institution, line), &case.filed.folio.to_string(), now).await?;
    may_decide(bench.stage, bench.conflict)?;
    bench.may_open(&case)?;
    if case.awaits_correction(now) {
        return Err(Refusal::CorrectionAwaited.into());
    }
    let known = load(app, &bench, &case).await?;
    if known.seen(&bench, &case) != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let folio = &case.filed.folio;
    let points = |mark: &super::model::Mark| json!({ "criterion": mark.criterion, "points": mark.points });
    let entry = Entry::sealed("opinion_given", "folio", folio)
        .with("line", line.as_str())
        .with("terms", case.filed.content.terms.version)
        .with("points", new.marks.iter().map(points).collect::<Vec<Value>>())
        .text(store::NOTES, serde_json::to_string(&new.notes)?);
    let entry = if new.reason.is_empty() { entry } else { entry.text(store::CHANGE, &new.reason) };
    let committed = write.enter(entry).await?;
    store::insert(write.conn(), committed.position, (line, folio, &bench.person), new, now).await?;
    store::take_draft(write.conn(), folio, &bench.person, known.version()).await?;
    write.commit().await?;
    Ok(())
}
