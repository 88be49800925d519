//! What a page is made from, by the things whose entries change it: those that it tells of, and the few that every call stands among.
//! Who says too little would go on showing what is no longer so; who says too much is made anew for nothing.

use super::{
    facts::{NewFact, Subject, SubjectKind},
    kinds::RecordKind,
    model::{Call, ElectoralPeriod, Programme},
    record::Record,
    succession::Relative,
};
use crate::{
    ids::{CallId, InstitutionId, LineId},
    ledger::{self, Entry, Reads},
};

/// Stands for every description: one more may belong on a page that tells of several things.
const DESCRIBED: &str = "described";
/// Stands for every fact that names an election: its line may be of any place.
const ELECTION_NAMED: &str = "election_named";

/// Whose description an entry gives.
pub fn describing(entry: Entry, kind: &'static str) -> Entry {
    entry.touches(DESCRIBED, kind)
}

/// What a fact is about besides its subject.
pub fn naming(entry: Entry, fact: &NewFact) -> Entry {
    let named = fact.kind.until().and_then(|until| until.period());
    named.into_iter().fold(entry, |entry, period| entry.touches(ELECTION_NAMED, period))
}

/// Everything of these kinds, and no more: what pages of laws and words are made from.
pub fn all_of(kinds: impl IntoIterator<Item = RecordKind>) -> Reads {
    Reads::of(kinds.into_iter().map(|kind| ledger::Subject::any(kind.as_str())))
}

/// What every call stands among: all that is described but calls and commitments, which are told of one by one. Entries about it are few.
fn setting() -> Reads {
    all_of(RecordKind::ALL.into_iter().filter(|kind| !matches!(kind, RecordKind::Call | RecordKind::Commitment)))
}

impl Record {
    /// What a page about a thing is made from: the thing, for a line or a call the call with its lines, and what a standing and its setting
    /// rest on. Institutions and programmes all of them: who took over from whom runs through several.
    pub fn behind(&self, subject: &Subject) -> Reads {
        let call = match subject.kind {
            SubjectKind::Line => self.line(&LineId::from_text(&subject.id)).and_then(|line| line.call_id.clone()),
            SubjectKind::Call => Some(CallId::from_text(&subject.id)),
            _ => None,
        };
        let own = Reads::of([ledger::Subject::new(subject.kind.name(), &subject.id)]);
        setting().and(own).and(call.map_or_else(Reads::nothing, |call| self.of_call(&call)))
    }

    /// The same of a page about several calls that are chosen by how they are described: all of them, whatever day they began on, and
    /// that calls are described at all.
    pub fn behind_calls(&self, of: impl Fn(&Call) -> bool) -> Reads {
        let described = Reads::of([ledger::Subject::any(DESCRIBED)]);
        let own = self.calls().values().filter(|call| of(call)).map(|call| self.of_call(&call.id));
        own.fold(setting().and(described), Reads::and)
    }

    /// Of a page about an institution: its calls, those that it may have inherited, those of its programmes, and its commitments.
    pub fn behind_institution(&self, id: &InstitutionId) -> Reads {
        let view = self.as_of(None, None);
        let before = Relative::everyone(&view.ancestors(id));
        let is_its = |programme: &Programme| &programme.institution_id == id;
        let calls = self.behind_calls(|call| {
            &call.institution_id == id
                || before.iter().any(|one| one.id == call.institution_id)
                || self.programme_of(call).is_some_and(is_its)
        });
        let promised = self.commitments.values().filter(|one| &one.institution_id == id);
        let promised = promised.map(|one| ledger::Subject::new("commitment", &one.id));
        calls.and(Reads::of(promised))
    }

    /// Of a list of the commitments.
    pub fn behind_commitments(&self) -> Reads {
        self.behind_calls(|_| false).and(Reads::of([ledger::Subject::any(SubjectKind::Commitment.name())]))
    }

    /// Of a page about what ran in some elections: the calls of the places that they concern, and whoever names one.
    pub fn behind_elections(&self, all: &[&ElectoralPeriod]) -> Reads {
        let concerned = self.behind_calls(|call| all.iter().any(|period| super::elections::concerns(period, &call.jurisdiction)));
        concerned.and(Reads::of([ledger::Subject::any(ELECTION_NAMED)]))
    }

    fn of_call(&self, call: &CallId) -> Reads {
        let lines = self.lines_of(call).map(|line| ledger::Subject::new("line", &line.id));
        Reads::of(lines.chain([ledger::Subject::new("call", call)]))
    }
}
