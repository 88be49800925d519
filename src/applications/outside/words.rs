//! What was filed elsewhere in words: on what, when, for how much; and the letters about a record that was taken back.

use super::{FiledOn, Saying, TakenBack};
use crate::{
    applications::model::Paper,
    associations::model::{Association, Member},
    calls::record::Record,
    clock::Now,
    i18n::td_string,
    ids::LineId,
    mail::Letter,
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt as _},
    },
};

/// What a record is about.
pub fn on(lang: Lang, record: &Record, on: &FiledOn) -> String {
    match on {
        FiledOn::Line(line) => line_among_all(lang, record, line),
        FiledOn::Suggested { title, .. } => title.clone(),
    }
}

/// When it was filed, and for how much.
pub fn says(lang: Lang, says: &Saying) -> String {
    let when = td_string!(lang, applications.elsewhere_when, day = dates::day(lang, says.filed_on.first())).to_string();
    let asked = says.amount.map(|sum| td_string!(lang, applications.elsewhere_asked, sum = sum.to_string()).to_string());
    [Some(when), asked].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A line among those of all years and institutions: two of one name are told apart by whose they are and of when.
pub fn line_among_all(lang: Lang, record: &Record, line: &LineId) -> String {
    let known = record.line(line).map(|line| lang.pick(&line.title_es, &line.title_en).clone());
    let title = known.unwrap_or_else(|| line.to_string());
    let Some(call) = record.call_of(line) else { return title };
    let whose =
        record.institution_of(call).map(|of| of.acronym.clone().unwrap_or_else(|| lang.pick(&of.name_es, &of.name_en).clone()));
    let call_title = lang.pick(call.title_es(), call.title_en()).to_owned();
    let of = [(call_title != title).then_some(call_title), whose, call.fiscal_year.map(|year| year.to_string())];
    std::iter::once(title).chain(of.into_iter().flatten()).collect::<Vec<_>>().join(" · ")
}

/// Who did something that only an entry names.
pub fn who(lang: Lang, by: Option<&str>) -> String {
    by.map_or_else(|| td_string!(lang, elsewhere.by_nobody).to_owned(), str::to_owned)
}

/// What became of a record.
#[derive(Clone, Copy, Debug)]
pub enum News<'a> {
    TakenBack,
    /// And its receipt was deleted.
    Deleted(&'a Paper),
}

/// The letter to another member about what was done. `who` did it, for whose association.
pub fn letter(
    to: &Member,
    base_url: &str,
    record: &Record,
    (whose, who): (&Association, &str),
    gone: &TakenBack,
    (news, now): (News<'_>, Now),
) -> Letter {
    let lang = to.lang;
    let page = format!("{base_url}{}", Page::FiledElsewhere { association: whose.id.to_string() }.path(lang));
    let (what, when, at) = (on(lang, record, &gone.on), says(lang, &gone.says), dates::in_both_cities(lang, now));
    let association = whose.name();
    let (subject, body) = match news {
        News::TakenBack => (
            td_string!(lang, elsewhere.letter_subject, association = association).to_string(),
            td_string!(
                lang,
                elsewhere.letter_body,
                who = who,
                association = association,
                at = at,
                what = what,
                when = when,
                reason = gone.reason.as_str(),
                page = page
            )
            .to_string(),
        ),
        News::Deleted(receipt) => (
            td_string!(lang, elsewhere.deleted_subject, association = association).to_string(),
            td_string!(
                lang,
                elsewhere.deleted_body,
                who = who,
                association = association,
                at = at,
                what = what,
                when = when,
                file = receipt.name.as_str(),
                sha256 = gone.receipt_sha256.as_str(),
                page = page
            )
            .to_string(),
        ),
    };
    Letter { to: to.email.clone(), subject, body, link: None }
}
