//! The steward's page: announcing a replacement, and carrying out or stopping the one that was announced.

use super::{changed, lost_name, objected, seen, told};
use crate::{
    applications::papers::bytes_words,
    associations,
    error::Result,
    i18n::td_string,
    ids::AssociationId,
    policy::{Act, MemberRole, may},
    replacement::{
        actions,
        model::{Replacement, State},
        rules, store,
    },
    web::{
        address::Page,
        form::Form,
        parts::error_summary,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_steward(visit: Visit, viewer: Viewer, Path(id): Path<String>) -> Result<Response> {
    may(&viewer.actor, Act::RunInstallation)?;
    steward_page(&visit, &AssociationId::from_text(id), StatusCode::OK, Form::default()).await
}

/// The page, with another status when its form comes back.
pub async fn steward_page(visit: &Visit, id: &AssociationId, status: StatusCode, form: Form) -> Result<Response> {
    let lang = visit.lang;
    let whole = associations::load::whole(&visit.app, id).await?;
    let latest = actions::latest(&visit.app, id).await?;
    let now_seen = store::last_entry(visit.app.db.read(), id).await?;
    let seen_value = if status == StatusCode::UNPROCESSABLE_ENTITY { form.get("seen").to_owned() } else { now_seen };
    let (lost, first) = match &latest {
        Some((one, _)) => (lost_name(visit, one).await?, actions::first_hand(&visit.app, one).await?.cloned()),
        None => (None, None),
    };
    let is_first = first.is_some() && first.as_ref() == visit.actor().id();
    let representatives: Vec<_> = whole.members.iter().filter(|member| member.role == MemberRole::Representative).collect();
    let several = representatives.len() > 1;
    let names = representatives.iter().map(|member| member.name.clone()).collect::<Vec<_>>().join(" · ");
    let is_open = latest.as_ref().is_some_and(|(one, _)| one.state == State::Announced);
    let title = td_string!(lang, replacement.title);
    let here = id.to_string();
    Ok(visit.page_as(status, Head::private(title), move || {
        let told = latest.map(|(one, objections)| {
            let deed = Page::StewardReplacementDeed { association: here.clone(), replacement: one.id.clone() }.path(lang);
            let ready = rules::carry_out(&one, &whole.members, visit.now).is_ok();
            let ready = if is_first {
                Ready::ForAnother
            } else if ready {
                Ready::Now
            } else {
                Ready::No
            };
            let ends = (one.state == State::Announced).then(|| deciding(visit, &one, &seen_value, &form, ready));
            view! { {told(lang, &one, (lost, first.is_none()), deed)} {objected(lang, &objections)} {ends} }
        });
        let announcing = if is_open {
            ().into_any()
        } else if several {
            view! { <p class="notice">{td_string!(lang, replacement.several)}</p> }.into_any()
        } else {
            announce_form(visit, &here, &seen_value, &form)
        };
        view! {
            {associations::pages::steward_crumb(lang, &whole.association, Some(title))}
            {error_summary(lang, &form)}
            <h1>{title}</h1>
            {changed(lang, status == StatusCode::CONFLICT && form.is_fine())}
            <p class="lead">{td_string!(lang, replacement.steward_lead)}</p>
            <dl class="facts"><div><dt>{td_string!(lang, associations.representatives_label)}</dt><dd>{names}</dd></div></dl>
            {told}
            {announcing}
        }
    }))
}

fn announce_form(visit: &Visit, association: &str, seen_value: &str, form: &Form) -> AnyView {
    let lang = visit.lang;
    let to = Page::StewardReplacement { association: association.to_owned() }.path(lang);
    let most = bytes_words(visit.app.config.max_file_bytes);
    let hint = td_string!(lang, dossier.file_hint, most = most).to_string();
    view! {
        <h2>{td_string!(lang, replacement.announce_title)}</h2>
        <p>{td_string!(lang, replacement.announce_lead)}</p>
        <form method="post" enctype="multipart/form-data" action=to>
            {seen(seen_value)}
            {form
                .input("email", td_string!(lang, replacement.email_label))
                .hint(td_string!(lang, replacement.email_hint))
                .kind("email")
                .view()}
            {form.input("reason", td_string!(lang, replacement.reason_label)).hint(td_string!(lang, replacement.reason_hint)).rows(4).view()}
            {form.input("evidence", td_string!(lang, replacement.evidence_label)).hint(td_string!(lang, replacement.evidence_hint)).view()}
            {form.file("file", td_string!(lang, replacement.deed_label), hint)}
            <p class="row"><button class="button">{td_string!(lang, replacement.announce_do)}</button></p>
        </form>
    }
    .into_any()
}

/// Whether whoever looks may carry it out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ready {
    Now,
    /// They announced it, and another steward could.
    ForAnother,
    No,
}

/// Carrying it out once the notice is over, and stopping it until then and after.
fn deciding(visit: &Visit, one: &Replacement, seen_value: &str, form: &Form, ready: Ready) -> AnyView {
    let lang = visit.lang;
    let association = one.association.to_string();
    let end = Page::StewardReplacementEnd { association: association.clone() }.path(lang);
    let stop = Page::StewardReplacementStop { association }.path(lang);
    let carrying = if ready == Ready::Now {
        view! {
            <p>{td_string!(lang, replacement.carry_out_lead)}</p>
            <form method="post" action=end>
                {seen(seen_value)}
                <p class="row"><button class="button">{td_string!(lang, replacement.carry_out_do)}</button></p>
            </form>
        }
        .into_any()
    } else if ready == Ready::ForAnother {
        view! { <p class="notice">{td_string!(lang, replacement.another_carries_out)}</p> }.into_any()
    } else if visit.now < one.carried_out_from {
        view! { <p>{td_string!(lang, replacement.not_yet)}</p> }.into_any()
    } else {
        view! { <p class="notice">{td_string!(lang, replacement.no_longer)}</p> }.into_any()
    };
    view! {
        <h2>{td_string!(lang, replacement.carry_out_title)}</h2>
        {carrying}
        <h2>{td_string!(lang, replacement.stop_title)}</h2>
        <form method="post" action=stop>
            {seen(seen_value)}
            {form.input("why", td_string!(lang, replacement.why_label)).rows(3).view()}
            <p class="row"><button class="button danger">{td_string!(lang, replacement.stop_do)}</button></p>
        </form>
    }
    .into_any()
}
