//! Members and their roles: the list, and the page of one.

use super::{crumb, fields};
use crate::{
    associations::{
        model::{Association, Member},
        words,
    },
    i18n::td_string,
    ids::PersonId,
    web::{address::Page, form::Form, lang::Lang, parts::error_summary},
};
use leptos::prelude::*;

/// The members as a table; with a link where the reader may change something: everything, or the own row to leave.
pub fn table(lang: Lang, association: &Association, members: &[Member], reader: Option<&PersonId>, manages: bool) -> AnyView {
    let [name, email, role, since] = [
        td_string!(lang, associations.member_name),
        td_string!(lang, associations.email_label),
        td_string!(lang, associations.role_label),
        td_string!(lang, associations.since_label),
    ];
    let rows: Vec<_> = members
        .iter()
        .map(|member| {
            let page = Page::AssociationMember { association: association.id.to_string(), person: member.person.to_string() };
            let called = if manages || reader == Some(&member.person) {
                view! { <a href=page.path(lang)>{member.name.clone()}</a> }.into_any()
            } else {
                member.name.clone().into_any()
            };
            view! {
                <tr role="row">
                    <td role="cell" data-h=name>{called}</td>
                    <td role="cell" data-h=role>{words::role(lang, member.role)}</td>
                    <td role="cell" data-h=email>{member.email.clone()}</td>
                    <td role="cell" data-h=since>{words::day(lang, member.since)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table role="table">
            <caption>{td_string!(lang, associations.members_caption)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{name}</th>
                    <th role="columnheader" scope="col">{role}</th>
                    <th role="columnheader" scope="col">{email}</th>
                    <th role="columnheader" scope="col">{since}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

pub fn members_page(
    lang: Lang,
    association: &Association,
    members: &[Member],
    reader: Option<&PersonId>,
    manages: bool,
) -> AnyView {
    let title = td_string!(lang, associations.members_title);
    let invitations = Page::AssociationInvitations { association: association.id.to_string() };
    view! {
        {crumb(lang, association, title)}
        <h1>{title}</h1>
        <p>{td_string!(lang, associations.members_lead)}</p>
        {table(lang, association, members, reader, manages)}
        {manages.then(|| view! {
            <p class="row"><a class="button" href=invitations.path(lang)>{td_string!(lang, associations.invite_somebody)}</a></p>
        })}
    }
    .into_any()
}

/// One member: another role or out for those who manage; a way out for oneself.
pub fn member_page(lang: Lang, association: &Association, member: &Member, form: &Form, is_self: bool, manages: bool) -> AnyView {
    let page = Page::AssociationMember { association: association.id.to_string(), person: member.person.to_string() }.path(lang);
    let title = member.name.clone();
    let (act, out) = if is_self {
        ("leave", td_string!(lang, associations.leave_do))
    } else {
        ("remove", td_string!(lang, associations.member_remove))
    };
    let explained =
        if is_self { td_string!(lang, associations.leave_hint) } else { td_string!(lang, associations.member_remove_hint) };
    let roles = manages.then(|| {
        view! {
            <form method="post" action=page.clone()>
                {fields::role(lang, form)}
                <p class="row"><button class="button" name="act" value="role">{td_string!(lang, associations.role_change)}</button></p>
            </form>
        }
    });
    view! {
        {crumb(lang, association, &title)}
        {error_summary(lang, form)}
        <h1>{title.clone()}</h1>
        <p class="meta">{words::role(lang, member.role)}" · "{member.email.clone()}</p>
        {roles}
        <h2>{out}</h2>
        <p>{explained}</p>
        <form method="post" action=page.clone()>
            <p class="row"><button class="button danger" name="act" value=act>{out}</button></p>
        </form>
    }
    .into_any()
}
