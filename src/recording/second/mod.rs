//! What two people decided takes two people to undo: one official proposes the act, another approves it, and both are on record.

mod actions;
mod forms;
mod pages;

pub use actions::propose;

use super::preview;
use crate::{
    app::App,
    calls::{
        facts::{NewFact, Subject},
        record::Record,
        standing::Kind,
    },
    clock::Now,
    ids::LineId,
    web::{address::Route, router::Bilingual as _, upload},
};
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<App> {
    Router::new()
        .page(Route::OfficeAct, get(forms::show))
        .page(Route::OfficeActApproval, post(forms::approve).layer(upload::limit()))
        .page(Route::OfficeActWithdrawal, post(forms::take_back))
}

/// Whether facts of an authority take two people: they bring a line that is received here into a resolution or out of it, or put
/// themselves in the place of the act that resolved it.
pub fn takes_two(record: &Record, facts: &[NewFact], now: Now) -> bool {
    let moved = preview::changes(record, facts, now)
        .into_iter()
        .filter(|change| record.receives(&change.of))
        .any(|change| change.before != change.after && (is_resolved(change.before) || is_resolved(change.after)));
    let received = |line: &LineId| record.receives(&Subject::line(line));
    let touched = facts.iter().flat_map(|fact| preview::lines_of(record, &fact.subject)).filter(received);
    moved || touched.into_iter().any(|line| replaces_resolution(record, &line, facts, now))
}

fn is_resolved(kind: Kind) -> bool {
    matches!(kind, Kind::ResolvedAwarded | Kind::ResolvedVoid)
}

fn replaces_resolution(record: &Record, line: &LineId, facts: &[NewFact], now: Now) -> bool {
    let Some(assessed) = record.as_of(None, None).standing(line, now).filter(|found| is_resolved(found.kind())) else {
        return false;
    };
    let mut rests_on = assessed.reasons.iter().flat_map(|reason| &reason.facts);
    rests_on.any(|id| facts.iter().any(|fact| fact.replaces().any(|replaced| replaced == id)))
}
