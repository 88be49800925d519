//! Registering an association.

use super::fields;
use crate::{
    i18n::td_string,
    web::{address::Page, form::Form, lang::Lang, parts::error_summary},
};
use leptos::prelude::*;

pub fn register_page(lang: Lang, form: &Form) -> AnyView {
    view! {
        {error_summary(lang, form)}
        <h1>{td_string!(lang, associations.register_title)}</h1>
        <p>{td_string!(lang, associations.register_lead)}</p>
        <p class="notice">{td_string!(lang, associations.never_asked)}</p>
        <form method="post" action=Page::AssociationNew.path(lang)>
            {fields::identity(lang, form)}
            <h2>{td_string!(lang, associations.first_seat)}</h2>
            {fields::place(lang, form)}
            <p class="row"><button class="button">{td_string!(lang, associations.register_do)}</button></p>
        </form>
    }
    .into_any()
}
