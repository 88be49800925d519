//! Applications: what an association prepares for a line, files, and keeps proof of; and what it filed elsewhere.
//!
//! `forms` → `actions` → `policy` → `store` → `rules` → `ledger`. What was filed is frozen in [`content`]; the ledger commits to it.

pub mod actions;
pub mod amended;
pub mod answers;
pub mod asking;
pub mod budget;
pub mod content;
pub mod context;
pub mod copying;
pub mod corrections;
pub mod displaced;
pub mod fit;
pub mod folio;
mod forms;
pub mod meanwhile;
pub mod merge;
pub mod model;
pub mod needed;
pub mod outside;
pub mod pace;
mod pages;
pub mod papers;
pub mod receipt;
pub mod reminders;
mod requirements;
pub mod rows;
pub mod rules;
mod scanned;
pub mod sheet;
pub mod store;
pub mod waiting;
pub mod wanted;
pub mod words;

pub use pages::{applicant, criteria, desk, no_draft, open_filed, proof_of, said_parts, said_place, trial};
pub use scanned::{is_set_apart, scanned, way_to};

use crate::{
    app::App,
    web::{address::Route, router::Bilingual as _, upload},
};
use axum::{
    Router,
    routing::{get, post},
};

pub fn routes() -> Router<App> {
    let uploads = Router::new()
        .page(Route::ApplicationFiles, get(pages::show_papers).post(forms::attach))
        .page(Route::ApplicationBudgetSheet, get(pages::show_sheet).post(forms::read_sheet))
        .page(Route::FiledElsewhereNew, get(pages::show_elsewhere_new).post(forms::record_elsewhere))
        .layer(upload::limit());
    Router::new()
        .page(Route::LineQuestions, get(pages::show_questions))
        .page(Route::LineRequirements, get(pages::show_requirements))
        .page(Route::LineBlankForm, get(pages::show_blank))
        .page(Route::ApplicationStart, get(pages::show_start).post(forms::start))
        .page(Route::Applications, get(pages::show_list))
        .page(Route::Application, get(pages::show_application))
        .page(Route::ApplicationAmendment, get(pages::show_amended).post(forms::note_amended))
        .page(Route::ApplicationDeletion, get(pages::show_deletion).post(forms::delete))
        .page(Route::ApplicationLegalPerson, get(pages::show_legal_person).post(forms::apply_through))
        .page(Route::ApplicationAnswers, get(pages::show_answers).post(forms::save_answers))
        .page(Route::ApplicationSaving, post(forms::save_field))
        .page(Route::ApplicationBudget, get(pages::show_budget).post(forms::save_budget))
        .page(Route::ApplicationFile, get(pages::show_file))
        .page(Route::ApplicationFileRemoval, post(forms::remove))
        .page(Route::ApplicationCheck, get(pages::show_check))
        .page(Route::ApplicationFiling, post(forms::file))
        .page(Route::ApplicationWithdrawal, get(pages::show_withdrawal).post(forms::withdraw))
        .page(Route::Receipt, get(pages::show_receipt))
        .page(Route::ApplicationCopy, get(pages::show_copy).post(forms::copy))
        .page(Route::ReceiptPdf, get(pages::show_pdf))
        .page(Route::ReceiptContent, get(pages::show_content))
        .page(Route::ReceiptProof, get(pages::show_proof))
        .page(Route::ReceiptLookup, get(pages::show_lookup))
        .page(Route::ReceiptCheck, get(pages::show_check_receipt))
        .page(Route::FiledElsewhere, get(pages::show_elsewhere))
        .page(Route::FiledElsewhereName, post(forms::name_elsewhere))
        .page(Route::FiledElsewhereCorrection, get(pages::show_correcting).post(forms::correct_elsewhere))
        .page(Route::FiledElsewhereTakenBack, get(pages::show_taking_back).post(forms::take_back))
        .page(Route::FiledElsewhereFileDeletion, get(pages::show_receipt_deletion).post(forms::delete_receipt))
        .page(Route::FiledElsewherePaper, get(pages::show_elsewhere_paper))
        .merge(uploads)
        .merge(corrections::routes())
}
