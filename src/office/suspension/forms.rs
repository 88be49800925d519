//! The forms that suspend and resume a line.

use super::{
    actions::{self, Shown},
    pages,
    rules::{self, Resumption, Unsaid},
};
use crate::{
    calls::{
        clocks::ClockName,
        dates::{Moment, PartialDate},
        due::fields,
        facts::Until,
        live,
        record::Record,
        terms::Both,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::{InstitutionId, LegalBasisId, LineId, PeriodId},
    office::model::Suspension,
    policy::Refusal,
    web::{
        address::Page,
        errors,
        form::Form,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;

const REASON: usize = 2_000;
const SOURCE: usize = 400;

type Line = Path<(String, String)>;

async fn shown(visit: &Visit, viewer: &Viewer, Path((institution, line)): Line) -> Result<Shown> {
    let (institution, line) = (InstitutionId::from_text(institution), LineId::from_text(line));
    actions::shown(&visit.app, &viewer.actor, &institution, &line, visit.now).await
}

fn seen(form: &Form) -> i64 {
    form.get("seen").parse().unwrap_or(-2)
}

/// What stands in the way now, said at a field: the form comes back as typed. Anything else is answered with a page of its own.
fn in_the_way(lang: Lang, form: &mut Form, field: &str, error: Error) -> Result<()> {
    match error {
        Error::Refused(refusal @ (Refusal::ChangedMeanwhile | Refusal::Suspended | Refusal::NotSuspended | Refusal::NotNow)) => {
            form.fail(field, errors::words(lang, refusal));
            Ok(())
        }
        other => Err(other),
    }
}

pub async fn suspension(visit: Visit, viewer: Viewer, path: Line) -> Result<Response> {
    let shown = shown(&visit, &viewer, path).await?;
    rules::may_suspend(shown.kind)?;
    pages::suspension(&visit, StatusCode::OK, &shown, Form::of([("until", "none".to_owned())])).await
}

pub async fn suspend(visit: Visit, viewer: Viewer, Path(path): Line, mut form: Form) -> Result<Response> {
    let shown = shown(&visit, &viewer, Path(path.clone())).await?;
    let record = live::record(&visit.app).await?;
    let today = shown.own.call.zone().wall(visit.now).date();
    let Some(order) = parse(visit.lang, &mut form, &record, today) else {
        return pages::suspension(&visit, StatusCode::UNPROCESSABLE_ENTITY, &shown, form).await;
    };
    let source = source(&form, &shown);
    match actions::suspend(&visit.app, &viewer.actor, &shown, seen(&form), &order, &source, visit.now).await {
        Ok(()) => Ok(done(&visit, &shown)),
        Err(error) => {
            in_the_way(visit.lang, &mut form, "reason_es", error)?;
            let fresh = self::shown(&visit, &viewer, Path(path)).await?;
            pages::suspension(&visit, StatusCode::UNPROCESSABLE_ENTITY, &fresh, form).await
        }
    }
}

/// The act as it is cited; where none is named, the institution's own in Acuse.
fn source(form: &Form, shown: &Shown) -> String {
    let named: String = form.get("act").chars().take(SOURCE).collect();
    if named.is_empty() { td_string!(Lang::es, office.act_in_acuse, who = shown.own.institution.name_es.clone()) } else { named }
}

fn done(visit: &Visit, shown: &Shown) -> Response {
    let to = Page::OfficeLine { institution: shown.own.institution.id.to_string(), line: shown.own.line.id.to_string() };
    Redirect::to(&to.path(visit.lang)).into_response()
}

fn parse(lang: Lang, form: &mut Form, record: &Record, today: NaiveDate) -> Option<Suspension> {
    for name in ["reason_es", "reason_en"] {
        match form.get(name).chars().count() {
            0 => form.fail(name, td_string!(lang, office.lack_reason)),
            n if n > REASON => form.fail(name, td_string!(lang, office.lack_too_long)),
            _ => {}
        }
    }
    let legal_basis = match form.get("legal_basis") {
        "none" => None,
        id => {
            let known = LegalBasisId::from_text(id);
            if !record.legal_bases.contains_key(&known) {
                form.fail("legal_basis", td_string!(lang, office.choose_basis));
            }
            Some(known)
        }
    };
    let until = until(lang, form, record, today);
    let reason = Both { es: form.get("reason_es").to_owned(), en: form.get("reason_en").to_owned() };
    form.is_fine().then_some(Suspension { reason, legal_basis, until })
}

/// The stated end; none where the authority states none.
fn until(lang: Lang, form: &mut Form, record: &Record, today: NaiveDate) -> Option<Until> {
    let (field, end) = match form.get("until") {
        "none" => return None,
        "date" => ("date", form.get("date").parse().ok().map(|day: NaiveDate| Until::Date { date: day.into() })),
        "election" => {
            let period = PeriodId::from_text(form.get("period"));
            let day = record.periods.get(&period).and_then(|known| known.election_day);
            ("period", day.map(|day| Until::ElectionDay { period, date: day.into() }))
        }
        _ => ("until", None),
    };
    match end {
        Some(end) if end.date().last() >= today => return Some(end),
        Some(_) => form.fail(field, td_string!(lang, office.until_passed)),
        None => form.fail(field, td_string!(lang, office.choose_until)),
    }
    None
}

pub async fn resumption(visit: Visit, viewer: Viewer, path: Line) -> Result<Response> {
    let shown = shown(&visit, &viewer, path).await?;
    rules::may_resume(shown.kind)?;
    Ok(pages::resumption(&visit, StatusCode::OK, &shown, Form::default()))
}

pub async fn resume(visit: Visit, viewer: Viewer, Path(path): Line, mut form: Form) -> Result<Response> {
    let shown = shown(&visit, &viewer, Path(path.clone())).await?;
    let Some(order) = parse_resumption(&visit, &shown, &mut form) else {
        return Ok(pages::resumption(&visit, StatusCode::UNPROCESSABLE_ENTITY, &shown, form));
    };
    let source = source(&form, &shown);
    match actions::resume(&visit.app, &viewer.actor, &shown, seen(&form), &order, &source, visit.now).await {
        Ok(()) => Ok(done(&visit, &shown)),
        Err(error) => {
            in_the_way(visit.lang, &mut form, "closes", error)?;
            let fresh = self::shown(&visit, &viewer, Path(path)).await?;
            Ok(pages::resumption(&visit, StatusCode::UNPROCESSABLE_ENTITY, &fresh, form))
        }
    }
}

fn parse_resumption(visit: &Visit, shown: &Shown, form: &mut Form) -> Option<Resumption> {
    let (lang, zone) = (visit.lang, shown.own.call.zone());
    let closes = optional(form, "closes", |text| Moment::parse(text).ok());
    let not_reopened = shown.reception.overtaken && form.has("not_reopened", "yes");
    let after = |at: Option<Moment>| rules::closing(shown.reception, at.map(|at| at.closes(zone)), not_reopened, visit.now);
    match closes.map(after) {
        Err(()) => form.fail("closes", td_string!(lang, office.lack_time)),
        Ok(Err(unsaid)) => form.fail("closes", unsaid_says(lang, unsaid)),
        Ok(Ok(_)) => {}
    }
    let results = optional(form, "results", |text| text.parse::<NaiveDate>().ok());
    match results {
        Err(()) => form.fail("results", td_string!(lang, office.lack_date)),
        Ok(Some(day)) if day < zone.wall(visit.now).date() => form.fail("results", td_string!(lang, office.results_passed)),
        Ok(_) => {}
    }
    let term = fields::read(lang, form, !form.get("results").is_empty());
    let clock = ClockName::in_words(form.get("clock"));
    let (Ok(closes), Ok(results), Some(term), true) = (closes, results, term, form.is_fine()) else { return None };
    Some(Resumption { closes, not_reopened, results: results.map(PartialDate::day), term, clock })
}

fn unsaid_says(lang: Lang, unsaid: Unsaid) -> &'static str {
    match unsaid {
        Unsaid::Passed => td_string!(lang, office.lack_closing_passed),
        Unsaid::NotLater => td_string!(lang, office.not_later),
        Unsaid::LaterOrNone => td_string!(lang, office.later_or_none),
        Unsaid::Both => td_string!(lang, office.later_and_none),
    }
}

fn optional<T>(form: &Form, name: &str, read: impl Fn(&str) -> Option<T>) -> std::result::Result<Option<T>, ()> {
    match form.get(name) {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(()),
    }
}
