//! Tax and registry identifiers of either country, read at the door. All are optional. What cannot be one is told at the field; what
//! looks doubtful is kept and noted, because registries issue numbers that break their own rules.

/// What is doubtful about an identifier, or worth knowing. Shown as a warning; never blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The check digit does not follow from the rest. SAT has issued valid RFC of this kind.
    CheckDigit,
    /// The six figures are no month and day.
    DateOfRfc,
    /// Thirteen characters: a natural person's RFC.
    NaturalPerson,
    /// XAXX010101000: what invoices to the general public carry.
    GenericPublic,
    /// XEXX010101000: what invoices to foreigners carry.
    GenericForeign,
    /// The first two figures are no prefix that the IRS is known to have assigned.
    EinPrefix,
}

/// RFC of a legal entity (12 characters) or a natural person (13), in capitals, without blanks or hyphens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rfc(String);

impl Rfc {
    /// Letters, six figures, three characters; blanks, hyphens and small letters are mended. None for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let rfc: Vec<char> = compact(text).chars().flat_map(char::to_uppercase).collect();
        let letters = rfc.len().checked_sub(9)?;
        let fits = matches!(letters, 3 | 4)
            && rfc[..letters].iter().all(|c| c.is_ascii_uppercase() || matches!(c, 'Ñ' | '&'))
            && rfc[letters..letters + 6].iter().all(char::is_ascii_digit)
            && rfc[letters + 6..].iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        fits.then(|| Self(rfc.into_iter().collect()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn notes(&self) -> Vec<Note> {
        match self.as_str() {
            "XAXX010101000" => return vec![Note::GenericPublic],
            "XEXX010101000" => return vec![Note::GenericForeign],
            _ => {}
        }
        let doubts = [
            (self.is_natural(), Note::NaturalPerson),
            (!self.has_date(), Note::DateOfRfc),
            (self.check_digit() != self.0.chars().last(), Note::CheckDigit),
        ];
        doubts.into_iter().filter_map(|(holds, note)| holds.then_some(note)).collect()
    }

    fn is_natural(&self) -> bool {
        self.0.chars().count() == 13
    }

    fn has_date(&self) -> bool {
        let figures: Vec<u32> = self.0.chars().filter_map(|c| c.to_digit(10)).take(6).collect();
        let pair = |at: usize| figures.get(at).zip(figures.get(at + 1)).map_or(0, |(a, b)| a * 10 + b);
        (1..=12).contains(&pair(2)) && (1..=31).contains(&pair(4))
    }

    /// What the last character should be: mod 11 over thirteen places, an entity's twelve padded with a blank in front.
    pub fn check_digit(&self) -> Option<char> {
        const VALUES: &str = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
        let sum = format!("{:>13}", self.0).chars().take(12).zip((2..=13).rev()).try_fold(0, |sum, (c, weight)| {
            let value = VALUES.chars().position(|v| v == c)?;
            Some(sum + value * weight)
        })?;
        match 11 - sum % 11 {
            11 => Some('0'),
            10 => Some('A'),
            rest => u32::try_from(rest).ok().and_then(|r| char::from_digit(r, 10)),
        }
    }
}

/// CLUNI of the federal registry. No published rule for its form was found, so it is kept as typed, within a length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluni(String);

impl Cluni {
    pub const MAX: usize = 40;

    pub fn parse(text: &str) -> Option<Self> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = !text.is_empty() && text.chars().count() <= Self::MAX && !text.chars().any(char::is_control);
        fits.then_some(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// EIN of the IRS, as NN-NNNNNNN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ein(String);

impl Ein {
    /// Nine figures; blanks and hyphens are mended.
    pub fn parse(text: &str) -> Option<Self> {
        let figures = compact(text);
        let fits = figures.len() == 9 && figures.chars().all(|c| c.is_ascii_digit());
        fits.then(|| Self(format!("{}-{}", &figures[..2], &figures[2..])))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The list of prefixes changes: one that is not on it is noted only.
    pub fn notes(&self) -> Vec<Note> {
        const NOT_ASSIGNED: &[&str] =
            &["00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97"];
        NOT_ASSIGNED.contains(&&self.0[..2]).then_some(Note::EinPrefix).into_iter().collect()
    }
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '–')).collect()
}
