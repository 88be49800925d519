//! What everybody may see: associations that chose to be public, and nothing of the others.

use super::{fact, mark};
use crate::{
    associations::{
        filters::{Asked, same},
        load::PAGE,
        model::{Association, Kind, Population, Seat},
        words,
    },
    i18n::td_string,
    web::{
        address::Page,
        lang::Lang,
        parts::{crumbs, pager},
    },
};
use leptos::prelude::*;

pub fn directory(lang: Lang, listed: &[(Association, Vec<Seat>)], asked: &Asked) -> AnyView {
    let fits: Vec<_> = listed.iter().filter(|(association, seats)| asked.fits(association, seats)).collect();
    let here = fits.iter().skip((asked.page - 1) * PAGE).take(PAGE);
    let items: Vec<_> = here.map(|(association, seats)| item(lang, association, seats)).collect();
    let list = if listed.is_empty() {
        view! { <p>{td_string!(lang, associations.directory_none)}</p> }.into_any()
    } else if items.is_empty() {
        let all = Page::Associations.path(lang);
        view! {
            <p>{td_string!(lang, associations.directory_none_fits)}</p>
            <p class="row"><a class="button" href=all>{td_string!(lang, associations.directory_all)}</a></p>
        }
        .into_any()
    } else {
        let count = td_string!(lang, associations.directory_count, shown = fits.len(), all = listed.len()).to_string();
        let to = |page: usize| format!("{}{}", Page::Associations.path(lang), asked.at(page).to_query());
        let pages = pager(lang, asked.page, fits.len().div_ceil(PAGE), to);
        view! { <p class="meta">{count}</p> <ul class="calls">{items}</ul> {pages} }.into_any()
    };
    view! {
        <h1>{td_string!(lang, associations.directory_title)}</h1>
        <p>{td_string!(lang, associations.directory_lead)}</p>
        {(!listed.is_empty()).then(|| filters(lang, listed, &asked.at(1)))}
        {list}
        <p class="row">
            <a class="button quiet" href=Page::AssociationNew.path(lang)>{td_string!(lang, associations.register_title)}</a>
            <a class="button quiet" href=Page::Guides.path(lang)>{td_string!(lang, guides.title)}</a>
        </p>
    }
    .into_any()
}

fn item(lang: Lang, association: &Association, seats: &[Seat]) -> AnyView {
    let page = Page::AssociationPublic { association: association.id.to_string() };
    let cities = seats.iter().map(|seat| seat.place.city.clone()).collect::<Vec<_>>().join(" · ");
    let invests = association.profile.coinvestment.then(|| view! { <p>{td_string!(lang, associations.coinvestment_yes)}</p> });
    view! {
        <li>
            <div>
                <h3><a href=page.path(lang)>{association.name().to_owned()}</a></h3>
                <p class="meta">
                    {words::kind(lang, association.profile.kind)}" · "{words::populations(lang, &association.profile.populations)}
                </p>
                <p>{cities}</p>
                {invests}
            </div>
            <p class="mark">{mark(lang, association)}</p>
        </li>
    }
    .into_any()
}

/// Filters as links: what occurs can be asked for, and what is asked for can be let go.
fn filters(lang: Lang, listed: &[(Association, Vec<Seat>)], asked: &Asked) -> AnyView {
    let mut cities: Vec<String> = Vec::new();
    for seat in listed.iter().flat_map(|(_, seats)| seats) {
        if !cities.iter().any(|known| same(known, &seat.place.city)) {
            cities.push(seat.place.city.clone());
        }
    }
    cities.sort_by_key(|city| city.to_lowercase());
    let of_city = cities.into_iter().map(|city| {
        let on = asked.city.as_ref().is_some_and(|known| same(known, &city));
        let to = Asked { city: (!on).then(|| city.clone()), ..asked.clone() };
        chip(lang, city, on, &to)
    });
    let kinds = Kind::ALL.iter().filter(|kind| listed.iter().any(|(one, _)| one.profile.kind == **kind));
    let of_kind = kinds.map(|kind| {
        let on = asked.kind == Some(*kind);
        let to = Asked { kind: (!on).then_some(*kind), ..asked.clone() };
        chip(lang, words::kind(lang, *kind).to_owned(), on, &to)
    });
    let populations = Population::ALL.iter().filter(|some| listed.iter().any(|(one, _)| one.profile.populations.contains(some)));
    let of_population = populations.map(|some| {
        let on = asked.population == Some(*some);
        let to = Asked { population: (!on).then_some(*some), ..asked.clone() };
        chip(lang, words::population(lang, *some).to_owned(), on, &to)
    });
    let invests = listed.iter().any(|(one, _)| one.profile.coinvestment).then(|| {
        let to = Asked { coinvestment: !asked.coinvestment, ..asked.clone() };
        chip(lang, td_string!(lang, associations.coinvestment_yes).to_owned(), asked.coinvestment, &to)
    });
    let groups = [
        group(td_string!(lang, associations.city_label), of_city.collect()),
        group(td_string!(lang, associations.kind_label), of_kind.collect()),
        group(td_string!(lang, associations.populations_label), of_population.collect()),
        group(td_string!(lang, associations.coinvestment_label), invests.into_iter().collect()),
    ];
    let all = (!asked.is_all()).then(|| {
        view! { <p><a href=Page::Associations.path(lang)>{td_string!(lang, associations.directory_all)}</a></p> }
    });
    view! { <nav class="filters" aria-label=td_string!(lang, associations.directory_filters)>{groups.into_iter().flatten().collect::<Vec<_>>()}{all}</nav> }.into_any()
}

fn group(title: &'static str, chips: Vec<AnyView>) -> Option<AnyView> {
    (!chips.is_empty()).then(|| view! { <div><h2 class="by">{title}</h2><ul class="chips">{chips}</ul></div> }.into_any())
}

fn chip(lang: Lang, label: String, on: bool, to: &Asked) -> AnyView {
    let href = format!("{}{}", Page::Associations.path(lang), to.to_query());
    view! { <li><a href=href aria-current=on.then_some("true")>{label}</a></li> }.into_any()
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
        {crumbs(lang, [(td_string!(lang, associations.directory_title).to_owned(), Page::Associations)], association.name())}
        <h1>{association.name().to_owned()}</h1>
        <p>{mark(lang, association)}</p>
        {(!profile.about.is_empty()).then(|| view! { <p>{profile.about.clone()}</p> })}
        <dl class="facts">
            {fact(td_string!(lang, associations.kind_label), words::kind(lang, profile.kind))}
            {fact(td_string!(lang, associations.populations_label), words::populations(lang, &profile.populations))}
            {fact(td_string!(lang, associations.seats_title), cities.join(" · "))}
            {profile.coinvestment.then(|| fact(td_string!(lang, associations.coinvestment_label), td_string!(lang, associations.coinvestment_yes)))}
            {fact(td_string!(lang, associations.verification_label), verification)}
        </dl>
        <p class="source">{td_string!(lang, associations.public_by_choice)}</p>
    }
    .into_any()
}
