//! Questions that are only asked after another was answered so: opened and closed while somebody answers. The server does the same at each
//! rendering; what stands in a closed one is kept.

use super::page::{value, words};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlFormElement};

/// Opens what the answers lead to and closes what they rule out, in the order of the page: a condition names an earlier question.
pub fn asked(form: &HtmlFormElement) {
    let Ok(found) = form.query_selector_all("details[data-only-if]") else { return };
    for question in (0..found.length()).filter_map(|i| found.item(i)?.dyn_into::<Element>().ok()) {
        let (on, is) = (words(&question, "only-if"), words(&question, "is"));
        let earlier = form.query_selector(&format!("details[data-asked=\"{on}\"]")).ok().flatten();
        let answered = value(form, &on) == is || value(form, &format!("{on}.{is}")) == "yes";
        let holds = answered && earlier.is_none_or(|earlier| earlier.has_attribute("open"));
        let _ = if holds { question.set_attribute("open", "") } else { question.remove_attribute("open") };
    }
}
