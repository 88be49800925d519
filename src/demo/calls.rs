//! The invented institution and the calls it publishes.

use super::criteria;
use crate::{
    app::App,
    calls::{
        dates::Zone,
        live,
        model::{Confidence, Institution, Jurisdiction},
        money::Currency,
        terms::Both,
    },
    clock::Now,
    error::{Error, Result},
    ids::{InstitutionId, LineId},
    office::{
        actions::{self, Published},
        model::{CallDraft, Designation, LineDraft, PaperDraft, QuestionDraft, Suspension},
        suspension,
        terms::model::{ColumnDraft, RuleDraft},
    },
    policy::Actor,
};
use chrono::{Datelike, Duration};

/// A call as it is told here. Days count from the day of the demonstration.
#[derive(Clone, Copy)]
pub struct Told {
    pub title: [&'static str; 2],
    pub lines: &'static [[&'static str; 2]],
    pub opens: i64,
    pub closes: i64,
    pub results: i64,
    /// Results within so many working days of the closing, in place of a date.
    pub within: Option<u16>,
}

/// How many calls the demonstration has.
pub const ALL: usize = 4;

pub const MEMORY: Told = Told {
    title: ["Memoria de ida y vuelta (inventada)", "Memory both ways (invented)"],
    lines: &[["Archivos familiares", "Family archives"]],
    opens: 0,
    closes: 0,
    results: 0,
    within: None,
};

pub const HOUSES: Told = Told {
    title: ["Casas de barrio (inventada)", "Neighbourhood houses (invented)"],
    lines: &[["Espacios de encuentro", "Places to meet"]],
    ..MEMORY
};

pub const NETWORKS: Told = Told {
    title: ["Redes de acogida (inventada)", "Welcome networks (invented)"],
    lines: &[
        ["Acompañamiento a familias retornadas", "Support for returning families"],
        ["Talleres de oficios", "Workshops for trades"],
    ],
    ..MEMORY
};

pub const TRADES: Told = Told {
    title: ["Oficios de regreso (inventada)", "Trades on return (invented)"],
    lines: &[["Certificación de oficios", "Certificates for trades"]],
    ..MEMORY
};

pub fn both([es, en]: [&str; 2]) -> Both {
    Both { es: es.to_owned(), en: en.to_owned() }
}

/// The steward adds the institution and records its designation.
pub async fn institution(app: &App, salma: &Actor, now: Now) -> Result<InstitutionId> {
    let id = InstitutionId::from_text("idm");
    let institution = Institution {
        id: id.clone(),
        name_es: "Instituto Demostrativo de Movilidad (inventado)".to_owned(),
        name_en: "Demonstration Institute of Mobility (invented)".to_owned(),
        acronym: Some("IDM".to_owned()),
        level: "city".to_owned(),
        city: "CDMX".to_owned(),
        start: None,
        start_precision: None,
        end: None,
        end_precision: None,
        predecessors: Vec::new(),
        successors: Vec::new(),
        notes: String::new(),
        source: "Inventado para la demostración".to_owned(),
        confidence: Confidence::Sourced,
    };
    actions::add_institution(app, salma, &institution, now).await?;
    let designation = Designation {
        institution: id.clone(),
        document: "Acuerdo IDM/01 (inventado)".to_owned(),
        dated: (now - Duration::days(10)).date_naive(),
        data_responsible: "Unidad de Transparencia (inventada)".to_owned(),
        retention: "Cinco años después de la resolución".to_owned(),
        signature_rule: "En el sistema, por dos personas".to_owned(),
        source: String::new(),
        jurisdiction: Jurisdiction::new("CDMX"),
        zone: Zone::MEXICO_CITY,
        recorded_at: now,
    };
    actions::designate(app, salma, &designation).await?;
    Ok(id)
}

/// The publisher writes and publishes a call; its lines.
pub async fn publish(app: &App, pilar: &Actor, institution: &InstitutionId, told: &Told, now: Now) -> Result<Vec<LineId>> {
    let today = app.clock.now();
    let on = |days: i64| Zone::MEXICO_CITY.wall(today + Duration::days(days)).date();
    let body = CallDraft {
        title: both(told.title),
        fiscal_year: today.year().to_string(),
        edition: None,
        programme: None,
        opens: format!("{}T09:00", on(told.opens - 1)),
        closes: format!("{}T18:00", on(told.closes)),
        results: told.within.map_or_else(|| on(told.results).to_string(), |_| String::new()),
        term_days: told.within.map(|days| days.to_string()).unwrap_or_default(),
        term_from: told.within.map(|_| "closing".to_owned()).unwrap_or_default(),
        act: "Gaceta inventada, número 1".to_owned(),
        lines: told.lines.iter().map(|title| line(*title)).collect(),
        ..CallDraft::default()
    };
    let by = actions::publisher_of(app, pilar, institution).await?;
    let draft = actions::start(app, &by, body, now).await?;
    match actions::publish(app, pilar, &draft, now).await? {
        Published::Call(call) => Ok(live::record(app).await?.lines_of(&call).map(|line| line.id.clone()).collect()),
        Published::StillLacks(gaps) => Err(Error::internal(format!("a call of the cast lacks {gaps:?}"))),
    }
}

fn line(title: [&str; 2]) -> LineDraft {
    LineDraft {
        title: both(title),
        description: both([
            "Apoyo a asociaciones binacionales. Texto inventado para la demostración.",
            "Support for binational associations. Text invented for the demonstration.",
        ]),
        currency: Some(Currency::Mxn),
        ceiling: "120,000.00".to_owned(),
        questions: vec![
            QuestionDraft {
                text: both(["¿Qué hará la asociación y con quién?", "What will the association do, and with whom?"]),
                required: true,
                kind: "long".to_owned(),
                max_chars: "1500".to_owned(),
                ..QuestionDraft::default()
            },
            QuestionDraft {
                text: both(["¿Dónde se realizará?", "Where will it take place?"]),
                required: true,
                kind: "choice".to_owned(),
                options: Both {
                    es: "Ciudad de México\nChicago\nLas dos".to_owned(),
                    en: "Mexico City\nChicago\nBoth".to_owned(),
                },
                ..QuestionDraft::default()
            },
            QuestionDraft {
                text: both(["Sesiones previstas", "Sessions planned"]),
                kind: "table".to_owned(),
                columns: [["Tema", "Topic", "text"], ["Personas", "People", "number"]].map(column).to_vec(),
                max_rows: "8".to_owned(),
                ..QuestionDraft::default()
            },
            QuestionDraft {
                text: both(["¿Con quién trabaja en Chicago?", "Whom does it work with in Chicago?"]),
                kind: "short".to_owned(),
                only_if: "p2=1".to_owned(),
                ..QuestionDraft::default()
            },
        ],
        eligibility: vec![RuleDraft {
            question: both(["¿La asociación está constituida?", "Is the association incorporated?"]),
            admits: "sí".to_owned(),
            clause: "Base 2".to_owned(),
            words: "Podrán solicitar las asociaciones legalmente constituidas. (Base inventada.)".to_owned(),
            ..RuleDraft::default()
        }],
        criteria: criteria::all(),
        papers: vec![
            paper(["Acta constitutiva", "Deed of incorporation"], true),
            paper(["Constancia de situación fiscal", "Certificate of tax standing"], false),
        ],
        ..LineDraft::default()
    }
}

fn paper(title: [&str; 2], required: bool) -> PaperDraft {
    PaperDraft { title: both(title), required, ..PaperDraft::default() }
}

fn column([es, en, kind]: [&str; 3]) -> ColumnDraft {
    ColumnDraft { title: both([es, en]), kind: kind.to_owned() }
}

/// The publisher suspends a line, in the institution's words.
pub async fn suspend(app: &App, pilar: &Actor, institution: &InstitutionId, line: &LineId, now: Now) -> Result<()> {
    let shown = suspension::actions::shown(app, pilar, institution, line, now).await?;
    let reason = ["Revisión presupuestal (motivo inventado)", "Budget review (invented reason)"];
    let order = Suspension { reason: both(reason), legal_basis: None, until: None };
    suspension::actions::suspend(app, pilar, &shown, shown.seen, &order, "Oficio IDM/07 (inventado)", now).await
}
