//! The public record.

mod api;
mod elections;
mod every_page;
mod institutions;
mod pages;
mod timeline;
