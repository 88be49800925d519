//! What a fact says beyond its kind, its date and its text: every kind has its own, and the same on every page.

use super::{pieces, wording::Wording, words};
use crate::{
    calls::{
        dates::PartialDate,
        deadlines,
        facts::{Awards, CourtOrder, Fact, FactKind, TermOfDays, Until},
        notes,
        promise::Due,
        record::Record,
        words::edition as edition_title,
    },
    i18n::td_string,
    ids::{FactId, InstitutionId, LegalBasisId, ProgrammeId},
    web::{
        address::Page,
        counts, dates,
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;

/// Nothing for kinds that carry nothing.
pub fn details(lang: Lang, record: &Record, fact: &Fact, says: &Wording) -> AnyView {
    let promised = |date: &Option<PartialDate>| promise(lang, *date, fact.term.as_ref(), says);
    match &fact.kind {
        FactKind::Published { results_promised }
        | FactKind::Amended { results_promised }
        | FactKind::Resumed { results_promised } => promised(results_promised),
        FactKind::DeadlineExtended { closes, zone, results_promised, .. } => {
            let at = words::moment(lang, *closes, *zone);
            let text = td_string!(lang, record.closes_now, at = at).to_string();
            view! { <p>{text}</p> {deadlines::of_window(lang, &fact.kind)} {promised(results_promised)} }.into_any()
        }
        FactKind::Window { window, results_promised } => {
            let says = |m: Option<_>| {
                m.map_or_else(|| td_string!(lang, record.not_known).to_owned(), |m| words::moment(lang, m, window.zone))
            };
            let text = td_string!(lang, record.window_says, opens = says(window.opens), closes = says(window.closes));
            view! { <p>{text.to_string()}</p> {deadlines::of_window(lang, &fact.kind)} {promised(results_promised)} }.into_any()
        }
        FactKind::Suspended { .. } => suspended(lang, record, fact),
        FactKind::OrderedByCourt { order, court, until } => ordered(lang, *order, court.as_deref(), until.as_ref()),
        FactKind::ResultsPublished { awards } | FactKind::PartlyResolved { awards } => awarded(lang, awards.as_ref()),
        FactKind::Paid { awards, partly } => {
            let partly = partly.then(|| view! { <p>{td_string!(lang, record.paid_partly)}</p> });
            view! { {partly} {awarded(lang, awards.as_ref())} }.into_any()
        }
        FactKind::CheckedNoAct { .. } => where_searched(lang, fact),
        FactKind::EditionNotFound { edition, .. } => {
            let to = Page::RecurringCall { template: edition.template.to_string() }.path(lang);
            view! { <p><a href=to>{edition_title(lang, record, edition)}</a></p> {where_searched(lang, fact)} }.into_any()
        }
        FactKind::AuthorityNotified { how, before_publication, about } => {
            let before = before_publication.then(|| td_string!(lang, record.notified_before).to_owned());
            let about = about.as_ref().map(|id| named(lang, record, id, td_string!(lang, record.notice_of), says));
            view! { <p>{how.clone()} " " {before}</p> {about} }.into_any()
        }
        FactKind::AuthorityReplied { to, letter } => replied(lang, record, to.as_ref(), *letter),
        FactKind::Redacted { fact } => named(lang, record, fact, td_string!(lang, record.words_erased_of), says),
        FactKind::Succeeded { successor } => successor_of(lang, record, successor),
        FactKind::Moved { successor } => successor_of(lang, record, successor),
        FactKind::TermsSuspended { first, last } => {
            let (first, last) = (dates::day(lang, *first), dates::day(lang, *last));
            let text = td_string!(lang, record.terms_suspended_says, first = first, last = last);
            view! { <p>{text.to_string()}</p> }.into_any()
        }
        FactKind::DueRecomputed { was, due, .. } => {
            let (was, due) = (words::partial(lang, *was), words::partial(lang, *due));
            view! { <p>{td_string!(lang, record.due_recomputed_says, was = was, due = due).to_string()}</p> }.into_any()
        }
        FactKind::DeclaredVoid
        | FactKind::Cancelled
        | FactKind::Annulled
        | FactKind::Reopened
        | FactKind::NotPaid
        | FactKind::ReportedNotResolved
        | FactKind::Disputed
        | FactKind::Corrected
        | FactKind::Created
        | FactKind::Renamed
        | FactKind::Dissolved => ().into_any(),
    }
}

/// What a search that found nothing went through, folded away.
pub fn where_searched(lang: Lang, fact: &Fact) -> AnyView {
    view! {
        <details class="beyond">
            <summary>{td_string!(lang, record.where_searched)}</summary>
            {searched(lang, fact)}
        </details>
    }
    .into_any()
}

/// The promised date, and how many working days it was stated as.
fn promise(lang: Lang, date: Option<PartialDate>, term: Option<&TermOfDays>, says: &Wording) -> AnyView {
    let Some(date) = date else { return ().into_any() };
    let term = term.map(|term| format!(" ({})", counts::working_days(lang, term.working_days)));
    view! { <p>{(says.promised)(lang)} ": " {words::partial(lang, date)} {term}</p> }.into_any()
}

/// The reason and who gives it, the law that the authority named or that none is known, and the end it stated.
fn suspended(lang: Lang, record: &Record, fact: &Fact) -> AnyView {
    let FactKind::Suspended { stated_reason_es, stated_reason_en, legal_basis_named, until } = &fact.kind else {
        return ().into_any();
    };
    let reason = lang.pick(stated_reason_es, stated_reason_en).as_deref();
    let reason = reason.map(|reason| words::reason_given(lang, reason, !fact.level.is_act()));
    let basis = match legal_basis_named {
        Some(id) => view! { {pieces::law_named(lang, record, &LegalBasisId::from_text(id.clone()))} "." }.into_any(),
        None => td_string!(lang, record.no_basis_named).into_any(),
    };
    view! { <p>{reason} " " {basis} " " {ends(lang, until.as_ref())}</p> }.into_any()
}

fn ends(lang: Lang, until: Option<&Until>) -> Option<String> {
    until.map(|until| td_string!(lang, record.stated_end, date = words::due(lang, Due::end_of_suspension(until))).to_string())
}

fn ordered(lang: Lang, order: CourtOrder, court: Option<&str>, until: Option<&Until>) -> AnyView {
    let what = match order {
        CourtOrder::Suspend => td_string!(lang, record.court_suspends),
        CourtOrder::Resume => td_string!(lang, record.court_resumes),
        CourtOrder::Resolve => td_string!(lang, record.court_resolves),
        CourtOrder::Other => td_string!(lang, record.court_orders),
    };
    let court = court.map(|court| format!("{court}. "));
    view! { <p>{court} {what} " " {ends(lang, until)}</p> }.into_any()
}

fn awarded(lang: Lang, awards: Option<&Awards>) -> AnyView {
    let Some(awards) = awards else { return ().into_any() };
    let n = |n: u64| words::number(i64::try_from(n).unwrap_or(i64::MAX));
    let said = [
        awards.supports.map(|s| counts::supports(lang, s)),
        awards.mxn.map(|m| format!("{} MXN", n(m))),
        awards.usd.map(|u| format!("{} USD", n(u))),
        awards.people.map(|p| counts::people(lang, p)),
    ];
    view! { <p>{said.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</p> }.into_any()
}

/// What was looked through, and what was not: a search that found nothing says no more than that.
pub fn searched(lang: Lang, fact: &Fact) -> AnyView {
    let (FactKind::CheckedNoAct { searched, not_searched } | FactKind::EditionNotFound { searched, not_searched, .. }) =
        &fact.kind
    else {
        return ().into_any();
    };
    let list = |places: &[String]| {
        let items: Vec<_> = places.iter().map(|text| view! { <li>{notes::note(lang, text)}</li> }).collect();
        view! { <ul>{items}</ul> }
    };
    let left = match not_searched[..] {
        [] => view! { <p class="nk">{td_string!(lang, record.not_searched_untold)}</p> }.into_any(),
        _ => view! { <p><strong>{td_string!(lang, record.not_searched)}</strong></p> {list(not_searched)} }.into_any(),
    };
    view! {
        <p><strong>{td_string!(lang, record.searched, date = words::when(lang, fact)).to_string()}</strong></p>
        {list(searched)}
        {left}
    }
    .into_any()
}

fn replied(lang: Lang, record: &Record, to: Option<&FactId>, letter: bool) -> AnyView {
    let letter = letter.then(|| view! { <p>{td_string!(lang, record.replied_by_letter)}</p> });
    let answered = to.map(|to| named(lang, record, to, td_string!(lang, record.reply_to), &super::wording::LINE));
    view! { {letter} {answered} }.into_any()
}

/// A fact that another one is about.
fn named(lang: Lang, record: &Record, id: &FactId, says: &'static str, wording: &Wording) -> AnyView {
    let Some(fact) = record.fact(id) else { return ().into_any() };
    let href = Page::Fact { fact: id.to_string() }.path(lang);
    view! { <p>{says} " " <a href=href>{(wording.fact)(lang, &fact.kind)} ", " {words::when(lang, fact)}</a></p> }.into_any()
}

/// The body or the programme that something passed to.
fn successor_of(lang: Lang, record: &Record, id: &str) -> AnyView {
    let institution = record
        .institutions
        .get(&InstitutionId::from_text(id))
        .map(|one| (Page::Institution { slug: one.id.to_string() }.path(lang), lang.pick(&one.name_es, &one.name_en).clone()));
    let programme = record
        .programmes
        .get(&ProgrammeId::from_text(id))
        .map(|one| (Page::Programme { slug: one.id.to_string() }.path(lang), lang.pick(&one.name_es, &one.name_en).clone()));
    let Some((href, name)) = institution.or(programme) else { return ().into_any() };
    view! { <p>{td_string!(lang, record.passed_to)} " " <a href=href>{name}</a></p> }.into_any()
}
