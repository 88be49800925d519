//! The history of one call as releases: one for each fact, in the order in which they were recorded, and one where a description or a
//! calendar that was put right, or a date that passed by itself, changed what is said. A release is made from what was known and true at its instant, so that none changes later.

use super::{
    delta::delta,
    state::{self, Known},
    tags::tags,
};
use crate::{
    calls::{
        facts::{Fact, Subject, SubjectKind},
        live::Versions,
        model::{Call, Institution},
        record::Record,
        standing::{Calendars, next_change},
    },
    clock::{Now, stamp},
    ids::CallId,
};
use chrono::SubsecRound as _;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// All that is known of one call, with when it came to be known.
pub struct History<'a> {
    pub record: &'a Record,
    pub calendars: &'a Calendars,
    pub versions: Vec<(Now, &'a Call)>,
    pub institutions: Vec<(Now, &'a Institution)>,
    /// About its lines, itself, its programme and its institution, in the ledger's order.
    pub facts: Vec<&'a Fact>,
}

impl<'a> History<'a> {
    pub fn of(record: &'a Record, versions: &'a Versions, call: &CallId) -> Self {
        let versions_of_call: Vec<(Now, &Call)> =
            versions.calls.get(call).into_iter().flatten().map(|(at, one)| (*at, one)).collect();
        let mut institutions: Vec<(Now, &Institution)> = Vec::new();
        let mut subjects = vec![Subject::new(SubjectKind::Call, call)];
        for (_, one) in &versions_of_call {
            subjects.extend(one.all_lines().iter().map(|line| Subject::line(&line.id)));
            subjects.push(Subject::new(SubjectKind::Institution, &one.institution_id));
            subjects.extend(one.programme_id.iter().map(|id| Subject::new(SubjectKind::Programme, id)));
            institutions.extend(versions.institutions.get(&one.institution_id).into_iter().flatten().map(|(at, one)| (*at, one)));
        }
        subjects.sort();
        subjects.dedup();
        institutions.sort_by_key(|(at, _)| *at);
        let mut facts: Vec<&Fact> = subjects.iter().flat_map(|subject| record.facts_of(subject)).collect();
        facts.sort_by_key(|fact| record.place_of(&fact.id));
        Self { record, calendars: &versions.calendars, versions: versions_of_call, institutions, facts }
    }
}

/// Why something is told at an instant.
#[derive(Clone, Copy)]
pub enum Cause<'a> {
    Fact(&'a Fact),
    /// The description of the call or of its institution changed.
    Description,
    /// A calendar was put right.
    Calendar,
    /// A date passed.
    Passing,
}

/// Where the releases of an installation lead to.
pub struct Place<'a> {
    pub ocid: String,
    pub base: &'a str,
}

/// Releases as they come.
struct Telling<'a> {
    place: &'a Place<'a>,
    before: Value,
    last: Option<(String, Now, u32)>,
    /// For each fact, the release before its own.
    amends: BTreeMap<&'a str, String>,
    /// The facts that are among the documents, and the documents.
    shown: BTreeSet<&'a str>,
    documents: Vec<Value>,
    releases: Vec<Value>,
}

/// The releases of a call up to an instant, and the state that they add up to.
pub fn releases(history: &History<'_>, place: &Place<'_>, until: Now) -> (Vec<Value>, Value) {
    let mut moments: Vec<(Now, Cause<'_>)> = history.facts.iter().map(|fact| (fact.recorded_at, Cause::Fact(fact))).collect();
    // A clock that was set back does not change the order in which things were told.
    let mut latest = Now::MIN_UTC;
    for (at, _) in &mut moments {
        latest = latest.max(*at);
        *at = latest;
    }
    let described = history.versions.iter().map(|(at, _)| *at).chain(history.institutions.iter().map(|(at, _)| *at));
    let begun = history.versions.first().map_or(Now::MAX_UTC, |(at, _)| *at);
    moments.extend(described.filter(|at| *at >= begun).map(|at| (at, Cause::Description)));
    moments.extend(history.calendars.entered().filter(|at| *at >= begun).map(|at| (at, Cause::Calendar)));
    // Stable: after the facts of its instant, which tell the description too.
    moments.sort_by_key(|(at, _)| *at);
    moments.retain(|(at, _)| *at <= until);
    let mut telling = Telling::at(place);
    let mut said = 0;
    for (index, (at, cause)) in moments.iter().enumerate() {
        said += usize::from(matches!(cause, Cause::Fact(_)));
        let known = Known::new(history, &history.facts[..said], *at);
        telling.tell(&known, *at, *cause);
        let next = moments.get(index + 1).map(|(next, _)| *next);
        telling.let_time_pass(&known, *at, next, until);
    }
    telling.done()
}

impl<'a> Telling<'a> {
    fn at(place: &'a Place<'a>) -> Self {
        let (amends, shown) = (BTreeMap::new(), BTreeSet::new());
        Self { place, before: Value::Null, last: None, amends, shown, documents: Vec::new(), releases: Vec::new() }
    }

    /// The releases, and the state that they add up to.
    fn done(mut self) -> (Vec<Value>, Value) {
        if !self.documents.is_empty() {
            self.before["tender"]["documents"] = Value::Array(self.documents);
        }
        (self.releases, self.before)
    }

    /// Tells what changes by itself between one moment and the next.
    fn let_time_pass(&mut self, known: &Known<'a>, from: Now, next: Option<Now>, until: Now) {
        let mut at = from;
        while let Some(boundary) = known.lines().filter_map(|line| next_change(line, known.calendar(), at)).min() {
            if boundary <= at || boundary > until || next.is_some_and(|next| boundary >= next) {
                return;
            }
            at = boundary.trunc_subsecs(3);
            self.tell(&known.at(at), at, Cause::Passing);
        }
    }

    fn tell(&mut self, known: &Known<'a>, at: Now, cause: Cause<'a>) {
        let (date, order) = self.date(at);
        let ocid = &self.place.ocid;
        let id = match cause {
            Cause::Fact(fact) => format!("{ocid}-{}", fact.id),
            Cause::Description => format!("{ocid}-description-{}", stamp(at)),
            Cause::Calendar => format!("{ocid}-calendar-{}", stamp(at)),
            Cause::Passing => format!("{ocid}-date-{}", stamp(at)),
        };
        if let (Cause::Fact(fact), Some((last, ..))) = (cause, &self.last) {
            self.amends.insert(fact.id.as_str(), last.clone());
        }
        let Some(after) = state::of(known, self.place, &self.amends) else { return };
        let mut change = delta(&self.before, &after).unwrap_or_else(|| json!({}));
        self.show(known, &after, &mut change);
        if change.as_object().is_none_or(|change| change.is_empty()) {
            return;
        }
        let mut release = json!({
            "ocid": ocid,
            "id": id,
            "date": date,
            "tag": tags(cause, &self.before, &change),
            "initiationType": "tender",
            "language": "es",
        });
        if let (Some(told), Value::Object(change)) = (release.as_object_mut(), change) {
            told.extend(change);
        }
        self.releases.push(release);
        self.last = Some((id, at, order));
        self.before = after;
    }

    /// Adds the documents that are new. A fact that bears on the call brings one, so that no release is empty.
    fn show(&mut self, known: &Known<'a>, after: &Value, change: &mut Value) {
        let (ids, fresh): (Vec<&str>, Vec<Value>) = state::documents(known, self.place, &self.shown).into_iter().unzip();
        if fresh.is_empty() {
            return;
        }
        change["tender"]["id"] = after["tender"]["id"].clone();
        change["tender"]["documents"] = Value::Array(fresh.clone());
        self.shown.extend(ids);
        self.documents.extend(fresh);
    }

    /// The date of a release. Instants are kept to the millisecond; what was recorded within one is told apart by the digits after it,
    /// in the ledger's order, because releases are merged by their dates.
    fn date(&self, at: Now) -> (String, u32) {
        let order = self.last.as_ref().filter(|(_, last, _)| *last == at).map_or(0, |(.., order)| order + 1);
        (format!("{}{order:06}Z", stamp(at).trim_end_matches('Z')), order)
    }
}
