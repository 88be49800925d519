//! Words of associations: every enum to its words in both languages, and the letters that this room writes.

use super::{
    identifiers::Note,
    model::{Country, Invitation, Kind, Member, Population, What},
};
use crate::{
    clock::Now,
    i18n::td_string,
    ids::AssociationId,
    mail::Letter,
    policy::MemberRole,
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt as _},
    },
};

/// The day of an instant, on the calendar of Mexico City.
pub fn day(lang: Lang, at: Now) -> String {
    dates::day(lang, at.with_timezone(&chrono_tz::America::Mexico_City).date_naive())
}

pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Hometown => td_string!(lang, associations.kind_hometown),
        Kind::Nonprofit => td_string!(lang, associations.kind_nonprofit),
        Kind::Grassroots => td_string!(lang, associations.kind_grassroots),
        Kind::IndigenousRights => td_string!(lang, associations.kind_indigenous_rights),
        Kind::CommunityMedia => td_string!(lang, associations.kind_community_media),
        Kind::Community => td_string!(lang, associations.kind_community),
        Kind::Church => td_string!(lang, associations.kind_church),
        Kind::Union => td_string!(lang, associations.kind_union),
        Kind::Business => td_string!(lang, associations.kind_business),
        Kind::CivilRights => td_string!(lang, associations.kind_civil_rights),
        Kind::Returned => td_string!(lang, associations.kind_returned),
        Kind::Other => td_string!(lang, associations.kind_other),
    }
}

pub fn population(lang: Lang, population: Population) -> &'static str {
    match population {
        Population::Return => td_string!(lang, associations.population_return),
        Population::Transit => td_string!(lang, associations.population_transit),
        Population::Destination => td_string!(lang, associations.population_destination),
        Population::Abroad => td_string!(lang, associations.population_abroad),
    }
}

pub fn country(lang: Lang, country: Country) -> &'static str {
    match country {
        Country::Mexico => td_string!(lang, associations.country_mx),
        Country::UnitedStates => td_string!(lang, associations.country_us),
    }
}

pub fn role(lang: Lang, role: MemberRole) -> &'static str {
    match role {
        MemberRole::Representative => td_string!(lang, associations.role_representative),
        MemberRole::Drafter => td_string!(lang, associations.role_drafter),
        MemberRole::Treasurer => td_string!(lang, associations.role_treasurer),
        MemberRole::Observer => td_string!(lang, associations.role_observer),
    }
}

/// A role with what it may do, for whoever chooses one.
pub fn role_explained(lang: Lang, role: MemberRole) -> &'static str {
    match role {
        MemberRole::Representative => td_string!(lang, associations.role_representative_may),
        MemberRole::Drafter => td_string!(lang, associations.role_drafter_may),
        MemberRole::Treasurer => td_string!(lang, associations.role_treasurer_may),
        MemberRole::Observer => td_string!(lang, associations.role_observer_may),
    }
}

/// What is doubtful about an identifier: a warning that never blocks.
pub fn note(lang: Lang, note: Note) -> &'static str {
    match note {
        Note::CheckDigit => td_string!(lang, associations.note_check_digit),
        Note::DateOfRfc => td_string!(lang, associations.note_date_of_rfc),
        Note::NaturalPerson => td_string!(lang, associations.note_natural_person),
        Note::GenericPublic => td_string!(lang, associations.note_generic_public),
        Note::GenericForeign => td_string!(lang, associations.note_generic_foreign),
        Note::EinPrefix => td_string!(lang, associations.note_ein_prefix),
    }
}

pub fn what(lang: Lang, what: What) -> &'static str {
    match what {
        What::Registered => td_string!(lang, associations.did_registered),
        What::ProfileChanged => td_string!(lang, associations.did_profile_changed),
        What::ProfilePublished => td_string!(lang, associations.did_profile_published),
        What::ProfileWithdrawn => td_string!(lang, associations.did_profile_withdrawn),
        What::SeatAdded => td_string!(lang, associations.did_seat_added),
        What::SeatChanged => td_string!(lang, associations.did_seat_changed),
        What::SeatRemoved => td_string!(lang, associations.did_seat_removed),
        What::LegalPersonAdded => td_string!(lang, associations.did_legal_person_added),
        What::LegalPersonChanged => td_string!(lang, associations.did_legal_person_changed),
        What::LegalPersonRemoved => td_string!(lang, associations.did_legal_person_removed),
        What::Invited => td_string!(lang, associations.did_invited),
        What::InvitationRenewed => td_string!(lang, associations.did_invitation_renewed),
        What::InvitationWithdrawn => td_string!(lang, associations.did_invitation_withdrawn),
        What::InvitationLapsed => td_string!(lang, associations.did_invitation_lapsed),
        What::Joined => td_string!(lang, associations.did_joined),
        What::RoleChanged => td_string!(lang, associations.did_role_changed),
        What::MemberRemoved => td_string!(lang, associations.did_member_removed),
        What::MemberLeft => td_string!(lang, associations.did_member_left),
        What::Verified => td_string!(lang, associations.did_verified),
        What::VerificationWithdrawn => td_string!(lang, associations.did_verification_withdrawn),
        What::ReplacementAnnounced => td_string!(lang, associations.did_replacement_announced),
        What::ReplacementObjected => td_string!(lang, associations.did_replacement_objected),
        What::ReplacementStopped => td_string!(lang, associations.did_replacement_stopped),
        What::RemindersChanged => td_string!(lang, associations.did_reminders_changed),
        What::DutyDone => td_string!(lang, associations.did_duty_done),
        What::DutyTakenBack => td_string!(lang, associations.did_duty_taken_back),
        What::RepresentativeReplaced => td_string!(lang, associations.did_representative_replaced),
        What::DraftDeleted => td_string!(lang, associations.did_draft_deleted),
    }
}

/// All populations in one line.
pub fn populations(lang: Lang, several: &[Population]) -> String {
    several.iter().map(|p| population(lang, *p)).collect::<Vec<_>>().join(" · ")
}

/// To somebody whose role another changed to this one, or took away.
pub fn role_letter(
    member: &Member,
    (id, association): (&AssociationId, &str),
    who: &str,
    (to, at): (Option<MemberRole>, Now),
    base_url: &str,
) -> Letter {
    let (lang, from) = (member.lang, role(member.lang, member.role));
    let on = day(lang, at);
    let (subject, body) = match to {
        Some(to) => {
            let link = format!("{base_url}{}", Page::Association { association: id.to_string() }.path(lang));
            let to = role(lang, to);
            let body = td_string!(
                lang,
                associations.role_changed_body,
                who = who,
                association = association,
                from = from,
                to = to,
                on = on,
                link = link
            );
            (td_string!(lang, associations.role_changed_subject, association = association).to_string(), body.to_string())
        }
        None => {
            let body = td_string!(lang, associations.removed_body, who = who, association = association, role = from, on = on);
            (td_string!(lang, associations.removed_subject, association = association).to_string(), body.to_string())
        }
    };
    Letter { to: member.email.clone(), subject, body, link: None }
}

/// The letter of an invitation. Nobody knows yet which language the invited person reads: it carries both, the inviter's first.
pub fn invitation_letter(lang: Lang, invitation: &Invitation, link: String) -> Letter {
    let body = |lang: Lang| {
        td_string!(
            lang,
            associations.letter_body,
            association = invitation.association_name.as_str(),
            role = role(lang, invitation.role),
            address = invitation.email.as_str(),
            link = link.as_str(),
            until = day(lang, invitation.expires_at)
        )
        .to_string()
    };
    Letter {
        to: invitation.email.clone(),
        subject: td_string!(lang, associations.letter_subject, association = invitation.association_name.as_str()).to_string(),
        body: format!("{}\n\n· · ·\n\n{}", body(lang), body(lang.other())),
        link: Some(link),
    }
}
