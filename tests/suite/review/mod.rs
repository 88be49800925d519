//! Tests of reviewing: who opens what, results with reasons, two persons, the resolution everywhere at once.

mod access;
mod assignments;
mod blind;
mod case_file;
mod conflicts;
mod interests;
mod meanwhile;
mod opinion_rules;
pub mod opinions;
mod reading;
pub mod resolving;
mod rules;

pub use resolving::{annul, proposed};

use crate::{
    applications::{PDF, answers, attaches, budgets, files, registers},
    support::{
        Answer, Persona, World,
        office::{IDM, Office, Typed, hidden},
    },
};
use acuse::{
    applications::store::filed_of_line,
    calls::{live, standing::Kind},
    ids::LineId,
};
use chrono::{TimeZone, Utc};

/// The call of these tests, its only line, and the pages about it.
pub const SLUG: &str = "redes-de-acogida-2027";

pub fn page(rest: &str) -> String {
    format!("/es/oficina/{IDM}/lineas/{SLUG}{rest}")
}

/// An association that filed: its representative, the application's page and the folio.
pub struct Applicant {
    pub person: Persona,
    pub association: String,
    pub application: String,
    pub folio: String,
}

/// An open line on which two associations filed.
pub struct Case {
    pub world: World,
    pub office: Office,
    pub nuria: Applicant,
    pub ibai: Applicant,
}

pub async fn filed() -> Case {
    filed_on(&Typed::default()).await
}

pub async fn filed_on(typed: &Typed<'_>) -> Case {
    let world = World::new().await;
    let office = world.office().await;
    assert_eq!(office.publishes(typed).await, SLUG);
    let nuria = applies(&world, "Nuria", "Club Raíces").await;
    let ibai = applies(&world, "Ibai", "Casa Puente").await;
    Case { world, office, nuria, ibai }
}

/// Registers, drafts and files 2,500.00.
pub async fn applies(world: &World, name: &str, association: &str) -> Applicant {
    let person = world.person(name).await;
    let association = registers(&person, association).await;
    let start = format!("/es/convocatorias/{SLUG}/{SLUG}/solicitud");
    let application = person.post(&start, &[("as", association.as_str())]).await.leads_to("/es/mi/solicitudes/").location();
    answers(&person, &application, &[("p1", "Talleres de memoria")]).await.is(303);
    budgets(&person, &application, "1,250.00").await.is(303);
    attaches(&person, &application, "d1", "acta.pdf", PDF).await.is(303);
    files(&person, &application).await.is(303);
    let all = filed_of_line(world.app.db.read(), &LineId::from_text(SLUG)).await.unwrap();
    let mine = all.into_iter().find(|filed| application.ends_with(filed.id.as_str())).expect("what was filed");
    Applicant { person, association, application, folio: mine.folio.to_string() }
}

impl Case {
    /// Reception has closed; people are still signed in.
    pub async fn closes(mut self) -> Self {
        self.world.app.clock.set(Utc.with_ymd_and_hms(2026, 12, 17, 18, 0, 0).single().expect("an instant"));
        for person in [&mut self.office.publisher, &mut self.office.reviewer, &mut self.office.decider, &mut self.office.steward]
        {
            *person = self.world.signed_in(&person.name).await;
        }
        for applicant in [&mut self.nuria, &mut self.ibai] {
            applicant.person = self.world.signed_in(&applicant.person.name).await;
        }
        self
    }

    pub async fn kind(&self) -> Kind {
        let record = live::record(&self.world.app).await.unwrap();
        record.as_of(None, None).standing(&LineId::from_text(SLUG), self.world.now()).unwrap().kind()
    }
}

pub async fn declares(official: &Persona, answer: &str) {
    official.post(&page("/conflicto-de-interes"), &[("conflict", answer)]).await.leads_to(&page(""));
}

/// Records a result through the form as it shows now.
pub async fn rules(official: &Persona, folio: &str, amount: Option<&str>, reason: &str) -> Answer {
    let here = page(&format!("/folios/{folio}"));
    let seen = hidden(&official.get(&here).await.is(200).text(), "seen");
    let result = if amount.is_some() { "awarded" } else { "not_awarded" };
    let form = [("seen", seen.as_str()), ("result", result), ("amount", amount.unwrap_or("")), ("reason", reason)];
    official.post(&format!("{here}/dictamen"), &form).await
}

pub async fn proposes(official: &Persona) -> Answer {
    let seen = hidden(&official.get(&page("/resolucion")).await.is(200).text(), "seen");
    official.post(&page("/resolucion"), &[("seen", &seen)]).await
}

pub async fn approves(official: &Persona) -> Answer {
    let to = page("/resolucion/aprobacion");
    let seen = hidden(&official.get(&to).await.is(200).text(), "seen");
    official.post(&to, &[("seen", &seen), ("act", "Acta 3/2026 (inventada)")]).await
}
