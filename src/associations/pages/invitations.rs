//! Invitations: those an association has sent, and the page that the invited person opens.

use super::{crumb, fields};
use crate::{
    associations::{
        model::{Association, Invitation},
        rules, words,
    },
    clock::Now,
    i18n::td_string,
    web::{address::Page, form::Form, lang::Lang, parts::error_summary},
};
use leptos::prelude::*;

pub fn invitations_page(lang: Lang, association: &Association, waiting: &[Invitation], form: &Form, now: Now) -> AnyView {
    let title = td_string!(lang, associations.invitations_title);
    let page = Page::AssociationInvitations { association: association.id.to_string() }.path(lang);
    let list = if waiting.is_empty() {
        view! { <p>{td_string!(lang, associations.invitations_none)}</p> }.into_any()
    } else {
        table(lang, waiting, &page, now)
    };
    view! {
        {crumb(lang, association, title)}
        {error_summary(lang, form)}
        <h1>{title}</h1>
        <p>{td_string!(lang, associations.invitations_lead)}</p>
        <form method="post" action=page.clone()>
            {form.input("email", td_string!(lang, associations.email_label)).hint(td_string!(lang, associations.email_hint)).kind("email").view()}
            {fields::role(lang, form)}
            <p class="row"><button class="button" name="act" value="invite">{td_string!(lang, associations.invite_do)}</button></p>
        </form>
        <h2>{td_string!(lang, associations.invitations_waiting)}</h2>
        {list}
    }
    .into_any()
}

fn table(lang: Lang, waiting: &[Invitation], action: &str, now: Now) -> AnyView {
    let [email, role, until, acts] = [
        td_string!(lang, associations.email_label),
        td_string!(lang, associations.role_label),
        td_string!(lang, associations.until_label),
        td_string!(lang, associations.acts_label),
    ];
    let rows: Vec<_> = waiting
        .iter()
        .map(|invitation| {
            let expires = words::day(lang, invitation.expires_at);
            let expires = if rules::is_open(invitation, now) {
                expires
            } else {
                td_string!(lang, associations.ran_out, date = expires).to_string()
            };
            view! {
                <tr role="row">
                    <td role="cell" data-h=email>{invitation.email.clone()}</td>
                    <td role="cell" data-h=role>{words::role(lang, invitation.role)}</td>
                    <td role="cell" data-h=until>{expires}</td>
                    <td role="cell" data-h=acts>
                        <form method="post" action=action.to_owned()>
                            <input r#type="hidden" name="invitation" value=invitation.id.clone()/>
                            <p class="row">
                                <button class="link" name="act" value="renew">{td_string!(lang, associations.invitation_renew)}</button>
                                <button class="link" name="act" value="withdraw">{td_string!(lang, associations.invitation_withdraw)}</button>
                            </p>
                        </form>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <table role="table">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{email}</th>
                    <th role="columnheader" scope="col">{role}</th>
                    <th role="columnheader" scope="col">{until}</th>
                    <th role="columnheader" scope="col">{acts}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What the invited person sees: who invites, to do what, until when. Accepting is a button, never the link itself.
pub fn offer_page(lang: Lang, invitation: &Invitation, here: &Page, signed_in: bool) -> AnyView {
    let name = invitation.association_name.as_str();
    let path = here.path(lang);
    let next: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    let [sign_in, sign_up] = [Page::SignIn, Page::SignUp].map(|page| format!("{}?next={next}", page.path(lang)));
    let answer = if signed_in {
        view! {
            <form method="post" action=path>
                <p class="row"><button class="button">{td_string!(lang, associations.accept_do)}</button></p>
            </form>
        }
        .into_any()
    } else {
        view! {
            <p>{td_string!(lang, associations.offer_sign_in, address = invitation.email.as_str()).to_string()}</p>
            <p class="row">
                <a class="button" href=sign_in>{td_string!(lang, associations.sign_in)}</a>
                <a class="button quiet" href=sign_up>{td_string!(lang, associations.sign_up)}</a>
            </p>
        }
        .into_any()
    };
    view! {
        <h1>{td_string!(lang, associations.offer_title, association = name).to_string()}</h1>
        <dl class="facts">
            {super::fact(td_string!(lang, associations.role_label), words::role_explained(lang, invitation.role))}
            {super::fact(td_string!(lang, associations.offer_to), invitation.email.clone())}
            {super::fact(td_string!(lang, associations.until_label), words::day(lang, invitation.expires_at))}
        </dl>
        <p>{td_string!(lang, associations.offer_means)}</p>
        {answer}
    }
    .into_any()
}
