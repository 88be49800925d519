//! All the SQL of this room, one statement a function.

mod attempts;
mod people;
mod roles;
mod sessions;

pub use attempts::{attempt, attempts, forget_attempts};
pub use people::{
    Listed, by_email, by_id, confirm, insert, list, raise_generation, replace_unconfirmed, set_details, set_password,
};
pub use roles::{Holder, grant, has_steward, holders_of, revoke, roles_of};
pub use sessions::{SessionTable, count_sessions, end_sessions, tidy};
