//! What may be evidence.

use acuse::{
    applications::papers::FileKind,
    calls::facts::Level,
    evidence::{
        model::EvidenceKind,
        rules::{BadFile, carries, file_kind, has_come},
    },
};
use proptest::prelude::*;

#[test]
fn no_kind_claims_more_than_it_can_carry() {
    assert!(carries(EvidenceKind::OfficialAct, Level::OfficialAct));
    assert!(!carries(EvidenceKind::Press, Level::OfficialPage));
    assert!(carries(EvidenceKind::OfficialAct, Level::PressOrAcademic));
    assert!(EvidenceKind::ALL.iter().all(|kind| carries(*kind, Level::Testimony)));
    assert!(EvidenceKind::ALL.iter().all(|kind| EvidenceKind::parse(kind.as_str()) == Some(*kind)));
}

#[test]
fn today_has_come_and_tomorrow_has_not() {
    let noon = "2026-11-22T18:00:00Z".parse().expect("an instant");
    assert!(has_come("2026-11-22".parse().expect("a day"), noon));
    assert!(!has_come("2026-11-23".parse().expect("a day"), noon));
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and more";

#[test]
fn a_file_is_of_one_kind() {
    assert_eq!(file_kind(b"%PDF-1.7\nrest"), Ok(FileKind::Pdf));
    assert_eq!(file_kind(PNG), Ok(FileKind::Png));
    assert_eq!(file_kind(b"\xff\xd8\xff\xe0 rest"), Ok(FileKind::Jpeg));
    for bytes in [&b"<html><script>"[..], b"PK\x03\x04", b"GIF89a", b"<svg xmlns", b"MZ", b""] {
        assert_eq!(file_kind(bytes), Err(BadFile::Kind), "{bytes:?}");
    }
}

#[test]
fn a_file_made_to_open_as_two_things_is_not_taken() {
    let picture_and_document = [PNG, b"%PDF-1.4\n1 0 obj"].concat();
    assert_eq!(file_kind(&picture_and_document), Err(BadFile::TwoKinds));
    let zip_end = [&b"PK\x05\x06"[..], &[0; 18]].concat();
    assert_eq!(file_kind(&[PNG, &zip_end].concat()), Err(BadFile::TwoKinds));
    let mut with_comment = [&b"%PDF-1.4\n"[..], &zip_end].concat();
    let length = with_comment.len();
    with_comment[length - 2] = 3;
    with_comment.extend(b"abc");
    assert_eq!(file_kind(&with_comment), Err(BadFile::TwoKinds));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(start in prop::sample::select(vec![&b"%PDF-"[..], PNG, b"\xff\xd8\xff", b""]), rest in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = file_kind(&[start, &rest].concat());
    }
}
