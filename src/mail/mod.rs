//! Letters: queued in the transaction of the act that causes them, sent later; shown to the steward where no mail is set up.

mod outbox;

pub use outbox::{Letter, Waiting, queue, waiting};
