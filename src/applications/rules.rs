//! What may become of an application: pure, with now as an argument.
//!
//! `Draft → Filed → (CorrectionAsked ⇄ Filed) → Withdrawn`; what reviewers decide is another room's. Its outcome is never kept here: it
//! is read from the line's resolution.

use super::{
    answers::{self, Flaw, Progress},
    budget::{self, BudgetFlaw, Reckoning},
    fit::{Misfit, misfit},
    model::WholeDraft,
    needed::{self, Needed},
    wanted::{self, Wanted},
};
use crate::{
    calls::{
        standing::Kind,
        terms::{LineTerms, Question},
    },
    clock::Now,
    ids::PersonId,
    policy::Refusal,
};
use chrono::TimeDelta;
use std::collections::BTreeSet;

/// How far an application has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Draft,
    Filed {
        at: Now,
    },
    /// A correction was asked for and not answered; `until` is the last instant that is in time, none while the term stands still.
    CorrectionAsked {
        filed_at: Now,
        until: Option<Now>,
    },
    Withdrawn {
        filed_at: Now,
        at: Now,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    File,
    /// Ask for a correction, with the last instant of its term.
    AskCorrection {
        until: Now,
    },
    AnswerCorrection,
    Withdraw,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Filed { at: Now },
    CorrectionAsked { until: Now },
    CorrectionAnswered { at: Now },
    Withdrawn { at: Now },
}

/// What the line is at the instant of the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineState {
    pub received_here: bool,
    pub standing: Kind,
    pub opens: Option<Now>,
    /// The last instant that is in time.
    pub closes: Option<Now>,
    /// The closing passed while the line was suspended, and nobody has resumed it.
    pub overtaken: bool,
}

/// Something that has to be mended before filing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The legal person is not of the kind that the call asks for, or no longer.
    LegalPerson(Misfit),
    /// The field where it is mended.
    Answer {
        field: String,
        flaw: Flaw,
    },
    Budget(BudgetFlaw),
    Paper {
        paper: String,
    },
    /// More files for a paper than it takes now, by so many: an amendment may have lowered that.
    TooManyFiles {
        paper: String,
        over: usize,
    },
    /// A file in which the virus scanner found something.
    Quarantined {
        paper: String,
        name: String,
    },
}

/// Why something is not filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFiled {
    Refused(Refusal),
    Incomplete(Vec<Lack>),
}

/// What a command leads to.
///
/// # Errors
/// A refusal changes nothing.
pub fn decide(stage: Stage, command: Command, line: &LineState, lacks: &[Lack], now: Now) -> Result<Event, NotFiled> {
    use Stage::{CorrectionAsked, Draft, Filed, Withdrawn};
    let refused = |refusal| Err(NotFiled::Refused(refusal));
    match (stage, command) {
        (Draft, Command::File) => may_file(line, false, lacks, now).map(|()| Event::Filed { at: now }),
        (Filed { .. } | CorrectionAsked { .. }, Command::File) => refused(Refusal::AlreadyFiled),
        // A correction that nobody answered in its term stands in nobody's way.
        (CorrectionAsked { until, .. }, Command::AskCorrection { .. }) if until.is_none_or(|until| now <= until) => {
            refused(Refusal::CorrectionAwaited)
        }
        (Filed { .. } | CorrectionAsked { .. }, Command::AskCorrection { until }) => {
            may_ask(line.standing).map(|()| Event::CorrectionAsked { until }).map_err(NotFiled::Refused)
        }
        (CorrectionAsked { until, .. }, Command::AnswerCorrection) => {
            may_answer(line.standing, until, now).map_err(NotFiled::Refused)?;
            if lacks.is_empty() { Ok(Event::CorrectionAnswered { at: now }) } else { Err(NotFiled::Incomplete(lacks.to_vec())) }
        }
        (Filed { .. } | CorrectionAsked { .. }, Command::Withdraw) => {
            may_withdraw(line.standing).map(|()| Event::Withdrawn { at: now }).map_err(NotFiled::Refused)
        }
        (Withdrawn { .. } | Draft, _) | (Filed { .. }, Command::AnswerCorrection) => refused(Refusal::NotNow),
    }
}

/// What an event makes of a stage; none of one that the stage cannot meet. [`decide`] leads to no such event.
pub fn apply(stage: Stage, event: Event) -> Option<Stage> {
    match (stage, event) {
        (Stage::Draft, Event::Filed { at }) => Some(Stage::Filed { at }),
        (Stage::Filed { at: filed_at } | Stage::CorrectionAsked { filed_at, .. }, Event::CorrectionAsked { until }) => {
            Some(Stage::CorrectionAsked { filed_at, until: Some(until) })
        }
        (Stage::CorrectionAsked { filed_at, .. }, Event::CorrectionAnswered { .. }) => Some(Stage::Filed { at: filed_at }),
        (Stage::Filed { at: filed_at } | Stage::CorrectionAsked { filed_at, .. }, Event::Withdrawn { at }) => {
            Some(Stage::Withdrawn { filed_at, at })
        }
        (Stage::Draft, Event::CorrectionAsked { .. } | Event::CorrectionAnswered { .. } | Event::Withdrawn { .. })
        | (Stage::Filed { .. }, Event::Filed { .. } | Event::CorrectionAnswered { .. })
        | (Stage::CorrectionAsked { .. }, Event::Filed { .. })
        | (Stage::Withdrawn { .. }, _) => None,
    }
}

/// Whether a correction may be asked for: reception is over, and nothing is decided or suspended.
pub fn may_ask(standing: Kind) -> Result<(), Refusal> {
    match standing {
        Kind::Announced | Kind::Open => Err(Refusal::WindowStillOpen),
        Kind::Suspended => Err(Refusal::Suspended),
        kind if is_ended(kind) => Err(Refusal::NotNow),
        _ => Ok(()),
    }
}

/// Whether an answer to a correction is received now. The last instant of the term is in time.
pub fn may_answer(standing: Kind, until: Option<Now>, now: Now) -> Result<(), Refusal> {
    match standing {
        Kind::Suspended => Err(Refusal::Suspended),
        kind if is_ended(kind) => Err(Refusal::NotNow),
        _ if until.is_some_and(|until| now > until) => Err(Refusal::TermOver),
        _ => Ok(()),
    }
}

/// Whether this may be filed now. `now` is the instant at which the request arrived; the deadline itself is in time.
///
/// # Errors
/// The first thing that stands in the way; what is missing only once nothing else does.
pub fn may_file(line: &LineState, already_filed: bool, lacks: &[Lack], now: Now) -> Result<(), NotFiled> {
    if already_filed {
        return Err(NotFiled::Refused(Refusal::AlreadyFiled));
    }
    may_receive(line, now).map_err(NotFiled::Refused)?;
    if lacks.is_empty() { Ok(()) } else { Err(NotFiled::Incomplete(lacks.to_vec())) }
}

/// Whether the line receives anything now.
pub fn may_receive(line: &LineState, now: Now) -> Result<(), Refusal> {
    if !line.received_here {
        return Err(Refusal::NotReceivedHere);
    }
    match line.standing {
        Kind::Suspended => return Err(Refusal::Suspended),
        kind if is_ended(kind) => return Err(Refusal::NotNow),
        _ => {}
    }
    let begun = line.opens.is_none_or(|opens| opens <= now);
    // Without a closing date nothing says that anything is received.
    let in_time = line.closes.is_some_and(|closes| now <= closes);
    if begun && in_time { Ok(()) } else { Err(Refusal::WindowClosed) }
}

/// Whether a draft may be started or changed: also before the window opens and during a suspension, never after closing. A closing that
/// passed while nothing was received closes nothing: whoever resumes the line says whether reception is reopened.
///
/// # Errors
/// The draft stays readable.
pub fn may_draft(line: &LineState, now: Now) -> Result<(), Refusal> {
    match may_amend(line, now) {
        Err(Refusal::WindowClosed) if line.overtaken => Ok(()),
        other => other,
    }
}

/// Whether what a line asks may change: until its closing.
pub fn may_amend(line: &LineState, now: Now) -> Result<(), Refusal> {
    if !line.received_here {
        return Err(Refusal::NotReceivedHere);
    }
    if is_ended(line.standing) {
        return Err(Refusal::NotNow);
    }
    if line.closes.is_some_and(|closes| now > closes) { Err(Refusal::WindowClosed) } else { Ok(()) }
}

/// How long a draft that nobody filed is still told of after the closing.
pub const LATELY: TimeDelta = TimeDelta::days(30);

/// Whether those who drafted are still told what happens on a line: while they may yet file, and for some time after.
pub fn is_still_told(line: &LineState, now: Now) -> bool {
    line.standing == Kind::Suspended || line.overtaken || line.closes.is_none_or(|closes| now - closes <= LATELY)
}

/// Whether somebody who drafts may delete a draft: the representative always, anybody else what nobody but they wrote. Of what is noted for
/// nobody, somebody else may have been the writer.
pub fn may_delete(represents: bool, me: Option<&PersonId>, writers: &BTreeSet<Option<PersonId>>) -> Result<(), Refusal> {
    if represents || writers.iter().all(|writer| writer.is_some() && writer.as_ref() == me) {
        Ok(())
    } else {
        Err(Refusal::OthersWrote)
    }
}

/// Before the resolution an association may withdraw; after it, there is nothing left to withdraw from.
pub fn may_withdraw(standing: Kind) -> Result<(), Refusal> {
    if is_ended(standing) { Err(Refusal::NotNow) } else { Ok(()) }
}

pub(super) fn is_ended(standing: Kind) -> bool {
    matches!(
        standing,
        Kind::Cancelled | Kind::ReportedCancelled | Kind::ResolvedAwarded | Kind::ResolvedVoid | Kind::ReportedResolved
    )
}

/// Everything that a draft lacks, in the order of the page.
pub fn lacks(terms: &LineTerms, draft: &WholeDraft) -> Vec<Lack> {
    let answers = needed::asked(terms, &draft.answers).into_iter().flat_map(|question| answer_lacks(question, draft));
    let budget = reckoned(terms, draft).flaws.into_iter().map(Lack::Budget);
    let papers = wanted::listed(terms).flat_map(|wanted| paper_lacks(&wanted, draft));
    legal_person(terms, draft).map(Lack::LegalPerson).into_iter().chain(answers).chain(budget).chain(papers).collect()
}

/// What a draft lacks by what is asked now, and did not lack by what was asked before.
pub fn newly_lacking(was: &LineTerms, now: &LineTerms, draft: &WholeDraft) -> Vec<Lack> {
    let before: Vec<Lack> = lacks(was, draft).into_iter().filter_map(|lack| placed(lack, was, now)).collect();
    lacks(now, draft).into_iter().filter(|lack| !before.contains(lack)).collect()
}

/// The same lack by other terms, where a heading may stand at another place; none once its heading is gone.
fn placed(lack: Lack, was: &LineTerms, now: &LineTerms) -> Option<Lack> {
    let there = |place: usize| {
        let id = &was.headings.get(place)?.id;
        now.headings.iter().position(|heading| &heading.id == id)
    };
    Some(match lack {
        Lack::Budget(BudgetFlaw::OverHeading(place, by)) => Lack::Budget(BudgetFlaw::OverHeading(there(place)?, by)),
        Lack::Budget(BudgetFlaw::OverShare(place, most)) => Lack::Budget(BudgetFlaw::OverShare(there(place)?, most)),
        same => same,
    })
}

/// What the answer to a question lacks, written or attached.
fn answer_lacks(question: &Question, draft: &WholeDraft) -> Vec<Lack> {
    match Wanted::by(question) {
        Some(wanted) => paper_lacks(&wanted, draft),
        None => {
            let flaws = answers::flaws(question, &draft.answers);
            flaws.into_iter().map(|(field, flaw)| Lack::Answer { field, flaw }).collect()
        }
    }
}

/// What a wanted paper lacks.
pub fn paper_lacks(wanted: &Wanted<'_>, draft: &WholeDraft) -> Vec<Lack> {
    let paper = || wanted.id.to_owned();
    let (set_apart, sound): (Vec<_>, Vec<_>) = draft.files_for(wanted.id).partition(|file| draft.found_in(file).is_some());
    let missing = (wanted.required && sound.is_empty()).then(|| Lack::Paper { paper: paper() });
    let over = (sound.len() + set_apart.len()).saturating_sub(wanted.most);
    let too_many = (over > 0).then(|| Lack::TooManyFiles { paper: paper(), over });
    let set_apart = set_apart.into_iter().map(|file| Lack::Quarantined { paper: paper(), name: file.name.clone() });
    missing.into_iter().chain(too_many).chain(set_apart).collect()
}

/// How far some questions are answered.
pub fn progress<'a>(questions: impl IntoIterator<Item = &'a Question>, needed: &Needed, draft: &WholeDraft) -> Progress {
    let mut progress = Progress::default();
    for question in questions.into_iter().filter(|question| needed.is(&question.id)) {
        progress.asked += 1;
        progress.answered += usize::from(is_answered(question, draft));
        progress.flawed += usize::from(!answer_lacks(question, draft).is_empty());
    }
    progress
}

/// Whether anything is written, ticked or attached.
pub fn is_answered(question: &Question, draft: &WholeDraft) -> bool {
    answers::is_answered(question, &draft.answers) || draft.files_for(&question.id).next().is_some()
}

/// Why the draft's legal person is not of the kind that the call asks for: it may have been amended since the draft was begun.
pub fn legal_person(terms: &LineTerms, draft: &WholeDraft) -> Option<Misfit> {
    misfit(terms.legal_person, draft.deed.as_ref())
}

/// The draft's budget, added up.
pub fn reckoned(terms: &LineTerms, draft: &WholeDraft) -> Reckoning {
    budget::reckon(&draft.budget, terms.currency, ceiling(terms), &terms.headings)
}

/// Most that one application may ask, in cents.
pub fn ceiling(terms: &LineTerms) -> Option<u64> {
    terms.ceiling.and_then(|cents| u64::try_from(cents).ok())
}

/// An opening is noted once within this time: a download that breaks off and is tried again is one opening.
const ONE_OPENING: TimeDelta = TimeDelta::hours(1);

/// Whether an opening after `last` is one of its own. A clock that was set back does not hide one.
pub fn is_new_opening(last: Option<Now>, now: Now) -> bool {
    last.is_none_or(|at| now < at || now - at >= ONE_OPENING)
}
