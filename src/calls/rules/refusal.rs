//! Why a fact is not recorded. Each has a sentence elsewhere that says what to do.

use crate::calls::dates::UnknownZone;
use crate::calls::facts::Level;

/// Why a fact is not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{self:?}")]
pub enum FactRefusal {
    /// It is dated after today on the authority's clock.
    DateInFuture,
    /// The kind of fact needs stronger evidence.
    LevelTooLow { needed: Level },
    /// This asserter does not record facts of this kind.
    NotTheirsToSay,
    /// The kind of fact is about something else: a line is not dissolved, an institution is not suspended.
    WrongSubject,
    /// The record describes no such line, call, programme, institution or commitment.
    UnknownSubject,
    /// A resumption, and nothing was suspended on that date.
    NotSuspended,
    /// A suspension while another is in force.
    AlreadySuspended,
    /// The stated end of a suspension, of a line or of terms, lies before its beginning.
    EndsBeforeItBegins,
    /// A resolution dated before reception closed.
    ResultsBeforeClosing,
    /// The window closes before it opens.
    ClosesBeforeItOpens,
    /// The counter closes before it opens.
    HoursTurned,
    /// An extension that does not extend.
    NotLater,
    /// An act after the line or programme was cancelled; only reopening it can come next.
    AfterCancelled,
    /// An annulment or reopening, and nothing was resolved or cancelled by then.
    NothingToUndo,
    /// A correction that names no fact of this subject.
    CorrectsNothing,
    /// A redaction that names no fact of this subject.
    RedactsNothing,
    /// A reply that names no fact of this subject.
    RepliesToNothing,
    /// What it corrects was corrected before: the last correction is the one to correct.
    AlreadyCorrected,
    /// A withdrawal cannot itself be withdrawn: record the fact anew.
    CorrectionOfCorrection,
    /// A correction on weaker evidence than what it corrects, by someone else.
    WeakerThanCorrected,
    /// A notice of no fact of this subject.
    TellsOfNothing,
    /// A correction, by others, of what an institution said of a line that it receives here.
    OnlyTheAuthority,
    /// An authority correcting what others found about it.
    AboutTheAuthority,
    /// A check that does not say what was searched.
    NothingSearched,
    /// A recomputation that leaves the promised date as it was, or starts from another one than is promised.
    NothingRecomputed,
    /// A recomputation that does not say why.
    NoReason,
    /// A term of no working day, or of more than are taken.
    TermTooLong,
    /// A term on something that promises no results.
    TermWithoutPromise,
    /// A term counted from the closing of reception, and no closing is on record.
    NothingToCountFrom,
    /// A term that has no end: terms stand still, and nobody said until when.
    TermWithoutEnd,
    /// A term that comes to another day on each line of the call.
    LinesDiffer,
    /// The institution was created before.
    AlreadyCreated,
    /// The institution was dissolved before.
    AlreadyDissolved,
    /// The institution would end before it began.
    DissolvedBeforeCreated,
    /// It would come after itself, at once or by way of others.
    SuccessionCircle,
    /// The record does not describe what comes after it.
    UnknownSuccessor,
    /// A search for an edition of no call of that programme that comes round.
    NoSuchEdition,
    /// A search for an edition made before its month was over.
    EditionStillExpected,
    /// The name of the time zone is unknown.
    UnknownZone,
    /// A fact with this id is already there.
    AlreadyThere,
    /// There is no proposed level to confirm.
    NothingToConfirm,
    /// Whoever proposed the level cannot confirm it.
    SamePerson,
}

impl From<UnknownZone> for FactRefusal {
    fn from(_: UnknownZone) -> Self {
        FactRefusal::UnknownZone
    }
}
