//! What standings, rules and facts are called: the kinds are the same for a line and for a commitment, the words are not all.

use super::{commitments::words as commitment, words};
use crate::{
    calls::{
        facts::{FactKind, SubjectKind},
        standing::{Kind, RuleId},
    },
    i18n::td_string,
    web::lang::Lang,
};

/// The words for one sort of thing.
#[derive(Clone, Copy)]
pub struct Wording {
    pub kind: fn(Lang, Kind) -> &'static str,
    pub rule_of_kind: fn(Lang, Kind) -> &'static str,
    pub reason: fn(Lang, RuleId) -> &'static str,
    pub fact: fn(Lang, &FactKind) -> &'static str,
    /// What a promised date is the date of.
    pub promised: fn(Lang) -> &'static str,
    pub no_facts: fn(Lang) -> &'static str,
}

/// The words for what is said of a thing of this sort.
pub fn of(subject: SubjectKind) -> &'static Wording {
    match subject {
        SubjectKind::Commitment => &COMMITMENT,
        SubjectKind::Line | SubjectKind::Call | SubjectKind::Programme | SubjectKind::Institution => &LINE,
    }
}

pub const LINE: Wording = Wording {
    kind: words::kind,
    rule_of_kind: words::rule_of_kind,
    reason: words::reason,
    fact: words::fact,
    promised: |lang| td_string!(lang, record.promised_results),
    no_facts: |lang| td_string!(lang, record.facts_none),
};

pub const COMMITMENT: Wording = Wording {
    kind: commitment::kind,
    rule_of_kind: commitment::rule_of_kind,
    reason: commitment::reason,
    fact: commitment::fact,
    promised: |lang| td_string!(lang, commitments.promised),
    no_facts: |lang| td_string!(lang, commitments.no_facts),
};
