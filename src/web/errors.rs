//! Errors as answers: a true status, a page in the visitor's language that says what to do; `application/problem+json` for machines.

pub use super::given_back::signed_out;
use super::{
    address::{Page, Route},
    assets, given_back,
    lang::{self, Lang, LangExt},
    problem, render,
    shell::Head,
    upload,
    visit::{Arrived, Viewer, Visit},
};
use crate::{
    app::App,
    clock::Now,
    error::{Error, Said},
    i18n::td_string,
    policy::Refusal,
};
use axum::{
    extract::{Request, State, rejection::BytesRejection},
    http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

/// Why a response is not what was asked for; left in its extensions and dressed by [`dress`].
#[derive(Clone, Debug)]
enum Why {
    Refused(Refusal),
    Instead(Refusal, Box<Page>),
    /// In the words of whoever answers.
    Said(Said),
    /// The media type in which alone the address answers.
    OnlyAs(String),
    Unavailable,
    Other,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, why) = match &self {
            Self::Refused(refusal) => (status(*refusal), Why::Refused(*refusal)),
            Self::Instead(refusal, page) => (status(*refusal), Why::Instead(*refusal, page.clone())),
            Self::NotFound => (StatusCode::NOT_FOUND, Why::Other),
            Self::Absent(said) => (StatusCode::NOT_FOUND, Why::Said(said.clone())),
            Self::Question(said) => (StatusCode::BAD_REQUEST, Why::Said(said.clone())),
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
        bare(status, why)
    }
}

/// A status alone; [`dress`] gives it its words.
fn bare(status: StatusCode, why: Why) -> Response {
    let mut response = status.into_response();
    response.extensions_mut().insert(why);
    response
}

/// The address answers, but in no form that the request accepts.
pub(super) fn only_as(kind: &str) -> Response {
    bare(StatusCode::NOT_ACCEPTABLE, Why::OnlyAs(kind.to_owned()))
}

/// A body that was not read: too large, or cut off.
pub fn body_refused(rejection: BytesRejection) -> Error {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Refusal::TooLarge.into()
    } else if upload::is_full(&rejection) {
        Refusal::TooMany.into()
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
        | Refusal::InterestDeclared
        | Refusal::OpenFirst
        | Refusal::OthersWrote
        | Refusal::Quarantined
        | Refusal::NoDesignation => StatusCode::FORBIDDEN,
        Refusal::NotNow
        | Refusal::NotReceivedHere
        | Refusal::WindowClosed
        | Refusal::WindowStillOpen
        | Refusal::DeclareFirst
        | Refusal::DeclareAgain
        | Refusal::NamesWithheld
        | Refusal::Suspended
        | Refusal::NotSuspended
        | Refusal::NotResumed
        | Refusal::AlreadyFiled
        | Refusal::CorrectionAwaited
        | Refusal::OpinionFirst
        | Refusal::TermOver
        | Refusal::ChangedMeanwhile
        | Refusal::LastRepresentative
        | Refusal::NoticeRunning
        | Refusal::DoesNotFit
        | Refusal::LastSteward
        | Refusal::LastSeat
        | Refusal::NoConsent
        | Refusal::TooManyFiles
        | Refusal::AlreadyThere => StatusCode::CONFLICT,
        Refusal::Incomplete | Refusal::FoliosWithoutResult | Refusal::FileKind | Refusal::TooLong => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Refusal::LinkUsed | Refusal::CopyWithdrawn | Refusal::DraftDeleted => StatusCode::GONE,
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
        Refusal::InterestDeclared => td_string!(lang, errors.interest_declared),
        Refusal::NamesWithheld => td_string!(lang, errors.names_withheld),
        Refusal::DeclareAgain => td_string!(lang, errors.declare_again),
        Refusal::Suspended => td_string!(lang, errors.suspended),
        Refusal::NotSuspended => td_string!(lang, errors.not_suspended),
        Refusal::NotResumed => td_string!(lang, errors.not_resumed),
        Refusal::AlreadyFiled => td_string!(lang, errors.already_filed),
        Refusal::DraftDeleted => td_string!(lang, errors.draft_deleted),
        Refusal::OthersWrote => td_string!(lang, errors.others_wrote),
        Refusal::CorrectionAwaited => td_string!(lang, errors.correction_awaited),
        Refusal::OpinionFirst => td_string!(lang, errors.opinion_first),
        Refusal::TermOver => td_string!(lang, errors.term_over),
        Refusal::Incomplete => td_string!(lang, errors.incomplete),
        Refusal::ChangedMeanwhile => td_string!(lang, errors.changed_meanwhile),
        Refusal::FoliosWithoutResult => td_string!(lang, errors.folios_without_result),
        Refusal::LinkUsed => td_string!(lang, errors.link_used),
        Refusal::TooMany => td_string!(lang, errors.too_many),
        Refusal::AlreadyThere => td_string!(lang, errors.already_there),
        Refusal::TooLarge => td_string!(lang, errors.too_large),
        Refusal::TooLong => td_string!(lang, errors.text_too_long),
        Refusal::FileKind => td_string!(lang, errors.file_kind),
        Refusal::TooManyFiles => td_string!(lang, errors.too_many_files),
        Refusal::Quarantined => td_string!(lang, errors.quarantined),
        Refusal::LastSteward => td_string!(lang, errors.last_steward),
        Refusal::LastRepresentative => td_string!(lang, errors.last_representative),
        Refusal::DoesNotFit => td_string!(lang, errors.does_not_fit),
        Refusal::NoticeRunning => td_string!(lang, errors.notice_running),
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
    let (method, uri, has_files) = (request.method().clone(), request.uri().clone(), upload::has_files(request.headers()));
    let (accept, came_from) = (said(&request, header::ACCEPT_LANGUAGE), said(&request, header::REFERER));
    let now = request.extensions().get::<Arrived>().map_or_else(|| app.clock.now(), |a| a.0);
    let response = next.run(request).await;
    let status = response.status();
    let dressed = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
        || response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/"));
    if !(status.is_client_error() || status.is_server_error()) || dressed {
        return response;
    }
    let why = response.extensions().get::<Why>().cloned().unwrap_or(Why::Other);
    let lang = lang::of_path(uri.path()).or_else(|| lang::of_query(uri.query())).unwrap_or_else(|| lang::of_header(&accept));
    let typed = given_back::written(&response).filter(|_| !problem::is_machine(&uri));
    if let Why::Refused(Refusal::SignInFirst) | Why::Instead(Refusal::SignInFirst, _) = &why
        && !problem::is_machine(&uri)
    {
        return match (&why, typed) {
            (Why::Instead(_, there), _) => to_sign_in(lang, &there.path(lang)),
            (_, Some(typed)) => given_back::signed_out_with(&bare_visit(app, lang, now, uri, None), &typed),
            (_, None) if method.is_safe() => to_sign_in(lang, &asked_for(&uri)),
            // A browser that does not say where the form stood is led to the form's address, which leads on to the form.
            (_, None) => to_sign_in(lang, &came_from.parse().map_or_else(|_| asked_for(&uri), |page| asked_for(&page))),
        };
    }
    if let Why::Instead(_, there) = &why
        && method.is_safe()
    {
        return Redirect::to(&there.path(lang)).into_response();
    }
    let (title, text) = if status == StatusCode::METHOD_NOT_ALLOWED && problem::is_machine(&uri) {
        (td_string!(lang, errors.read_only_title), td_string!(lang, errors.read_only).to_owned())
    } else if status == StatusCode::PAYLOAD_TOO_LARGE && has_files {
        (td_string!(lang, errors.refused_title), upload::says_most(lang))
    } else {
        page_words(lang, &method, status, &why)
    };
    let mut answer = if problem::is_machine(&uri) {
        problem::of(&app.config.base_url(), lang, status, title, &text)
    } else {
        let viewer = response.extensions().get::<Viewer>().cloned();
        let onward = match &why {
            Why::Said(_) if status == StatusCode::BAD_REQUEST => {
                Some((uri.path().to_owned(), td_string!(lang, errors.without_filters)))
            }
            Why::Instead(_, there) => Some((there.path(lang), td_string!(lang, errors.see_how_it_stands))),
            Why::Refused(Refusal::TooLarge) => {
                let from = came_from.parse::<Uri>().ok().map(|page| asked_for(&page));
                let from = from.filter(|page| lang::of_path(page).is_some());
                Some((from.unwrap_or_else(|| uri.path().to_owned()), td_string!(lang, errors.to_form)))
            }
            Why::Refused(Refusal::LinkUsed) => Some((Page::SignIn.path(lang), td_string!(lang, errors.to_sign_in))),
            Why::Refused(_) if viewer.is_some() => Some((Page::Desk.path(lang), td_string!(lang, errors.to_desk))),
            // The address of a form that was sent: the form is on the page above it.
            Why::Other if status == StatusCode::METHOD_NOT_ALLOWED && method.is_safe() => {
                Route::above(uri.path(), lang).map(|page| (page.to_owned(), td_string!(lang, errors.to_form)))
            }
            Why::Other if status == StatusCode::NOT_FOUND => Some((Page::Search.path(lang), td_string!(lang, search.title))),
            _ => None,
        };
        // A question that was refused is not repeated in the page's links.
        let uri = uri.path().parse().unwrap_or(uri);
        page(&bare_visit(app, lang, now, uri, viewer), status, (title, text), onward, typed.as_ref())
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

fn said(request: &Request, name: HeaderName) -> String {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

fn bare_visit(app: App, lang: Lang, now: Now, uri: Uri, viewer: Option<Viewer>) -> Visit {
    Visit { app, lang, now, uri, other: Page::Home.path(lang.other()), viewer, notice: None }
}

fn asked_for(uri: &Uri) -> String {
    uri.path_and_query().map_or_else(|| uri.path(), |whole| whole.as_str()).to_owned()
}

/// To the page for signing in, and from there to where a form stood or what was asked for.
fn to_sign_in(lang: Lang, back: &str) -> Response {
    let back = Some(back).filter(|back| lang::of_path(back).is_some());
    let query = back.map(|back| format!("?next={}", url::form_urlencoded::byte_serialize(back.as_bytes()).collect::<String>()));
    Redirect::to(&format!("{}{}", Page::SignIn.path(lang), query.unwrap_or_default())).into_response()
}

fn page_words(lang: Lang, method: &Method, status: StatusCode, why: &Why) -> (&'static str, String) {
    let (title, text) = match (status, why) {
        (_, Why::Refused(refusal) | Why::Instead(refusal, _)) => (refused_title(lang, method, *refusal), words(lang, *refusal)),
        (_, Why::Said(said)) => return (said_title(lang, status), lang.pick(&said.es, &said.en).clone()),
        (_, Why::OnlyAs(kind)) => {
            let text = td_string!(lang, errors.only_as, kind = kind.clone()).to_string();
            return (td_string!(lang, errors.only_as_title), text);
        }
        (StatusCode::NOT_FOUND, _) => (td_string!(lang, errors.not_found_title), td_string!(lang, errors.not_found)),
        (StatusCode::METHOD_NOT_ALLOWED, _) if method.is_safe() => {
            (td_string!(lang, errors.form_title), td_string!(lang, errors.form_address))
        }
        (StatusCode::METHOD_NOT_ALLOWED, _) => (td_string!(lang, errors.method_title), td_string!(lang, errors.method)),
        (StatusCode::URI_TOO_LONG, _) => (td_string!(lang, errors.too_long_title), td_string!(lang, errors.too_long)),
        (StatusCode::PAYLOAD_TOO_LARGE, _) => (td_string!(lang, errors.refused_title), td_string!(lang, errors.too_large)),
        (StatusCode::TOO_MANY_REQUESTS, _) => (td_string!(lang, errors.too_many_title), td_string!(lang, errors.too_many)),
        (StatusCode::FORBIDDEN, _) => (td_string!(lang, errors.refused_title), td_string!(lang, errors.cross_site)),
        (StatusCode::SERVICE_UNAVAILABLE, _) => {
            (td_string!(lang, errors.unavailable_title), td_string!(lang, errors.unavailable))
        }
        (s, _) if s.is_client_error() => (td_string!(lang, errors.unreadable_title), td_string!(lang, errors.unreadable)),
        _ => (td_string!(lang, errors.internal_title), td_string!(lang, errors.internal)),
    };
    (title, text.to_owned())
}

/// What was refused: to change something, or only to look.
fn refused_title(lang: Lang, method: &Method, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::LinkUsed => td_string!(lang, errors.link_used_title),
        Refusal::TooMany => td_string!(lang, errors.too_many_title),
        _ if !method.is_safe() => td_string!(lang, errors.refused_title),
        _ if status(refusal) == StatusCode::FORBIDDEN => td_string!(lang, errors.not_for_you_title),
        _ => td_string!(lang, errors.not_now_title),
    }
}

fn said_title(lang: Lang, status: StatusCode) -> &'static str {
    if status == StatusCode::NOT_FOUND { td_string!(lang, api.not_found_title) } else { td_string!(lang, api.bad_title) }
}

/// `onward` leads to where one can go on: the same page without the question that it cannot answer, or the page that says how it stands.
/// `typed` is what somebody wrote, where a form was refused.
fn page(
    visit: &Visit,
    status: StatusCode,
    (title, text): (&'static str, String),
    onward: Option<(String, &'static str)>,
    typed: Option<&given_back::Sent>,
) -> Response {
    let lang = visit.lang;
    let head = Head { private: true, ..Head::new(title) };
    render::page(visit, status, head, || {
        let onward = onward.map(|(href, says)| view! { <a class="button" href=href>{says}</a> });
        view! {
            <h1>{title}</h1>
            <p>{text}</p>
            {typed.map(|typed| given_back::to_copy(lang, typed))}
            <p class="row">{onward} <a class="button quiet" href=Page::Home.path(lang)>{td_string!(lang, errors.to_home)}</a></p>
        }
    })
}

/// A page without database or shell, for a server that cannot open its data. The reason names folders and is for the terminal alone.
pub fn closed(uri: &Uri, headers: &axum::http::HeaderMap) -> Response {
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let lang = lang::of_path(uri.path()).unwrap_or_else(|| lang::of_header(accept));
    let title = td_string!(lang, errors.unavailable_title);
    if problem::is_machine(uri) {
        return problem::of("", lang, StatusCode::SERVICE_UNAVAILABLE, title, td_string!(lang, errors.unavailable));
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
    (StatusCode::SERVICE_UNAVAILABLE, axum::response::Html(format!("<!DOCTYPE html>{html}"))).into_response()
}
