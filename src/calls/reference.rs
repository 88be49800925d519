//! The shipped records, as they stand in `reference/`: built into the binary, so that one file is all an installation needs.

use super::facts::NewFact;
use super::model::{
    Call, Commitment, ElectoralPeriod, FiscalYear, Holiday, HolidayRule, Identifier, Institution, LegalBasis, Precedent,
    Programme, Template, Term, TermsSuspension,
};

/// Everything of `reference/`, parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub institutions: Vec<Institution>,
    pub programmes: Vec<Programme>,
    pub calls: Vec<Call>,
    pub templates: Vec<Template>,
    pub commitments: Vec<Commitment>,
    pub facts: Vec<NewFact>,
    pub periods: Vec<ElectoralPeriod>,
    pub legal_bases: Vec<LegalBasis>,
    pub fiscal_years: Vec<FiscalYear>,
    pub holidays: Vec<Holiday>,
    pub terms_suspensions: Vec<TermsSuspension>,
    pub holiday_rules: Vec<HolidayRule>,
    pub glossary: Vec<Term>,
    pub identifiers: Vec<Identifier>,
    pub precedents: Vec<Precedent>,
}

/// The files by name, with their text.
pub const FILES: [(&str, &str); 15] = [
    ("institutions", include_str!("../../reference/institutions.json")),
    ("programmes", include_str!("../../reference/programmes.json")),
    ("calls", include_str!("../../reference/calls.json")),
    ("templates", include_str!("../../reference/templates.json")),
    ("commitments", include_str!("../../reference/commitments.json")),
    ("facts", include_str!("../../reference/facts.json")),
    ("electoral_periods", include_str!("../../reference/electoral_periods.json")),
    ("legal_basis", include_str!("../../reference/legal_basis.json")),
    ("fiscal_years", include_str!("../../reference/fiscal_years.json")),
    ("holidays", include_str!("../../reference/holidays.json")),
    ("terms_suspensions", include_str!("../../reference/terms_suspensions.json")),
    ("holiday_rules", include_str!("../../reference/holiday_rules.json")),
    ("glossary", include_str!("../../reference/glossary.json")),
    ("identifiers", include_str!("../../reference/identifiers.json")),
    ("suspension_precedents", include_str!("../../reference/suspension_precedents.json")),
];

/// A shipped file that does not read as it should: a mistake of whoever edited it.
#[derive(Debug, thiserror::Error)]
#[error("reference/{file}.json: {source}")]
pub struct Unreadable {
    file: &'static str,
    source: serde_json::Error,
}

/// The shipped records.
pub fn shipped() -> Result<Reference, Unreadable> {
    Ok(Reference {
        institutions: read("institutions")?,
        programmes: read("programmes")?,
        calls: read("calls")?,
        templates: read("templates")?,
        commitments: read("commitments")?,
        facts: read("facts")?,
        periods: read("electoral_periods")?,
        legal_bases: read("legal_basis")?,
        fiscal_years: read("fiscal_years")?,
        holidays: read("holidays")?,
        terms_suspensions: read("terms_suspensions")?,
        holiday_rules: read("holiday_rules")?,
        glossary: read("glossary")?,
        identifiers: read("identifiers")?,
        precedents: read("suspension_precedents")?,
    })
}

fn read<T: serde::de::DeserializeOwned>(file: &'static str) -> Result<T, Unreadable> {
    let text = FILES.iter().find(|(name, _)| *name == file).map_or("", |(_, text)| text);
    serde_json::from_str(text).map_err(|source| Unreadable { file, source })
}
