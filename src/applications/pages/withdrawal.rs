//! Withdrawing what was filed: said twice before it is done.

use super::shared::{crumb, open_filed};
use crate::{
    applications::rules,
    error::{Error, Result},
    i18n::td_string,
    policy::{Act, Refusal, may},
    web::{address::Page, form::Form, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

pub async fn show_withdrawal(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    withdrawal_page(&visit, &id, Form::default()).await
}

pub async fn withdrawal_page(visit: &Visit, id: &str, form: Form) -> Result<Response> {
    let (filed, line, association) = open_filed(visit, id).await?;
    may(&visit.actor(), Act::File(&association.id))?;
    let leads = |why| Error::Instead(why, Box::new(Page::Application { application: id.to_owned() }));
    rules::may_withdraw(line.state().standing).map_err(leads)?;
    if filed.withdrawn_at.is_some() {
        return Err(leads(Refusal::NotNow));
    }
    let lang = visit.lang;
    let status = if form.is_fine() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = td_string!(lang, applications.withdraw_title, folio = filed.folio.to_string()).to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let sure = vec![("yes".to_owned(), td_string!(lang, applications.withdraw_sure).to_owned())];
        view! {
            {error_summary(lang, &form)}
            {crumb(lang, &association, Some((&filed.id, &line)), title.clone())}
            <h1>{title}</h1>
            <p>{td_string!(lang, applications.withdraw_explain)}</p>
            <form method="post">
                {form.input("reason", td_string!(lang, applications.withdraw_reason)).rows(4).view()}
                {form.choices("sure", td_string!(lang, applications.withdraw_legend), sure, true)}
                <p class="row"><button class="button danger">{td_string!(lang, applications.withdraw_button)}</button></p>
            </form>
        }
    }))
}
