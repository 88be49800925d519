//! Documents: of a hostile one nothing comes through but what is painted.

use super::{
    SECRETS, holds,
    hostile::{SEEN, all_bytes, bytes, document},
    tells_nothing,
};
use acuse::{
    applications::papers::FileKind,
    evidence::cleaning::{
        CannotClean, Cover, clean,
        pdf::{text, without_marks},
    },
};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, CannotClean> {
    clean(FileKind::Pdf, bytes, &Cover::default())
}

fn without(pages: &[u32]) -> Cover {
    Cover { pages: pages.iter().copied().collect(), ..Cover::default() }
}

#[test]
fn the_hostile_document_is_hostile() {
    let all = all_bytes(&bytes(document()));
    assert!(SECRETS.iter().all(|secret| holds(&all, secret)));
}

#[test]
fn nothing_hidden_comes_through_and_what_is_painted_does() {
    let original = bytes(document());
    let copy = cleaned(&original).expect("a copy");
    let all = all_bytes(&copy);
    tells_nothing(&all, "the copy");
    for name in
        ["Metadata", "EmbeddedFile", "JavaScript", "OpenAction", "PieceInfo", "Thumb", "StructTreeRoot", "Annot /Text", "OCG"]
    {
        assert!(!holds(&all, name), "{name}");
    }
    for seen in SEEN {
        assert!(holds(&all, seen), "{seen} is lost");
    }
    let read = Document::load_mem(&copy).expect("a document");
    assert!(!read.trailer.has(b"Info") && !read.trailer.has(b"ID"));
    assert_eq!(read.get_pages().len(), 2);
    let page = read.get_dictionary(read.get_pages()[&1]).expect("a page");
    assert_eq!(page.get(b"Rotate").and_then(Object::as_i64).ok(), Some(90), "what the tree told is kept");
    assert_eq!(page.get(b"Annots").and_then(Object::as_array).map(Vec::len).ok(), Some(1), "the stamp alone");
    assert_eq!(cleaned(&original).expect("a copy"), copy, "the same bytes each time");
    assert_eq!(cleaned(&copy).expect("a copy of the copy").len(), copy.len());
    assert!(text(&copy, 1000).expect("text").contains(SEEN[0]));
}

#[test]
fn objects_that_are_packed_together_are_no_hiding_place() {
    let mut packed = Vec::new();
    document().save_modern(&mut packed).expect("saved");
    let all = all_bytes(&cleaned(&packed).expect("a copy"));
    tells_nothing(&all, "the copy");
    assert!(holds(&all, SEEN[0]));
}

#[test]
fn a_page_that_is_left_out_is_nowhere_in_the_copy() {
    let original = bytes(document());
    let all = all_bytes(&clean(FileKind::Pdf, &original, &without(&[2])).expect("a copy"));
    assert!(holds(&all, SEEN[0]) && !holds(&all, SEEN[2]));
    assert_eq!(clean(FileKind::Pdf, &original, &without(&[3])), Err(CannotClean::NoSuchPage));
    assert_eq!(clean(FileKind::Pdf, &original, &without(&[1, 2])), Err(CannotClean::NoPageLeft));
}

/// One list of pictures and fonts for all pages, as scanners write it.
fn with_one_list() -> Vec<u8> {
    let mut document = document();
    let lists: Vec<_> = document.get_pages().into_values().collect();
    let own = document.get_dictionary(lists[0]).and_then(|page| page.get(b"Resources")).expect("a list").clone();
    let mut shared = own.as_dict().expect("a list").clone();
    let profile = dictionary! { "N" => 3, "Alternate" => "DeviceRGB" };
    let profile = document.add_object(Stream::new(profile, format!("profile of {}", SECRETS[0]).into_bytes()));
    shared.set(
        "ColorSpace",
        dictionary! { "Cs" => vec!["ICCBased".into(), profile.into()], "Unused" => vec!["ICCBased".into(), profile.into()] },
    );
    let points = |says: &str| {
        let dict = dictionary! { "Subtype" => "Image", "Width" => 9, "Height" => 1, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 };
        Stream::new(dict, says.as_bytes().to_vec())
    };
    let (first, second, letter) = (points("PRIMERA-9"), points("SEGUNDA-9"), points("LETRA-999"));
    let [first, second, letter] = [first, second, letter].map(|one| document.add_object(one));
    // Without a list of its own, it paints from that of the page.
    let leaning = dictionary! { "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] };
    let leaning = document.add_object(Stream::new(leaning, b"/Cs cs /Le#74ra Do".to_vec()));
    let pictures = dictionary! { "Im1" => first, "Im2" => second, "Letra" => letter, "Fm" => leaning };
    shared.set("XObject", pictures);
    let shared = document.add_object(shared);
    for (page, paints) in lists.iter().zip(["/Im1 Do /Fm Do", "/Im2 Do"]) {
        let paints = document.add_object(Stream::new(lopdf::Dictionary::new(), paints.as_bytes().to_vec()));
        let page = document.get_dictionary_mut(*page).expect("a page");
        page.set("Contents", paints);
        page.set("Resources", shared);
    }
    bytes(document)
}

#[test]
fn pictures_of_a_page_that_is_left_out_are_nowhere_though_all_pages_share_a_list() {
    let original = with_one_list();
    let both = all_bytes(&cleaned(&original).expect("a copy"));
    assert!(["PRIMERA-9", "SEGUNDA-9", "LETRA-999"].iter().all(|seen| holds(&both, seen)));
    let first = all_bytes(&clean(FileKind::Pdf, &original, &without(&[2])).expect("a copy"));
    assert!(holds(&first, "PRIMERA-9") && holds(&first, "LETRA-999") && !holds(&first, "SEGUNDA-9"));
    let second = all_bytes(&clean(FileKind::Pdf, &original, &without(&[1])).expect("a copy"));
    assert!(holds(&second, "SEGUNDA-9") && !holds(&second, "PRIMERA-9") && !holds(&second, "LETRA-999"));
}

#[test]
fn plain_colours_stand_in_for_the_profile_of_a_device() {
    let all = all_bytes(&cleaned(&with_one_list()).expect("a copy"));
    tells_nothing(&all, "the copy");
    assert!(!holds(&all, "ICCBased") && holds(&all, "DeviceRGB"));
}

fn with_note(note: lopdf::Dictionary) -> Vec<u8> {
    let mut document = document();
    let note = document.add_object(note);
    let page = document.get_pages()[&1];
    document.get_dictionary_mut(page).expect("a page").set("Annots", vec![note.into()]);
    bytes(document)
}

#[test]
fn marks_that_nobody_applied_are_told() {
    let rect = vec![0.into(), 0.into(), 10.into(), 10.into()];
    let marked = with_note(dictionary! { "Type" => "Annot", "Subtype" => "Redact", "Rect" => rect });
    assert_eq!(cleaned(&marked), Err(CannotClean::MarksNotApplied));
}

#[test]
fn what_is_locked_or_broken_is_told() {
    let mut locked = document();
    locked.trailer.set("ID", vec![Object::string_literal("a"), Object::string_literal("b")]);
    let version = EncryptionVersion::V2 {
        document: &locked,
        owner_password: "dueño",
        user_password: "",
        key_length: 128,
        permissions: Permissions::default(),
    };
    let state = EncryptionState::try_from(version).expect("a state");
    locked.encrypt(&state).expect("locked");
    assert_eq!(cleaned(&bytes(locked)), Err(CannotClean::Encrypted), "also when an empty password opens it");
    let whole = bytes(document());
    for broken in [&b"%PDF-1.4\n"[..], b"%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF", b"", b"%PDF-", &whole[..60]] {
        assert_eq!(cleaned(broken), Err(CannotClean::Broken), "{:?}", String::from_utf8_lossy(broken));
    }
}

#[test]
fn pictures_that_can_hide_something_are_told() {
    for filter in ["JPXDecode", "DCTDecode"] {
        let mut document = document();
        let dict = dictionary! { "Subtype" => "Image", "Width" => 1, "Height" => 1, "Filter" => filter };
        let image = document.add_object(Stream::new(dict, b"not a picture".to_vec()));
        let page = document.get_pages()[&1];
        document
            .get_dictionary_mut(page)
            .expect("a page")
            .set("Resources", dictionary! { "XObject" => dictionary! { "Foto" => image } });
        assert_eq!(cleaned(&bytes(document)), Err(CannotClean::PictureInside), "{filter}");
    }
}

#[test]
fn a_document_that_unpacks_to_gigabytes_is_not_unpacked() {
    let mut document = document();
    let mut bomb = Stream::new(lopdf::Dictionary::new(), vec![b' '; 120 * 1024 * 1024]);
    bomb.compress().expect("packed");
    let bomb = document.add_object(bomb);
    let page = document.get_pages()[&1];
    document.get_dictionary_mut(page).expect("a page").set("Contents", bomb);
    assert_eq!(cleaned(&bytes(document)), Err(CannotClean::TooLarge));
}

#[test]
fn things_that_lead_to_themselves_end() {
    let mut document = document();
    let form = document.new_object_id();
    let dict = dictionary! { "Subtype" => "Form", "Resources" => dictionary! { "XObject" => dictionary! { "X" => form } } };
    document.set_object(form, Stream::new(dict, b"/X Do".to_vec()));
    let page = document.get_pages()[&1];
    document
        .get_dictionary_mut(page)
        .expect("a page")
        .set("Resources", dictionary! { "XObject" => dictionary! { "Foto" => form } });
    let mut deep = Object::Null;
    for _ in 0..60 {
        deep = Object::Array(vec![deep]);
    }
    document.get_dictionary_mut(page).expect("a page").set("Group", deep);
    assert!(cleaned(&bytes(document)).is_ok());
}

#[test]
fn a_painting_keeps_what_paints() {
    let painted = |text: &str| String::from_utf8(without_marks(text.as_bytes()).expect("a painting")).expect("text");
    assert_eq!(painted("q 1 0 0 1 5 5 cm (a\\)(b)) Tj % x\nQ"), "q\n1 0 0 1 5 5 cm\n(a\\)(b)) Tj\nQ\n");
    assert_eq!(painted("/P <</MCID 0/ActualText(x)>>BDC [(a)-20<62>]TJ EMC"), "/P BMC\n[(a) -20 <62> ] TJ\nEMC\n");
    assert_eq!(painted("/OC /L BDC /M (x) DP (secret) BMC 9 8 7 w true (x) zz 1 2"), "/OC BMC\n/M MP\n/Span BMC\n7 w\n");
    let inline = "BI /W 2 /H 1 /CS /G /BPC 8 ID \u{1}EI EI\nQ";
    assert_eq!(painted(inline), "BI /W 2 /H 1 /CS /G /BPC 8 ID \u{1}EI EI\nQ\n");
    assert_eq!(without_marks(b"BI /W 2 /F /DCT ID xx EI"), None);
}

proptest! {
    #[test]
    fn no_painting_makes_it_panic_and_a_second_time_changes_nothing(content in "[ -~\n]{0,200}") {
        if let Some(once) = without_marks(content.as_bytes()) {
            prop_assert_eq!(without_marks(&once), Some(once.clone()));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(content in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = without_marks(&content);
        let _ = cleaned(&[b"%PDF-1.5\n", content.as_slice()].concat());
    }

    #[test]
    fn no_damage_makes_it_panic(at in 0..20_000_usize, bytes_in in prop::collection::vec(any::<u8>(), 1..8)) {
        let mut damaged = bytes(document());
        let at = at % damaged.len();
        let end = (at + bytes_in.len()).min(damaged.len());
        damaged[at..end].copy_from_slice(&bytes_in[..end - at]);
        // What a damaged document shows may be what it hid: a person looks at it before it is published.
        if let Ok(copy) = cleaned(&damaged) {
            prop_assert!(cleaned(&copy).is_ok());
        }
    }

    #[test]
    fn leaving_out_pages_leaves_the_others(first in any::<bool>()) {
        let left: BTreeSet<u32> = [if first { 1 } else { 2 }].into();
        let cover = Cover { pages: left, ..Cover::default() };
        let copy = clean(FileKind::Pdf, &bytes(document()), &cover).expect("a copy");
        prop_assert_eq!(Document::load_mem(&copy).expect("a document").get_pages().len(), 1);
    }
}
