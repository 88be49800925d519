//! Seats: the list with a form for one more, and the page of one.

use super::{crumb, fields};
use crate::{
    associations::{
        model::{Association, Place, Seat},
        words,
    },
    i18n::td_string,
    web::{address::Page, form::Form, lang::Lang, parts::error_summary},
};
use leptos::prelude::*;

/// The form as it starts.
pub fn seat_values(place: &Place) -> Form {
    Form::of([("city", place.city.clone()), ("country", place.country.as_str().to_owned()), ("address", place.address.clone())])
}

/// The seats as a table; with a link on each for those who may change it.
pub fn table(lang: Lang, association: &Association, seats: &[Seat], manages: bool) -> AnyView {
    let [city, country, address] = [
        td_string!(lang, associations.city_label),
        td_string!(lang, associations.country_label),
        td_string!(lang, associations.address_column),
    ];
    let rows: Vec<_> = seats
        .iter()
        .map(|seat| {
            let page = Page::AssociationSeat { association: association.id.to_string(), seat: seat.id.clone() };
            let name = if manages {
                view! { <a href=page.path(lang)>{seat.place.city.clone()}</a> }.into_any()
            } else {
                seat.place.city.clone().into_any()
            };
            let place = if seat.place.address.is_empty() {
                td_string!(lang, associations.none_given).to_owned()
            } else {
                seat.place.address.clone()
            };
            view! {
                <tr role="row">
                    <td role="cell" data-h=city>{name}</td>
                    <td role="cell" data-h=country>{words::country(lang, seat.place.country)}</td>
                    <td role="cell" data-h=address>{place}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table role="table">
            <caption>{td_string!(lang, associations.seats_caption)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{city}</th>
                    <th role="columnheader" scope="col">{country}</th>
                    <th role="columnheader" scope="col">{address}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

pub fn seats_page(lang: Lang, association: &Association, seats: &[Seat], form: &Form) -> AnyView {
    let title = td_string!(lang, associations.seats_title);
    let page = Page::AssociationSeats { association: association.id.to_string() };
    view! {
        {crumb(lang, association, title)}
        {error_summary(lang, form)}
        <h1>{title}</h1>
        {table(lang, association, seats, true)}
        <h2>{td_string!(lang, associations.seat_add)}</h2>
        <form method="post" action=page.path(lang)>
            {fields::place(lang, form)}
            <p class="row"><button class="button">{td_string!(lang, associations.seat_add_do)}</button></p>
        </form>
    }
    .into_any()
}

pub fn seat_page(lang: Lang, association: &Association, seat: &Seat, form: &Form, seen: &str, changed: bool) -> AnyView {
    let page = Page::AssociationSeat { association: association.id.to_string(), seat: seat.id.clone() }.path(lang);
    let title = td_string!(lang, associations.seat_title, city = seat.place.city.as_str()).to_string();
    view! {
        {crumb(lang, association, &title)}
        {error_summary(lang, form)}
        <h1>{title.clone()}</h1>
        {changed.then(|| fields::meanwhile(lang, &seat_values(&seat.place), form))}
        <form method="post" action=page>
            {fields::seen(seen)}
            {fields::place(lang, form)}
            <p class="row">
                <button class="button" name="act" value="save">{td_string!(lang, associations.save)}</button>
                <button class="button danger" name="act" value="remove">{td_string!(lang, associations.seat_remove)}</button>
            </p>
        </form>
    }
    .into_any()
}
