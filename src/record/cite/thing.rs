//! What can be cited, each at its permanent address.

use crate::clock::Now;
use crate::{
    app::App,
    calls::{
        addresses::Addresses,
        facts::{Fact, FactKind},
        model::{Call, Commitment},
        record::Record,
        store::RecordKind,
    },
    error::Result,
    evidence,
    i18n::td_string,
    ids::{CallId, CommitmentId, EvidenceId, FactId, InstitutionId, LineId, PeriodId},
    record::{
        elections, institutions, subjects,
        touched::{Touch, Touched},
        words,
    },
    web::{
        address::Page,
        lang::{Lang, LangExt},
    },
};

/// Something with an address that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    Call(CallId),
    Line(LineId),
    Fact(FactId),
    Institution(InstitutionId),
    Period(PeriodId),
    Commitment(CommitmentId),
    Evidence(EvidenceId),
    /// The page that tells the case of 2018.
    Case,
}

/// A thing as it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    pub title: String,
    pub page: Page,
    /// The part of the page, where the thing has none of its own.
    pub anchor: Option<String>,
    /// When a public entry last touched it.
    pub changed: Option<Now>,
}

impl Thing {
    /// The name of its kind in addresses.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Call(_) => "call",
            Self::Line(_) => "line",
            Self::Fact(_) => "fact",
            Self::Institution(_) => "institution",
            Self::Period(_) => "period",
            Self::Commitment(_) => "commitment",
            Self::Evidence(_) => "evidence",
            Self::Case => "case",
        }
    }

    pub fn id(&self) -> &str {
        match self {
            Self::Call(id) => id.as_str(),
            Self::Line(id) => id.as_str(),
            Self::Fact(id) => id.as_str(),
            Self::Institution(id) => id.as_str(),
            Self::Period(id) => id.as_str(),
            Self::Commitment(id) => id.as_str(),
            Self::Evidence(id) => id.as_str(),
            Self::Case => "2018",
        }
    }

    pub fn parse(kind: &str, id: &str) -> Option<Self> {
        Some(match kind {
            "call" => Self::Call(CallId::from_text(id)),
            "line" => Self::Line(LineId::from_text(id)),
            "fact" => Self::Fact(FactId::from_text(id)),
            "institution" => Self::Institution(InstitutionId::from_text(id)),
            "period" => Self::Period(PeriodId::from_text(id)),
            "commitment" => Self::Commitment(CommitmentId::from_text(id)),
            "evidence" => Self::Evidence(EvidenceId::from_text(id)),
            "case" if id == Self::Case.id() => Self::Case,
            _ => return None,
        })
    }

    /// The thing that has or had the name that this one was read with.
    #[must_use]
    pub fn of_name(self, addresses: &Addresses) -> Self {
        match self {
            Self::Call(name) => Self::Call(CallId::from_text(addresses.id(RecordKind::Call, name.as_str()))),
            Self::Institution(name) => {
                Self::Institution(InstitutionId::from_text(addresses.id(RecordKind::Institution, name.as_str())))
            }
            Self::Period(name) => Self::Period(PeriodId::from_text(addresses.id(RecordKind::ElectoralPeriod, name.as_str()))),
            Self::Commitment(name) => {
                Self::Commitment(CommitmentId::from_text(addresses.id(RecordKind::Commitment, name.as_str())))
            }
            other => other,
        }
    }

    /// Whether its page shows other days than today.
    pub fn has_days(&self) -> bool {
        !matches!(self, Self::Fact(_) | Self::Evidence(_) | Self::Case)
    }

    /// The page with its citation.
    pub fn citation(&self) -> Page {
        Page::Citation { kind: self.kind().to_owned(), id: self.id().to_owned() }
    }

    /// The thing as it is cited, at its present address; none when there is no such thing.
    pub async fn cited(&self, app: &App, record: &Record, lang: Lang) -> Result<Option<Cited>> {
        let touched = Touched::of(app).await?;
        if let Self::Evidence(id) = self {
            return of_evidence(app, record, &touched, lang, id).await;
        }
        let addresses = Addresses::of(app).await?;
        let mut cited = self.of_record(record, &touched, lang);
        if let Some(cited) = &mut cited {
            cited.page = addresses.page(cited.page.clone());
        }
        Ok(cited)
    }

    fn of_record(&self, record: &Record, touched: &Touched, lang: Lang) -> Option<Cited> {
        let whole = |title: String, page: Page, touch: Option<Touch>| Cited { title, page, anchor: None, changed: at(touch) };
        Some(match self {
            Self::Call(id) => {
                let call = record.call(id)?;
                let title = lang.pick(call.title_es(), call.title_en()).to_owned();
                whole(title, Page::Call { slug: id.to_string() }, of_call(record, touched, call))
            }
            Self::Line(id) => {
                let (line, call) = record.line(id).zip(record.call_of(id))?;
                let title = lang.pick(&line.title_es, &line.title_en).clone();
                let cited = whole(title, Page::Call { slug: call.id.to_string() }, of_call(record, touched, call));
                Cited { anchor: Some(id.to_string()), ..cited }
            }
            Self::Fact(id) => {
                let fact = record.fact(id)?;
                let (about, _) = subjects::named(lang, record, &fact.subject)?;
                let title = format!("{}: {about}", words::fact(lang, &fact.kind));
                Cited { title, page: Page::Fact { fact: id.to_string() }, anchor: None, changed: Some(of_fact(record, fact)) }
            }
            Self::Institution(id) => {
                let title = institutions::words::name_and_acronym(lang, record.institutions.get(id)?);
                whole(title, Page::Institution { slug: id.to_string() }, of_institution(record, touched, id))
            }
            Self::Period(id) => {
                let title = elections::words::title(lang, record.periods.get(id)?);
                whole(title, Page::ElectoralPeriod { slug: id.to_string() }, touched.last([("electoral_period", id.as_str())]))
            }
            Self::Commitment(id) => {
                let one = record.commitments.get(id)?;
                let title = lang.pick(&one.title_es, &one.title_en).clone();
                whole(title, Page::Commitment { slug: id.to_string() }, of_commitment(touched, one))
            }
            Self::Case => {
                let call = record.call(&super::super::case::call())?;
                whole(td_string!(lang, case.title).to_owned(), Page::Case, of_call(record, touched, call))
            }
            Self::Evidence(_) => return None,
        })
    }
}

async fn of_evidence(app: &App, record: &Record, touched: &Touched, lang: Lang, id: &EvidenceId) -> Result<Option<Cited>> {
    let Some(one) = evidence::store::find(&app.db, id).await? else { return Ok(None) };
    let title = td_string!(lang, evidence.sheet_title, kind = evidence::words::kind(lang, one.kind)).to_string();
    let about = record.fact(&one.fact).and_then(|fact| subjects::named(lang, record, &fact.subject));
    let title = about.map_or_else(|| title.clone(), |(about, _)| format!("{title}: {about}"));
    let page = Page::Evidence { evidence: id.to_string() };
    Ok(Some(Cited { title, page, anchor: None, changed: at(touched.last([("evidence", id.as_str())])) }))
}

fn at(touch: Option<Touch>) -> Option<Now> {
    touch.map(|touch| touch.at)
}

/// The newest entry about what a call's page shows.
pub fn of_call(record: &Record, touched: &Touched, call: &Call) -> Option<Touch> {
    touched.last_about(&subjects::of_call(record, call))
}

/// The newest entry about an institution or anything of it.
pub fn of_institution(record: &Record, touched: &Touched, id: &InstitutionId) -> Option<Touch> {
    touched.last_about(&subjects::of_institution(record, id))
}

/// The newest entry about a commitment, its programme or its institution.
pub fn of_commitment(touched: &Touched, one: &Commitment) -> Option<Touch> {
    touched.last_about(&subjects::of_commitment(one))
}

/// When a fact entered or, if later, what names it: its correction, its confirmation, the erasing of its words, an answer.
pub fn of_fact(record: &Record, fact: &Fact) -> Now {
    let names_it = |other: &&Fact| {
        other.replaces().any(|id| id == &fact.id)
            || match &other.kind {
                FactKind::AuthorityReplied { to, .. } => to.as_ref() == Some(&fact.id),
                FactKind::Redacted { fact: redacted } => redacted == &fact.id,
                _ => false,
            }
    };
    let others = record.facts_of(&fact.subject).into_iter().filter(names_it).map(|other| other.recorded_at);
    others.chain([fact.recorded_at]).max().unwrap_or(fact.recorded_at)
}
