//! Letters: queued in the transaction of the act that causes them, sent later; shown to the steward where no mail is set up.

mod once;
mod outbox;
mod send;

pub use once::once;
pub use outbox::{Letter, Waiting, forget, handed_over, one_waiting, queue, retry, tidy, waiting};
pub use send::{Postman, round, work};
