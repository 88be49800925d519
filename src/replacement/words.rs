//! What replacements say, and their letters.

use super::model::{Replacement, State};
use crate::{
    i18n::td_string,
    mail::Letter,
    web::{address::Page, dates::in_both_cities, lang::Lang},
};

/// Who is written to, and in which language.
pub struct Reader {
    pub email: String,
    pub lang: Lang,
    pub base_url: String,
}

/// Writes one of the letters: to whom, about which association, what happened.
pub type Writer = fn(&Reader, &str, &Replacement) -> Letter;

pub fn state(lang: Lang, state: State) -> &'static str {
    match state {
        State::Announced => td_string!(lang, replacement.state_announced),
        State::Cancelled => td_string!(lang, replacement.state_cancelled),
        State::Done => td_string!(lang, replacement.state_done),
    }
}

/// Who carries it out, or did; `alone`: nobody could but whoever announced it.
pub fn hands(lang: Lang, one: &Replacement, alone: bool) -> Option<&'static str> {
    match one.state {
        State::Announced if alone => Some(td_string!(lang, replacement.hands_alone)),
        State::Announced => Some(td_string!(lang, replacement.hands_another)),
        State::Done if one.decided_by.as_ref() == Some(&one.announced_by) => Some(td_string!(lang, replacement.hands_done_alone)),
        State::Done => Some(td_string!(lang, replacement.hands_done_by_another)),
        State::Cancelled => None,
    }
}

pub fn announced(to: &Reader, association: &str, one: &Replacement) -> Letter {
    let lang = to.lang;
    let subject = td_string!(lang, replacement.letter_announced_subject, association = association).to_string();
    let body = td_string!(
        lang,
        replacement.letter_announced,
        association = association,
        successor = one.successor.name.as_str(),
        evidence = one.evidence.as_str(),
        reason = one.reason.as_str(),
        from = in_both_cities(lang, one.carried_out_from),
        page = page(to, one)
    );
    letter(to, subject, body.to_string())
}

pub fn stopped(to: &Reader, association: &str, one: &Replacement) -> Letter {
    let lang = to.lang;
    let subject = td_string!(lang, replacement.letter_stopped_subject, association = association).to_string();
    let body = td_string!(
        lang,
        replacement.letter_stopped,
        association = association,
        why = one.decision.as_str(),
        page = page(to, one)
    );
    letter(to, subject, body.to_string())
}

pub fn carried_out(to: &Reader, association: &str, one: &Replacement) -> Letter {
    let lang = to.lang;
    let subject = td_string!(lang, replacement.letter_done_subject, association = association).to_string();
    let body = td_string!(
        lang,
        replacement.letter_done,
        association = association,
        successor = one.successor.name.as_str(),
        page = page(to, one)
    );
    letter(to, subject, body.to_string())
}

fn page(to: &Reader, one: &Replacement) -> String {
    format!("{}{}", to.base_url, Page::Replacement { association: one.association.to_string() }.path(to.lang))
}

fn letter(to: &Reader, subject: String, body: String) -> Letter {
    Letter { to: to.email.clone(), subject, body, link: None }
}
