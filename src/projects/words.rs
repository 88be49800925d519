//! What projects say: enum to words.

use super::model::{Participation, What};
use crate::{associations::words::populations, i18n::td_string, web::lang::Lang};

/// With whom a project works and which participation it promotes, in one line.
pub fn in_brief(lang: Lang, what: &What) -> String {
    let kind = participation(lang, what.participation);
    match populations(lang, &what.populations).as_str() {
        "" => td_string!(lang, projects.brief_kind, kind = kind).to_string(),
        people => td_string!(lang, projects.brief, people = people, kind = kind).to_string(),
    }
}

pub fn participation(lang: Lang, of: Participation) -> &'static str {
    match of {
        Participation::Intercultural => td_string!(lang, projects.intercultural),
        Participation::PoliticalRights => td_string!(lang, projects.political_rights),
        Participation::Assistance => td_string!(lang, projects.assistance),
    }
}
