//! An association as its members see it.

use super::{fact, legal, mark, members, seats};
use crate::{
    associations::{
        model::{Association, Done, Whole},
        words,
    },
    i18n::td_string,
    ids::PersonId,
    policy::MemberRole,
    web::{address::Page, lang::Lang, parts::crumbs},
};
use leptos::prelude::*;

pub fn overview(lang: Lang, whole: &Whole, history: &[Done], reader: Option<&PersonId>, role: MemberRole) -> AnyView {
    let association = &whole.association;
    let id = association.id.to_string();
    let manages = role == MemberRole::Representative;
    let change = |page: Page, text: &'static str| {
        manages.then(|| view! { <p class="row"><a class="button quiet" href=page.path(lang)>{text}</a></p> })
    };
    let applications = Page::Applications { association: id.clone() };
    let dossier = Page::Dossier { association: id.clone() };
    let projects = Page::Projects { association: id.clone() };
    let duties = Page::AssociationDuties { association: id.clone() };
    let members_page = Page::AssociationMembers { association: id.clone() };
    view! {
        {crumbs(lang, [(td_string!(lang, web.nav_desk).to_owned(), Page::Desk)], association.name())}
        <h1>{association.name().to_owned()}</h1>
        <p>{mark(lang, association)}" "<span class="meta">{td_string!(lang, associations.your_role, role = words::role(lang, role)).to_string()}</span></p>
        {verification(lang, association)}
        <p class="row">
            <a class="button" href=applications.path(lang)>{td_string!(lang, associations.to_applications)}</a>
            <a class="button quiet" href=dossier.path(lang)>{td_string!(lang, dossier.title)}</a>
            <a class="button quiet" href=projects.path(lang)>{td_string!(lang, projects.title)}</a>
            <a class="button quiet" href=duties.path(lang)>{td_string!(lang, guides.association_link)}</a>
        </p>
        <h2>{td_string!(lang, associations.profile_title)}</h2>
        {profile(lang, association)}
        {change(Page::AssociationProfile { association: id.clone() }, td_string!(lang, associations.profile_change))}
        <h2>{td_string!(lang, associations.seats_title)}</h2>
        {seats::table(lang, association, &whole.seats, manages)}
        {change(Page::AssociationSeats { association: id.clone() }, td_string!(lang, associations.seat_add))}
        <h2>{td_string!(lang, associations.legal_title)}</h2>
        {legal::table(lang, association, &whole.legal_persons, manages)}
        {change(Page::AssociationLegal { association: id.clone() }, td_string!(lang, associations.legal_add))}
        <h2>{td_string!(lang, associations.members_title)}</h2>
        {members::table(lang, association, &whole.members, reader, manages)}
        <p class="row">
            <a class="button quiet" href=members_page.path(lang)>{td_string!(lang, associations.members_see)}</a>
        </p>
        {past(lang, history)}
    }
    .into_any()
}

/// What the steward said, or that nobody has looked yet.
fn verification(lang: Lang, association: &Association) -> AnyView {
    match &association.verification {
        Some(v) if v.verified => {
            let text = td_string!(lang, associations.verified_on, date = words::day(lang, v.at)).to_string();
            view! { <p>{text}</p> }.into_any()
        }
        Some(v) => {
            let text = td_string!(lang, associations.withdrawn_on, date = words::day(lang, v.at)).to_string();
            view! { <div class="notice warn"><p>{text}</p><p>{v.reason.clone()}</p></div> }.into_any()
        }
        None => view! { <p class="notice">{td_string!(lang, associations.unverified_means)}</p> }.into_any(),
    }
}

fn profile(lang: Lang, association: &Association) -> AnyView {
    let profile = &association.profile;
    let about =
        if profile.about.is_empty() { td_string!(lang, associations.none_given).to_owned() } else { profile.about.clone() };
    let seen = if profile.public {
        let page = Page::AssociationPublic { association: association.id.to_string() };
        view! { <a href=page.path(lang)>{td_string!(lang, associations.public_yes)}</a> }.into_any()
    } else {
        td_string!(lang, associations.public_no).into_any()
    };
    view! {
        <dl class="facts">
            {fact(td_string!(lang, associations.kind_label), words::kind(lang, profile.kind))}
            {fact(td_string!(lang, associations.populations_label), words::populations(lang, &profile.populations))}
            {fact(td_string!(lang, associations.about_label), about)}
            {fact(td_string!(lang, associations.public_label), seen)}
            {fact(td_string!(lang, associations.registered_label), words::day(lang, association.registered_at))}
        </dl>
    }
    .into_any()
}

fn past(lang: Lang, history: &[Done]) -> AnyView {
    let acts: Vec<_> = history
        .iter()
        .map(|done| {
            let by = done.by.clone().map(|name| view! { <p class="source">{name}</p> });
            view! {
                <li>
                    <time datetime=crate::clock::stamp(done.at)>{words::day(lang, done.at)}</time>
                    <div><p>{words::what(lang, done.what)}</p>{by}</div>
                </li>
            }
        })
        .collect();
    view! {
        <details>
            <summary>{td_string!(lang, associations.history_title)}</summary>
            <ol class="acts">{acts}</ol>
        </details>
    }
    .into_any()
}
