//! Tests of the steward's desk.

mod days;
mod desk;
