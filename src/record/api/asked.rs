//! `GET /api/v1/calls/{slug}/lines/{line}/form`: what a line that is received here asks of whoever applies, as its page tells people.

use super::ask::Ask;
use crate::{
    applications::context::LineNow,
    calls::{addresses::At, days::Days, facts::Subject},
    error::{Error, Result},
    ids::CallId,
    web::{address::Page, visit::made_from},
};
use axum::{extract::Path, response::Response};

/// The version that stood on the days asked about: each application keeps the one it answered.
pub async fn show(ask: Ask, At { id: call, .. }: At<CallId>, Path((_, line)): Path<(String, String)>) -> Result<Response> {
    let days = Days { as_of: ask.asked.as_of, known_on: ask.asked.known_on };
    let on = match LineNow::on(&ask.app, &call, &line, days, ask.now).await {
        Err(Error::NotFound) => return Err(ask.absent(&line, "/api/v1/calls")),
        found => found?,
    };
    let Some(terms) = on.asked() else { return Err(ask.absent(&line, "/api/v1/calls?standing=open")) };
    let mut told = serde_json::to_value(terms)?;
    told["url"] = super::body::both(&ask.base, &Page::LineQuestions { slug: call.to_string(), line });
    Ok(made_from(ask.one("form", told), ask.record.behind(&Subject::line(&on.line.id))))
}
