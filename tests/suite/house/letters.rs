//! Letters to the members of an association: one rule says whom each of them reaches.

use super::{short, sources};

/// Those that come whichever letters somebody wants, since they are about them.
const ALWAYS: [&str; 4] = [
    "src/applications/actions/deleting.rs",
    "src/associations/actions/invite.rs",
    "src/associations/actions/members.rs",
    "src/replacement/actions.rs",
];

#[test]
fn letters_to_members_ask_which_of_them_somebody_wants() {
    let writes = |text: &str| text.contains("mail::queue(") && text.contains("store::members(");
    let asks = |text: &str| ["reaches(member", "attends(&member", "can(&member"].iter().any(|rule| text.contains(rule));
    let others: Vec<String> =
        sources("src").into_iter().filter(|(_, text)| writes(text) && !asks(text)).map(|(path, _)| short(&path)).collect();
    assert_eq!(others, ALWAYS);
}
