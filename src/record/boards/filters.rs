//! The board's filters: one row a question with its answers as links. The chosen one is marked, and choosing it again takes it away.

use crate::{
    calls::{checks::CheckDue, record::View},
    i18n::td_string,
    record::{
        choices::{self, Choice},
        commitments, parts,
        query::Asked,
        rows::{ElectionYear, OpenTo, Outcome, PromiseState, Promised, Rows},
        tally::{ORDER, Place},
        words,
    },
    web::{
        address::Page,
        lang::{Lang, LangExt},
        shell::Head,
    },
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Standings are always to be seen; the other questions unfold, and stay open while one of them is answered.
pub fn filters(lang: Lang, view: &View<'_>, rows: &Rows<'_>, asked: &Asked) -> AnyView {
    let here = Page::Calls.path(lang);
    let folded = Asked { standing: asked.standing, text: asked.text.clone(), sort: asked.sort, ..asked.days_only() };
    view! {
        <nav class="filters noprint" aria-label=td_string!(lang, record.filters_label)>
            {parts::filter_row(&here, td_string!(lang, record.filter_standing), standings(lang, rows, asked).into_iter())}
            {parts::filter_row(&here, td_string!(lang, boards.filter_chosen), chosen(lang, view, asked).into_iter())}
            <details open={folded != *asked}>
                <summary>{td_string!(lang, boards.filter_more)}</summary>
                {parts::filter_row(&here, td_string!(lang, record.filter_check), checks(lang, rows, asked).into_iter())}
                {parts::filter_row(&here, td_string!(lang, boards.head_for), audiences(lang, rows, asked).into_iter())}
                {parts::filter_row(&here, td_string!(lang, record.filter_place), places(lang, asked).into_iter())}
                {parts::filter_row(&here, td_string!(lang, record.filter_year), years(rows, asked).into_iter())}
                {parts::filter_row(&here, td_string!(lang, record.filter_institution), institutions(rows, asked).into_iter())}
            </details>
        </nav>
    }
    .into_any()
}

/// Of each choice, how many lines there are besides what else is asked: the number is that of the rows behind its link.
fn standings(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> Vec<Choice> {
    choices::counted(asked, ORDER, |asked| &mut asked.standing, |kind| words::kind(lang, kind), |asked| rows.count(asked))
}

/// Why lines wait for a check, each with its number.
pub fn checks(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> Vec<Choice> {
    let name = |due| words::check_due(lang, due);
    choices::counted(asked, CheckDue::ALL, |asked| &mut asked.check, name, |asked| rows.count(asked))
}

fn audiences(lang: Lang, rows: &Rows<'_>, asked: &Asked) -> Vec<Choice> {
    let name = |whom| audience_name(lang, whom);
    choices::counted(asked, OpenTo::ALL, |asked| &mut asked.open_to, name, |asked| rows.count(asked))
}

fn places(lang: Lang, asked: &Asked) -> Vec<Choice> {
    Place::ALL
        .into_iter()
        .map(|place| {
            let chosen = asked.city.as_deref() == Some(place.name());
            let to = Asked { city: (!chosen).then(|| place.name().to_owned()), ..asked.clone() };
            (place_name(lang, place).to_owned(), to, chosen)
        })
        .collect()
}

fn years(rows: &Rows<'_>, asked: &Asked) -> Vec<Choice> {
    let mut years: Vec<i32> = rows.all.iter().filter_map(|row| row.call.fiscal_year).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
        .into_iter()
        .map(|year| {
            let chosen = asked.year == Some(year);
            (year.to_string(), Asked { year: (!chosen).then_some(year), ..asked.clone() }, chosen)
        })
        .collect()
}

fn institutions(rows: &Rows<'_>, asked: &Asked) -> Vec<Choice> {
    let named: BTreeMap<String, String> =
        rows.all.iter().filter_map(|row| row.institution).map(|one| (one.id.to_string(), one.short().to_owned())).collect();
    named
        .into_iter()
        .map(|(id, name)| {
            let chosen = asked.institution.as_deref() == Some(id.as_str());
            (name, Asked { institution: (!chosen).then_some(id), ..asked.clone() }, chosen)
        })
        .collect()
}

/// What was chosen on another page and has no row of its own: each can be taken away.
fn chosen(lang: Lang, view: &View<'_>, asked: &Asked) -> Vec<Choice> {
    let outcome = asked.outcome.map(|one| (outcome_name(lang, one).to_owned(), Asked { outcome: None, ..asked.clone() }));
    let promise = asked.promise.map(|one| (promised_name(lang, one).to_owned(), Asked { promise: None, ..asked.clone() }));
    let election_year =
        asked.election_year.map(|one| (election_year_name(lang, one).to_owned(), Asked { election_year: None, ..asked.clone() }));
    let bundle = asked.bundle.map(|is| (bundle_name(lang, is).to_owned(), Asked { bundle: None, ..asked.clone() }));
    let election = election(lang, view, asked).map(|name| (name, Asked { election: None, ..asked.clone() }));
    let programme = programme(lang, view, asked).map(|name| (name, Asked { programme: None, ..asked.clone() }));
    [outcome, promise, election_year, bundle, election, programme]
        .into_iter()
        .flatten()
        .map(|(name, to)| (name, to, true))
        .collect()
}

fn election(lang: Lang, view: &View<'_>, asked: &Asked) -> Option<String> {
    let id = asked.election.as_ref()?;
    let period = view.record.periods.values().find(|period| period.id.as_str() == id);
    Some(period.map_or_else(|| id.clone(), |period| crate::record::elections::title(lang, period)))
}

fn programme(lang: Lang, view: &View<'_>, asked: &Asked) -> Option<String> {
    let id = asked.programme.as_ref()?;
    let programme = view.record.programmes.values().find(|programme| programme.id.as_str() == id);
    Some(programme.map_or_else(|| id.clone(), |one| lang.pick(&one.name_es, &one.name_en).clone()))
}

fn institution(view: &View<'_>, asked: &Asked) -> Option<String> {
    let id = asked.institution.as_ref()?;
    let one = view.record.institutions.values().find(|one| one.id.as_str() == id);
    Some(one.map_or_else(|| id.clone(), |one| one.short().to_owned()))
}

/// What a list says of itself when it is filtered, or shown as of another day: the same words that its filters have.
pub fn seen(lang: Lang, view: &View<'_>, asked: &Asked, head: Head) -> Head {
    let place = asked.city.as_deref().and_then(|name| Place::ALL.into_iter().find(|place| place.name() == name));
    let filters = [
        asked.standing.map(|kind| words::kind(lang, kind).to_owned()),
        asked.check.map(|due| words::check_due(lang, due).to_owned()),
        asked.kind.map(|kind| commitments::words::sort(lang, kind).to_owned()),
        asked.outcome.map(|one| outcome_name(lang, one).to_owned()),
        asked.promise.map(|one| promised_name(lang, one).to_owned()),
        asked.election_year.map(|one| election_year_name(lang, one).to_owned()),
        asked.bundle.map(|is| bundle_name(lang, is).to_owned()),
        asked.counted.map(|is| counted_name(lang, is).to_owned()),
        asked.with_calls.map(|is| with_calls_name(lang, is).to_owned()),
        asked.open_to.map(|whom| format!("{}: {}", td_string!(lang, boards.head_for), audience_name(lang, whom))),
        institution(view, asked),
        programme(lang, view, asked),
        place.map(|place| place_name(lang, place).to_owned()),
        asked.year.map(|year| year.to_string()),
        election(lang, view, asked),
        asked.text.as_ref().map(|text| words::quoted(text)),
    ];
    let days = parts::days_in_words(lang, asked);
    parts::view(head, asked, filters.into_iter().flatten().chain(days).collect())
}

fn bundle_name(lang: Lang, is: bool) -> &'static str {
    if is { td_string!(lang, boards.bundle) } else { td_string!(lang, boards.no_bundle) }
}

/// Electoral periods by whether their days are used for comparing.
pub fn counted_name(lang: Lang, is: bool) -> &'static str {
    if is { td_string!(lang, elections.filter_counted) } else { td_string!(lang, elections.filter_to_verify) }
}

/// Institutions by whether calls of theirs are on record.
pub fn with_calls_name(lang: Lang, is: bool) -> &'static str {
    if is { td_string!(lang, institutions.filter_with) } else { td_string!(lang, institutions.filter_without) }
}

pub fn place_name(lang: Lang, place: Place) -> &'static str {
    match place {
        Place::MexicoCity => lang.pick("Ciudad de México", "Mexico City"),
        Place::MexicoFederal => td_string!(lang, record.place_mexico_federal),
        Place::Chicago => "Chicago",
        Place::Illinois => "Illinois",
    }
}

fn audience_name(lang: Lang, whom: OpenTo) -> &'static str {
    match whom {
        OpenTo::Known(audience) => words::audience(lang, audience),
        OpenTo::Unknown => td_string!(lang, boards.not_on_record),
    }
}

pub fn outcome_name(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Known => td_string!(lang, boards.outcome_known),
        Outcome::Missing => td_string!(lang, boards.outcome_missing),
        Outcome::Pending => td_string!(lang, boards.outcome_pending),
        Outcome::Unknown => td_string!(lang, boards.outcome_unknown),
    }
}

fn promised_name(lang: Lang, promised: Promised) -> &'static str {
    match promised {
        Promised::Any => td_string!(lang, boards.promise_any),
        Promised::In(PromiseState::Passed) => td_string!(lang, boards.promise_passed),
        Promised::In(PromiseState::Answered) => td_string!(lang, boards.promise_answered),
        Promised::In(PromiseState::Ahead) => td_string!(lang, boards.promise_ahead),
        Promised::NotKnown => td_string!(lang, boards.promise_unknown),
    }
}

pub fn election_year_name(lang: Lang, year: ElectionYear) -> &'static str {
    match year {
        ElectionYear::Yes => td_string!(lang, elections.compare_election),
        ElectionYear::No => td_string!(lang, elections.compare_other),
        ElectionYear::NotKnown => td_string!(lang, elections.compare_not_known),
        ElectionYear::Apart => td_string!(lang, elections.compare_apart),
    }
}
