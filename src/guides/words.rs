//! What guides say: texts in the reader's language, and the letter about a yearly duty.

use super::model::Duty;
use crate::{
    associations::model::{Association, Member},
    calls::terms::Both,
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
