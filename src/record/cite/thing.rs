//! What can be cited, each at its permanent address.

use crate::clock::Now;
use crate::{
    app::App,
    calls::{
        addresses::Addresses,
        facts::{Fact, FactKind, Subject, SubjectKind},
        model::{Call, Commitment},
        record::Record,
        store::RecordKind,
    },
    error::Result,
    evidence,
    i18n::td_string,
    ids::{CallId, CommitmentId, EvidenceId, FactId, InstitutionId, LegalBasisId, LineId, PeriodId, ProgrammeId, TemplateId},
    record::{
        boards::place_name,
        editions, elections, institutions, pieces, programmes, subjects,
        tally::Place,
        touched::{Touch, Touched},
        words, years,
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
    Programme(ProgrammeId),
    RecurringCall(TemplateId),
    /// A fiscal year.
    Year(String),
    Place(String),
    Law(LegalBasisId),
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
            Self::Programme(_) => "programme",
            Self::RecurringCall(_) => "recurring-call",
            Self::Year(_) => "year",
            Self::Place(_) => "place",
            Self::Law(_) => "law",
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
            Self::Programme(id) => id.as_str(),
            Self::RecurringCall(id) => id.as_str(),
            Self::Year(year) => year,
            Self::Place(place) => place,
            Self::Law(id) => id.as_str(),
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
            "programme" => Self::Programme(ProgrammeId::from_text(id)),
            "recurring-call" => Self::RecurringCall(TemplateId::from_text(id)),
            "year" => Self::Year(id.to_owned()),
            "place" => Self::Place(id.to_owned()),
            "law" => Self::Law(LegalBasisId::from_text(id)),
            "case" if id == Self::Case.id() => Self::Case,
            _ => return None,
        })
    }

    /// The thing that has or had the name that this one was read with.
    #[must_use]
    pub fn of_name(self, addresses: &Addresses) -> Self {
        let id = |kind: RecordKind, name: &str| addresses.id(kind, name);
        match self {
            Self::Call(name) => Self::Call(CallId::from_text(id(RecordKind::Call, name.as_str()))),
            Self::Institution(name) => Self::Institution(InstitutionId::from_text(id(RecordKind::Institution, name.as_str()))),
            Self::Period(name) => Self::Period(PeriodId::from_text(id(RecordKind::ElectoralPeriod, name.as_str()))),
            Self::Commitment(name) => Self::Commitment(CommitmentId::from_text(id(RecordKind::Commitment, name.as_str()))),
            Self::Programme(name) => Self::Programme(ProgrammeId::from_text(id(RecordKind::Programme, name.as_str()))),
            Self::RecurringCall(name) => Self::RecurringCall(TemplateId::from_text(id(RecordKind::Template, name.as_str()))),
            other => other,
        }
    }

    /// Whether its page shows other days than today.
    pub fn has_days(&self) -> bool {
        !matches!(self, Self::Fact(_) | Self::Evidence(_) | Self::Law(_) | Self::Case)
    }

    /// Whether its page counts days up to the one it is read on.
    pub fn counts_days(&self) -> bool {
        !matches!(self, Self::Fact(_) | Self::Evidence(_) | Self::Law(_))
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
            Self::Programme(_) | Self::RecurringCall(_) | Self::Year(_) | Self::Place(_) | Self::Law(_) => {
                return self.of_several(record, touched, lang);
            }
            Self::Case => {
                let call = record.call(&super::super::case::call())?;
                whole(td_string!(lang, case.title).to_owned(), Page::Case, of_call(record, touched, call))
            }
            Self::Evidence(_) => return None,
        })
    }
}

impl Thing {
    /// A page about several calls, and a law with its place on the page of all.
    fn of_several(&self, record: &Record, touched: &Touched, lang: Lang) -> Option<Cited> {
        let whole = |title: String, page: Page, touch: Option<Touch>| Cited { title, page, anchor: None, changed: at(touch) };
        let later = |one: Option<Touch>, other: Option<Touch>| one.into_iter().chain(other).max_by_key(|touch| touch.position);
        Some(match self {
            Self::Programme(id) => {
                let own = touched.last([("programme", id.as_str())]);
                let calls = of_calls(record, touched, |call| call.programme_id.as_ref() == Some(id));
                let title = programmes::name(lang, record.programmes.get(id)?);
                whole(title, Page::Programme { slug: id.to_string() }, later(own, calls))
            }
            Self::RecurringCall(id) => {
                let template = record.templates.get(id)?;
                let own = touched.last([("template", id.as_str()), ("programme", template.programme_id.as_str())]);
                let calls = of_calls(record, touched, |call| call.edition.as_ref().is_some_and(|of| &of.template == id));
                whole(editions::words::name(lang, template), Page::RecurringCall { template: id.to_string() }, later(own, calls))
            }
            Self::Year(text) => {
                let year = years::parse(text).filter(|year| years::has_calls(record, *year))?;
                let calls = of_calls(record, touched, |call| call.fiscal_year == Some(year));
                whole(td_string!(lang, years.title, year = year).to_string(), Page::Year { year: text.clone() }, calls)
            }
            Self::Place(name) => {
                let place = Place::parse(name)?;
                let calls = of_calls(record, touched, |call| Place::of(&call.jurisdiction) == place);
                let title = td_string!(lang, places.title, place = place_name(lang, place)).to_string();
                whole(title, Page::Place { place: name.clone() }, calls)
            }
            Self::Law(id) => {
                let title = pieces::law_name(lang, record.legal_bases.get(id)?);
                let cited = whole(title, Page::LegalBases, touched.last([("legal_basis", id.as_str())]));
                Cited { anchor: Some(id.to_string()), ..cited }
            }
            _ => return None,
        })
    }
}

/// The newest entry about any call of a choice, or its lines.
fn of_calls(record: &Record, touched: &Touched, of: impl Fn(&Call) -> bool) -> Option<Touch> {
    let calls = record.calls().values().filter(|call| of(call));
    let own = |call: &Call| -> Vec<Subject> {
        let lines = record.lines_of(&call.id).map(|line| Subject::line(&line.id));
        lines.chain([Subject::new(SubjectKind::Call, &call.id)]).collect()
    };
    touched.last_about(&calls.flat_map(own).collect::<Vec<_>>())
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
