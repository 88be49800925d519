//! What the rules of this room say, in both languages.

use super::rules::Flaw;
use crate::{i18n::td_string, web::lang::Lang};

/// What to do about a password.
pub fn flaw(lang: Lang, flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Short => td_string!(lang, accounts.password_short),
        Flaw::Long => td_string!(lang, accounts.password_long),
        Flaw::Common => td_string!(lang, accounts.password_common),
        Flaw::Personal => td_string!(lang, accounts.password_personal),
    }
}
