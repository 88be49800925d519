//! The rule of merging: whatever people type and in whatever order it arrives, nobody's text goes without a word.

use acuse::applications::{
    answers::{Answers, seen},
    merge::{Merge, Sent, merge, merge_all},
};
use proptest::{collection::vec, prelude::*};

/// Few fields and few texts, so that people meet often.
fn field() -> impl Strategy<Value = String> {
    "[pq][1-3]"
}

fn text() -> impl Strategy<Value = String> {
    "[a-c\n]{0,2}"
}

fn stored() -> impl Strategy<Value = Answers> {
    proptest::collection::btree_map(field(), text(), 0..5)
}

fn sent() -> impl Strategy<Value = Sent> {
    (field(), text(), text()).prop_map(|(question, text, shown)| Sent { question, text, shown: seen(&shown) })
}

fn at<'a>(answers: &'a Answers, field: &str) -> &'a str {
    answers.get(field).map_or("", String::as_str)
}

/// What is stored after a form came in.
fn after(mut stored: Answers, sent: &[Sent]) -> Answers {
    let merged = merge_all(&stored, sent);
    stored.extend(merged.saves);
    stored
}

proptest! {
    #[test]
    fn a_save_never_undoes_anothers(shown in text(), mine in text(), theirs in text()) {
        match merge(&mine, &theirs, &seen(&shown)) {
            Merge::Save => prop_assert!(theirs == shown && mine != theirs),
            Merge::Unchanged => prop_assert!(mine == theirs || mine == shown),
            Merge::Conflict => prop_assert!(mine != theirs && theirs != shown && mine != shown),
        }
    }

    /// What somebody typed is stored, was stored, is handed back as a conflict, or was no change of theirs at all.
    #[test]
    fn no_text_is_lost(stored in stored(), form in vec(sent(), 0..6)) {
        let merged = merge_all(&stored, &form);
        let then = after(stored.clone(), &form);
        for Sent { question, text, shown } in &form {
            let kept = at(&then, question) == text || merged.conflicts.contains(question);
            let replaced_by_a_later_one = form.iter().any(|later| &later.question == question && later.shown == seen(text));
            prop_assert!(kept || &seen(text) == shown || replaced_by_a_later_one, "{text:?} of {question} is gone");
        }
        // And what was stored is only replaced by somebody who had seen it.
        for (question, text) in &stored {
            let replaced = at(&then, question) != text;
            prop_assert!(!replaced || form.iter().any(|sent| &sent.question == question && sent.shown == seen(text)));
        }
    }

    /// A form that arrives twice, as on a bad connection, does what it did once.
    #[test]
    fn a_form_that_arrives_twice_counts_once(stored in stored(), form in vec(sent(), 0..6)) {
        let once = after(stored, &form);
        let distinct = form.iter().enumerate().all(|(i, one)| form[..i].iter().all(|other| other.question != one.question));
        prop_assume!(distinct);
        prop_assert_eq!(after(once.clone(), &form), once);
    }

    /// Two people in different fields: who comes first makes no difference.
    #[test]
    fn different_fields_come_together_in_any_order(stored in stored(), forms in (vec(sent(), 0..4), vec(sent(), 0..4))) {
        let (mut mine, mut theirs) = forms;
        mine.retain(|sent| sent.question.starts_with('p'));
        theirs.retain(|sent| sent.question.starts_with('q'));
        let one_way = after(after(stored.clone(), &mine), &theirs);
        let other_way = after(after(stored, &theirs), &mine);
        prop_assert_eq!(one_way, other_way);
    }

    /// Two people in one field: the first is stored, the second is told, whoever that is.
    #[test]
    fn in_one_field_the_second_is_asked(was in text(), mine in text(), theirs in text()) {
        prop_assume!(mine != was && theirs != was && mine != theirs);
        let stored = Answers::from([("p1".to_owned(), was.clone())]);
        let form = |text: &str| vec![Sent { question: "p1".into(), text: text.into(), shown: seen(&was) }];
        for (first, second) in [(&mine, &theirs), (&theirs, &mine)] {
            let then = after(stored.clone(), &form(first));
            prop_assert_eq!(at(&then, "p1"), first);
            prop_assert_eq!(merge_all(&then, &form(second)).conflicts, ["p1"]);
            // Whoever chose after seeing both is saved.
            let chosen = [Sent { question: "p1".into(), text: second.clone(), shown: seen(first) }];
            let settled = after(then, &chosen);
            prop_assert_eq!(at(&settled, "p1"), second);
        }
    }

    /// What nobody sent stays as it is.
    #[test]
    fn other_fields_are_left_alone(stored in stored(), form in vec(sent(), 0..6)) {
        let then = after(stored.clone(), &form);
        for (question, text) in &then {
            prop_assert!(at(&stored, question) == text || form.iter().any(|sent| &sent.question == question));
        }
    }
}
