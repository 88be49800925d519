//! Two texts for one answer, while somebody types: the server sends both as they are shown without scripts too, and the panel's own
//! button acts on the choice. Picking an option alone does nothing yet: with the arrow keys one passes over all of them.

use super::{
    page::{document, mark, on, place, show, words, write},
    saving::Saver,
};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

fn panel(field: &str) -> Option<Element> {
    document()?.query_selector(&format!("fieldset.both[data-question=\"{field}\"]")).ok().flatten()
}

/// Whether a choice is still to be made.
pub fn is_open(field: &str) -> bool {
    panel(field).is_some()
}

/// Shows both texts above the field. The focus stays where somebody types.
pub fn ask(saver: &Rc<Saver>, field: &str, both: &str) {
    settled(field);
    let Some(place) = place(&saver.form, field) else { return };
    let above = |what: &str| place.closest(what).ok().flatten();
    let put = match (above(".asked"), above("table")) {
        (Some(asked), _) => asked.insert_adjacent_html("afterbegin", both),
        (None, Some(table)) => table.insert_adjacent_html("beforebegin", both),
        (None, None) => return,
    };
    if put.is_ok() {
        listen(saver, field);
    }
}

fn panels(saver: &Saver) -> Vec<Element> {
    let Ok(found) = saver.form.query_selector_all("fieldset.both") else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
}

/// Gives each panel that came with the page its button.
pub fn listen_all(saver: &Rc<Saver>) {
    panels(saver).iter().for_each(|panel| listen(saver, &words(panel, "question")));
}

/// The form is sent with what was chosen in it: the copies follow, so that nothing comes back that somebody has settled.
pub fn goes(saver: &Saver) {
    for panel in panels(saver) {
        let (field, shown) = (words(&panel, "question"), words(&panel, "shown"));
        let Some(keep) = input(&panel, "input[type=radio]:checked") else { continue };
        match (keep.value().as_str(), input(&panel, "input[type=hidden]")) {
            ("theirs" | "gone", _) => saver.copy.drop(&field),
            ("mine", Some(mine)) => saver.copy.keep(&field, &shown, &mine.value()),
            _ => saver.copy.keep(&field, &shown, &super::page::value(&saver.form, &field)),
        }
    }
}

fn input(panel: &Element, which: &str) -> Option<HtmlInputElement> {
    panel.query_selector(which).ok().flatten()?.dyn_into().ok()
}

fn listen(saver: &Rc<Saver>, field: &str) {
    let Some(button) = panel(field).and_then(|panel| panel.query_selector("button").ok().flatten()) else { return };
    show(&button, true);
    let (saver, field) = (saver.clone(), field.to_owned());
    on(&button, "click", move |_| chosen(&saver, &field));
}

/// The choice is made and saved.
pub fn settled(field: &str) {
    if let Some(panel) = panel(field) {
        panel.remove();
    }
}

/// Acts on the choice. From here on the field was written by somebody who has seen the other text.
fn chosen(saver: &Rc<Saver>, field: &str) {
    let Some(panel) = panel(field) else { return };
    let Some(keep) = input(&panel, "input[type=radio]:checked") else {
        if let Some(first) = input(&panel, "input[type=radio]") {
            let _ = first.report_validity();
        }
        return;
    };
    let Some(mark) = mark(&saver.form, field) else { return };
    mark.set_value(&words(&panel, "shown"));
    if keep.value() == "theirs" {
        write(&saver.form, field, &words(&panel, "theirs"));
        saver.held.borrow_mut().forget(field);
        saver.copy.drop(field);
    } else {
        match (keep.value().as_str(), input(&panel, "input[type=hidden]")) {
            ("mine", Some(mine)) => write(&saver.form, field, &mine.value()),
            // The row that was taken off.
            ("gone", _) => write(&saver.form, field, ""),
            _ => {}
        }
        let text = super::page::value(&saver.form, field);
        saver.copy.keep(field, &mark.value(), &text);
        saver.held.borrow_mut().typed(field, &text);
    }
    panel.remove();
    if let Some(place) = place(&saver.form, field) {
        let _ = place.focus();
    }
    saver.add_up();
    saver.clone().go_on();
}
