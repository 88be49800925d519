//! Who may do what: properties that hold for every role, and the sentences of the rules one by one.

use acuse::{
    ids::{AssociationId, InstitutionId, PersonId},
    policy::{Act, Actor, By, MemberRole, Office, Refusal, Role, may},
};
use proptest::prelude::*;

fn person() -> PersonId {
    PersonId::from_text("nuria")
}

fn acts<'a>(association: &'a AssociationId, institution: &'a InstitutionId, other: &'a PersonId) -> Vec<Act<'a>> {
    vec![
        Act::RunInstallation,
        Act::ChangeOwnAccount(other),
        Act::SeeAssociation(association),
        Act::ManageAssociation(association),
        Act::ReplaceRepresentative { successor: other },
        Act::CarryOutReplacement { successor: other, announced_by: None },
        Act::StopReplacement(association),
        Act::ObjectToReplacement(association),
        Act::OpenDossier(association),
        Act::KeepDossier(association),
        Act::KeepProjects(association),
        Act::TickSteps(association),
        Act::OpenShownPaper { shown: true },
        Act::OpenShownPaper { shown: false },
        Act::SeeApplication(association),
        Act::Draft(association),
        Act::DraftBudget(association),
        Act::File(association),
        Act::RecordFiledElsewhere(association),
        Act::Monitor,
        Act::ConfirmLevel { proposed_by: Some(other) },
        Act::RecordOwnAct(institution),
        Act::Answer(institution),
        Act::Testify(association),
        Act::OpenEvidence { added_by: Some(other), to_confirm: false },
        Act::OpenEvidence { added_by: Some(other), to_confirm: true },
        Act::KeepConsents(Some(other)),
        Act::PublishCopy(Some(other)),
        Act::PublishCall(institution),
        Act::TakeFolios(institution),
        Act::GiveFolios(institution),
        Act::OpenNames(institution),
        Act::Suspend(institution),
        Act::ReadFiled(institution),
        Act::LiftConflict { institution, declared_by: other },
        Act::Decide { institution, applicant: association },
        Act::AskCorrection { institution, applicant: association },
        Act::ProposeResolution(institution),
        Act::ApproveResolution { institution, proposed_by: other },
    ]
}

fn roles() -> impl Strategy<Value = Role> {
    let member = prop::sample::select(MemberRole::ALL).prop_map(|r| Role::Member(AssociationId::from_text("ours"), r));
    let official = prop::sample::select(Office::ALL).prop_map(|o| Role::Official(InstitutionId::from_text("ours"), o));
    prop_oneof![Just(Role::Steward), Just(Role::Monitor), member, official]
}

proptest! {
    #[test]
    fn no_role_reaches_into_another_body(held in prop::collection::vec(roles(), 0..5)) {
        let (association, institution, other) = (AssociationId::from_text("theirs"), InstitutionId::from_text("theirs"), PersonId::from_text("x"));
        let actor = Actor::person(person(), held.clone());
        for act in acts(&association, &institution, &other) {
            let allowed = may(&actor, act).is_ok();
            let (steward, monitor) = (held.contains(&Role::Steward), held.contains(&Role::Monitor));
            // The steward runs the installation; monitors do what bears on the record. What another gave as evidence they open only
            // while its level waits for them.
            let expected = match act {
                Act::RunInstallation | Act::KeepConsents(_) | Act::PublishCopy(_) => steward,
                Act::ReplaceRepresentative { .. } | Act::CarryOutReplacement { .. } | Act::StopReplacement(_) => steward,
                Act::OpenShownPaper { shown } => steward && shown,
                Act::OpenEvidence { to_confirm, .. } => steward || (to_confirm && monitor),
                Act::Monitor | Act::ConfirmLevel { .. } => steward || monitor,
                _ => false,
            };
            prop_assert_eq!(allowed, expected, "{:?}", act);
        }
    }

    #[test]
    fn one_more_role_never_takes_a_right_away_but_for_conflicts_of_interest(held in prop::collection::vec(roles(), 0..4), more in roles()) {
        let (association, institution, other) = (AssociationId::from_text("ours"), InstitutionId::from_text("ours"), PersonId::from_text("x"));
        let fewer = Actor::person(person(), held.clone());
        // Of two roles in the same association the first counts; a person holds one.
        prop_assume!(!(matches!(more, Role::Member(..)) && held.iter().any(|r| matches!(r, Role::Member(..)))));
        let with_more = Actor::person(person(), [held, vec![more]].concat());
        for act in acts(&association, &institution, &other) {
            if matches!(act, Act::Decide { .. } | Act::AskCorrection { .. }) { continue; }
            prop_assert!(may(&fewer, act).is_err() || may(&with_more, act).is_ok(), "{:?}", act);
        }
    }

    #[test]
    fn nobody_decides_on_what_their_own_association_filed(role in prop::sample::select(MemberRole::ALL), office in prop::sample::select(Office::ALL)) {
        let (association, institution) = (AssociationId::from_text("ours"), InstitutionId::from_text("ours"));
        let actor = Actor::person(person(), vec![Role::Member(association.clone(), role), Role::Official(institution.clone(), office)]);
        let answer = may(&actor, Act::Decide { institution: &institution, applicant: &association });
        prop_assert_eq!(answer.err(), Some(Refusal::OwnAssociation));
    }
}

#[test]
fn a_visitor_may_only_open_an_account() {
    let (association, institution, other) = (AssociationId::random(), InstitutionId::from_text("i"), PersonId::random());
    for act in acts(&association, &institution, &other) {
        assert_eq!(may(&Actor::visitor(), act).err(), Some(Refusal::SignInFirst), "{act:?}");
    }
    assert!(may(&Actor::visitor(), Act::OpenAccount).is_ok());
}

#[test]
fn only_the_representative_files_and_the_permit_says_for_whom() {
    let association = AssociationId::random();
    for role in MemberRole::ALL {
        let actor = Actor::person(person(), vec![Role::Member(association.clone(), *role)]);
        match may(&actor, Act::File(&association)) {
            Ok(permit) => {
                assert_eq!(*role, MemberRole::Representative);
                assert_eq!(permit.by(), &By::Association(association.clone()));
            }
            Err(refusal) => assert_eq!(refusal, Refusal::RoleCannot),
        }
    }
}

/// What each member may do, act by act: the table of the rules.
#[test]
fn each_role_does_its_part_and_no_other() {
    use MemberRole::{Drafter, Observer, Representative, Treasurer};
    let (id, i, p) = (AssociationId::random(), InstitutionId::from_text("i"), PersonId::random());
    let all = [Representative, Drafter, Treasurer, Observer];
    let table: [(Act<'_>, &[MemberRole]); 16] = [
        (Act::SeeAssociation(&id), &all),
        (Act::LeaveAssociation(&id), &all),
        (Act::SeeApplication(&id), &all),
        (Act::OpenDossier(&id), &all),
        (Act::ObjectToReplacement(&id), &all),
        (Act::StopReplacement(&id), &[Representative]),
        (Act::ManageAssociation(&id), &[Representative]),
        (Act::File(&id), &[Representative]),
        (Act::Draft(&id), &[Representative, Drafter]),
        (Act::KeepDossier(&id), &[Representative, Drafter]),
        (Act::KeepProjects(&id), &[Representative, Drafter]),
        (Act::TickSteps(&id), &[Representative, Drafter]),
        (Act::RecordFiledElsewhere(&id), &[Representative, Drafter]),
        (Act::Testify(&id), &[Representative, Drafter]),
        (Act::DraftBudget(&id), &[Representative, Drafter, Treasurer]),
        (Act::OpenShownPaper { shown: true }, &[]),
    ];
    for (act, allowed) in table {
        for role in all {
            let actor = Actor::person(person(), vec![Role::Member(id.clone(), role)]);
            assert_eq!(may(&actor, act).is_ok(), allowed.contains(&role), "{role:?}: {act:?}");
        }
    }
    // Whatever is not in the table is nobody's by being a member.
    let named = |act: &Act<'_>| table.iter().any(|(known, _)| format!("{known:?}") == format!("{act:?}"));
    for act in acts(&id, &i, &p).into_iter().filter(|act| !named(act)) {
        for role in all {
            assert!(may(&Actor::person(person(), vec![Role::Member(id.clone(), role)]), act).is_err(), "{role:?}: {act:?}");
        }
    }
}

#[test]
fn whoever_proposed_a_resolution_does_not_approve_it() {
    let institution = InstitutionId::from_text("i");
    let actor = Actor::person(person(), vec![Role::Official(institution.clone(), Office::Decider)]);
    let own = Act::ApproveResolution { institution: &institution, proposed_by: &person() };
    assert_eq!(may(&actor, own).err(), Some(Refusal::SamePerson));
    let other = PersonId::random();
    assert!(may(&actor, Act::ApproveResolution { institution: &institution, proposed_by: &other }).is_ok());
}

#[test]
fn no_steward_appoints_themselves() {
    let (own, other) = (person(), PersonId::random());
    let steward = Actor::person(person(), vec![Role::Steward]);
    assert_eq!(may(&steward, Act::ReplaceRepresentative { successor: &own }).err(), Some(Refusal::SamePerson));
    assert!(may(&steward, Act::ReplaceRepresentative { successor: &other }).is_ok());
}

#[test]
fn whoever_proposed_a_level_does_not_confirm_it_with_whatever_role() {
    let own = person();
    for role in [Role::Steward, Role::Monitor] {
        let actor = Actor::person(person(), vec![role]);
        let confirm = Act::ConfirmLevel { proposed_by: Some(&own) };
        assert_eq!(may(&actor, confirm).err(), Some(Refusal::SamePerson));
        assert!(may(&actor, Act::ConfirmLevel { proposed_by: None }).is_ok(), "what the record was loaded with");
    }
}

#[test]
fn an_association_testifies_without_being_named_to_everybody() {
    let association = AssociationId::random();
    let actor = Actor::person(person(), vec![Role::Member(association.clone(), MemberRole::Drafter)]);
    assert_eq!(may(&actor, Act::Testify(&association)).map(|permit| permit.by().clone()), Ok(By::SomeAssociation));
}

#[test]
fn an_official_of_another_institution_is_told_so() {
    let (ours, theirs) = (InstitutionId::from_text("ours"), InstitutionId::from_text("theirs"));
    let actor = Actor::person(person(), vec![Role::Official(ours, Office::Decider)]);
    assert_eq!(may(&actor, Act::ReadFiled(&theirs)).err(), Some(Refusal::AnotherInstitution));
}

#[test]
fn the_steward_cannot_touch_the_record_of_an_institution_or_read_an_application() {
    let (association, institution) = (AssociationId::random(), InstitutionId::from_text("i"));
    let steward = Actor::person(person(), vec![Role::Steward]);
    for act in [
        Act::PublishCall(&institution),
        Act::Suspend(&institution),
        Act::ReadFiled(&institution),
        Act::SeeApplication(&association),
        Act::KeepRecord,
    ] {
        assert!(may(&steward, act).is_err(), "{act:?}");
    }
}
