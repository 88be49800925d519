//! Saves a draft while somebody types, and says truthfully how that stands. The form's button does the same without it.

use leptos::prelude::*;

/// Wakes the page's line with `data-saves`: it names the form whose fields are watched and holds the finished sentences.
///
/// Neither props nor signals: reading props and reacting to signals would more than double what a slow connection has to load.
#[island]
pub fn DraftSaver() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    super::saving::watch();
}
