//! Sends papers one at a time, with how far each is, and again after the connection broke. The form's button does it without that.

use leptos::prelude::*;

/// Wakes the page's line with `data-uploads`, which holds the finished sentences, for every form with `data-papers`.
#[island]
pub fn PaperSender() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    super::page::waken("[data-uploads]", super::uploading::watch);
}
