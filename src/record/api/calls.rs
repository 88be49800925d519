//! `GET /api/v1/calls` and `/api/v1/calls/{slug}`.

use super::{ask::Ask, body, facts};
use crate::{
    applications::model::Reported,
    calls::addresses::At,
    error::Result,
    ids::{CallId, LineId},
    record::{
        call::{of_those, reads, reported},
        subjects,
        tally::matching,
    },
    web::visit::made_from,
};
use axum::response::Response;
use serde_json::{Value, json};

/// Calls that answer the filters, in the order of their slugs.
pub async fn list(ask: Ask) -> Result<Response> {
    let view = ask.view();
    let after = ask.after(|id| ask.record.call(&CallId::from_text(id)).map(|call| call.id.to_string()))?;
    let mut found: Vec<_> = matching(&view, &ask.asked, ask.now).into_iter().map(|call| (call.id.to_string(), call)).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    ask.list("calls", found, after, |call| body::call(&view, call, &ask.base, ask.now))
}

/// One call with everything that is described of it and every fact that its lines' standings can rest on.
pub async fn one(ask: Ask, At { id, slug }: At<CallId>) -> Result<Response> {
    let view = ask.view();
    let Some(call) = ask.record.call(&id) else {
        return Err(ask.absent(&slug, "/api/v1/calls"));
    };
    let mut told = body::call(&view, call, &ask.base, ask.now)?;
    told["facts"] = facts::told(&ask, facts::bearing_on(&view, &subjects::of_call(&ask.record, call))).await?;
    told["described"] = serde_json::to_value(call)?;
    let reported = reported(&ask.app, &ask.record, call).await?;
    told["filed_elsewhere"] = reported.iter().map(filed_elsewhere).collect();
    Ok(made_from(ask.one("call", told), reads(&view, call, ask.now).and(of_those(&reported))))
}

/// What associations say of their own: how many report having applied on paper or in another portal, now and not as of a day.
fn filed_elsewhere((line, (all, names)): (&LineId, &(Reported, Vec<String>))) -> Value {
    json!({ "line": line, "associations": all.associations.len(), "verified": all.verified, "names": names })
}
