//! Who may do what, in which state: one match over ids and small state enums that returns a [`Permit`] or a named [`Refusal`].
//! No IO; knows no room.

mod actor;
mod refusal;

pub use actor::{Actor, MemberRole, Office, Role};
pub use refusal::Refusal;

use crate::ids::{AssociationId, InstitutionId, PersonId};

/// The right to do one act, held while it is done. Only [`may`] makes one.
#[derive(Clone, Debug)]
pub struct Permit {
    person: Option<PersonId>,
    ground: Ground,
}

/// What a right rests on: the body in whose name the act is done, and the role that allows it, where one has to be held.
#[derive(Clone, Debug)]
struct Ground {
    by: By,
    role: Option<Role>,
}

impl From<By> for Ground {
    fn from(by: By) -> Self {
        Self { by, role: None }
    }
}

impl From<Role> for Ground {
    fn from(role: Role) -> Self {
        let by = match &role {
            Role::Steward => By::Steward,
            Role::Monitor => By::Monitor,
            Role::Member(association, _) => By::Association(association.clone()),
            Role::Official(institution, _) => By::Institution(institution.clone()),
        };
        Self { by, role: Some(role) }
    }
}

impl Permit {
    /// Who acts; none when the system does.
    pub fn person(&self) -> Option<&PersonId> {
        self.person.as_ref()
    }

    /// The body in whose name the act is done, as leaves tell it.
    pub fn by(&self) -> &By {
        &self.ground.by
    }

    /// Whose role has to be held while the act is done, and which; the doors of the database look at it again behind the writer's lock.
    pub fn rests_on(&self) -> Option<(&PersonId, &Role)> {
        self.person.as_ref().zip(self.ground.role.as_ref())
    }
}

/// The body in whose name an act is done. Leaves carry this and never a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    System,
    Steward,
    Monitor,
    Person,
    Association(AssociationId),
    /// In what an association testifies: leaves are for everybody, and it need not appear.
    SomeAssociation,
    Institution(InstitutionId),
}

/// What is asked for. One variant a sentence in the rules of the service.
#[derive(Clone, Copy, Debug)]
pub enum Act<'a> {
    /// Load and correct the reference record, expire, write checkpoints.
    KeepRecord,
    /// See the steward's desk; verify associations, institutions, monitors; hide by a recorded redaction.
    RunInstallation,
    /// Make an account, confirm it, ask for a new password.
    OpenAccount,
    /// Change one's own account.
    ChangeOwnAccount(&'a PersonId),
    RegisterAssociation,
    SeeAssociation(&'a AssociationId),
    /// Profile, seats, legal persons, members, invitations.
    ManageAssociation(&'a AssociationId),
    /// Describe the association's projects.
    KeepProjects(&'a AssociationId),
    /// Tick the steps of the association's checklists, and its yearly duties.
    TickSteps(&'a AssociationId),
    /// Put a successor in the place of a lost sole representative; never oneself.
    ReplaceRepresentative {
        successor: &'a PersonId,
    },
    /// Carry it out, as a second steward; `announced_by` is none where nobody else could.
    CarryOutReplacement {
        successor: &'a PersonId,
        announced_by: Option<&'a PersonId>,
    },
    /// Stop such a replacement: the steward, or the one who was taken for lost.
    StopReplacement(&'a AssociationId),
    /// Say something against such a replacement; read its deed.
    ObjectToReplacement(&'a AssociationId),
    /// Take the role that an invitation offers.
    AcceptInvitation,
    /// Give up one's own role.
    LeaveAssociation(&'a AssociationId),
    /// Read the papers that an association keeps; each opening is noted for its members.
    OpenDossier(&'a AssociationId),
    /// Keep papers for the association, replace and retire them.
    KeepDossier(&'a AssociationId),
    /// Open a paper that an association shows to whoever verifies it.
    OpenShownPaper {
        shown: bool,
    },
    SeeApplication(&'a AssociationId),
    /// Start a draft, answer, attach papers.
    Draft(&'a AssociationId),
    /// The treasurer's part of a draft.
    DraftBudget(&'a AssociationId),
    /// File, withdraw, decline, take back what was noted of a filing elsewhere: in the association's name.
    File(&'a AssociationId),
    /// Record what was filed on paper or in another portal.
    RecordFiledElsewhere(&'a AssociationId),
    /// Suggest a call by its link.
    SuggestCall,
    /// Confirm a suggestion onto the board; record facts with evidence on any call.
    Monitor,
    /// Confirm the level of evidence that somebody proposed.
    ConfirmLevel {
        proposed_by: Option<&'a PersonId>,
    },
    /// Record an act of one's own institution, or of the one it came after.
    RecordOwnAct(&'a InstitutionId),
    /// Answer, dispute or correct in an institution's name.
    Answer(&'a InstitutionId),
    /// Say what an association saw of its own filing.
    Testify(&'a AssociationId),
    /// Open a private file or testimony. `added_by` gave it; `to_confirm`: what it supports waits for a second person.
    OpenEvidence {
        added_by: Option<&'a PersonId>,
        to_confirm: bool,
    },
    /// Record what a witness agrees to and takes back.
    KeepConsents(Option<&'a PersonId>),
    /// Publish a cleaned copy of it.
    PublishCopy(Option<&'a PersonId>),
    /// Publish, amend and extend a call of this institution.
    PublishCall(&'a InstitutionId),
    /// Suspend or resume a line of this institution.
    Suspend(&'a InstitutionId),
    /// Read what was filed with this institution; `own` are the associations that filed it and the reader belongs to.
    ReadFiled(&'a InstitutionId),
    /// Lift the conflict of interest that another person declared.
    LiftConflict {
        institution: &'a InstitutionId,
        declared_by: &'a PersonId,
    },
    /// Open the names that a line withholds from those who review.
    OpenNames(&'a InstitutionId),
    /// Take care of what was filed, or of it no longer.
    TakeFolios(&'a InstitutionId),
    /// Give it to others to take care of, or take it from them.
    GiveFolios(&'a InstitutionId),
    /// Record a result and its reason on what an association filed.
    Decide {
        institution: &'a InstitutionId,
        applicant: &'a AssociationId,
    },
    /// Ask for corrections in what an association filed.
    AskCorrection {
        institution: &'a InstitutionId,
        applicant: &'a AssociationId,
    },
    /// Propose a resolution.
    ProposeResolution(&'a InstitutionId),
    /// Approve and publish what another person proposed.
    ApproveResolution {
        institution: &'a InstitutionId,
        proposed_by: &'a PersonId,
    },
}

/// Decides. The last arm of each act refuses.
pub fn may(actor: &Actor, act: Act<'_>) -> Result<Permit, Refusal> {
    if actor.is_system() {
        return match act {
            Act::KeepRecord | Act::OpenAccount => Ok(Permit { person: None, ground: By::System.into() }),
            _ => Err(Refusal::NotYours),
        };
    }
    if matches!(act, Act::OpenAccount) {
        return Ok(Permit { person: actor.id().cloned(), ground: By::Person.into() });
    }
    let Some(person) = actor.id() else { return Err(Refusal::SignInFirst) };
    let ground = ground(actor, person, act)?;
    Ok(Permit { person: Some(person.clone()), ground })
}

fn ground(actor: &Actor, person: &PersonId, act: Act<'_>) -> Result<Ground, Refusal> {
    use MemberRole::{Drafter, Representative, Treasurer};
    match act {
        Act::KeepRecord => Err(Refusal::NotYours),
        Act::RunInstallation => steward(actor),
        Act::OpenAccount | Act::RegisterAssociation | Act::AcceptInvitation | Act::SuggestCall => Ok(By::Person.into()),
        Act::ChangeOwnAccount(whose) => (person == whose).then_some(By::Person.into()).ok_or(Refusal::NotYours),
        Act::SeeAssociation(id)
        | Act::LeaveAssociation(id)
        | Act::SeeApplication(id)
        | Act::OpenDossier(id)
        | Act::ObjectToReplacement(id) => member(actor, id, |_| true),
        Act::ReplaceRepresentative { successor } | Act::CarryOutReplacement { successor, .. }
            if actor.is_steward() && successor == person =>
        {
            Err(Refusal::SamePerson)
        }
        Act::CarryOutReplacement { announced_by: Some(first), .. } if actor.is_steward() && first == person => {
            Err(Refusal::SamePerson)
        }
        Act::ReplaceRepresentative { .. } | Act::CarryOutReplacement { .. } => steward(actor),
        Act::StopReplacement(_) if actor.is_steward() => Ok(Role::Steward.into()),
        Act::StopReplacement(id) => member(actor, id, |role| role == Representative),
        Act::ManageAssociation(id) | Act::File(id) => member(actor, id, |role| role == Representative),
        Act::Draft(id) | Act::RecordFiledElsewhere(id) | Act::KeepDossier(id) | Act::KeepProjects(id) | Act::TickSteps(id) => {
            member(actor, id, |role| matches!(role, Representative | Drafter))
        }
        Act::OpenShownPaper { shown } => {
            if shown {
                steward(actor)
            } else {
                Err(Refusal::NotYours)
            }
        }
        Act::Testify(id) => member(actor, id, |role| matches!(role, Representative | Drafter))
            .map(|held| Ground { by: By::SomeAssociation, ..held }),
        Act::DraftBudget(id) => member(actor, id, |role| matches!(role, Representative | Drafter | Treasurer)),
        Act::ConfirmLevel { proposed_by } if proposed_by == Some(person) => Err(Refusal::SamePerson),
        Act::Monitor | Act::ConfirmLevel { .. } if actor.is_monitor() => Ok(Role::Monitor.into()),
        Act::Monitor | Act::ConfirmLevel { .. } => steward(actor),
        Act::OpenEvidence { added_by, .. } | Act::KeepConsents(added_by) if added_by == Some(person) => Ok(By::Person.into()),
        Act::OpenEvidence { to_confirm: true, .. } if actor.is_monitor() => Ok(Role::Monitor.into()),
        Act::PublishCopy(added_by) if added_by == Some(person) && actor.is_monitor() => Ok(Role::Monitor.into()),
        Act::PublishCopy(added_by) if added_by == Some(person) && actor.institutions().next().is_some() => Ok(By::Person.into()),
        Act::OpenEvidence { .. } | Act::KeepConsents(_) | Act::PublishCopy(_) => steward(actor),
        Act::PublishCall(id) => official(actor, id, &[Office::Publisher]),
        Act::Suspend(id) | Act::RecordOwnAct(id) => official(actor, id, &[Office::Publisher, Office::Decider]),
        Act::Answer(id) => official(actor, id, Office::ALL),
        Act::ReadFiled(id) | Act::TakeFolios(id) => official(actor, id, &[Office::Reviewer, Office::Decider]),
        Act::LiftConflict { declared_by, .. } if declared_by == person => Err(Refusal::SamePerson),
        Act::LiftConflict { institution, .. } => official(actor, institution, &[Office::Publisher, Office::Decider]),
        Act::Decide { applicant, .. } | Act::AskCorrection { applicant, .. } if actor.member_of(applicant).is_some() => {
            Err(Refusal::OwnAssociation)
        }
        Act::Decide { institution, .. } | Act::AskCorrection { institution, .. } => {
            official(actor, institution, &[Office::Reviewer, Office::Decider])
        }
        Act::GiveFolios(id) | Act::OpenNames(id) => official(actor, id, &[Office::Decider]),
        Act::ProposeResolution(id) => official(actor, id, &[Office::Reviewer, Office::Decider]),
        Act::ApproveResolution { proposed_by, .. } if proposed_by == person => Err(Refusal::SamePerson),
        Act::ApproveResolution { institution, .. } => official(actor, institution, &[Office::Decider]),
    }
}

fn steward(actor: &Actor) -> Result<Ground, Refusal> {
    if actor.is_steward() { Ok(Role::Steward.into()) } else { Err(Refusal::NotYours) }
}

fn member(actor: &Actor, association: &AssociationId, fits: impl Fn(MemberRole) -> bool) -> Result<Ground, Refusal> {
    match actor.member_of(association) {
        Some(role) if fits(role) => Ok(Role::Member(association.clone(), role).into()),
        Some(_) => Err(Refusal::RoleCannot),
        None => Err(Refusal::NotYours),
    }
}

fn official(actor: &Actor, institution: &InstitutionId, offices: &[Office]) -> Result<Ground, Refusal> {
    if let Some(office) = offices.iter().find(|office| actor.holds(institution, **office)) {
        return Ok(Role::Official(institution.clone(), *office).into());
    }
    Err(if actor.is_official_of(institution) {
        Refusal::RoleCannot
    } else if actor.institutions().next().is_some() {
        Refusal::AnotherInstitution
    } else {
        Refusal::NotYours
    })
}
