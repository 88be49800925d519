//! The record: everything described and everything that happened, asked as of a day and as known on a day.

use super::dates::{Zone, local_day};
use super::facts::{Fact, NewFact, Subject, SubjectKind, Window};
use super::model::{
    Call, Commitment, ElectoralPeriod, Holiday, HolidayRule, Identifier, Institution, Jurisdiction, LegalBasis, Line, Precedent,
    Programme, Reported, Template, Term, TermsSuspension,
};
use super::promise::Due;
use super::reference::Reference;
use super::standing::{
    Assessment, Calendar, CallStanding, Kind, LineHistory, Overtaken, is_held, overtaken, promise, standing, superseded, window,
};
use crate::clock::Now;
use crate::ids::{
    CallId, CommitmentId, FactId, HolidayId, InstitutionId, LegalBasisId, LineId, PeriodId, ProgrammeId, TemplateId,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Everything loaded. Facts are in the ledger's order.
#[derive(Clone, Debug, Default)]
pub struct Record {
    pub institutions: BTreeMap<InstitutionId, Institution>,
    pub programmes: BTreeMap<ProgrammeId, Programme>,
    pub templates: BTreeMap<TemplateId, Template>,
    pub commitments: BTreeMap<CommitmentId, Commitment>,
    pub periods: BTreeMap<PeriodId, ElectoralPeriod>,
    pub legal_bases: BTreeMap<LegalBasisId, LegalBasis>,
    pub calendar: Calendar,
    pub holidays: BTreeMap<HolidayId, Holiday>,
    pub terms_suspensions: Vec<TermsSuspension>,
    pub holiday_rules: Vec<HolidayRule>,
    /// When the calendars last changed.
    pub calendars_changed: Option<Now>,
    pub glossary: Vec<Term>,
    pub identifiers: Vec<Identifier>,
    pub precedents: Vec<Precedent>,
    calls: BTreeMap<CallId, Call>,
    lines: BTreeMap<LineId, Line>,
    of_call: BTreeMap<CallId, BTreeSet<LineId>>,
    facts: Vec<Fact>,
    about: BTreeMap<Subject, Vec<usize>>,
    places: BTreeMap<FactId, usize>,
}

impl Record {
    /// The shipped records, all entering the ledger at one instant.
    pub fn from_reference(reference: Reference, recorded_at: Now) -> Self {
        let mut record = Self {
            institutions: reference.institutions.into_iter().map(|i| (i.id.clone(), i)).collect(),
            programmes: reference.programmes.into_iter().map(|p| (p.id.clone(), p)).collect(),
            templates: reference.templates.into_iter().map(|t| (t.id.clone(), t)).collect(),
            commitments: reference.commitments.into_iter().map(|c| (c.id.clone(), c)).collect(),
            periods: reference.periods.into_iter().map(|p| (p.id.clone(), p)).collect(),
            legal_bases: reference.legal_bases.into_iter().map(|l| (l.id.clone(), l)).collect(),
            calendar: Calendar::new(reference.fiscal_years),
            holidays: reference.holidays.into_iter().map(|h| (h.id.clone(), h)).collect(),
            terms_suspensions: reference.terms_suspensions,
            holiday_rules: reference.holiday_rules,
            calendars_changed: Some(recorded_at),
            glossary: reference.glossary,
            identifiers: reference.identifiers,
            precedents: reference.precedents,
            ..Self::default()
        };
        reference.calls.into_iter().for_each(|call| record.add_call(call));
        reference.facts.into_iter().for_each(|fact| record.add_fact(fact.recorded(recorded_at)));
        record
    }

    /// Adds a call with its lines; one with the same id is replaced, as a later version of it.
    pub fn add_call(&mut self, call: Call) {
        let lines = self.of_call.entry(call.id.clone()).or_default();
        let earlier = std::mem::take(lines);
        for old in &earlier {
            if self.lines.get(old).is_some_and(|line| line.call_id.as_ref() == Some(&call.id)) {
                self.lines.remove(old);
            }
        }
        for mut line in call.all_lines() {
            line.call_id = Some(call.id.clone());
            lines.insert(line.id.clone());
            self.lines.insert(line.id.clone(), line);
        }
        self.calls.insert(call.id.clone(), call);
    }

    /// Sets a claim beside its commitment.
    pub fn add_claim(&mut self, reported: Reported) {
        if let Some(one) = self.commitments.get_mut(&reported.commitment) {
            one.claims.push(reported.claim);
        }
    }

    /// Adds a fact; it comes after all before it.
    pub fn add_fact(&mut self, fact: Fact) {
        self.about.entry(fact.subject.clone()).or_default().push(self.facts.len());
        self.places.entry(fact.id.clone()).or_insert(self.facts.len());
        self.facts.push(fact);
    }

    pub fn add_facts(&mut self, facts: Vec<NewFact>, recorded_at: Now) {
        facts.into_iter().for_each(|fact| self.add_fact(fact.recorded(recorded_at)));
    }

    pub fn calls(&self) -> &BTreeMap<CallId, Call> {
        &self.calls
    }

    pub fn lines(&self) -> &BTreeMap<LineId, Line> {
        &self.lines
    }

    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    pub fn call(&self, id: &CallId) -> Option<&Call> {
        self.calls.get(id)
    }

    pub fn line(&self, id: &LineId) -> Option<&Line> {
        self.lines.get(id)
    }

    pub fn call_of(&self, line: &LineId) -> Option<&Call> {
        self.calls.get(self.lines.get(line)?.call_id.as_ref()?)
    }

    /// A call's lines, in the order of their ids.
    pub fn lines_of<'a>(&'a self, call: &'a CallId) -> impl Iterator<Item = &'a Line> {
        self.of_call
            .get(call)
            .into_iter()
            .flatten()
            .filter_map(|line| self.lines.get(line))
            .filter(move |line| line.call_id.as_ref() == Some(call))
    }

    pub fn institution_of(&self, call: &Call) -> Option<&Institution> {
        self.institutions.get(&call.institution_id)
    }

    /// The jurisdiction that an institution lives under, as its calls or commitments tell it.
    pub fn jurisdiction_of(&self, institution: &InstitutionId) -> Option<&Jurisdiction> {
        let call = self.calls.values().find(|call| &call.institution_id == institution).map(|call| &call.jurisdiction);
        let promise = || self.commitments.values().find(|one| &one.institution_id == institution).map(|one| &one.jurisdiction);
        call.or_else(promise)
    }

    pub fn programme_of(&self, call: &Call) -> Option<&Programme> {
        self.programmes.get(call.programme_id.as_ref()?)
    }

    pub fn fact(&self, id: &FactId) -> Option<&Fact> {
        self.facts.get(*self.places.get(id)?)
    }

    /// A fact's place in the ledger's order.
    pub fn place_of(&self, id: &FactId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The facts about one thing, in the ledger's order.
    pub fn facts_of(&self, subject: &Subject) -> Vec<&Fact> {
        self.about.get(subject).into_iter().flatten().filter_map(|place| self.facts.get(*place)).collect()
    }

    /// Does its institution receive it through Acuse?
    pub fn receives(&self, subject: &Subject) -> bool {
        let call = match subject.kind {
            SubjectKind::Line => self.call_of(&LineId::from_text(&subject.id)),
            SubjectKind::Call => self.call(&CallId::from_text(&subject.id)),
            SubjectKind::Programme | SubjectKind::Institution | SubjectKind::Commitment => None,
        };
        call.is_some_and(|call| call.received_here)
    }

    /// A thing and all whose facts it is decided on: of a line its call, of a call its lines, and the bodies behind them.
    pub fn around(&self, subject: &Subject) -> Vec<Subject> {
        let call = match subject.kind {
            SubjectKind::Line => self.call_of(&LineId::from_text(&subject.id)),
            SubjectKind::Call => self.call(&CallId::from_text(&subject.id)),
            SubjectKind::Programme | SubjectKind::Institution | SubjectKind::Commitment => None,
        };
        let promise = match subject.kind {
            SubjectKind::Commitment => self.commitments.get(&CommitmentId::from_text(&subject.id)),
            _ => None,
        };
        let lines = call.filter(|_| subject.kind == SubjectKind::Call).into_iter().flat_map(|call| self.lines_of(&call.id));
        let call_itself = call.map(|call| Subject::new(SubjectKind::Call, &call.id));
        let programme = call.and_then(|call| call.programme_id.as_ref()).or(promise.and_then(|one| one.programme_id.as_ref()));
        let institution = call.map(|call| &call.institution_id).or(promise.map(|one| &one.institution_id));
        let mut all = vec![subject.clone()];
        all.extend(lines.map(|line| Subject::line(&line.id)).chain(call_itself));
        all.extend(programme.map(|id| Subject::new(SubjectKind::Programme, id)));
        all.extend(institution.map(|id| Subject::new(SubjectKind::Institution, id)));
        all.dedup();
        all
    }

    /// Which facts about one thing another one took the place of.
    pub fn superseded_of(&self, subject: &Subject) -> BTreeSet<FactId> {
        superseded(self.facts_of(subject).into_iter(), self.receives(subject))
    }

    /// The proposal that this fact confirmed at its level, if it is a confirmation.
    pub fn proposed(&self, fact: &Fact) -> Option<&Fact> {
        self.fact(fact.confirms.as_ref()?)
    }

    /// The facts whose evidence a fact stands on: its own and, for a confirmation, what the first person showed.
    pub fn stands_on<'a>(&'a self, fact: &'a Fact) -> impl Iterator<Item = &'a FactId> {
        [Some(fact), self.proposed(fact)].into_iter().flatten().map(|one| &one.id)
    }

    /// Facts about a line and about its call, in the ledger's order.
    pub fn facts_of_line(&self, line: &LineId) -> Vec<&Fact> {
        let places = |subject: Subject| self.about.get(&subject).into_iter().flatten().copied();
        let call = self.lines.get(line).and_then(|l| l.call_id.as_ref());
        let mut all: Vec<usize> = places(Subject::line(line)).collect();
        all.extend(call.into_iter().flat_map(|call| places(Subject::new(SubjectKind::Call, call))));
        all.sort_unstable();
        all.into_iter().filter_map(|place| self.facts.get(place)).collect()
    }

    /// The record as it was on a day (`as_of`), by what was known on a day (`known_on`).
    pub fn as_of(&self, as_of: Option<NaiveDate>, known_on: Option<NaiveDate>) -> View<'_> {
        View { record: self, as_of, known_on }
    }
}

/// What a new fact is held against: the lines or the commitment that it bears on, or the facts about an institution or a programme.
#[derive(Clone, Debug)]
pub enum History<'a> {
    Lines(Vec<LineHistory<'a>>),
    Body(Vec<&'a Fact>),
}

/// The record asked about a day, with the knowledge of a day. "True on" and "known on" differ: a fact of 2018 may be recorded in 2026.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub record: &'a Record,
    pub as_of: Option<NaiveDate>,
    pub known_on: Option<NaiveDate>,
}

impl<'a> View<'a> {
    /// The facts about a thing that had happened, and were known, on the days asked about; in the ledger's order.
    pub fn happened(&self, subject: &Subject) -> Vec<&'a Fact> {
        let mut facts = self.record.facts_of(subject);
        facts.retain(|fact| self.knew(fact) && self.as_of.is_none_or(|day| fact.occurred_on.first() <= day));
        facts
    }

    /// The instant that is asked about: the end of the day on the authority's clock, or now.
    pub fn instant(&self, zone: Zone, now: Now) -> Now {
        self.as_of.map_or(now, |day| zone.end_of(day).min(now))
    }

    /// Was a fact known? Days of recording are Mexico City's.
    pub fn knew(&self, fact: &Fact) -> bool {
        self.known_on.is_none_or(|day| local_day(fact.recorded_at, Zone::MEXICO_CITY) <= day)
    }

    /// Whether the record tells a fact on the days asked about: it was known and had happened. A search covers the days before it, so
    /// it is told for them too.
    pub fn tells(&self, fact: &Fact) -> bool {
        let had_happened = || self.as_of.is_none_or(|day| fact.occurred_on.first() <= day);
        self.knew(fact) && (fact.kind.is_search() || had_happened())
    }

    fn known(&self, facts: Vec<&'a Fact>) -> Vec<&'a Fact> {
        facts.into_iter().filter(|fact| self.knew(fact)).collect()
    }

    /// What a line's standing is derived from, as far as it was known. What had not happened yet is left out by the rules.
    pub fn history(&self, line: &LineId) -> Option<LineHistory<'a>> {
        let call = self.record.call_of(line)?;
        let about = |kind, id: &str| self.known(self.record.facts_of(&Subject::new(kind, id)));
        let mut history = LineHistory::new(line.clone(), call).with_facts(self.known(self.record.facts_of_line(line)));
        history.programme = call.programme_id.as_ref().map_or_else(Vec::new, |p| about(SubjectKind::Programme, p.as_str()));
        history.institution = about(SubjectKind::Institution, call.institution_id.as_str());
        Some(history)
    }

    /// What a commitment's standing is derived from.
    pub fn promise_history(&self, id: &CommitmentId) -> Option<LineHistory<'a>> {
        let commitment = self.record.commitments.get(id)?;
        let about = |kind, id: &str| self.known(self.record.facts_of(&Subject::new(kind, id)));
        let mut history = LineHistory::of_commitment(commitment).with_facts(about(SubjectKind::Commitment, id.as_str()));
        history.programme = commitment.programme_id.as_ref().map_or_else(Vec::new, |p| about(SubjectKind::Programme, p.as_str()));
        history.institution = about(SubjectKind::Institution, commitment.institution_id.as_str());
        Some(history)
    }

    /// What is known of anything that facts can be about; nothing when the record does not describe it.
    pub fn history_of(&self, subject: &Subject) -> Option<History<'a>> {
        let record = self.record;
        let body = || History::Body(self.known(record.facts_of(subject)));
        match subject.kind {
            SubjectKind::Line => Some(History::Lines(vec![self.history(&LineId::from_text(&subject.id))?])),
            SubjectKind::Call => {
                let id = record.calls.get_key_value(&CallId::from_text(&subject.id))?.0;
                Some(History::Lines(record.lines_of(id).filter_map(|line| self.history(&line.id)).collect()))
            }
            SubjectKind::Institution => record.institutions.contains_key(&InstitutionId::from_text(&subject.id)).then(body),
            SubjectKind::Programme => record.programmes.contains_key(&ProgrammeId::from_text(&subject.id)).then(body),
            SubjectKind::Commitment => Some(History::Lines(vec![self.promise_history(&CommitmentId::from_text(&subject.id))?])),
        }
    }

    pub fn standing(&self, line: &LineId, now: Now) -> Option<Assessment> {
        let history = self.history(line)?;
        let at = self.instant(history.zone, now);
        Some(standing(&history, &self.record.calendar, at))
    }

    /// The standing of whatever has one: a line or a commitment.
    pub fn standing_of(&self, subject: &Subject, now: Now) -> Option<Assessment> {
        match subject.kind {
            SubjectKind::Line => self.standing(&LineId::from_text(&subject.id), now),
            SubjectKind::Commitment => self.promise_standing(&CommitmentId::from_text(&subject.id), now),
            SubjectKind::Call | SubjectKind::Programme | SubjectKind::Institution => None,
        }
    }

    /// What became of a commitment, by the rules for lines.
    pub fn promise_standing(&self, id: &CommitmentId, now: Now) -> Option<Assessment> {
        let history = self.promise_history(id)?;
        let at = self.instant(history.zone, now);
        Some(standing(&history, &self.record.calendar, at))
    }

    /// When applications for a line are received, as last announced.
    pub fn window(&self, line: &LineId, now: Now) -> Option<Window> {
        let history = self.history(line)?;
        window(&history, self.instant(history.zone, now))
    }

    /// What a suspension made of a closing that passed meanwhile.
    pub fn overtaken(&self, line: &LineId, now: Now) -> Option<Overtaken> {
        let history = self.history(line)?;
        overtaken(&history, self.instant(history.zone, now))
    }

    /// Whether the closing of a line in this standing is held up by a suspension: it is then no more than announced.
    pub fn holds_closing(&self, line: &LineId, kind: Kind, now: Now) -> bool {
        self.history(line).is_some_and(|history| is_held(&history, kind, self.instant(history.zone, now)))
    }

    /// When results were to come, as last announced.
    pub fn promise(&self, line: &LineId, now: Now) -> Option<Due> {
        let history = self.history(line)?;
        promise(&history, &self.record.calendar, self.instant(history.zone, now))
    }

    /// A call's standing, summed up from its lines'.
    pub fn call_standing(&self, call: &CallId, now: Now) -> CallStanding {
        let kinds: Vec<_> =
            self.record.lines_of(call).filter_map(|line| self.standing(&line.id, now)).map(|assessed| assessed.kind()).collect();
        CallStanding::of(&kinds)
    }
}
