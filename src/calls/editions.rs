//! Editions of calls that come round: which are on record, which are ahead, and which were expected and are not published, as far as
//! anybody has looked. An edition that did not come is no call: it has no standing and enters no figure. Pure.

use super::dates::{PartialDate, local_day};
use super::facts::{Fact, FactKind, Subject, SubjectKind};
use super::model::{EditionOf, ReportedEdition, Template};
use super::record::{Record, View};
use super::standing::{LONG, superseded};
use crate::clock::Now;
use crate::ids::{CallId, FactId, InstitutionId, ProgrammeId, TemplateId};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// One edition, as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    pub template: TemplateId,
    pub year: i32,
    /// The month by whose end it should have come.
    pub expected: PartialDate,
    /// Beyond the years for which a source shows the pattern: to verify.
    pub by_extension: bool,
    #[serde(flatten)]
    pub state: State,
}

/// What is known of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Its call is on record.
    OnRecord { calls: Vec<CallId> },
    /// A source tells of the edition; its call is not on record.
    Reported { reported: ReportedEdition },
    /// Its month is not over.
    Expected,
    /// Its month is over, and nothing on record tells of it. Without a search nobody has looked: it may have been published.
    ExpectedNotPublished { searched: Option<Searched> },
}

/// The last search for an edition that found none, made when its month was over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Searched {
    pub fact: FactId,
    pub on: PartialDate,
    /// Over a year ago.
    pub stale: bool,
}

impl Edition {
    /// Its identity.
    pub fn of(&self) -> EditionOf {
        EditionOf { template: self.template.clone(), year: self.year }
    }
}

impl Template {
    /// The month by whose end the edition of a year should have come.
    pub fn expected(&self, year: i32) -> Option<PartialDate> {
        PartialDate::month(year, self.expected_month.number())
    }

    /// Is an edition of that year part of the pattern?
    pub fn covers(&self, year: i32) -> bool {
        self.from <= year && self.to.is_none_or(|to| year <= to)
    }
}

/// Every edition of a template from the first known to the next one ahead, as of the day of the view. A call of another year counts too.
pub fn editions(view: &View<'_>, template: &Template, now: Now) -> Vec<Edition> {
    let zone = template.jurisdiction.zone();
    let today = local_day(view.instant(zone, now), zone);
    let ends = ended(view, &template.programme_id);
    let mut years: Vec<i32> = (template.from..=today.year().saturating_add(1)).filter(|year| template.covers(*year)).collect();
    let known = calls_of(view, template);
    years.extend(known.iter().map(|(year, _)| *year));
    years.sort_unstable();
    years.dedup();
    let mut found = Vec::new();
    for year in years {
        let Some(expected) = template.expected(year) else { continue };
        let calls: Vec<CallId> = known.iter().filter(|(of, _)| *of == year).map(|(_, call)| (*call).clone()).collect();
        let state = state(view, template, (year, expected), calls, today);
        let none_is_due = ends.is_some_and(|end| end < expected.first());
        let nothing_known = matches!(state, State::Expected | State::ExpectedNotPublished { .. });
        if nothing_known && none_is_due {
            continue;
        }
        let ahead = state == State::Expected;
        let by_extension = year > template.sourced_to;
        found.push(Edition { template: template.id.clone(), year, expected, by_extension, state });
        if ahead {
            break;
        }
    }
    found
}

/// The calls on record that are editions of a template, with their years.
fn calls_of<'a>(view: &View<'a>, template: &Template) -> Vec<(i32, &'a CallId)> {
    let calls = view.record.calls().values().filter(|call| view.existed(call));
    calls.filter_map(|call| Some((call.edition.as_ref().filter(|of| of.template == template.id)?.year, &call.id))).collect()
}

fn state(
    view: &View<'_>,
    template: &Template,
    (year, expected): (i32, PartialDate),
    calls: Vec<CallId>,
    today: NaiveDate,
) -> State {
    if !calls.is_empty() {
        return State::OnRecord { calls };
    }
    if today <= expected.last() {
        return State::Expected;
    }
    match template.reported.iter().find(|one| one.year == year) {
        Some(one) => State::Reported { reported: one.clone() },
        None => State::ExpectedNotPublished { searched: searched(view, template, (year, expected), today) },
    }
}

/// The last search for the edition. It covers the days before it, so that it is told for earlier days too.
fn searched(view: &View<'_>, template: &Template, (year, expected): (i32, PartialDate), today: NaiveDate) -> Option<Searched> {
    let facts = known(view, &template.programme_id);
    let gone = superseded(facts.iter().copied(), false);
    let of_it = |fact: &&&Fact| match &fact.kind {
        FactKind::EditionNotFound { edition, .. } => edition.template == template.id && edition.year == year,
        _ => false,
    };
    let made_after = |fact: &&&Fact| fact.counts() && !gone.contains(&fact.id) && fact.occurred_on.first() > expected.last();
    let last = facts.iter().filter(of_it).filter(made_after).max_by_key(|fact| fact.occurred_on.first())?;
    let stale = (today - last.occurred_on.last()).num_days() > LONG;
    Some(Searched { fact: last.id.clone(), on: last.occurred_on, stale })
}

fn known<'a>(view: &View<'a>, programme: &ProgrammeId) -> Vec<&'a Fact> {
    let facts = view.record.facts_of(&Subject::new(SubjectKind::Programme, programme));
    facts.into_iter().filter(|fact| view.knew(fact)).collect()
}

/// The first day from which no edition is expected: the programme was cancelled, or has ended by its description.
fn ended(view: &View<'_>, programme: &ProgrammeId) -> Option<NaiveDate> {
    let facts = known(view, programme);
    let gone = superseded(facts.iter().copied(), false);
    let happened = |fact: &&&Fact| view.as_of.is_none_or(|day| fact.occurred_on.first() <= day);
    let cancelled = facts
        .iter()
        .filter(|fact| matches!(fact.kind, FactKind::Cancelled) && fact.counts() && !gone.contains(&fact.id))
        .filter(happened)
        .map(|fact| fact.occurred_on.last());
    let described = view.record.programmes.get(programme).and_then(|one| one.end).map(|end| end.last());
    cancelled.chain(described).min()
}

/// The edition whose month is not over: what the next one is made from.
pub fn next(view: &View<'_>, template: &Template, now: Now) -> Option<Edition> {
    editions(view, template, now).into_iter().find(|edition| edition.state == State::Expected)
}

/// Every edition whose call is not on record, template by template, the newest first.
pub fn without_call(view: &View<'_>, now: Now) -> Vec<Edition> {
    let all = view.record.templates.values();
    let open = |edition: &Edition| !matches!(edition.state, State::OnRecord { .. });
    all.flat_map(|template| editions(view, template, now).into_iter().rev()).filter(open).collect()
}

/// Who holds a programme now: its institution or, where that is gone, those that its matters passed to.
pub fn holders(view: &View<'_>, programme: &ProgrammeId, now: Now) -> Vec<InstitutionId> {
    let Some(own) = view.record.programmes.get(programme).map(|one| &one.institution_id) else { return Vec::new() };
    match view.gone_of(own, Some(programme), now) {
        Some(gone) => gone.ask.into_iter().map(|(id, _)| id).collect(),
        None => vec![own.clone()],
    }
}

/// The templates of a programme, in the order of their months.
pub fn templates_of<'a>(record: &'a Record, programme: &ProgrammeId) -> Vec<&'a Template> {
    let mut own: Vec<&Template> = record.templates.values().filter(|one| &one.programme_id == programme).collect();
    own.sort_by_key(|one| (one.expected_month.number(), one.id.clone()));
    own
}
