//! How much of a limit is left, kept true while somebody types. Sighted people see it at each key; it is read aloud when typing pauses.

use super::page::{document, words};
use web_sys::Element;

/// Brings the line below a field up to date; what it says now, when the field has one.
pub fn count(line: &Element, field: &str, text: &str) -> Option<String> {
    let id = format!("campo-{}-count", field.replace(['[', ']', '.'], "-"));
    let count = document()?.get_element_by_id(&id)?;
    let in_words = count.has_attribute("data-most-words");
    let most = words(&count, if in_words { "most-words" } else { "most" }).parse::<usize>().ok()?;
    let used = if in_words { text.split_whitespace().count() } else { text.trim().chars().count() };
    let over = used > most;
    let name = match (in_words, over) {
        (false, false) => "left",
        (false, true) => "over",
        (true, false) => "words-left",
        (true, true) => "words-over",
    };
    let says = words(line, name).replace('#', &used.abs_diff(most).to_string());
    count.set_class_name(if over { "count over" } else { "count" });
    count.set_text_content(Some(&says));
    Some(says)
}
