//! Tests of the steward's desk.

pub mod addresses;
mod days;
mod desk;
