//! All the SQL of this room, one statement a function.

mod attempts;
mod people;
mod roles;
mod sessions;

pub use attempts::{attempt, attempts, forget_attempts};
pub use people::{
    Listed, OwnAct, acts_of, by_email, by_id, confirm, erase, insert, list, raise_generation, replace_unconfirmed, set_details,
    set_password, withdraw_links,
};
pub use roles::{Held, Holder, all_roles_of, end_roles, grant, has_steward, holders_of, revoke, roles_of};
pub use sessions::{SessionTable, count_sessions, end_sessions, tidy};
