//! Recording what was filed on paper or in another portal, and correcting what was said of it.

use super::papers::keep;
use crate::{
    app::App,
    applications::{
        model::{FiledElsewhere, FiledOn, Named, Repeats, Saying},
        store,
    },
    associations,
    calls::live,
    clock::Now,
    error::{Error, Result},
    ids::AssociationId,
    ledger::{Entry, Position, Write},
    policy::{self, Act, Actor, Permit, Refusal},
    scanner, suggestions,
    web::upload::Uploaded,
};

/// What an association says of its filing.
pub struct Report {
    pub on: FiledOn,
    pub says: Saying,
    /// The stamped receipt.
    pub receipt: Uploaded,
    /// That it is another application than one that looks the same.
    pub is_another: bool,
}

/// What came of it.
#[derive(Debug)]
pub enum Recorded {
    Kept,
    /// Nothing was recorded: this one looks the same, by that.
    LooksThere(Box<FiledElsewhere>, Repeats),
}

/// Records it; the ledger commits to the receipt's hash from this instant on.
pub async fn record_elsewhere(
    app: &App,
    actor: &Actor,
    association: &AssociationId,
    report: Report,
    now: Now,
) -> Result<Recorded> {
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
        says: report.says,
        receipt,
        recorded_at: now,
        position: 0,
        seen: 0,
        named: Named::Never,
    };
    let saved = save(app, permit, filing, (counted_on, report.is_another)).await;
    match saved {
        Ok(Recorded::Kept) => scanner::at_once(app, &file).await,
        Ok(Recorded::LooksThere(..)) | Err(_) => app.vault.forget([&file]),
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

async fn save(
    app: &App,
    permit: Permit,
    mut filing: FiledElsewhere,
    (counted_on, is_another): (Option<String>, bool),
) -> Result<Recorded> {
    let mut write = Write::begin(&app.db, permit, filing.recorded_at).await?;
    // Asked under the lock: of one form that is sent twice at once, the second meets what the first recorded.
    let there = store::elsewhere_of(&mut *write.conn(), &filing.association).await?;
    let repeated = there.into_iter().find_map(|known| Some((filing.repeats(&known)?, known)));
    if let Some((by, known)) = repeated.filter(|_| !is_another) {
        return Ok(Recorded::LooksThere(Box::new(known), by));
    }
    let on = match &filing.on {
        FiledOn::Line(line) => ("line", line.to_string()),
        FiledOn::Suggested { suggestion, .. } => ("suggestion", suggestion.clone()),
    };
    let entry = Entry::sealed("filed_elsewhere", "filing", &filing.id)
        .with("association", filing.association.as_str())
        .with(on.0, on.1)
        .with("receipt_sha256", filing.receipt.sha256.as_str());
    let entry = saying(entry, &filing.says);
    let entry = counted_on.into_iter().fold(entry, |entry, line| entry.touches("line", line));
    filing.position = write.enter(entry).await?.position;
    store::insert_elsewhere(write.conn(), &filing).await?;
    write.commit().await?;
    Ok(Recorded::Kept)
}

/// What is said of a filing, as its entry has it.
fn saying(entry: Entry, says: &Saying) -> Entry {
    entry
        .with("filed_on", says.filed_on.to_string())
        .with("amount_cents", says.amount.map(|sum| sum.in_cents()))
        .with("currency", says.amount.map(|sum| sum.currency().code()))
        .text("note", says.note.as_str())
}

/// Corrects what is said of a filing, by a later entry: its receipt stays, and what it said before.
/// `seen`: the newest entry that the form was shown. `is_another`: that it is another application than one that looks the same by it.
pub async fn correct_elsewhere(
    app: &App,
    actor: &Actor,
    (association, filing): (&AssociationId, &str),
    says: Saying,
    (seen, is_another): (Position, bool),
    now: Now,
) -> Result<Recorded> {
    let permit = policy::may(actor, Act::RecordFiledElsewhere(association))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    let there = store::elsewhere(&mut *write.conn(), association, filing).await?.ok_or(Error::NotFound)?;
    if there.seen != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let corrected = FiledElsewhere { says, ..there.clone() };
    let others = store::elsewhere_of(&mut *write.conn(), association).await?;
    if let Some(known) = others.into_iter().find(|known| !is_another && corrected.comes_to_repeat(&there, known)) {
        return Ok(Recorded::LooksThere(Box::new(known), Repeats::Day));
    }
    let entry = Entry::sealed("filed_elsewhere_corrected", "filing", filing).with("association", association.as_str());
    let at = write.enter(saying(entry, &corrected.says)).await?.position;
    store::correct_elsewhere(write.conn(), filing, &corrected.says, at, now).await?;
    write.commit().await?;
    Ok(Recorded::Kept)
}
