//! A commitment in words. Its kinds of standing are a line's; where a line's word does not fit a promise, it has its own.

use crate::{
    calls::{
        facts::{FactKind, SubjectKind},
        model::CommitmentKind,
        standing::{Kind, Missing, RuleId},
        words::stamp_of,
    },
    i18n::td_string,
    record::words,
    web::lang::Lang,
};
use leptos::prelude::*;

pub use crate::calls::words::promise_kind as kind;

/// What sort of promise it is.
pub fn sort(lang: Lang, kind: CommitmentKind) -> &'static str {
    match kind {
        CommitmentKind::Fair => td_string!(lang, commitments.fair),
        CommitmentKind::Agreement => td_string!(lang, commitments.agreement),
        CommitmentKind::Recommendation => td_string!(lang, commitments.recommendation),
        CommitmentKind::Plan => td_string!(lang, commitments.plan),
    }
}

/// Its standing as a stamp: the same shapes as a line's.
pub fn stamp(lang: Lang, standing: Kind) -> AnyView {
    stamp_of(lang, SubjectKind::Commitment, standing)
}

/// The rule behind a standing, in a sentence.
pub fn rule_of_kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Cancelled => td_string!(lang, commitments.rule_cancelled),
        Kind::ReportedCancelled => td_string!(lang, commitments.rule_reported_cancelled),
        Kind::ResolvedAwarded => td_string!(lang, commitments.rule_kept),
        Kind::ResolvedVoid => td_string!(lang, commitments.rule_void),
        Kind::ReportedResolved => td_string!(lang, commitments.rule_reported_kept),
        Kind::Announced => td_string!(lang, commitments.rule_announced),
        Kind::Open => td_string!(lang, commitments.rule_open),
        Kind::Unresolved => td_string!(lang, commitments.rule_unresolved),
        Kind::Suspended => td_string!(lang, commitments.rule_suspended),
        Kind::SuspensionOver => td_string!(lang, commitments.rule_suspension_over),
        Kind::Overdue => td_string!(lang, commitments.rule_overdue),
        Kind::UnderReview => td_string!(lang, commitments.rule_not_due),
        Kind::Unknown => td_string!(lang, commitments.rule_unknown),
    }
}

/// What held, in a few words.
pub fn reason(lang: Lang, rule: RuleId) -> &'static str {
    match rule {
        RuleId::ResolvedByAct | RuleId::PaidByAct => td_string!(lang, commitments.reason_kept),
        RuleId::ResolvedReported => td_string!(lang, commitments.reason_reported_kept),
        RuleId::VoidByAct => td_string!(lang, commitments.kind_void),
        RuleId::NoPromise => td_string!(lang, commitments.no_date),
        RuleId::WindowAhead | RuleId::WindowOpen | RuleId::WindowExtended | RuleId::ReceptionOver => {
            td_string!(lang, commitments.fact_window)
        }
        other => words::reason(lang, other),
    }
}

/// What a fact about a promise is called.
pub fn fact(lang: Lang, kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Published { .. } => td_string!(lang, commitments.fact_published),
        FactKind::Window { .. } | FactKind::DeadlineExtended { .. } => td_string!(lang, commitments.fact_window),
        FactKind::ResultsPublished { .. } => td_string!(lang, commitments.fact_kept),
        FactKind::PartlyResolved { .. } => td_string!(lang, commitments.fact_partly),
        FactKind::DeclaredVoid => td_string!(lang, commitments.kind_void),
        FactKind::ReportedNotResolved => td_string!(lang, commitments.fact_reported_not_kept),
        other => words::fact(lang, other),
    }
}

/// What would be needed to say more.
pub fn missing(lang: Lang, missing: Missing) -> &'static str {
    match missing {
        Missing::Publication => td_string!(lang, commitments.missing_publication),
        Missing::Promise => td_string!(lang, commitments.missing_promise),
        Missing::Outcome => td_string!(lang, commitments.missing_outcome),
        Missing::Window => td_string!(lang, commitments.fact_window),
        Missing::FiscalYear | Missing::Check => words::missing(lang, missing),
    }
}
