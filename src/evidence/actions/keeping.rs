//! Keeping evidence: inside the write of the fact that it is for.

use super::{consent_entry, fresh, on_its_fact};
use crate::{
    app::App,
    error::Result,
    evidence::{
        index,
        model::{Evidence, EvidenceKind, NewConsent, NewEvidence, NewFile, Original},
        store,
    },
    ids::{EvidenceId, FactId},
    ledger::{Entry, Write},
    scanner,
};

/// Keeps a piece of evidence for a fact that this same write has entered. Its file is encrypted; address, name and words are in the
/// entry as commitments only.
pub async fn attach(write: &mut Write, app: &App, fact: &FactId, new: NewEvidence) -> Result<EvidenceId> {
    let NewEvidence { kind, level, url, fetched_on, file, testimony } = new;
    let original = match file {
        Some(file) => Some(keep(app, file).await?),
        None => None,
    };
    let evidence = Evidence {
        id: EvidenceId::random(),
        position: 0,
        fact: fact.clone(),
        kind,
        level,
        url,
        fetched_on,
        recorded_at: write.now(),
        person: write.permit().person().cloned(),
        original,
        copies: Vec::new(),
        testimony: None,
    };
    let said = testimony.as_ref().map(|t| (t.called.as_str(), t.words.as_str()));
    let consents = testimony.as_ref().map(|t| t.consents.as_slice()).unwrap_or_default();
    match enter(write, &evidence, said, consents).await {
        Ok(()) => Ok(evidence.id),
        Err(error) => {
            // Nothing refers to it: without this it would stay in the vault for ever.
            app.vault.forget(evidence.original.iter().map(|file| &file.id));
            Err(error)
        }
    }
}

async fn enter(write: &mut Write, evidence: &Evidence, said: Option<(&str, &str)>, consents: &[NewConsent]) -> Result<()> {
    let entry = on_its_fact(write, entry(evidence, said), &evidence.fact).await?;
    let position = write.enter(entry).await?.position;
    let (person, now) = (evidence.person.clone(), write.now());
    store::insert(write.conn(), &Evidence { position, ..evidence.clone() }).await?;
    index::add(write.conn(), position, evidence.id.as_str(), &evidence.fact, evidence.kind, evidence.url.as_deref()).await?;
    let Some((called, words)) = said else { return Ok(()) };
    store::insert_testimony(write.conn(), &evidence.id, called, words).await?;
    for consent in consents {
        let position = write.enter(consent_entry(&evidence.id, consent)).await?.position;
        store::insert_consent(write.conn(), position, &evidence.id, consent, person.as_ref(), now).await?;
    }
    Ok(())
}

fn entry(evidence: &Evidence, said: Option<(&str, &str)>) -> Entry {
    let entry = Entry::open("evidence_added", "evidence", &evidence.id)
        .with("fact", evidence.fact.as_str())
        .with("type", evidence.kind.as_str())
        .with("level", evidence.level.number())
        .with("fetched_on", evidence.fetched_on.to_string());
    let entry = evidence.url.iter().fold(entry, |entry, url| entry.text("url", url));
    let entry = evidence.original.iter().fold(entry, |entry, file| {
        let entry = entry.text("file_name", &file.name);
        // Whoever holds the same letter as a witness must not find it in the log.
        let secret = evidence.kind == EvidenceKind::Testimony;
        if secret { entry.text("sha256", &file.sha256) } else { entry.with("sha256", file.sha256.as_str()) }
    });
    let Some((called, words)) = said else { return entry };
    let texts = [("called", called), ("words", words)];
    texts.into_iter().filter(|(_, text)| !text.is_empty()).fold(entry, |entry, (name, text)| entry.text(name, text))
}

async fn keep(app: &App, file: NewFile) -> Result<Original> {
    let NewFile { name, kind, bytes } = file;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let (id, sha256) = app.vault.put(bytes).await?;
    Ok(Original { id, name, kind, bytes: length, sha256 })
}

/// Has the file of a piece of evidence scanned for viruses, once the write that it came with is committed: inside it, everybody else
/// would wait for the scanner.
pub async fn scan(app: &App, kept: Option<&EvidenceId>) {
    let Some(id) = kept else { return };
    // What cannot be read now is scanned by and by.
    if let Ok(Evidence { original: Some(file), .. }) = fresh(app, id).await {
        scanner::at_once(app, &file.id).await;
    }
}
