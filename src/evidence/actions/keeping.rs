//! Keeping evidence: its file first, the rest inside the write of the fact that it is for.

use super::{consent_entry, on_its_fact};
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

/// Evidence whose file is in the vault already: encrypting and syncing it takes its time, and nobody should wait for the writer meanwhile.
pub struct Ready {
    new: NewEvidence,
    original: Option<Original>,
}

/// Encrypts the file of a piece of evidence. Once the write that it came for is over, [`Ready::settle`] has to be called.
pub async fn prepare(app: &App, mut new: NewEvidence) -> Result<Ready> {
    let original = match new.file.take() {
        Some(file) => Some(keep(app, file).await?),
        None => None,
    };
    Ok(Ready { new, original })
}

impl Ready {
    /// Has the file scanned for viruses if it was kept: inside the write, everybody else would wait for the scanner. One that nothing came
    /// to refer to is taken out again; without this it would stay in the vault for ever.
    pub async fn settle(&self, app: &App, kept: bool) {
        match &self.original {
            Some(file) if kept => scanner::at_once(app, &file.id).await,
            Some(file) => app.vault.forget([&file.id]),
            None => {}
        }
    }
}

/// Keeps a piece of evidence for a fact that this same write has entered. Address, name and words are in the entry as commitments only.
pub async fn attach(write: &mut Write, fact: &FactId, ready: &Ready) -> Result<EvidenceId> {
    let NewEvidence { kind, level, url, fetched_on, testimony, .. } = ready.new.clone();
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
        original: ready.original.clone(),
        copies: Vec::new(),
        testimony: None,
    };
    let said = testimony.as_ref().map(|t| (t.called.as_str(), t.words.as_str()));
    let consents = testimony.as_ref().map(|t| t.consents.as_slice()).unwrap_or_default();
    enter(write, &evidence, said, consents).await?;
    Ok(evidence.id)
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
