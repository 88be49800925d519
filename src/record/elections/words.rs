//! Elections in words. The record names a process in English only; its identifier says what it is, and that has a word in both.

use crate::{
    calls::model::{ElectoralPeriod, PeriodField, PrecedentKind},
    i18n::td_string,
    web::{dates, lang::Lang},
};
use chrono::Datelike;

/// "Elección federal de 2018". The name as recorded where the identifier tells nothing.
pub fn title(lang: Lang, period: &ElectoralPeriod) -> String {
    let id = period.id.as_str();
    let parts: Vec<&str> = id.split('-').collect();
    let year = period.election_day.map(|day| day.year().to_string()).or_else(|| parts.get(1).map(|text| (*text).to_owned()));
    let Some(year) = year else { return period.process.clone() };
    let place = place(lang, period);
    match parts.last().copied().unwrap_or_default() {
        "fed" => td_string!(lang, elections.title_federal, year = year).to_string(),
        "loc" => td_string!(lang, elections.title_local, place = place, year = year).to_string(),
        "jg" => td_string!(lang, elections.title_head, place = place, year = year).to_string(),
        "const" => td_string!(lang, elections.title_constituent, place = place, year = year).to_string(),
        "jud" => td_string!(lang, elections.title_judicial, place = place, year = year).to_string(),
        "consulta" => td_string!(lang, elections.title_consultation, year = year).to_string(),
        "revocacion" => td_string!(lang, elections.title_recall, year = year).to_string(),
        "recall" => td_string!(lang, elections.title_recall_undated).to_owned(),
        "primary" => td_string!(lang, elections.title_primary, place = place, year = year).to_string(),
        "general" => td_string!(lang, elections.title_general, place = place, year = year).to_string(),
        "runoff" => td_string!(lang, elections.title_runoff, place = place, year = year).to_string(),
        _ => period.process.clone(),
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

/// The name of a date.
pub fn field(lang: Lang, field: PeriodField) -> &'static str {
    match field {
        PeriodField::CampaignStart => td_string!(lang, elections.campaign_start),
        PeriodField::CampaignEnd => td_string!(lang, elections.campaign_end),
        PeriodField::ElectionDay => td_string!(lang, elections.election_day),
        PeriodField::PropagandaBanStart => td_string!(lang, elections.ban_start),
        PeriodField::PropagandaBanEnd => td_string!(lang, elections.ban_end),
    }
}

/// The days that comparisons use, in words; or that none are.
pub fn counted(lang: Lang, period: &ElectoralPeriod) -> String {
    match period.counted_span() {
        None => td_string!(lang, elections.not_counted).to_owned(),
        Some(span) if span.first == span.last => {
            td_string!(lang, elections.counted_day, day = dates::day(lang, span.first)).to_string()
        }
        Some(span) => {
            td_string!(lang, elections.counted_span, from = dates::day(lang, span.first), to = dates::day(lang, span.last))
                .to_string()
        }
    }
}

pub fn precedent(lang: Lang, kind: PrecedentKind) -> &'static str {
    match kind {
        PrecedentKind::Suspension => td_string!(lang, elections.precedent_suspension),
        PrecedentKind::StatementAgainstSuspension => td_string!(lang, elections.precedent_statement),
        PrecedentKind::Guidance => td_string!(lang, elections.precedent_guidance),
    }
}
