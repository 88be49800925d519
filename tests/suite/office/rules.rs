//! Pure rules of publishing.

use acuse::{
    calls::{
        dates::{Deadline, Zone},
        standing::Kind,
        terms::Both,
    },
    office::{
        model::{CallDraft, Lack, QuestionDraft},
        rules::{check, question_kind},
        suspension::rules::{Closing, Reception, Unsaid, closing, may_resume, may_suspend},
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

proptest! {
    /// Of a closing that passed while nothing was received something is always said: another one, or that there is none.
    #[test]
    fn a_resumption_says_what_becomes_of_the_closing(known in 0..100_i64, later in prop::option::of(0..200_i64), none: bool, now in 0..150_i64) {
        let at = |minute: i64| chrono::DateTime::UNIX_EPOCH + chrono::Duration::minutes(minute);
        let deadline = |minute: i64| Deadline::at(Zone::MEXICO_CITY.wall(at(minute)), Zone::MEXICO_CITY);
        let overtaken = known < now;
        let before = Reception { closes: Some(deadline(known)), overtaken };
        let said = closing(before, later.map(deadline), none, at(now));
        match (later, said) {
            (Some(later), Ok(Closing::Later(_))) => prop_assert!(later > known && later >= now && !(overtaken && none)),
            (Some(later), Err(Unsaid::Both)) => prop_assert!(overtaken && none && later > known),
            (Some(later), Err(Unsaid::Passed | Unsaid::NotLater)) => prop_assert!(later < now || later <= known),
            (None, Ok(Closing::NotReopened(_))) => prop_assert!(overtaken && none),
            (None, Err(Unsaid::LaterOrNone)) => prop_assert!(overtaken && !none),
            (None, Ok(Closing::Unchanged(_))) => prop_assert!(!overtaken),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

#[test]
fn only_what_is_not_written_yet_can_wait() {
    assert!(Lack::Missing.can_wait() && Lack::NoLines.can_wait());
    assert!(!Lack::NotATime.can_wait() && !Lack::ClosesBeforeOpening.can_wait());
}
