//! `facts.csv`: a row for each fact, about whatever it is, in the order in which they were recorded.

use super::{
    codes,
    table::{Column, Form, Unit, code, columns, list, some, text},
};
use crate::{
    calls::{
        corroboration::corroborated,
        facts::{Awards, Fact, FactKind, Subject, SubjectKind, Until, Window},
        model::Call,
        record::View,
    },
    clock::stamp,
    evidence::model::Evidence,
    ids::{CallId, FactId, LineId},
    record::{
        subjects,
        wording::{COMMITMENT, LINE, Wording},
    },
    web::lang::Lang,
};
use std::collections::{BTreeMap, BTreeSet};

/// One fact with everything that its cells are made of.
pub struct Row<'a> {
    fact: &'a Fact,
    call: Option<&'a Call>,
    superseded: bool,
    corroborated: bool,
    redacted: bool,
    evidence: Vec<&'a Evidence>,
    base: &'a str,
}

/// The facts that had happened and were known, as the ledger has them. `rests_on` tells the evidence of each.
pub fn rows<'a>(view: View<'a>, rests_on: &'a BTreeMap<FactId, Vec<Evidence>>, base: &'a str) -> impl Iterator<Item = Row<'a>> {
    let told = move || view.record.facts().iter().filter(move |fact| view.tells(fact));
    let subjects: BTreeSet<&Subject> = told().map(|fact| &fact.subject).collect();
    let gone: BTreeSet<FactId> = subjects.into_iter().flat_map(|subject| view.record.superseded_of(subject)).collect();
    let corroborated = corroborated(told());
    let redacted: BTreeSet<&FactId> = told()
        .filter_map(|fact| match &fact.kind {
            FactKind::Redacted { fact } => Some(fact),
            _ => None,
        })
        .collect();
    told().map(move |fact| Row {
        fact,
        call: call(view, fact),
        superseded: gone.contains(&fact.id),
        corroborated: corroborated.contains(&fact.id),
        redacted: redacted.contains(&fact.id),
        evidence: view.record.stands_on(fact).filter_map(|id| rests_on.get(id)).flatten().collect(),
        base,
    })
}

fn call<'a>(view: View<'a>, fact: &Fact) -> Option<&'a Call> {
    match fact.subject.kind {
        SubjectKind::Line => view.record.call_of(&LineId::from_text(&fact.subject.id)),
        SubjectKind::Call => view.record.call(&CallId::from_text(&fact.subject.id)),
        SubjectKind::Programme | SubjectKind::Institution | SubjectKind::Commitment => None,
    }
}

impl Row<'_> {
    fn words(&self) -> &'static Wording {
        if self.fact.subject.kind == SubjectKind::Commitment { &COMMITMENT } else { &LINE }
    }

    fn window(&self) -> Option<&Window> {
        match &self.fact.kind {
            FactKind::Window { window, .. } => Some(window),
            _ => None,
        }
    }

    fn closes(&self) -> Option<String> {
        match &self.fact.kind {
            FactKind::DeadlineExtended { closes, .. } => text(closes),
            _ => some(self.window()?.closes),
        }
    }

    fn zone(&self) -> Option<String> {
        match &self.fact.kind {
            FactKind::DeadlineExtended { zone, .. } => text(zone),
            _ => text(self.window()?.zone),
        }
    }

    /// The clock that the notice names.
    fn clock(&self) -> Option<String> {
        match &self.fact.kind {
            FactKind::DeadlineExtended { clock, .. } => code(clock),
            _ => code(self.window()?.clock),
        }
    }

    fn until(&self) -> Option<&Until> {
        match &self.fact.kind {
            FactKind::Suspended { until, .. } | FactKind::OrderedByCourt { until, .. } => until.as_ref(),
            _ => None,
        }
    }

    fn awards(&self) -> Option<&Awards> {
        match &self.fact.kind {
            FactKind::ResultsPublished { awards } | FactKind::PartlyResolved { awards } | FactKind::Paid { awards, .. } => {
                awards.as_ref()
            }
            _ => None,
        }
    }

    fn page(&self, lang: Lang) -> Option<String> {
        text(format!("{}{}", self.base, subjects::page_of(self.fact).path(lang)))
    }
}

/// A cell from a part that only facts of one kind have.
macro_rules! of {
    ($pattern:pat => $value:expr) => {
        |row| match &row.fact.kind {
            $pattern => $value,
            _ => None,
        }
    };
}

/// How a cell is made.
type Cell = for<'r, 'a> fn(&'r Row<'a>) -> Option<String>;

pub const COLUMNS: &[Column<Cell>] = columns! {
    data_facts.fact_id: Form::Id, "sederec-2018-asociaciones--suspended", |row| text(&row.fact.id);
    data_facts.subject_kind: Form::OneOf(codes::subjects), "line", |row| code(row.fact.subject.kind);
    data_facts.subject_id: Form::Id, "sederec-2018-asociaciones", |row| text(&row.fact.subject.id);
    data_facts.call_id: Form::Id, "sederec-2018-asociaciones", |row| text(&row.call?.id);
    data_facts.institution_id: Form::Id, "sederec", |row| text(&row.call?.institution_id);
    data_facts.kind("type"): Form::OneOf(codes::fact_types), "suspended", |row| text(row.fact.kind.name());
    data_facts.type_es: Form::Text, "Se suspendió", |row| text((row.words().fact)(Lang::es, &row.fact.kind));
    data_facts.type_en: Form::Text, "Suspended", |row| text((row.words().fact)(Lang::en, &row.fact.kind));
    data_facts.occurred_on: Form::Date, "2018-Q2", |row| text(row.fact.occurred_on);
    data_facts.occurred_first: Form::Day, "2018-04-01", |row| text(row.fact.occurred_on.first());
    data_facts.occurred_last: Form::Day, "2018-06-30", |row| text(row.fact.occurred_on.last());
    data_facts.precision: Form::OneOf(codes::precisions), "quarter", |row| code(row.fact.occurred_on.precision());
    data_facts.on_or_before: Form::Flag, "false", |row| text(row.fact.on_or_before);
    data_facts.recorded_at: Form::Instant, "2026-11-22T18:00:00.000Z", |row| text(stamp(row.fact.recorded_at));
    data_facts.level: Form::OneOf(codes::levels), "3", |row| text(row.fact.level.number());
    data_facts.proposed_level: Form::OneOf(codes::levels), "2", |row| some(row.fact.proposed_level.map(|level| level.number()));
    data_facts.asserted_by: Form::OneOf(codes::voices), "reference", |row| code(row.fact.asserted_by);
    data_facts.by: Form::Id, "person-0a1b2c3d4e", |row| row.fact.by.clone();
    data_facts.text_es: Form::Text, "Se publicó la convocatoria.", |row| text(&row.fact.text_es);
    data_facts.text_en: Form::Text, "The call was published.", |row| text(&row.fact.text_en);
    data_facts.source: Form::Text, "Alejo (2019), Revista CIDOB d'Afers Internacionals 123, 119-141", |row| text(&row.fact.source);
    data_facts.confidence: Form::OneOf(codes::confidences), "sourced", |row| code(row.fact.confidence);
    data_facts.confidence_note: Form::Text, "the note gives 1 April as campaign start", |row| row.fact.confidence_note.clone();
    data_facts.inferred: Form::List, "occurred_on", |row| list(&row.fact.inferred);
    data_facts.to_verify: Form::Flag, "false", |row| text(row.fact.is_to_verify());
    data_facts.counts: Form::Flag, "true", |row| text(row.fact.counts() && !row.superseded);
    data_facts.supersedes: Form::Id, "sederec-2018-mixtos--paid", |row| some(row.fact.supersedes.as_ref());
    data_facts.confirms: Form::Id, "sederec-2018-mixtos--paid", |row| some(row.fact.confirms.as_ref());
    data_facts.superseded: Form::Flag, "false", |row| text(row.superseded);
    data_facts.corroborated: Form::Flag, "false", |row| text(row.corroborated);
    data_facts.redacted: Form::Flag, "false", |row| text(row.redacted);
    data_facts.results_promised: Form::Date, "2018-07-01", |row| some(row.fact.kind.results_promised());
    data_facts.term_working_days: Form::Number(Unit::WorkingDays), "20", |row| some(row.fact.term.map(|term| term.working_days));
    data_facts.term_counted_from: Form::Id, "closing", |row| some(row.fact.term.map(|term| String::from(term.counted_from)));
    data_facts.opens: Form::Moment, "2019-03-10", |row| some(row.window()?.opens);
    data_facts.closes: Form::Moment, "2019-03-22T18:00", |row| row.closes();
    data_facts.time_zone: Form::Id, "America/Mexico_City", |row| row.zone();
    data_facts.clock: Form::Text, "CST", |row| row.clock();
    data_facts.counter: Form::Flag, "true", |row| some(row.window().map(|window| window.by_window));
    data_facts.counter_from: Form::Hour, "09:00:00", |row| some(row.window()?.hours.map(|hours| hours.from));
    data_facts.counter_to: Form::Hour, "15:00:00", |row| some(row.window()?.hours.map(|hours| hours.to));
    data_facts.stated_reason_es: Form::Text, "Es año electoral.", of!(FactKind::Suspended { stated_reason_es, .. } => stated_reason_es.clone());
    data_facts.stated_reason_en: Form::Text, "It is an election year.", of!(FactKind::Suspended { stated_reason_en, .. } => stated_reason_en.clone());
    data_facts.legal_basis_named: Form::Id, "cpeum-134", of!(FactKind::Suspended { legal_basis_named, .. } => legal_basis_named.clone());
    data_facts.until: Form::Date, "2018-07-01", |row| some(row.until().map(Until::date));
    data_facts.until_election: Form::Id, "cdmx-2018-jg", |row| some(row.until()?.period());
    data_facts.court_order: Form::OneOf(codes::court_orders), "suspend", of!(FactKind::OrderedByCourt { order, .. } => code(order));
    data_facts.court: Form::Text, "Juzgado Primero de Distrito", of!(FactKind::OrderedByCourt { court, .. } => court.clone());
    data_facts.awarded_supports: Form::Number(Unit::Supports), "28", |row| some(row.awards()?.supports);
    data_facts.awarded_people: Form::Number(Unit::People), "92", |row| some(row.awards()?.people);
    data_facts.awarded_mxn: Form::Number(Unit::Pesos), "1731575", |row| some(row.awards()?.mxn);
    data_facts.awarded_usd: Form::Number(Unit::Dollars), "181417", |row| some(row.awards()?.usd);
    data_facts.partly_paid: Form::Flag, "false", of!(FactKind::Paid { partly, .. } => text(partly));
    data_facts.searched: Form::List, "Gaceta Oficial de la Ciudad de México, 2018-2019", of!(FactKind::CheckedNoAct { searched, .. } | FactKind::EditionNotFound { searched, .. } => list(searched));
    data_facts.not_searched: Form::List, "Archivo de concentración", of!(FactKind::CheckedNoAct { not_searched, .. } | FactKind::EditionNotFound { not_searched, .. } => list(not_searched));
    data_facts.edition: Form::Id, "migrante-bienvenido-verano/2027", of!(FactKind::EditionNotFound { edition, .. } => text(edition));
    data_facts.notified_how: Form::Text, "Por correo a la Unidad de Transparencia", of!(FactKind::AuthorityNotified { how, .. } => how.clone());
    data_facts.notified_before_publication: Form::Flag, "true", of!(FactKind::AuthorityNotified { before_publication, .. } => text(before_publication));
    data_facts.notified_of: Form::Id, "sederec-2018-asociaciones--suspended", of!(FactKind::AuthorityNotified { about, .. } => some(about.as_ref()));
    data_facts.reply_to: Form::Id, "sederec-2018-asociaciones--suspended", of!(FactKind::AuthorityReplied { to, .. } => some(to.as_ref()));
    data_facts.reply_by_letter: Form::Flag, "true", of!(FactKind::AuthorityReplied { letter, .. } => text(letter));
    data_facts.successor: Form::Id, "sibiso", of!(FactKind::Succeeded { successor } | FactKind::Moved { successor } => text(successor));
    data_facts.terms_suspended_first: Form::Day, "2020-03-23", of!(FactKind::TermsSuspended { first, .. } => text(first));
    data_facts.terms_suspended_last: Form::Day, "2020-04-19", of!(FactKind::TermsSuspended { last, .. } => text(last));
    data_facts.due_was: Form::Date, "2027-02-28", of!(FactKind::DueRecomputed { was, .. } => text(was));
    data_facts.due: Form::Date, "2027-03-01", of!(FactKind::DueRecomputed { due, .. } => text(due));
    data_facts.due_rest: Form::List, "2027-03-15", of!(FactKind::DueRecomputed { because, .. } => list(&because.rest));
    data_facts.due_worked: Form::List, "2027-02-06", of!(FactKind::DueRecomputed { because, .. } => list(&because.worked));
    data_facts.due_from_was: Form::Day, "2026-12-15", of!(FactKind::DueRecomputed { because, .. } => some(because.from.map(|moved| moved.was)));
    data_facts.due_from: Form::Day, "2027-01-10", of!(FactKind::DueRecomputed { because, .. } => some(because.from.map(|moved| moved.is)));
    data_facts.redacts: Form::Id, "sederec-2018-mixtos--paid", of!(FactKind::Redacted { fact } => text(fact));
    data_facts.evidence: Form::List, "0b8e1f6a-5b0e-4c7a-9d8e-2f1a3b4c5d6e", |row| list(row.evidence.iter().map(|one| &one.id));
    data_facts.evidence_types: Form::List, "act_copy", |row| list(row.evidence.iter().map(|one| one.kind.as_str()));
    data_facts.evidence_urls: Form::List, "https://example.org/gaceta.pdf", |row| list(row.evidence.iter().filter_map(|one| one.told_url()));
    data_facts.evidence_sha256: Form::List, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", |row| list(row.evidence.iter().filter_map(|one| one.told_sha256()));
    data_facts.copies_sha256: Form::List, "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", |row| list(row.evidence.iter().filter_map(|one| one.copy()).map(|copy| &copy.sha256));
    data_facts.url_es: Form::Address, "https://acuse.example.org/es/hechos/sederec-2018-asociaciones--suspended", |row| row.page(Lang::es);
    data_facts.url_en: Form::Address, "https://acuse.example.org/en/facts/sederec-2018-asociaciones--suspended", |row| row.page(Lang::en);
};
