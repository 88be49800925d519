//! The ledger: every act that changes the domain is one entry, kept for ever.

mod entry;
mod leaf;
mod read;
mod touched;
mod write;

pub use entry::{Entry, Subject};
pub use leaf::{canonical, commitment, hex, leaf_hash};
pub use read::{OpenedText, Opening, Position, PublicHead, about, head, last_of, newest_public, opening, public_head, verify};
pub use touched::{Reads, Tick, Touched};
pub use write::{Committed, Write};
