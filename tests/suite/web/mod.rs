//! Tests of the frame: language, errors, headers.

mod bounds;
mod cache;
mod errors;
mod frame;
mod head;
mod machines;
mod sitemap;
mod walk;
