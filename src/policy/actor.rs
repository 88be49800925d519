//! Who acts, and what they are: ids and small enums only.

use crate::ids::{AssociationId, InstitutionId, PersonId};

/// Whoever asks for something to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    person: Option<PersonId>,
    roles: Vec<Role>,
    system: bool,
}

/// A role held in one body; a person may hold several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Runs this installation.
    Steward,
    /// Verified by the steward: records facts with evidence on any call.
    Monitor,
    Member(AssociationId, MemberRole),
    Official(InstitutionId, Office),
}

/// What a member may do in an association.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MemberRole {
    Representative,
    Drafter,
    Treasurer,
    Observer,
}

/// What an official may do in an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Office {
    Publisher,
    Reviewer,
    Decider,
}

impl Role {
    /// As its row tells it: the kind, the body in which it is held, and what it is there.
    pub fn row(&self) -> (&'static str, Option<&str>, Option<&'static str>) {
        match self {
            Self::Steward => ("steward", None, None),
            Self::Monitor => ("monitor", None, None),
            Self::Official(institution, office) => ("official", Some(institution.as_str()), Some(office.as_str())),
            Self::Member(association, held) => ("member", Some(association.as_str()), Some(held.as_str())),
        }
    }
}

impl Actor {
    /// Somebody without an account.
    pub fn visitor() -> Self {
        Self::default()
    }

    /// Import, expiry and other acts that no person does.
    pub fn system() -> Self {
        Self { system: true, ..Self::default() }
    }

    pub fn person(person: PersonId, roles: Vec<Role>) -> Self {
        Self { person: Some(person), roles, system: false }
    }

    pub fn id(&self) -> Option<&PersonId> {
        self.person.as_ref()
    }

    pub fn is_system(&self) -> bool {
        self.system
    }

    pub fn is_steward(&self) -> bool {
        self.roles.contains(&Role::Steward)
    }

    pub fn is_monitor(&self) -> bool {
        self.roles.contains(&Role::Monitor)
    }

    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The role held in an association, if any.
    pub fn member_of(&self, association: &AssociationId) -> Option<MemberRole> {
        self.roles.iter().find_map(|role| match role {
            Role::Member(id, role) if id == association => Some(*role),
            _ => None,
        })
    }

    pub fn associations(&self) -> impl Iterator<Item = (&AssociationId, MemberRole)> {
        self.roles.iter().filter_map(|role| match role {
            Role::Member(id, role) => Some((id, *role)),
            _ => None,
        })
    }

    /// Whether the person holds this office in the institution.
    pub fn holds(&self, institution: &InstitutionId, office: Office) -> bool {
        self.roles.iter().any(|role| matches!(role, Role::Official(id, held) if id == institution && *held == office))
    }

    pub fn is_official_of(&self, institution: &InstitutionId) -> bool {
        self.institutions().any(|(id, _)| id == institution)
    }

    pub fn institutions(&self) -> impl Iterator<Item = (&InstitutionId, Office)> {
        self.roles.iter().filter_map(|role| match role {
            Role::Official(id, office) => Some((id, *office)),
            _ => None,
        })
    }
}

/// Text forms as stored and as they come from forms.
macro_rules! named {
    ($name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
named!(MemberRole { Representative = "representative", Drafter = "drafter", Treasurer = "treasurer", Observer = "observer" });
named!(Office { Publisher = "publisher", Reviewer = "reviewer", Decider = "decider" });
