//! The form of a period: shown as it stands, read, entered.

use super::{
    actions, pages,
    rules::{self, CONFIDENCES, Lack, Typed, TypedDate, TypedVerify, field},
};
use crate::{
    accounts::notice,
    associations::texts,
    calls::{
        elections::changes,
        live,
        model::{ElectoralPeriod, PeriodField, Verify},
        slugs::plain,
        store::{self, RecordKind},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::PeriodId,
    ledger::Position,
    policy::{self, Act, Refusal},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use tower_sessions::Session;

/// Longest title, source or place, and longest note, in characters.
const LINE: usize = 300;
const TEXT: usize = 4_000;

pub async fn new(visit: Visit, viewer: Viewer) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    Ok(pages::new(&visit, Form::default()))
}

pub async fn add(visit: Visit, viewer: Viewer, session: Session, mut form: Form) -> Result<Response> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    let id = PeriodId::from_text(plain(form.get("title_es")));
    let Some(period) = read(visit.lang, &mut form, id) else { return Ok(pages::new(&visit, form)) };
    match actions::add(&visit.app, &viewer.actor, &period, visit.now).await {
        Ok(()) => entered(&visit, &session, &period).await,
        Err(Error::Refused(Refusal::AlreadyThere)) => {
            form.fail("title_es", td_string!(visit.lang, calendar.title_taken));
            Ok(pages::new(&visit, form))
        }
        Err(error) => Err(error),
    }
}

/// The period of an address, with the last entry about it.
async fn known(visit: &Visit, viewer: &Viewer, id: &str) -> Result<(ElectoralPeriod, Position)> {
    policy::may(&viewer.actor, Act::RunInstallation)?;
    let id = PeriodId::from_text(id);
    // Asked before the record is read: an entry in between makes the form stale, never silently overwritten.
    let seen = store::last_entry(&visit.app.db, RecordKind::ElectoralPeriod.as_str(), id.as_str()).await?;
    let period = live::record(&visit.app).await?.periods.get(&id).cloned().ok_or(Error::NotFound)?;
    Ok((period, seen))
}

pub async fn show(visit: Visit, viewer: Viewer, Path(id): Path<String>) -> Result<Response> {
    let (period, seen) = known(&visit, &viewer, &id).await?;
    Ok(pages::amend(&visit, &period, filled(&period), seen))
}

pub async fn amend(visit: Visit, viewer: Viewer, session: Session, Path(id): Path<String>, mut form: Form) -> Result<Response> {
    let (before, now_seen) = known(&visit, &viewer, &id).await?;
    let lang = visit.lang;
    let Some(period) = read(lang, &mut form, before.id.clone()) else { return Ok(pages::amend(&visit, &before, form, now_seen)) };
    if changes(&before, &period).is_empty() {
        form.fail("title_es", td_string!(lang, calendar.nothing_changed));
        return Ok(pages::amend(&visit, &before, form, now_seen));
    }
    let seen = form.get("seen").parse().unwrap_or(Position::MIN);
    match actions::amend(&visit.app, &viewer.actor, &period, seen, visit.now).await {
        Ok(()) => entered(&visit, &session, &period).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            form.fail("title_es", td_string!(lang, calendar.changed_meanwhile));
            let (before, now_seen) = known(&visit, &viewer, &id).await?;
            Ok(pages::amend(&visit, &before, form, now_seen))
        }
        Err(error) => Err(error),
    }
}

async fn entered(visit: &Visit, session: &Session, period: &ElectoralPeriod) -> Result<Response> {
    notice::leave(session, td_string!(visit.lang, calendar.entered)).await?;
    Ok(Redirect::to(&Page::ElectoralPeriod { slug: period.id.to_string() }.path(visit.lang)).into_response())
}

/// The form of a period as it stands.
fn filled(period: &ElectoralPeriod) -> Form {
    let verify = |verify: Option<&Verify>| {
        let by = verify.and_then(|verify| verify.by).map(|day| day.to_string()).unwrap_or_default();
        (by, verify.map(|verify| verify.place.clone()).unwrap_or_default())
    };
    let (by, place) = verify(period.verify.as_ref());
    let mut values = vec![
        ("jurisdiction".to_owned(), period.jurisdiction.as_str().to_owned()),
        ("title_es".to_owned(), period.title_es.clone()),
        ("title_en".to_owned(), period.title_en.clone()),
        ("vote".to_owned(), period.vote.name().to_owned()),
        ("offices".to_owned(), period.offices.clone()),
        ("effect_on_calls".to_owned(), period.effect_on_calls.clone()),
        ("notes".to_owned(), period.notes.clone()),
        ("source".to_owned(), period.source.clone()),
        ("verify_by".to_owned(), by),
        ("verify_place".to_owned(), place),
    ];
    for date in PeriodField::ALL {
        let Some(day) = period.date(date) else { continue };
        let confidence = CONFIDENCES.into_iter().find(|(_, one)| *one == period.confidence_of(date)).map(|(name, _)| name);
        let own = period.sourcing.get(&date).and_then(|own| own.source.clone()).unwrap_or_default();
        let (by, place) = verify(period.verify_of(date));
        values.push((field(date, ""), day.to_string()));
        values.push((field(date, "confidence"), confidence.unwrap_or_default().to_owned()));
        values.push((field(date, "source"), own));
        values.push((field(date, "verify_by"), by));
        values.push((field(date, "verify_place"), place));
    }
    Form::of(values.iter().map(|(name, value)| (name.as_str(), value.clone())))
}

/// The period as typed; none when something has to be mended.
fn read(lang: Lang, form: &mut Form, id: PeriodId) -> Option<ElectoralPeriod> {
    let typed = typed(lang, form);
    let read = rules::read(&typed, id);
    if let Err(gaps) = &read {
        for (name, lack) in gaps {
            form.fail(name, says(lang, *lack));
        }
    }
    read.ok().filter(|_| form.is_fine())
}

fn typed(lang: Lang, form: &mut Form) -> Typed {
    let dates = PeriodField::ALL.map(|date| {
        let typed = TypedDate {
            day: form.get(date.name()).to_owned(),
            confidence: form.get(&field(date, "confidence")).to_owned(),
            source: line(lang, form, &field(date, "source")),
            verify: verification(lang, form, &format!("{}_", date.name())),
        };
        (date, typed)
    });
    Typed {
        jurisdiction: form.get("jurisdiction").to_owned(),
        title_es: line(lang, form, "title_es"),
        title_en: line(lang, form, "title_en"),
        vote: form.get("vote").to_owned(),
        offices: line(lang, form, "offices"),
        effect_on_calls: lines(lang, form, "effect_on_calls"),
        notes: lines(lang, form, "notes"),
        source: line(lang, form, "source"),
        verify: verification(lang, form, ""),
        dates,
    }
}

fn verification(lang: Lang, form: &mut Form, prefix: &str) -> TypedVerify {
    let by = form.get(&format!("{prefix}verify_by")).to_owned();
    TypedVerify { by, place: line(lang, form, &format!("{prefix}verify_place")) }
}

fn line(lang: Lang, form: &mut Form, name: &str) -> String {
    let text = texts::line(form.get(name), LINE);
    bounded(lang, form, name, text, LINE)
}

fn lines(lang: Lang, form: &mut Form, name: &str) -> String {
    let text = texts::lines(form.get(name), TEXT);
    bounded(lang, form, name, text, TEXT)
}

/// A text that is too long stays in the form, with what to do about it.
fn bounded(lang: Lang, form: &mut Form, name: &str, text: Option<String>, most: usize) -> String {
    text.unwrap_or_else(|| {
        form.fail(name, td_string!(lang, calendar.too_long, most = most).to_string());
        form.get(name).to_owned()
    })
}

fn says(lang: Lang, lack: Lack) -> &'static str {
    match lack {
        Lack::Missing => td_string!(lang, calendar.lack_missing),
        Lack::NotADay => td_string!(lang, calendar.lack_day),
        Lack::OutOfRange => td_string!(lang, calendar.lack_range),
        Lack::Confidence => td_string!(lang, calendar.lack_confidence),
        Lack::Verification => td_string!(lang, calendar.lack_verification),
        Lack::Day => td_string!(lang, calendar.lack_date_itself),
        Lack::EndsFirst => td_string!(lang, calendar.lack_order),
    }
}
