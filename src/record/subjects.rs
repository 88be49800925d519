//! What facts are about: its name, its page, and which things a call, a commitment or an institution is told of by.

use super::words;
use crate::{
    calls::{
        facts::{Fact, Subject, SubjectKind},
        model::{Call, Commitment},
        record::Record,
    },
    i18n::td_string,
    ids::{CallId, CommitmentId, InstitutionId, LineId, ProgrammeId},
    record::{institutions::words as institutions, parts},
    web::{
        address::Page,
        lang::{Lang, LangExt as _},
    },
};

/// The name of a thing, and the page where it is shown.
pub fn named(lang: Lang, record: &Record, subject: &Subject) -> Option<(String, Page)> {
    match subject.kind {
        SubjectKind::Line => {
            let id = LineId::from_text(&subject.id);
            let (line, call) = record.line(&id).zip(record.call_of(&id))?;
            Some((lang.pick(&line.title_es, &line.title_en).clone(), Page::Call { slug: call.id.to_string() }))
        }
        SubjectKind::Call => {
            let call = record.call(&CallId::from_text(&subject.id))?;
            Some((lang.pick(call.title_es(), call.title_en()).to_owned(), Page::Call { slug: call.id.to_string() }))
        }
        SubjectKind::Institution => {
            let one = record.institutions.get(&InstitutionId::from_text(&subject.id))?;
            Some((lang.pick(&one.name_es, &one.name_en).clone(), Page::Institution { slug: one.id.to_string() }))
        }
        SubjectKind::Programme => {
            let one = record.programmes.get(&ProgrammeId::from_text(&subject.id))?;
            Some((lang.pick(&one.name_es, &one.name_en).clone(), Page::Programme { slug: one.id.to_string() }))
        }
        SubjectKind::Commitment => {
            let one = record.commitments.get(&CommitmentId::from_text(&subject.id))?;
            Some((lang.pick(&one.title_es, &one.title_en).clone(), Page::Commitment { slug: one.id.to_string() }))
        }
    }
}

/// The language of that name where it is not the page's.
pub fn lang_of(lang: Lang, record: &Record, subject: &Subject) -> Option<&'static str> {
    let id = &subject.id;
    match subject.kind {
        SubjectKind::Line => parts::title_lang(lang, record.call_of(&LineId::from_text(id))?),
        SubjectKind::Call => parts::title_lang(lang, record.call(&CallId::from_text(id))?),
        SubjectKind::Institution => institutions::name_lang(lang, record.institutions.get(&InstitutionId::from_text(id))?),
        SubjectKind::Programme | SubjectKind::Commitment => None,
    }
}

/// What a fact about a programme or an institution is called where it stands among facts about something else: with whose it is.
pub fn fact_of_body(lang: Lang, record: &Record, fact: &Fact) -> Option<String> {
    let name = match fact.subject.kind {
        SubjectKind::Line | SubjectKind::Call | SubjectKind::Commitment => return None,
        SubjectKind::Programme => named(lang, record, &fact.subject)?.0,
        SubjectKind::Institution => record.institutions.get(&InstitutionId::from_text(&fact.subject.id))?.short().to_owned(),
    };
    Some(format!("{}: {name}", fact_name(lang, fact)))
}

/// What a fact is called among facts about other things. A cancellation says what it cancels.
pub fn fact_name(lang: Lang, fact: &Fact) -> &'static str {
    if fact.cancels_programme() { td_string!(lang, record.programme_cancelled) } else { words::fact(lang, &fact.kind) }
}

/// Where a fact is read.
pub fn page_of(fact: &Fact) -> Page {
    Page::Fact { fact: fact.id.to_string() }
}

/// What a call's lines' standings can rest on facts about.
pub fn of_call(record: &Record, call: &Call) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = record.lines_of(&call.id).map(|line| Subject::line(&line.id)).collect();
    subjects.push(Subject::new(SubjectKind::Call, &call.id));
    subjects.extend(call.programme_id.iter().map(|id| Subject::new(SubjectKind::Programme, id)));
    subjects.push(Subject::new(SubjectKind::Institution, &call.institution_id));
    subjects
}

/// The same of a commitment.
pub fn of_commitment(one: &Commitment) -> Vec<Subject> {
    let own = Subject::new(SubjectKind::Commitment, &one.id);
    let programme = one.programme_id.as_ref().map(|id| Subject::new(SubjectKind::Programme, id));
    let institution = Subject::new(SubjectKind::Institution, &one.institution_id);
    [Some(own), programme, Some(institution)].into_iter().flatten().collect()
}

/// An institution, and everything of it: its calls with their lines, its programmes, its commitments.
pub fn of_institution(record: &Record, id: &InstitutionId) -> Vec<Subject> {
    let mut subjects = vec![Subject::new(SubjectKind::Institution, id)];
    for call in record.calls().values().filter(|call| &call.institution_id == id) {
        subjects.push(Subject::new(SubjectKind::Call, &call.id));
        subjects.extend(record.lines_of(&call.id).map(|line| Subject::line(&line.id)));
    }
    let programmes = record.programmes.values().filter(|one| &one.institution_id == id);
    subjects.extend(programmes.map(|one| Subject::new(SubjectKind::Programme, &one.id)));
    let commitments = record.commitments.values().filter(|one| &one.institution_id == id);
    subjects.extend(commitments.map(|one| Subject::new(SubjectKind::Commitment, &one.id)));
    subjects
}
