//! `calls.csv`: a row for each line of each call, with what it is, since when, and what that rests on.

use super::{
    codes,
    table::{Column, Form, Unit, code, columns, list, some, text},
};
use crate::{
    calls::{
        checks::{self, CheckDue},
        course::{Course, Pause},
        elections::{Met, met},
        facts::{Awards, Fact, FactKind, Level},
        model::{Call, Institution, Line, Programme},
        record::View,
        standing::{Assessment, Kind, RULES, Standing},
    },
    clock::Now,
    record::{rows::Outcome, tally::Place, words},
    web::{address::Page, lang::Lang},
};
use chrono::NaiveDate;

/// One line with everything that its cells are made of.
pub struct Row<'a> {
    view: View<'a>,
    call: &'a Call,
    line: &'a Line,
    institution: Option<&'a Institution>,
    programme: Option<&'a Programme>,
    assessed: Assessment,
    course: Course<'a>,
    due: Option<CheckDue>,
    met: Met,
    day: NaiveDate,
    base: &'a str,
}

/// The rows of a view, in the order of calls and lines. `day` is the day that they are true on.
pub fn rows<'a>(view: View<'a>, base: &'a str, day: NaiveDate, now: Now) -> impl Iterator<Item = Row<'a>> {
    let calls = view.record.calls().values().filter(move |call| view.existed(call));
    calls.flat_map(move |call| view.record.lines_of(&call.id).map(move |line| (call, line))).filter_map(move |(call, line)| {
        Some(Row {
            view,
            call,
            line,
            institution: view.record.institution_of(call),
            programme: view.record.programme_of(call),
            assessed: view.standing(&line.id, now)?,
            course: view.course(&line.id, now)?,
            due: checks::due(&view, &line.id, now),
            met: met(&view, &line.id, now),
            day,
            base,
        })
    })
}

impl<'a> Row<'a> {
    fn kind(&self) -> Kind {
        self.assessed.kind()
    }

    fn pause(&self) -> Option<&Pause<'a>> {
        self.course.suspension()
    }

    /// The act or report that the standing rests on, where the line has an outcome.
    fn outcome(&self) -> Option<&'a Fact> {
        if Outcome::of(self.kind()) != Outcome::Known {
            return None;
        }
        self.view.record.fact(self.assessed.reasons.first()?.facts.first()?)
    }

    fn awards(&self) -> Option<&'a Awards> {
        match &self.outcome()?.kind {
            FactKind::ResultsPublished { awards } | FactKind::Paid { awards, .. } => awards.as_ref(),
            _ => None,
        }
    }

    fn since(&self) -> Option<String> {
        match &self.assessed.standing {
            Standing::Unresolved { since, .. } => text(since),
            Standing::Suspended { since, .. } => text(since),
            _ => None,
        }
    }

    fn days(&self) -> Option<i64> {
        match self.assessed.standing {
            Standing::Unresolved { days, .. } | Standing::SuspensionOver { days } | Standing::Overdue { days } => Some(days),
            _ => None,
        }
    }

    fn missing(&self) -> Option<String> {
        match &self.assessed.standing {
            Standing::Unknown { missing } => list(missing.iter().filter_map(code)),
            _ => None,
        }
    }

    fn stated_reason(&self, lang: Lang) -> Option<String> {
        match (&self.pause()?.fact.kind, lang) {
            (FactKind::Suspended { stated_reason_es, .. }, Lang::es) => stated_reason_es.clone(),
            (FactKind::Suspended { stated_reason_en, .. }, Lang::en) => stated_reason_en.clone(),
            _ => None,
        }
    }

    fn legal_basis(&self) -> Option<String> {
        match &self.pause()?.fact.kind {
            FactKind::Suspended { legal_basis_named, .. } => legal_basis_named.clone(),
            _ => None,
        }
    }

    fn page(&self, lang: Lang) -> Option<String> {
        text(format!("{}{}", self.base, Page::Call { slug: self.call.id.to_string() }.path(lang)))
    }
}

/// How a cell is made.
type Cell = for<'r, 'a> fn(&'r Row<'a>) -> Option<String>;

pub const COLUMNS: &[Column<Cell>] = columns! {
    data_calls.call_id: Form::Id, "sederec-2018-asociaciones", |row| text(&row.call.id);
    data_calls.line_id: Form::Id, "sederec-2018-asociaciones", |row| text(&row.line.id);
    data_calls.as_of: Form::Day, "2026-11-22", |row| text(row.day);
    data_calls.title_es: Form::Text, "Impulso a la Mujer Huésped y Migrante 2018", |row| text(row.call.title_es());
    data_calls.title_en: Form::Text, "Impulso a la Mujer Huésped y Migrante 2018", |row| text(row.call.title_en());
    data_calls.line_title_es: Form::Text, "Talleres de oficios", |row| text(&row.line.title_es);
    data_calls.line_title_en: Form::Text, "Workshops for trades", |row| text(&row.line.title_en);
    data_calls.institution_id: Form::Id, "sederec", |row| text(&row.call.institution_id);
    data_calls.institution_acronym: Form::Text, "SEDEREC", |row| some(row.institution?.acronym.as_ref());
    data_calls.institution_name_es: Form::Text, "Secretaría de Desarrollo Rural y Equidad para las Comunidades", |row| text(&row.institution?.name_es);
    data_calls.institution_name_en: Form::Text, "Ministry of Rural Development and Equity for Communities", |row| text(&row.institution?.name_en);
    data_calls.programme_id: Form::Id, "ch-iam", |row| some(row.call.programme_id.as_ref());
    data_calls.programme_name_es: Form::Text, "Ciudad Hospitalaria", |row| text(&row.programme?.name_es);
    data_calls.programme_name_en: Form::Text, "Hospitable City", |row| text(&row.programme?.name_en);
    data_calls.jurisdiction: Form::Id, "CDMX", |row| text(row.call.jurisdiction.as_str());
    data_calls.place: Form::OneOf(codes::places), "cdmx", |row| text(Place::of(&row.call.jurisdiction).name());
    data_calls.time_zone: Form::Id, "America/Mexico_City", |row| text(row.call.zone());
    data_calls.fiscal_year: Form::Number(Unit::None), "2018", |row| some(row.call.fiscal_year);
    data_calls.edition: Form::Id, "migrante-bienvenido-verano/2018", |row| some(row.call.edition.as_ref());
    data_calls.open_to: Form::ListOf(codes::audiences), "associations | institutions", |row| list(row.call.open_to.iter().filter_map(|one| code(*one)));
    data_calls.bundle: Form::Flag, "false", |row| text(row.call.bundle);
    data_calls.received_here: Form::Flag, "false", |row| text(row.call.received_here);
    data_calls.published_on: Form::Date, "2018-Q1", |row| some(row.course.published);
    data_calls.opens: Form::Moment, "2019-03-10", |row| some(row.course.window?.opens);
    data_calls.closes: Form::Moment, "2019-03-22", |row| some(row.course.window?.closes);
    data_calls.window_time_zone: Form::Id, "America/Mexico_City", |row| some(row.course.window.map(|window| window.zone));
    data_calls.results_promised: Form::Date, "2018-07-01", |row| some(row.course.promised.map(|due| due.date));
    data_calls.results_promised_sense: Form::OneOf(codes::senses), "after_election", |row| code(row.course.promised?.sense);
    data_calls.standing: Form::OneOf(codes::standings), "unresolved", |row| text(row.kind().name());
    data_calls.standing_es: Form::Text, "Sin resolver", |row| text(words::kind(Lang::es, row.kind()));
    data_calls.standing_en: Form::Text, "Unresolved", |row| text(words::kind(Lang::en, row.kind()));
    data_calls.since: Form::Date, "2018-07-02", |row| row.since();
    data_calls.days: Form::Number(Unit::Days), "3065", |row| some(row.days());
    data_calls.days_at_least: Form::Flag, "false", |row| some(row.days().map(|_| row.assessed.at_least));
    data_calls.missing: Form::ListOf(codes::missing), "outcome | check", |row| row.missing();
    data_calls.reasons: Form::ListOf(codes::rules), "fiscal_year_ended | no_act_found", |row| list(row.assessed.reasons.iter().filter_map(|reason| code(reason.rule)));
    data_calls.reason_facts: Form::List, "sederec-2018-asociaciones--checked-2026-11-22", |row| list(row.assessed.reasons.iter().flat_map(|reason| &reason.facts));
    data_calls.last_checked: Form::Date, "2026-11-22", |row| some(row.assessed.beside.checked.map(|checked| checked.last));
    data_calls.check_stale: Form::Flag, "false", |row| some(row.assessed.beside.checked.map(|checked| checked.stale));
    data_calls.check_due: Form::OneOf(codes::checks), "never", |row| some(row.due.map(CheckDue::name));
    data_calls.suspended_on: Form::Date, "2018-Q2", |row| some(row.pause().map(|pause| pause.fact.occurred_on));
    data_calls.suspended_until: Form::Date, "2018-07-01", |row| some(row.pause()?.until);
    data_calls.resumed_on: Form::Date, "2018-07-16", |row| some(row.pause()?.resumed.map(|fact| fact.occurred_on));
    data_calls.stated_reason_es: Form::Text, "Es año electoral.", |row| row.stated_reason(Lang::es);
    data_calls.stated_reason_en: Form::Text, "It is an election year.", |row| row.stated_reason(Lang::en);
    data_calls.stated_reason_reported: Form::Flag, "true", |row| some(row.stated_reason(Lang::es).and(Some(!row.pause()?.fact.level.is_act())));
    data_calls.legal_basis_named: Form::Id, "cpeum-134", |row| row.legal_basis();
    data_calls.elections_crossed: Form::List, "cdmx-2018-jg | mx-2018-fed", |row| list(row.met.crossed.iter().map(|crossing| &crossing.period));
    data_calls.elections_cited: Form::List, "cdmx-2018-jg | mx-2018-fed", |row| list(row.met.suspended.iter().filter_map(|one| one.election.as_ref()).flat_map(|cited| &cited.of_that_day));
    data_calls.outcome_on: Form::Date, "2018-07-25", |row| text(row.outcome()?.occurred_on);
    data_calls.outcome_on_or_before: Form::Flag, "true", |row| text(row.outcome()?.on_or_before);
    data_calls.outcome_level: Form::OneOf(codes::levels), "2", |row| text(row.outcome()?.level.number());
    data_calls.outcome_fact: Form::Id, "sederec-2018-bienvenido-verano--results", |row| text(&row.outcome()?.id);
    data_calls.awarded_supports: Form::Number(Unit::Supports), "31", |row| some(row.awards()?.supports);
    data_calls.awarded_people: Form::Number(Unit::People), "80", |row| some(row.awards()?.people);
    data_calls.awarded_mxn: Form::Number(Unit::Pesos), "1731575", |row| some(row.awards()?.mxn);
    data_calls.awarded_usd: Form::Number(Unit::Dollars), "181417", |row| some(row.awards()?.usd);
    data_calls.payment: Form::OneOf(codes::payments), "unknown", |row| code(row.assessed.beside.payment);
    data_calls.payment_level: Form::OneOf(codes::levels), "3", |row| some(row.assessed.beside.payment_level.map(Level::number));
    data_calls.partly_resolved: Form::Number(Unit::Facts), "0", |row| text(row.assessed.beside.partly_resolved.len());
    data_calls.disputed: Form::Number(Unit::Facts), "1", |row| text(row.assessed.beside.disputed.len());
    data_calls.reported_not_resolved: Form::Number(Unit::Facts), "1", |row| text(row.assessed.beside.reported_not_resolved.len());
    data_calls.authority_notified_on: Form::Date, "2026-11-20", |row| some(row.assessed.beside.notified.first().map(|notice| notice.on));
    data_calls.authority_replied: Form::Number(Unit::Facts), "0", |row| text(row.assessed.beside.replied.len());
    data_calls.max_amount: Form::Sum, "120000.00", |row| some(row.line.max_amount.map(|sum| format!("{}.{:02}", sum.in_cents() / 100, sum.in_cents() % 100)));
    data_calls.max_amount_currency: Form::OneOf(codes::currencies), "MXN", |row| some(row.line.max_amount.map(|sum| sum.currency().code()));
    data_calls.confidence: Form::OneOf(codes::confidences), "sourced", |row| code(row.call.confidence);
    data_calls.to_verify: Form::Flag, "false", |row| text(row.call.confidence.is_to_verify());
    data_calls.source: Form::Text, "Alejo (2019), Revista CIDOB d'Afers Internacionals 123, 119-141", |row| text(&row.call.source);
    data_calls.rules: Form::Number(Unit::None), "1", |_| text(RULES);
    data_calls.url_es: Form::Address, "https://acuse.example.org/es/convocatorias/sederec-2018-asociaciones", |row| row.page(Lang::es);
    data_calls.url_en: Form::Address, "https://acuse.example.org/en/calls/sederec-2018-asociaciones", |row| row.page(Lang::en);
};
