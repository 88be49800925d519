//! The dossier: kept once, lent as a frozen copy, each opening noted, each early end told in time.

mod keeping;
mod lending;
mod openings;
mod reminders;
mod rules;
mod scanning;

use crate::{
    applications::hidden,
    support::{Answer, Part, Persona, World},
};

pub use crate::applications::{PDF, joins, publish, registers, rows, starts};

/// The address of an association's papers.
pub fn dossier(association: &str) -> String {
    format!("/es/mi/asociaciones/{association}/documentos")
}

/// A paper as somebody keeps it.
pub struct Kept<'a> {
    pub kind: &'a str,
    pub title: &'a str,
    pub expires: &'a str,
    pub bytes: &'a [u8],
}

impl Default for Kept<'_> {
    fn default() -> Self {
        Self { kind: "deed", title: "", expires: "", bytes: PDF }
    }
}

/// Sends the form for one more paper.
pub async fn sends(who: &Persona, association: &str, kept: &Kept<'_>) -> Answer {
    let parts = [
        Part::Field("kind", kept.kind),
        Part::Field("title", kept.title),
        Part::Field("issued", ""),
        Part::Field("expires", kept.expires),
        Part::File { name: "file", file: "acta.pdf", kind: "application/pdf", bytes: kept.bytes },
    ];
    who.post_multipart(&dossier(association), &parts).await
}

/// Keeps a paper; the address of its page.
pub async fn keeps(who: &Persona, association: &str, kept: &Kept<'_>) -> String {
    sends(who, association, kept).await.leads_to(&dossier(association)).location()
}

/// Sends a newer version of a paper, from the page as it shows now.
pub async fn replaces(who: &Persona, paper: &str, expires: &str, bytes: &[u8]) -> Answer {
    let seen = hidden(&who.get(paper).await.is(200).text(), "seen");
    let parts = [
        Part::Field("seen", &seen),
        Part::Field("act", "replace"),
        Part::Field("issued", ""),
        Part::Field("expires", expires),
        Part::File { name: "file", file: "acta-nueva.pdf", kind: "application/pdf", bytes },
    ];
    who.post_multipart(&format!("{paper}/versiones"), &parts).await
}

/// The value to choose a paper by when an application borrows: the paper and its present version.
pub async fn choice(world: &World, paper: &str) -> String {
    let id = paper.rsplit('/').next().expect("an id");
    let sql = "select paper || '/' || id from dossier_versions where paper = ? order by number desc limit 1";
    sqlx::query_scalar(sql).bind(id).fetch_one(world.app.db.read()).await.expect("a version")
}

/// Takes a copy into a draft, for the deed that the line wants.
pub async fn borrows(who: &Persona, draft: &str, choice: &str) -> Answer {
    who.post(&format!("{draft}/documentos-de-la-asociacion"), &[("paper", "d1"), ("from", choice)]).await
}

/// What the paper's form has seen.
pub async fn hidden_seen(who: &Persona, paper: &str) -> String {
    hidden(&who.get(paper).await.is(200).text(), "seen")
}

/// Another PDF.
pub const RENEWED: &[u8] = b"%PDF-1.7\n2 0 obj\n<<>>\nendobj\n%%EOF\n";
