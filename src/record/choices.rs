//! The answers to one question of a filter, as links: each says how many rows it leads to while the other filters stay as they are.

use super::query::Asked;

/// A link in a row of filters: its words, the question it leads to, and whether it is chosen.
pub type Choice = (String, Asked, bool);

/// The answers that have rows, each with their number; the chosen one stays, with the number of those that are shown. `of` is where the
/// question is kept, `count` how many rows a question has.
pub fn counted<T: Copy + PartialEq>(
    asked: &Asked,
    answers: impl IntoIterator<Item = T>,
    of: fn(&mut Asked) -> &mut Option<T>,
    name: impl Fn(T) -> &'static str,
    count: impl Fn(&Asked) -> usize,
) -> Vec<Choice> {
    let with = |answer| {
        let mut to = asked.clone();
        *of(&mut to) = answer;
        to
    };
    let now = *of(&mut asked.clone());
    let choice = |answer| {
        let (chosen, n) = (now == Some(answer), count(&with(Some(answer))));
        (n > 0 || chosen).then(|| (format!("{} ({n})", name(answer)), with((!chosen).then_some(answer)), chosen))
    };
    answers.into_iter().filter_map(choice).collect()
}
