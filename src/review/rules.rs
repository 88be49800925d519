//! When filed papers open, when a result may be recorded, and what makes a resolution. Pure.

use super::model::{Declared, Outcome, Proposal};
use crate::{applications::folio, calls::standing::Kind, ids::PersonId, ledger::Position, policy::Refusal, vault::sha256};

/// Where a line is for those who decide on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reception is ahead or open: only the number of folios shows. Whoever read one early could tell a later applicant.
    Receiving,
    /// Nothing is received or decided, and nothing is opened: on resumption the window may be extended.
    Suspended,
    /// The suspension ended by itself and had taken the closing with it: as long as nobody resumes the line, reception may open again.
    Unresumed,
    Deciding,
    Resolved,
    Cancelled,
}

pub fn stage(kind: Kind) -> Stage {
    match kind {
        Kind::Announced | Kind::Open => Stage::Receiving,
        Kind::Suspended => Stage::Suspended,
        // Reported by others; for a line received here only the institution's own act resolves.
        Kind::UnderReview | Kind::Overdue | Kind::Unresolved | Kind::SuspensionOver | Kind::Unknown | Kind::ReportedResolved => {
            Stage::Deciding
        }
        Kind::ResolvedAwarded | Kind::ResolvedVoid => Stage::Resolved,
        Kind::Cancelled | Kind::ReportedCancelled => Stage::Cancelled,
    }
}

/// The stage of a line whose closing is, or is not, held up by a suspension.
pub fn stage_of(kind: Kind, closing_held: bool) -> Stage {
    if kind == Kind::SuspensionOver && closing_held { Stage::Unresumed } else { stage(kind) }
}

/// Whether the content of filings may be opened, by an official who declared this about a conflict of interest.
pub fn may_open(stage: Stage, conflict: Option<bool>) -> Result<(), Refusal> {
    match stage {
        Stage::Receiving => Err(Refusal::WindowStillOpen),
        Stage::Suspended => Err(Refusal::Suspended),
        Stage::Unresumed => Err(Refusal::NotResumed),
        Stage::Cancelled => Err(Refusal::NotNow),
        Stage::Deciding | Stage::Resolved => unconflicted(conflict),
    }
}

/// Whether results may be recorded, proposed and approved.
pub fn may_decide(stage: Stage, conflict: Option<bool>) -> Result<(), Refusal> {
    match stage {
        Stage::Deciding => unconflicted(conflict),
        Stage::Receiving => Err(Refusal::WindowStillOpen),
        Stage::Suspended => Err(Refusal::Suspended),
        Stage::Unresumed => Err(Refusal::NotResumed),
        Stage::Resolved | Stage::Cancelled => Err(Refusal::NotNow),
    }
}

/// What a person's declarations on a line come to. A declared conflict stands until somebody else lifts it; after that the person declares
/// anew. None: nothing was declared that holds.
pub fn conflict(declared: &[Declared], person: &PersonId) -> Option<bool> {
    said(declared.iter().filter(|one| &one.person == person && one.folio.is_none()))
}

/// What a person's declarations on one folio come to, beside those on its line; where nothing was said of the folio, what was said of the
/// line holds.
pub fn interest(declared: &[Declared], person: &PersonId, folio: &folio::Folio) -> Option<bool> {
    let theirs = declared.iter().filter(|one| &one.person == person && one.folio.as_ref() == Some(folio));
    if theirs.clone().next().is_none() { Some(false) } else { said(theirs) }
}

fn said<'a>(mut theirs: impl DoubleEndedIterator<Item = &'a Declared> + Clone) -> Option<bool> {
    if theirs.clone().any(Declared::stands) {
        return Some(true);
    }
    theirs.next_back().filter(|last| !last.conflict).map(|_| false)
}

/// Whether what a person found of a folio is left aside: they declared a conflict on it, or on its line, that stands.
pub fn stands_aside(declared: &[Declared], person: &PersonId, folio: &folio::Folio) -> bool {
    conflict(declared, person) == Some(true) || interest(declared, person, folio) == Some(true)
}

/// Whether a result that somebody recorded counts: not while a conflict stands that they declared since. What is published is decided.
pub fn counts(stage: Stage, declared: &[Declared], person: &PersonId, folio: &folio::Folio) -> bool {
    stage == Stage::Resolved || !stands_aside(declared, person, folio)
}

/// Whether a person declared a conflict that stands, on the line or on any folio of it.
pub fn has_interest(declared: &[Declared], person: &PersonId) -> bool {
    declared.iter().any(|one| &one.person == person && one.stands())
}

/// Whether somebody takes part in a folio, by what their declarations on it come to.
pub fn takes_part(interest: Option<bool>) -> Result<(), Refusal> {
    match interest {
        None => Err(Refusal::DeclareAgain),
        Some(true) => Err(Refusal::InterestDeclared),
        Some(false) => Ok(()),
    }
}

/// Whether somebody may lift another's conflict: before the line's end, and with no interest of their own in it.
pub fn may_lift(stage: Stage, interested: bool, applied: bool) -> Result<(), Refusal> {
    if matches!(stage, Stage::Resolved | Stage::Cancelled) {
        return Err(Refusal::NotNow);
    }
    if applied {
        return Err(Refusal::OwnAssociation);
    }
    if interested { Err(Refusal::ConflictDeclared) } else { Ok(()) }
}

fn unconflicted(conflict: Option<bool>) -> Result<(), Refusal> {
    match conflict {
        None => Err(Refusal::DeclareFirst),
        Some(true) => Err(Refusal::ConflictDeclared),
        Some(false) => Ok(()),
    }
}

/// A folio as a resolution sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folio {
    pub folio: String,
    pub withdrawn: bool,
    /// A correction is awaited.
    pub awaited: bool,
    /// When a correction was last asked for: what was proposed before it does not know the answer.
    pub corrected: Option<Position>,
    /// The ruling that holds: its position, what it gives, and whether it still has a reason.
    pub ruling: Option<(Position, Outcome, bool)>,
}

/// A line's end: what each standing folio gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    pub results: Vec<(String, Position, Outcome)>,
    pub supports: u32,
    pub cents: u64,
}

impl Resolved {
    /// Nothing was awarded: the line is declared void.
    pub fn is_void(&self) -> bool {
        self.supports == 0
    }
}

/// The resolution that these folios make.
///
/// # Errors
/// [`Refusal::CorrectionAwaited`] while a term runs; [`Refusal::FoliosWithoutResult`] while one that was not withdrawn lacks a result or a reason.
pub fn resolve(folios: &[Folio]) -> Result<Resolved, Refusal> {
    let mut resolved = Resolved { results: Vec::new(), supports: 0, cents: 0 };
    if folios.iter().any(|folio| folio.awaited && !folio.withdrawn) {
        return Err(Refusal::CorrectionAwaited);
    }
    for folio in folios.iter().filter(|folio| !folio.withdrawn) {
        let Some((position, outcome, true)) = folio.ruling else { return Err(Refusal::FoliosWithoutResult) };
        if let Outcome::Awarded { cents } = outcome {
            resolved.supports += 1;
            resolved.cents = resolved.cents.saturating_add(cents);
        }
        resolved.results.push((folio.folio.clone(), position, outcome));
    }
    Ok(resolved)
}

/// The proposal that still holds: none was made, a result was recorded or a correction asked for after it, or whoever made it declared a
/// conflict of interest since.
pub fn standing_proposal<'a>(proposal: Option<&'a Proposal>, folios: &[Folio], declared: &[Declared]) -> Option<&'a Proposal> {
    let ruled = folios.iter().filter_map(|folio| folio.ruling.as_ref()).map(|(position, ..)| *position);
    let last = ruled.chain(folios.iter().filter_map(|folio| folio.corrected)).max();
    proposal.filter(|made| last.is_none_or(|last| last < made.position) && !has_interest(declared, &made.person))
}

/// What a page shows, in short: a form made from it tells whether anything changed since.
pub fn seen(folios: &[Folio], proposal: Option<&Proposal>) -> String {
    let folios: Vec<String> = folios
        .iter()
        .map(|f| {
            format!("{}:{}:{}:{}", f.folio, f.withdrawn, f.awaited, f.ruling.as_ref().map_or(-1, |(position, ..)| *position))
        })
        .collect();
    let proposal = proposal.map_or(-1, |proposal| proposal.position);
    sha256(format!("{}|{proposal}", folios.join(";")).as_bytes()).chars().take(16).collect()
}
