//! People, sessions, sign-in, recovery; roles as rows keyed by body.
//!
//! No answer tells whether an address has an account: pages, statuses and work done are the same either way.

pub mod actions;
mod closing;
pub mod device;
mod forms;
pub mod kept;
pub mod layer;
mod letters;
pub mod model;
pub mod notice;
mod pages;
mod passwords;
mod routes;
pub mod rules;
pub mod session;
pub mod store;
pub mod tokens;
mod words;

pub use closing::{Closing, Doing};
pub use routes::routes;
