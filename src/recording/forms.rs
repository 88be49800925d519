//! The form of one kind of fact about one thing: shown, tried out, entered.

use super::{
    actions::{self, NotRecorded, Recorded},
    fact,
    fields::{self, Around},
    pages::{self, Tried},
    parse, preview, second,
    voice::{self, Voice},
    words,
};
use crate::{
    accounts::notice,
    associations::texts,
    calls::{
        dates::{Zone, local_day},
        due::fields as term,
        facts::{FactKind, Level, NewFact, Subject, SubjectKind},
        live,
        model::Confidence,
        record::{History, Record},
        rules::{FactRefusal, decide_on},
    },
    clock::Now,
    error::{Error, Result},
    evidence::{self, model::NewEvidence},
    i18n::td_string,
    ids::FactId,
    policy::{self, Act, Refusal},
    web::{
        address::Page,
        form::Form,
        lang::Lang,
        upload::{Upload, Uploaded},
        visit::{Viewer, Visit},
    },
};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use std::sync::Arc;
use tower_sessions::Session;

const TEXT_CHARS: usize = 4_000;
const SOURCE_CHARS: usize = 1_000;

/// What a form is about: the thing, the kind, and in which voices the visitor may record it.
pub struct Asked {
    pub record: Arc<Record>,
    pub subject: Subject,
    pub kind: String,
    pub voices: Vec<Voice>,
}

impl Asked {
    /// The thing and the kind of an address, for whoever may record it.
    pub async fn of(visit: &Visit, viewer: &Viewer, subject_kind: &str, subject: &str, kind: &str) -> Result<Self> {
        let record = live::record(&visit.app).await?;
        let subject = Subject::new(SubjectKind::parse(subject_kind).ok_or(Error::NotFound)?, subject);
        let view = record.as_of(None, None);
        view.history_of(&subject).ok_or(Error::NotFound)?;
        let here = record.receives(&subject);
        let mut voices = voice::voices(&viewer.actor, &view, &subject);
        let none_at_all = voices.is_empty();
        let actor = &viewer.actor;
        voices.retain(|voice| {
            let fact = fields::blank(kind, voice);
            fact.is_some_and(|fact| voice.permit(actor, &fact).is_ok() && voice::may_record(&fact, voice, subject.kind, here))
        });
        if voices.is_empty() {
            let known = fields::NAMES.contains(&kind);
            return Err(if known || none_at_all { Refusal::NotYours.into() } else { Error::NotFound });
        }
        Ok(Self { record, subject, kind: kind.to_owned(), voices })
    }

    /// The one voice there is, or the one chosen.
    fn voice(&self, form: &Form) -> Option<&Voice> {
        match &self.voices[..] {
            [only] => Some(only),
            several => several.iter().find(|voice| voice.name() == form.get("as")),
        }
    }

    pub fn zone(&self) -> Zone {
        match self.record.as_of(None, None).history_of(&self.subject) {
            Some(History::Lines(lines)) => lines.first().map_or(Zone::MEXICO_CITY, |line| line.zone),
            _ => Zone::MEXICO_CITY,
        }
    }

    pub fn around(&self, now: Now) -> Around<'_> {
        let zone = self.zone();
        Around {
            record: &self.record,
            before: self.record.facts_of(&self.subject),
            subject: &self.subject,
            zone,
            today: local_day(now, zone),
            now,
        }
    }
}

/// What a form starts with, besides what every form of its kind does.
#[derive(Deserialize)]
pub struct Start {
    /// The fact that it is to correct.
    #[serde(default)]
    corrects: String,
    /// Places for a search, one a line. They begin as not searched: whoever looks says where they did.
    #[serde(default)]
    not_searched: String,
}

type Address = Path<(String, String, String)>;

pub async fn show(
    visit: Visit,
    viewer: Viewer,
    Path((subject_kind, subject, kind)): Address,
    Query(Start { corrects, not_searched }): Query<Start>,
) -> Result<Response> {
    let asked = Asked::of(&visit, &viewer, &subject_kind, &subject, &kind).await?;
    if kind == "corrected" && asked.record.fact(&FactId::from_text(corrects.clone())).is_none() {
        return Err(Error::NotFound);
    }
    let today = asked.around(visit.now).today.to_string();
    let mut start =
        vec![("zone", asked.zone().name().to_owned()), ("corrects", corrects), ("evidence_fetched_on", today.clone())];
    if kind == "checked_no_act" {
        let not_searched = texts::lines(&not_searched, SOURCE_CHARS).unwrap_or_default();
        start.extend([("occurred_on", today), ("not_searched", not_searched)]);
    }
    let form = Form::of(start);
    let seen = actions::last_seen(&visit.app, &asked.record, &asked.subject).await?;
    pages::form(&visit, &asked, form, seen, None).await
}

pub async fn record(
    visit: Visit,
    viewer: Viewer,
    session: Session,
    Path((subject_kind, subject, kind)): Address,
    Upload { mut form, file }: Upload,
) -> Result<Response> {
    let asked = Asked::of(&visit, &viewer, &subject_kind, &subject, &kind).await?;
    let lang = visit.lang;
    let trial = form.get("step") == "preview";
    let now_seen = actions::last_seen(&visit.app, &asked.record, &asked.subject).await?;
    let read = read(&visit, &viewer, &asked, &mut form, file, trial);
    let Some((voice, fact, evidence)) = read else { return pages::form(&visit, &asked, form, now_seen, None).await };
    let seen = form.get("seen").parse().unwrap_or(-2);
    if !trial && seen != now_seen {
        form.fail("occurred_on", td_string!(lang, recording.changed_meanwhile));
        let facts = decide_on(&asked.record.as_of(None, None), fact, visit.now).unwrap_or_default();
        let tried = tried(&asked, &voice, &facts, visit.now);
        return pages::form(&visit, &asked, form, now_seen, Some(tried)).await;
    }
    if trial {
        return match decide_on(&asked.record.as_of(None, None), fact, visit.now) {
            Ok(facts) => {
                let tried = tried(&asked, &voice, &facts, visit.now);
                pages::form(&visit, &asked, form, now_seen, Some(tried)).await
            }
            Err(refusal) => refused(&visit, &asked, form, now_seen, words::refusal(lang, refusal)).await,
        };
    }
    let id = fact.id.clone();
    let recorded = actions::record(&visit.app, &viewer.actor, &voice, fact, evidence, seen, visit.now).await;
    let (says, to) = match recorded {
        Ok(Recorded::Fact) => (td_string!(lang, recording.recorded), Page::Fact { fact: id.to_string() }),
        Ok(Recorded::Proposed(institution)) => {
            let to = Page::OfficeAct { institution: institution.to_string(), act: id.to_string() };
            (td_string!(lang, recording.act_proposed), to)
        }
        Err(NotRecorded::Other(error)) => return Err(error),
        Err(NotRecorded::ChangedMeanwhile) => {
            // Somebody was quicker by less than this request took: the form comes back with what holds now.
            let asked = Asked::of(&visit, &viewer, &subject_kind, &subject, &kind).await?;
            let now_seen = actions::last_seen(&visit.app, &asked.record, &asked.subject).await?;
            form.fail("occurred_on", td_string!(lang, recording.changed_meanwhile));
            return pages::form(&visit, &asked, form, now_seen, None).await;
        }
        Err(why) => {
            let (field, says) = words::not_recorded(lang, why).unwrap_or_default();
            return refused(&visit, &asked, form, now_seen, (field, says)).await;
        }
    };
    notice::leave(&session, says).await?;
    Ok(Redirect::to(&to.path(lang)).into_response())
}

/// What facts would come to in this voice.
fn tried(asked: &Asked, voice: &Voice, facts: &[NewFact], now: Now) -> Tried {
    let takes_two = matches!(voice, Voice::Authority(_)) && second::takes_two(&asked.record, facts, now);
    Tried { changes: preview::changes(&asked.record, facts, now), takes_two }
}

async fn refused(
    visit: &Visit,
    asked: &Asked,
    mut form: Form,
    seen: i64,
    (field, says): (&'static str, String),
) -> Result<Response> {
    // Who has one voice is not asked for it; the sentence then stands at the first field.
    let field = if field == "as" && asked.voices.len() == 1 { "occurred_on" } else { field };
    form.fail(field, says);
    pages::form(visit, asked, form, seen, None).await
}

/// What was typed; none when something has to be mended. A trial needs no evidence: the file would have to be chosen again.
fn read(
    visit: &Visit,
    viewer: &Viewer,
    asked: &Asked,
    form: &mut Form,
    file: Option<Uploaded>,
    trial: bool,
) -> Option<(Voice, NewFact, Option<NewEvidence>)> {
    let lang = visit.lang;
    let voice = asked.voice(form).cloned();
    if voice.is_none() {
        form.fail("as", td_string!(lang, recording.choose_voice));
    }
    let voice = voice?;
    let kind = parse::kind(lang, &asked.kind, form, &voice, &asked.around(visit.now));
    let term = term::read(lang, form, !form.get("promised").is_empty());
    let occurred_on = parse::date(form.get("occurred_on"));
    if occurred_on.is_none() {
        form.fail("occurred_on", td_string!(lang, recording.lack_date));
    }
    let text_es = required(lang, form, "text_es", TEXT_CHARS);
    let text_en = texts::lines(form.get("text_en"), TEXT_CHARS).unwrap_or_default();
    let source = required(lang, form, "source", SOURCE_CHARS);
    let own_word = matches!(voice, Voice::Authority(_) | Voice::Association(_));
    let wanted = !trial && (!own_word || evidence::forms::given(form, file.as_ref()));
    let evidence = if wanted { Some(evidence::forms::read(lang, form, file, visit.now)) } else { None };
    let level = level(&voice, kind.as_ref()?, form, evidence.as_ref().and_then(Option::as_ref));
    let (text_es, person) = (text_es?, viewer.actor.id()?);
    let corrects = form.get("corrects").to_owned();
    let about = voice::whole(&asked.record, &asked.subject);
    let by = voice.by(&visit.app.vault, person, about, form.has("appears", "yes"));
    let fact = NewFact {
        id: FactId::random(),
        subject: asked.subject.clone(),
        kind: kind?,
        occurred_on: occurred_on?,
        on_or_before: form.has("on_or_before", "yes"),
        level,
        proposed_level: None,
        asserted_by: voice.asserter(),
        by: Some(by),
        text_en: if text_en.is_empty() { text_es.clone() } else { text_en },
        text_es,
        source: source?,
        confidence: Confidence::Sourced,
        confidence_note: None,
        inferred: Vec::new(),
        supersedes: (!corrects.is_empty()).then(|| FactId::from_text(corrects)),
        confirms: None,
        term: term?,
    };
    let evidence = match evidence {
        Some(read) => Some(read?),
        None => None,
    };
    form.is_fine().then_some((voice, fact, evidence))
}

/// An authority's own act is one by its source; an association's word is testimony; others stand on what they show.
fn level(voice: &Voice, kind: &FactKind, form: &Form, evidence: Option<&NewEvidence>) -> Level {
    match voice {
        Voice::Authority(_) if kind.is_authority_act() => Level::OfficialAct,
        Voice::Authority(_) => Level::OfficialPage,
        Voice::Association(_) => Level::Testimony,
        Voice::Monitor | Voice::Steward => {
            let typed = form.get("evidence_level").parse::<u8>().ok().and_then(|number| Level::try_from(number).ok());
            evidence.map(|evidence| evidence.level).or(typed).unwrap_or(Level::PressOrAcademic)
        }
    }
}

fn required(lang: Lang, form: &mut Form, name: &str, most: usize) -> Option<String> {
    let text = texts::lines(form.get(name), most);
    match text.as_deref() {
        None => form.fail(name, td_string!(lang, recording.too_long, most = most).to_string()),
        Some("") => form.fail(name, td_string!(lang, recording.lack_value)),
        Some(_) => return text,
    }
    None
}

pub async fn confirm(visit: Visit, viewer: Viewer, session: Session, Path(fact): Path<String>, form: Form) -> Result<Response> {
    policy::may(&viewer.actor, Act::Monitor)?;
    let id = FactId::from_text(fact);
    let seen = form.get("seen").parse().map_err(|_| Refusal::ChangedMeanwhile)?;
    let confirmed = match actions::confirm(&visit.app, &viewer.actor, &id, seen, visit.now).await {
        Ok(confirmed) => confirmed,
        Err(NotRecorded::Fact(FactRefusal::SamePerson)) => return Err(Refusal::SamePerson.into()),
        // Nothing was typed that could be lost.
        Err(NotRecorded::ChangedMeanwhile) => return Err(Refusal::ChangedMeanwhile.into()),
        Err(NotRecorded::Other(error)) => return Err(error),
        Err(why) => {
            let mut form = form;
            form.fail("confirm", words::not_recorded(visit.lang, why).unwrap_or_default().1);
            return fact::page(&visit, &id, &form).await;
        }
    };
    notice::leave(&session, td_string!(visit.lang, recording.confirmed)).await?;
    Ok(Redirect::to(&Page::Fact { fact: confirmed.to_string() }.path(visit.lang)).into_response())
}
