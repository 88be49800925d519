//! Where nothing can be saved any more: what this device still keeps of an application is shown under its questions, to be read and copied.

use super::{
    copy::{Copy, Kept, every, forget_all},
    page::{self, on, show, words},
};
use web_sys::Element;

/// Shows the part of the page that the words stand in, if there are any. They stay until they are deleted by hand, or at sign-out.
pub fn tell(part: Element) {
    let copy = Copy::open(&words(&part, "copy"));
    let kept = copy.kept();
    if kept.is_empty() {
        return;
    }
    kept.iter().for_each(|one| put(&part, one));
    show(&part, true);
    if let Ok(Some(button)) = part.query_selector("[data-forget]") {
        on(&button, "click", move |_| {
            copy.forget();
            show(&part, false);
        });
    }
}

/// Before somebody signs out: every text of theirs that this browser keeps, whatever it was written for, and how many others'. They go with
/// the session.
pub fn tell_all(part: Element) {
    let find = |what: &str| part.query_selector(what).ok().flatten();
    let (Some(list), Some(document)) = (find("[data-texts]"), page::document()) else { return };
    let (kept, others) = every(&words(&part, "whose"));
    for one in &kept {
        let Ok(item) = document.create_element("li") else { continue };
        item.set_class_name("typed");
        item.set_text_content(Some(&one.readable()));
        let _ = list.append_child(&item);
    }
    let some = !kept.is_empty() || others > 0;
    for (what, holds) in [("[data-some]", some), ("[data-none]", !some), ("[data-others]", others > 0)] {
        if let Some(part) = find(what) {
            show(&part, holds);
        }
    }
    if let Some(says) = find("[data-others]") {
        says.set_text_content(Some(&words(&says, "says").replace('#', &others.to_string())));
    }
    if let Some(form) = find("form") {
        on(&form, "submit", |_| forget_all());
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
        text.set_text_content(Some(&format!("{above}{}", one.readable())));
    }
    show(&place, true);
}
