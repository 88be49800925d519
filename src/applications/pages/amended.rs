//! What an amendment changed since somebody of the association last looked: change by change, with the answers that it touches.

use super::{
    check::file_name,
    said,
    shared::{Hands, crumb, line_state, open_draft},
};
use crate::{
    applications::{
        amended,
        model::{Draft, WholeDraft},
        rules, words,
    },
    calls::{
        amendment::{self, Became, Change},
        store,
        terms::LineTerms,
    },
    error::{Error, Result},
    i18n::td_string,
    policy::{Act, may},
    web::{address::Page, lang::Lang, shell::Head, visit::Visit},
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

pub async fn show_amended(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(&visit, &id).await?;
    let was = store::terms_version(&visit.app.db, &line.line.id, whole.draft.terms_seen).await?.ok_or(Error::NotFound)?;
    let (lang, may_draft) = (visit.lang, may(&visit.actor(), Act::Draft(&association.id)).is_ok());
    let answers = Hands::of(&visit, &line, &association.id).all();
    let title = td_string!(lang, amendment.title, line = line.title(lang)).to_string();
    Ok(visit.page(Head::private(title.clone()), move || {
        let changes = amendment::between(&was, &terms);
        let items: Vec<_> = changes.parts.iter().map(|change| item(lang, change, &was, &terms, &whole)).collect();
        let whole_line = amendment::Changes { parts: Vec::new(), ..changes };
        let rest: Vec<_> =
            amended::all(lang, &whole_line, &was, &terms).into_iter().map(|says| view! { <li>{says}</li> }).collect();
        let lacks = newly_lacking(lang, &was, &terms, &whole, answers);
        let none = (items.is_empty() && rest.is_empty()).then(|| view! { <p>{td_string!(lang, amendment.nothing)}</p> });
        let seen = (may_draft && whole.draft.terms_seen < terms.version).then(|| {
            view! {
                <form method="post">
                    <input r#type="hidden" name="version" value=terms.version.to_string()/>
                    <p class="row"><button class="button">{td_string!(lang, amendment.seen_button)}</button></p>
                </form>
            }
        });
        let to_answers = answers.then(|| {
            let page = Page::ApplicationAnswers { application: id.clone() }.path(lang);
            view! { <p><a href=page>{td_string!(lang, amendment.to_answers)}</a></p> }
        });
        view! {
            {crumb(lang, &association, Some((&whole.draft.id, &line)), title.clone())}
            <h1>{title}</h1>
            {line_state(lang, &line)}
            <p>{td_string!(lang, amendment.intro)}</p>
            {none}
            <ul>{rest}{items}</ul>
            {lacks}
            {to_answers}
            {seen}
        }
    }))
}

/// What is lacking now and was not before; for whoever mends it, the way there.
fn newly_lacking(lang: Lang, was: &LineTerms, now: &LineTerms, draft: &WholeDraft, mends: bool) -> Option<AnyView> {
    let lacks = rules::newly_lacking(was, now, draft);
    let items: Vec<_> = lacks
        .iter()
        .map(|lack| {
            let (says, page) = words::lack(lang, now, &draft.draft.id, lack);
            let says = if mends { view! { <a href=page>{says}</a> }.into_any() } else { says.into_any() };
            view! { <li>{says}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! { <div class="notice warn"><p>{td_string!(lang, amendment.lacks_now)}</p><ul>{items}</ul></div> }.into_any()
    })
}

/// A change; where it is about something answered, that answer.
fn item(lang: Lang, change: &Change, was: &LineTerms, now: &LineTerms, draft: &WholeDraft) -> AnyView {
    let touched = amended::touches(change, was, draft).then(|| was.question(&change.id)).flatten().map(|question| {
        let kept = if change.became == Became::Removed {
            td_string!(lang, amendment.kept)
        } else {
            td_string!(lang, amendment.look_again)
        };
        view! {
            <div class="notice">
                <p>{kept}</p>
                <dl class="facts"><div><dt>{words::both(lang, &question.text).to_owned()}</dt>{said::given(lang, question, (&draft.answers, &draft.papers), was.currency, &|file| file_name(lang, draft, file))}</div></dl>
            </div>
        }
    });
    view! { <li>{amended::one(lang, change, was, now)}{touched}</li> }.into_any()
}

/// That the call was amended since somebody last looked, with the way to what changed.
pub fn notice(lang: Lang, draft: &Draft, terms: &LineTerms) -> Option<AnyView> {
    let to = Page::ApplicationAmendment { application: draft.id.to_string() }.path(lang);
    (draft.terms_seen < terms.version).then(|| {
        view! {
            <div class="notice warn">
                <p>{td_string!(lang, amendment.notice)}</p>
                <p><a href=to>{td_string!(lang, amendment.notice_link)}</a></p>
            </div>
        }
        .into_any()
    })
}
