//! Tests of the frame: language, errors, headers.

mod frame;
