//! A JPEG without what it carries beside its points: for pictures inside documents, whose bytes are kept as they are.
//! Source of the markers: ITU-T T.81, annex B; JFIF 1.02; Adobe Technical Note 5116.

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const JFIF: u8 = 0xE0;
const ADOBE: u8 = 0xEE;
const COMMENT: u8 = 0xFE;

/// None when it is no JPEG.
pub fn without_extras(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xFF, START])?;
    let mut kept = vec![0xFF, START];
    let mut has_scan = false;
    loop {
        let Some(marker) = next_marker(&mut rest) else {
            // Some scanners leave out the end.
            return has_scan.then(|| ended(kept));
        };
        match marker {
            END => return has_scan.then(|| ended(kept)),
            0x01 | 0xD0..=0xD7 => kept.extend([0xFF, marker]),
            _ => {
                let segment = segment(&mut rest)?;
                if let Some(segment) = worth_keeping(marker, segment) {
                    kept.extend([0xFF, marker]);
                    kept.extend(u16::try_from(segment.len() + 2).ok()?.to_be_bytes());
                    kept.extend(segment);
                }
                if marker == SCAN {
                    has_scan = true;
                    let (points, after) = rest.split_at(end_of_points(rest));
                    kept.extend(points);
                    rest = after;
                }
            }
        }
    }
}

fn ended(mut kept: Vec<u8>) -> Vec<u8> {
    kept.extend([0xFF, END]);
    kept
}

fn next_marker(rest: &mut &[u8]) -> Option<u8> {
    loop {
        let (&first, after) = rest.split_first()?;
        *rest = after;
        if first == 0xFF {
            while let Some((&0xFF, after)) = rest.split_first() {
                *rest = after;
            }
            let (&marker, after) = rest.split_first()?;
            *rest = after;
            if marker != 0 {
                return Some(marker);
            }
        }
    }
}

fn segment<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (head, after) = rest.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*head)).checked_sub(2)?;
    let (segment, after) = after.split_at_checked(length)?;
    *rest = after;
    Some(segment)
}

/// Of what applications add, only what says how colours are meant; without the small picture that may be in it.
fn worth_keeping(marker: u8, segment: &[u8]) -> Option<Vec<u8>> {
    match marker {
        JFIF if segment.starts_with(b"JFIF\0") => {
            let mut head = segment.get(..12)?.to_vec();
            head.extend([0, 0]);
            Some(head)
        }
        ADOBE if segment.starts_with(b"Adobe") => segment.get(..12).map(<[u8]>::to_vec),
        0xE0..=0xEF | COMMENT => None,
        _ => Some(segment.to_vec()),
    }
}

/// Where the points of a scan end: at a marker that is neither a stuffed byte nor a restart.
fn end_of_points(rest: &[u8]) -> usize {
    rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF)).unwrap_or(rest.len())
}
