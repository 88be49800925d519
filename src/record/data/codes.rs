//! The codes that columns hold, with what each means: from the same enums that the rules use.

use super::table::code;
use crate::{
    calls::{
        checks::CheckDue,
        dates::Precision,
        facts::{AssertedBy, CourtOrder, FactKind, Level, SubjectKind},
        model::{Audience, Confidence},
        money::Currency,
        promise::Sense,
        standing::{Kind, Missing, Payment, RuleId},
    },
    i18n::td_string,
    record::{tally::Place, words},
    web::lang::Lang,
};
use serde::Serialize;

/// A code and what it means.
type Told = Vec<(String, String)>;

/// By the names that the codes have in data.
fn told<T: Serialize + Copy>(all: impl IntoIterator<Item = T>, says: impl Fn(T) -> &'static str) -> Told {
    all.into_iter().filter_map(|one| Some((code(one)?, says(one).to_owned()))).collect()
}

pub fn standings(lang: Lang) -> Told {
    let says = |kind| format!("{}. {}", words::kind(lang, kind), words::rule_of_kind(lang, kind));
    Kind::ALL.map(|kind| (kind.name().to_owned(), says(kind))).to_vec()
}

pub fn missing(lang: Lang) -> Told {
    let all = [Missing::Publication, Missing::Window, Missing::Promise, Missing::FiscalYear, Missing::Outcome, Missing::Check];
    told(all, |one| words::missing(lang, one))
}

pub fn rules(lang: Lang) -> Told {
    told(RuleId::ALL, |rule| words::reason(lang, rule))
}

pub fn senses(lang: Lang) -> Told {
    told(Sense::ALL, |sense| match sense {
        Sense::By => td_string!(lang, data.sense_by),
        Sense::After => td_string!(lang, data.sense_after),
        Sense::AfterElection => td_string!(lang, data.sense_after_election),
    })
}

pub fn places(lang: Lang) -> Told {
    let says = |place| match place {
        Place::MexicoCity => td_string!(lang, data.place_cdmx),
        Place::MexicoFederal => td_string!(lang, data.place_mexico),
        Place::Chicago => "Chicago",
        Place::Illinois => "Illinois",
    };
    Place::ALL.map(|place| (place.name().to_owned(), says(place).to_owned())).to_vec()
}

pub fn audiences(lang: Lang) -> Told {
    told(Audience::ALL, |audience| words::audience(lang, audience))
}

pub fn payments(lang: Lang) -> Told {
    told([Payment::Paid, Payment::Partly, Payment::Unpaid, Payment::Unknown], |payment| words::payment(lang, payment))
}

pub fn checks(lang: Lang) -> Told {
    told(CheckDue::ALL, |due| words::check_due(lang, due))
}

pub fn confidences(lang: Lang) -> Told {
    told([Confidence::Sourced, Confidence::GeneralKnowledge, Confidence::Uncertain], |confidence| match confidence {
        Confidence::Sourced => td_string!(lang, pages.confidence_sourced),
        Confidence::GeneralKnowledge => td_string!(lang, pages.confidence_general),
        Confidence::Uncertain => td_string!(lang, pages.confidence_uncertain),
    })
}

pub fn fact_types(lang: Lang) -> Told {
    let says = |name: &str| FactKind::blank(name).map(|kind| words::fact(lang, &kind).to_owned());
    FactKind::NAMES.into_iter().filter_map(|name| Some((name.to_owned(), says(name)?))).collect()
}

pub fn levels(lang: Lang) -> Told {
    Level::ALL.map(|level| (level.number().to_string(), words::level(lang, level).to_owned())).to_vec()
}

pub fn voices(lang: Lang) -> Told {
    told(AssertedBy::ALL, |who| words::asserted_by(lang, who))
}

pub fn subjects(lang: Lang) -> Told {
    told(SubjectKind::ALL, |kind| match kind {
        SubjectKind::Line => td_string!(lang, data.subject_line),
        SubjectKind::Call => td_string!(lang, data.subject_call),
        SubjectKind::Programme => td_string!(lang, data.subject_programme),
        SubjectKind::Institution => td_string!(lang, data.subject_institution),
        SubjectKind::Commitment => td_string!(lang, data.subject_commitment),
    })
}

pub fn precisions(lang: Lang) -> Told {
    let all = [Precision::Day, Precision::Month, Precision::Months, Precision::Quarter, Precision::Year];
    told(all, |precision| match precision {
        Precision::Day => td_string!(lang, data.precision_day),
        Precision::Month => td_string!(lang, data.precision_month),
        Precision::Months => td_string!(lang, data.precision_months),
        Precision::Quarter => td_string!(lang, data.precision_quarter),
        Precision::Year => td_string!(lang, data.precision_year),
    })
}

pub fn court_orders(lang: Lang) -> Told {
    told([CourtOrder::Suspend, CourtOrder::Resume, CourtOrder::Resolve, CourtOrder::Other], |order| match order {
        CourtOrder::Suspend => td_string!(lang, data.order_suspend),
        CourtOrder::Resume => td_string!(lang, data.order_resume),
        CourtOrder::Resolve => td_string!(lang, data.order_resolve),
        CourtOrder::Other => td_string!(lang, data.order_other),
    })
}

pub fn currencies(lang: Lang) -> Told {
    told(Currency::ALL, |currency| match currency {
        Currency::Mxn => td_string!(lang, data.pesos),
        Currency::Usd => td_string!(lang, data.dollars),
    })
}
