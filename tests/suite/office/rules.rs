//! Pure rules of publishing.

use acuse::{
    calls::{dates::Zone, standing::Kind, terms::Both},
    office::{
        model::{CallDraft, Lack, QuestionDraft},
        rules::{check, question_kind},
        suspension::rules::{may_resume, may_suspend},
    },
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn whatever_is_typed_a_draft_is_checked_without_a_panic(a in ".{0,30}", b in ".{0,30}", c in ".{0,30}") {
        let draft = CallDraft { fiscal_year: a.clone(), opens: b.clone(), closes: c.clone(), results: a, act: b, ..CallDraft::default() };
        prop_assert!(!check(&draft, Zone::CHICAGO, chrono::Utc::now()).is_empty());
    }

    #[test]
    fn options_need_two_in_each_language(es in prop::collection::vec("[a-z]{1,8}", 0..6), en in prop::collection::vec("[a-z]{1,8}", 0..6)) {
        let options = Both { es: es.join("\n"), en: en.join("\r\n") };
        let question = QuestionDraft { kind: "choice".into(), options, ..QuestionDraft::default() };
        prop_assert_eq!(question_kind(&question).is_ok(), es.len() >= 2 && es.len() == en.len());
    }
}

#[test]
fn a_line_is_suspended_or_resumed_never_both() {
    for kind in Kind::ALL {
        let both = may_suspend(kind).is_ok() && may_resume(kind).is_ok();
        assert!(!both || kind == Kind::SuspensionOver, "{kind:?}");
    }
}

#[test]
fn only_what_is_not_written_yet_can_wait() {
    assert!(Lack::Missing.can_wait() && Lack::NoLines.can_wait());
    assert!(!Lack::NotATime.can_wait() && !Lack::ClosesBeforeOpening.can_wait());
}
