//! What dossiers say: enum to sentence, and the letter about a paper that ends too early.

use super::{
    load::Upcoming,
    model::{Opener, Paper, PaperKind, Version, What},
    rules::Validity,
};
use crate::{
    calls::{deadlines, record::Record},
    i18n::td_string,
    ids::AssociationId,
    mail::Letter,
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt as _},
    },
};

pub fn kind(lang: Lang, kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Deed => td_string!(lang, dossier.kind_deed),
        PaperKind::Rfc => td_string!(lang, dossier.kind_rfc),
        PaperKind::Cluni => td_string!(lang, dossier.kind_cluni),
        PaperKind::Ein => td_string!(lang, dossier.kind_ein),
        PaperKind::Powers => td_string!(lang, dossier.kind_powers),
        PaperKind::Bank => td_string!(lang, dossier.kind_bank),
        PaperKind::Other => td_string!(lang, dossier.kind_other),
    }
}

/// What a paper is called: its kind, and the association's own words for it.
pub fn name(lang: Lang, what: &What) -> String {
    match (what.kind, what.title.as_str()) {
        (PaperKind::Other, title) => title.to_owned(),
        (known, "") => kind(lang, known).to_owned(),
        (known, title) => format!("{} · {title}", kind(lang, known)),
    }
}

pub fn validity(lang: Lang, validity: Validity) -> String {
    match validity {
        Validity::NotStated => td_string!(lang, dossier.validity_not_stated).to_owned(),
        Validity::Until(day) => td_string!(lang, dossier.validity_until, day = dates::day(lang, day)).to_string(),
        Validity::Over(day) => td_string!(lang, dossier.validity_over, day = dates::day(lang, day)).to_string(),
    }
}

pub fn opener(lang: Lang, by: &Opener, record: &Record) -> String {
    match by {
        Opener::Member(Some(name)) => td_string!(lang, dossier.opened_by_member, name = name.as_str()).to_string(),
        Opener::Member(None) => td_string!(lang, dossier.opened_by_former).to_owned(),
        Opener::Official(id) => {
            let institution = record.institutions.get(id).map(|known| lang.pick(&known.name_es, &known.name_en).clone());
            let institution = institution.unwrap_or_else(|| id.to_string());
            td_string!(lang, dossier.opened_by_official, institution = institution).to_string()
        }
        Opener::Steward => td_string!(lang, dossier.opened_by_steward).to_owned(),
    }
}

/// A paper of a list to choose from: its name, its version, until when it holds.
pub fn choice(lang: Lang, paper: &Paper, version: &Version, holds: Validity) -> String {
    let number = td_string!(lang, dossier.version_number, number = version.number).to_string();
    format!("{} · {number} · {}", name(lang, &paper.what), validity(lang, holds))
}

/// That a paper ends before a call closes that the association is preparing for.
pub fn before_closing(lang: Lang, draft: &Upcoming) -> String {
    let at = deadlines::in_words(lang, &draft.closes);
    td_string!(lang, dossier.ends_before, line = draft.line.title(lang), at = at).to_string()
}

/// Who is written to, and in which language.
pub struct Reader {
    pub email: String,
    pub lang: Lang,
    pub base_url: String,
}

pub fn expiry_letter(to: &Reader, id: &AssociationId, what: &What, version: &Version, draft: &Upcoming) -> Letter {
    let lang = to.lang;
    let paper = name(lang, what);
    let until = version.dates.expires.map(|day| dates::day(lang, day)).unwrap_or_default();
    let page = Page::Dossier { association: id.to_string() }.path(lang);
    Letter {
        to: to.email.clone(),
        subject: td_string!(lang, dossier.letter_subject, paper = paper.as_str()).to_string(),
        body: td_string!(
            lang,
            dossier.letter_body,
            paper = paper,
            until = until,
            line = draft.line.title(lang),
            at = deadlines::in_words(lang, &draft.closes),
            page = format!("{}{page}", to.base_url)
        )
        .to_string(),
        link: None,
    }
}
