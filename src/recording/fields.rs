//! What each kind of fact asks beyond its date, words and source; and a fact of each kind with nothing filled in.

use super::voice::Voice;
use crate::{
    calls::{
        clocks::ClockName,
        dates::{Moment, Zone},
        deadlines,
        due::fields as term,
        editions::{self, State},
        facts::{Fact, FactKind, Subject, Window},
        record::Record,
        words::{clock, edition as edition_title, period as period_title},
    },
    clock::Now,
    i18n::td_string,
    web::{
        dates,
        form::Form,
        lang::{Lang, LangExt as _},
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;

pub use crate::record::fact::named;

/// Kinds in the order in which a form offers them: what an authority did, what became of it, what others found and said, bodies.
pub const NAMES: [&str; 28] = [
    "published",
    "amended",
    "window",
    "deadline_extended",
    "suspended",
    "resumed",
    "ordered_by_court",
    "results_published",
    "partly_resolved",
    "declared_void",
    "cancelled",
    "annulled",
    "reopened",
    "paid",
    "not_paid",
    "checked_no_act",
    "reported_not_resolved",
    "authority_notified",
    "authority_replied",
    "disputed",
    "corrected",
    "created",
    "renamed",
    "dissolved",
    "succeeded",
    "moved",
    "terms_suspended",
    "edition_not_found",
];

/// A fact of this kind with nothing filled in, as this voice would say it. A date computed anew is nobody's act, and has no form.
pub fn blank(name: &str, voice: &Voice) -> Option<FactKind> {
    match FactKind::blank(name)? {
        FactKind::AuthorityReplied { to, .. } => Some(FactKind::AuthorityReplied { to, letter: matches!(voice, Voice::Steward) }),
        FactKind::DueRecomputed { .. } => None,
        kind => Some(kind),
    }
}

/// What the fields need to know: the record, the facts about the same thing, the authority's clock, today.
pub struct Around<'a> {
    pub record: &'a Record,
    pub before: Vec<&'a Fact>,
    pub subject: &'a Subject,
    pub zone: Zone,
    pub today: NaiveDate,
    pub now: Now,
}

/// The fields of a kind.
pub fn of(lang: Lang, name: &str, form: &Form, around: &Around<'_>) -> AnyView {
    match name {
        "published" | "amended" | "resumed" => promised(lang, form),
        "deadline_extended" => view! { {closing(lang, form, around)} {promised(lang, form)} }.into_any(),
        "window" => window(lang, form, around),
        "suspended" => suspended(lang, form, around),
        "ordered_by_court" => court(lang, form, around),
        "results_published" | "partly_resolved" => awards(lang, form),
        "paid" => {
            let options = vec![("yes".to_owned(), td_string!(lang, recording.partly_yes).to_owned())];
            view! { {form.choices("partly", td_string!(lang, recording.partly), options, true)} {awards(lang, form)} }.into_any()
        }
        "checked_no_act" => searched(lang, form),
        "edition_not_found" => {
            let all = around.record.templates.values().filter(|one| around.subject.id == one.programme_id.as_str());
            let due = all.flat_map(|one| editions::editions(&around.record.as_of(None, None), one, around.now));
            let due = due.filter(|edition| matches!(edition.state, State::ExpectedNotPublished { .. } | State::Reported { .. }));
            let named = due.map(|edition| (edition.of().to_string(), edition_title(lang, around.record, &edition.of())));
            let named: Vec<_> = choose(lang).chain(named).collect();
            view! { {form.select("edition", td_string!(lang, recording.edition), named)} {searched(lang, form)} }.into_any()
        }
        "authority_notified" => notified(lang, form, around),
        "authority_replied" => {
            let none = (String::new(), td_string!(lang, recording.reply_to_all).to_owned());
            form.select("to", td_string!(lang, recording.reply_to), std::iter::once(none).chain(known(lang, around)).collect())
        }
        "succeeded" => {
            let named = institutions(lang, around.record);
            form.select("successor", td_string!(lang, recording.successor), choose(lang).chain(named).collect())
        }
        "moved" => {
            let all = around.record.programmes.values();
            let programmes = all.map(|one| (one.id.to_string(), lang.pick(&one.name_es, &one.name_en).clone()));
            let named = choose(lang).chain(programmes).chain(institutions(lang, around.record));
            form.select("successor", td_string!(lang, recording.successor_programme), named.collect())
        }
        "terms_suspended" => view! {
            {form.input("first", td_string!(lang, recording.first_day)).kind("date").view()}
            {form.input("last", td_string!(lang, recording.last_day)).kind("date").view()}
        }
        .into_any(),
        _ => ().into_any(),
    }
}

fn institutions(lang: Lang, record: &Record) -> impl Iterator<Item = (String, String)> {
    record.institutions.values().map(move |one| (one.id.to_string(), lang.pick(&one.name_es, &one.name_en).clone()))
}

fn choose(lang: Lang) -> impl Iterator<Item = (String, String)> {
    std::iter::once((String::new(), td_string!(lang, recording.choose).to_owned()))
}

fn promised(lang: Lang, form: &Form) -> AnyView {
    view! {
        {form.input("promised", td_string!(lang, recording.promised)).hint(td_string!(lang, recording.date_hint)).view()}
        {term::fields(lang, form)}
    }
    .into_any()
}

/// The closing, the authority's clock, and the clock that the notice names.
fn closing(lang: Lang, form: &Form, around: &Around<'_>) -> AnyView {
    view! {
        {moment(lang, form, "closes", td_string!(lang, recording.closes))}
        {zone(lang, form, around)}
        {form.input("clock", td_string!(lang, deadlines.clock)).hint(td_string!(lang, deadlines.clock_hint)).view()}
        {closing_as_typed(lang, form)}
    }
    .into_any()
}

/// What the closing as typed is in both cities, and whether the notice names another clock than the season's.
fn closing_as_typed(lang: Lang, form: &Form) -> AnyView {
    let closes = Moment::parse(&form.get("closes").replace(' ', "T")).ok();
    let Some((closes, zone)) = closes.zip(Zone::parse(form.get("zone")).ok()) else { return ().into_any() };
    let window = Window { clock: ClockName::in_words(form.get("clock")), ..Window::new(None, Some(closes), zone) };
    let at = deadlines::in_words(lang, &closes.closes(zone));
    view! { <p class="hint">{at}</p> {deadlines::warning(lang, window.contradiction())} }.into_any()
}

fn moment(lang: Lang, form: &Form, name: &str, label: &'static str) -> AnyView {
    form.input(name, label).hint(td_string!(lang, recording.moment_hint)).view()
}

fn zone(lang: Lang, form: &Form, around: &Around<'_>) -> AnyView {
    let mut zones = vec![around.zone];
    zones.extend([Zone::MEXICO_CITY, Zone::CHICAGO].into_iter().filter(|zone| *zone != around.zone));
    let options = zones.into_iter().map(|zone| (zone.name().to_owned(), clock(lang, zone))).collect();
    form.select("zone", td_string!(lang, recording.zone), options)
}

fn window(lang: Lang, form: &Form, around: &Around<'_>) -> AnyView {
    let counter = vec![("yes".to_owned(), td_string!(lang, recording.by_window_yes).to_owned())];
    view! {
        {moment(lang, form, "opens", td_string!(lang, recording.opens))}
        {closing(lang, form, around)}
        {form.choices("by_window", td_string!(lang, recording.by_window), counter, true)}
        {form.input("hours_from", td_string!(lang, recording.hours_from)).kind("time").view()}
        {form.input("hours_to", td_string!(lang, recording.hours_to)).kind("time").view()}
        {promised(lang, form)}
    }
    .into_any()
}

fn suspended(lang: Lang, form: &Form, around: &Around<'_>) -> AnyView {
    let none = ("none".to_owned(), td_string!(lang, recording.no_basis).to_owned());
    let bases = around.record.legal_bases.values().filter(|basis| basis.replaced_by.is_empty());
    let bases = bases.map(|basis| (basis.id.to_string(), format!("{}, {}", basis.instrument, basis.article)));
    view! {
        {form.input("reason_es", td_string!(lang, recording.reason)).hint(td_string!(lang, recording.reason_hint)).rows(3).view()}
        {form.input("reason_en", td_string!(lang, recording.reason_en)).rows(3).view()}
        {form.select("legal_basis", td_string!(lang, recording.legal_basis), choose(lang).chain([none]).chain(bases).collect())}
        {until(lang, form, around)}
    }
    .into_any()
}

fn searched(lang: Lang, form: &Form) -> AnyView {
    view! {
        {form.input("searched", td_string!(lang, recording.searched)).hint(td_string!(lang, recording.one_a_line)).rows(4).view()}
        {form.input("not_searched", td_string!(lang, recording.not_searched)).hint(td_string!(lang, recording.not_searched_hint)).rows(4).view()}
    }
    .into_any()
}

fn until(lang: Lang, form: &Form, around: &Around<'_>) -> AnyView {
    let ends = vec![
        ("none".to_owned(), td_string!(lang, recording.until_none).to_owned()),
        ("date".to_owned(), td_string!(lang, recording.until_date).to_owned()),
        ("election".to_owned(), td_string!(lang, recording.until_election).to_owned()),
    ];
    let mut periods: Vec<_> = around.record.periods.values().filter_map(|period| Some((period.election_day?, period))).collect();
    periods.sort_by_key(|(day, period)| (std::cmp::Reverse(*day), period.id.clone()));
    let periods = periods.into_iter().map(|(day, period)| {
        (
            period.id.to_string(),
            format!("{} · {} · {}", dates::day(lang, day), period.jurisdiction.as_str(), period_title(lang, period)),
        )
    });
    view! {
        {form.choices("until", td_string!(lang, recording.until), ends, false)}
        {form.input("until_on", td_string!(lang, recording.until_on)).hint(td_string!(lang, recording.date_hint)).view()}
        {form.select("period", td_string!(lang, recording.period), choose(lang).chain(periods).collect())}
    }
    .into_any()
}

fn court(lang: Lang, form: &Form, around: &Around<'_>) -> AnyView {
    let orders = vec![
        (String::new(), td_string!(lang, recording.choose).to_owned()),
        ("suspend".to_owned(), td_string!(lang, recording.court_suspend).to_owned()),
        ("resume".to_owned(), td_string!(lang, recording.court_resume).to_owned()),
        ("resolve".to_owned(), td_string!(lang, recording.court_resolve).to_owned()),
        ("other".to_owned(), td_string!(lang, recording.court_other).to_owned()),
    ];
    view! {
        {form.select("order", td_string!(lang, recording.court_order), orders)}
        {form.input("court", td_string!(lang, recording.court)).view()}
        {until(lang, form, around)}
    }
    .into_any()
}

fn awards(lang: Lang, form: &Form) -> AnyView {
    let number = |name: &str, label: &'static str| form.input(name, label).inputmode("numeric").view();
    view! {
        <p class="hint">{td_string!(lang, recording.awards_hint)}</p>
        {number("supports", td_string!(lang, recording.supports))}
        {number("mxn", td_string!(lang, recording.mxn))}
        {number("usd", td_string!(lang, recording.usd))}
        {number("people", td_string!(lang, recording.people))}
    }
    .into_any()
}

/// What is on record of the same thing.
fn known(lang: Lang, around: &Around<'_>) -> impl Iterator<Item = (String, String)> {
    around.before.iter().map(move |fact| (fact.id.to_string(), named(lang, fact)))
}

fn notified(lang: Lang, form: &Form, around: &Around<'_>) -> AnyView {
    let all = (String::new(), td_string!(lang, recording.told_of_all).to_owned());
    let before = vec![
        ("before".to_owned(), td_string!(lang, recording.told_before).to_owned()),
        ("after".to_owned(), td_string!(lang, recording.told_after).to_owned()),
    ];
    view! {
        {form.input("how", td_string!(lang, recording.how)).hint(td_string!(lang, recording.how_hint)).view()}
        {form.select("about", td_string!(lang, recording.told_of), std::iter::once(all).chain(known(lang, around)).collect())}
        {form.choices("moment", td_string!(lang, recording.told_when), before, false)}
    }
    .into_any()
}
