//! Pure rules of resolving.

use acuse::{
    calls::standing::Kind,
    ids::PersonId,
    policy::Refusal,
    review::{
        model::{Outcome, Proposal},
        rules::{Folio, Stage, may_decide, may_open, resolve, seen, stage, stage_of, standing_proposal},
    },
};
use proptest::prelude::*;

fn folios() -> impl Strategy<Value = Vec<Folio>> {
    let outcome = prop_oneof![Just(Outcome::NotAwarded), (1..10_000_000_u64).prop_map(|cents| Outcome::Awarded { cents })];
    let ruling = prop::option::of((0..1000_i64, outcome, any::<bool>()));
    let folio = ("[A-Z0-9]{4}", any::<bool>(), ruling).prop_map(|(folio, withdrawn, ruling)| Folio {
        folio,
        withdrawn,
        awaited: false,
        corrected: None,
        ruling,
    });
    prop::collection::vec(folio, 0..12)
}

fn proposal(position: i64) -> Proposal {
    Proposal { position, person: PersonId::from_text("renata"), proposed_at: chrono::DateTime::UNIX_EPOCH }
}

proptest! {
    #[test]
    fn a_resolution_has_each_standing_folio_once_with_its_result(folios in folios()) {
        let standing: Vec<_> = folios.iter().filter(|f| !f.withdrawn).collect();
        match resolve(&folios) {
            Ok(resolved) => {
                prop_assert_eq!(resolved.results.len(), standing.len());
                let awarded = standing.iter().filter_map(|f| f.ruling.and_then(|(_, outcome, _)| outcome.cents()));
                prop_assert_eq!(resolved.cents, awarded.clone().sum::<u64>());
                prop_assert_eq!(resolved.supports as usize, awarded.count());
                prop_assert_eq!(resolved.is_void(), resolved.cents == 0);
            }
            Err(refusal) => {
                prop_assert_eq!(refusal, Refusal::FoliosWithoutResult);
                prop_assert!(standing.iter().any(|f| !matches!(f.ruling, Some((_, _, true)))));
            }
        }
    }

    #[test]
    fn a_withdrawn_folio_never_changes_the_resolution(folios in folios(), at in 0..12_usize) {
        let mut with = folios.clone();
        let withdrawn = Folio { folio: "RETI".into(), withdrawn: true, awaited: false, corrected: None, ruling: None };
        with.insert(at.min(folios.len()), withdrawn);
        prop_assert_eq!(resolve(&folios), resolve(&with));
    }

    #[test]
    fn a_proposal_holds_exactly_while_no_later_result_is_recorded(folios in folios(), position in 0..1000_i64) {
        let proposal = proposal(position);
        let later = folios.iter().filter_map(|f| f.ruling).any(|(ruled, ..)| ruled >= position);
        prop_assert_eq!(standing_proposal(Some(&proposal), &folios, &[]).is_some(), !later);
    }

    #[test]
    fn whatever_changes_on_a_line_shows_in_what_was_seen(folios in folios(), at in any::<prop::sample::Index>()) {
        let before = seen(&folios, None);
        prop_assert_ne!(&before, &seen(&folios, Some(&proposal(1))));
        if !folios.is_empty() {
            let mut changed = folios.clone();
            let place = at.index(changed.len());
            changed[place].withdrawn = !changed[place].withdrawn;
            prop_assert_ne!(&before, &seen(&changed, None));
            changed[place] = folios[place].clone();
            changed[place].ruling = Some((5000, Outcome::NotAwarded, true));
            prop_assert_ne!(&before, &seen(&changed, None));
        }
    }
}

#[test]
fn content_opens_only_after_closing_and_a_declaration() {
    for kind in Kind::ALL {
        for conflict in [None, Some(true), Some(false)] {
            let (open, decide) = (may_open(stage(kind), conflict), may_decide(stage(kind), conflict));
            assert!(decide.is_err() || open.is_ok(), "{kind:?}: nobody decides on what they may not read");
            assert!(open.is_err() || conflict == Some(false), "{kind:?}");
            let early = matches!(kind, Kind::Announced | Kind::Open | Kind::Suspended);
            assert!(!early || open.is_err(), "{kind:?}");
        }
    }
    // Reception may yet open again: whoever read a filing now could tell a later applicant.
    let held = stage_of(Kind::SuspensionOver, true);
    assert_eq!(may_open(held, Some(false)), Err(Refusal::NotResumed));
    assert_eq!(may_decide(held, Some(false)), Err(Refusal::NotResumed));
    for kind in Kind::ALL {
        assert_eq!(stage_of(kind, false), stage(kind), "{kind:?}");
        assert!(may_open(stage_of(kind, true), Some(false)).is_err() || may_open(stage(kind), Some(false)).is_ok(), "{kind:?}");
    }
    assert_eq!(stage(Kind::ResolvedVoid), Stage::Resolved);
    assert_eq!(may_decide(Stage::Resolved, Some(false)), Err(Refusal::NotNow));
}
