//! Tests of the command line.

mod backup;
mod check;
mod export;
mod leftovers;
mod offline;
