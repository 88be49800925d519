//! Acuse: what became of every funding call, and proof of what was filed.
//!
//! The rooms, bottom first; each holds `model`, `rules`, `store`, `actions`, `forms`, `pages`, `words`, and a room knows only those
//! before it:
//! - `clock`, `config`, `ids`, `error`, `db`, `derived`, `vault`, `scanner`, `limits`, `app`: what everything stands on;
//! - [`policy`]: who may do what; [`ledger`]: what was done; [`mail`]: letters about it;
//! - [`accounts`]: people, sessions, roles;
//! - [`associations`]: profile, seats, legal persons, members, what is public of them;
//! - [`calls`]: institutions, programmes, calls, lines, facts, elections and calendars, and the heart of it all: [`calls::standing`];
//! - [`applications`]: drafts, filing, receipts, what was filed elsewhere; [`suggestions`]: calls that somebody told of by a link;
//! - [`office`]: an institution's designation, its people, the calls it writes and amends, what it suspends and resumes;
//! - [`dossier`]: papers that an association keeps once and lends to its applications, and who opened them;
//! - [`projects`]: what an association does, described once and copied into applications;
//! - [`replacement`]: a lost sole representative, replaced by the steward on a deed, after notice to all members;
//! - [`evidence`]: what facts rest on: pages, files and their cleaned copies, testimony with what the witness agreed to;
//! - [`review`]: declarations of conflict, results with reasons, the resolution and its second person;
//! - [`case_file`]: everything about one application, for its association, as a ZIP;
//! - [`record`]: what the public sees; [`steward`]: the desk of whoever runs the installation;
//! - [`recording`]: the forms by which anybody entitled records a fact;
//! - [`guides`]: how to form an association in either country, what identifiers look like, yearly duties told of in time and ticked off;
//! - [`web`]: router, shell, language, errors and the parts that pages share;
//! - [`commands`]: the command line; [`demo`]: an invented cast in a database of its own.
//!
//! Three flows to read first: a visitor opens a call (`web::router` → `record::call` → `calls::standing`), an association files
//! (`applications::forms` → `actions` → `policy` → `store` → `rules` → `ledger`), an official resolves (`review`, the same way).
//!
//! What reaches the browser is [`islands`] alone: built with the feature `hydrate`, without any of the rest.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod accounts;
#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod applications;
#[cfg(feature = "ssr")]
pub mod associations;
#[cfg(feature = "ssr")]
pub mod calendar;
#[cfg(feature = "ssr")]
pub mod calls;
#[cfg(feature = "ssr")]
pub mod case_file;
#[cfg(feature = "ssr")]
pub mod clock;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod config;
#[cfg(feature = "ssr")]
pub mod db;
#[cfg(feature = "ssr")]
pub mod demo;
#[cfg(feature = "ssr")]
pub mod derived;
#[cfg(feature = "ssr")]
pub mod dossier;
#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
pub mod evidence;
#[cfg(feature = "ssr")]
pub mod guides;
#[cfg(feature = "ssr")]
pub mod ids;
#[cfg(feature = "ssr")]
pub mod ledger;
#[cfg(feature = "ssr")]
pub mod limits;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod office;
#[cfg(feature = "ssr")]
pub mod policy;
#[cfg(feature = "ssr")]
pub mod projects;
#[cfg(feature = "ssr")]
pub mod record;
#[cfg(feature = "ssr")]
pub mod recording;
#[cfg(feature = "ssr")]
pub mod replacement;
#[cfg(feature = "ssr")]
pub mod review;
#[cfg(feature = "ssr")]
pub mod scanner;
#[cfg(feature = "ssr")]
pub mod steward;
#[cfg(feature = "ssr")]
pub mod suggestions;
#[cfg(feature = "ssr")]
pub mod vault;
#[cfg(feature = "ssr")]
pub mod web;

// The words of both languages, generated from `locales/` as `crate::i18n`.
#[cfg(feature = "ssr")]
include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
