//! The fields of evidence: each lack has a sentence at its field, and what is fine is read whole.

use acuse::{
    calls::facts::Level,
    evidence::{
        forms::{fields, given, read},
        model::{EvidenceKind, Scope},
    },
    web::{form::Form, lang::Lang, render::to_html, upload::Uploaded},
};

fn now() -> acuse::clock::Now {
    "2026-11-22T18:00:00Z".parse().expect("an instant")
}

fn form(fields: &[(&str, &str)]) -> Form {
    Form::of(fields.iter().map(|(name, value)| (*name, (*value).to_owned())))
}

fn pdf() -> Uploaded {
    Uploaded { name: "../../etc/acto\u{202e}.exe".into(), bytes: b"%PDF-1.4 x".to_vec() }
}

const FINE: [(&str, &str); 4] = [
    ("evidence_kind", "act_copy"),
    ("evidence_url", "https://example.org/gaceta"),
    ("evidence_fetched_on", "2026-11-20"),
    ("evidence_level", "2"),
];

#[test]
fn what_is_fine_is_read_whole() {
    let mut typed = form(&FINE);
    let new = read(Lang::es, &mut typed, Some(pdf()), now()).expect("evidence");
    assert_eq!((new.kind, new.level), (EvidenceKind::ActCopy, Level::OfficialPage));
    assert_eq!(new.url.as_deref(), Some("https://example.org/gaceta"));
    assert_eq!(new.file.expect("a file").name, "acto.pdf");
}

#[test]
fn each_lack_has_its_sentence_at_its_field() {
    let cases: [(&str, &str, &str); 8] = [
        ("evidence_kind", "", "evidence_kind"),
        ("evidence_kind", "press", "evidence_level"),
        ("evidence_url", "javascript:alert(1)", "evidence_url"),
        ("evidence_url", "https://user:pw@example.org", "evidence_url"),
        ("evidence_url", "", "evidence_url"),
        ("evidence_fetched_on", "2026-11-23", "evidence_fetched_on"),
        ("evidence_fetched_on", "ayer", "evidence_fetched_on"),
        ("evidence_level", "9", "evidence_level"),
    ];
    for (name, value, wrong) in cases {
        let changed = FINE.map(|(n, v)| if n == name { (n, value) } else { (n, v) });
        for lang in [Lang::es, Lang::en] {
            let mut typed = form(&changed);
            assert!(read(lang, &mut typed, None, now()).is_none(), "{name}={value}");
            assert!(typed.error(wrong).is_some(), "{name}={value}: {:?}", typed.errors());
            let html = to_html(|| fields(lang, &typed, 10 * 1024 * 1024));
            assert!(html.contains(&html_escape::encode_text(typed.error(wrong).expect("a sentence")).into_owned()), "{html}");
        }
    }
}

#[test]
fn a_file_that_is_no_document_is_refused_at_its_field() {
    let mut typed = form(&FINE);
    let file = Uploaded { name: "acto.pdf".into(), bytes: b"<html>".to_vec() };
    assert!(read(Lang::es, &mut typed, Some(file), now()).is_none());
    assert!(typed.error("evidence_file").is_some());
}

#[test]
fn whoever_records_a_testimony_says_what_the_witness_agreed_to() {
    let base = [("evidence_kind", "testimony"), ("evidence_fetched_on", "2026-11-20"), ("evidence_level", "5")];
    let with = |more: &[(&str, &str)]| {
        let mut typed = form(&[&base[..], more].concat());
        let new = read(Lang::es, &mut typed, None, now());
        (new.map(|new| new.testimony.expect("a testimony")), typed)
    };
    let said = ("testimony_words", "Nadie contestó");
    assert!(with(&[("consent", "nothing")]).1.error("testimony_words").is_some());
    assert!(with(&[said]).1.error("consent").is_some());
    assert!(with(&[said, ("consent", "nothing"), ("consent", "words")]).1.error("consent").is_some());
    assert!(with(&[said, ("consent", "words")]).1.error("consent_on").is_some());
    let ahead = [said, ("consent", "words"), ("consent_on", "2027-01-01"), ("consent_how", "spoken")];
    assert!(with(&ahead).1.error("consent_on").is_some());
    assert!(with(&[said, ("consent", "nothing")]).0.expect("private").consents.is_empty());
    let fine = [said, ("consent", "words"), ("consent", "copy"), ("consent_on", "2026-11-01"), ("consent_how", "spoken")];
    let consents = with(&fine).0.expect("a testimony").consents;
    assert_eq!(consents.iter().map(|consent| consent.scope).collect::<Vec<_>>(), [Scope::Words, Scope::Copy]);
}

#[test]
fn a_blank_form_gives_nothing() {
    assert!(!given(&form(&[("evidence_level", "3")]), None));
    assert!(given(&form(&[]), Some(&pdf())));
    assert!(given(&form(&FINE), None));
}
