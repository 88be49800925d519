//! Evidence in words: each kind, scope and way gets its name here.

use super::model::{EvidenceKind, How, Scope};
use crate::{calls::facts::Level, i18n::td_string, web::lang::Lang};

pub fn kind(lang: Lang, kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::OfficialAct => td_string!(lang, evidence.kind_official_act),
        EvidenceKind::OfficialPage => td_string!(lang, evidence.kind_official_page),
        EvidenceKind::ActCopy => td_string!(lang, evidence.kind_act_copy),
        EvidenceKind::Press => td_string!(lang, evidence.kind_press),
        EvidenceKind::Academic => td_string!(lang, evidence.kind_academic),
        EvidenceKind::AssociationDocument => td_string!(lang, evidence.kind_association_document),
        EvidenceKind::Testimony => td_string!(lang, evidence.kind_testimony),
        EvidenceKind::SearchLog => td_string!(lang, evidence.kind_search_log),
    }
}

pub fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::OfficialAct => td_string!(lang, evidence.level_1),
        Level::OfficialPage => td_string!(lang, evidence.level_2),
        Level::PressOrAcademic => td_string!(lang, evidence.level_3),
        Level::TwoAssociations => td_string!(lang, evidence.level_4),
        Level::Testimony => td_string!(lang, evidence.level_5),
    }
}

/// What a witness agrees to.
pub fn scope(lang: Lang, scope: Scope) -> &'static str {
    match scope {
        Scope::Words => td_string!(lang, evidence.scope_words),
        Scope::Copy => td_string!(lang, evidence.scope_copy),
        Scope::Name => td_string!(lang, evidence.scope_name),
    }
}

pub fn how(lang: Lang, how: How) -> &'static str {
    match how {
        How::Written => td_string!(lang, evidence.how_written),
        How::Message => td_string!(lang, evidence.how_message),
        How::Spoken => td_string!(lang, evidence.how_spoken),
    }
}
