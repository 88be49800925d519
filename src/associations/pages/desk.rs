//! The associations' part of «Mi espacio»: invitations that wait, one's own associations, a way to register one.

use super::mark;
use crate::{
    associations::{
        model::{Association, Invitation},
        words,
    },
    i18n::td_string,
    policy::MemberRole,
    web::{address::Page, lang::Lang},
};
use leptos::prelude::*;

/// What the desk shows of associations.
#[derive(Clone, Debug, Default)]
pub struct DeskPart {
    pub mine: Vec<(Association, MemberRole)>,
    pub invitations: Vec<Invitation>,
}

pub fn desk_section(lang: Lang, part: &DeskPart) -> AnyView {
    let mine: Vec<_> = part.mine.iter().map(|(association, role)| item(lang, association, *role)).collect();
    let list = if mine.is_empty() {
        view! { <p>{td_string!(lang, associations.desk_none)}</p> }.into_any()
    } else {
        view! { <ul class="calls">{mine}</ul> }.into_any()
    };
    view! {
        {invitations(lang, &part.invitations)}
        <h2>{td_string!(lang, associations.desk_title)}</h2>
        {list}
        <p class="row"><a class="button quiet" href=Page::AssociationNew.path(lang)>{td_string!(lang, associations.register_title)}</a></p>
    }
    .into_any()
}

fn item(lang: Lang, association: &Association, role: MemberRole) -> AnyView {
    let id = association.id.to_string();
    let page = Page::Association { association: id.clone() };
    let applications = Page::Applications { association: id };
    view! {
        <li>
            <div>
                <h3><a href=page.path(lang)>{association.name().to_owned()}</a></h3>
                <p class="meta">{words::role(lang, role)}</p>
                <p><a href=applications.path(lang)>{td_string!(lang, associations.to_applications)}</a></p>
            </div>
            <p class="mark">{mark(lang, association)}</p>
        </li>
    }
    .into_any()
}

fn invitations(lang: Lang, waiting: &[Invitation]) -> AnyView {
    if waiting.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = waiting
        .iter()
        .map(|invitation| {
            let page = Page::DeskInvitation { invitation: invitation.id.clone() };
            let until = td_string!(lang, associations.open_until, date = words::day(lang, invitation.expires_at)).to_string();
            view! {
                <li>
                    <div>
                        <h3><a href=page.path(lang)>{invitation.association_name.clone()}</a></h3>
                        <p class="meta">{words::role(lang, invitation.role)}" · "{until}</p>
                    </div>
                </li>
            }
        })
        .collect();
    view! {
        <h2>{td_string!(lang, associations.desk_invitations)}</h2>
        <ul class="calls">{items}</ul>
    }
    .into_any()
}
