//! The pure rules: never before seven whole days, never while somebody else represents the association.

use acuse::{
    accounts::model::Letters,
    applications::papers::FileKind,
    associations::model::Member,
    ids::{AssociationId, FileId, PersonId},
    policy::{MemberRole, Refusal},
    replacement::{
        model::{Deed, Named, Replacement, State},
        rules,
    },
    web::lang::Lang,
};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).expect("an instant")
}

fn member(number: usize, role: MemberRole) -> Member {
    let person = PersonId::from_text(format!("p{number}"));
    Member { person, name: String::new(), email: String::new(), lang: Lang::es, letters: Letters::All, role, since: at() }
}

fn replacement(lost: Option<&str>, state: State) -> Replacement {
    Replacement {
        id: "r".into(),
        association: AssociationId::from_text("a"),
        lost: lost.map(PersonId::from_text),
        successor: Named { id: PersonId::from_text("p9"), name: String::new() },
        reason: String::new(),
        evidence: String::new(),
        deed: Deed { file: FileId::random(), name: String::new(), kind: FileKind::Pdf, bytes: 1, sha256: String::new() },
        announced_at: at(),
        announced_by: PersonId::from_text("s1"),
        carried_out_from: rules::carried_out_from(at()),
        state,
        decided_at: None,
        decided_by: None,
        decision: String::new(),
    }
}

fn members() -> impl Strategy<Value = Vec<Member>> {
    prop::collection::vec(prop::sample::select(MemberRole::ALL), 0..6)
        .prop_map(|roles| roles.into_iter().enumerate().map(|(i, role)| member(i, role)).collect())
}

proptest! {
    #[test]
    fn only_an_association_with_one_representative_or_none_gets_another(members in members(), successor in 0_usize..8, open: bool) {
        let represent: Vec<&Member> = members.iter().filter(|m| m.role == MemberRole::Representative).collect();
        let successor = PersonId::from_text(format!("p{successor}"));
        let answer = rules::announce(&members, &successor, open);
        let may = !open && represent.len() < 2 && represent.iter().all(|one| one.person != successor);
        prop_assert_eq!(answer.is_ok(), may);
        if let Ok(lost) = answer {
            prop_assert_eq!(lost.as_ref(), represent.first().map(|one| &one.person));
        }
    }

    #[test]
    fn nothing_is_carried_out_before_seven_whole_days(seconds in -1_000_000_i64..1_000_000, state in prop::sample::select(State::ALL), members in members()) {
        let one = replacement(Some("p0"), state);
        let now = at() + TimeDelta::seconds(seconds);
        if rules::carry_out(&one, &members, now).is_ok() {
            prop_assert_eq!(state, State::Announced);
            prop_assert!(now - at() >= TimeDelta::days(7));
            let others = members.iter().any(|m| m.role == MemberRole::Representative && m.person.as_str() != "p0");
            prop_assert!(!others);
        }
    }
}

#[test]
fn the_seventh_day_ends_to_the_second() {
    let (one, alone) = (replacement(Some("p0"), State::Announced), [member(0, MemberRole::Representative)]);
    let end = one.carried_out_from;
    assert_eq!(rules::carry_out(&one, &alone, end - TimeDelta::milliseconds(1)), Err(Refusal::NoticeRunning));
    assert_eq!(rules::carry_out(&one, &alone, end), Ok(()));
    assert_eq!(rules::carry_out(&one, &[], end), Ok(()), "whoever was lost left meanwhile");
}

#[test]
fn what_was_decided_is_neither_stopped_nor_objected_to() {
    for state in [State::Cancelled, State::Done] {
        let one = replacement(Some("p0"), state);
        assert_eq!(rules::stop(&one), Err(Refusal::NotNow));
        assert_eq!(rules::object(&one, &[], &PersonId::from_text("p1")), Err(Refusal::NotNow));
    }
}

#[test]
fn whoever_announced_it_does_not_carry_it_out_where_another_could() {
    let one = replacement(Some("p0"), State::Announced);
    let first = |stewards: &[&str]| {
        let stewards: Vec<_> = stewards.iter().map(|id| PersonId::from_text(*id)).collect();
        rules::first_hand(&one, &stewards).map(|id| id.as_str().to_owned())
    };
    assert_eq!(first(&["s1"]), None, "nobody else is there");
    assert_eq!(first(&["s1", "s2"]).as_deref(), Some("s1"));
    assert_eq!(first(&["s1", "p9"]), None, "the successor does not put themselves in place");
    assert_eq!(first(&["s1", "p9", "s2"]).as_deref(), Some("s1"));
}
