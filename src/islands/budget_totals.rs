//! Adds up a budget while somebody types. Without it the server does when the form is sent.

use leptos::prelude::*;

/// Wakes the page's line with `data-totals`: it names the form whose table is added up and holds the finished sentences.
#[island]
pub fn BudgetTotals() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    super::page::waken("[data-totals]", super::totals::watch);
}
