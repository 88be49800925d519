//! Slugs: stable ASCII addresses of what enters the record here.

use unicode_normalization::UnicodeNormalization;

/// Most characters of a title that an address keeps.
const SLUG: usize = 60;

/// Words as ASCII, with dashes between: the body of a slug.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.nfd().filter(char::is_ascii) {
        if c.is_ascii_alphanumeric() {
            plain.push(c.to_ascii_lowercase());
        } else if !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
    }
    while plain.len() > SLUG {
        plain.truncate(plain.rfind('-').filter(|cut| *cut > 0).unwrap_or(SLUG));
    }
    plain.trim_matches('-').to_owned()
}

/// A stable address for a call: its title and year in ASCII, with a number behind it where another call has it.
pub fn slug(title: &str, year: i32, taken: impl Fn(&str) -> bool) -> String {
    let plain = plain(title);
    let year = year.to_string();
    let base = match plain.as_str() {
        "" => format!("convocatoria-{year}"),
        _ if plain.split('-').any(|word| word == year) => plain,
        _ => format!("{plain}-{year}"),
    };
    numbered(base, taken)
}

/// A stable address for something else, by its title; `without` where the title leaves nothing.
pub fn slug_of(title: &str, without: &str, taken: impl Fn(&str) -> bool) -> String {
    let plain = plain(title);
    numbered(if plain.is_empty() { without.to_owned() } else { plain }, taken)
}

fn numbered(base: String, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2_u32..).map(|n| format!("{base}-{n}"));
    std::iter::once(base.clone()).chain(numbered).find(|slug| !taken(slug)).unwrap_or(base)
}
