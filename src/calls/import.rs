//! Loads the shipped reference into the record at start. What changed since the last start enters as a correction; what this
//! installation has superseded is left alone and reported.

use super::{
    due::enter_recomputed,
    facts::NewFact,
    live, reference,
    store::{self, RecordKind, Source},
};
use crate::{
    app::App,
    error::{Error, Result},
    ledger::{Write, canonical},
    policy::{self, Act, Actor},
};
use serde_json::{Value, json};

/// What a start changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub added: usize,
    pub corrected: usize,
    /// Shipped records that this installation has superseded.
    pub left_alone: Vec<String>,
}

/// What a demonstration takes of the shipped files: laws and calendars. What is invented never stands beside what is on record.
const FOR_DEMONSTRATION: [&str; 8] = [
    "electoral_periods",
    "legal_basis",
    "fiscal_years",
    "holidays",
    "terms_suspensions",
    "holiday_rules",
    "glossary",
    "identifiers",
];

/// Loads what this program ships.
pub async fn shipped(app: &App) -> Result<Imported> {
    let wanted = |name: &str| !app.config.demo || FOR_DEMONSTRATION.contains(&name);
    let files =
        reference::FILES.into_iter().filter(|(name, _)| wanted(name)).map(|(name, text)| Ok((name, serde_json::from_str(text)?)));
    load(app, &files.collect::<Result<Vec<(&str, Value)>>>()?).await
}

/// Loads these files, by name. All or nothing.
pub async fn load(app: &App, files: &[(&str, Value)]) -> Result<Imported> {
    let permit = policy::may(&Actor::system(), Act::KeepRecord)?;
    let before = live::record(app).await?;
    let mut write = Write::begin(&app.db, permit, app.clock.now()).await?;
    let mut done = Imported::default();
    for (name, items) in files {
        match kind(name) {
            Some(kind) => {
                for item in list(name, items)? {
                    describe(&mut write, kind, &id(kind, item), item, &mut done).await?;
                }
            }
            None if *name == "facts" => {
                for item in list(name, items)? {
                    fact(&mut write, item, &mut done).await?;
                }
            }
            None => {
                let whole = json!({ "collection": name, "items": items });
                describe(&mut write, RecordKind::Collection, name, &whole, &mut done).await?;
            }
        }
    }
    if done.added + done.corrected > 0 {
        enter_recomputed(&mut write, &before).await?;
        write.commit().await?;
    }
    Ok(done)
}

async fn describe(write: &mut Write, kind: RecordKind, id: &str, body: &Value, done: &mut Imported) -> Result<()> {
    match store::described(write, kind, id).await? {
        None => done.added += 1,
        Some(known) if known.body == canonical(body)? => return Ok(()),
        Some(known) if !known.from_reference => {
            done.left_alone.push(format!("{} {id}", kind.as_str()));
            return Ok(());
        }
        Some(_) => done.corrected += 1,
    }
    store::enter_record(write, kind, id, body, Source::Reference).await?;
    Ok(())
}

/// A changed fact enters as a new one that supersedes the old: `id~2`, then `id~3`.
async fn fact(write: &mut Write, item: &Value, done: &mut Imported) -> Result<()> {
    let shipped: NewFact = serde_json::from_value(item.clone())?;
    let mut current = shipped.clone();
    let mut version = 1;
    while let Some((body, superseded)) = store::fact_body(write, current.id.as_str()).await? {
        if body == canonical(&serde_json::to_value(&current)?)? {
            return Ok(());
        }
        let next = crate::ids::FactId::from_text(format!("{}~{}", shipped.id, version + 1));
        if superseded && store::fact_body(write, next.as_str()).await?.is_none() {
            done.left_alone.push(format!("fact {}", shipped.id));
            return Ok(());
        }
        current = NewFact { id: next, supersedes: Some(current.id.clone()), ..shipped.clone() };
        version += 1;
    }
    store::enter_fact(write, &current).await?;
    if version == 1 {
        done.added += 1;
    } else {
        done.corrected += 1;
    }
    Ok(())
}

fn kind(file: &str) -> Option<RecordKind> {
    match file {
        "institutions" => Some(RecordKind::Institution),
        "programmes" => Some(RecordKind::Programme),
        "calls" => Some(RecordKind::Call),
        "templates" => Some(RecordKind::Template),
        "commitments" => Some(RecordKind::Commitment),
        "electoral_periods" => Some(RecordKind::ElectoralPeriod),
        "legal_basis" => Some(RecordKind::LegalBasis),
        "fiscal_years" => Some(RecordKind::FiscalYear),
        "suspension_precedents" => Some(RecordKind::Precedent),
        "holidays" => Some(RecordKind::Holiday),
        "terms_suspensions" => Some(RecordKind::TermsSuspension),
        _ => None,
    }
}

fn list<'a>(file: &str, items: &'a Value) -> Result<&'a Vec<Value>> {
    items.as_array().ok_or_else(|| Error::Unreadable(format!("reference/{file}.json is not a list")))
}

/// Fiscal years are known by their jurisdiction; everything else by its id.
fn id(kind: RecordKind, item: &Value) -> String {
    let name = if kind == RecordKind::FiscalYear { "jurisdiction" } else { "id" };
    item[name].as_str().unwrap_or_default().to_owned()
}
