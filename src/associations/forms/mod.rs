//! Handlers of associations: each reads the form, does one action, and answers with a page or the way to the next one.

pub mod invitations;
pub mod legal;
pub mod members;
pub mod profile;
pub mod public;
mod read;
pub mod register;
pub mod seats;
pub mod steward;
