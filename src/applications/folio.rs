//! The folio: the public reference of a filed application. Not sequential, 55 random bits, readable aloud, with a check character.
//!
//! Crockford's alphabet has no I, L, O or U, so what is heard or copied by hand cannot be taken for another sign. The check is a
//! weighted sum in the field of 32 elements: any single wrong character and any two neighbours swapped are always found.

use crate::error::{Error, Result};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIX: &str = "ACU";
/// Random characters of five bits each.
const RANDOM: usize = 11;
const LENGTH: usize = RANDOM + 1;

/// Written `ACU-XXXX-XXXX-XXXC`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Folio([u8; LENGTH]);

/// A text that is no folio: a sign too many, too few, or one that was copied wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAFolio {
    #[error("a folio has twelve letters and digits after ACU")]
    Form,
    #[error("the check character does not fit: one sign was copied wrongly")]
    Check,
}

impl Folio {
    /// A new one from the system's random numbers.
    pub fn random() -> Result<Self> {
        let mut bytes = [0; RANDOM];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        Ok(Self::of(bytes))
    }

    /// The folio whose signs are the low five bits of each byte.
    pub fn of(bytes: [u8; RANDOM]) -> Self {
        let mut signs = [0; LENGTH];
        for (sign, byte) in signs.iter_mut().zip(bytes) {
            *sign = byte & 31;
        }
        signs[RANDOM] = sum(&signs);
        Self(signs)
    }

    /// Reads what people type or read aloud: any case, with or without prefix, dashes and blanks; O for 0, I and L for 1.
    pub fn parse(text: &str) -> std::result::Result<Self, NotAFolio> {
        let plain: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
        let plain = plain.strip_prefix(PREFIX).unwrap_or(&plain);
        let signs: Option<Vec<u8>> = plain.chars().map(value).collect();
        let signs: [u8; LENGTH] = signs.ok_or(NotAFolio::Form)?.try_into().map_err(|_| NotAFolio::Form)?;
        if sum(&signs) == 0 { Ok(Self(signs)) } else { Err(NotAFolio::Check) }
    }
}

fn value(c: char) -> Option<u8> {
    let c = match c {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    ALPHABET.iter().position(|a| char::from(*a) == c).and_then(|i| u8::try_from(i).ok())
}

/// Each sign times a power of two, added up in GF(32); the last sign has weight one, so that it makes the sum zero.
fn sum(signs: &[u8; LENGTH]) -> u8 {
    signs.iter().fold(0, |sum, sign| double(sum) ^ sign)
}

/// Twice a value in GF(32), reduced by x⁵ + x² + 1.
fn double(value: u8) -> u8 {
    let twice = value << 1;
    if twice & 32 == 0 { twice } else { (twice ^ 0b10_0101) & 31 }
}

impl std::fmt::Display for Folio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(PREFIX)?;
        for (i, sign) in self.0.iter().enumerate() {
            if i % 4 == 0 {
                f.write_str("-")?;
            }
            let letter = ALPHABET.get(usize::from(*sign)).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

impl TryFrom<String> for Folio {
    type Error = NotAFolio;
    fn try_from(text: String) -> std::result::Result<Self, NotAFolio> {
        Self::parse(&text)
    }
}

impl From<Folio> for String {
    fn from(folio: Folio) -> Self {
        folio.to_string()
    }
}
