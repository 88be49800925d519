//! People with an account, and the roles that the steward gives: monitor, steward.

use super::{crumb, day, only_steward, to};
use crate::{
    accounts::{
        actions, notice,
        store::{self, Listed},
    },
    error::Result,
    i18n::td_string,
    ids::PersonId,
    policy::Role,
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;
use tower_sessions::Session;

/// People shown, newest first.
const SHOWN: i64 = 500;

pub async fn show(visit: Visit, viewer: Viewer) -> Result<Response> {
    only_steward(&viewer)?;
    let lang = visit.lang;
    let people = store::list(visit.app.db.read(), SHOWN).await?;
    let title = td_string!(lang, steward.people_title);
    Ok(visit.page(Head::private(title), move || {
        let rows: Vec<_> = people.into_iter().map(|person| row(lang, person)).collect();
        view! {
            {crumb(lang, title)}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, steward.people_lead)}</p>
            <table role="table">
                <caption>{td_string!(lang, steward.people_caption)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{td_string!(lang, steward.person)}</th>
                        <th role="columnheader" scope="col">{td_string!(lang, steward.since)}</th>
                        <th role="columnheader" scope="col">{td_string!(lang, steward.roles)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
    }))
}

fn row(lang: Lang, person: Listed) -> AnyView {
    let since = match &person.confirmed_at {
        Some(at) => day(lang, at),
        None => td_string!(lang, steward.unconfirmed).to_owned(),
    };
    let id = person.id.to_string();
    let monitor = Page::StewardMonitor { person: id.clone() }.path(lang);
    let steward = Page::StewardSteward { person: id }.path(lang);
    let monitor = match (person.confirmed_at.is_some(), person.is_monitor) {
        (false, _) => None,
        (true, true) => Some(button(monitor, "withdraw", td_string!(lang, steward.withdraw_monitor, name = person.name.clone()))),
        (true, false) => Some(button(monitor, "give", td_string!(lang, steward.give_monitor, name = person.name.clone()))),
    };
    let steward = match (person.confirmed_at.is_some(), person.is_steward) {
        (false, _) => None,
        (true, true) => Some(button(steward, "withdraw", td_string!(lang, steward.withdraw_steward, name = person.name.clone()))),
        (true, false) => {
            let says = td_string!(lang, steward.give_steward, name = person.name.clone());
            let sure = td_string!(lang, steward.give_steward_sure, name = person.name.clone());
            Some(
                view! {
                    <details>
                        <summary>{says}</summary>
                        <p>{td_string!(lang, steward.give_steward_means)}</p>
                        {button(steward, "give", sure)}
                    </details>
                }
                .into_any(),
            )
        }
    };
    let held = [
        person.is_steward.then(|| td_string!(lang, steward.holds_steward)),
        person.is_monitor.then(|| td_string!(lang, steward.holds_monitor)),
    ];
    let held: Vec<&str> = held.into_iter().flatten().collect();
    let held = (!held.is_empty()).then(|| view! { <p>{held.join(" · ")}</p> });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{person.name}<br/><span class="meta">{person.email}</span></th>
            <td role="cell" data-h=td_string!(lang, steward.since)>{since}</td>
            <td role="cell" data-h=td_string!(lang, steward.roles)>{held}{monitor}{steward}</td>
        </tr>
    }
    .into_any()
}

fn button(action: String, act: &'static str, label: String) -> AnyView {
    view! {
        <form method="post" action=action>
            <input r#type="hidden" name="act" value=act/>
            <button class="link">{label}</button>
        </form>
    }
    .into_any()
}

pub async fn change_monitor(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path(person): Path<String>,
    form: Form,
) -> Result<Response> {
    change(&visit, &viewer, &session, person, &Role::Monitor, &form).await
}

pub async fn change_steward(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path(person): Path<String>,
    form: Form,
) -> Result<Response> {
    change(&visit, &viewer, &session, person, &Role::Steward, &form).await
}

async fn change(visit: &Visit, viewer: &Viewer, session: &Session, person: String, role: &Role, form: &Form) -> Result<Response> {
    let person = PersonId::from_text(person);
    if form.get("act") == "withdraw" {
        actions::withdraw_role(&visit.app, &viewer.actor, &person, role, visit.now).await?;
        notice::leave(session, td_string!(visit.lang, steward.role_withdrawn)).await?;
    } else {
        actions::give_role(&visit.app, &viewer.actor, &person, role, visit.now).await?;
        notice::leave(session, td_string!(visit.lang, steward.role_given)).await?;
    }
    Ok(to(visit, &Page::StewardPeople))
}
