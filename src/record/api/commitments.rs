//! `GET /api/v1/commitments` and `/api/v1/commitments/{slug}`.

use super::{ask::Ask, body, deadlines, facts};
use crate::{
    calls::{
        addresses::At,
        facts::{Subject, SubjectKind},
    },
    error::Result,
    ids::CommitmentId,
    record::{commitments::matching, subjects},
};
use axum::response::Response;

/// Commitments that answer the filters, in the order of their slugs.
pub async fn list(ask: Ask) -> Result<Response> {
    let view = ask.view();
    let after = ask.after(|id| ask.record.commitments.get(&CommitmentId::from_text(id)).map(|one| one.id.to_string()))?;
    let mut found: Vec<_> =
        matching(&view, &ask.asked, ask.now).into_iter().map(|(one, assessed)| (one.id.to_string(), (one, assessed))).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    ask.list("commitments", found, after, |(one, assessed)| body::commitment(&view, one, assessed, &ask.base))
}

/// One commitment with all that is described of it and the facts that its standing can rest on.
pub async fn one(ask: Ask, At { id, slug }: At<CommitmentId>) -> Result<Response> {
    let view = ask.view();
    let Some((one, assessed)) = ask.record.commitments.get(&id).zip(view.promise_standing(&id, ask.now)) else {
        return Err(ask.absent(&slug, "/api/v1/commitments"));
    };
    let mut told = body::commitment(&view, one, &assessed, &ask.base)?;
    told["term"] = deadlines::term(&view, &Subject::new(SubjectKind::Commitment, &one.id), ask.now);
    told["facts"] = facts::told(&ask, facts::bearing_on(&view, &subjects::of_commitment(one))).await?;
    told["described"] = serde_json::to_value(one)?;
    Ok(ask.one("commitment", told))
}
