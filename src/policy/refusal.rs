//! Why something is refused. Each refusal has a name, a status and, in `web`, words in both languages that say what to do.

/// A refusal is an answer, not a failure: nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{self:?}")]
pub enum Refusal {
    /// Only people with an account can do this.
    SignInFirst,
    /// The account's role does not allow it.
    NotYours,
    /// An official, but of another institution.
    AnotherInstitution,
    /// A member, but with a role that may not do this.
    RoleCannot,
    /// The second person of a two-person act must not be the first.
    SamePerson,
    /// Nobody reviews what their own association filed.
    OwnAssociation,
    /// The state of the thing does not allow it now.
    NotNow,
    /// The call is followed here, not received: it cannot be filed through Acuse.
    NotReceivedHere,
    /// The reception window is not open.
    WindowClosed,
    /// What was filed opens when the window closes, not before.
    WindowStillOpen,
    /// A conflict of interest is declared, or ruled out, before any content opens.
    DeclareFirst,
    /// Whoever declared a conflict of interest on a line takes no part in it.
    ConflictDeclared,
    /// Whoever declared an interest in a folio takes no part in it, nor in the resolution.
    InterestDeclared,
    /// The line withholds names from those who review, and this would tell them.
    NamesWithheld,
    /// Somebody else lifted the interest in a folio; whoever declared it declares again before it opens.
    DeclareAgain,
    /// The line is suspended: nothing is received or decided meanwhile.
    Suspended,
    /// The line is not suspended, so there is nothing to resume.
    NotSuspended,
    /// A suspension that ended by itself took the closing with it, and nobody has said whether reception opens again.
    NotResumed,
    /// The call asks for another legal person.
    DoesNotFit,
    /// The draft was deleted by somebody of its association.
    DraftDeleted,
    /// Others wrote in the draft: only the representative deletes it.
    OthersWrote,
    /// The association already filed on this line.
    AlreadyFiled,
    /// A correction was asked for, and its term runs.
    CorrectionAwaited,
    /// Others gave their opinion: whoever records a result sends theirs first, and then reads them.
    OpinionFirst,
    /// The term of the correction is over.
    TermOver,
    /// What is being filed lacks required answers or papers.
    Incomplete,
    /// Somebody changed this meanwhile; the form shows an older state.
    ChangedMeanwhile,
    /// A resolution needs a result and a reason for each folio.
    FoliosWithoutResult,
    /// The link was used, replaced or has expired.
    LinkUsed,
    /// Too many tries.
    TooMany,
    /// The same thing already exists.
    AlreadyThere,
    /// What was sent is larger than allowed.
    TooLarge,
    /// A text that is longer than what is kept.
    TooLong,
    /// A kind of file that is not accepted.
    FileKind,
    /// As many files as fit are there already.
    TooManyFiles,
    /// The virus scanner found something in the file.
    Quarantined,
    /// An association keeps at least one representative.
    LastRepresentative,
    /// A representative is replaced after seven days' notice, not before.
    NoticeRunning,
    /// An installation keeps at least one steward.
    LastSteward,
    /// An association keeps at least one seat.
    LastSeat,
    /// The invitation was sent to another address than the account's.
    AnotherAddress,
    /// The institution has no recorded act of designation.
    NoDesignation,
    /// The witness has not agreed to this.
    NoConsent,
    /// The copy that was here was withdrawn.
    CopyWithdrawn,
    /// Somebody else's private file or testimony, before its opening is on record.
    OpenFirst,
}
