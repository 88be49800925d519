//! Fields that several forms of this room share.

use crate::{
    associations::{
        model::{Country, Kind, Population},
        words,
    },
    i18n::td_string,
    policy::MemberRole,
    web::{
        form::Form,
        lang::Lang,
        meanwhile::{differing, told},
    },
};
use leptos::prelude::*;

/// Name, kind, populations.
pub fn identity(lang: Lang, form: &Form) -> AnyView {
    let kinds = std::iter::once((String::new(), td_string!(lang, associations.choose).to_owned()))
        .chain(Kind::ALL.iter().map(|k| (k.as_str().to_owned(), words::kind(lang, *k).to_owned())))
        .collect();
    let populations = Population::ALL.iter().map(|p| (p.as_str().to_owned(), words::population(lang, *p).to_owned())).collect();
    view! {
        {form.input("name", td_string!(lang, associations.name_label)).autocomplete("organization").view()}
        {form.select("kind", td_string!(lang, associations.kind_label), kinds)}
        <p class="source">{td_string!(lang, associations.kind_source)}</p>
        {form.choices_with_hint(
            "populations",
            td_string!(lang, associations.populations_label),
            Some(td_string!(lang, associations.populations_hint).to_owned()),
            populations,
            true,
        )}
    }
    .into_any()
}

/// City, country, and the address that stays private.
pub fn place(lang: Lang, form: &Form) -> AnyView {
    view! {
        {form.input("city", td_string!(lang, associations.city_label)).hint(td_string!(lang, associations.city_hint)).view()}
        {country(lang, form)}
        {form
            .input("address", td_string!(lang, associations.address_label))
            .hint(td_string!(lang, associations.address_hint))
            .autocomplete("street-address")
            .view()}
    }
    .into_any()
}

pub fn country(lang: Lang, form: &Form) -> AnyView {
    let countries = Country::ALL.iter().map(|c| (c.as_str().to_owned(), words::country(lang, *c).to_owned())).collect();
    form.choices("country", td_string!(lang, associations.country_label), countries, false)
}

pub fn role(lang: Lang, form: &Form) -> AnyView {
    let roles = MemberRole::ALL.iter().map(|r| (r.as_str().to_owned(), words::role_explained(lang, *r).to_owned())).collect();
    form.choices("role", td_string!(lang, associations.role_label), roles, false)
}

/// The last entry that this form was shown.
pub fn seen(seen: &str) -> AnyView {
    view! { <input r#type="hidden" name="seen" value=seen.to_owned()/> }.into_any()
}

/// Nothing that was typed is lost when somebody else was faster: it stands below, after what is saved now where that differs.
pub fn meanwhile(lang: Lang, stands: &Form, typed: &Form) -> AnyView {
    let called = |field: &str| {
        Some(match field {
            "name" => td_string!(lang, associations.name_label),
            "about" => td_string!(lang, associations.about_label),
            "city" => td_string!(lang, associations.city_label),
            "address" => td_string!(lang, associations.address_label),
            "rfc" => "RFC",
            "cluni" => "CLUNI",
            "ein" => "EIN",
            _ => return None,
        })
    };
    let changes = differing(lang, stands, typed, |field| called(field).map(str::to_owned));
    told(td_string!(lang, associations.changed_meanwhile), changes)
}
