//! Which instant of a request counts: deadlines are held against it, and entries and receipts tell it.
//!
//! The head's. A slow line must cost nobody the deadline, and between the head and the last byte nobody decides anything. But whoever
//! holds a form back goes on writing in it, so its head counts only while the rest can honestly be on its way; what comes later counts
//! when it was whole. Files are sent beforehand and filed by a form, and no form files what came after it: uploads count by their head.

use super::{address::Route, errors, form, given_back, router::FORM_BYTES, upload, visit::Arrived};
use crate::{app::App, clock::Now};
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest as _, MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use chrono::TimeDelta;

/// How long the rest of a form may be on its way. A form is a few kilobytes that leave with the head: what keeps them is a packet that is
/// lost, and TCP sends it again after one second, two and four (RFC 6298). Three losses in a row and a slow line fit in; what somebody
/// writes meanwhile hardly does.
const ON_ITS_WAY: TimeDelta = TimeDelta::seconds(10);

/// The instant at which a form came, of which the head and the last byte arrived then.
pub fn counts(head: Now, whole: Now) -> Now {
    if whole - head <= ON_ITS_WAY { head } else { whole }
}

/// Whether a form carries answers. Of the longest that an institution can ask for, of sixty questions, each holds as many characters as are
/// kept of an answer, and the way a form is written makes of one letter up to six bytes: no plain form's bound holds for them.
fn has_answers(request: &Request) -> bool {
    let route = request.extensions().get::<MatchedPath>().and_then(|at| Route::of_pattern(at.as_str()));
    let route = route.map(|(route, _)| route);
    matches!(route, Some(Route::ApplicationAnswers | Route::ApplicationSaving | Route::Correction | Route::CorrectionSaving))
}

/// Reads a form to its end before anybody acts on it.
pub async fn of_forms(State(app): State<App>, request: Request, next: Next) -> Response {
    let head = request.extensions().get::<Arrived>().map_or_else(|| app.clock.now(), |arrived| arrived.0);
    if !form::is_form(request.headers()) {
        return next.run(request).await;
    }
    // Until it is answered, whatever it takes of the memory is held.
    let (request, _held) = if has_answers(&request) {
        let (request, share) = upload::long(&app, request, FORM_BYTES);
        (request, Some(share))
    } else {
        (request, None)
    };
    let (parts, body) = request.into_parts();
    let body = match Bytes::from_request(Request::from_parts(parts.clone(), body), &app).await {
        Ok(body) => body,
        Err(rejection) => return errors::body_refused(rejection).into_response(),
    };
    let mut request = Request::from_parts(parts, Body::from(body.clone()));
    request.extensions_mut().insert(Arrived(counts(head, app.clock.now())));
    given_back::keep(next.run(request).await, || given_back::Sent::plain(&body))
}
