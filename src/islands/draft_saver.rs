//! Saves a draft while somebody types, keeps a copy on the device meanwhile, and says truthfully how that stands. The form's button does
//! the same without it.

use leptos::prelude::*;

/// Wakes the page's line with `data-saves`: it names the form whose fields are watched and holds the finished sentences. Where it names no
/// form the page only shows the draft, and what the device still keeps of it is saved first; or, where nothing is saved any more and before signing out, shown.
///
/// Neither props nor signals: reading props and reacting to signals would more than double what a slow connection has to load.
#[island]
pub fn DraftSaver() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    super::page::waken("[data-saves]", |line| match super::page::form(&super::page::words(&line, "saves")) {
        Some(form) => super::saving::watch(line, form),
        None if line.has_attribute("data-all-left") => super::left::tell_all(line),
        None if line.has_attribute("data-left-words") => super::left::tell(line),
        None => super::carrying::carry(line),
    });
}
