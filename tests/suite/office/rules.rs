//! Pure rules of publishing.

use acuse::{
    calls::{dates::Zone, standing::Kind, terms::Both},
    office::{
        model::{CallDraft, Lack, QuestionDraft},
        rules::{check, plain, question_kind, slug},
        suspension::rules::{may_resume, may_suspend},
    },
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_slug_is_ascii_stable_and_never_taken(title in ".{0,120}", year in 2000..2100_i32, taken in prop::collection::vec("[a-z0-9-]{1,20}", 0..5)) {
        let first = slug(&title, year, |slug| taken.iter().any(|t| t == slug));
        prop_assert!(first.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert!(!first.starts_with('-') && !first.ends_with('-') && first.len() <= 70);
        prop_assert_eq!(&first, &slug(&title, year, |slug| taken.iter().any(|t| t == slug)));
        let second = slug(&title, year, |slug| slug == first || taken.iter().any(|t| t == slug));
        prop_assert_ne!(first, second);
    }

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
fn accents_fold_and_years_are_not_doubled() {
    assert_eq!(plain("¿Año de Niñez — Migración?"), "ano-de-ninez-migracion");
    assert_eq!(slug("Apoyo 2027", 2027, |_| false), "apoyo-2027");
    assert_eq!(slug("学校", 2027, |_| false), "convocatoria-2027");
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
