//! The record in words: one place where each kind, rule and date gets its name in both languages.

use crate::{
    calls::{
        checks::CheckDue,
        dates::{Moment, PartialDate, Zone},
        facts::{AssertedBy, Fact, Level},
        model::{Audience, Call},
        standing::{Beside, Kind, Payment, RuleId},
    },
    i18n::td_string,
    web::{
        dates,
        lang::{Lang, LangExt},
    },
};

pub use crate::{
    calls::{
        names::fact,
        words::{due, kind, missing, quoted, reason_given, stated_reason},
    },
    web::{counts::number, dates::partial},
};

/// For whom a call is, in a word.
pub fn audience(lang: Lang, audience: Audience) -> &'static str {
    match audience {
        Audience::Associations => td_string!(lang, record.for_associations),
        Audience::Persons => td_string!(lang, record.for_persons),
        Audience::Institutions => td_string!(lang, record.for_institutions),
    }
}

/// For whom a call is, as far as its own words say; nothing where they do not.
pub fn open_to(lang: Lang, call: &Call) -> Option<String> {
    let all: Vec<&str> = call.open_to.iter().map(|one| audience(lang, *one)).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// Why lines wait for a check.
pub fn check_due(lang: Lang, due: CheckDue) -> &'static str {
    match due {
        CheckDue::Never => td_string!(lang, record.check_never),
        CheckDue::Stale => td_string!(lang, record.check_stale),
        CheckDue::Soon => td_string!(lang, record.check_soon),
    }
}

/// The rule behind a standing, in a sentence.
pub fn rule_of_kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Cancelled => td_string!(lang, record.rule_cancelled),
        Kind::ReportedCancelled => td_string!(lang, record.rule_reported_cancelled),
        Kind::ResolvedAwarded => td_string!(lang, record.rule_resolved_awarded),
        Kind::ResolvedVoid => td_string!(lang, record.rule_resolved_void),
        Kind::ReportedResolved => td_string!(lang, record.rule_reported_resolved),
        Kind::Announced => td_string!(lang, record.rule_announced),
        Kind::Open => td_string!(lang, record.rule_open),
        Kind::Unresolved => td_string!(lang, record.rule_unresolved),
        Kind::Suspended => td_string!(lang, record.rule_suspended),
        Kind::SuspensionOver => td_string!(lang, record.rule_suspension_over),
        Kind::Overdue => td_string!(lang, record.rule_overdue),
        Kind::UnderReview => td_string!(lang, record.rule_under_review),
        Kind::Unknown => td_string!(lang, record.rule_unknown),
    }
}

/// What held, in a few words; its dates stand beside it.
pub fn reason(lang: Lang, rule: RuleId) -> &'static str {
    match rule {
        RuleId::CancelledByAct => td_string!(lang, record.reason_cancelled_by_act),
        RuleId::CancelledReported => td_string!(lang, record.reason_cancelled_reported),
        RuleId::ProgrammeCancelled => td_string!(lang, record.reason_programme_cancelled),
        RuleId::ResolvedByAct => td_string!(lang, record.reason_resolved_by_act),
        RuleId::PaidByAct => td_string!(lang, record.reason_paid_by_act),
        RuleId::VoidByAct => td_string!(lang, record.reason_void_by_act),
        RuleId::ResolvedReported => td_string!(lang, record.reason_resolved_reported),
        RuleId::InstitutionDissolved => td_string!(lang, record.reason_institution_dissolved),
        RuleId::WindowAhead => td_string!(lang, record.reason_window_ahead),
        RuleId::WindowOpen => td_string!(lang, record.reason_window_open),
        RuleId::WindowExtended => td_string!(lang, record.reason_window_extended),
        RuleId::FiscalYearEnded => td_string!(lang, record.reason_fiscal_year_ended),
        RuleId::PromiseLongPast => td_string!(lang, record.reason_promise_long_past),
        RuleId::PromisePassed => td_string!(lang, record.reason_promise_passed),
        RuleId::PromiseAhead => td_string!(lang, record.reason_promise_ahead),
        RuleId::NoActFound => td_string!(lang, record.reason_no_act_found),
        RuleId::SuspensionInForce => td_string!(lang, record.reason_suspension_in_force),
        RuleId::SuspendedByCourt => td_string!(lang, record.reason_suspended_by_court),
        RuleId::SuspensionEnded => td_string!(lang, record.reason_suspension_ended),
        RuleId::ReceptionOver => td_string!(lang, record.reason_reception_over),
        RuleId::NoPromise => td_string!(lang, record.reason_no_promise),
        RuleId::NothingDecides => td_string!(lang, record.reason_nothing_decides),
    }
}

/// The level of evidence, with what it means.
pub fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::OfficialAct => td_string!(lang, record.level_1),
        Level::OfficialPage => td_string!(lang, record.level_2),
        Level::PressOrAcademic => td_string!(lang, record.level_3),
        Level::TwoAssociations => td_string!(lang, record.level_4),
        Level::Testimony => td_string!(lang, record.level_5),
    }
}

/// Who says so.
pub fn asserted_by(lang: Lang, who: AssertedBy) -> &'static str {
    match who {
        AssertedBy::Authority => td_string!(lang, record.by_authority),
        AssertedBy::Association => td_string!(lang, record.by_association),
        AssertedBy::Monitor => td_string!(lang, record.by_monitor),
        AssertedBy::Steward => td_string!(lang, record.by_steward),
        AssertedBy::Reference => td_string!(lang, record.by_reference),
        AssertedBy::System => td_string!(lang, deadlines.by_system),
    }
}

/// What is known of a payment, and by whom where no act says it.
pub fn payment_by(lang: Lang, beside: &Beside) -> &'static str {
    let reported = beside.payment_level.is_some_and(|level| !level.is_act());
    match beside.payment {
        Payment::Paid if reported => td_string!(lang, record.payment_paid_reported),
        Payment::Unpaid if reported => td_string!(lang, record.payment_unpaid_reported),
        Payment::Partly if reported => td_string!(lang, record.payment_partly_reported),
        known => payment(lang, known),
    }
}

/// That the act of what is reported is not on record: whether anybody looked for it is another thing.
pub fn act_not_there(lang: Lang, beside: &Beside) -> String {
    match beside.checked {
        None => td_string!(lang, record.act_not_looked).to_owned(),
        Some(checked) => td_string!(lang, record.act_not_found, day = partial(lang, checked.last)).to_string(),
    }
}

pub fn payment(lang: Lang, payment: Payment) -> &'static str {
    match payment {
        Payment::Paid => td_string!(lang, record.payment_paid),
        Payment::Unpaid => td_string!(lang, record.payment_unpaid),
        Payment::Partly => td_string!(lang, record.payment_partly),
        Payment::Unknown => td_string!(lang, record.payment_unknown),
    }
}

/// When a fact happened, with "or before" where that is all that is known.
pub fn when(lang: Lang, fact: &Fact) -> String {
    on(lang, fact.occurred_on, fact.on_or_before)
}

/// A date, with "or before" where that is all that is known.
pub fn on(lang: Lang, date: PartialDate, or_before: bool) -> String {
    let date = partial(lang, date);
    if or_before { td_string!(lang, record.date_on_or_before, date = date).to_string() } else { date }
}

/// A closing or opening as the notice says it, with the city whose clock counts.
pub fn moment(lang: Lang, moment: Moment, zone: Zone) -> String {
    match moment {
        Moment::Day(day) => dates::day(lang, day),
        Moment::At(at) => {
            td_string!(lang, record.moment_in_zone, moment = dates::wall(lang, at), city = city(lang, zone)).to_string()
        }
    }
}

/// The city whose clock a zone is.
pub fn city(lang: Lang, zone: Zone) -> &'static str {
    match zone {
        Zone::CHICAGO => "Chicago",
        Zone::MEXICO_CITY => lang.pick("Ciudad de México", "Mexico City"),
        other => other.name(),
    }
}

/// The short names of the months, for axes.
pub fn months(lang: Lang) -> [String; 12] {
    std::array::from_fn(|i| dates::month(lang, u32::try_from(i + 1).unwrap_or(1)).chars().take(3).collect())
}
