//! Which questions are asked, given the answers so far: "only if an earlier one was answered so".
//!
//! A condition looks at an earlier question alone, so there are no circles. What depends on a question that is itself not asked is not
//! asked either, whatever was typed there before.

use super::answers::{self, Answers};
use crate::calls::terms::{Condition, LineTerms, Question, QuestionKind};
use std::collections::BTreeSet;

/// The questions that are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed(BTreeSet<String>);

impl Needed {
    pub fn of(terms: &LineTerms, given: &Answers) -> Self {
        let mut asked = BTreeSet::new();
        for (place, question) in terms.questions.iter().enumerate() {
            let mut earlier = terms.questions.iter().take(place);
            let asks = question.only_if.as_ref().is_none_or(|condition| {
                let on = earlier.find(|earlier| earlier.id == condition.question);
                on.is_none_or(|on| asked.contains(&on.id) && holds(condition, on, given))
            });
            if asks {
                asked.insert(question.id.clone());
            }
        }
        Self(asked)
    }

    pub fn is(&self, question: &str) -> bool {
        self.0.contains(question)
    }
}

/// Whether an answer is, or of several contains, what a condition wants.
fn holds(condition: &Condition, on: &Question, given: &Answers) -> bool {
    match &on.kind {
        QuestionKind::Several { .. } => answers::text(given, &format!("{}.{}", on.id, condition.answer)) == answers::TICKED,
        _ => answers::text(given, &on.id) == condition.answer,
    }
}

/// The questions that are asked, in their order.
pub fn asked<'a>(terms: &'a LineTerms, given: &Answers) -> Vec<&'a Question> {
    let needed = Needed::of(terms, given);
    terms.questions.iter().filter(|question| needed.is(&question.id)).collect()
}

/// What is wrong with the conditions of some questions: the places of those that do not look at an earlier question and one of the
/// answers that it can have.
pub fn unfounded(questions: &[Question]) -> Vec<usize> {
    let founded = |place: usize, condition: &Condition| {
        let on = questions.iter().take(place).find(|earlier| earlier.id == condition.question);
        on.is_some_and(|on| on.kind.answers().contains(&condition.answer))
    };
    let conditional = questions.iter().enumerate().filter_map(|(place, q)| Some((place, q.only_if.as_ref()?)));
    conditional.filter(|(place, condition)| !founded(*place, condition)).map(|(place, _)| place).collect()
}
