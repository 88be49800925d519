//! Where a draft is checked before filing: what this device still keeps of it is saved first, so that nothing typed is left out.

use super::{
    cells::row_of,
    copy::{Copy, Kept},
    page::{self, on, show, words},
    sending::{Told, send},
};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlFormElement};

/// Sends what is kept; then the page is read anew. Until then nothing is filed from it.
pub fn carry(line: Element) {
    let copy = Rc::new(Copy::open(&words(&line, "copy")));
    let kept = copy.kept();
    if kept.is_empty() {
        return;
    }
    show(&line, true);
    let (held, told) = (copy.clone(), line.clone());
    if let Some(document) = page::document() {
        on(&document, "submit", move |event| {
            let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
            let files = form.and_then(|form| form.query_selector("input[name=seen]").ok().flatten()).is_some();
            if files && !held.kept().is_empty() {
                event.prevent_default();
                told.scroll_into_view();
            }
        });
    }
    spawn_local(async move {
        for one in kept {
            // Whoever was not reached, or asked to wait, is not asked again for each of the others.
            if !save(&line, &copy, &one).await {
                break;
            }
        }
        let left = copy.kept();
        if !left.is_empty() {
            show_left(&line, &left);
        } else if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    });
}

/// Whether the others can be sent too.
async fn save(line: &Element, copy: &Copy, one: &Kept) -> bool {
    let what = [("field", one.field.as_str()), ("text", &one.text), ("shown", &one.shown)];
    let told = send(&words(line, "endpoint"), &what).await;
    if let Told::Saved(_) = told {
        copy.drop(&one.field);
    }
    !matches!(told, Told::Unreached | Told::Later(_) | Told::SignedOut)
}

/// How much is left, and the ways to the pages where it can be saved.
fn show_left(line: &Element, left: &[Kept]) {
    if let Ok(Some(says)) = line.query_selector("[data-says]") {
        says.set_text_content(Some(&words(line, "left").replace('#', &left.len().to_string())));
    }
    let (rows, answers): (Vec<&Kept>, Vec<&Kept>) = left.iter().partition(|one| row_of(&one.field).is_some());
    for (way, leads) in [("[data-to-answers]", !answers.is_empty()), ("[data-to-rows]", !rows.is_empty())] {
        if let Ok(Some(link)) = line.query_selector(way) {
            show(&link, leads);
        }
    }
}
