//! Forms of dossiers, read at the door: what is wrong is told at its field, in the words of the page's language.

use super::{
    model::{Dates, PaperKind, What},
    rules::{self, WrongDates},
};
use crate::{
    associations::texts,
    clock::Now,
    i18n::td_string,
    web::{form::Form, lang::Lang},
};
use chrono::{Datelike as _, NaiveDate};

pub fn what(lang: Lang, form: &mut Form) -> Option<What> {
    let kind = PaperKind::parse(form.get("kind"));
    if kind.is_none() {
        form.fail("kind", td_string!(lang, dossier.kind_missing));
    }
    let title = texts::line(form.raw("title"), texts::NAME);
    match &title {
        None => form.fail("title", td_string!(lang, dossier.title_long)),
        Some(text) if text.is_empty() && kind == Some(PaperKind::Other) => {
            form.fail("title", td_string!(lang, dossier.title_missing));
        }
        Some(_) => {}
    }
    let legal_person = Some(form.get("legal_person").to_owned()).filter(|id| !id.is_empty());
    form.is_fine().then_some(())?;
    Some(What { kind: kind?, title: title?, legal_person })
}

pub fn dates(lang: Lang, form: &mut Form, now: Now) -> Option<Dates> {
    let dates = Dates { issued: day(lang, form, "issued"), expires: day(lang, form, "expires") };
    match rules::check(dates, now) {
        Ok(()) => {}
        Err(WrongDates::IssuedAhead) => form.fail("issued", td_string!(lang, dossier.issued_ahead)),
        Err(WrongDates::ExpiresFirst) => form.fail("expires", td_string!(lang, dossier.expires_first)),
    }
    form.is_fine().then_some(dates)
}

/// A day, or none where the field is empty.
fn day(lang: Lang, form: &mut Form, name: &str) -> Option<NaiveDate> {
    if form.get(name).is_empty() {
        return None;
    }
    let day = form.get(name).parse::<NaiveDate>().ok().filter(|day| (1900..=2200).contains(&day.year()));
    if day.is_none() {
        form.fail(name, td_string!(lang, dossier.date_wrong));
    }
    day
}
