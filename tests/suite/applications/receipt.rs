//! The receipt as PDF: the same words as the page, tagged for assistive technology, whatever somebody typed.

use super::{CALL, LINE, PDF, answers, attaches, budgets, files, publish, record, registers, starts};
use crate::{
    associations::joins,
    support::{Persona, World},
};
use acuse::{
    applications::{content, model::Content},
    calls::store::{self, RecordKind, Source},
    vault::sha256,
};
use lopdf::{Dictionary, Document, Object};
use serde_json::{Value, json};
use std::{io::Write as _, process::Command};

/// A world in which Nuria filed; her application's page.
pub async fn filed(world: &World) -> (Persona, String, String) {
    publish(world).await;
    let nuria = world.person("Nuria").await;
    let association = registers(&nuria, "Club Raíces ☂ #let\u{feff}").await;
    let draft = starts(&nuria, &association).await;
    answers(&nuria, &draft, &[("p1", "Talleres de memoria"), ("p2", "yes"), ("p3", "1")]).await.is(303);
    budgets(&nuria, &draft, "1,250.00").await.is(303);
    attaches(&nuria, &draft, "d1", "acta [constitutiva] ñ.pdf", PDF).await.is(303);
    attaches(&nuria, &draft, "d1", "../../fuera\u{202e}fdp.exe", PDF).await.is(303);
    files(&nuria, &draft).await.is(303);
    (nuria, association, draft)
}

/// The text of a PDF, as a program that is not ours reads it.
pub fn text_of(pdf: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(pdf).expect("written");
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(file.path()).arg("-").output();
    let read = read.expect("pdftotext is needed: on Debian, apt-get install poppler-utils");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8(read.stdout).expect("UTF-8")
}

fn catalog(document: &Document) -> &Dictionary {
    document.catalog().expect("a catalogue")
}

#[tokio::test]
async fn the_pdf_says_what_the_page_says_in_both_languages() {
    let world = World::new().await;
    let (nuria, _, draft) = filed(&world).await;
    for (page, words) in [
        (format!("{draft}/acuse"), ["Acuse de recibo", "en Chicago", "Ninguna otra autoridad", "Página 1 de", "Convocatoria"]),
        (
            format!("{}/receipt", draft.replace("/es/mi/solicitudes", "/en/my/applications")),
            ["Receipt", "in Chicago", "No other authority", "Page 1 of", "Mexico City time"],
        ),
    ] {
        let shown = nuria.get(&page).await.is(200).text();
        let pdf = nuria.get(&format!("{page}/pdf")).await.is(200);
        assert_eq!(pdf.header("content-type"), "application/pdf");
        assert!(pdf.header("content-disposition").starts_with("attachment"));
        let text = text_of(&pdf.bytes);
        let squeezed: String = text.split_whitespace().collect();
        for word in words {
            // A line may end between two words.
            assert!(squeezed.contains(&word.replace(' ', "")), "«{word}» is not in: {text}");
        }
        assert!(!squeezed.contains("Página1de0") && !squeezed.contains("Page1of0"), "{text}");
        for part in ["en Ciudad de México", "in Mexico City"].iter().filter(|part| shown.contains(**part)) {
            assert!(squeezed.contains(&part.replace(' ', "")), "{text}");
        }
        assert!(squeezed.contains(&sha256(PDF)), "each paper with its SHA-256: {text}");
        assert!(
            text.contains("MXN") && text.contains("acta [constitutiva] ñ.pdf") || text.contains("acta _constitutiva_ ñ.pdf"),
            "{text}"
        );
        let (folio, _) =
            shown.split_once("class=\"folio\">").and_then(|(_, rest)| rest.split_once('<')).map_or(("", ""), |(f, r)| (f, r));
        assert!(!folio.is_empty() && text.contains(folio), "{folio}: {text}");
        let public = shown
            .split("href=\"")
            .filter_map(|rest| rest.split('"').next())
            .find(|href| href.contains(folio) && href.starts_with("http"));
        assert!(squeezed.contains(public.expect("an address to check it at")), "{text}");
        // What typst could take for markup is text, and a sign that no face has is told by its number.
        assert!(text.contains("#let") && text.contains("[U+2602]"), "{text}");
    }
}

#[tokio::test]
async fn the_pdf_is_tagged_titled_and_declares_pdf_ua() {
    let world = World::new().await;
    let (nuria, _, draft) = filed(&world).await;
    for (page, lang) in [
        (format!("{draft}/acuse/pdf"), "es"),
        (format!("{}/receipt/pdf", draft.replace("/es/mi/solicitudes", "/en/my/applications")), "en"),
    ] {
        let bytes = nuria.get(&page).await.is(200).bytes;
        let document = Document::load_mem(&bytes).expect("a PDF");
        let catalog = catalog(&document);
        assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), lang.as_bytes());
        let dictionary = |name: &[u8]| {
            let (_, object) = document.dereference(catalog.get(name).expect("an entry")).expect("an object");
            object.as_dict().expect("a dictionary").clone()
        };
        assert!(dictionary(b"MarkInfo").get(b"Marked").and_then(Object::as_bool).expect("marked"));
        assert!(dictionary(b"ViewerPreferences").get(b"DisplayDocTitle").and_then(Object::as_bool).expect("the title shows"));
        assert!(dictionary(b"StructTreeRoot").has(b"K"), "a tree of tags");
        let (_, metadata) = document.dereference(catalog.get(b"Metadata").expect("metadata")).expect("an object");
        let stream = metadata.as_stream().expect("a stream");
        let xmp = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        let xmp = String::from_utf8_lossy(&xmp).into_owned();
        assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
        assert!(xmp.contains("<dc:title>"), "{xmp}");
        let kinds: Vec<String> = document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok()?.get(b"S").ok()?.as_name().ok())
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .collect();
        for kind in ["H1", "H2", "L", "LI", "P", "Link"] {
            assert!(kinds.iter().any(|one| one == kind), "no {kind} in {kinds:?}");
        }
    }
}

#[tokio::test]
async fn the_pdf_is_for_members_alone() {
    let world = World::new().await;
    let (nuria, association, draft) = filed(&world).await;
    let page = format!("{draft}/acuse/pdf");
    world.visitor().get(&page).await.leads_to("/es/cuenta/entrar");
    world.person("Eva").await.get(&page).await.is(403);
    let olga = joins(&world, &nuria, &association, "Olga", "observer").await;
    olga.get(&page).await.is(200);
}

#[tokio::test]
async fn many_receipts_at_once_are_all_given() {
    let world = World::new().await;
    let (nuria, _, draft) = filed(&world).await;
    let page = format!("{draft}/acuse/pdf");
    let all = tokio::join!(nuria.get(&page), nuria.get(&page), nuria.get(&page), nuria.get(&page));
    for answer in [all.0, all.1, all.2, all.3] {
        assert!(answer.is(200).bytes.starts_with(b"%PDF-"));
    }
}

#[tokio::test]
async fn what_most_associations_file_fits_on_one_sheet() {
    let world = World::new().await;
    let (nuria, _, draft) = filed(&world).await;
    let english = draft.replace("/es/mi/solicitudes", "/en/my/applications");
    for page in [format!("{draft}/acuse/pdf"), format!("{english}/receipt/pdf")] {
        let pdf = nuria.get(&page).await.is(200).bytes;
        assert_eq!(Document::load_mem(&pdf).expect("a PDF").get_pages().len(), 1, "{page}: {}", text_of(&pdf));
    }
}

/// The sheet of a receipt as its page shows it, and the text of its PDF, in both languages.
async fn sheets(who: &Persona, draft: &str) -> Vec<String> {
    let english = format!("{}/receipt", draft.replace("/es/mi/solicitudes", "/en/my/applications"));
    let mut said = Vec::new();
    for page in [format!("{draft}/acuse"), english] {
        let text = who.get(&page).await.is(200).text();
        let sheet = text.split("<article class=\"receipt\">").nth(1).and_then(|rest| rest.split("</article>").next());
        said.push(sheet.expect("a sheet").to_owned());
        said.push(text_of(&who.get(&format!("{page}/pdf")).await.is(200).bytes));
    }
    said
}

#[tokio::test]
async fn a_receipt_says_for_ever_what_it_said_when_it_was_given() {
    let world = World::new().await;
    let salma = world.steward().await;
    let (nuria, association, draft) = filed(&world).await;
    let given = sheets(&nuria, &draft).await;
    assert!(given[0].contains("sin verificar") && given[2].contains("not yet verified"), "{given:?}");
    let verify = format!("/es/responsable/asociaciones/{association}/verificacion");
    salma.post(&verify, &[("verified", "yes"), ("reason", "Acta vista"), ("evidence", "Acta 1")]).await.is(303);
    renames(&world).await;
    nuria.get(CALL).await.is(200).says("Otro título").says("Instituto con otro nombre");
    assert_eq!(sheets(&nuria, &draft).await, given);
}

#[test]
fn what_was_filed_before_this_was_frozen_reads_and_hashes_as_it_did() {
    let old = super::copying::old(serde_json::from_value(super::terms(1)).expect("terms"), &[("p1", "Talleres")]);
    let (text, hash) = content::sealed(&old).expect("sealed");
    assert!(old.stated.is_none() && !text.contains("stated"), "{text}");
    let again: Content = serde_json::from_str(&text).expect("it reads");
    assert_eq!(content::sealed(&again).expect("sealed").1, hash);
}

/// The record's names of the institution and of the call are others from now on.
async fn renames(world: &World) {
    let mut write = record(world).await;
    for (kind, id, change) in [
        (RecordKind::Institution, "idm", json!({ "name_es": "Instituto con otro nombre", "name_en": "Renamed institute" })),
        (RecordKind::Call, LINE, json!({ "title": "Otro título", "title_en": "Another title" })),
    ] {
        let all = store::all(world.app.db.read(), kind, i64::MAX).await.expect("records");
        let mut all = all.iter().map(|text| serde_json::from_str::<Value>(text).expect("JSON"));
        let mut now = all.find(|record| record["id"] == id).expect("the record");
        now.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
        store::enter_record(&mut write, kind, id, &now, Source::Installation).await.expect("it enters");
    }
    write.commit().await.expect("the names enter the record");
}
