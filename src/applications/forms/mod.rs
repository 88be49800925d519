//! POST handlers of applications: 303 when done, 422 with the form as typed when something has to be mended.

mod amended;
mod budget;
mod copy;
mod deletion;
mod drafts;
mod elsewhere;
mod filing;
mod legal;
mod papers;
mod saving;
mod sheet;
mod taking_back;

pub use amended::note_amended;
pub use budget::{rows, rows_after, save_budget};
pub use copy::copy;
pub use deletion::delete;
pub use drafts::{save_answers, start};
pub use elsewhere::{name_elsewhere, record_elsewhere};
pub use filing::{file, withdraw};
pub use legal::apply_through;
pub use papers::{attach, remove};
pub use saving::save_answer;
pub use sheet::read_sheet;
pub use taking_back::take_back;

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::Value;

/// What an island is told.
fn as_json(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
