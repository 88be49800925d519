//! Editions in words. "Expected, not published" never stands alone: it says at once whether anybody has looked, and it is no cancellation.

use crate::{
    calls::{
        editions::{Edition, State},
        model::{Season, Template},
    },
    i18n::td_string,
    record::{notes, words::partial},
    web::lang::{Lang, LangExt},
};

pub use crate::calls::words::edition as title;

pub fn season(lang: Lang, season: Season) -> &'static str {
    match season {
        Season::Easter => td_string!(lang, editions.season_easter),
        Season::Summer => td_string!(lang, editions.season_summer),
        Season::Winter => td_string!(lang, editions.season_winter),
    }
}

/// The title of a template, without a year.
pub fn name(lang: Lang, template: &Template) -> String {
    lang.pick(&template.title_es, &template.title_en).clone()
}

/// The state in a few words.
pub fn state(lang: Lang, edition: &Edition) -> String {
    let expected = partial(lang, edition.expected);
    match &edition.state {
        State::OnRecord { .. } => td_string!(lang, editions.state_on_record).to_owned(),
        State::Reported { .. } => td_string!(lang, editions.state_reported).to_owned(),
        State::Expected => td_string!(lang, editions.state_expected, month = expected).to_string(),
        State::ExpectedNotPublished { searched: None } => td_string!(lang, editions.state_not_looked).to_owned(),
        State::ExpectedNotPublished { searched: Some(searched) } => {
            td_string!(lang, editions.state_searched, date = partial(lang, searched.on)).to_string()
        }
    }
}

/// What is known and what is not, in a sentence or two.
pub fn says(lang: Lang, edition: &Edition) -> String {
    let month = partial(lang, edition.expected);
    match &edition.state {
        State::OnRecord { .. } => String::new(),
        State::Reported { reported } => notes::note(lang, &reported.what),
        State::Expected => td_string!(lang, editions.says_expected).to_owned(),
        State::ExpectedNotPublished { searched: None } => td_string!(lang, editions.says_not_looked, month = month).to_string(),
        State::ExpectedNotPublished { searched: Some(searched) } => {
            let date = partial(lang, searched.on);
            let found = td_string!(lang, editions.says_searched, month = month, date = date).to_string();
            if searched.stale { format!("{found} {}", td_string!(lang, editions.says_stale)) } else { found }
        }
    }
}
