//! Every test that needs no browser, in one binary; folders are named as the rooms they test.

mod accounts;
mod calls;
mod house;
mod ledger;
mod policy;
mod record;
mod support;
mod web;
