//! Pages of applications. Each loads what it shows, then renders it; nothing here writes.

mod answers;
mod budget;
mod check;
mod conflicts;
mod desk;
mod elsewhere;
mod list;
mod loans;
mod lookup;
mod papers;
mod questions;
mod receipt;
mod saving;
mod shared;
mod start;
mod tasks;
mod withdrawal;

pub use answers::{answers_page, show_answers, shown_name};
pub use budget::{budget_page, show_budget};
pub use check::{check_page, declaration_words, show_check, summary};
pub use conflicts::{both, keep_name, mine_name, says, signed_out};
pub use desk::desk;
pub use elsewhere::{SUGGESTED, elsewhere_page, show_elsewhere, show_elsewhere_new, show_elsewhere_paper};
pub use list::show_list;
pub use lookup::{show_check_receipt, show_lookup};
pub use papers::{papers_page, show_file, show_papers};
pub use questions::show_questions;
pub use receipt::{show_content, show_proof, show_receipt};
pub use shared::{already_filed, open_draft};
pub use start::{show_start, start_page};
pub use tasks::show_application;
pub use withdrawal::{show_withdrawal, withdrawal_page};
