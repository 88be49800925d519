//! How much of a limit is left, kept true while somebody types. Sighted people see it at each key; it is read aloud when typing pauses.
//! Without scripts it would stand still, so the page comes with the limit alone.

use super::page::{document, show, value, words};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlFormElement};

/// Shows what can be counted from now on.
pub fn count_all(line: &Element, form: &HtmlFormElement) {
    let Ok(found) = form.query_selector_all("[data-counts]") else { return };
    for field in (0..found.length()).filter_map(|i| Some(words(&found.item(i)?.dyn_into().ok()?, "counts"))) {
        count(line, &field, &value(form, &field));
    }
}

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
    show(&count, true);
    Some(says)
}
