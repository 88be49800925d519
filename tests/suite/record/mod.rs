//! The public record.

mod timeline;
