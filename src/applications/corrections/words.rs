//! What corrections say: parts, states, and the letters.

use super::{
    model::{Asked, Correction, Item, Part},
    rules::State,
    term::Term,
};
use crate::{
    applications::{
        asking::only_if,
        context::LineNow,
        folio::Folio,
        model::Filed,
        words::{both, paper_title},
    },
    calls::terms::LineTerms,
    clock::Now,
    i18n::td_string,
    ledger::Committed,
    mail::Letter,
    web::{
        address::Page,
        counts,
        dates::{day, in_both_cities},
        lang::{Lang, LangExt as _},
    },
};
use chrono::{DurationRound as _, TimeDelta};

/// The name of a part, as it was asked.
pub fn part(lang: Lang, terms: &LineTerms, part: &Part) -> String {
    match part {
        Part::Answer(id) => terms.questions.iter().find(|q| &q.id == id).map_or("", |q| both(lang, &q.text)).to_owned(),
        Part::Budget => td_string!(lang, applications.budget).to_owned(),
        Part::Paper(id) => paper_title(lang, terms, id).to_owned(),
    }
}

/// Several parts, each in quotation marks.
pub fn parts(lang: Lang, terms: &LineTerms, all: &[Part]) -> String {
    let [open, close] = *lang.pick(&["«", "»"], &["“", "”"]);
    all.iter().map(|one| format!("{open}{}{close}", part(lang, terms, one))).collect::<Vec<_>>().join("; ")
}

/// Why a part is open: in the official's words, or because it hangs on another.
pub fn why(lang: Lang, terms: &LineTerms, item: &Item) -> String {
    if item.along.is_none() {
        return item.reason.clone();
    }
    let when = item.part.id().and_then(|id| terms.question(id)).and_then(|question| only_if(lang, terms, question));
    td_string!(lang, corrections.along, when = when.unwrap_or_default()).to_string()
}

/// Where a correction stands, and what that means.
pub fn state(lang: Lang, state: State) -> String {
    match state {
        State::Awaited { until: Some(until) } => {
            td_string!(lang, corrections.awaited, until = last_minute(lang, until)).to_string()
        }
        State::Awaited { until: None } => td_string!(lang, corrections.stands_still).to_owned(),
        State::Answered { at } => td_string!(lang, corrections.answered, at = in_both_cities(lang, at)).to_string(),
        State::Unanswered { since } => td_string!(lang, corrections.unanswered, since = last_minute(lang, since)).to_string(),
    }
}

/// A day that lasts to its end is told as 23:59.
pub fn last_minute(lang: Lang, until: Now) -> String {
    in_both_cities(lang, until.duration_trunc(TimeDelta::minutes(1)).unwrap_or(until))
}

/// How the term was counted, and whether it moved.
pub fn term(lang: Lang, asked: &Asked, term: &Term) -> String {
    let counted = td_string!(
        lang,
        corrections.term,
        days = counts::working_days_counted(lang, asked.working_days),
        from = day(lang, asked.from),
        due = day(lang, term.told)
    )
    .to_string();
    let moved = match term.due {
        Some(due) if term.moved() => td_string!(lang, corrections.term_moved, due = day(lang, due)).to_string(),
        Some(_) => return counted,
        None => td_string!(lang, corrections.term_still).to_owned(),
    };
    format!("{counted} {moved}")
}

fn page(lang: Lang, base_url: &str, asked: &Asked) -> String {
    let page = Page::Correction { application: asked.application.to_string(), correction: asked.id.to_string() };
    format!("{base_url}{}", page.path(lang))
}

/// To each member: what is to be corrected, until when, where.
pub fn asked_letter(lang: Lang, to: String, base_url: &str, line: &LineNow, asked: &Asked) -> Letter {
    let until = last_minute(lang, asked.zone.end_of(asked.due));
    let body = td_string!(
        lang,
        corrections.letter_asked,
        institution = line.institution_name(lang),
        line = line.title(lang),
        folio = asked.folio.to_string(),
        count = asked.asked_about(),
        days = counts::working_days(lang, asked.working_days),
        until = until,
        page = page(lang, base_url, asked)
    );
    Letter { to, subject: subject(lang, &asked.folio), body: body.to_string(), link: None }
}

/// To each member: the answer was received.
pub fn answered_letter(
    lang: Lang,
    to: String,
    base_url: &str,
    line: &LineNow,
    correction: &Correction,
    at: &Committed,
) -> Letter {
    let body = td_string!(
        lang,
        corrections.letter_answered,
        institution = line.institution_name(lang),
        line = line.title(lang),
        folio = correction.asked.folio.to_string(),
        at = in_both_cities(lang, line.now),
        position = at.position,
        page = page(lang, base_url, &correction.asked)
    );
    Letter { to, subject: received(lang, &correction.asked.folio), body: body.to_string(), link: None }
}

/// To those who may answer, shortly before the term ends.
pub fn ends_letter(lang: Lang, to: String, base_url: &str, line: &LineNow, correction: &Correction, until: Now) -> Letter {
    let asked = &correction.asked;
    let body = td_string!(
        lang,
        corrections.letter_ends,
        institution = line.institution_name(lang),
        line = line.title(lang),
        folio = asked.folio.to_string(),
        count = asked.asked_about(),
        until = last_minute(lang, until),
        page = page(lang, base_url, asked)
    );
    let subject = td_string!(lang, corrections.letter_ends_subject, folio = asked.folio.to_string()).to_string();
    Letter { to, subject, body: body.to_string(), link: None }
}

/// To each member: the term ended, and nobody answered.
pub fn ended_letter(lang: Lang, to: String, base_url: &str, line: &LineNow, correction: &Correction, until: Now) -> Letter {
    ended(lang, to, line, correction, (until, page(lang, base_url, &correction.asked)))
}

/// The same to the official who asked.
pub fn ended_official(lang: Lang, to: String, base_url: &str, line: &LineNow, correction: &Correction, until: Now) -> Letter {
    ended(lang, to, line, correction, (until, office_page(lang, base_url, line, &correction.asked.folio)))
}

fn ended(lang: Lang, to: String, line: &LineNow, correction: &Correction, (until, page): (Now, String)) -> Letter {
    let folio = correction.asked.folio.to_string();
    let body = td_string!(
        lang,
        corrections.letter_ended,
        line = line.title(lang),
        folio = folio.clone(),
        until = last_minute(lang, until),
        page = page
    );
    let subject = td_string!(lang, corrections.letter_ended_subject, folio = folio).to_string();
    Letter { to, subject, body: body.to_string(), link: None }
}

fn office_page(lang: Lang, base_url: &str, line: &LineNow, folio: &Folio) -> String {
    let page = Page::OfficeFiled {
        institution: line.call.institution_id.to_string(),
        line: line.line.id.to_string(),
        folio: folio.to_string(),
    };
    format!("{base_url}{}", page.path(lang))
}

/// To the official who asked.
pub fn to_official(lang: Lang, to: String, base_url: &str, line: &LineNow, filed: &Filed) -> Letter {
    let body = td_string!(
        lang,
        corrections.letter_official,
        line = line.title(lang),
        folio = filed.folio.to_string(),
        at = in_both_cities(lang, line.now),
        page = office_page(lang, base_url, line, &filed.folio)
    );
    Letter { to, subject: received(lang, &filed.folio), body: body.to_string(), link: None }
}

fn received(lang: Lang, folio: &Folio) -> String {
    td_string!(lang, corrections.letter_received, folio = folio.to_string()).to_string()
}

fn subject(lang: Lang, folio: &Folio) -> String {
    td_string!(lang, corrections.letter_subject, folio = folio.to_string()).to_string()
}
