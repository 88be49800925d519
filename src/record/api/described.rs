//! What the record describes, for machines: institutions, programmes, electoral periods, legal texts, earlier suspensions, words,
//! calendars. Each as it is kept, with what follows from the rest of the record beside it.

use super::{
    ask::Ask,
    body::both,
    elections,
    endpoints::Endpoint,
    facts::{self, bearing_on},
};
use crate::{
    calls::{
        addresses::At,
        behind,
        editions::{editions, templates_of},
        facts::{Subject, SubjectKind},
        model::{ElectoralPeriod, Institution, LegalBasis, Precedent, Programme, Template, Term},
        record::View,
        store::RecordKind,
    },
    error::Result,
    ids::{InstitutionId, LegalBasisId, PeriodId, ProgrammeId, TemplateId},
    office::model::Designation,
    record::{
        elections::touched,
        institutions::{designation, has_calls},
    },
    web::{address::Page, lang::Lang, visit::made_from},
};
use axum::{extract::Path, response::Response};
use serde::Serialize;
use serde_json::{Value, json};

/// A description as it is kept, with more beside it.
fn with<T: Serialize>(described: &T, more: Value) -> Result<Value> {
    let mut value = serde_json::to_value(described)?;
    if let (Some(map), Value::Object(more)) = (value.as_object_mut(), more) {
        map.extend(more);
    }
    Ok(value)
}

/// The addresses, for whoever begins here.
pub async fn index(ask: Ask) -> Response {
    let lists = Endpoint::ALL.iter().map(|one| one.path()).filter(|path| *path != Endpoint::Index.path());
    let addresses: Vec<String> = lists.map(|path| format!("{}{path}", ask.base)).collect();
    ask.all(json!({ "addresses": addresses, "described_by": format!("{}/api/openapi.json", ask.base) }))
}

pub async fn institutions(ask: Ask) -> Result<Response> {
    let (view, all) = (ask.view(), &ask.record.institutions);
    let after = ask.after(|id| all.contains_key(&InstitutionId::from_text(id)).then(|| id.to_owned()))?;
    let wanted = |one: &Institution| ask.asked.with_calls.is_none_or(|wanted| has_calls(&view, one) == wanted);
    let there = all.values().filter(|one| view.had_begun(one) && wanted(one)).map(|one| view.on_the_day(one));
    let found = there.map(|one| (one.id.to_string(), one)).collect();
    ask.list("institutions", found, after, |one| of_institution(&view, one, &ask.base))
}

pub async fn institution(ask: Ask, At { id, slug }: At<InstitutionId>) -> Result<Response> {
    let view = ask.view();
    let found = ask.record.institutions.get(&id);
    let Some(one) = found else { return Err(ask.absent(&slug, "/api/v1/institutions")) };
    let mut told = of_institution(&view, &view.on_the_day(one), &ask.base)?;
    let own = Subject::new(SubjectKind::Institution, &one.id);
    told["facts"] = facts::told(&ask, bearing_on(&view, &[own])).await?;
    told["designation"] = designation::of(&ask.app, &one.id, &ask.asked).await?.map_or(Value::Null, designated);
    Ok(made_from(ask.one("institution", told), ask.record.behind_institution(&id)))
}

/// The act by which it receives through Acuse.
fn designated(act: Designation) -> Value {
    json!({
        "document": act.document,
        "dated": act.dated,
        "data_responsible": act.data_responsible,
        "retention": act.retention,
        "signature_rule": act.signature_rule,
        "source": act.source,
    })
}

fn of_institution(view: &View<'_>, one: &Institution, base: &str) -> Result<Value> {
    let record = view.record;
    let calls: Vec<_> = record.calls().values().filter(|call| call.institution_id == one.id && view.existed(call)).collect();
    let programmes: Vec<_> = record.programmes.values().filter(|other| other.institution_id == one.id).collect();
    let promises = record.commitments.values().filter(|other| other.institution_id == one.id && view.promised_by(other));
    let more = json!({
        "to_verify": one.confidence.is_to_verify(),
        "calls": calls.iter().map(|call| &call.id).collect::<Vec<_>>(),
        "programmes": programmes.iter().map(|programme| &programme.id).collect::<Vec<_>>(),
        "commitments": promises.map(|promise| &promise.id).collect::<Vec<_>>(),
        "url": both(base, &Page::Institution { slug: one.id.to_string() }),
    });
    with(one, more)
}

pub async fn programmes(ask: Ask) -> Result<Response> {
    let (view, all) = (ask.view(), &ask.record.programmes);
    let after = ask.after(|id| all.contains_key(&ProgrammeId::from_text(id)).then(|| id.to_owned()))?;
    let of = |one: &Programme| ask.asked.institution.as_deref().is_none_or(|id| one.institution_id.as_str() == id);
    let found = all.values().filter(|one| of(one)).map(|one| (one.id.to_string(), one)).collect();
    ask.list("programmes", found, after, |one| of_programme(&view, one))
}

pub async fn programme(ask: Ask, At { id, slug }: At<ProgrammeId>) -> Result<Response> {
    let view = ask.view();
    let found = ask.record.programmes.get(&id);
    let Some(one) = found else { return Err(ask.absent(&slug, "/api/v1/programmes")) };
    let mut told = of_programme(&view, one)?;
    told["facts"] = facts::told(&ask, bearing_on(&view, &[Subject::new(SubjectKind::Programme, &one.id)])).await?;
    let reads = ask.record.behind_calls(|call| call.programme_id.as_ref() == Some(&id));
    Ok(made_from(ask.one("programme", told), reads))
}

fn of_programme(view: &View<'_>, one: &Programme) -> Result<Value> {
    let calls = view.record.calls().values().filter(|call| call.programme_id.as_ref() == Some(&one.id) && view.existed(call));
    let calls: Vec<_> = calls.map(|call| &call.id).collect();
    let recurring: Vec<_> = templates_of(view.record, &one.id).into_iter().map(|template| &template.id).collect();
    with(one, json!({ "to_verify": one.confidence.is_to_verify(), "calls": calls, "recurring_calls": recurring }))
}

/// Calls that come round, with what is known of each edition.
pub async fn recurring(ask: Ask) -> Result<Response> {
    let (view, all) = (ask.view(), &ask.record.templates);
    let after = ask.after(|id| all.contains_key(&TemplateId::from_text(id)).then(|| id.to_owned()))?;
    let found = all.values().map(|one| (one.id.to_string(), one)).collect();
    ask.list("recurring_calls", found, after, |one| of_recurring(&view, one, &ask))
}

pub async fn recurring_call(ask: Ask, At { id, slug }: At<TemplateId>) -> Result<Response> {
    let Some(one) = ask.record.templates.get(&id) else { return Err(ask.absent(&slug, "/api/v1/recurring-calls")) };
    let reads = ask.record.behind_calls(|call| call.edition.as_ref().is_some_and(|of| of.template == id));
    Ok(made_from(ask.one("recurring_call", of_recurring(&ask.view(), one, &ask)?), reads))
}

fn of_recurring(view: &View<'_>, one: &Template, ask: &Ask) -> Result<Value> {
    let url = both(&ask.base, &Page::RecurringCall { template: one.id.to_string() });
    with(one, json!({ "to_verify": one.confidence.is_to_verify(), "editions": editions(view, one, ask.now), "url": url }))
}

pub async fn periods(ask: Ask) -> Result<Response> {
    let (view, all) = (ask.view(), &ask.record.periods);
    let after = ask.after(|id| all.contains_key(&PeriodId::from_text(id)).then(|| id.to_owned()))?;
    let wanted = |one: &ElectoralPeriod| ask.asked.counted.is_none_or(|wanted| one.is_to_verify() != wanted);
    let found = all.values().filter(|one| wanted(one)).map(|one| (one.id.to_string(), one)).collect();
    ask.list("electoral_periods", found, after, |one| with(one, elections::of_period(&view, one, &ask.base, ask.now)))
}

/// One period with the lines that met it.
pub async fn period(ask: Ask, At { id, slug }: At<PeriodId>) -> Result<Response> {
    let Some(one) = ask.record.periods.get(&id) else {
        return Err(ask.absent(&slug, "/api/v1/electoral-periods"));
    };
    let mut told = with(one, elections::of_period(&ask.view(), one, &ask.base, ask.now))?;
    told["lines"] = json!(touched(&ask.view(), &one.id, ask.now));
    Ok(made_from(ask.one("electoral_period", told), ask.record.behind_elections(&[one])))
}

pub async fn legal_bases(ask: Ask) -> Result<Response> {
    let all = &ask.record.legal_bases;
    let after = ask.after(|id| all.contains_key(&LegalBasisId::from_text(id)).then(|| id.to_owned()))?;
    let found = all.values().map(|one| (one.id.to_string(), one)).collect();
    ask.list("legal_bases", found, after, |one| of_legal_basis(one, &ask.base))
}

pub async fn legal_basis(ask: Ask, Path(id): Path<String>) -> Result<Response> {
    let found = ask.record.legal_bases.get(&LegalBasisId::from_text(id.as_str()));
    let Some(one) = found else { return Err(ask.absent(&id, "/api/v1/legal-bases")) };
    Ok(made_from(ask.one("legal_basis", of_legal_basis(one, &ask.base)?), behind::all_of([RecordKind::LegalBasis])))
}

/// The page holds all of them, each under an anchor of its own.
fn of_legal_basis(one: &LegalBasis, base: &str) -> Result<Value> {
    let at = |lang: Lang| format!("{base}{}#{}", Page::LegalBases.path(lang), one.id);
    let url = json!({ "es": at(Lang::es), "en": at(Lang::en) });
    with(one, json!({ "to_verify": one.confidence.is_to_verify(), "url": url }))
}

pub async fn precedents(ask: Ask) -> Result<Response> {
    let all: Vec<&Precedent> = ask.record.precedents.iter().collect();
    let after = ask.after(|id| all.iter().any(|one| one.id == id).then(|| id.to_owned()))?;
    let mut found: Vec<_> = all.into_iter().map(|one| (one.id.clone(), one)).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    ask.list("precedents", found, after, |one| with(one, json!({ "to_verify": one.confidence.is_to_verify() })))
}

/// The cursor is the term in Spanish.
pub async fn glossary(ask: Ask) -> Result<Response> {
    let all: Vec<&Term> = ask.record.glossary.iter().collect();
    let after = ask.after(|id| all.iter().any(|one| one.term_es == id).then(|| id.to_owned()))?;
    let mut found: Vec<_> = all.into_iter().map(|one| (one.term_es.clone(), one)).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    ask.list("terms", found, after, |one| with(one, json!({ "to_verify": one.confidence.is_to_verify() })))
}

pub async fn identifiers(ask: Ask) -> Result<Response> {
    let all = &ask.record.identifiers;
    let after = ask.after(|id| all.iter().any(|one| one.id == id).then(|| id.to_owned()))?;
    let mut found: Vec<_> = all.iter().map(|one| (one.id.clone(), one)).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    ask.list("identifiers", found, after, |one| with(one, json!({ "to_verify": one.confidence.is_to_verify() })))
}

/// Fiscal years and the days that are not worked: what standings and terms are counted by.
pub async fn calendars(ask: Ask) -> Response {
    let record = &ask.record;
    ask.all(json!({
        "fiscal_years": record.calendar.fiscal_years,
        "holidays": record.holidays.values().collect::<Vec<_>>(),
        "terms_suspensions": record.terms_suspensions,
        "holiday_rules": record.holiday_rules,
    }))
}
