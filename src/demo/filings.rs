//! The invented association, what it drafts and files, and how one line is resolved.

use super::people::People;
use crate::{
    accounts::model::Email,
    app::App,
    applications::{
        actions::{self as applying, Filing, Start},
        answers::seen,
        budget::{Source, TypedRow},
        context::LineNow,
        folio::Folio,
        merge::Sent,
        model::Declaration,
        rules::budget_text,
        store,
    },
    associations::{
        actions::{self as associating, By},
        model::{Country, Deed, Kind, Place, Population, Profile},
    },
    clock::Now,
    error::{Error, Result},
    ids::{ApplicationId, AssociationId, InstitutionId, LineId},
    policy::{Actor, MemberRole},
    review::{
        actions::{self as reviewing, NewRuling},
        model::Outcome,
    },
    web::{lang::Lang, upload::Uploaded},
};

/// A sheet of paper that says nothing.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// The association registers with a seat in each city, and its drafter joins.
pub async fn association(app: &App, people: &People, now: Now) -> Result<AssociationId> {
    let by = By { app, actor: &people.ibai, now };
    let profile = Profile {
        name: "Dos Orillas (asociación inventada)".to_owned(),
        kind: Kind::Hometown,
        populations: vec![Population::Return, Population::Abroad],
        about: "Familias de dos ciudades que se acompañan. Inventada para la demostración.".to_owned(),
        coinvestment: true,
        public: true,
    };
    let place = |city: &str, country| Place { city: city.to_owned(), country, address: String::new() };
    let id = associating::register(by, &profile, &place("Cicero, Illinois", Country::UnitedStates)).await?;
    // From here on he is its representative.
    let people = people.again(app).await?;
    let by = By { actor: &people.ibai, ..by };
    associating::add_seat(by, &id, &place("La Magdalena Contreras, Ciudad de México", Country::Mexico)).await?;
    let deed =
        Deed { country: Country::Mexico, name: "Dos Orillas, A.C. (inventada)".to_owned(), rfc: None, cluni: None, ein: None };
    associating::add_legal_person(by, &id, &deed).await?;
    let asha = Email::parse("asha@demo.example").ok_or_else(|| Error::internal("an address of the cast"))?;
    associating::invite(by, Lang::es, &id, &asha, MemberRole::Drafter).await?;
    let waiting = crate::associations::store::waiting_of(app.db.read(), &id).await?;
    let invitation = waiting.first().ok_or(Error::NotFound)?;
    associating::accept(By { actor: &people.asha, ..by }, asha.as_str(), &invitation.id).await?;
    Ok(id)
}

/// The drafter starts an application and answers.
pub async fn draft(app: &App, people: &People, club: &AssociationId, line: &LineId, now: Now) -> Result<ApplicationId> {
    let asha = &people.asha;
    let on = LineNow::of(app, line, now).await?;
    let id = applying::start(app, asha, &on, Start { association: club.clone(), legal_person: None }).await?;
    let sent = |question: &str, text: &str| Sent { question: question.to_owned(), text: text.to_owned(), shown: seen("") };
    let what = "Encuentros quincenales entre familias de las dos ciudades, con archivo de voz. (Respuesta inventada.)";
    applying::save_answers(app, asha, &id, &[sent("p1", what), sent("p2", "2")], now).await?;
    Ok(id)
}

/// The rest of an application, and its filing by the representative.
pub async fn file(app: &App, people: &People, club: &AssociationId, line: &LineId, now: Now) -> Result<Folio> {
    let id = draft(app, people, club, line, now).await?;
    let row = |concept: &str, quantity: &str, unit_cost: &str, source| TypedRow {
        concept: concept.to_owned(),
        quantity: quantity.to_owned(),
        unit_cost: unit_cost.to_owned(),
        source,
        ..TypedRow::default()
    };
    let rows = [
        row("Facilitación", "10", "4,500.00", Source::Asked),
        row("Grabación y archivo", "1", "18,250.00", Source::Asked),
        row("Local", "10", "800.00", Source::Own),
    ];
    applying::save_budget(app, &people.asha, &id, &rows, &seen(&budget_text(&[])), now).await?;
    let deed = Uploaded { name: "acta-inventada.pdf".to_owned(), bytes: PDF.to_vec() };
    applying::add_paper(app, &people.asha, &id, "d1", deed, now).await?;
    let version = store::draft(app.db.read(), &id).await?.ok_or(Error::NotFound)?.version;
    let declaration = Declaration { name: "Ibai Robles".to_owned(), words: "Declaración inventada".to_owned() };
    applying::file(app, &people.ibai, &id, Filing { declaration, seen: version }, now).await
}

/// One official records the result and proposes; the other approves and publishes.
pub async fn resolve(app: &App, people: &People, at: &InstitutionId, line: &LineId, folio: &Folio, now: Now) -> Result<()> {
    for official in [&people.nuria, &people.dario] {
        let bench = bench(app, official, at, line, now).await?;
        reviewing::declare(app, official, &bench, false, now).await?;
    }
    let bench_now = bench(app, &people.nuria, at, line, now).await?;
    let case = bench_now.open(&people.nuria, &folio.to_string())?;
    let ruling = NewRuling {
        folio: folio.to_string(),
        outcome: Outcome::Awarded { cents: 6_000_000 },
        reason: "Cumple con lo pedido; se ajusta el monto al presupuesto disponible. (Motivo inventado.)".to_owned(),
        seen: bench_now.seen_of(case),
    };
    reviewing::rule(app, &people.nuria, &bench_now, &ruling, now).await?;
    let ruled = bench(app, &people.nuria, at, line, now).await?;
    reviewing::propose(app, &people.nuria, &ruled, &ruled.seen(), now).await?;
    let proposed = bench(app, &people.dario, at, line, now).await?;
    reviewing::approve(app, &people.dario, &proposed, &proposed.seen(), "Acta IDM/3 (inventada)", now).await
}

async fn bench(app: &App, official: &Actor, at: &InstitutionId, line: &LineId, now: Now) -> Result<reviewing::Bench> {
    reviewing::bench(app, official, at, line, now).await
}
