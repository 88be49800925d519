//! All the SQL of this room, one statement a function.

mod attempts;
mod own;
mod people;
mod roles;
mod sessions;

pub use attempts::{attempt, attempt_within, attempts, forget_attempts};
pub use own::kept_of;
pub use people::{
    Listed, OwnAct, acts_of, by_email, by_id, confirm, erase, insert, list, raise_generation, remove_unconfirmed,
    replace_unconfirmed, set_details, set_password, withdraw_links,
};
pub use roles::{
    Held, Holder, all_roles_of, end_roles, grant, has_steward, holders_in, holders_of, revoke, roles_of, stewards_since,
};
pub use sessions::{SessionTable, count_sessions, end_sessions, tidy};
