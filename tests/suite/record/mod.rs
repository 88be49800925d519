//! The public record.

mod pages;
mod timeline;
