//! The whole case file of an application as one ZIP, for the members of its association: what was filed, asked, answered and received,
//! byte for byte, with the proofs, an index to read and the sums to check it by. It is written while it is sent, file by file.

use super::{
    actions,
    corrections::store as corrections,
    model::{Filed, Paper},
    pages::{open_filed, proof_of},
    papers::safe_name,
    receipt, store,
    words::in_both_cities,
};
use crate::{
    app::App,
    error::{Error, Result},
    i18n::td_string,
    ids::FileId,
    ledger,
    vault::{Vault, sha256},
    web::{
        address::Page,
        download,
        lang::{Lang, LangExt as _},
        visit::Visit,
    },
};
use axum::{extract::Path, response::Response};
use html_escape::encode_text;
use std::{
    fmt::Write as _,
    io::{self, Write},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// One file inside.
struct Inside {
    name: String,
    about: String,
    sha256: String,
    source: Source,
}

enum Source {
    Text(Vec<u8>),
    /// Read from the vault only when its turn comes.
    Kept(FileId),
}

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let (filed, line, association) = open_filed(&visit, &id).await?;
    let lang = visit.lang;
    let given = store::receipt(visit.app.db.read(), &filed.id).await?;
    let sheet = receipt::sheet(&visit.app, lang, &filed, &given, &line, &association);
    let mut inside =
        vec![text(td_string!(lang, casefile.receipt), td_string!(lang, casefile.about_receipt), receipt::pdf(sheet).await?)];
    inside.extend(as_filed(&visit.app, lang, &filed).await?);
    inside.extend(corrected(&visit.app, lang, &filed).await?);
    inside.extend(proofs(&visit.app, lang, &filed).await?);
    inside.push(text(
        td_string!(lang, casefile.index),
        td_string!(lang, casefile.about_index),
        index(&visit, &filed, &inside).into_bytes(),
    ));
    let sums: String = inside.iter().map(|one| format!("{}  {}\n", one.sha256, one.name)).collect();
    inside.push(text(td_string!(lang, casefile.sums), "", sums.into_bytes()));
    let name = td_string!(lang, casefile.file_name, folio = filed.folio.to_string()).to_string();
    let mut papers = filed.content.papers.clone();
    for correction in corrections::of(visit.app.db.read(), &filed.id).await? {
        papers.extend(correction.answer.into_iter().flat_map(|answer| answer.content.papers));
    }
    // What is set apart is not in it.
    let mut opened = Vec::new();
    for paper in papers {
        if !store::is_quarantined(visit.app.db.read(), &paper.id).await? {
            opened.push(paper);
        }
    }
    actions::opened_by_member(&visit.app, &visit.actor(), (&association.id, &filed.id), &opened, visit.now).await?;
    let vault = visit.app.vault.clone();
    Ok(download::attachment(&name, "application/zip", download::written(move |out| write(out, &vault, inside))))
}

fn text(name: impl Into<String>, about: impl Into<String>, bytes: Vec<u8>) -> Inside {
    Inside { name: name.into(), about: about.into(), sha256: sha256(&bytes), source: Source::Text(bytes) }
}

/// The frozen copy and its files.
async fn as_filed(app: &App, lang: Lang, filed: &Filed) -> Result<Vec<Inside>> {
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
        inside.push(if store::is_quarantined(app.db.read(), &paper.id).await? {
            let says = td_string!(lang, casefile.set_apart, name = name).to_string();
            text(format!("{at}.txt"), about, says.into_bytes())
        } else {
            Inside { name: at, about, sha256: paper.sha256.clone(), source: Source::Kept(paper.id.clone()) }
        });
    }
    Ok(inside)
}

async fn corrected(app: &App, lang: Lang, filed: &Filed) -> Result<Vec<Inside>> {
    let mut inside = Vec::new();
    for (i, correction) in corrections::of(app.db.read(), &filed.id).await?.iter().enumerate() {
        let folder = td_string!(lang, casefile.correction, number = i + 1).to_string();
        let (asked, answer) = corrections::contents(app.db.read(), &correction.id).await?;
        let name = format!("{folder}/{}", td_string!(lang, casefile.asked));
        inside.push(text(name, td_string!(lang, casefile.about_asked), asked.into_bytes()));
        if let (Some(answer), Some(received)) = (answer, &correction.answer) {
            let name = format!("{folder}/{}", td_string!(lang, casefile.answer));
            inside.push(text(name, td_string!(lang, casefile.about_answer), answer.into_bytes()));
            inside.extend(kept(app, lang, &folder, &received.content.papers).await?);
        }
    }
    Ok(inside)
}

/// What opens each entry about the application: its filing, corrections, a withdrawal. What reviewers decide is about the folio.
async fn proofs(app: &App, lang: Lang, filed: &Filed) -> Result<Vec<Inside>> {
    let mut inside = Vec::new();
    for (position, kind) in ledger::about(&app.db, "application", filed.id.as_str()).await? {
        let Some(opening) = ledger::opening(&app.db, position).await? else { continue };
        let hash = ledger::hex(&ledger::leaf_hash(&opening.leaf));
        let proof = proof_of(position, &hash, &opening).to_string();
        let name = format!("{}/{position}-{kind}.json", td_string!(lang, casefile.proofs));
        inside.push(text(name, td_string!(lang, casefile.about_proof), proof.into_bytes()));
    }
    Ok(inside)
}

/// A page to read the file by, without anything from elsewhere.
fn index(visit: &Visit, filed: &Filed, inside: &[Inside]) -> String {
    let lang = visit.lang;
    let folio = filed.folio.to_string();
    let title = td_string!(lang, casefile.title, folio = folio.clone()).to_string();
    let public = format!("{}{}", visit.app.config.base_url(), Page::ReceiptCheck { folio }.path(lang));
    let facts = [
        filed.content.association.name.clone(),
        format!("{}: {}", td_string!(lang, applications.filed_on), in_both_cities(lang, filed.filed_at)),
        td_string!(lang, casefile.made, at = in_both_cities(lang, visit.now)).to_string(),
        td_string!(lang, casefile.public, page = public).to_string(),
        td_string!(lang, casefile.check, sums = td_string!(lang, casefile.sums)).to_string(),
    ];
    let demo = visit.app.config.demo.then(|| td_string!(lang, web.demo_banner).to_owned());
    let paragraphs = demo.into_iter().chain(facts).fold(String::new(), |mut out, text| {
        let _ = writeln!(out, "<p>{}</p>", encode_text(&text));
        out
    });
    let rows = inside.iter().fold(String::new(), |mut out, one| {
        let (name, about) = (encode_text(&one.name), encode_text(&one.about));
        let href = html_escape::encode_double_quoted_attribute(&one.name);
        let _ = writeln!(out, "<dt><a href=\"{href}\">{name}</a></dt>\n<dd>{about}<br><code>SHA-256 {}</code></dd>", one.sha256);
        out
    });
    let (title, code, content) = (encode_text(&title), lang.code(), td_string!(lang, casefile.content));
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<h1>{title}</h1>\n{paragraphs}<h2>{content}</h2>\n<dl>\n{rows}</dl>\n</html>\n"
    )
}

/// Writes the ZIP. A file that is not what its hash says ends it: nobody gets something else for what was filed.
fn write(out: &mut dyn Write, vault: &Vault, inside: Vec<Inside>) -> io::Result<()> {
    let mut zip = ZipWriter::new_stream(out);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o644);
    for one in inside {
        let bytes = match one.source {
            Source::Text(bytes) => bytes,
            Source::Kept(id) => vault.read(&id).map_err(io::Error::other)?,
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
