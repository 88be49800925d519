//! Tests of the steward's desk.

mod addresses;
mod days;
mod desk;
