//! Recording what was filed on paper or in another portal.

use super::papers::keep;
use crate::{
    app::App,
    applications::{
        model::{FiledElsewhere, FiledOn, Named},
        store,
    },
    associations,
    calls::{dates::PartialDate, live, money::Money},
    clock::Now,
    error::{Error, Result},
    ids::AssociationId,
    ledger::{Entry, Write},
    policy::{self, Act, Actor, Permit, Refusal},
    scanner, suggestions,
    web::upload::Uploaded,
};

/// What an association says of its filing.
pub struct Report {
    pub on: FiledOn,
    pub filed_on: PartialDate,
    pub amount: Option<Money>,
    pub note: String,
    /// The stamped receipt.
    pub receipt: Uploaded,
}

/// Records it; the ledger commits to the receipt's hash from this instant on.
pub async fn record_elsewhere(app: &App, actor: &Actor, association: &AssociationId, report: Report, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::RecordFiledElsewhere(association))?;
    // How many say that they applied is told to everybody: on the line, or on what became of the suggestion.
    let counted_on = match &report.on {
        FiledOn::Line(line) => {
            live::record(app).await?.line(line).ok_or(Error::NotFound)?;
            Some(line.to_string())
        }
        FiledOn::Suggested { suggestion, .. } => {
            let known = suggestions::store::find(app.db.read(), suggestion).await?.ok_or(Error::NotFound)?;
            // Others' suggestions are nobody's business before they are confirmed.
            (actor.id() == Some(&known.person)).then_some(()).ok_or(Error::NotFound)?;
            match known.outcome {
                suggestions::model::Outcome::Confirmed { call, .. } => Some(call.to_string()),
                _ => None,
            }
        }
    };
    let receipt = keep(app, "", report.receipt).await?;
    let file = receipt.id.clone();
    let filing = FiledElsewhere {
        id: uuid::Uuid::new_v4().to_string(),
        association: association.clone(),
        on: report.on,
        filed_on: report.filed_on,
        amount: report.amount,
        note: report.note,
        receipt,
        recorded_at: now,
        position: 0,
        named: Named::Never,
    };
    let saved = save(app, permit, filing, counted_on).await;
    match saved {
        Ok(()) => scanner::at_once(app, &file).await,
        Err(_) => app.vault.forget([&file]),
    }
    saved
}

/// Lets the association's name stand beside the number on the call's page, or takes it off again: at once, and for good.
pub async fn name(app: &App, actor: &Actor, association: &AssociationId, filing: &str, shown: bool, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::File(association))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let there = store::elsewhere(&mut *write.conn(), association, filing).await?.ok_or(Error::NotFound)?;
    let FiledOn::Line(line) = &there.on else { return Err(Refusal::NotNow.into()) };
    if shown == matches!(there.named, Named::Since(_)) {
        return Err(Refusal::NotNow.into());
    }
    let kind = if shown { "filing_named" } else { "filing_unnamed" };
    let entry = Entry::sealed(kind, "filing", filing).with("line", line.as_str()).touches("line", line);
    write.enter(entry).await?;
    if shown {
        let name = associations::store::find(&mut *write.conn(), association).await?.name().to_owned();
        store::put_name(write.conn(), filing, &name, now).await?;
    } else {
        store::drop_name(write.conn(), filing, now).await?;
    }
    write.commit().await?;
    Ok(())
}

async fn save(app: &App, permit: Permit, mut filing: FiledElsewhere, counted_on: Option<String>) -> Result<()> {
    let mut write = Write::begin(&app.db, permit, filing.recorded_at).await?;
    let on = match &filing.on {
        FiledOn::Line(line) => ("line", line.to_string()),
        FiledOn::Suggested { suggestion, .. } => ("suggestion", suggestion.clone()),
    };
    let entry = Entry::sealed("filed_elsewhere", "filing", &filing.id)
        .with("association", filing.association.as_str())
        .with(on.0, on.1)
        .with("filed_on", filing.filed_on.to_string())
        .with("amount_cents", filing.amount.map(|sum| sum.in_cents()))
        .with("currency", filing.amount.map(|sum| sum.currency().code()))
        .with("receipt_sha256", filing.receipt.sha256.as_str())
        .text("note", filing.note.as_str());
    let entry = counted_on.into_iter().fold(entry, |entry, line| entry.touches("line", line));
    filing.position = write.enter(entry).await?.position;
    store::insert_elsewhere(write.conn(), &filing).await?;
    write.commit().await?;
    Ok(())
}
