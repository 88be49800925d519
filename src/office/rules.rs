//! Pure rules of publishing: what a draft still lacks, and what its publication enters into the record.

pub use super::terms::rules::{check_line, question_kind};
use super::{
    model::{At, CallDraft, Designation, Gap, Lack, LineDraft},
    promised::{self, Promised},
    terms::rules::{TITLE, both, terms},
};
use crate::calls::{
    dates::{Moment, PartialDate, Zone, local_day},
    due::fields::DAYS,
    facts::{AssertedBy, FactKind, Level, NewFact, Subject, SubjectKind},
    model::{Audience, Call, Confidence, EditionOf, Institution, Line, Template},
    money::Money,
    slugs::slug,
    terms::{Both, LineTerms},
};
use crate::clock::Now;
use crate::ids::{CallId, FactId, LineId};
use chrono::NaiveDate;

/// Everything that publication enters.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    pub call: Call,
    pub terms: Vec<LineTerms>,
    pub facts: Vec<NewFact>,
}

/// What the call itself lacks.
pub fn check_call(draft: &CallDraft, zone: Zone, now: Now) -> Vec<Gap> {
    let mut gaps = both(At::Call, "title", &draft.title, TITLE);
    let mut say = |field: &str, what| gaps.push(Gap { at: At::Call, field: field.into(), what });
    if year(&draft.fiscal_year).is_none() {
        say("fiscal_year", if draft.fiscal_year.is_empty() { Lack::Missing } else { Lack::NotAYear });
    }
    let opens = time(&draft.opens).map_err(|what| say("opens", what)).ok();
    let closes = time(&draft.closes).map_err(|what| say("closes", what)).ok();
    let promised = promised::promised(draft).map_err(|(field, what)| say(field, what)).ok();
    if let Err((field, what)) = promised::hours(draft) {
        say(field, what);
    }
    if let Some(closes) = closes {
        let deadline = promised::window(draft, zone).deadline().unwrap_or_else(|| closes.closes(zone));
        if opens.is_some_and(|opens| opens.opens(zone) >= deadline.instant()) {
            say("closes", Lack::ClosesBeforeOpening);
        } else if deadline.has_passed(now) {
            say("closes", Lack::ClosingPassed);
        }
        if matches!(promised, Some(Promised::By(day)) if day < closes.day()) {
            say("results", Lack::ResultsBeforeClosing);
        }
    }
    if draft.act.chars().count() > TITLE * 2 {
        say("act", Lack::TooLong);
    }
    gaps
}

/// All that stands between a draft and its publication.
pub fn check(draft: &CallDraft, zone: Zone, now: Now) -> Vec<Gap> {
    let mut gaps = check_call(draft, zone, now);
    if draft.lines.is_empty() {
        gaps.push(Gap { at: At::Call, field: "lines".into(), what: Lack::NoLines });
    }
    gaps.extend(draft.lines.iter().enumerate().flat_map(|(i, line)| check_line(i, line)));
    gaps
}

fn year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| (2000..=2100).contains(year))
}

fn time(text: &str) -> Result<Moment, Lack> {
    if text.is_empty() { Err(Lack::Missing) } else { Moment::parse(text).map_err(|_| Lack::NotATime) }
}

/// The draft of an edition of a call that comes round: what its template knows.
pub fn edition(template: &Template, year: i32) -> CallDraft {
    let titled = |title: &str| format!("{title} {year}");
    CallDraft {
        title: Both { es: titled(&template.title_es), en: titled(&template.title_en) },
        fiscal_year: year.to_string(),
        programme: Some(template.programme_id.clone()),
        edition: Some(EditionOf { template: template.id.clone(), year }),
        lines: vec![LineDraft::default()],
        ..CallDraft::default()
    }
}

/// The call, the terms of its lines and its first facts, or what is still lacking.
pub fn publish(
    draft: &CallDraft,
    institution: &Institution,
    designation: &Designation,
    taken: impl Fn(&str) -> bool,
    now: Now,
) -> Result<Publication, Vec<Gap>> {
    let zone = designation.zone;
    let gaps = check(draft, zone, now);
    let (Some(year), Ok(promised), true) = (year(&draft.fiscal_year), promised::promised(draft), gaps.is_empty()) else {
        return Err(gaps);
    };
    let slug = slug(&draft.title.es, year, taken);
    let source = act(draft, institution);
    let terms: Vec<LineTerms> = draft
        .lines
        .iter()
        .enumerate()
        .filter_map(|(i, line)| terms(&line_id(&slug, i, draft.lines.len()), 1, line, &source))
        .collect();
    let call = call(draft, institution, designation, &slug, year, &terms);
    let (results_promised, term) = match promised {
        Promised::By(day) => (Some(PartialDate::day(day)), None),
        Promised::Within(term) => (None, Some(term)),
    };
    let window = promised::window(draft, zone);
    let facts = [FactKind::Published { results_promised }, FactKind::Window { window, results_promised }];
    let subject = Subject::new(SubjectKind::Call, &slug);
    let mut facts: Vec<NewFact> =
        facts.into_iter().map(|kind| fact(kind, subject.clone(), institution, &source, local_day(now, zone))).collect();
    // A term may be counted from the closing: the window, which says it, states the term.
    if let Some(window) = facts.last_mut() {
        window.term = term;
    }
    Ok(Publication { call, terms, facts })
}

/// The gap of a draft whose term has no end.
pub fn endless() -> Gap {
    Gap { at: At::Call, field: DAYS.to_owned(), what: Lack::TermWithoutEnd }
}

/// The act as it is cited.
fn act(draft: &CallDraft, institution: &Institution) -> String {
    if draft.act.is_empty() { format!("{}, en Acuse", institution.name_es) } else { draft.act.clone() }
}

fn line_id(slug: &str, place: usize, lines: usize) -> String {
    if lines == 1 { slug.to_owned() } else { format!("{slug}-linea-{}", place + 1) }
}

fn call(
    draft: &CallDraft,
    institution: &Institution,
    designation: &Designation,
    slug: &str,
    year: i32,
    terms: &[LineTerms],
) -> Call {
    let id = CallId::from_text(slug);
    let lines = terms.iter().map(|terms| Line {
        id: LineId::from_text(&terms.line),
        call_id: Some(id.clone()),
        title_es: terms.title.es.clone(),
        title_en: terms.title.en.clone(),
        max_amount: terms.ceiling.and_then(|cents| Money::cents(cents.unsigned_abs(), terms.currency).ok()),
    });
    Call {
        lines: lines.collect(),
        title: draft.title.es.clone(),
        title_en: Some(draft.title.en.clone()),
        programme_id: draft.programme.clone(),
        edition: draft.edition.clone(),
        institution_id: institution.id.clone(),
        jurisdiction: designation.jurisdiction.clone(),
        zone: Some(designation.zone),
        fiscal_year: Some(year),
        source: act(draft, institution),
        confidence: Confidence::Sourced,
        received_here: true,
        gazette: None,
        publication_date: None,
        reception_open: Moment::parse(&draft.opens).ok(),
        reception_close: Moment::parse(&draft.closes).ok(),
        results_due: None,
        amounts: Vec::new(),
        eligibility: Vec::new(),
        // Only associations file here.
        open_to: vec![Audience::Associations],
        bundle: false,
        documents_required: Vec::new(),
        evaluation_criteria: None,
        selection_body: None,
        results_rule: None,
        electoral_clause: None,
        not_found: Vec::new(),
        context_facts: Vec::new(),
        note: String::new(),
        inferred: Vec::new(),
        id,
    }
}

/// An act of the institution, as a fact of the record.
pub fn fact(kind: FactKind, subject: Subject, institution: &Institution, source: &str, day: NaiveDate) -> NewFact {
    let (text_es, text_en) = super::words::told(&kind, institution);
    NewFact {
        id: FactId::random(),
        subject,
        kind,
        occurred_on: PartialDate::day(day),
        on_or_before: false,
        level: Level::OfficialAct,
        proposed_level: None,
        asserted_by: AssertedBy::Authority,
        by: Some(institution.id.to_string()),
        text_es,
        text_en,
        source: source.to_owned(),
        confidence: Confidence::Sourced,
        confidence_note: None,
        inferred: Vec::new(),
        supersedes: None,
        confirms: None,
        term: None,
    }
}
