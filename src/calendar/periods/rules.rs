//! What a period that was typed becomes, or what has to be mended and where. Pure.

use crate::{
    calls::model::{Confidence, ElectoralPeriod, Jurisdiction, PeriodField, Sourcing, Verify, Vote},
    ids::PeriodId,
};
use chrono::{Datelike as _, NaiveDate};

/// Whose elections the record keeps.
pub const JURISDICTIONS: [&str; 4] = ["CDMX", "MX", "Chicago", "Illinois"];

const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// A period as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub jurisdiction: String,
    pub title_es: String,
    pub title_en: String,
    pub vote: String,
    pub offices: String,
    pub effect_on_calls: String,
    pub notes: String,
    pub source: String,
    pub verify: TypedVerify,
    pub dates: [(PeriodField, TypedDate); 5],
}

/// One date as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedDate {
    pub day: String,
    pub confidence: String,
    pub source: String,
    pub verify: TypedVerify,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedVerify {
    pub by: String,
    pub place: String,
}

/// What has to be done at a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    Missing,
    NotADay,
    OutOfRange,
    /// A date that is told without saying how sure it is.
    Confidence,
    /// A date that is not sourced, or a process without one, says where or by when it can be verified.
    Verification,
    /// Something is said of a date that is not there.
    Day,
    /// It ends before it begins.
    EndsFirst,
}

pub type Gap = (String, Lack);

/// The name of a field that belongs to one date.
pub fn field(date: PeriodField, part: &str) -> String {
    if part.is_empty() { date.name().to_owned() } else { format!("{}_{part}", date.name()) }
}

/// The period, or everything that has to be mended.
pub fn read(typed: &Typed, id: PeriodId) -> Result<ElectoralPeriod, Vec<Gap>> {
    let mut gaps: Vec<Gap> = Vec::new();
    let jurisdiction = JURISDICTIONS.into_iter().find(|known| *known == typed.jurisdiction);
    if jurisdiction.is_none() {
        gaps.push(("jurisdiction".into(), Lack::Missing));
    }
    for (name, text) in [("title_es", &typed.title_es), ("title_en", &typed.title_en), ("source", &typed.source)] {
        if text.is_empty() {
            gaps.push((name.into(), Lack::Missing));
        }
    }
    let vote = Vote::parse(&typed.vote);
    if vote.is_none() {
        gaps.push(("vote".into(), Lack::Missing));
    }
    let mut period = ElectoralPeriod {
        id,
        jurisdiction: Jurisdiction::new(jurisdiction.unwrap_or_default()),
        title_es: typed.title_es.clone(),
        title_en: typed.title_en.clone(),
        level: level(jurisdiction.unwrap_or_default()).to_owned(),
        vote: vote.unwrap_or_default(),
        offices: typed.offices.clone(),
        campaign_start: None,
        campaign_end: None,
        election_day: None,
        propaganda_ban_start: None,
        propaganda_ban_end: None,
        effect_on_calls: typed.effect_on_calls.clone(),
        notes: typed.notes.clone(),
        source: typed.source.clone(),
        confidence: Confidence::Uncertain,
        verify: verify(&typed.verify, "", &mut gaps),
        sourcing: std::collections::BTreeMap::new(),
    };
    for (date, typed) in &typed.dates {
        one_date(&mut period, *date, typed, &mut gaps);
    }
    if period.shown_span().is_none() && period.verify.is_none() && gaps.is_empty() {
        gaps.push(("verify_place".into(), Lack::Verification));
    }
    for (starts, ends) in [
        (PeriodField::CampaignStart, PeriodField::CampaignEnd),
        (PeriodField::PropagandaBanStart, PeriodField::PropagandaBanEnd),
        (PeriodField::CampaignEnd, PeriodField::ElectionDay),
    ] {
        if period.date(starts).zip(period.date(ends)).is_some_and(|(first, last)| last < first) {
            gaps.push((field(ends, ""), Lack::EndsFirst));
        }
    }
    period.confidence = whole(&period);
    if gaps.is_empty() { Ok(period) } else { Err(gaps) }
}

/// Whose election decides its level.
fn level(jurisdiction: &str) -> &'static str {
    match jurisdiction {
        "MX" => "federal",
        "Chicago" => "municipal",
        "Illinois" => "state/federal",
        _ => "local",
    }
}

/// Of the whole, election day speaks; without one, the least sure of the dates there are.
fn whole(period: &ElectoralPeriod) -> Confidence {
    let said = |date: PeriodField| period.sourcing.get(&date).and_then(|own| own.confidence);
    said(PeriodField::ElectionDay)
        .or_else(|| PeriodField::ALL.into_iter().filter_map(said).max())
        .unwrap_or(Confidence::Uncertain)
}

fn one_date(period: &mut ElectoralPeriod, date: PeriodField, typed: &TypedDate, gaps: &mut Vec<Gap>) {
    let told = [&typed.confidence, &typed.source, &typed.verify.by, &typed.verify.place].into_iter().any(|text| !text.is_empty());
    let day = match day(&typed.day) {
        Ok(day) => day,
        Err(lack) => {
            gaps.push((field(date, ""), lack));
            return;
        }
    };
    if day.is_none() {
        if told {
            gaps.push((field(date, ""), Lack::Day));
        }
        return;
    }
    *place(period, date) = day;
    let Some(confidence) = confidence(&typed.confidence) else {
        gaps.push((field(date, "confidence"), Lack::Confidence));
        return;
    };
    let verify = verify(&typed.verify, &format!("{}_", date.name()), gaps);
    if confidence.is_to_verify() && verify.is_none() {
        gaps.push((field(date, "verify_place"), Lack::Verification));
    }
    let source = (!typed.source.is_empty() && typed.source != period.source).then(|| typed.source.clone());
    period.sourcing.insert(date, Sourcing { confidence: Some(confidence), source, verify });
}

fn place(period: &mut ElectoralPeriod, date: PeriodField) -> &mut Option<NaiveDate> {
    match date {
        PeriodField::CampaignStart => &mut period.campaign_start,
        PeriodField::CampaignEnd => &mut period.campaign_end,
        PeriodField::ElectionDay => &mut period.election_day,
        PeriodField::PropagandaBanStart => &mut period.propaganda_ban_start,
        PeriodField::PropagandaBanEnd => &mut period.propaganda_ban_end,
    }
}

fn day(text: &str) -> Result<Option<NaiveDate>, Lack> {
    if text.is_empty() {
        return Ok(None);
    }
    let day: NaiveDate = text.parse().map_err(|_| Lack::NotADay)?;
    if YEARS.contains(&day.year()) { Ok(Some(day)) } else { Err(Lack::OutOfRange) }
}

/// The names of confidence in forms are those of the data.
pub const CONFIDENCES: [(&str, Confidence); 3] =
    [("sourced", Confidence::Sourced), ("general_knowledge", Confidence::GeneralKnowledge), ("uncertain", Confidence::Uncertain)];

fn confidence(text: &str) -> Option<Confidence> {
    CONFIDENCES.into_iter().find(|(name, _)| *name == text).map(|(_, confidence)| confidence)
}

fn verify(typed: &TypedVerify, prefix: &str, gaps: &mut Vec<Gap>) -> Option<Verify> {
    let by = day(&typed.by).unwrap_or_else(|lack| {
        gaps.push((format!("{prefix}verify_by"), lack));
        None
    });
    (by.is_some() || !typed.place.is_empty()).then(|| Verify { by, place: typed.place.clone() })
}
