//! Tests of the steward's desk.

mod desk;
