//! Letters to applicants: what their folio got, and why, in the language of whoever gets the letter.

use super::{
    actions::Bench,
    model::{Case, Outcome, Ruling},
};
use crate::{
    app::App,
    applications::words::money,
    associations::letters::Task,
    error::Result,
    i18n::td_string,
    mail::Letter,
    office::letters::{Reader, members},
    web::{address::Page, lang::LangExt},
};

/// One letter for each member whom it reaches of each association with a standing folio.
pub async fn of_resolution(app: &App, bench: &Bench) -> Result<Vec<Letter>> {
    let mut letters = Vec::new();
    for case in bench.cases.iter().filter(|case| !case.is_withdrawn()) {
        let Some(ruling) = &case.ruling else { continue };
        for reader in members(app, &case.filed.association, Task::Represents).await? {
            letters.push(letter(app, bench, case, ruling, &reader));
        }
    }
    Ok(letters)
}

fn letter(app: &App, bench: &Bench, case: &Case, ruling: &Ruling, reader: &Reader) -> Letter {
    let lang = reader.lang;
    let own = &bench.own;
    let folio = case.filed.folio.to_string();
    let result = match ruling.outcome {
        Outcome::Awarded { cents } => td_string!(lang, review.letter_awarded, amount = money(cents, bench.currency())),
        Outcome::NotAwarded => td_string!(lang, review.letter_not_awarded).to_owned(),
    };
    let page = Page::ApplicationResult { application: case.filed.id.to_string() }.path(lang);
    let body = td_string!(
        lang,
        review.letter_body,
        who = lang.pick(&own.institution.name_es, &own.institution.name_en).clone(),
        line = lang.pick(&own.line.title_es, &own.line.title_en).clone(),
        folio = folio.clone(),
        result = result,
        reason = ruling.reason.clone(),
        link = format!("{}{page}", app.config.base_url())
    );
    Letter { to: reader.email.clone(), subject: td_string!(lang, review.letter_subject, folio = folio), body, link: None }
}
