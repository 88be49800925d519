//! Saves a draft while somebody types, and says truthfully how that stands. The form's button does the same without it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Finished sentences; `#` stands for the hour or the number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaverWords {
    /// Before it wakes, and for good where there is no WebAssembly: the button saves.
    pub asleep: String,
    pub awake: String,
    pub saving: String,
    pub saved: String,
    pub offline: String,
    pub refused: String,
    pub left: String,
    pub over: String,
}

/// The line that says how saving stands. `form` is the id of the form whose fields are watched.
#[island]
pub fn DraftSaver(form: String, endpoint: String, words: SaverWords) -> impl IntoView {
    let state = RwSignal::new("asleep");
    let says = RwSignal::new(words.asleep.clone());
    #[cfg(feature = "hydrate")]
    super::saving::watch(form, endpoint, words, state, says);
    #[cfg(not(feature = "hydrate"))]
    drop((form, endpoint, words));
    view! { <p class="save" role="status" data-state=move || state.get()>{move || says.get()}</p> }
}
