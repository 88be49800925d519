//! A letter to whom somebody else gave folios: one for all of them, in the language of whoever gets it.

use super::model::{Reviewer, Show};
use crate::{
    app::App,
    applications::folio::Folio,
    calls::{live, words::due},
    clock::Now,
    error::Result,
    i18n::td_string,
    mail::Letter,
    review::actions::Bench,
    web::{address::Page, lang::LangExt},
};

pub async fn given(app: &App, bench: &Bench, to: &Reviewer, folios: &[&Folio], now: Now) -> Result<Letter> {
    let (own, lang) = (&bench.own, to.lang);
    let line = lang.pick(&own.line.title_es, &own.line.title_en).clone();
    let by = bench.charges.crew.iter().find(|one| one.person == bench.person).map(|one| one.name.clone()).unwrap_or_default();
    let page = Page::OfficeLine { institution: own.institution.id.to_string(), line: own.line.id.to_string() };
    let promised = live::record(app).await?.as_of(None, None).promise(&own.line.id, now);
    let promised = promised.map_or_else(
        || td_string!(lang, assignments.nothing_promised).to_owned(),
        |promise| td_string!(lang, assignments.promised, due = due(lang, promise)).to_string(),
    );
    let body = td_string!(
        lang,
        assignments.letter_body,
        by = by,
        who = lang.pick(&own.institution.name_es, &own.institution.name_en).clone(),
        line = line.clone(),
        folios = folios.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        promised = promised,
        link = format!("{}{}", app.config.base_url(), Show::Mine.kept_in(page.path(lang)))
    );
    let subject = td_string!(lang, assignments.letter_subject, line = line).to_string();
    Ok(Letter { to: to.email.clone(), subject, body: body.to_string(), link: None })
}
