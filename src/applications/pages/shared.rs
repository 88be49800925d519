//! What the pages of an application share: finding it with permission, its heading, its deadline on two clocks.

use super::deleted;
use crate::{
    applications::{
        context::LineNow,
        model::{Application, Filed, WholeDraft},
        rules, store, words,
    },
    associations::{self, model::Association},
    calls::{deadlines, terms::LineTerms, words::whom_to_ask},
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, AssociationId},
    policy::{self, Act, Refusal},
    web::{address::Page, lang::Lang, parts::crumbs, shell::Head, visit::Visit},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// An application that the visitor may see, with its line as it stands now.
pub struct Opened {
    pub application: Application,
    pub line: LineNow,
    pub association: Association,
}

/// Finds an application; refuses whoever is no member of its association.
pub async fn open(visit: &Visit, id: &str) -> Result<Opened> {
    let id = ApplicationId::from_text(id);
    let mut reader = visit.app.db.read().acquire().await?;
    let draft = store::whole(&mut reader, &id).await?;
    drop(reader);
    let application = match draft {
        Some(whole) => Application::Draft(Box::new(whole)),
        None => match store::filed(visit.app.db.read(), &id).await? {
            Some(filed) => Application::Filed(Box::new(filed)),
            None => return Err(no_draft(visit, &id).await?),
        },
    };
    policy::may(&visit.actor(), Act::SeeApplication(application.association()))?;
    let line = LineNow::of(&visit.app, application.line(), visit.now).await?;
    let association = associations::store::find(visit.app.db.read(), application.association()).await?;
    Ok(Opened { application, line, association })
}

/// A draft's page was asked for, or its form sent, after it was filed: how the filing stands is on the application's own page.
fn filed_meanwhile(id: &str) -> Error {
    Error::Instead(Refusal::AlreadyFiled, Box::new(Page::Application { application: id.to_owned() }))
}

/// Why there is no such draft: it was filed meanwhile, somebody of the association deleted it, or it never was.
pub async fn no_draft(visit: &Visit, id: &ApplicationId) -> Result<Error> {
    if store::has_filed(visit.app.db.read(), id).await? {
        return Ok(filed_meanwhile(id.as_str()));
    }
    let there = Page::Application { application: id.to_string() };
    let deleted = deleted::find(visit, id).await?;
    Ok(deleted.map_or(Error::NotFound, |_| Error::Instead(Refusal::DraftDeleted, Box::new(there))))
}

/// A draft with the terms it answers; what was filed is no longer one.
pub async fn open_draft(visit: &Visit, id: &str) -> Result<(WholeDraft, LineNow, LineTerms, Association)> {
    let Opened { application, line, association } = open(visit, id).await?;
    let Application::Draft(whole) = application else { return Err(filed_meanwhile(id)) };
    let terms = line.asked().cloned().ok_or(Refusal::NotReceivedHere)?;
    Ok((*whole, line, terms, association))
}

/// Filed, or [`Error::NotFound`]: a draft has no receipt.
pub async fn open_filed(visit: &Visit, id: &str) -> Result<(Filed, LineNow, Association)> {
    let Opened { application, line, association } = open(visit, id).await?;
    match application {
        Application::Filed(filed) => Ok((*filed, line, association)),
        Application::Draft(_) => Err(Error::NotFound),
    }
}

/// What somebody may change in a draft now: links lead nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    /// Whoever drafts.
    All,
    /// A treasurer.
    Budget,
    /// An observer; everybody, once nothing can be changed any more.
    None,
}

impl Hands {
    pub fn of(visit: &Visit, line: &LineNow, association: &AssociationId) -> Self {
        if rules::may_draft(&line.state(), visit.now).is_err() {
            return Self::None;
        }
        let may = |act| policy::may(&visit.actor(), act).is_ok();
        match (may(Act::Draft(association)), may(Act::DraftBudget(association))) {
            (true, _) => Self::All,
            (false, true) => Self::Budget,
            (false, false) => Self::None,
        }
    }

    pub fn all(self) -> bool {
        self == Self::All
    }

    pub fn budget(self) -> bool {
        self != Self::None
    }
}

/// Where one is: the association's applications, then this one, by the name of its line, then the page.
pub fn crumb(
    lang: Lang,
    association: &Association,
    application: Option<(&ApplicationId, &LineNow)>,
    here: impl Into<String>,
) -> AnyView {
    let list = td_string!(lang, applications.list_of, association = association.name()).to_string();
    let list = (list, Page::Applications { association: association.id.to_string() });
    let of_it = application.map(|(id, line)| (line.title(lang), Page::Application { application: id.to_string() }));
    crumbs(lang, std::iter::once(list).chain(of_it), here)
}

/// When the line closes, in both cities; and what its situation means for an application.
pub fn line_state(lang: Lang, line: &LineNow) -> AnyView {
    let says = words::draft_says(lang, line);
    view! { {says.map(|text| view! { <div class="notice warn"><p>{text}</p></div> })} {line_clocks(lang, line)} }.into_any()
}

/// When the line closes, for a page that says by itself what its situation means.
pub fn line_clocks(lang: Lang, line: &LineNow) -> AnyView {
    let closes = line.window.map(|window| deadlines::window(lang, &window, line.now, line.closing_held));
    let gone = line.gone.as_ref().map(|gone| whom_to_ask(lang, gone));
    view! { {gone} {closes} }.into_any()
}

/// Refused kindly: there is one already, and here it is.
pub async fn already_filed(visit: &Visit, id: &ApplicationId) -> Result<Response> {
    let lang = visit.lang;
    let filed = store::filed(visit.app.db.read(), id).await?.ok_or(Error::NotFound)?;
    policy::may(&visit.actor(), Act::SeeApplication(&filed.association))?;
    let receipt = Page::Receipt { application: id.to_string() }.path(lang);
    let at = words::in_both_cities(lang, filed.filed_at);
    let head = Head::private(td_string!(lang, applications.already_title));
    Ok(visit.page_as(StatusCode::CONFLICT, head, move || {
        view! {
            <h1>{td_string!(lang, applications.already_title)}</h1>
            <p>{td_string!(lang, applications.already_text, folio = filed.folio.to_string(), at = at).to_string()}</p>
            <p class="row"><a class="button" href=receipt>{td_string!(lang, applications.see_receipt)}</a></p>
        }
    }))
}
