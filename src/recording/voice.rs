//! In whose name a person speaks of a thing, and what that voice may record about it.

use crate::{
    calls::{
        facts::{AssertedBy, FactKind, Subject, SubjectKind},
        record::{Record, View},
        rules::is_theirs,
    },
    ids::{AssociationId, InstitutionId, LineId, PersonId},
    policy::{self, Act, Actor, MemberRole, Permit, Refusal},
    vault::Vault,
};

/// How the pseudonym of an association begins; ids are random and begin otherwise.
const UNNAMED: &str = "association-";

/// Whoever asserts a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    Monitor,
    Steward,
    Authority(InstitutionId),
    Association(AssociationId),
}

impl Voice {
    /// As forms carry it.
    pub fn name(&self) -> String {
        match self {
            Self::Monitor => "monitor".to_owned(),
            Self::Steward => "steward".to_owned(),
            Self::Authority(id) => format!("authority:{id}"),
            Self::Association(id) => format!("association:{id}"),
        }
    }

    pub fn asserter(&self) -> AssertedBy {
        match self {
            Self::Monitor => AssertedBy::Monitor,
            Self::Steward => AssertedBy::Steward,
            Self::Authority(_) => AssertedBy::Authority,
            Self::Association(_) => AssertedBy::Association,
        }
    }

    /// The right to record a fact of this kind in this voice.
    pub fn permit(&self, actor: &Actor, kind: &FactKind) -> Result<Permit, Refusal> {
        match self {
            Self::Monitor => policy::may(actor, Act::Monitor),
            Self::Steward => policy::may(actor, Act::RunInstallation),
            // To take an act back is an act.
            Self::Authority(id) if kind.is_authority_act() || matches!(kind, FactKind::Corrected) => {
                policy::may(actor, Act::RecordOwnAct(id))
            }
            Self::Authority(id) => policy::may(actor, Act::Answer(id)),
            Self::Association(id) => policy::may(actor, Act::Testify(id)),
        }
    }

    /// Who says so, as far as it may be told: an institution by its id, an association by its id where it wants to appear, everybody
    /// else by a pseudonym that nobody can try out without the key of this installation. A person's is the same for all they record; an
    /// association's for one call or promise, so that what it said here and there does not add up to whose it is.
    pub fn by(&self, vault: &Vault, person: &PersonId, about: &str, appears: bool) -> String {
        match self {
            Self::Authority(id) => id.to_string(),
            Self::Association(id) if appears => id.to_string(),
            Self::Association(id) => association(vault, id.as_str(), about),
            Self::Monitor | Self::Steward => format!("person-{}", vault.pseudonym(&["person", person.as_str()])),
        }
    }
}

/// The pseudonym of an association in what it says of one call or promise.
fn association(vault: &Vault, id: &str, about: &str) -> String {
    format!("{UNNAMED}{}", vault.pseudonym(&["association", id, about]))
}

/// The same for one that appeared, when its words are taken out. Who had a pseudonym keeps it.
pub fn unnamed(vault: &Vault, by: &str, about: &str) -> String {
    if by.starts_with(UNNAMED) { by.to_owned() } else { association(vault, by, about) }
}

/// What a thing is counted as for pseudonyms: a line as its call.
pub fn whole<'a>(record: &'a Record, subject: &'a Subject) -> &'a str {
    match subject.kind {
        SubjectKind::Line => record.call_of(&LineId::from_text(&subject.id)).map_or(&subject.id, |call| call.id.as_str()),
        _ => &subject.id,
    }
}

/// The voices a person has about a thing, the most official first.
pub fn voices(actor: &Actor, view: &View<'_>, subject: &Subject) -> Vec<Voice> {
    let answerable = view.answerable(subject);
    let mut found: Vec<Voice> = Vec::new();
    for (id, _) in actor.institutions() {
        let voice = Voice::Authority(id.clone());
        if answerable.contains(id) && !found.contains(&voice) {
            found.push(voice);
        }
    }
    found.extend(actor.is_monitor().then_some(Voice::Monitor));
    found.extend(actor.is_steward().then_some(Voice::Steward));
    if matches!(subject.kind, SubjectKind::Line | SubjectKind::Call | SubjectKind::Commitment) {
        let speaks = |role: MemberRole| matches!(role, MemberRole::Representative | MemberRole::Drafter);
        found.extend(actor.associations().filter(|(_, role)| speaks(*role)).map(|(id, _)| Voice::Association(id.clone())));
    }
    found
}

/// Kinds that are recorded by a form of their own elsewhere, or by no form.
pub fn is_made_elsewhere(kind: &FactKind, voice: &Voice, received_here: bool) -> bool {
    match kind {
        FactKind::DueRecomputed { .. } | FactKind::Redacted { .. } => true,
        // The office's pages do these with everything that hangs on them: letters, folios, a second person.
        FactKind::Published { .. }
        | FactKind::Window { .. }
        | FactKind::Suspended { .. }
        | FactKind::Resumed { .. }
        | FactKind::ResultsPublished { .. }
        | FactKind::PartlyResolved { .. }
        | FactKind::DeclaredVoid => received_here && matches!(voice, Voice::Authority(_)),
        _ => false,
    }
}

/// Whether a voice may record a fact of this kind about such a thing here.
pub fn may_record(kind: &FactKind, voice: &Voice, subject: SubjectKind, received_here: bool) -> bool {
    kind.is_about(subject) && is_theirs(kind, voice.asserter()) && !is_made_elsewhere(kind, voice, received_here)
}
