//! Pictures: turned as they are seen, covered, and without what came along.

use super::{SECRETS, tells_nothing};
use acuse::{
    applications::papers::FileKind,
    evidence::cleaning::{CannotClean, Cover, clean, cover::Rectangle, picture},
};
use image::{Rgb, RgbImage, Rgba, RgbaImage, codecs::jpeg::JpegEncoder};
use std::io::Cursor;

/// Red on the left, blue on the right.
pub fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
}

/// As a telephone writes it: held on its side, with the place and the owner in Exif, a comment, and another file behind the end.
pub fn from_a_telephone() -> Vec<u8> {
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 95).encode_image(&two_halves(64, 32)).expect("a picture");
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    // Orientation 6: to be turned a quarter to the right. Then who took it.
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]);
    let artist = format!("{}\0", SECRETS[0]);
    exif.extend([0x01, 0x3B, 0, 2, 0, 0, 0, u8::try_from(artist.len()).expect("short"), 0, 0, 0, 38, 0, 0, 0, 0]);
    exif.extend(artist.as_bytes());
    exif.extend(SECRETS[1].as_bytes());
    let segment = |marker: u8, body: &[u8]| {
        let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
        [&[0xFF, marker][..], &length, body].concat()
    };
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{}</x:xmpmeta>", SECRETS[2]);
    let extras = [segment(0xE1, &exif), segment(0xE1, xmp.as_bytes()), segment(0xFE, SECRETS[1].as_bytes())].concat();
    [&plain[..2], &extras, &plain[2..], b"PK\x03\x04", SECRETS[0].as_bytes()].concat()
}

fn read(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("a picture").into_rgb8()
}

fn near(found: Rgb<u8>, wanted: [u8; 3]) -> bool {
    found.0.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 40)
}

#[test]
fn what_a_telephone_adds_is_left_behind_and_the_picture_stands_upright() {
    let original = from_a_telephone();
    let copy = clean(FileKind::Jpeg, &original, &Cover::default()).expect("a copy");
    tells_nothing(&copy, "the copy");
    assert!(!copy.windows(4).any(|found| found == b"Exif"));
    let seen = read(&copy);
    assert_eq!(seen.dimensions(), (32, 64), "turned before the note about it is dropped");
    assert!(near(*seen.get_pixel(16, 10), [220, 20, 20]) && near(*seen.get_pixel(16, 54), [20, 20, 220]));
    assert_eq!(clean(FileKind::Jpeg, &original, &Cover::default()).expect("a copy"), copy, "the same bytes each time");
}

#[test]
fn what_is_covered_is_gone() {
    let rectangles = vec![Rectangle::new(0, 0, 500, 1000).expect("a rectangle")];
    let cover = Cover { rectangles, ..Cover::default() };
    let seen = read(&clean(FileKind::Jpeg, &from_a_telephone(), &cover).expect("a copy"));
    assert!((0..64).all(|y| near(*seen.get_pixel(2, y), [0, 0, 0])), "the left half as it is seen");
    assert!(near(*seen.get_pixel(28, 54), [20, 20, 220]));
}

fn png(picture: &RgbaImage, text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).expect("a picture");
    let body = [b"tEXtAuthor\0", text.as_bytes()].concat();
    let length = u32::try_from(body.len() - 4).expect("short").to_be_bytes();
    // The checksum does not matter: a wrong one is what a careless program writes.
    let chunk = [&length[..], &body, &crc(&body).to_be_bytes()].concat();
    [&bytes[..33], &chunk, &bytes[33..], text.as_bytes()].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[test]
fn nothing_hides_under_transparent_points_or_behind_the_end() {
    let picture = RgbaImage::from_fn(20, 20, |x, _| if x < 10 { Rgba([200, 0, 0, 0]) } else { Rgba([0, 200, 0, 255]) });
    let copy = clean(FileKind::Png, &png(&picture, SECRETS[0]), &Cover::default()).expect("a copy");
    tells_nothing(&copy, "the copy");
    let seen = read(&copy);
    assert_eq!((seen.get_pixel(3, 3).0, seen.get_pixel(15, 3).0), ([255, 255, 255], [0, 200, 0]));
}

#[test]
fn the_grid_is_for_looking_and_shows_what_is_covered_already() {
    let covered = [Rectangle::new(0, 0, 100, 100).expect("a rectangle")];
    let small = picture::with_grid(FileKind::Jpeg, &from_a_telephone(), &covered).expect("a grid");
    assert_eq!(read(&small).dimensions(), (32, 64));
}

/// The head of a picture that says it is larger than it is.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let body = [&b"IHDR"[..], &width.to_be_bytes(), &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let data = [&b"IDAT"[..], &[0x78, 0x9C, 3, 0, 0, 0, 0, 1]].concat();
    let chunk =
        |body: &[u8]| [&u32::try_from(body.len() - 4).expect("short").to_be_bytes()[..], body, &crc(body).to_be_bytes()].concat();
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(&body), &chunk(&data), &chunk(b"IEND")].concat()
}

#[test]
fn a_picture_that_says_it_is_huge_is_not_opened() {
    for (width, height) in [(60_000, 60_000), (1, 2_000_000_000), (5000, 5000)] {
        assert_eq!(
            clean(FileKind::Png, &bomb(width, height), &Cover::default()),
            Err(CannotClean::TooLarge),
            "{width} by {height}"
        );
    }
    let mut jpeg = from_a_telephone();
    let frame = jpeg.windows(2).position(|found| found == [0xFF, 0xC0]).expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    assert_eq!(clean(FileKind::Jpeg, &jpeg, &Cover::default()), Err(CannotClean::TooLarge));
    let many_scans = [from_a_telephone(), [0xFF, 0xDA].repeat(100)].concat();
    assert_eq!(clean(FileKind::Jpeg, &many_scans, &Cover::default()), Err(CannotClean::TooLarge));
}

#[test]
fn what_is_no_picture_is_broken() {
    for kind in [FileKind::Jpeg, FileKind::Png] {
        for bytes in [&b"%PDF-1.4"[..], b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"] {
            assert_eq!(clean(kind, bytes, &Cover::default()), Err(CannotClean::Broken), "{kind:?} {bytes:?}");
        }
    }
}
