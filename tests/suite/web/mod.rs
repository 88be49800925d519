//! Tests of the frame: language, errors, headers.

mod bounds;
mod cache;
mod counts;
mod errors;
mod frame;
mod given_back;
mod head;
mod machines;
mod sitemap;
mod walk;
