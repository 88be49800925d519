//! Answers: limits, and texts as every browser sends them.

use acuse::{
    applications::answers::{Flaw, flaw, normal, seen},
    calls::terms::{Both, Limit, Question, QuestionKind},
};
use proptest::prelude::*;

fn question(kind: QuestionKind, required: bool) -> Question {
    Question { id: "p1".into(), text: Both::default(), hint: Both::default(), required, section: None, only_if: None, kind }
}

#[test]
fn each_kind_of_question_says_what_does_not_fit() {
    let long = question(QuestionKind::Long { limit: Limit::MaxChars(5) }, true);
    assert_eq!(flaw(&long, "   "), Some(Flaw::Missing));
    assert_eq!(flaw(&long, "ñandú"), None);
    assert_eq!(flaw(&long, "ñandúes"), Some(Flaw::TooLong(2)));
    assert_eq!(flaw(&question(QuestionKind::Long { limit: Limit::MaxChars(5) }, false), ""), None);
    let number = question(QuestionKind::Number, true);
    assert_eq!((flaw(&number, "1,200"), flaw(&number, "muchas")), (None, Some(Flaw::NotANumber)));
    let date = question(QuestionKind::Date, true);
    assert_eq!((flaw(&date, "2027-02-28"), flaw(&date, "2027-02-29")), (None, Some(Flaw::NotADate)));
    let choice = question(QuestionKind::Choice { options: vec![Both::default(), Both::default()] }, true);
    assert_eq!((flaw(&choice, "1"), flaw(&choice, "2")), (None, Some(Flaw::NotAnOption)));
}

proptest! {
    #[test]
    fn line_breaks_of_browsers_are_no_change(text in "[a-z\n]{0,20}") {
        prop_assert_eq!(seen(&text), seen(&text.replace('\n', "\r\n")));
        prop_assert_eq!(normal(&normal(&text)), normal(&text));
    }
}
