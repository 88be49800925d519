//! What facts rest on: pages and files, the copies of files that everybody may have, and testimony with what the witness agreed to.
//! A file is private and encrypted. Other rooms put [`forms::fields`] on their forms, read them with [`forms::read`] and call
//! [`actions::attach`] inside the fact's own write.

pub mod actions;
pub mod forms;
pub mod model;
pub mod parts;
pub mod rules;
pub mod store;
pub mod words;
