//! The islands: parts of a page that get better with WebAssembly. Each finds finished words in the page, enhances HTML that already
//! works, and calls small endpoints.

pub mod again;
#[cfg(feature = "hydrate")]
mod asking;
mod budget_totals;
#[cfg(feature = "hydrate")]
mod carrying;
pub mod cells;
#[cfg(feature = "hydrate")]
mod choosing;
#[cfg(feature = "hydrate")]
mod copy;
#[cfg(feature = "hydrate")]
mod counting;
mod draft_saver;
pub mod held;
#[cfg(feature = "hydrate")]
mod keeping;
#[cfg(feature = "hydrate")]
mod left;
#[cfg(feature = "hydrate")]
mod page;
mod paper_sender;
#[cfg(feature = "hydrate")]
mod rows;
#[cfg(feature = "hydrate")]
mod saving;
#[cfg(feature = "hydrate")]
mod sending;
pub mod sums;
#[cfg(feature = "hydrate")]
mod totals;
#[cfg(feature = "hydrate")]
mod uploading;

/// Says to the server that this browser keeps copies, and nothing of what is in them.
pub const KEPT_COOKIE: &str = "acuse-kept";

pub use budget_totals::BudgetTotals;
pub use draft_saver::DraftSaver;
pub use paper_sender::PaperSender;

/// Called once by `start.js`, to start what signals run on; each island is then woken by its own exported function.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
