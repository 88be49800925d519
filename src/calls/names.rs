//! What facts are called, and whose an election or a rule is, in both languages: pages show these names, and search finds by them.

use super::{
    facts::FactKind,
    model::{ElectoralPeriod, LegalBasis, Vote},
    notes,
};
use crate::{i18n::td_string, web::lang::Lang};

/// What a fact is called.
pub fn fact(lang: Lang, kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Published { .. } => td_string!(lang, record.fact_published),
        FactKind::Amended { .. } => td_string!(lang, record.fact_amended),
        FactKind::DeadlineExtended { .. } => td_string!(lang, record.fact_deadline_extended),
        FactKind::Window { .. } => td_string!(lang, record.fact_window),
        FactKind::Suspended { .. } => td_string!(lang, record.fact_suspended),
        FactKind::Resumed { .. } => td_string!(lang, record.fact_resumed),
        FactKind::OrderedByCourt { .. } => td_string!(lang, record.fact_ordered_by_court),
        FactKind::ResultsPublished { .. } => td_string!(lang, record.fact_results_published),
        FactKind::PartlyResolved { .. } => td_string!(lang, record.fact_partly_resolved),
        FactKind::DeclaredVoid => td_string!(lang, record.fact_declared_void),
        FactKind::Cancelled => td_string!(lang, record.fact_cancelled),
        FactKind::Annulled => td_string!(lang, record.fact_annulled),
        FactKind::Reopened => td_string!(lang, record.fact_reopened),
        FactKind::Paid { .. } => td_string!(lang, record.fact_paid),
        FactKind::NotPaid => td_string!(lang, record.fact_not_paid),
        FactKind::CheckedNoAct { .. } => td_string!(lang, record.fact_checked_no_act),
        FactKind::EditionNotFound { .. } => td_string!(lang, record.fact_edition_not_found),
        FactKind::ReportedNotResolved => td_string!(lang, record.fact_reported_not_resolved),
        FactKind::AuthorityNotified { .. } => td_string!(lang, record.fact_authority_notified),
        FactKind::AuthorityReplied { .. } => td_string!(lang, record.fact_authority_replied),
        FactKind::Disputed => td_string!(lang, record.fact_disputed),
        FactKind::Corrected => td_string!(lang, record.fact_corrected),
        FactKind::Redacted { .. } => td_string!(lang, record.fact_redacted),
        FactKind::Created => td_string!(lang, record.fact_created),
        FactKind::Renamed => td_string!(lang, record.fact_renamed),
        FactKind::Dissolved => td_string!(lang, record.fact_dissolved),
        FactKind::Succeeded { .. } => td_string!(lang, record.fact_succeeded),
        FactKind::Moved { .. } => td_string!(lang, record.fact_moved),
        FactKind::TermsSuspended { .. } => td_string!(lang, record.fact_terms_suspended),
        FactKind::DueRecomputed { .. } => td_string!(lang, record.fact_due_recomputed),
    }
}

/// What is voted on.
pub fn vote(lang: Lang, vote: Vote) -> &'static str {
    match vote {
        Vote::Offices => td_string!(lang, elections.vote_offices),
        Vote::Judges => td_string!(lang, elections.vote_judges),
        Vote::Recall => td_string!(lang, elections.vote_recall),
        Vote::Consultation => td_string!(lang, elections.vote_consultation),
    }
}

/// Whose election it is.
pub fn place(lang: Lang, period: &ElectoralPeriod) -> &'static str {
    jurisdiction(lang, period.jurisdiction.as_str())
}

pub fn jurisdiction(lang: Lang, name: &str) -> &'static str {
    match name {
        "MX" => td_string!(lang, elections.place_mexico),
        "CDMX" => td_string!(lang, elections.place_mexico_city),
        "Chicago" => td_string!(lang, elections.place_chicago),
        "Illinois" | "IL" => td_string!(lang, elections.place_illinois),
        "US" => td_string!(lang, elections.place_united_states),
        _ => td_string!(lang, elections.place_other),
    }
}

/// The instrument and the article, as one name.
pub fn law_name(lang: Lang, basis: &LegalBasis) -> String {
    let instrument = notes::note(lang, &basis.instrument);
    if basis.article == "-" {
        return instrument;
    }
    let place = notes::note(lang, &basis.article);
    // A bare number does not say what it counts.
    let place = match place.starts_with(|c: char| c.is_ascii_digit()) {
        true if !basis.jurisdiction.is_mexican() => td_string!(lang, laws.section, place = place).to_string(),
        true => td_string!(lang, laws.article, place = place).to_string(),
        false => place,
    };
    format!("{instrument}, {place}")
}
