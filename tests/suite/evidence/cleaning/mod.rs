//! Cleaned copies: nothing hidden comes through, and what is seen does.

mod covers;
mod documents;
pub mod hostile;
pub mod pictures;

/// Words that must be nowhere in a copy.
const SECRETS: [&str; 3] = ["NURIA-SECRETA", "GPS-19.3572N", "taller@escondido.example"];

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|found| found == words.as_bytes())
}

/// Fails where a secret is found, as it is or as programs write texts in two bytes a sign.
#[track_caller]
pub fn tells_nothing(bytes: &[u8], whereabouts: &str) {
    for secret in SECRETS {
        let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let wide_found = bytes.windows(wide.len()).any(|found| found == wide);
        assert!(!holds(bytes, secret) && !wide_found, "{secret} is in {whereabouts}");
    }
}
