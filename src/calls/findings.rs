//! What an institution may be asked about: findings on lines and commitments of its own, and of the institutions that it came after.

use super::{
    facts::{Subject, SubjectKind},
    model::{Call, Institution},
    record::View,
    standing::Assessment,
};
use crate::{clock::Now, ids::InstitutionId};

/// A line or a commitment of which something is late, or nobody knows that it was done.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    pub subject: Subject,
    pub title_es: &'a str,
    pub title_en: &'a str,
    /// The call of a line.
    pub call: Option<&'a Call>,
    /// Whose it was.
    pub institution: &'a Institution,
    pub assessed: Assessment,
}

impl<'a> View<'a> {
    /// Findings that an institution may answer, those nobody has answered first.
    pub fn findings(&self, id: &InstitutionId, now: Now) -> Vec<Finding<'a>> {
        let record = self.record;
        let lines = record.lines().values().filter_map(|line| {
            let call = record.call_of(&line.id)?;
            let institution = record.institution_of(call)?;
            let found = (Subject::line(&line.id), line.title_es.as_str(), line.title_en.as_str());
            Some((found, Some(call), institution))
        });
        let promises = record.commitments.values().filter_map(|one| {
            let institution = record.institutions.get(&one.institution_id)?;
            let found = (Subject::new(SubjectKind::Commitment, &one.id), one.title_es.as_str(), one.title_en.as_str());
            Some((found, None, institution))
        });
        let mut found: Vec<Finding<'a>> = lines
            .chain(promises)
            .filter(|((subject, ..), ..)| self.answerable(subject).contains(id))
            .filter_map(|((subject, title_es, title_en), call, institution)| {
                let assessed = self.standing_of(&subject, now).filter(|found| found.kind().is_finding())?;
                Some(Finding { subject, title_es, title_en, call, institution, assessed })
            })
            .collect();
        found.sort_by_key(|one| !one.assessed.beside.replied.is_empty());
        found
    }
}
