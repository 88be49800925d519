//! Searching the record: what is found, what never is, and how the index keeps up.

mod api;
mod index;
mod near;
mod pages;
mod words;
