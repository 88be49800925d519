//! The two languages, and how a request chooses between them.

pub use crate::i18n::Locale as Lang;

/// Both, Spanish first.
pub const LANGS: [Lang; 2] = [Lang::es, Lang::en];

/// What pages need of a language.
pub trait LangExt: Sized {
    fn code(self) -> &'static str;
    fn other(self) -> Self;
    /// Picks the text of this language from a pair.
    fn pick<T>(self, es: T, en: T) -> T;
}

impl LangExt for Lang {
    fn code(self) -> &'static str {
        match self {
            Lang::es => "es",
            Lang::en => "en",
        }
    }

    fn other(self) -> Self {
        match self {
            Lang::es => Lang::en,
            Lang::en => Lang::es,
        }
    }

    fn pick<T>(self, es: T, en: T) -> T {
        match self {
            Lang::es => es,
            Lang::en => en,
        }
    }
}

/// The language of an address: its first segment, else Spanish.
pub fn of_path(path: &str) -> Option<Lang> {
    match path.split('/').nth(1) {
        Some("es") => Some(Lang::es),
        Some("en") => Some(Lang::en),
        _ => None,
    }
}

/// The language that a query asks for by `lang`.
pub fn of_query(query: Option<&str>) -> Option<Lang> {
    let asked = query?.split('&').find_map(|part| part.strip_prefix("lang="))?;
    LANGS.into_iter().find(|lang| lang.code() == asked)
}

/// The language that `Accept-Language` prefers among ours (RFC 9110, 12.5.4); Spanish when it names neither.
pub fn of_header(accept: &str) -> Lang {
    let quality = |tag: &str| {
        accept
            .split(',')
            .filter_map(|range| {
                let mut parts = range.split(';').map(str::trim);
                let named = parts.next()?.split('-').next()?.eq_ignore_ascii_case(tag);
                let q = parts.find_map(|p| p.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse::<f32>().ok());
                named.then_some(q.unwrap_or(0.0))
            })
            .fold(0.0_f32, f32::max)
    };
    if quality("en") > quality("es") { Lang::en } else { Lang::es }
}
