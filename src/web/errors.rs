//! Errors as answers: a true status, a page in the visitor's language that says what to do; `application/problem+json` for machines.

use super::{
    address::Page,
    assets,
    lang::{self, Lang, LangExt},
    render,
    shell::Head,
    visit::{Arrived, Viewer, Visit},
};
use crate::{app::App, error::Error, i18n::td_string, policy::Refusal};
use axum::{
    extract::{Request, State, rejection::BytesRejection},
    http::{HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

/// Why a response is not what was asked for; left in its extensions and dressed by [`dress`].
#[derive(Clone, Debug)]
enum Why {
    Refused(Refusal),
    Unavailable,
    Other,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, why) = match &self {
            Self::Refused(refusal) => (status(*refusal), Why::Refused(*refusal)),
            Self::NotFound => (StatusCode::NOT_FOUND, Why::Other),
            Self::Unreadable(_) => (StatusCode::UNPROCESSABLE_ENTITY, Why::Other),
            Self::Unavailable(what) => {
                tracing::error!("{what}");
                (StatusCode::SERVICE_UNAVAILABLE, Why::Unavailable)
            }
            Self::Internal(what) => {
                tracing::error!("{what}");
                (StatusCode::INTERNAL_SERVER_ERROR, Why::Other)
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(why);
        response
    }
}

/// A body that was not read: too large, or cut off.
pub fn body_refused(rejection: BytesRejection) -> Error {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Refusal::TooLarge.into()
    } else {
        Error::Unreadable(rejection.body_text())
    }
}

/// The status of a refusal.
pub fn status(refusal: Refusal) -> StatusCode {
    match refusal {
        Refusal::SignInFirst => StatusCode::UNAUTHORIZED,
        Refusal::NotYours
        | Refusal::AnotherInstitution
        | Refusal::RoleCannot
        | Refusal::SamePerson
        | Refusal::OwnAssociation
        | Refusal::AnotherAddress
        | Refusal::ConflictDeclared
        | Refusal::OpenFirst
        | Refusal::NoDesignation => StatusCode::FORBIDDEN,
        Refusal::NotNow
        | Refusal::NotReceivedHere
        | Refusal::WindowClosed
        | Refusal::WindowStillOpen
        | Refusal::DeclareFirst
        | Refusal::Suspended
        | Refusal::NotSuspended
        | Refusal::AlreadyFiled
        | Refusal::ChangedMeanwhile
        | Refusal::LastRepresentative
        | Refusal::LastSteward
        | Refusal::LastSeat
        | Refusal::NoConsent
        | Refusal::AlreadyThere => StatusCode::CONFLICT,
        Refusal::Incomplete | Refusal::FoliosWithoutResult | Refusal::FileKind => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::LinkUsed | Refusal::CopyWithdrawn => StatusCode::GONE,
        Refusal::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
    }
}

/// What a refusal says, and what to do.
pub fn words(lang: Lang, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::SignInFirst => td_string!(lang, errors.sign_in_first),
        Refusal::NotYours => td_string!(lang, errors.not_yours),
        Refusal::AnotherInstitution => td_string!(lang, errors.another_institution),
        Refusal::RoleCannot => td_string!(lang, errors.role_cannot),
        Refusal::SamePerson => td_string!(lang, errors.same_person),
        Refusal::OwnAssociation => td_string!(lang, errors.own_association),
        Refusal::NotNow => td_string!(lang, errors.not_now),
        Refusal::NotReceivedHere => td_string!(lang, errors.not_received_here),
        Refusal::WindowClosed => td_string!(lang, errors.window_closed),
        Refusal::WindowStillOpen => td_string!(lang, errors.window_still_open),
        Refusal::DeclareFirst => td_string!(lang, errors.declare_first),
        Refusal::ConflictDeclared => td_string!(lang, errors.conflict_declared),
        Refusal::Suspended => td_string!(lang, errors.suspended),
        Refusal::NotSuspended => td_string!(lang, errors.not_suspended),
        Refusal::AlreadyFiled => td_string!(lang, errors.already_filed),
        Refusal::Incomplete => td_string!(lang, errors.incomplete),
        Refusal::ChangedMeanwhile => td_string!(lang, errors.changed_meanwhile),
        Refusal::FoliosWithoutResult => td_string!(lang, errors.folios_without_result),
        Refusal::LinkUsed => td_string!(lang, errors.link_used),
        Refusal::TooMany => td_string!(lang, errors.too_many),
        Refusal::AlreadyThere => td_string!(lang, errors.already_there),
        Refusal::TooLarge => td_string!(lang, errors.too_large),
        Refusal::FileKind => td_string!(lang, errors.file_kind),
        Refusal::LastSteward => td_string!(lang, errors.last_steward),
        Refusal::LastRepresentative => td_string!(lang, errors.last_representative),
        Refusal::LastSeat => td_string!(lang, errors.last_seat),
        Refusal::AnotherAddress => td_string!(lang, errors.another_address),
        Refusal::NoDesignation => td_string!(lang, errors.no_designation),
        Refusal::NoConsent => td_string!(lang, errors.no_consent),
        Refusal::CopyWithdrawn => td_string!(lang, errors.copy_withdrawn),
        Refusal::OpenFirst => td_string!(lang, errors.open_first),
    }
}

/// Gives every bare error its page. The outermost layer but for tracing and compression.
pub async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let accept = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let now = request.extensions().get::<Arrived>().map_or_else(|| app.clock.now(), |a| a.0);
    let response = next.run(request).await;
    let status = response.status();
    let dressed = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
        || response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/"));
    if !(status.is_client_error() || status.is_server_error()) || dressed {
        return response;
    }
    let why = response.extensions().get::<Why>().cloned().unwrap_or(Why::Other);
    let lang = lang::of_path(uri.path()).unwrap_or_else(|| lang::of_header(&accept));
    if let Why::Refused(Refusal::SignInFirst) = why
        && !is_machine(&uri)
    {
        return to_sign_in(&method, &uri, lang);
    }
    let (title, text) = page_words(lang, status, &why);
    let mut answer = if is_machine(&uri) {
        problem(status, title, text)
    } else {
        let viewer = response.extensions().get::<Viewer>().cloned();
        page(&Visit { app, lang, now, uri, other: Page::Home.path(lang.other()), viewer, notice: None }, status, title, text)
    };
    if status == StatusCode::TOO_MANY_REQUESTS {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(crate::limits::WAIT.as_secs()));
    }
    for name in [header::ALLOW, header::SET_COOKIE] {
        if let Some(value) = response.headers().get(&name) {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    answer
}

fn is_machine(uri: &Uri) -> bool {
    ["/api/", "/data/", "/health/"].iter().any(|root| uri.path().starts_with(root))
}

fn to_sign_in(method: &Method, uri: &Uri, lang: Lang) -> Response {
    let mut to = Page::SignIn.path(lang);
    if method == Method::GET {
        let there = uri.path_and_query().map_or_else(|| uri.path(), |whole| whole.as_str());
        let next: String = url::form_urlencoded::byte_serialize(there.as_bytes()).collect();
        to = format!("{to}?next={next}");
    }
    Redirect::to(&to).into_response()
}

fn page_words(lang: Lang, status: StatusCode, why: &Why) -> (&'static str, &'static str) {
    if let Why::Refused(refusal) = why {
        return (td_string!(lang, errors.refused_title), words(lang, *refusal));
    }
    match status {
        StatusCode::NOT_FOUND => (td_string!(lang, errors.not_found_title), td_string!(lang, errors.not_found)),
        StatusCode::METHOD_NOT_ALLOWED => (td_string!(lang, errors.method_title), td_string!(lang, errors.method)),
        StatusCode::PAYLOAD_TOO_LARGE => (td_string!(lang, errors.refused_title), td_string!(lang, errors.too_large)),
        StatusCode::TOO_MANY_REQUESTS => (td_string!(lang, errors.refused_title), td_string!(lang, errors.too_many)),
        StatusCode::FORBIDDEN => (td_string!(lang, errors.refused_title), td_string!(lang, errors.cross_site)),
        StatusCode::SERVICE_UNAVAILABLE => (td_string!(lang, errors.unavailable_title), td_string!(lang, errors.unavailable)),
        s if s.is_client_error() => (td_string!(lang, errors.unreadable_title), td_string!(lang, errors.unreadable)),
        _ => (td_string!(lang, errors.internal_title), td_string!(lang, errors.internal)),
    }
}

fn page(visit: &Visit, status: StatusCode, title: &'static str, text: &'static str) -> Response {
    let lang = visit.lang;
    let head = Head { private: true, ..Head::new(title) };
    render::page(visit, status, head, || {
        view! {
            <h1>{title}</h1>
            <p>{text}</p>
            <p class="row"><a class="button quiet" href=Page::Home.path(lang)>{td_string!(lang, errors.to_home)}</a></p>
        }
    })
}

/// RFC 9457.
pub fn problem(status: StatusCode, title: &str, detail: &str) -> Response {
    let body = serde_json::json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail });
    let mut response = (status, body.to_string()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

/// A page without database or shell, for a server that cannot open its data. The reason names folders and is for the terminal alone.
pub fn closed(uri: &Uri, headers: &axum::http::HeaderMap) -> Response {
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let lang = lang::of_path(uri.path()).unwrap_or_else(|| lang::of_header(accept));
    let title = td_string!(lang, errors.unavailable_title);
    if is_machine(uri) {
        return problem(StatusCode::SERVICE_UNAVAILABLE, title, td_string!(lang, errors.unavailable));
    }
    let html = render::to_html(move || {
        view! {
            <html lang=lang.code()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <title>{title}</title>
                    <meta name="color-scheme" content="light dark"/>
                    {assets::STYLE.clone().map(|href| view! { <link rel="stylesheet" href=href/> })}
                </head>
                <body>
                    <main>
                        <div class="wrap"><h1>{title}</h1><p>{td_string!(lang, errors.closed)}</p></div>
                    </main>
                </body>
            </html>
        }
    });
    (StatusCode::SERVICE_UNAVAILABLE, axum::response::Html(format!("<!doctype html>{html}"))).into_response()
}
