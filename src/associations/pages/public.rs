//! What everybody may see: associations that chose to be public, and nothing of the others.

use super::{fact, mark};
use crate::{
    associations::{
        model::{Association, Seat},
        words,
    },
    i18n::td_string,
    web::{address::Page, lang::Lang},
};
use leptos::prelude::*;

pub fn directory(lang: Lang, associations: &[Association]) -> AnyView {
    let items: Vec<_> = associations
        .iter()
        .map(|association| {
            let page = Page::AssociationPublic { association: association.id.to_string() };
            view! {
                <li>
                    <div>
                        <h3><a href=page.path(lang)>{association.name().to_owned()}</a></h3>
                        <p class="meta">
                            {words::kind(lang, association.profile.kind)}" · "{words::populations(lang, &association.profile.populations)}
                        </p>
                    </div>
                    <p class="mark">{mark(lang, association)}</p>
                </li>
            }
        })
        .collect();
    let list = if items.is_empty() {
        view! { <p>{td_string!(lang, associations.directory_none)}</p> }.into_any()
    } else {
        view! { <ul class="calls">{items}</ul> }.into_any()
    };
    view! {
        <h1>{td_string!(lang, associations.directory_title)}</h1>
        <p>{td_string!(lang, associations.directory_lead)}</p>
        {list}
        <p class="row"><a class="button quiet" href=Page::AssociationNew.path(lang)>{td_string!(lang, associations.register_title)}</a></p>
    }
    .into_any()
}

pub fn public_page(lang: Lang, association: &Association, seats: &[Seat]) -> AnyView {
    let profile = &association.profile;
    let cities: Vec<String> =
        seats.iter().map(|seat| format!("{} ({})", seat.place.city, words::country(lang, seat.place.country))).collect();
    let verification = if association.is_verified() {
        td_string!(lang, associations.public_verified)
    } else {
        td_string!(lang, associations.public_unverified)
    };
    view! {
        <nav class="crumb" aria-label=td_string!(lang, associations.crumb_label)>
            <ol>
                <li><a href=Page::Associations.path(lang)>{td_string!(lang, associations.directory_title)}</a></li>
                <li aria-current="page">{association.name().to_owned()}</li>
            </ol>
        </nav>
        <h1>{association.name().to_owned()}</h1>
        <p>{mark(lang, association)}</p>
        {(!profile.about.is_empty()).then(|| view! { <p>{profile.about.clone()}</p> })}
        <dl class="facts">
            {fact(td_string!(lang, associations.kind_label), words::kind(lang, profile.kind))}
            {fact(td_string!(lang, associations.populations_label), words::populations(lang, &profile.populations))}
            {fact(td_string!(lang, associations.seats_title), cities.join(" · "))}
            {fact(td_string!(lang, associations.verification_label), verification)}
        </dl>
        <p class="source">{td_string!(lang, associations.public_by_choice)}</p>
    }
    .into_any()
}
