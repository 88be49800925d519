//! What an address, a password, a number of tries and a way back must be. Pure.

use super::model::Email;
use crate::{clock::Now, web::lang};
use chrono::Duration;
use unicode_normalization::UnicodeNormalization;

/// Characters. NIST SP 800-63B asks for length rather than for kinds of characters.
pub const PASSWORD_MIN: usize = 12;
/// Enough for any phrase; hashing stays cheap.
pub const PASSWORD_MAX: usize = 200;
pub const NAME_MAX: usize = 120;
/// Failures that cost nothing: people mistype.
const FREE_TRIES: i64 = 5;

impl Email {
    /// Takes an address as typed. Whether it exists only a letter can tell, so little is asked of its form.
    pub fn parse(text: &str) -> Option<Self> {
        let address: String = text.trim().nfc().flat_map(char::to_lowercase).collect();
        let (local, domain) = address.rsplit_once('@')?;
        let clean = !address.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\".contains(c));
        let whole =
            !local.is_empty() && !local.contains('@') && domain.contains('.') && domain.split('.').all(|part| !part.is_empty());
        (clean && whole && address.len() <= 254).then_some(Self(address))
    }
}

/// What is wrong with a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    Short,
    Long,
    /// Among the first that are guessed.
    Common,
    /// Made of the name or the address.
    Personal,
}

/// A password in the form that is hashed: phones and keyboards write the same letter in different ways.
pub fn normal_password(text: &str) -> String {
    text.nfc().collect()
}

/// The flaw of a password, if it has one.
pub fn flaw(password: &str, name: &str, email: &str) -> Option<Flaw> {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        return Some(Flaw::Short);
    }
    if length > PASSWORD_MAX {
        return Some(Flaw::Long);
    }
    let plain: String = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let local = email.split('@').next().unwrap_or_default();
    let personal = [name, local, email].iter().any(|of| {
        let of: String = of.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        // What is left beside the name must carry the password.
        of.chars().count() >= 4 && plain.replace(&of, "").chars().count() < 6
    });
    if personal {
        return Some(Flaw::Personal);
    }
    guessed(&plain).then_some(Flaw::Common)
}

/// Few different characters, a run along the keyboard, or a common word with digits.
fn guessed(plain: &str) -> bool {
    const RUNS: &str = "01234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklñzxcvbnm qwertyuiopasdfghjklzxcvbnm 1q2w3e4r5t6y7u8i9o0p \
                        98765432109876543210";
    const WORDS: [&str; 22] = [
        "password",
        "contraseña",
        "contrasena",
        "passphrase",
        "administrador",
        "administrator",
        "bienvenido",
        "bienvenida",
        "welcome",
        "letmein",
        "iloveyou",
        "teamo",
        "princesa",
        "princess",
        "qwerty",
        "mexico",
        "chicago",
        "acuse",
        "guadalupe",
        "futbol",
        "football",
        "dragon",
    ];
    let different: std::collections::BTreeSet<char> = plain.chars().collect();
    if different.len() < 5 || RUNS.split(' ').any(|run| run.contains(plain)) {
        return true;
    }
    let rest = WORDS.iter().fold(plain.to_owned(), |rest, word| rest.replace(word, ""));
    rest.len() < plain.len() && rest.chars().filter(|c| !c.is_ascii_digit()).count() < 4
}

/// Until when an account takes no more tries: half a minute after the fifth failure, doubling up to a quarter of an hour.
pub fn closed_until(failures: i64, last: Now) -> Option<Now> {
    let over = u32::try_from(failures - FREE_TRIES).ok()?;
    let seconds = 30_i64.saturating_mul(1 << over.min(5)).min(900);
    Some(last + Duration::seconds(seconds))
}

/// Where somebody was going, if it is a page of ours. Anything else could lead to a copy of this site.
pub fn way_back(next: &str) -> Option<&str> {
    let ours = lang::of_path(next).is_some() && !next.contains("//") && !next.contains('\\');
    (ours && next.bytes().all(|b| b.is_ascii_graphic())).then_some(next)
}

/// The query that carries a way back from one page about access to the next; empty when there is none.
pub fn leading_on(next: Option<&str>) -> String {
    let query =
        |next: &str| format!("?{}", url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish());
    next.map(query).unwrap_or_default()
}
