//! What guides say: texts in the reader's language, and the letter about a yearly duty.

use super::model::{Duty, Mark};
use crate::{
    associations::model::{Association, Member},
    calls::{
        dates::{Zone, local_day},
        terms::Both,
    },
    i18n::td_string,
    mail::Letter,
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt as _},
    },
};
use chrono::NaiveDate;

pub fn said(lang: Lang, text: &Both) -> &str {
    lang.pick(&text.es, &text.en)
}

pub fn duty_letter(to: &Member, association: &Association, duty: &Duty, due: NaiveDate, base_url: &str) -> Letter {
    let lang = to.lang;
    let page = Page::AssociationDuties { association: association.id.to_string() }.path(lang);
    let (title, day) = (said(lang, &duty.title), dates::day(lang, due));
    Letter {
        to: to.email.clone(),
        subject: td_string!(lang, guides.letter_subject, duty = title, day = day.as_str()).to_string(),
        body: td_string!(
            lang,
            guides.letter_body,
            association = association.name(),
            duty = title,
            text = said(lang, &duty.text),
            day = day.as_str(),
            source = duty.source.as_str(),
            page = format!("{base_url}{page}")
        )
        .to_string(),
        link: None,
    }
}

/// What a mark says: for which year, the day, who said so and when; or that it was taken back.
pub fn marked(lang: Lang, mark: &Mark) -> String {
    let by = mark.by.clone().unwrap_or_else(|| td_string!(lang, guides.mark_by_nobody).to_owned());
    let at = dates::day(lang, local_day(mark.at, Zone::MEXICO_CITY));
    match mark.done_on {
        Some(day) => {
            td_string!(lang, guides.mark_says, year = mark.year, day = dates::day(lang, day), by = by, at = at).to_string()
        }
        None => td_string!(lang, guides.mark_taken_back, year = mark.year, by = by, at = at).to_string(),
    }
}
