//! The lines of a view, one a row: what boards list and what figures count. A figure is the number of the rows that its link leads to,
//! because both come from here.

use super::{
    charts::Bound,
    elections::touched,
    query::Asked,
    tally::{Place, folded, place_of},
};
use crate::{
    calls::{
        checks::{self, CheckDue},
        dates::{PartialDate, local_day},
        facts::{FactKind, Window},
        model::{Audience, Call, Institution, Line, PeriodField},
        promise::Due,
        record::View,
        standing::{Assessment, Kind, Standing},
    },
    clock::Now,
    ids::PeriodId,
};
use chrono::Datelike;

/// One line of support, with what became of it.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub call: &'a Call,
    pub line: &'a Line,
    pub institution: Option<&'a Institution>,
    pub assessed: Assessment,
    pub published: Option<PartialDate>,
    pub promise: Option<Promise>,
    pub check: Option<CheckDue>,
    /// When applications are received, as last announced, and the instant that is asked about.
    pub window: Option<Window>,
    pub at: Now,
    pub election_year: ElectionYear,
}

/// What is known of an outcome: the part of the whole that comparisons speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An act or a report says how it ended.
    Known,
    /// Somebody looked and found no closing act, or a date that the authority named has passed.
    Missing,
    /// The authority's own dates lie ahead, or a suspension is in force.
    Pending,
    Unknown,
}

impl Outcome {
    pub const ALL: [Self; 4] = [Self::Known, Self::Missing, Self::Pending, Self::Unknown];

    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::ResolvedAwarded | Kind::ResolvedVoid | Kind::ReportedResolved | Kind::Cancelled | Kind::ReportedCancelled => {
                Self::Known
            }
            Kind::Unresolved | Kind::SuspensionOver | Kind::Overdue => Self::Missing,
            Kind::Announced | Kind::Open | Kind::Suspended | Kind::UnderReview => Self::Pending,
            Kind::Unknown => Self::Unknown,
        }
    }

    /// The name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Missing => "missing",
            Self::Pending => "pending",
            Self::Unknown => "unknown",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// When results were to come, and what has come of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    pub due: Due,
    pub state: PromiseState,
    /// From the last day of the promise to the outcome or, while there is none, to the day asked about; negative before the promise.
    pub days: i64,
    pub bound: Bound,
    /// The day of the outcome, as well as it is known.
    pub answered: Option<PartialDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseState {
    Ahead,
    /// The date has passed and no outcome is on record.
    Passed,
    /// An outcome is known or reported, whenever it came.
    Answered,
}

impl PromiseState {
    pub fn name(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Passed => "passed",
            Self::Answered => "answered",
        }
    }
}

/// Which promises are asked for: any, or those in one state; or the lines of which none is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    Any,
    In(PromiseState),
    NotKnown,
}

impl Promised {
    pub const ALL: [Self; 5] = [
        Self::Any,
        Self::In(PromiseState::Passed),
        Self::In(PromiseState::Answered),
        Self::In(PromiseState::Ahead),
        Self::NotKnown,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::In(state) => state.name(),
            Self::NotKnown => "unknown",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// For whom calls are that are asked for: a call for several is found by each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenTo {
    Known(Audience),
    Unknown,
}

impl OpenTo {
    pub const ALL: [Self; 4] =
        [Self::Known(Audience::Associations), Self::Known(Audience::Persons), Self::Known(Audience::Institutions), Self::Unknown];

    pub fn name(self) -> &'static str {
        match self {
            Self::Known(audience) => audience.name(),
            Self::Unknown => "unknown",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    pub fn holds(self, call: &Call) -> bool {
        match self {
            Self::Known(audience) => call.open_to.contains(&audience),
            Self::Unknown => call.open_to.is_empty(),
        }
    }
}

/// Whether offices were elected in a call's fiscal year where it was published. A vote on judges, a recall or a consultation is no such
/// year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElectionYear {
    Yes,
    No,
    /// An election that year is on record, but its day is still to verify; or the call's year is not known.
    NotKnown,
    /// Its fiscal year is no calendar year, as in Illinois, where year N begins in July of the year before: it cannot be compared.
    Apart,
}

impl ElectionYear {
    pub const ALL: [Self; 4] = [Self::Yes, Self::No, Self::NotKnown, Self::Apart];
    pub const COMPARED: [Self; 3] = [Self::Yes, Self::No, Self::NotKnown];

    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotKnown => "unknown",
            Self::Apart => "apart",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    pub fn of(view: &View<'_>, call: &Call) -> Self {
        let Some(year) = call.fiscal_year else { return Self::NotKnown };
        let end = view.record.calendar.fiscal_end(&call.jurisdiction, year);
        if end.is_none_or(|end| (end.day.month(), end.day.day()) != (12, 31)) {
            return Self::Apart;
        }
        let keys = call.jurisdiction.electoral_keys();
        let held = view.record.periods.values().filter(|period| {
            keys.contains(&period.jurisdiction.as_str())
                && period.vote.is_of_offices()
                && period.election_day.is_some_and(|day| day.year() == year)
        });
        held.fold(Self::No, |found, period| match (found, period.counted(PeriodField::ElectionDay)) {
            (Self::Yes, _) | (_, Some(_)) => Self::Yes,
            _ => Self::NotKnown,
        })
    }
}

impl Row<'_> {
    pub fn kind(&self) -> Kind {
        self.assessed.kind()
    }

    /// Records to verify are shown and never counted.
    pub fn counts(&self) -> bool {
        !self.call.confidence.is_to_verify()
    }

    pub fn place(&self) -> Place {
        Place::of(&self.call.jurisdiction)
    }
}

/// Every line of the calls that were there by the day of the view.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    view: View<'a>,
    now: Now,
    pub all: Vec<Row<'a>>,
}

impl<'a> Rows<'a> {
    pub fn of(view: &View<'a>, now: Now) -> Self {
        let there = view.record.calls().values().filter(|call| view.existed(call));
        let mut all: Vec<Row<'a>> = there.flat_map(|call| rows_of(view, call, now)).collect();
        let key = |row: &Row<'a>| (place_of(row.kind()), std::cmp::Reverse(row.call.fiscal_year), &row.call.id, &row.line.id);
        all.sort_by(|a, b| key(a).cmp(&key(b)));
        Self { view: *view, now, all }
    }

    /// The rows that answer a question, in the order of boards: unresolved first, newest first within a kind.
    pub fn matching(&self, asked: &Asked) -> Vec<&Row<'a>> {
        let met = asked.election.as_deref().map(|id| touched(&self.view, &PeriodId::from_text(id), self.now));
        let in_election = |row: &Row<'_>| met.as_ref().is_none_or(|lines| lines.contains(&row.line.id));
        self.all.iter().filter(|row| fits(&self.view, row, asked) && in_election(row)).collect()
    }

    /// How many of them count.
    pub fn count(&self, asked: &Asked) -> usize {
        self.matching(asked).iter().filter(|row| row.counts()).count()
    }
}

fn rows_of<'a>(view: &View<'a>, call: &'a Call, now: Now) -> Vec<Row<'a>> {
    let election_year = ElectionYear::of(view, call);
    let lines = view.record.lines_of(&call.id).filter_map(|line| Some((line, view.standing(&line.id, now)?)));
    lines
        .map(|(line, assessed)| Row {
            call,
            line,
            institution: view.record.institution_of(call),
            published: published(view, call, line),
            promise: promise(view, call, line, &assessed, now),
            check: checks::due(view, &line.id, now),
            window: view.window(&line.id, now),
            at: view.instant(call.zone(), now),
            election_year,
            assessed,
        })
        .collect()
}

/// The earliest publication on record, else the date that the call's own record prints.
fn published(view: &View<'_>, call: &Call, line: &Line) -> Option<PartialDate> {
    let facts = view.record.facts_of_line(&line.id);
    let acts = facts.into_iter().filter(|fact| {
        matches!(fact.kind, FactKind::Published { .. })
            && fact.counts()
            && view.knew(fact)
            && view.as_of.is_none_or(|day| fact.occurred_on.first() <= day)
    });
    acts.map(|fact| fact.occurred_on).min_by_key(PartialDate::first).or(call.publication_date)
}

fn promise(view: &View<'_>, call: &Call, line: &Line, assessed: &Assessment, now: Now) -> Option<Promise> {
    let due = view.promise(&line.id, now)?;
    let date = due.date;
    if Outcome::of(assessed.kind()) == Outcome::Known {
        let fact = assessed.reasons.iter().flat_map(|reason| &reason.facts).find_map(|id| view.record.fact(id))?;
        let day = fact.occurred_on;
        let (days, bound) = match (fact.on_or_before, day.is_exact() && date.is_exact()) {
            (true, _) => ((day.last() - date.first()).num_days(), Bound::AtMost),
            (false, true) => ((day.first() - date.last()).num_days(), Bound::Exact),
            (false, false) => ((day.first() - date.last()).num_days(), Bound::AtLeast),
        };
        return Some(Promise { due, state: PromiseState::Answered, days, bound, answered: Some(day) });
    }
    let zone = call.zone();
    let past = (local_day(view.instant(zone, now), zone) - date.last()).num_days();
    // One silence has one count of days: an unresolved line's is that of its standing, from the day after.
    let days = match assessed.standing {
        Standing::Unresolved { since, days, .. } if Some(since) == date.last().succ_opt() => days,
        _ => past,
    };
    let state = if past > 0 { PromiseState::Passed } else { PromiseState::Ahead };
    // Nothing has ended it: it is past the promise by so many days and counting.
    Some(Promise { due, state, days, bound: Bound::AtLeast, answered: None })
}

fn fits(view: &View<'_>, row: &Row<'_>, asked: &Asked) -> bool {
    let call = row.call;
    asked.standing.is_none_or(|kind| row.kind() == kind)
        && asked.outcome.is_none_or(|outcome| Outcome::of(row.kind()) == outcome)
        && asked.check.is_none_or(|due| row.check == Some(due))
        && asked.promise.is_none_or(|wanted| promised(row, wanted))
        && asked.election_year.is_none_or(|wanted| row.election_year == wanted)
        && asked.open_to.is_none_or(|wanted| wanted.holds(call))
        && asked.bundle.is_none_or(|is| call.bundle == is)
        && asked.institution.as_deref().is_none_or(|id| call.institution_id.as_str() == id)
        && asked.programme.as_deref().is_none_or(|id| call.programme_id.as_ref().is_some_and(|own| own.as_str() == id))
        && asked.city.as_deref().is_none_or(|name| row.place().name() == name)
        && asked.year.is_none_or(|year| call.fiscal_year == Some(year))
        && asked.text.as_deref().is_none_or(|text| mentions(view, row, text))
}

fn promised(row: &Row<'_>, wanted: Promised) -> bool {
    match wanted {
        Promised::Any => row.promise.is_some(),
        Promised::In(state) => row.promise.is_some_and(|promise| promise.state == state),
        Promised::NotKnown => row.promise.is_none(),
    }
}

/// Whether every word asked for occurs in the titles, the institution's or the programme's names; accents and case do not matter.
fn mentions(view: &View<'_>, row: &Row<'_>, text: &str) -> bool {
    let call = row.call;
    let mut haystack = format!("{} {} {}", call.id, call.title_es(), call.title_en());
    if let Some(i) = row.institution {
        haystack += &format!(" {} {} {}", i.name_es, i.name_en, i.short());
    }
    if let Some(p) = view.record.programme_of(call) {
        haystack += &format!(" {} {}", p.name_es, p.name_en);
    }
    let haystack = folded(&haystack);
    folded(text).split_whitespace().all(|word| haystack.contains(word))
}
