//! Conditions: what is asked, whatever was typed; what is not asked is never missed and never filed, and stays in the draft.

use super::terms;
use acuse::{
    applications::{
        answers::{self, Answers, State, fields},
        content::Plan,
        model::{Draft, WholeDraft},
        needed::{Needed, asked, unfounded},
        rules::{Lack, lacks, progress},
    },
    calls::terms::{Both, Column, ColumnKind, Condition, LineTerms, Question, QuestionKind},
    ids::{ApplicationId, AssociationId, LineId},
};
use proptest::prelude::*;

pub fn question(place: usize, kind: QuestionKind, required: bool, only_if: Option<Condition>) -> Question {
    let (text, hint) = (Both::default(), Both::default());
    Question { id: format!("p{}", place + 1), text, hint, required, section: None, only_if, kind }
}

fn kind() -> impl Strategy<Value = QuestionKind> {
    let options = vec![Both::default(), Both::default(), Both::default()];
    let columns = vec![
        Column { title: Both::default(), kind: ColumnKind::Number },
        Column { title: Both::default(), kind: ColumnKind::Text },
    ];
    prop::sample::select(vec![
        QuestionKind::YesNo,
        QuestionKind::Choice { options: options.clone() },
        QuestionKind::Several { options },
        QuestionKind::Number,
        QuestionKind::Declaration,
        QuestionKind::Table { columns, max_rows: 2 },
        QuestionKind::File { max_files: 2 },
    ])
}

/// Terms whose conditions look at earlier questions, as the builder lets them.
pub fn conditional() -> impl Strategy<Value = LineTerms> {
    prop::collection::vec(
        (kind(), any::<bool>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>()),
        1..9,
    )
    .prop_map(|drawn| {
        let mut all: LineTerms = serde_json::from_value(terms(1)).expect("terms");
        all.questions.clear();
        for (place, (kind, required, on, answer, depends)) in drawn.into_iter().enumerate() {
            let pick: Vec<(String, String)> =
                all.questions.iter().flat_map(|q| q.kind.answers().into_iter().map(|a| (q.id.clone(), a))).collect();
            let only_if = (depends && !pick.is_empty()).then(|| {
                let (question, answer) = pick[(on.index(pick.len()) + answer.index(pick.len())) % pick.len()].clone();
                Condition { question, answer }
            });
            all.questions.push(question(place, kind, required, only_if));
        }
        all
    })
}

/// Anything in any field, also in those of questions that are not there.
pub fn typed() -> impl Strategy<Value = Answers> {
    let field = prop::sample::select(
        (1..10)
            .flat_map(|p| [format!("p{p}"), format!("p{p}.0"), format!("p{p}.1"), format!("p{p}.0.0"), format!("p{p}.1.1")])
            .collect::<Vec<_>>(),
    );
    prop::collection::btree_map(
        field,
        prop::sample::select(vec!["yes", "no", "0", "1", "2", "", "x"]).prop_map(str::to_owned),
        0..30,
    )
}

pub fn draft(answers: Answers) -> WholeDraft {
    let draft = Draft {
        id: ApplicationId::from_text("a"),
        association: AssociationId::from_text("b"),
        legal_person: None,
        line: LineId::from_text("c"),
        saved_at: chrono::DateTime::UNIX_EPOCH,
        version: 0,
        terms_seen: 1,
    };
    WholeDraft {
        draft,
        deed: None,
        may_choose: false,
        answers,
        budget: Vec::new(),
        papers: Vec::new(),
        scans: std::collections::BTreeMap::new(),
    }
}

proptest! {
    #[test]
    fn what_is_not_asked_is_never_missed_and_never_filed(terms in conditional(), typed in typed()) {
        prop_assert!(unfounded(&terms.questions).is_empty());
        let needed = Needed::of(&terms, &typed);
        let whole = draft(typed.clone());
        let plan = Plan::of(&terms, &whole);
        for question in terms.questions.iter().filter(|q| !needed.is(&q.id)) {
            let own = fields(question);
            let missed = lacks(&terms, &whole).iter().any(|lack| matches!(lack, Lack::Answer { field, .. } if own.contains(field)));
            prop_assert!(!missed);
            let filed = own.iter().any(|field| plan.answers.contains_key(field));
            prop_assert!(!filed);
        }
        // Everything that is asked and answered is filed, and what is filed reads as the same form.
        for question in asked(&terms, &typed) {
            for field in fields(question).iter().filter(|field| !answers::text(&typed, field).is_empty()) {
                prop_assert_eq!(plan.answers.get(field).map(String::as_str), Some(answers::text(&typed, field)));
            }
        }
        prop_assert_eq!(Needed::of(&terms, &plan.answers), needed);
    }

    #[test]
    fn a_question_under_one_that_is_not_asked_is_not_asked(terms in conditional(), typed in typed()) {
        let needed = Needed::of(&terms, &typed);
        for question in terms.questions.iter().filter(|q| needed.is(&q.id)) {
            prop_assert!(question.only_if.as_ref().is_none_or(|condition| needed.is(&condition.question)));
        }
    }

    #[test]
    fn a_task_is_complete_when_nothing_of_it_keeps_from_filing(terms in conditional(), typed in typed()) {
        let needed = Needed::of(&terms, &typed);
        let whole = draft(typed.clone());
        let state = progress(&terms.questions, &needed, &whole).state();
        let own = |lack: &Lack| match lack {
            Lack::Answer { .. } => true,
            Lack::Paper { paper } => terms.question(paper).is_some(),
            _ => false,
        };
        prop_assert!(state != State::Complete || !lacks(&terms, &whole).iter().any(own));
        prop_assert_eq!(state == State::NotNeeded, asked(&terms, &typed).is_empty());
    }

    /// Whatever conditions somebody forges, deciding what is asked ends, and the first question is always asked.
    #[test]
    fn forged_conditions_do_no_harm(mut terms in conditional(), on in 0_usize..12, typed in typed()) {
        let last = terms.questions.len();
        for (place, question) in terms.questions.iter_mut().enumerate() {
            question.only_if = Some(Condition { question: format!("p{}", (on + place) % (last + 1) + 1), answer: "yes".into() });
        }
        let needed = Needed::of(&terms, &typed);
        prop_assert!(needed.is("p1"));
    }
}

#[test]
fn a_condition_looks_back_and_at_an_answer_there_is() {
    let condition = |question: &str, answer: &str| Some(Condition { question: question.into(), answer: answer.into() });
    let asks = |on, place: usize| {
        let questions = [
            question(0, QuestionKind::YesNo, true, None),
            question(1, QuestionKind::Number, true, on),
            question(2, QuestionKind::YesNo, true, None),
        ];
        unfounded(&questions).contains(&place)
    };
    assert!(!asks(condition("p1", "yes"), 1));
    for wrong in [condition("p1", "maybe"), condition("p3", "yes"), condition("p2", "1"), condition("p9", "yes")] {
        assert!(asks(wrong.clone(), 1), "{wrong:?}");
    }
}

#[test]
fn terms_of_before_these_kinds_read_as_they_did() {
    let old: LineTerms = serde_json::from_value(terms(1)).expect("terms");
    assert!(old.sections.is_empty() && old.headings.is_empty() && old.questions.iter().all(|q| q.only_if.is_none()));
    assert_eq!(answers::most(old.questions[0].kind.limit().expect("a limit")), 200);
    let text = serde_json::to_value(&old).expect("JSON");
    let (mut before, mut after) = (terms(1), text);
    // A hint that was not written is written empty, as it always was.
    for question in [&mut before, &mut after].into_iter().flat_map(|terms| terms["questions"].as_array_mut().expect("questions"))
    {
        question.as_object_mut().expect("a question").remove("hint");
    }
    assert_eq!(before, after);
}
