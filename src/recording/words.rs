//! Words of recording: voices, what a refusal asks to be done and at which field, what a fact is about.

use super::{actions::NotRecorded, voice::Voice};
use crate::{
    calls::{
        due::fields::{DAYS, FROM},
        facts::Subject,
        record::Record,
        rules::FactRefusal,
    },
    i18n::td_string,
    record::subjects,
    web::{
        address::Page,
        lang::{Lang, LangExt as _},
    },
};

/// In whose name somebody speaks.
pub fn voice(lang: Lang, voice: &Voice, record: &Record, association: impl Fn(&str) -> Option<String>) -> String {
    match voice {
        Voice::Monitor => td_string!(lang, recording.as_monitor).to_owned(),
        Voice::Steward => td_string!(lang, recording.as_steward).to_owned(),
        Voice::Authority(id) => {
            let name = record.institutions.get(id).map(|one| lang.pick(&one.name_es, &one.name_en).clone());
            td_string!(lang, recording.as_authority, name = name.unwrap_or_else(|| id.to_string())).to_string()
        }
        Voice::Association(id) => {
            let name = association(id.as_str()).unwrap_or_default();
            td_string!(lang, recording.as_association, name = name).to_string()
        }
    }
}

/// The field that a refusal is about, and what to do.
pub fn refusal(lang: Lang, refusal: FactRefusal) -> (&'static str, String) {
    let (field, text) = match refusal {
        FactRefusal::LevelTooLow { needed } => {
            let says = td_string!(lang, recording.refused_level, needed = needed.number()).to_string();
            return ("evidence_level", says);
        }
        FactRefusal::DateInFuture => ("occurred_on", td_string!(lang, recording.refused_future)),
        FactRefusal::NotTheirsToSay => ("as", td_string!(lang, recording.refused_not_theirs)),
        FactRefusal::WrongSubject | FactRefusal::UnknownSubject => ("as", td_string!(lang, recording.refused_subject)),
        FactRefusal::NotSuspended => ("occurred_on", td_string!(lang, recording.refused_not_suspended)),
        FactRefusal::AlreadySuspended => ("occurred_on", td_string!(lang, recording.refused_suspended)),
        FactRefusal::EndsBeforeItBegins => ("until_on", td_string!(lang, recording.refused_ends_before)),
        FactRefusal::ResultsBeforeClosing => ("occurred_on", td_string!(lang, recording.refused_before_closing)),
        FactRefusal::ClosesBeforeItOpens => ("closes", td_string!(lang, recording.refused_closes)),
        FactRefusal::HoursTurned => ("hours_to", td_string!(lang, recording.refused_hours)),
        FactRefusal::NotLater => ("closes", td_string!(lang, recording.refused_not_later)),
        FactRefusal::AfterCancelled => ("occurred_on", td_string!(lang, recording.refused_cancelled)),
        FactRefusal::NothingToUndo => ("occurred_on", td_string!(lang, recording.refused_nothing_to_undo)),
        FactRefusal::CorrectsNothing | FactRefusal::RedactsNothing => ("as", td_string!(lang, recording.refused_corrects)),
        FactRefusal::RepliesToNothing => ("to", td_string!(lang, recording.refused_reply)),
        FactRefusal::TellsOfNothing => ("about", td_string!(lang, recording.refused_notice)),
        FactRefusal::AlreadyCorrected => ("as", td_string!(lang, recording.refused_corrected)),
        FactRefusal::CorrectionOfCorrection => ("as", td_string!(lang, recording.refused_correction)),
        FactRefusal::WeakerThanCorrected => ("evidence_level", td_string!(lang, recording.refused_weaker)),
        FactRefusal::OnlyTheAuthority => ("as", td_string!(lang, recording.refused_only_authority)),
        FactRefusal::AboutTheAuthority => ("as", td_string!(lang, recording.refused_about_authority)),
        FactRefusal::NothingSearched => ("searched", td_string!(lang, recording.refused_searched)),
        // The program's own arithmetic; no form records it.
        FactRefusal::NothingRecomputed | FactRefusal::NoReason => ("as", td_string!(lang, recording.refused_not_theirs)),
        FactRefusal::TermTooLong => (DAYS, td_string!(lang, deadlines.lack_days)),
        FactRefusal::TermWithoutPromise => (DAYS, td_string!(lang, deadlines.refused_term_promise)),
        FactRefusal::NothingToCountFrom => (FROM, td_string!(lang, deadlines.refused_term_closing)),
        FactRefusal::TermWithoutEnd => (DAYS, td_string!(lang, deadlines.refused_term_end)),
        FactRefusal::LinesDiffer => (FROM, td_string!(lang, deadlines.refused_term_lines)),
        FactRefusal::AlreadyCreated => ("occurred_on", td_string!(lang, recording.refused_created)),
        FactRefusal::AlreadyDissolved => ("occurred_on", td_string!(lang, recording.refused_dissolved)),
        FactRefusal::DissolvedBeforeCreated => ("occurred_on", td_string!(lang, recording.refused_order)),
        FactRefusal::SuccessionCircle => ("successor", td_string!(lang, recording.refused_circle)),
        FactRefusal::UnknownSuccessor => ("successor", td_string!(lang, recording.lack_value)),
        FactRefusal::NoSuchEdition => ("edition", td_string!(lang, recording.lack_value)),
        FactRefusal::EditionStillExpected => ("occurred_on", td_string!(lang, recording.refused_edition_expected)),
        FactRefusal::UnknownZone => ("zone", td_string!(lang, recording.unknown_zone)),
        FactRefusal::AlreadyThere => ("as", td_string!(lang, recording.refused_there)),
        FactRefusal::NothingToConfirm => ("as", td_string!(lang, recording.refused_nothing_to_confirm)),
        FactRefusal::SamePerson => ("as", td_string!(lang, recording.refused_same_person)),
    };
    (field, text.to_owned())
}

/// The field, and what to do, where a fact was not recorded; none for what is answered with a page of its own.
pub fn not_recorded(lang: Lang, why: NotRecorded) -> Option<(&'static str, String)> {
    match why {
        NotRecorded::Fact(reason) => Some(refusal(lang, reason)),
        NotRecorded::ChangedMeanwhile => Some(("occurred_on", td_string!(lang, recording.changed_meanwhile).to_owned())),
        NotRecorded::EvidenceLater => Some(("evidence_kind", td_string!(lang, recording.evidence_later).to_owned())),
        NotRecorded::Other(_) => None,
    }
}

/// What a fact is about: its name and its page.
pub fn subject(lang: Lang, record: &Record, subject: &Subject) -> Option<(String, Page)> {
    subjects::named(lang, record, subject)
}
