//! Legal persons of either country: the list with a form for one more, and the page of one. Doubts are shown as warnings.

use super::{crumb, fields};
use crate::{
    associations::{
        identifiers::{Cluni, Ein, Rfc},
        model::{Association, Deed, LegalPerson},
        words,
    },
    i18n::td_string,
    web::{address::Page, form::Form, lang::Lang, parts::error_summary},
};
use leptos::prelude::*;

/// The form as it starts.
pub fn legal_values(deed: &Deed) -> Form {
    Form::of([
        ("country", deed.country.as_str().to_owned()),
        ("name", deed.name.clone()),
        ("rfc", deed.rfc.as_ref().map_or("", Rfc::as_str).to_owned()),
        ("cluni", deed.cluni.as_ref().map_or("", Cluni::as_str).to_owned()),
        ("ein", deed.ein.as_ref().map_or("", Ein::as_str).to_owned()),
    ])
}

/// Identifiers with their doubts, one a line.
pub fn identifiers(lang: Lang, deed: &Deed) -> AnyView {
    let numbers = deed.numbers();
    if numbers.is_empty() {
        return td_string!(lang, associations.none_given).into_any();
    }
    let numbers = numbers.into_iter().map(|n| view! { <p>{n}</p> }).collect::<Vec<_>>();
    let doubts = deed.notes().into_iter().map(|n| view! { <p class="todo">{words::note(lang, n)}</p> }).collect::<Vec<_>>();
    view! { {numbers} {doubts} }.into_any()
}

/// The legal persons as a table, or a sentence when there are none.
pub fn table(lang: Lang, association: &Association, persons: &[LegalPerson], manages: bool) -> AnyView {
    if persons.is_empty() {
        return view! { <p>{td_string!(lang, associations.legal_none)}</p> }.into_any();
    }
    let [name, country, numbers] = [
        td_string!(lang, associations.legal_name_label),
        td_string!(lang, associations.country_label),
        td_string!(lang, associations.identifiers_label),
    ];
    let rows: Vec<_> = persons
        .iter()
        .map(|person| {
            let page = Page::AssociationLegalPerson { association: association.id.to_string(), legal: person.id.clone() };
            let called = if manages {
                view! { <a href=page.path(lang)>{person.deed.name.clone()}</a> }.into_any()
            } else {
                person.deed.name.clone().into_any()
            };
            view! {
                <tr role="row">
                    <td role="cell" data-h=name>{called}</td>
                    <td role="cell" data-h=country>{words::country(lang, person.deed.country)}</td>
                    <td role="cell" data-h=numbers>{identifiers(lang, &person.deed)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table role="table">
            <caption>{td_string!(lang, associations.legal_caption)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{name}</th>
                    <th role="columnheader" scope="col">{country}</th>
                    <th role="columnheader" scope="col">{numbers}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

pub fn legal_page(lang: Lang, association: &Association, persons: &[LegalPerson], form: &Form) -> AnyView {
    let title = td_string!(lang, associations.legal_title);
    let page = Page::AssociationLegal { association: association.id.to_string() };
    view! {
        {crumb(lang, association, title)}
        {error_summary(lang, form)}
        <h1>{title}</h1>
        <p>{td_string!(lang, associations.legal_lead)}</p>
        {table(lang, association, persons, true)}
        <h2>{td_string!(lang, associations.legal_add)}</h2>
        <form method="post" action=page.path(lang)>
            {deed_fields(lang, form)}
            <p class="row"><button class="button">{td_string!(lang, associations.legal_add_do)}</button></p>
        </form>
    }
    .into_any()
}

pub fn legal_person_page(
    lang: Lang,
    association: &Association,
    person: &LegalPerson,
    form: &Form,
    seen: &str,
    changed: bool,
) -> AnyView {
    let page = Page::AssociationLegalPerson { association: association.id.to_string(), legal: person.id.clone() }.path(lang);
    let title = person.deed.name.clone();
    let doubts: Vec<_> = person.deed.notes().into_iter().map(|n| view! { <p>{words::note(lang, n)}</p> }).collect();
    view! {
        {crumb(lang, association, &title)}
        {error_summary(lang, form)}
        <h1>{title.clone()}</h1>
        {changed.then(|| fields::meanwhile(lang, &legal_values(&person.deed), form))}
        {(!doubts.is_empty()).then(|| view! { <div class="notice warn">{doubts}</div> })}
        <form method="post" action=page>
            {fields::seen(seen)}
            {deed_fields(lang, form)}
            <p class="row">
                <button class="button" name="act" value="save">{td_string!(lang, associations.save)}</button>
                <button class="button danger" name="act" value="remove">{td_string!(lang, associations.legal_remove)}</button>
            </p>
        </form>
    }
    .into_any()
}

fn deed_fields(lang: Lang, form: &Form) -> AnyView {
    view! {
        {fields::country(lang, form)}
        {form.input("name", td_string!(lang, associations.legal_name_label)).hint(td_string!(lang, associations.legal_name_hint)).view()}
        {form.input("rfc", td_string!(lang, associations.rfc_label)).hint(td_string!(lang, associations.rfc_hint)).view()}
        {form.input("cluni", td_string!(lang, associations.cluni_label)).hint(td_string!(lang, associations.cluni_hint)).view()}
        {form
            .input("ein", td_string!(lang, associations.ein_label))
            .hint(td_string!(lang, associations.ein_hint))
            .inputmode("numeric")
            .view()}
    }
    .into_any()
}
