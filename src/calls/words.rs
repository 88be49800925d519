//! The word on a line's stamp, and the stamp; and whom to ask where an institution is gone: what every room shows alike.

use super::{
    dates::{PartialDate, Zone},
    days::Days,
    facts::SubjectKind,
    model::{EditionOf, ElectoralPeriod},
    promise::{Due, Sense},
    record::Record,
    standing::{Kind, Missing, StatedReason},
    succession::Gone,
    terms::LegalWanted,
};
use crate::{
    i18n::td_string,
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt as _},
    },
};
use leptos::prelude::*;

/// The word on the stamp.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Cancelled => td_string!(lang, record.kind_cancelled),
        Kind::ReportedCancelled => td_string!(lang, record.kind_reported_cancelled),
        Kind::ResolvedAwarded => td_string!(lang, record.kind_resolved_awarded),
        Kind::ResolvedVoid => td_string!(lang, record.kind_resolved_void),
        Kind::ReportedResolved => td_string!(lang, record.kind_reported_resolved),
        Kind::Announced => td_string!(lang, record.kind_announced),
        Kind::Open => td_string!(lang, record.kind_open),
        Kind::Unresolved => td_string!(lang, record.kind_unresolved),
        Kind::Suspended => td_string!(lang, record.kind_suspended),
        Kind::SuspensionOver => td_string!(lang, record.kind_suspension_over),
        Kind::Overdue => td_string!(lang, record.kind_overdue),
        Kind::UnderReview => td_string!(lang, record.kind_under_review),
        Kind::Unknown => td_string!(lang, record.kind_unknown),
    }
}

/// The title of an electoral process; in English where a version of before has no other.
pub fn period(lang: Lang, period: &ElectoralPeriod) -> String {
    let title = lang.pick(&period.title_es, &period.title_en);
    if title.is_empty() { period.title_en.clone() } else { title.clone() }
}

/// The title of an edition: the template's, with the year.
pub fn edition(lang: Lang, record: &Record, edition: &EditionOf) -> String {
    let template = record.templates.get(&edition.template);
    let title = template.map_or(edition.template.as_str(), |one| lang.pick(&one.title_es, &one.title_en).as_str());
    format!("{title} {}", edition.year)
}

/// A standing as a stamp: word, shape and border carry it.
pub fn stamp(lang: Lang, standing: Kind) -> AnyView {
    view! { <span class=format!("stamp {}", standing.name())>{kind(lang, standing)}</span> }.into_any()
}

/// When something was said to come: a date, or the one after which no more than that was said.
pub fn due(lang: Lang, due: Due) -> String {
    let date = dates::partial(lang, due.date);
    match due.sense {
        Sense::By => date,
        Sense::After if due.takes_article() => td_string!(lang, record.due_after_the, date = date).to_string(),
        Sense::After => td_string!(lang, record.due_after, date = date).to_string(),
        Sense::AfterElection => td_string!(lang, record.due_after_election, date = date).to_string(),
    }
}

/// A suspension: since when, why and by whose words, until when.
pub fn suspension(lang: Lang, stated: &StatedReason, since: PartialDate, ends: Option<Due>) -> String {
    let (since, reason) = (dates::partial(lang, since), stated_reason(lang, stated));
    match ends.map(|end| due(lang, end)) {
        Some(until) => td_string!(lang, record.say_suspended_until, since = since, reason = reason, until = until).to_string(),
        None => td_string!(lang, record.say_suspended, since = since, reason = reason).to_string(),
    }
}

/// The reason for a suspension in a sentence: the authority's words quoted, or as a source tells them.
pub fn stated_reason(lang: Lang, stated: &StatedReason) -> String {
    match lang.pick(&stated.es, &stated.en) {
        None if stated.court => td_string!(lang, boards.by_court).to_owned(),
        None => td_string!(lang, record.no_reason_known).to_owned(),
        Some(reason) => reason_given(lang, reason, stated.reported),
    }
}

/// A reason with who gives it.
pub fn reason_given(lang: Lang, reason: &str, reported: bool) -> String {
    if reported {
        td_string!(lang, record.reported_reason, reason = reason.trim_end_matches('.').to_owned()).to_string()
    } else {
        td_string!(lang, record.stated_reason, reason = quoted(reason)).to_string()
    }
}

/// Somebody's words as they stand inside quotation marks: what they quote themselves takes the inner ones.
pub fn quoted(text: &str) -> String {
    text.replace('«', "“").replace('»', "”")
}

/// The word on the stamp of a commitment: a line's, but where that does not fit a promise.
pub fn promise_kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Cancelled => td_string!(lang, commitments.kind_cancelled),
        Kind::ReportedCancelled => td_string!(lang, commitments.kind_reported_cancelled),
        Kind::ResolvedAwarded => td_string!(lang, commitments.kind_kept),
        Kind::ResolvedVoid => td_string!(lang, commitments.kind_void),
        Kind::ReportedResolved => td_string!(lang, commitments.kind_reported_kept),
        Kind::Announced => td_string!(lang, commitments.kind_announced),
        Kind::Open => td_string!(lang, commitments.kind_open),
        Kind::Unresolved => td_string!(lang, commitments.kind_unresolved),
        Kind::Suspended => td_string!(lang, commitments.kind_suspended),
        Kind::UnderReview => td_string!(lang, commitments.kind_not_due),
        Kind::SuspensionOver | Kind::Overdue | Kind::Unknown => self::kind(lang, kind),
    }
}

/// The stamp of whatever has a standing.
pub fn stamp_of(lang: Lang, subject: SubjectKind, standing: Kind) -> AnyView {
    match subject {
        SubjectKind::Commitment => {
            view! { <span class=format!("stamp {}", standing.name())>{promise_kind(lang, standing)}</span> }.into_any()
        }
        SubjectKind::Line | SubjectKind::Call | SubjectKind::Programme | SubjectKind::Institution => stamp(lang, standing),
    }
}

/// Says that another day than today is shown, with the way back.
pub fn of_the_past(lang: Lang, days: Days, today: String) -> AnyView {
    if !days.are_past() {
        return ().into_any();
    }
    let as_of = days.as_of.map(|day| td_string!(lang, record.asof_true_on, day = dates::day(lang, day)).to_string());
    let known_on = days.known_on.map(|day| td_string!(lang, record.asof_known_on, day = dates::day(lang, day)).to_string());
    view! {
        <div class="asof" role="note">
            <p class="wrap">{as_of} " " {known_on} " " <a href=today>{td_string!(lang, record.asof_today)}</a></p>
        </div>
    }
    .into_any()
}

/// Whom to ask today about a call whose institution is gone.
pub fn whom_to_ask(lang: Lang, gone: &Gone) -> AnyView {
    let ended = dates::partial(lang, gone.ended);
    let says = td_string!(lang, record.institution_ended, name = gone.name.clone(), date = ended).to_string();
    if gone.ask.is_empty() {
        return view! { <p class="meta">{says} " " {td_string!(lang, record.nobody_answers)}</p> }.into_any();
    }
    let links: Vec<_> = gone
        .ask
        .iter()
        .enumerate()
        .map(|(place, (id, short))| {
            let and = (place > 0).then_some(" · ");
            view! { {and} <a href=Page::Institution { slug: id.to_string() }.path(lang)>{short.clone()}</a> }
        })
        .collect();
    let which = (gone.ask.len() > 1).then(|| view! { " " {td_string!(lang, record.which_not_known)} });
    view! { <p class="meta">{says} " " {td_string!(lang, record.ask_now)} " " {links} "." {which}</p> }.into_any()
}

/// The legal person that a call asks for, in a sentence.
pub fn legal_wanted(lang: Lang, wanted: LegalWanted) -> &'static str {
    match wanted {
        LegalWanted::Any => td_string!(lang, applications.legal_any),
        LegalWanted::Mexican => td_string!(lang, applications.legal_mexican),
        LegalWanted::WithRfc => td_string!(lang, applications.legal_with_rfc),
        LegalWanted::WithCluni => td_string!(lang, applications.legal_with_cluni),
        LegalWanted::American => td_string!(lang, applications.legal_american),
        LegalWanted::WithEin => td_string!(lang, applications.legal_with_ein),
    }
}

/// What people call the clock of a zone.
pub fn clock(lang: Lang, zone: Zone) -> String {
    match zone {
        Zone::MEXICO_CITY => td_string!(lang, office.clock_mexico_city).to_owned(),
        Zone::CHICAGO => td_string!(lang, office.clock_chicago).to_owned(),
        other => other.name().replace('_', " "),
    }
}

/// What would be needed to say more.
pub fn missing(lang: Lang, missing: Missing) -> &'static str {
    match missing {
        Missing::Publication => td_string!(lang, record.missing_publication),
        Missing::Window => td_string!(lang, record.missing_window),
        Missing::Promise => td_string!(lang, record.missing_promise),
        Missing::FiscalYear => td_string!(lang, record.missing_fiscal_year),
        Missing::Outcome => td_string!(lang, record.missing_outcome),
        Missing::Check => td_string!(lang, record.missing_check),
    }
}

/// "To verify": known from general knowledge, or uncertain; shown and never counted.
pub fn to_verify(lang: Lang) -> AnyView {
    view! { <span class="todo">{td_string!(lang, record.to_verify)}</span> }.into_any()
}
