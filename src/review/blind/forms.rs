//! Opening the names that a line withholds: by whoever decides, for everybody who reviews the line, with a reason.

use super::store;
use crate::{
    error::Result,
    i18n::td_string,
    ledger::{Entry, Write},
    policy::{self, Act, Permit, Refusal},
    review::{
        actions::{Bench, bench as bench_of_line},
        forms::{bench, to_list},
        pages,
        rules::may_decide,
        store::REASON,
    },
    web::{
        form::Form,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};

/// Longest reason, in characters.
const LONGEST: usize = 1_000;

type Line = Path<(String, String)>;

pub async fn show(visit: Visit, viewer: Viewer, Path((institution, line)): Line) -> Result<Response> {
    let (bench, _) = openable(&visit, &viewer, &institution, &line).await?;
    Ok(pages::names(&visit, StatusCode::OK, &bench, &Form::default()))
}

pub async fn open(visit: Visit, viewer: Viewer, Path((institution, line)): Line, mut form: Form) -> Result<Response> {
    let (shown, permit) = openable(&visit, &viewer, &institution, &line).await?;
    let reason = form.get("reason").to_owned();
    match reason.chars().count() {
        0 => form.fail("reason", td_string!(visit.lang, review.write_reason)),
        n if n > LONGEST => form.fail("reason", td_string!(visit.lang, review.reason_too_long)),
        _ => {}
    }
    if !form.is_fine() {
        return Ok(pages::names(&visit, StatusCode::UNPROCESSABLE_ENTITY, &shown, &form));
    }
    let mut write = Write::begin(&visit.app.db, permit, visit.now).await?;
    // Read behind the writer's lock: they may be open by now, or the line suspended.
    let (own, actor) = (&shown.own, &viewer.actor);
    let bench = bench_of_line(&visit.app, actor, &own.institution.id, &own.line.id, visit.now).await?;
    may_open(&bench)?;
    let entry = Entry::sealed("names_opened", "review", &own.line.id).text(REASON, &reason);
    let committed = write.enter(entry).await?;
    store::insert(write.conn(), &committed, &own.line.id, &bench.person, visit.now).await?;
    write.commit().await?;
    Ok(to_list(&visit, institution, line))
}

async fn openable(visit: &Visit, viewer: &Viewer, institution: &str, line: &str) -> Result<(Bench, Permit)> {
    let bench = bench(visit, viewer, institution, line).await?;
    let permit = policy::may(&viewer.actor, Act::OpenNames(&bench.own.institution.id))?;
    may_open(&bench)?;
    Ok((bench, permit))
}

fn may_open(bench: &Bench) -> Result<()> {
    may_decide(bench.stage, bench.conflict)?;
    if bench.names.withheld { Ok(()) } else { Err(Refusal::NotNow.into()) }
}
