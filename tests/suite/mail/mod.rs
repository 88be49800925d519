//! Tests of letters: sent, tried again, given up.

mod sending;
mod server;
