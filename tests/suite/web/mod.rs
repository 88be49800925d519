//! Tests of the frame: language, errors, headers.

mod cache;
mod errors;
mod frame;
mod head;
mod machines;
mod sitemap;
mod walk;
