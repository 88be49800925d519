//! Where nothing can be saved any more: what this device still keeps of an application is shown under its questions, to be read and copied.

use super::{
    copy::{Copy, Kept},
    page::{self, on, show, words},
};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlFormElement};

/// Shows the part of the page that the words stand in, if there are any. They stay until they are deleted by hand, or at sign-out.
pub fn tell(part: Element) {
    let copy = Copy::open(&words(&part, "copy"));
    let kept = copy.kept();
    if kept.is_empty() {
        return;
    }
    kept.iter().for_each(|one| put(&part, one));
    show(&part, true);
    if let Some(document) = page::document() {
        let (part, copy) = (part.clone(), Copy::open(&words(&part, "copy")));
        on(&document, "submit", move |event| {
            let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
            let signs_out = form.and_then(|form| form.get_attribute("action")) == Some(words(&part, "sign-out"));
            let ask = |window: web_sys::Window| window.confirm_with_message(&words(&part, "sign-out-loses")).unwrap_or(true);
            if signs_out && !copy.kept().is_empty() && !web_sys::window().is_some_and(ask) {
                event.prevent_default();
            }
        });
    }
    if let Ok(Some(button)) = part.query_selector("[data-forget]") {
        on(&button, "click", move |_| {
            copy.forget();
            show(&part, false);
        });
    }
}

/// Puts a text under its question; what belongs to none stands last.
fn put(part: &Element, one: &Kept) {
    let question = one.field.split('.').next().unwrap_or_default();
    let named = part.query_selector(&format!("[data-question=\"{question}\"]")).ok().flatten();
    let place = named.or_else(|| part.query_selector("[data-question=\"\"]").ok().flatten());
    let Some(place) = place else { return };
    if let Ok(Some(text)) = place.query_selector(".typed") {
        let above = text.text_content().filter(|above| !above.is_empty()).map(|above| format!("{above}\n")).unwrap_or_default();
        text.set_text_content(Some(&format!("{above}{}", one.text)));
    }
    show(&place, true);
}
