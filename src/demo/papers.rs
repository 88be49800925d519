//! What the association keeps in its dossier: papers with their dates, who opened them, and the copy that a filing takes.

use super::people::{self, ASHA, IBAI};
use crate::{
    app::App,
    applications::{actions::opened_by_official, model::Filed},
    associations::{self, model::Country},
    clock::Now,
    dossier::{
        actions::{self, Borrowing, By},
        load,
        model::{Dates, Paper, PaperKind, What},
        store,
    },
    error::{Error, Result},
    ids::{ApplicationId, AssociationId, InstitutionId},
    policy::Actor,
    web::upload::Uploaded,
};
use chrono::{Duration, NaiveDate};

/// A sheet of paper that says nothing.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// A paper as it is told here. Days count from the day of the demonstration.
struct Told {
    kind: PaperKind,
    title: &'static str,
    file: &'static str,
    issued: i64,
    expires: Option<i64>,
}

/// The certificate ends before the open call closes.
const PAPERS: [Told; 3] = [
    Told { kind: PaperKind::Deed, title: "", file: "acta-inventada.pdf", issued: -2400, expires: None },
    Told {
        kind: PaperKind::Powers,
        title: "Poder de Ibai Robles",
        file: "poder-inventado.pdf",
        issued: -700,
        expires: Some(400),
    },
    Told { kind: PaperKind::Rfc, title: "", file: "constancia-inventada.pdf", issued: -140, expires: Some(-50) },
];
const RENEWED: Told =
    Told { kind: PaperKind::Rfc, title: "", file: "constancia-renovada-inventada.pdf", issued: -52, expires: Some(11) };

impl Told {
    fn dates(&self, app: &App) -> Dates {
        let day = |days: i64| -> NaiveDate { (app.clock.now() + Duration::days(days)).date_naive() };
        Dates { issued: Some(day(self.issued)), expires: self.expires.map(day) }
    }
}

/// An invented paper: each has its own bytes.
pub fn sheet(name: &str) -> Uploaded {
    Uploaded { name: name.to_owned(), bytes: [PDF, b"% ", name.as_bytes(), b"\n"].concat() }
}

/// The representative keeps the papers, and lets the steward see the deed.
pub async fn keep(app: &App, club: &AssociationId, now: Now) -> Result<()> {
    let ibai = people::actor(app, &IBAI).await?;
    let by = By { app, actor: &ibai, now };
    let legal = associations::store::legal_persons(app.db.read(), club).await?;
    let legal = legal.into_iter().find(|one| one.deed.country == Country::Mexico).map(|one| one.id);
    for (minute, told) in (0..).zip(&PAPERS) {
        let by = By { now: now + Duration::minutes(minute), ..by };
        let what = What { kind: told.kind, title: told.title.to_owned(), legal_person: legal.clone() };
        actions::add(by, club, &what, told.dates(app), sheet(told.file)).await?;
    }
    let (deed, seen) = shown(app, club, PaperKind::Deed).await?;
    actions::show_steward(by, club, &deed.id, &seen, true).await
}

/// The drafter renews the certificate and reads the power of attorney.
pub async fn renew(app: &App, club: &AssociationId, now: Now) -> Result<()> {
    let asha = people::actor(app, &ASHA).await?;
    let by = By { app, actor: &asha, now };
    let (certificate, seen) = shown(app, club, PaperKind::Rfc).await?;
    actions::replace(by, club, &certificate.id, &seen, RENEWED.dates(app), sheet(RENEWED.file)).await?;
    let (powers, _) = shown(app, club, PaperKind::Powers).await?;
    actions::by_member(by, club, &powers.id, current(&powers)?).await.map(|_| ())
}

/// The steward reads the deed that is shown.
pub async fn read_by_steward(app: &App, steward: &Actor, club: &AssociationId, now: Now) -> Result<()> {
    let (deed, _) = shown(app, club, PaperKind::Deed).await?;
    actions::by_steward(By { app, actor: steward, now }, club, current(&deed)?).await.map(|_| ())
}

/// A copy of the deed, for an application.
pub async fn lend_deed(app: &App, drafter: &Actor, club: &AssociationId, application: &ApplicationId, now: Now) -> Result<()> {
    let (deed, _) = shown(app, club, PaperKind::Deed).await?;
    let borrowing = Borrowing { wanted: "d1", paper: &deed.id, version: current(&deed)? };
    actions::lend(By { app, actor: drafter, now }, application, &borrowing).await
}

/// An official opens what an application brought.
pub async fn read_by_official(app: &App, official: &Actor, at: &InstitutionId, filed: &Filed, now: Now) -> Result<()> {
    for paper in &filed.content.papers {
        opened_by_official(app, official, (at, &filed.id), paper.clone(), now).await?;
    }
    Ok(())
}

/// The paper of a kind, as a form would show it.
async fn shown(app: &App, club: &AssociationId, kind: PaperKind) -> Result<(Paper, String)> {
    let paper = load::papers(app, club).await?.into_iter().find(|paper| paper.what.kind == kind).ok_or(Error::NotFound)?;
    let mut reader = app.db.read().acquire().await?;
    let seen = store::last_entry(&mut reader, &paper.id).await?;
    Ok((paper, seen))
}

fn current(paper: &Paper) -> Result<&str> {
    Ok(&paper.current().ok_or(Error::NotFound)?.id)
}
