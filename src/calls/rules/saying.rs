//! Who says what, on what evidence, and what a fact says of itself. The same for facts about anything.

use super::FactRefusal;
use crate::calls::facts::{AssertedBy, Fact, FactKind, Level, NewFact};
use crate::calls::standing::{Unheard, superseded, takes_the_place};
use crate::ids::FactId;
use chrono::NaiveDate;

/// What was said before about the same subject, and where it stands.
pub(super) struct Before<'a> {
    pub facts: &'a [&'a Fact],
    /// It bears on a line that its institution receives through Acuse.
    pub received_here: bool,
    pub today: NaiveDate,
}

/// May it be said at all?
pub(super) fn may_be_said(before: &Before<'_>, fact: &NewFact) -> Result<(), FactRefusal> {
    let Before { facts, today, .. } = *before;
    if facts.iter().any(|old| old.id == fact.id) {
        return Err(FactRefusal::AlreadyThere);
    }
    if fact.occurred_on.first() > today {
        return Err(FactRefusal::DateInFuture);
    }
    if !fact.kind.is_about(fact.subject.kind) {
        return Err(FactRefusal::WrongSubject);
    }
    if !is_theirs(&fact.kind, fact.asserted_by) {
        return Err(FactRefusal::NotTheirsToSay);
    }
    strong_enough(fact)?;
    names_what_is_there(facts, fact)?;
    confirms_something(before, fact)?;
    corrects_something(before, fact)?;
    consistent(fact)
}

/// A second person's confirmation says what was proposed, and nothing else.
fn confirms_something(before: &Before<'_>, fact: &NewFact) -> Result<(), FactRefusal> {
    let Some(id) = &fact.confirms else { return Ok(()) };
    let proposal = before.facts.iter().find(|old| &old.id == id).ok_or(FactRefusal::NothingToConfirm)?;
    if !matches!(fact.asserted_by, AssertedBy::Monitor | AssertedBy::Steward) {
        return Err(FactRefusal::NotTheirsToSay);
    }
    if fact.by.is_none() || fact.by == proposal.by {
        return Err(FactRefusal::SamePerson);
    }
    if superseded(before.facts.iter().copied(), before.received_here).contains(id) {
        return Err(FactRefusal::AlreadyCorrected);
    }
    if fact.says_again(proposal) { Ok(()) } else { Err(FactRefusal::NothingToConfirm) }
}

/// Authorities speak of their acts, associations of what they saw, monitors and stewards of what they can show.
pub fn is_theirs(kind: &FactKind, asserted_by: AssertedBy) -> bool {
    match (kind, asserted_by) {
        // The authority's own word; the steward passes it on from a letter, and says so.
        (FactKind::AuthorityReplied { letter, .. }, who) => match who {
            AssertedBy::Authority => !letter,
            AssertedBy::Steward | AssertedBy::Reference => *letter,
            AssertedBy::Monitor | AssertedBy::Association | AssertedBy::System => false,
        },
        // Arithmetic on a calendar: nobody's act and nobody's finding.
        (FactKind::DueRecomputed { .. }, who) => {
            matches!(who, AssertedBy::System | AssertedBy::Steward | AssertedBy::Reference)
        }
        (_, AssertedBy::System) => false,
        (FactKind::Redacted { .. }, who) => matches!(who, AssertedBy::Steward | AssertedBy::Reference),
        (_, AssertedBy::Reference | AssertedBy::Steward | AssertedBy::Monitor) => true,
        (kind, AssertedBy::Authority) => kind.is_authority_act() || matches!(kind, FactKind::Disputed | FactKind::Corrected),
        (kind, AssertedBy::Association) => matches!(
            kind,
            FactKind::Paid { .. }
                | FactKind::NotPaid
                | FactKind::ReportedNotResolved
                | FactKind::AuthorityNotified { .. }
                | FactKind::Disputed
                | FactKind::Corrected
        ),
    }
}

/// An authority's own act is an act; others need press or academic work for what an authority did, or to say that they searched.
/// An association's word on a payment is testimony, and only disputes.
fn strong_enough(fact: &NewFact) -> Result<(), FactRefusal> {
    let acts = fact.kind.is_authority_act() || fact.kind.is_search() || matches!(fact.kind, FactKind::DueRecomputed { .. });
    let needed = match fact.asserted_by {
        AssertedBy::Authority if acts => Level::OfficialPage,
        AssertedBy::Association => Level::Testimony,
        _ if acts => Level::PressOrAcademic,
        _ => Level::Testimony,
    };
    let claims_too_much = fact.asserted_by == AssertedBy::Association && fact.level.decides();
    if claims_too_much {
        return Err(FactRefusal::NotTheirsToSay);
    }
    if fact.level <= needed { Ok(()) } else { Err(FactRefusal::LevelTooLow { needed }) }
}

/// A reply answers, and a redaction takes words from, a fact about the same subject.
fn names_what_is_there(before: &[&Fact], fact: &NewFact) -> Result<(), FactRefusal> {
    let there = |id| before.iter().any(|old| &old.id == id && old.subject == fact.subject);
    match &fact.kind {
        FactKind::AuthorityReplied { to: Some(id), .. } if !there(id) => Err(FactRefusal::RepliesToNothing),
        FactKind::AuthorityNotified { about: Some(id), .. } if !there(id) => Err(FactRefusal::TellsOfNothing),
        FactKind::Redacted { fact: id } if !there(id) => Err(FactRefusal::RedactsNothing),
        FactKind::Redacted { fact: id } if redacts(before, id) => Err(FactRefusal::AlreadyThere),
        _ => Ok(()),
    }
}

fn redacts(before: &[&Fact], id: &FactId) -> bool {
    before.iter().any(|old| matches!(&old.kind, FactKind::Redacted { fact } if fact == id))
}

fn corrects_something(before: &Before<'_>, fact: &NewFact) -> Result<(), FactRefusal> {
    let Some(corrected) = &fact.supersedes else {
        return if matches!(fact.kind, FactKind::Corrected) { Err(FactRefusal::CorrectsNothing) } else { Ok(()) };
    };
    let old = before.facts.iter().find(|old| &old.id == corrected && old.subject == fact.subject);
    let old = old.ok_or(FactRefusal::CorrectsNothing)?;
    if matches!(old.kind, FactKind::Corrected) {
        return Err(FactRefusal::CorrectionOfCorrection);
    }
    // What a confirmation corrects, its own proposal may have corrected already.
    let others = before.facts.iter().copied().filter(|old| Some(&old.id) != fact.confirms.as_ref());
    if superseded(others, before.received_here).contains(corrected) {
        return Err(FactRefusal::AlreadyCorrected);
    }
    takes_the_place(fact, old, before.received_here).map_err(|unheard| match unheard {
        Unheard::Weaker => FactRefusal::WeakerThanCorrected,
        Unheard::OnlyTheAuthority => FactRefusal::OnlyTheAuthority,
        Unheard::AboutTheAuthority => FactRefusal::AboutTheAuthority,
    })
}

/// What the fact says of itself.
fn consistent(fact: &NewFact) -> Result<(), FactRefusal> {
    match &fact.kind {
        FactKind::Window { window, .. } if window.hours.is_some_and(|hours| hours.from >= hours.to) => {
            Err(FactRefusal::HoursTurned)
        }
        FactKind::Window { window, .. } => match (window.opens, window.deadline()) {
            (Some(opens), Some(deadline)) if deadline.instant() < opens.opens(window.zone) => {
                Err(FactRefusal::ClosesBeforeItOpens)
            }
            _ => Ok(()),
        },
        FactKind::Suspended { until: Some(until), .. } | FactKind::OrderedByCourt { until: Some(until), .. }
            if until.date().last() < fact.occurred_on.first() =>
        {
            Err(FactRefusal::EndsBeforeItBegins)
        }
        FactKind::TermsSuspended { first, last } if last < first => Err(FactRefusal::EndsBeforeItBegins),
        FactKind::CheckedNoAct { searched, .. } | FactKind::EditionNotFound { searched, .. }
            if searched.iter().all(|place| place.trim().is_empty()) =>
        {
            Err(FactRefusal::NothingSearched)
        }
        FactKind::DueRecomputed { because, .. } if because.is_empty() => Err(FactRefusal::NoReason),
        FactKind::DueRecomputed { was, due, .. } if was == due => Err(FactRefusal::NothingRecomputed),
        _ => Ok(()),
    }
}
