//! The steward's forms: add an institution, record its designation, grant and withdraw offices.

use super::{
    super::{actions, model::Designation, officials, store},
    pages,
};
use crate::{
    calls::{
        dates::{Zone, local_day},
        live,
        model::{Confidence, Institution, Jurisdiction},
        slugs::plain,
    },
    error::{Error, Result},
    i18n::td_string,
    ids::{InstitutionId, PersonId},
    policy::{self, Act, Office, Refusal},
    web::{
        address::Page,
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

/// Longest name or title, in characters.
const NAME: usize = 200;
const TEXT: usize = 4_000;

pub async fn institutions(visit: Visit, viewer: Viewer) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    pages::institutions(&visit, StatusCode::OK, Form::default()).await
}

pub async fn add(visit: Visit, viewer: Viewer, mut form: Form) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    for name in ["name_es", "name_en", "city"] {
        text(visit.lang, &mut form, name, NAME);
    }
    if !LEVELS.contains(&form.get("level")) {
        form.fail("level", td_string!(visit.lang, office.lack_missing));
    }
    let named = if form.get("acronym").is_empty() { form.get("name_es") } else { form.get("acronym") };
    let institution = institution(&form, InstitutionId::from_text(plain(named)));
    if form.is_fine() && live::record(&visit.app).await?.institutions.contains_key(&institution.id) {
        form.fail("name_es", td_string!(visit.lang, office.institution_exists));
    }
    if !form.is_fine() {
        return pages::institutions(&visit, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    actions::add_institution(&visit.app, &viewer.actor, &institution, visit.now).await?;
    let to = Page::StewardDesignation { institution: institution.id.to_string() };
    Ok(Redirect::to(&to.path(visit.lang)).into_response())
}

/// What an institution can belong to, as the record names it.
pub const LEVELS: [&str; 5] = ["city", "borough", "state", "federal", "civil_society"];

fn institution(form: &Form, id: InstitutionId) -> Institution {
    let acronym = form.get("acronym");
    Institution {
        id,
        name_es: form.get("name_es").to_owned(),
        name_en: form.get("name_en").to_owned(),
        acronym: (!acronym.is_empty()).then(|| acronym.chars().take(30).collect()),
        level: form.get("level").to_owned(),
        city: form.get("city").to_owned(),
        start: None,
        start_precision: None,
        end: None,
        end_precision: None,
        predecessors: Vec::new(),
        successors: Vec::new(),
        notes: String::new(),
        source: td_string!(Lang::es, office.entered_here).to_owned(),
        confidence: Confidence::Sourced,
    }
}

pub async fn designation(visit: Visit, viewer: Viewer, Path(id): Path<String>) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    let id = InstitutionId::from_text(id);
    let form = store::designation(&visit.app.db, &id).await?.map_or_else(Form::default, |known| filled(&known));
    pages::designation(&visit, StatusCode::OK, &id, form).await
}

fn filled(known: &Designation) -> Form {
    Form::of([
        ("document", known.document.clone()),
        ("dated", known.dated.to_string()),
        ("data_responsible", known.data_responsible.clone()),
        ("retention", known.retention.clone()),
        ("signature_rule", known.signature_rule.clone()),
        ("source", known.source.clone()),
        ("jurisdiction", known.jurisdiction.as_str().to_owned()),
        ("zone", known.zone.name().to_owned()),
    ])
}

pub async fn designate(visit: Visit, viewer: Viewer, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    let id = InstitutionId::from_text(id);
    if !live::record(&visit.app).await?.institutions.contains_key(&id) {
        return Err(Error::NotFound);
    }
    let Some(designation) = parse(&visit, &id, &mut form) else {
        return pages::designation(&visit, StatusCode::UNPROCESSABLE_ENTITY, &id, form).await;
    };
    actions::designate(&visit.app, &viewer.actor, &designation).await?;
    Ok(Redirect::to(&Page::StewardOfficials { institution: id.to_string() }.path(visit.lang)).into_response())
}

/// Jurisdictions and clocks that an institution here can live under.
pub const JURISDICTIONS: [&str; 4] = ["CDMX", "MX", "Chicago", "Illinois"];
pub const ZONES: [Zone; 2] = [Zone::MEXICO_CITY, Zone::CHICAGO];

fn parse(visit: &Visit, id: &InstitutionId, form: &mut Form) -> Option<Designation> {
    let lang = visit.lang;
    for name in ["document", "data_responsible"] {
        text(lang, form, name, NAME * 2);
    }
    for name in ["retention", "signature_rule"] {
        text(lang, form, name, TEXT);
    }
    let jurisdiction = JURISDICTIONS.into_iter().find(|known| *known == form.get("jurisdiction"));
    if jurisdiction.is_none() {
        form.fail("jurisdiction", td_string!(lang, office.lack_missing));
    }
    let zone = ZONES.into_iter().find(|known| known.name() == form.get("zone"));
    if zone.is_none() {
        form.fail("zone", td_string!(lang, office.lack_missing));
    }
    let dated = form.get("dated").parse().ok();
    // Its own day, or the later of both while its clock is not chosen.
    let today = zone.into_iter().chain(ZONES.into_iter().filter(|_| zone.is_none())).map(|zone| local_day(visit.now, zone)).max();
    match dated {
        None => form.fail("dated", td_string!(lang, office.lack_date)),
        Some(day) if Some(day) > today => form.fail("dated", td_string!(lang, office.dated_ahead)),
        Some(_) => {}
    }
    let (Some(dated), Some(jurisdiction), Some(zone), true) = (dated, jurisdiction, zone, form.is_fine()) else { return None };
    Some(Designation {
        institution: id.clone(),
        document: form.get("document").to_owned(),
        dated,
        data_responsible: form.get("data_responsible").to_owned(),
        retention: form.get("retention").to_owned(),
        signature_rule: form.get("signature_rule").to_owned(),
        source: form.get("source").chars().take(NAME * 2).collect(),
        jurisdiction: Jurisdiction::new(jurisdiction),
        zone,
        recorded_at: visit.now,
    })
}

fn text(lang: Lang, form: &mut Form, name: &str, longest: usize) {
    match form.get(name).chars().count() {
        0 => form.fail(name, td_string!(lang, office.lack_missing)),
        n if n > longest => form.fail(name, td_string!(lang, office.lack_too_long)),
        _ => {}
    }
}

pub async fn officials(visit: Visit, viewer: Viewer, Path(id): Path<String>) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    pages::officials(&visit, StatusCode::OK, &InstitutionId::from_text(id), Form::default()).await
}

pub async fn grant(visit: Visit, viewer: Viewer, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    let id = InstitutionId::from_text(id);
    let offices: Vec<Office> = form.all("office").into_iter().filter_map(Office::parse).collect();
    if offices.is_empty() {
        form.fail("office", td_string!(visit.lang, office.choose_office));
    }
    let person = officials::person_with(&visit.app, form.get("email")).await?;
    if person.is_none() {
        form.fail("email", td_string!(visit.lang, office.no_account));
    }
    let (Some(person), true) = (person, form.is_fine()) else {
        return pages::officials(&visit, StatusCode::UNPROCESSABLE_ENTITY, &id, form).await;
    };
    officials::grant(&visit.app, &viewer.actor, &id, &person, &offices, visit.now).await?;
    Ok(Redirect::to(&Page::StewardOfficials { institution: id.to_string() }.path(visit.lang)).into_response())
}

pub async fn withdraw(visit: Visit, viewer: Viewer, Path((id, person)): Path<(String, String)>, form: Form) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    let (id, person) = (InstitutionId::from_text(id), PersonId::from_text(person));
    let office = Office::parse(form.get("office")).ok_or(Refusal::NotNow)?;
    officials::withdraw(&visit.app, &viewer.actor, &id, &person, office, visit.now).await?;
    Ok(Redirect::to(&Page::StewardOfficials { institution: id.to_string() }.path(visit.lang)).into_response())
}
