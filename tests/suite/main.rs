//! Every test that needs no browser, in one binary; folders are named as the rooms they test.

mod accounts;
mod applications;
mod associations;
mod calendar;
mod calls;
mod commands;
mod db;
mod demo;
mod dossier;
mod evidence;
mod guides;
mod house;
mod ledger;
mod mail;
mod office;
mod policy;
mod projects;
mod record;
mod recording;
mod replacement;
mod review;
mod steward;
mod suggestions;
mod support;
mod vault;
mod web;
