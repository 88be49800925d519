//! Texts that people write, read at the door: bounded, in one Unicode form, without invisible controls that could disguise a name.

use unicode_normalization::UnicodeNormalization as _;

/// Most characters of each text.
pub const NAME: usize = 200;
pub const CITY: usize = 100;
pub const ADDRESS: usize = 300;
pub const ABOUT: usize = 1000;
pub const REASON: usize = 1000;
pub const EVIDENCE: usize = 500;

/// One line: blanks are joined. None when it is longer than `max`; may be empty.
pub fn line(text: &str, max: usize) -> Option<String> {
    let text: String = text.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| is_visible(*c)).collect();
    within(text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "), max)
}

/// Several lines. None when longer than `max`; may be empty.
pub fn lines(text: &str, max: usize) -> Option<String> {
    let text: String = text.replace("\r\n", "\n").nfc().filter(|c| *c == '\n' || is_visible(*c)).collect();
    within(text.trim().to_owned(), max)
}

fn within(text: String, max: usize) -> Option<String> {
    (text.chars().count() <= max).then_some(text)
}

/// Neither a control nor a mark that turns the direction of writing: one of those in a name makes it read as another.
fn is_visible(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
