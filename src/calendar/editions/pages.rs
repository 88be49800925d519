//! The page of the form of an edition's call.

use crate::{
    calls::{model::Template, record::Record},
    i18n::td_string,
    office::parts::crumbs,
    suggestions::pages::call_fields,
    web::{address::Page, form::Form, lang::LangExt as _, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

pub fn form(visit: &Visit, record: &Record, template: &Template, form: Form) -> Response {
    let lang = visit.lang;
    let name = lang.pick(&template.title_es, &template.title_en).clone();
    let heading = td_string!(lang, editions.enter_title, name = name.clone()).to_string();
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let above = vec![(name, Page::RecurringCall { template: template.id.to_string() })];
    let action = Page::EditionNew { template: template.id.to_string() }.path(lang);
    visit.page_as(status, Head::private(heading.clone()), || {
        view! {
            {crumbs(lang, above, td_string!(lang, editions.record_call))}
            {error_summary(lang, &form)}
            <h1>{heading}</h1>
            <p class="lead">{td_string!(lang, editions.enter_intro)}</p>
            <form method="post" action=action>
                {form.input("edition", td_string!(lang, editions.year)).hint(td_string!(lang, editions.year_hint)).inputmode("numeric").view()}
                {form.input("url", td_string!(lang, suggestions.url)).hint(td_string!(lang, suggestions.url_hint)).inputmode("url").view()}
                {call_fields(lang, &form, record)}
                <p class="row"><button class="button">{td_string!(lang, editions.enter_button)}</button></p>
            </form>
        }
    })
}
