//! What projects say: enum to words.

use super::model::Participation;
use crate::{i18n::td_string, web::lang::Lang};

pub fn participation(lang: Lang, of: Participation) -> &'static str {
    match of {
        Participation::Intercultural => td_string!(lang, projects.intercultural),
        Participation::PoliticalRights => td_string!(lang, projects.political_rights),
        Participation::Assistance => td_string!(lang, projects.assistance),
    }
}
