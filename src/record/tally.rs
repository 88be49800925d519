//! How many lines are what. What is to verify is shown elsewhere and never counted here.

use super::{
    query::Asked,
    rows::{Row, Rows},
};
use crate::{
    calls::{
        checks::{self, CheckDue},
        model::{Call, Jurisdiction},
        record::View,
        standing::Kind,
    },
    clock::Now,
};
use std::collections::BTreeSet;
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

    /// Counts rows.
    pub fn of_rows<'r, 'a: 'r>(rows: impl IntoIterator<Item = &'r Row<'a>>) -> Self {
        let mut tally = Self::default();
        rows.into_iter().filter(|row| row.counts()).for_each(|row| tally.add(row.kind()));
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
}

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

/// Where a standing comes in it.
pub fn place_of(kind: Kind) -> Option<usize> {
    ORDER.iter().position(|other| *other == kind)
}

/// Where a call belongs: the filter that people think in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.name() == name)
    }

    /// Whose rules hold there.
    pub fn jurisdiction(self) -> Jurisdiction {
        Jurisdiction::new(match self {
            Self::MexicoCity => "CDMX",
            Self::MexicoFederal => "MX",
            Self::Chicago => "Chicago",
            Self::Illinois => "Illinois",
        })
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::MexicoCity => "cdmx",
            Self::MexicoFederal => "mexico",
            Self::Chicago => "chicago",
            Self::Illinois => "illinois",
        }
    }
}

/// The calls that answer a question, in the order of boards, newest first within a kind.
pub fn matching<'a>(view: &View<'a>, asked: &Asked, now: Now) -> Vec<&'a Call> {
    let (rows, mut seen) = (Rows::of(view, now), BTreeSet::new());
    rows.matching(asked).into_iter().map(|row| row.call).filter(|call| seen.insert(&call.id)).collect()
}

/// Why a call's lines wait for a check, line by line.
pub fn checks_due(view: &View<'_>, call: &Call, now: Now) -> Vec<CheckDue> {
    view.record.lines_of(&call.id).filter_map(|line| checks::due(view, &line.id, now)).collect()
}

/// Lower case without accents.
pub fn folded(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
