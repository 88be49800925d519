//! The public record.

mod api;
mod elections;
mod every_page;
mod institutions;
mod notes;
mod pages;
mod timeline;
