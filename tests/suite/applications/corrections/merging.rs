//! How an answer to a correction that several people write comes together: field by field and row by row, each their own part.

use super::rules::asked_about;
use crate::applications::{copying::old, kinds::every_kind};
use acuse::{
    applications::{
        answers::{Answers, seen},
        budget::TypedRow,
        corrections::{
            hand::Hand,
            model::{Asked, Item, NOTE, Part, Work},
            rules::{Merged, merged, typed},
        },
        merge::Sent,
        model::Content,
        rows::{SentRow, mark},
    },
    ids::RowId,
};
use proptest::{collection::vec, prelude::*};

fn standing() -> Content {
    old(serde_json::from_value(every_kind()).expect("terms"), &[("p1", "a"), ("p2", "a")])
}

/// The first answer and the budget are to be corrected, and nothing else.
fn asked() -> Asked {
    let mut asked = asked_about("p1");
    asked.items.push(Item { part: Part::Budget, reason: String::new(), along: None });
    asked
}

fn row(concept: &str) -> TypedRow {
    TypedRow { concept: concept.to_owned(), ..TypedRow::default() }
}

fn sent(question: &str, text: &str, shown: &str) -> Sent {
    Sent { question: question.to_owned(), text: text.to_owned(), shown: seen(shown) }
}

fn sent_row(name: &str, text: &str, shown: &str) -> SentRow {
    SentRow::named(RowId::from_text(name), row(text), mark(&row(shown)))
}

/// Few texts, so that people meet often.
fn work() -> impl Strategy<Value = Work> {
    (0..3_i64, "[a-c]?", "[a-c]?", "[a-c]").prop_map(|(version, text, note, concept)| Work {
        version,
        answers: [("p1".to_owned(), text)].into_iter().filter(|(_, text)| version > 0 && !text.is_empty()).collect(),
        budget: (version > 0).then(|| vec![(RowId::from_text("r1"), row(&concept))]),
        note: if version > 0 { note } else { String::new() },
        ..Work::default()
    })
}

fn form() -> impl Strategy<Value = (Vec<Sent>, Vec<SentRow>)> {
    let field = ("(p1|p2|note)", "[a-c]?", "[a-c]?").prop_map(|(field, text, shown)| sent(&field, &text, &shown));
    let line = ("r[1-3]", "[a-c]?", "[a-c]?").prop_map(|(name, text, shown)| sent_row(&name, &text, &shown));
    // A form has each of its fields once.
    let fields = vec(field, 0..4).prop_map(|mut fields: Vec<Sent>| {
        let mut seen = std::collections::BTreeSet::new();
        fields.retain(|one| seen.insert(one.question.clone()));
        fields
    });
    (fields, vec(line, 0..3))
}

fn merge(work: &Work, (fields, rows): &(Vec<Sent>, Vec<SentRow>), hand: Hand) -> Merged {
    merged(&asked(), &standing(), work, (fields, rows), hand)
}

/// What is written, by name: the note and every named answer.
fn texts(work: &Work) -> Answers {
    let (mut texts, _) = typed(&asked(), &standing(), work);
    texts.insert(NOTE.to_owned(), work.note.clone());
    texts
}

proptest! {
    /// What was not asked about never changes, a treasurer writes the budget alone, and nothing counts as saved that is as it was.
    #[test]
    fn everybody_changes_their_own_part_and_no_other(work in work(), form in form()) {
        let all = merge(&work, &form, Hand::All);
        prop_assert!(!all.work.answers.contains_key("p2") && !texts(&all.work).contains_key("p2"));
        prop_assert_eq!(all.work.version, work.version + i64::from(all.changed));
        let same = texts(&all.work) == texts(&work) && typed(&asked(), &standing(), &all.work).1 == typed(&asked(), &standing(), &work).1;
        prop_assert_eq!(same, !all.changed);
        let treasurer = merge(&work, &form, Hand::Budget);
        prop_assert_eq!(texts(&treasurer.work), texts(&work));
        prop_assert_eq!(typed(&asked(), &standing(), &treasurer.work).1, typed(&asked(), &standing(), &all.work).1);
    }

    /// A text is saved where nobody else changed it, and where somebody did it stays and is asked about.
    #[test]
    fn no_text_goes_without_a_word(work in work(), text in "[a-c]?", shown in "[a-c]?", field in "(p1|note)") {
        let there = texts(&work).get(&field).cloned().unwrap_or_default();
        let after = merge(&work, &(vec![sent(&field, &text, &shown)], Vec::new()), Hand::All);
        let now = texts(&after.work).get(&field).cloned().unwrap_or_default();
        if text == shown || there == shown || there == text {
            prop_assert_eq!(&now, if text == shown { &there } else { &text });
            prop_assert!(after.conflicts.is_empty());
        } else {
            prop_assert_eq!((&now, &after.conflicts), (&there, &vec![field.clone()]));
        }
        // What a colleague wrote where this form changed nothing is named.
        prop_assert_eq!(after.meanwhile.contains(&field), text == shown && there != shown);
    }

    /// Two people who were shown the same and changed different parts: in either order both are there.
    #[test]
    fn different_parts_come_together_in_any_order(work in work(), text in "[a-c]", note in "[a-c]", concept in "[a-c]") {
        let was = texts(&work);
        let stood = |field: &str| was.get(field).cloned().unwrap_or_default();
        let one = (vec![sent("p1", &text, &stood("p1")), sent(NOTE, &stood(NOTE), &stood(NOTE))], Vec::new());
        let two = (vec![sent(NOTE, &note, &stood(NOTE)), sent("p1", &stood("p1"), &stood("p1"))], vec![sent_row("new", &concept, "")]);
        let forth = merge(&merge(&work, &one, Hand::All).work, &two, Hand::All).work;
        let back = merge(&merge(&work, &two, Hand::All).work, &one, Hand::All).work;
        prop_assert_eq!(texts(&forth), texts(&back));
        prop_assert_eq!((&texts(&forth)["p1"], &texts(&forth)[NOTE]), (&text, &note));
        prop_assert_eq!(&forth.budget, &back.budget);
        prop_assert!(forth.budget.is_some_and(|rows| rows.iter().any(|(_, row)| row.concept == concept)));
    }
}
