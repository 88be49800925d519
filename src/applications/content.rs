//! The frozen copy of what is filed: canonical JSON (RFC 8785) and its SHA-256, which the ledger commits to.

use super::{
    answers::{self, Answers},
    budget::Budget,
    folio::Folio,
    model::{Applicant, Content, Declaration, Paper, Stated, WholeDraft},
    needed, rules, wanted,
};
use crate::{
    calls::terms::LineTerms,
    clock::{Now, stamp},
    error::{Error, Result},
    ids::InstitutionId,
    ledger,
    vault::sha256,
};
use serde::Serialize;
use std::collections::BTreeSet;

const VERSION: u32 = 2;

/// What is frozen besides the draft itself.
pub struct Around {
    pub folio: Folio,
    pub terms: LineTerms,
    pub institution: InstitutionId,
    pub applicant: Applicant,
    pub declaration: Declaration,
    pub stated: Stated,
    pub now: Now,
}

/// What of a draft will be filed: the check page shows exactly this.
pub struct Plan {
    pub answers: Answers,
    pub budget: Budget,
    pub papers: Vec<Paper>,
}

impl Plan {
    /// Answers and papers that are not or no longer asked for stay behind; so do blanks around an answer.
    pub fn of(terms: &LineTerms, draft: &WholeDraft) -> Self {
        let asked: BTreeSet<String> = needed::asked(terms, &draft.answers).into_iter().flat_map(answers::fields).collect();
        let answers = draft.answers.iter().filter(|(field, text)| asked.contains(*field) && !text.trim().is_empty());
        let wanted = wanted::asked(terms, &draft.answers);
        let is_wanted = |file: &&Paper| wanted.iter().any(|wanted| wanted.id == file.paper);
        Self {
            answers: answers.map(|(id, text)| (id.clone(), text.trim().to_owned())).collect(),
            budget: rules::reckoned(terms, draft).budget,
            papers: draft.papers.iter().filter(is_wanted).cloned().collect(),
        }
    }
}

/// Freezes a draft.
pub fn freeze(draft: &WholeDraft, around: Around) -> Result<Content> {
    let Plan { answers, budget, papers } = Plan::of(&around.terms, draft);
    Ok(Content {
        v: VERSION,
        salt: salt()?,
        application: draft.draft.id.clone(),
        folio: around.folio,
        filed_at: stamp(around.now),
        institution: around.institution,
        association: around.applicant,
        answers,
        budget,
        papers,
        declaration: around.declaration,
        stated: Some(around.stated),
        terms: around.terms,
    })
}

/// What keeps a frozen copy from being found out by guessing it.
pub fn salt() -> Result<String> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(Error::internal)?;
    Ok(ledger::hex(&salt))
}

/// The canonical text of a frozen copy and the SHA-256 of it.
pub fn sealed(content: &impl Serialize) -> Result<(String, String)> {
    let text = ledger::canonical(&serde_json::to_value(content)?)?;
    let hash = sha256(text.as_bytes());
    Ok((text, hash))
}
