//! What an association is: its profile, seats, legal persons, members and invitations.

use super::identifiers::{Cluni, Ein, Note, Rfc};
use crate::{
    accounts::model::Letters,
    clock::Now,
    ids::{AssociationId, PersonId},
    policy::MemberRole,
    web::lang::Lang,
};

/// Enums with their text forms, as stored and as they come from forms.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$of])* $variant),+ }

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
pub(crate) use named;

named! {
    /// The forms in which civic binationality is practised, as the article names them after Fox and Bada (2011) and Bada (2014), in its
    /// order; then the associations of returned migrants, to which the article extends the notion; then whatever else there is.
    Kind {
        Hometown = "hometown",
        Nonprofit = "nonprofit",
        Grassroots = "grassroots",
        IndigenousRights = "indigenous_rights",
        CommunityMedia = "community_media",
        Community = "community",
        Church = "church",
        Union = "union",
        Business = "business",
        CivilRights = "civil_rights",
        Returned = "returned",
        Other = "other",
    }
}

named! {
    /// Whom an association works with. Never who a person is: no one's migration status is asked.
    Population { Return = "return", Transit = "transit", Destination = "destination", Abroad = "abroad" }
}

named! {
    Country { Mexico = "MX", UnitedStates = "US" }
}

/// What an association says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub name: String,
    pub kind: Kind,
    pub populations: Vec<Population>,
    /// A few sentences; may be empty.
    pub about: String,
    /// Whether it is interested in investing together with others.
    pub coinvestment: bool,
    /// Whether name, kind, populations, this, these sentences and the cities of its seats may be seen by everybody.
    pub public: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Association {
    pub id: AssociationId,
    pub profile: Profile,
    pub registered_at: Now,
    /// The steward's latest word on it; none while nobody has looked.
    pub verification: Option<Verification>,
}

impl Association {
    pub fn is_verified(&self) -> bool {
        self.verification.as_ref().is_some_and(|v| v.verified)
    }

    pub fn name(&self) -> &str {
        &self.profile.name
    }
}

/// The steward verified, or withdrew it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    pub verified: bool,
    pub at: Now,
    pub reason: String,
    /// Where the evidence is: a document's number, an address.
    pub evidence: String,
}

/// A place where an association works. The city may become public with the profile; the address never does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    pub id: String,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub city: String,
    pub country: Country,
    pub address: String,
}

/// A legal person through which the association acts in one country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalPerson {
    pub id: String,
    pub deed: Deed,
}

/// What a legal person's papers say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub country: Country,
    pub name: String,
    pub rfc: Option<Rfc>,
    pub cluni: Option<Cluni>,
    pub ein: Option<Ein>,
}

impl Deed {
    /// Its identifiers, each with its name: "RFC DOA180115AB1".
    pub fn numbers(&self) -> Vec<String> {
        let rfc = self.rfc.as_ref().map(|n| format!("RFC {}", n.as_str()));
        let cluni = self.cluni.as_ref().map(|n| format!("CLUNI {}", n.as_str()));
        let ein = self.ein.as_ref().map(|n| format!("EIN {}", n.as_str()));
        [rfc, cluni, ein].into_iter().flatten().collect()
    }

    /// What is doubtful about its identifiers.
    pub fn notes(&self) -> Vec<Note> {
        let rfc = self.rfc.iter().flat_map(Rfc::notes);
        rfc.chain(self.ein.iter().flat_map(Ein::notes)).collect()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    /// The language of letters to this person.
    pub lang: Lang,
    /// Which letters of the association this person wants.
    pub letters: Letters,
    pub role: MemberRole,
    pub since: Now,
}

/// A letter that offers somebody a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub id: String,
    pub association: AssociationId,
    pub association_name: String,
    pub email: String,
    pub role: MemberRole,
    pub sent_at: Now,
    pub expires_at: Now,
    pub state: Fate,
}

named! {
    /// What became of an invitation; that it ran out follows from the clock.
    Fate { Waiting = "waiting", Accepted = "accepted", Withdrawn = "withdrawn" }
}

named! {
    /// What can be done about an association: the kinds of its entries.
    What {
        Registered = "association_registered",
        ProfileChanged = "association_profile_changed",
        ProfilePublished = "association_profile_published",
        ProfileWithdrawn = "association_profile_withdrawn",
        SeatAdded = "association_seat_added",
        SeatChanged = "association_seat_changed",
        SeatRemoved = "association_seat_removed",
        LegalPersonAdded = "association_legal_person_added",
        LegalPersonChanged = "association_legal_person_changed",
        LegalPersonRemoved = "association_legal_person_removed",
        Invited = "association_member_invited",
        InvitationRenewed = "association_invitation_renewed",
        InvitationWithdrawn = "association_invitation_withdrawn",
        /// It ran out long ago, and its address was forgotten.
        InvitationLapsed = "association_invitation_lapsed",
        Joined = "association_member_joined",
        RoleChanged = "association_member_role_changed",
        MemberRemoved = "association_member_removed",
        MemberLeft = "association_member_left",
        Verified = "association_verified",
        VerificationWithdrawn = "association_verification_withdrawn",
        ReplacementAnnounced = "association_replacement_announced",
        ReplacementObjected = "association_replacement_objected",
        ReplacementStopped = "association_replacement_stopped",
        RemindersChanged = "association_reminders_changed",
        DutyDone = "association_duty_done",
        DutyTakenBack = "association_duty_taken_back",
        RepresentativeReplaced = "association_representative_replaced",
        DraftDeleted = "association_draft_deleted",
    }
}

/// One thing that was done about an association, for its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub at: Now,
    pub what: What,
    /// Who did it, when that person still has an account.
    pub by: Option<String>,
}

/// An association with all that its members see.
#[derive(Clone, Debug)]
pub struct Whole {
    pub association: Association,
    pub seats: Vec<Seat>,
    pub legal_persons: Vec<LegalPerson>,
    pub members: Vec<Member>,
}
