//! The form that adds a promise.

use super::{actions, pages};
use crate::{
    accounts::notice,
    associations::texts,
    calls::{
        dates::PartialDate,
        live,
        model::{Cited, Commitment, CommitmentKind, Confidence, Jurisdiction},
        record::Record,
    },
    error::Result,
    i18n::td_string,
    ids::{CommitmentId, InstitutionId, ProgrammeId},
    policy::{self, Act},
    recording::parse,
    suggestions::JURISDICTIONS,
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        visit::{Viewer, Visit},
    },
};
use axum::response::{IntoResponse as _, Redirect, Response};
use tower_sessions::Session;

pub const TITLE_CHARS: usize = 200;
pub const TEXT_CHARS: usize = 4_000;
pub const SOURCE_CHARS: usize = 1_000;

pub async fn show(visit: Visit, viewer: Viewer) -> Result<Response> {
    policy::may(&viewer.actor, Act::Monitor)?;
    pages::promise(&visit, &Form::default()).await
}

pub async fn add(visit: Visit, viewer: Viewer, session: Session, mut form: Form) -> Result<Response> {
    policy::may(&viewer.actor, Act::Monitor)?;
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let Some(commitment) = read(lang, &mut form, &record) else { return pages::promise(&visit, &form).await };
    let id = actions::add(&visit.app, &viewer.actor, commitment, visit.now).await?;
    notice::leave(&session, td_string!(lang, promises.added)).await?;
    Ok(Redirect::to(&Page::Commitment { slug: id.to_string() }.path(lang)).into_response())
}

/// What was typed; none when something has to be mended.
fn read(lang: Lang, form: &mut Form, record: &Record) -> Option<Commitment> {
    let kind = CommitmentKind::parse(form.get("kind"));
    let institution = InstitutionId::from_text(form.get("institution"));
    let jurisdiction = JURISDICTIONS.into_iter().find(|known| *known == form.get("jurisdiction"));
    let chosen = [
        ("kind", kind.is_some()),
        ("institution", record.institutions.contains_key(&institution)),
        ("jurisdiction", jurisdiction.is_some()),
    ];
    chosen.into_iter().filter(|(_, fine)| !fine).for_each(|(name, _)| form.fail(name, td_string!(lang, promises.choose_one)));
    let programme = ProgrammeId::from_text(form.get("programme"));
    let programme_id = record.programmes.contains_key(&programme).then_some(programme);
    let (title_es, promise_es) = (needed(lang, form, "title_es", TITLE_CHARS), needed(lang, form, "promise_es", TEXT_CHARS));
    let (title_en, promise_en) = (needed(lang, form, "title_en", TITLE_CHARS), needed(lang, form, "promise_en", TEXT_CHARS));
    let (place_es, place_en) = (optional(lang, form, "place_es", TITLE_CHARS), optional(lang, form, "place_en", TITLE_CHARS));
    let promised = date(lang, form, "promised");
    let (covers_from, covers_to) = (date(lang, form, "covers_from"), date(lang, form, "covers_to"));
    if let (Some(Some(from)), Some(Some(to))) = (covers_from, covers_to)
        && to.last() < from.first()
    {
        form.fail("covers_to", td_string!(lang, promises.ends_before));
    }
    let cited = cited(lang, form);
    let commitment = Commitment {
        id: CommitmentId::from_text(""),
        kind: kind?,
        title_es: title_es?,
        title_en: title_en?,
        promise_es: promise_es?,
        promise_en: promise_en?,
        institution_id: institution,
        programme_id,
        jurisdiction: Jurisdiction::new(jurisdiction?),
        promised: promised?,
        place_es: place_es?,
        place_en: place_en?,
        covers_from: covers_from?,
        covers_to: covers_to?,
        cited: cited?,
        inferred: Vec::new(),
        notes: String::new(),
        claims: Vec::new(),
    };
    form.is_fine().then_some(commitment)
}

/// Where it is said, on which page and in which words.
pub fn cited(lang: Lang, form: &mut Form) -> Option<Cited> {
    let source = needed(lang, form, "source", SOURCE_CHARS);
    let (page, quotation) = (optional(lang, form, "page", TITLE_CHARS), optional(lang, form, "quotation", TEXT_CHARS));
    Some(Cited { source: source?, page: page?, quotation: quotation?, confidence: Confidence::Sourced })
}

pub fn needed(lang: Lang, form: &mut Form, name: &str, most: usize) -> Option<String> {
    let text = optional(lang, form, name, most)?;
    if text.is_none() {
        form.fail(name, td_string!(lang, recording.lack_value));
    }
    text
}

pub fn optional(lang: Lang, form: &mut Form, name: &str, most: usize) -> Option<Option<String>> {
    let text = texts::lines(form.get(name), most);
    if text.is_none() {
        form.fail(name, td_string!(lang, recording.too_long, most = most).to_string());
    }
    text.map(|text| (!text.is_empty()).then_some(text))
}

fn date(lang: Lang, form: &mut Form, name: &str) -> Option<Option<PartialDate>> {
    let typed = form.get(name).to_owned();
    if typed.is_empty() {
        return Some(None);
    }
    let read = parse::date(&typed);
    if read.is_none() {
        form.fail(name, td_string!(lang, recording.not_a_date, typed = typed).to_string());
    }
    read.map(Some)
}
