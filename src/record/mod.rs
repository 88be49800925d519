//! What the public sees: boards, charts, comparisons, search, exports, feeds.

pub mod timeline;
