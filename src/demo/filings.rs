//! What the associations draft and file, here and elsewhere, and how one line is resolved.

use super::{criteria::opine, papers, people::People};
use crate::{
    app::App,
    applications::{
        actions::{self as applying, Filing, Report, Start},
        answers::seen,
        budget::{Source, TypedRow},
        context::LineNow,
        folio::Folio,
        meanwhile,
        merge::Sent,
        model::{Declaration, FiledOn, Saying},
        rows::SentRow,
        store,
    },
    calls::{
        dates::PartialDate,
        money::{Currency, Money},
    },
    clock::Now,
    error::{Error, Result},
    ids::{ApplicationId, AssociationId, InstitutionId, LineId},
    policy::Actor,
    review::{
        actions::{self as reviewing, NewRuling},
        conflicts::enter_declaration,
        model::Outcome,
    },
};

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

/// The rest of an application, with the deed of the dossier, and its filing by the representative.
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
    applying::save_budget(app, &people.asha, &id, &rows.map(SentRow::new), now).await?;
    papers::lend_deed(app, &people.asha, club, &id, now).await?;
    let mut conn = app.db.read().acquire().await?;
    let whole = store::whole(&mut conn, &id).await?.ok_or(Error::NotFound)?;
    let seen = meanwhile::seen_of(whole.draft.version, &applying::applicant(&mut conn, &whole).await?);
    drop(conn);
    let declaration = Declaration { name: "Ibai Robles".to_owned(), words: "Declaración inventada".to_owned() };
    applying::file(app, &people.ibai, &id, Filing { declaration, seen }, now).await
}

/// An application on paper, at a counter, with its stamped receipt; the association lets its name be shown.
pub async fn file_elsewhere(app: &App, representative: &Actor, club: &AssociationId, line: &LineId, now: Now) -> Result<()> {
    let report = Report {
        on: FiledOn::Line(line.clone()),
        says: Saying {
            filed_on: PartialDate::day(now.date_naive()),
            amount: Money::units(80_000, Currency::Mxn).ok(),
            note: "Se presentó en papel, en ventanilla. (Inventado.)".to_owned(),
        },
        receipt: papers::sheet("acuse-sellado-inventado.pdf"),
        is_another: false,
    };
    applying::record_elsewhere(app, representative, club, report, now).await?;
    let there = store::elsewhere_of(app.db.read(), club).await?;
    let filing = there.first().ok_or(Error::NotFound)?;
    applying::name(app, representative, club, &filing.id, true, now).await
}

/// One official records the result and proposes; the other approves and publishes.
pub async fn resolve(app: &App, people: &People, at: &InstitutionId, line: &LineId, folio: &Folio, now: Now) -> Result<()> {
    for official in [&people.nuria, &people.dario] {
        enter_declaration(app, official, (at, line), false, now).await?;
    }
    let (_, case) = reviewing::bench_of(app, &people.nuria, (at, line), &folio.to_string(), now).await?;
    papers::read_by_official(app, &people.nuria, at, &case.filed, now).await?;
    let found =
        [(60, "Dice qué, con quién y cada cuándo. (Nota inventada.)"), (20, "No dice para qué es el archivo. (Nota inventada.)")];
    opine(app, &people.nuria, (at, line, folio), found, now).await?;
    let found = [
        (60, "Nombra a las familias de las dos ciudades. (Nota inventada.)"),
        (20, "Falta explicar la grabación. (Nota inventada.)"),
    ];
    opine(app, &people.dario, (at, line, folio), found, now).await?;
    let (bench_now, case) = reviewing::bench_of(app, &people.nuria, (at, line), &folio.to_string(), now).await?;
    let ruling = NewRuling {
        difference: None,
        folio: folio.to_string(),
        outcome: Outcome::Awarded { cents: 6_000_000 },
        reason: "Cumple con lo pedido; se ajusta el monto al presupuesto disponible. (Motivo inventado.)".to_owned(),
        seen: bench_now.seen_of(&case),
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
