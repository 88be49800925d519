//! Institutions in words: names, dates of life with their nuance, places.

use crate::{
    calls::{
        dates::PartialDate,
        model::{Institution, Nuance},
    },
    i18n::td_string,
    record::words,
    web::lang::{Lang, LangExt},
};

/// The name in the reader's language.
pub fn name(lang: Lang, institution: &Institution) -> String {
    lang.pick(&institution.name_es, &institution.name_en).clone()
}

/// The language of its name where that is not the page's.
pub fn name_lang(lang: Lang, one: &Institution) -> Option<&'static str> {
    lang_of(lang, one, (&one.name_es, &one.name_en))
}

/// The language of a name that a body gave where that is not the page's: in the United States it has no other.
pub fn lang_of(lang: Lang, body: &Institution, (es, en): (&str, &str)) -> Option<&'static str> {
    let own = if is_abroad(body) { Lang::en } else { Lang::es };
    (es == en && own != lang).then(|| own.code())
}

/// The language of the short name where that is not the page's; an acronym is in none.
pub fn short_lang(lang: Lang, one: &Institution) -> Option<&'static str> {
    let own = if is_abroad(one) && one.name_es == one.name_en { Lang::en } else { Lang::es };
    (one.acronym.is_none() && own != lang).then(|| own.code())
}

fn is_abroad(body: &Institution) -> bool {
    ["Chicago", "Illinois", "Los Angeles"].iter().any(|city| body.city.starts_with(city))
}

/// The name with the acronym that people know it by.
pub fn name_and_acronym(lang: Lang, institution: &Institution) -> String {
    match &institution.acronym {
        Some(acronym) => format!("{acronym}, {}", name(lang, institution)),
        None => name(lang, institution),
    }
}

/// When it began, as well as it is known.
pub fn start(lang: Lang, institution: &Institution) -> String {
    match institution.start {
        Some(date) => nuanced(lang, date, institution.start_nuance()),
        None => td_string!(lang, institutions.date_not_known).to_owned(),
    }
}

/// When it ended. Not every body without a known end still exists.
pub fn end(lang: Lang, institution: &Institution) -> String {
    match institution.end {
        Some(date) => nuanced(lang, date, institution.end_nuance()),
        None => td_string!(lang, institutions.end_not_known).to_owned(),
    }
}

/// Both, in one short phrase.
pub fn life(lang: Lang, institution: &Institution) -> String {
    match (institution.start, institution.end) {
        (None, None) => td_string!(lang, institutions.life_not_known).to_owned(),
        (Some(_), None) => td_string!(lang, institutions.life_since, start = start(lang, institution)).to_string(),
        (None, Some(_)) => td_string!(lang, institutions.life_until, end = end(lang, institution)).to_string(),
        (Some(_), Some(_)) => {
            td_string!(lang, institutions.life_both, start = start(lang, institution), end = end(lang, institution)).to_string()
        }
    }
}

fn nuanced(lang: Lang, date: PartialDate, nuance: Nuance) -> String {
    let date = words::partial(lang, date);
    match nuance {
        Nuance::Plain => date,
        Nuance::Approximate => td_string!(lang, institutions.date_approximate, date = date).to_string(),
        Nuance::Expected => td_string!(lang, institutions.date_expected, date = date).to_string(),
        Nuance::Announced => td_string!(lang, institutions.date_announced, date = date).to_string(),
    }
}

/// What kind of body it is.
pub fn level(lang: Lang, institution: &Institution) -> &'static str {
    match institution.level.as_str() {
        "city" => td_string!(lang, institutions.level_city),
        "borough" => td_string!(lang, institutions.level_borough),
        "state" => td_string!(lang, institutions.level_state),
        "federal" => td_string!(lang, institutions.level_federal),
        "civil_society" => td_string!(lang, institutions.level_civil_society),
        _ => td_string!(lang, institutions.level_programme_body),
    }
}

/// The parts of the list, in their order. Organisations that a source names are apart: they are not authorities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    MexicoCity,
    Mexico,
    Chicago,
    LosAngeles,
    Named,
}

impl Place {
    pub const ALL: [Place; 5] = [Place::MexicoCity, Place::Chicago, Place::Mexico, Place::LosAngeles, Place::Named];

    pub fn of(institution: &Institution) -> Self {
        let city = institution.city.as_str();
        match () {
            () if institution.level == "civil_society" => Place::Named,
            () if city.starts_with("CDMX") => Place::MexicoCity,
            () if city.starts_with("Chicago") || city.starts_with("Illinois") => Place::Chicago,
            () if city.starts_with("Los Angeles") => Place::LosAngeles,
            () => Place::Mexico,
        }
    }

    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Place::MexicoCity => td_string!(lang, institutions.place_mexico_city),
            Place::Mexico => td_string!(lang, institutions.place_mexico),
            Place::Chicago => td_string!(lang, institutions.place_chicago),
            Place::LosAngeles => td_string!(lang, institutions.place_los_angeles),
            Place::Named => td_string!(lang, institutions.place_named),
        }
    }
}

/// The city as a person would say it.
pub fn city(lang: Lang, institution: &Institution) -> String {
    let city = institution.city.replace("CDMX", lang.pick("Ciudad de México", "Mexico City"));
    if city.starts_with("Mexico City") { city } else { city.replace("Mexico", lang.pick("México", "Mexico")) }
}
