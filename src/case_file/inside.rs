//! The files inside: made here or read from the vault, and the ZIP, which is written while it is sent, file by file.

use super::result::Told;
use crate::{
    app::App,
    applications::{
        corrections::{self, model::Correction},
        model::{Filed, Paper},
        papers::safe_name,
        proof_of, receipt, store,
    },
    error::{Error, Result},
    i18n::td_string,
    ledger, scanner,
    vault::{Vault, sha256},
    web::{lang::Lang, visit::Visit},
};
use std::io::{self, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// One file inside.
pub struct Inside {
    pub name: String,
    pub about: String,
    pub sha256: String,
    /// The paper that it is, or that it stands for.
    pub paper: Option<Paper>,
    /// What was made here; a paper is read from the vault only when its turn comes.
    made: Option<Vec<u8>>,
}

impl Inside {
    /// The paper whose bytes these are.
    pub fn given(&self) -> Option<&Paper> {
        self.paper.as_ref().filter(|_| self.made.is_none())
    }
}

pub fn text(name: impl Into<String>, about: impl Into<String>, bytes: Vec<u8>) -> Inside {
    Inside { name: name.into(), about: about.into(), sha256: sha256(&bytes), paper: None, made: Some(bytes) }
}

/// The frozen copy and its files.
pub async fn as_filed(app: &App, lang: Lang, filed: &Filed) -> Result<Vec<Inside>> {
    let content = store::content(app.db.read(), &filed.id).await?;
    let copy = text(td_string!(lang, casefile.filed), td_string!(lang, casefile.about_filed), content.into_bytes());
    let folder = td_string!(lang, casefile.papers);
    Ok([copy].into_iter().chain(kept(app, lang, folder, &filed.content.papers).await?).collect())
}

/// Files under names that no program can take for a path; numbered, so that two of one name both stay. What the virus scanner set apart
/// is named and left out.
async fn kept(app: &App, lang: Lang, folder: &str, papers: &[Paper]) -> Result<Vec<Inside>> {
    let mut inside = Vec::new();
    for (i, paper) in papers.iter().enumerate() {
        let name = safe_name(&paper.name, paper.kind);
        let at = format!("{folder}/{:02}-{name}", i + 1);
        let about = td_string!(lang, casefile.about_paper, name = name.clone()).to_string();
        let set_apart = scanner::is_quarantined(app.db.read(), &paper.id).await?;
        let file = if set_apart {
            let says = td_string!(lang, casefile.set_apart, name = name).to_string();
            text(format!("{at}.txt"), about, says.into_bytes())
        } else {
            Inside { name: at, about, sha256: paper.sha256.clone(), paper: None, made: None }
        };
        inside.push(Inside { paper: Some(paper.clone()), ..file });
    }
    Ok(inside)
}

/// A correction: what was asked, and of an answer what was sent, its receipt and its files.
pub async fn corrected(visit: &Visit, filed: &Filed, correction: &Correction, number: usize) -> Result<Vec<Inside>> {
    let (app, lang) = (&visit.app, visit.lang);
    let folder = folder(lang, number);
    let (asked, answer) = corrections::store::contents(app.db.read(), &correction.id).await?;
    let within = |name: &str| format!("{folder}/{name}");
    let asked_name = within(td_string!(lang, casefile.asked));
    let mut inside = vec![text(asked_name, td_string!(lang, casefile.about_asked), asked.into_bytes())];
    if let (Some(answer), Some(received)) = (answer, &correction.answer) {
        let name = within(td_string!(lang, casefile.answer));
        inside.push(text(name, td_string!(lang, casefile.about_answer), answer.into_bytes()));
        let opened = corrections::actions::open(app, filed.id.as_str(), correction.id.as_str(), visit.now).await?;
        let sheet = corrections::receipt::sheet(app, lang, &opened, received);
        let name = within(td_string!(lang, casefile.receipt));
        inside.push(text(name, td_string!(lang, casefile.about_answer_receipt), receipt::pdf(sheet).await?));
        inside.extend(kept(app, lang, &folder, &received.content.papers).await?);
    }
    Ok(inside)
}

/// The folder of the first, second… correction.
pub fn folder(lang: Lang, number: usize) -> String {
    td_string!(lang, casefile.correction, number = number).to_string()
}

/// What opens each entry about the application: its filing, corrections, a withdrawal; and the ruling, once its result is published.
pub async fn proofs(app: &App, lang: Lang, filed: &Filed, got: Option<&Told>) -> Result<Vec<Inside>> {
    let mut inside = Vec::new();
    let ruled = got.map(|got| (got.result.ruling, "ruled".to_owned()));
    let entries = ledger::about(&app.db, "application", filed.id.as_str()).await?;
    for (position, kind) in entries.into_iter().chain(ruled) {
        let Some(opening) = ledger::opening(&app.db, position).await? else { continue };
        let hash = ledger::hex(&ledger::leaf_hash(&opening.leaf));
        let proof = proof_of(position, &hash, &opening).to_string();
        let name = format!("{}/{position}-{kind}.json", td_string!(lang, casefile.proofs));
        inside.push(text(name, td_string!(lang, casefile.about_proof), proof.into_bytes()));
    }
    Ok(inside)
}

/// Writes the ZIP. A file that is not what its hash says ends it: nobody gets something else for what was filed.
pub fn write(out: &mut dyn Write, vault: &Vault, inside: Vec<Inside>) -> io::Result<()> {
    let mut zip = ZipWriter::new_stream(out);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o644);
    for one in inside {
        let bytes = match (one.made, &one.paper) {
            (Some(bytes), _) => bytes,
            (None, Some(paper)) => vault.read(&paper.id).map_err(io::Error::other)?,
            (None, None) => Vec::new(),
        };
        if sha256(&bytes) != one.sha256 {
            return Err(io::Error::other(Error::internal("a file in the vault does not have its hash")));
        }
        zip.start_file(one.name, options).map_err(io::Error::other)?;
        zip.write_all(&bytes)?;
    }
    zip.finish().map_err(io::Error::other)?;
    Ok(())
}
