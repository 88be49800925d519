//! How many lines are what. What is to verify is shown elsewhere and never counted here.

use super::{elections::touched, query::Asked};
use crate::{
    calls::{
        checks::{self, CheckDue},
        model::{Call, Jurisdiction},
        record::View,
        standing::{CallStanding, Kind},
    },
    clock::Now,
    ids::PeriodId,
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lines by kind of standing, with their total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: Vec<(Kind, usize)>,
    pub total: usize,
}

impl Tally {
    /// Counts the lines of the calls of a view that were there by its day.
    pub fn of<'a>(view: &View<'_>, calls: impl IntoIterator<Item = &'a Call>, now: Now) -> Self {
        let mut tally = Self::default();
        for call in calls.into_iter().filter(|call| !call.confidence.is_to_verify() && view.existed(call)) {
            for line in view.record.lines_of(&call.id) {
                if let Some(assessed) = view.standing(&line.id, now) {
                    tally.add(assessed.kind());
                }
            }
        }
        tally
    }

    fn add(&mut self, kind: Kind) {
        self.total += 1;
        match self.counts.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, n)) => *n += 1,
            None => self.counts.push((kind, 1)),
        }
    }

    pub fn count(&self, kind: Kind) -> usize {
        self.counts.iter().find(|(k, _)| *k == kind).map_or(0, |(_, n)| *n)
    }

    pub fn sum(&self, kinds: &[Kind]) -> usize {
        kinds.iter().map(|kind| self.count(*kind)).sum()
    }
}

/// Kinds in which an outcome is known or reported.
pub const WITH_OUTCOME: [Kind; 5] =
    [Kind::ResolvedAwarded, Kind::ResolvedVoid, Kind::ReportedResolved, Kind::Cancelled, Kind::ReportedCancelled];

/// The order of boards: first what nobody closed, then what is late, then what can still be applied to; what is not known last.
pub const ORDER: [Kind; 13] = [
    Kind::Unresolved,
    Kind::SuspensionOver,
    Kind::Suspended,
    Kind::Overdue,
    Kind::Open,
    Kind::Announced,
    Kind::UnderReview,
    Kind::ReportedCancelled,
    Kind::Cancelled,
    Kind::ReportedResolved,
    Kind::ResolvedVoid,
    Kind::ResolvedAwarded,
    Kind::Unknown,
];

/// Where a call belongs: the filter that people think in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    MexicoCity,
    MexicoFederal,
    Chicago,
    Illinois,
}

impl Place {
    pub const ALL: [Self; 4] = [Self::MexicoCity, Self::MexicoFederal, Self::Chicago, Self::Illinois];

    pub fn of(jurisdiction: &Jurisdiction) -> Self {
        match jurisdiction.as_str() {
            "Chicago" => Self::Chicago,
            "Illinois" | "IL" => Self::Illinois,
            "CDMX" => Self::MexicoCity,
            other if other.starts_with("CDMX:") => Self::MexicoCity,
            _ => Self::MexicoFederal,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::MexicoCity => "cdmx",
            Self::MexicoFederal => "mexico",
            Self::Chicago => "chicago",
            Self::Illinois => "illinois",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.name() == name)
    }
}

/// The calls that answer a question, in the order of boards, newest first within a kind.
pub fn matching<'a>(view: &View<'a>, asked: &Asked, now: Now) -> Vec<&'a Call> {
    let met = asked.election.as_deref().map(|period| touched(view, &PeriodId::from_text(period), now));
    let met = |call: &Call| met.as_ref().is_none_or(|met| view.record.lines_of(&call.id).any(|line| met.contains(&line.id)));
    let mut found: Vec<_> = view
        .record
        .calls()
        .values()
        .filter(|call| view.existed(call) && fits(view, call, asked) && met(call))
        .filter_map(|call| {
            let kinds = kinds(&view.call_standing(&call.id, now));
            let fits = asked.standing.is_none_or(|kind| kinds.contains(&kind)) && waits(view, call, asked.check, now);
            let rank = kinds.iter().filter_map(|kind| ORDER.iter().position(|k| k == kind)).min();
            fits.then_some((rank, std::cmp::Reverse(call.fiscal_year), call))
        })
        .collect();
    found.sort_by(|a, b| (a.0, a.1, &a.2.id).cmp(&(b.0, b.1, &b.2.id)));
    found.into_iter().map(|(_, _, call)| call).collect()
}

/// Whether some line of it waits for a check for that reason; any call where none is asked for.
fn waits(view: &View<'_>, call: &Call, check: Option<CheckDue>, now: Now) -> bool {
    check.is_none_or(|wanted| checks_due(view, call, now).contains(&wanted))
}

/// Why a call's lines wait for a check, line by line.
pub fn checks_due(view: &View<'_>, call: &Call, now: Now) -> Vec<CheckDue> {
    view.record.lines_of(&call.id).filter_map(|line| checks::due(view, &line.id, now)).collect()
}

/// The kinds that a call's lines have.
pub fn kinds(standing: &CallStanding) -> Vec<Kind> {
    match standing {
        CallStanding::Same(kind) => vec![*kind],
        CallStanding::Mixed(counts) => counts.iter().map(|(kind, _)| *kind).collect(),
    }
}

fn fits(view: &View<'_>, call: &Call, asked: &Asked) -> bool {
    asked.institution.as_deref().is_none_or(|id| call.institution_id.as_str() == id)
        && asked.city.as_deref().is_none_or(|name| Place::of(&call.jurisdiction).name() == name)
        && asked.year.is_none_or(|year| call.fiscal_year == Some(year))
        && asked.text.as_deref().is_none_or(|text| mentions(view, call, text))
}

/// Whether every word asked for occurs in the titles, the institution's or the programme's names; accents and case do not matter.
fn mentions(view: &View<'_>, call: &Call, text: &str) -> bool {
    let mut haystack = format!("{} {} {}", call.id, call.title_es(), call.title_en());
    if let Some(i) = view.record.institution_of(call) {
        haystack += &format!(" {} {} {}", i.name_es, i.name_en, i.short());
    }
    if let Some(p) = view.record.programme_of(call) {
        haystack += &format!(" {} {}", p.name_es, p.name_en);
    }
    let haystack = folded(&haystack);
    folded(text).split_whitespace().all(|word| haystack.contains(word))
}

/// Lower case without accents.
pub fn folded(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
