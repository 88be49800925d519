//! Two texts for one answer, while somebody types: the server sends both as they are shown without scripts too, and the panel's own
//! button acts on the choice. Picking an option alone does nothing yet: with the arrow keys one passes over all of them.

use super::{
    page::{document, mark, on, show, words, write},
    saving::Saver,
};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement};

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
    let asked = saver.form.query_selector(&format!("[name=\"{field}\"]")).ok().flatten();
    if let Some(asked) = asked.and_then(|field| field.closest(".asked").ok().flatten()) {
        let _ = asked.insert_adjacent_html("afterbegin", both);
        listen(saver, field);
    }
}

/// Gives each panel that came with the page its button.
pub fn listen_all(saver: &Rc<Saver>) {
    let Ok(panels) = saver.form.query_selector_all("fieldset.both") else { return };
    for panel in (0..panels.length()).filter_map(|i| panels.item(i)?.dyn_into::<Element>().ok()) {
        listen(saver, &words(&panel, "question"));
    }
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
    let input =
        |which: &str| panel.query_selector(which).ok().flatten().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let Some(keep) = input("input[type=radio]:checked") else {
        if let Some(first) = input("input[type=radio]") {
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
        if keep.value() == "mine"
            && let Some(mine) = input("input[type=hidden]")
        {
            write(&saver.form, field, &mine.value());
        }
        let text = super::page::value(&saver.form, field);
        saver.copy.keep(field, &mark.value(), &text);
        saver.held.borrow_mut().typed(field, &text);
    }
    panel.remove();
    let field = saver.form.query_selector(&format!("[name=\"{field}\"]")).ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
    saver.clone().go_on();
}
