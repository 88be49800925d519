//! Tests of accounts: registration, access, recovery, one's own account, roles.

mod access;
mod alone;
mod leaving;
mod own;
mod recovery;
mod registration;
mod roles;
mod rules;
mod strangers;
