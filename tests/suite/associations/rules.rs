//! The rules on their own: whoever acts in whatever order, a representative remains.

use acuse::{
    accounts::model::Letters,
    associations::{
        model::{Fate, Invitation, Member},
        rules,
    },
    clock::Now,
    ids::{AssociationId, PersonId},
    policy::{MemberRole, Refusal},
    web::lang::Lang,
};
use chrono::{Duration, TimeZone, Utc};
use proptest::prelude::*;

fn noon() -> Now {
    Utc.with_ymd_and_hms(2026, 11, 22, 18, 0, 0).single().expect("an instant")
}

fn member(number: usize, role: MemberRole) -> Member {
    let person = PersonId::from_text(number.to_string());
    Member { person, name: String::new(), email: String::new(), lang: Lang::es, letters: Letters::All, role, since: noon() }
}

fn invitation(email: &str) -> Invitation {
    Invitation {
        id: "i".into(),
        association: AssociationId::from_text("a"),
        association_name: String::new(),
        email: email.into(),
        role: MemberRole::Drafter,
        sent_at: noon(),
        expires_at: rules::expires(noon()),
        state: Fate::Waiting,
    }
}

fn roles() -> impl Strategy<Value = MemberRole> {
    proptest::sample::select(MemberRole::ALL)
}

proptest! {
    #[test]
    fn a_representative_always_remains(
        start in proptest::collection::vec(roles(), 0..5),
        acts in proptest::collection::vec((0_usize..6, proptest::option::of(roles())), 0..20),
    ) {
        let mut members = vec![member(0, MemberRole::Representative)];
        members.extend(start.into_iter().enumerate().map(|(i, role)| member(i + 1, role)));
        for (who, to) in acts {
            let person = PersonId::from_text(who.to_string());
            if rules::change_role(&members, &person, to).is_ok() {
                members.retain(|m| to.is_some() || m.person != person);
                for m in members.iter_mut().filter(|m| m.person == person) {
                    m.role = to.unwrap_or(m.role);
                }
            }
            prop_assert!(members.iter().any(|m| m.role == MemberRole::Representative));
        }
    }

    #[test]
    fn an_invitation_works_until_the_instant_it_names(seconds in -100_000_i64..100_000) {
        let offer = invitation("ana@example.org");
        let at = offer.expires_at + Duration::seconds(seconds);
        prop_assert_eq!(rules::accept(&offer, "Ana@Example.org ", false, at).is_ok(), seconds < 0);
    }
}

#[test]
fn an_invitation_is_for_one_address() {
    let offer = invitation("ana@example.org");
    assert_eq!(rules::accept(&offer, "eva@example.org", false, noon()), Err(Refusal::AnotherAddress));
    assert_eq!(rules::accept(&offer, "ana@example.org", true, noon()), Err(Refusal::AlreadyThere));
}
