//! Saves a draft while somebody types, keeps a copy on the device meanwhile, and says truthfully how that stands. The form's button does
//! the same without it.

use leptos::prelude::*;

/// Wakes the page's line with `data-saves`: it names the form whose fields are watched and holds the finished sentences. Where it names no
/// form the page only shows the draft, and what the device still keeps of it is saved first.
///
/// Neither props nor signals: reading props and reacting to signals would more than double what a slow connection has to load.
#[island]
pub fn DraftSaver() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    wake();
}

#[cfg(feature = "hydrate")]
fn wake() {
    use super::{carrying::carry, page, saving::watch};
    let line = page::document().and_then(|document| document.query_selector("[data-saves]").ok().flatten());
    let Some(line) = line else { return };
    match page::form(&page::words(&line, "saves")) {
        Some(form) => watch(line, form),
        None => carry(line),
    }
}
