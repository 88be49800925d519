//! POST handlers of applications: 303 when done, 422 with the form as typed when something has to be mended.

mod amended;
pub mod arriving;
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
pub use budget::{rows, save_budget, sent_rows};
pub use copy::copy;
pub use deletion::delete;
pub use drafts::{as_stored, keep_as_chosen, save_answers, sent, start};
pub use elsewhere::{correct_elsewhere, name_elsewhere, record_elsewhere};
pub use filing::{file, withdraw};
pub use legal::apply_through;
pub use papers::{attach, remove};
pub use saving::{Came, answered, as_fields, as_rows, row_came, save_field, sent_row, told};
pub use sheet::read_sheet;
pub use taking_back::{delete_receipt, take_back};

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::Value;

/// What an island is told.
fn as_json(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
