//! Pages of applications. Each loads what it shows, then renders it; nothing here writes.

mod amended;
mod answers;
mod applicant;
pub mod attaching;
mod blank;
mod budget;
mod budget_rows;
mod budget_sheet;
mod check;
mod conflicts;
mod copy;
mod correcting;
mod criteria;
mod deleted;
mod deletion;
mod desk;
mod displaced;
mod elsewhere;
mod fields;
mod held;
mod late;
mod legal;
mod list;
mod loans;
mod lookup;
mod meanwhile;
mod not_kept;
mod papers;
mod petition;
mod question_files;
mod questions;
mod receipt;
mod said;
mod saving;
mod shared;
mod stage;
mod start;
mod taking_back;
mod tasks;
pub mod trial;
mod waits;
mod withdrawal;

pub use amended::show_amended;
pub use answers::{answers_page, show_answers};
pub use applicant::block as applicant;
pub use blank::show_blank;
pub use budget::{Rows, budget_page, new_row, show_budget, table as budget_table};
pub use budget_rows::{
    AT_LEAST, GONE, as_typed, both as both_budgets, met, panel as both_rows, row_field, row_shown, stored as stored_rows,
    tell as tell_rows,
};
pub use budget_sheet::{no_sheet, show_sheet};
pub use check::{FILING, Shown, check_page, declaration_words, money_table, sections, show_check};
pub use conflicts::{both, both_texts, keep_name, mine_name, says};
pub use copy::{copy_page, show_copy};
pub use correcting::{corrected_too_late, correcting_page, show_correcting};
pub use criteria::criteria;
pub use deletion::{deletion_page, show_deletion};
pub use desk::desk;
pub use elsewhere::{
    ANOTHER, SUGGESTED, elsewhere_page, published_after, show_elsewhere, show_elsewhere_new, show_elsewhere_paper,
};
pub use fields::{SHOWN, questions as question_fields, shown as shown_fields, typed as typed_fields};
pub use late::not_received;
pub use legal::{legal_person_page, show_legal_person};
pub use list::show_list;
pub use lookup::{show_check_receipt, show_lookup};
pub use not_kept::{Typed, not_kept};
pub use papers::{papers_page, show_file, show_papers, taken};
pub use questions::{show_questions, show_requirements};
pub use receipt::{proof_of, show_content, show_pdf, show_proof, show_receipt};
pub use said::{Name as FileName, answer as said_answer, parts as said_parts, place as said_place};
pub use saving::{Fields, Saves, left_of, line as saving_line, totals_line};
pub use shared::{already_filed, crumb, no_draft, open_draft, open_filed};
pub use start::{show_start, start_page};
pub use taking_back::{receipt_deletion_page, show_receipt_deletion, show_taking_back, taking_back_page};
pub use tasks::show_application;
pub use withdrawal::{show_withdrawal, withdrawal_page};
