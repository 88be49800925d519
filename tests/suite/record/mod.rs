//! The public record.

mod api;
mod commitments;
pub mod data;
mod days;
mod deadlines;
mod editions;
mod elections;
mod every_page;
mod institutions;
mod notes;
mod openapi;
mod pages;
mod queries;
mod reading;
mod reply;
mod search;
mod timeline;
