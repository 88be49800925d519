//! The profile: what the association says of itself, and whether everybody may read it.

use super::{crumb, fields};
use crate::{
    associations::model::{Association, Population, Profile},
    i18n::td_string,
    web::{address::Page, form::Form, lang::Lang, parts::error_summary},
};
use leptos::prelude::*;

/// The form as it starts.
pub fn profile_values(profile: &Profile) -> Form {
    let populations = profile.populations.iter().map(|p| ("populations", Population::as_str(*p).to_owned()));
    let values = [
        ("name", profile.name.clone()),
        ("kind", profile.kind.as_str().to_owned()),
        ("about", profile.about.clone()),
        ("coinvestment", if profile.coinvestment { "yes" } else { "" }.to_owned()),
        ("public", if profile.public { "yes" } else { "" }.to_owned()),
    ];
    Form::of(values.into_iter().chain(populations))
}

pub fn profile_page(lang: Lang, association: &Association, form: &Form, seen: &str, changed: bool) -> AnyView {
    let page = Page::AssociationProfile { association: association.id.to_string() };
    let title = td_string!(lang, associations.profile_title);
    let coinvestment = vec![("yes".to_owned(), td_string!(lang, associations.coinvestment_choice).to_owned())];
    let public = vec![("yes".to_owned(), td_string!(lang, associations.public_choice).to_owned())];
    view! {
        {crumb(lang, association, title)}
        {error_summary(lang, form)}
        <h1>{title}</h1>
        {changed.then(|| fields::meanwhile(lang, &profile_values(&association.profile), form))}
        <p class="notice">{td_string!(lang, associations.never_asked)}</p>
        <form method="post" action=page.path(lang)>
            {fields::seen(seen)}
            {fields::identity(lang, form)}
            {form.input("about", td_string!(lang, associations.about_label)).hint(td_string!(lang, associations.about_hint)).rows(5).view()}
            {form.choices("coinvestment", td_string!(lang, associations.coinvestment_label), coinvestment, true)}
            {form.choices_with_hint(
                "public",
                td_string!(lang, associations.public_label),
                Some(td_string!(lang, associations.public_hint).to_owned()),
                public,
                true,
            )}
            <p class="row"><button class="button">{td_string!(lang, associations.save)}</button></p>
        </form>
    }
    .into_any()
}
