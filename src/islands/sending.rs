//! One field on its way to the server, and what came of it.

use super::page::{Answer, encoded, post, text};
use wasm_bindgen::JsValue;

/// What came of a save.
pub enum Told {
    Saved(JsValue),
    Conflict(JsValue),
    Refused(String),
    /// The session has ended.
    SignedOut,
    /// The server is there and cannot take it now; it asks for so many milliseconds.
    Later(i32),
    /// Nobody could be reached.
    Unreached,
}

/// Sends one field: its name and text (`field`, `text`), what it held when typing began (`shown`), and from a page that shows it the
/// version that stands there (`version`) and where (`place`), with the order of the rows around a new one (`order`).
pub async fn send(endpoint: &str, what: &[(&str, &str)]) -> Told {
    match post(endpoint, &encoded(what)).await {
        None => Told::Unreached,
        Some(Answer { status: 401, .. }) => Told::SignedOut,
        Some(Answer { status, wait, .. }) if status == 429 || status >= 500 => Told::Later(wait),
        Some(Answer { said, .. }) => match text(&said, "state").as_str() {
            "saved" => Told::Saved(said),
            "conflict" => Told::Conflict(said),
            _ => Told::Refused(text(&said, "says")),
        },
    }
}
