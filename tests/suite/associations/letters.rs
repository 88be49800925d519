//! Which letters reach which member: a table of every role and every task, by either choice.

use acuse::{
    accounts::model::Letters,
    associations::{
        letters::{Task, attends, reaches},
        model::Member,
    },
    ids::{AssociationId, PersonId},
    policy::MemberRole,
    web::lang::Lang,
};

const TASKS: [Task; 4] = [Task::Nobodys, Task::WritesBudget, Task::Writes, Task::Represents];

/// Who has something to do, task by task.
const ATTENDS: [(MemberRole, [bool; 4]); 4] = [
    (MemberRole::Representative, [false, true, true, true]),
    (MemberRole::Drafter, [false, true, true, false]),
    (MemberRole::Treasurer, [false, true, false, false]),
    (MemberRole::Observer, [false; 4]),
];

fn member(role: MemberRole, letters: Letters) -> Member {
    let (person, since) = (PersonId::from_text("p1"), chrono::DateTime::UNIX_EPOCH);
    Member { person, name: String::new(), email: String::new(), lang: Lang::es, letters, role, since }
}

#[test]
fn who_wants_all_letters_gets_all_and_who_wants_fewer_those_with_something_to_do() {
    let of = AssociationId::from_text("a");
    assert!(MemberRole::ALL.iter().all(|role| ATTENDS.iter().any(|(told, _)| told == role)), "every role is in the table");
    for (role, row) in ATTENDS {
        for (task, expected) in TASKS.into_iter().zip(row) {
            assert_eq!(attends(&member(role, Letters::Mine), &of, task), expected, "{role:?}, {task:?}");
            assert_eq!(reaches(&member(role, Letters::Mine), &of, task), expected, "{role:?}, {task:?}");
            assert!(reaches(&member(role, Letters::All), &of, task), "{role:?}, {task:?}");
        }
    }
}

#[test]
fn a_choice_is_read_as_it_is_written_and_nothing_else_is_one() {
    for letters in Letters::ALL {
        assert_eq!(Letters::parse(letters.as_str()), Some(letters));
    }
    for text in ["", "All", "none", "mine "] {
        assert_eq!(Letters::parse(text), None, "{text:?}");
    }
    assert_eq!(Letters::default(), Letters::All);
}
