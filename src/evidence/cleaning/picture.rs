//! Pictures: read point by point, turned as they are seen, covered, and written anew. Nothing but the points goes along: no Exif, no
//! comment, no profile, no second picture behind the end, nothing under a transparent point.

use super::{CannotClean, cover::Rectangle};
use crate::applications::papers::FileKind;
use image::{
    DynamicImage, ImageDecoder, ImageEncoder as _, Limits, Rgb, RgbImage,
    codecs::{
        jpeg::{JpegDecoder, JpegEncoder},
        png::{PngDecoder, PngEncoder},
    },
    metadata::Orientation,
};
use std::io::Cursor;

/// A picture of a good telephone has half as many points. Reading one takes some ten bytes a point.
const MOST_POINTS: u64 = 24_000_000;
const LONGEST_SIDE: u32 = 16_000;
/// Parts of a picture that arrives by and by. Each is work for all its points: programs write about ten.
const MOST_SCANS: usize = 64;
const QUALITY: u8 = 90;
const INK: Rgb<u8> = Rgb([0, 0, 0]);

/// The copy.
pub fn clean(kind: FileKind, original: &[u8], covered: &[Rectangle]) -> Result<Vec<u8>, CannotClean> {
    let mut picture = read(kind, original)?;
    cover(&mut picture, covered);
    write(kind, &picture)
}

/// A small picture with lines at each tenth of its width and height, numbered: to say where something is. Never published.
pub fn with_grid(kind: FileKind, original: &[u8], covered: &[Rectangle]) -> Result<Vec<u8>, CannotClean> {
    const SIDE: u32 = 1000;
    let mut picture = read(kind, original)?;
    cover(&mut picture, covered);
    let mut small = if picture.width().max(picture.height()) > SIDE {
        DynamicImage::ImageRgb8(picture).thumbnail(SIDE, SIDE).into_rgb8()
    } else {
        picture
    };
    grid(&mut small);
    write(FileKind::Png, &small)
}

fn read(kind: FileKind, original: &[u8]) -> Result<RgbImage, CannotClean> {
    let broken = |_| CannotClean::Broken;
    let bytes = Cursor::new(original);
    match kind {
        FileKind::Jpeg if original.windows(2).filter(|pair| *pair == [0xFF, 0xDA]).count() > MOST_SCANS => {
            Err(CannotClean::TooLarge)
        }
        FileKind::Jpeg => points(JpegDecoder::new(bytes).map_err(broken)?),
        FileKind::Png => points(PngDecoder::with_limits(bytes, limits()).map_err(too_large_or_broken)?),
        FileKind::Pdf => Err(CannotClean::Broken),
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_POINTS * 8);
    limits
}

fn too_large_or_broken(error: image::ImageError) -> CannotClean {
    match error {
        image::ImageError::Limits(_) => CannotClean::TooLarge,
        _ => CannotClean::Broken,
    }
}

fn points(mut decoder: impl ImageDecoder) -> Result<RgbImage, CannotClean> {
    let (width, height) = decoder.dimensions();
    if width.max(height) > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_POINTS {
        return Err(CannotClean::TooLarge);
    }
    // A broken note about how the camera was held is no reason to keep a picture back.
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    decoder.set_limits(limits()).map_err(too_large_or_broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(too_large_or_broken)?;
    picture.apply_orientation(turned);
    Ok(if picture.color().has_alpha() { on_paper(&picture) } else { picture.into_rgb8() })
}

/// On white: what was under a transparent point is not in the copy.
fn on_paper(picture: &DynamicImage) -> RgbImage {
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [r, g, b, alpha] = seen.get_pixel(x, y).0;
        let alpha = u16::from(alpha);
        let mixed = |c: u8| u8::try_from((u16::from(c) * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        Rgb([mixed(r), mixed(g), mixed(b)])
    })
}

fn cover(picture: &mut RgbImage, covered: &[Rectangle]) {
    for rectangle in covered {
        let (across, down) = rectangle.points(picture.width(), picture.height());
        for y in down {
            for x in across.clone() {
                picture.put_pixel(x, y, INK);
            }
        }
    }
}

fn write(kind: FileKind, picture: &RgbImage) -> Result<Vec<u8>, CannotClean> {
    let (width, height) = picture.dimensions();
    let mut bytes = Vec::new();
    let written = match kind {
        FileKind::Jpeg => JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture),
        _ => PngEncoder::new(&mut bytes).write_image(picture, width, height, image::ExtendedColorType::Rgb8),
    };
    written.map_err(|_| CannotClean::Broken)?;
    Ok(bytes)
}

/// Lines at each tenth, with 1 to 9 at the edge and in the middle.
fn grid(picture: &mut RgbImage) {
    let (width, height) = picture.dimensions();
    let scale = (width.min(height) / 160).clamp(1, 4);
    for tenth in 1..10_u32 {
        let (x, y) = (width * tenth / 10, height * tenth / 10);
        (0..height).for_each(|at| line_point(picture, x, at));
        (0..width).for_each(|at| line_point(picture, at, y));
        for along in [0, height / 2] {
            digit(picture, tenth, x + 2, along + 2, scale);
        }
        for along in [0, width / 2] {
            digit(picture, tenth, along + 2, y + 2, scale);
        }
    }
}

fn line_point(picture: &mut RgbImage, x: u32, y: u32) {
    if let Some(point) = picture.get_pixel_mut_checked(x, y) {
        // Dark and light by turns: seen on any ground.
        *point = if ((x + y) / 4).is_multiple_of(2) { Rgb([0, 70, 80]) } else { Rgb([255, 255, 255]) };
    }
}

/// Digits of three by five points.
const DIGITS: [[u8; 5]; 10] = [
    [7, 5, 5, 5, 7],
    [2, 6, 2, 2, 7],
    [7, 1, 7, 4, 7],
    [7, 1, 7, 1, 7],
    [5, 5, 7, 1, 1],
    [7, 4, 7, 1, 7],
    [7, 4, 7, 5, 7],
    [7, 1, 1, 1, 1],
    [7, 5, 7, 5, 7],
    [7, 5, 7, 1, 7],
];

/// A tenth in percent: `30` on a light ground.
fn digit(picture: &mut RgbImage, tenth: u32, x: u32, y: u32, scale: u32) {
    let glyphs = [DIGITS[tenth as usize % 10], DIGITS[0]];
    for row in 0..7 * scale {
        for column in 0..9 * scale {
            let (line, place) = ((row / scale).wrapping_sub(1), (column / scale).wrapping_sub(1));
            let lit = glyphs
                .get((place / 4) as usize)
                .and_then(|glyph| glyph.get(line as usize))
                .is_some_and(|bits| place % 4 < 3 && bits >> (2 - place % 4) & 1 == 1);
            if let Some(point) = picture.get_pixel_mut_checked(x + column, y + row) {
                *point = if lit { Rgb([0, 0, 0]) } else { Rgb([255, 255, 255]) };
            }
        }
    }
}
