//! What reaches the browser and can be told without one: sums, what a page holds, when it tries again.

mod again;
mod cells;
mod held;
mod sums;
