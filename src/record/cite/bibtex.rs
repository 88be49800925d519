//! BibTeX: one entry, in ASCII where LaTeX has a way to write a letter, with nothing in it that could end a field.

use super::{
    model::{AUTHOR, Citation},
    styles,
};
use chrono::Datelike;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The registered type is none; this is what Crossref and reference managers use.
pub const MEDIA_TYPE: &str = "application/x-bibtex; charset=utf-8";

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The entry. `@misc` is in every style; `urldate` is read by biblatex and left alone by others, so the note says it too.
pub fn entry(citation: &Citation) -> String {
    let dated = citation.changed.unwrap_or(citation.accessed);
    let month = usize::try_from(dated.month0()).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    let fields = [
        ("author", format!("{{{{{AUTHOR}}}}}")),
        ("title", format!("{{{{{}}}}}", escaped(&citation.title))),
        ("howpublished", format!("{{{}}}", escaped(citation.medium()))),
        ("year", format!("{{{}}}", dated.year())),
        ("month", month.to_owned()),
        ("note", format!("{{{}}}", escaped(&styles::note(citation)))),
        ("url", format!("{{{}}}", verbatim(&citation.url))),
        ("urldate", format!("{{{}}}", citation.accessed)),
        ("language", format!("{{{}}}", styles::language_name(citation.lang))),
    ];
    let body: Vec<String> = fields.into_iter().map(|(name, value)| format!("  {name} = {value}")).collect();
    format!("@misc{{{},\n{}\n}}\n", citation.key, body.join(",\n"))
}

/// Text as LaTeX reads it. BibTeX counts braces even behind a backslash, so that one in a title must not appear as itself.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.nfc().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' => out.push_str("{\\textbackslash}"),
            '{' => out.push_str("{\\textbraceleft}"),
            '}' => out.push_str("{\\textbraceright}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            '«' => out.push_str("{\\guillemotleft}"),
            '»' => out.push_str("{\\guillemotright}"),
            '“' => out.push_str("{\\textquotedblleft}"),
            '”' => out.push_str("{\\textquotedblright}"),
            '‘' => out.push_str("{\\textquoteleft}"),
            '’' => out.push_str("{\\textquoteright}"),
            '¿' => out.push_str("{\\textquestiondown}"),
            '¡' => out.push_str("{\\textexclamdown}"),
            'ª' => out.push_str("{\\textordfeminine}"),
            'º' => out.push_str("{\\textordmasculine}"),
            '–' => out.push_str("{\\textendash}"),
            '—' => out.push_str("{\\textemdash}"),
            c if c.is_ascii() || letters.peek().is_some_and(|next| is_combining_mark(*next)) => out.push(c),
            c => match accented(c) {
                Some(latex) => out.push_str(&latex),
                None => out.push(c),
            },
        }
    }
    out
}

/// A Latin letter with one accent as LaTeX writes it.
fn accented(c: char) -> Option<String> {
    let parts: Vec<char> = std::iter::once(c).nfd().collect();
    let [base, mark] = parts[..] else { return None };
    let accent = match mark {
        '\u{300}' => "`",
        '\u{301}' => "'",
        '\u{302}' => "^",
        '\u{303}' => "~",
        '\u{308}' => "\"",
        '\u{327}' => "c ",
        _ => return None,
    };
    // An accent over i takes the place of its dot.
    let base = if base == 'i' { "\\i".to_owned() } else { base.to_string() };
    base.is_ascii().then(|| format!("{{\\{accent}{base}}}"))
}

/// Addresses stand as they are: ours hold no brace and no blank, and here none gets through.
fn verbatim(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace(char::is_whitespace, "%20")
}
