//! Starting an amendment of a line and publishing it.

use super::{
    letters, rules,
    time::{self, TimeLeft},
};
use crate::{
    app::App,
    applications::{self, context::LineNow, rules as filing},
    calls::{
        amendment::{self, Changes},
        dates::local_day,
        facts::{FactKind, Subject},
        live,
        model::Institution,
        money::Money,
        rules::decide_all,
        store::{self as record_store, RecordKind, Source},
        terms::LineTerms,
        workdays::Authority,
    },
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    ids::{InstitutionId, LineId},
    ledger::Write,
    office::{
        actions::{self, Publisher, own_line, publisher_of},
        letters::queue,
        model::{CallDraft, Gap, KeptDraft},
        rules::fact,
        store,
        terms::rules::check_line,
    },
    policy::{Actor, Refusal},
    web::lang::Lang,
};

/// The amendment that is being written of a line, or a new one. Amended is what can still be drafted: nothing changes under what waits
/// for a result.
pub async fn start(app: &App, actor: &Actor, institution: &InstitutionId, line: &LineId, now: Now) -> Result<KeptDraft> {
    let by = publisher_of(app, actor, institution).await?;
    let own = own_line(app, institution, line).await?;
    let asked = open(app, line, now).await?;
    let there = store::drafts(&app.db, institution).await?;
    if let Some(draft) = there.into_iter().find(|draft| draft.body.amends.as_ref().is_some_and(|amends| &amends.line == line)) {
        return Ok(draft);
    }
    let versions = record_store::terms_versions(&app.db, line).await?;
    let used = versions.iter().map(amendment::greatest_number).max().unwrap_or_default();
    let body = CallDraft {
        title: crate::calls::terms::Both { es: own.call.title_es().to_owned(), en: own.call.title_en().to_owned() },
        amends: Some(crate::office::model::Amends { line: line.clone(), version: asked.version }),
        lines: vec![rules::draft_of(&asked, used)],
        ..CallDraft::default()
    };
    actions::start(app, &by, body, now).await
}

/// What a line asks, while that can change.
async fn open(app: &App, line: &LineId, now: Now) -> Result<LineTerms> {
    let line = LineNow::of(app, line, now).await?;
    filing::may_amend(&line.state(), now)?;
    line.asked().cloned().ok_or_else(|| Refusal::NotReceivedHere.into())
}

/// An amendment as it would be published.
pub struct Proposed {
    pub was: LineTerms,
    pub next: LineTerms,
    pub changes: Changes,
}

/// Whom an amendment meets that is published now.
pub struct Meets {
    /// What it leaves of the reception; none where that has no end on record.
    pub left: Option<TimeLeft>,
    /// How many associations have a draft.
    pub drafts: usize,
}

/// Whom an amendment of a line meets now.
pub async fn meets(app: &App, line: &LineId, now: Now) -> Result<Meets> {
    let there = LineNow::of(app, line, now).await?;
    let record = live::record(app).await?;
    let calendar = record.as_of(None, None).work_calendar(Authority::from(&there.call));
    let left = there.state().closes.map(|closes| time::time_left(closes, &calendar, there.call.zone(), now));
    Ok(Meets { left, drafts: applications::store::drafting_on(app.db.read(), line).await?.len() })
}

/// What came of looking at an amendment.
pub enum Looked {
    Ready(Box<Proposed>),
    StillLacks(Vec<Gap>),
}

/// What a draft would change now; refused where somebody amended the line meanwhile.
pub async fn look(app: &App, draft: &KeptDraft, now: Now) -> Result<Looked> {
    let (Some(amends), Some(line)) = (&draft.body.amends, draft.body.lines.first()) else { return Err(Error::NotFound) };
    let was = open(app, &amends.line, now).await?;
    if was.version != amends.version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let gaps = check_line(0, line);
    match rules::next_version(&was, line, &draft.body.act) {
        Some((next, changes)) if gaps.is_empty() => Ok(Looked::Ready(Box::new(Proposed { was, next, changes }))),
        _ => Ok(Looked::StillLacks(gaps)),
    }
}

/// Publishes the next version of a line's terms: terms, the fact that they were amended, and the letters about it, in one transaction.
pub async fn publish(app: &App, actor: &Actor, draft: &KeptDraft, act: &str, now: Now) -> Result<Looked> {
    let Publisher { permit, institution, designation } = publisher_of(app, actor, &draft.institution).await?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    // Looked at again behind the writer's lock: nobody else amends or closes between.
    let proposed = match look(app, draft, now).await? {
        Looked::Ready(proposed) if proposed.changes.is_empty() => return Err(Refusal::NotNow.into()),
        Looked::Ready(proposed) => proposed,
        lacks @ Looked::StillLacks(_) => return Ok(lacks),
    };
    let line = LineId::from_text(&proposed.next.line);
    let own = own_line(app, &institution.id, &line).await?;
    let source = if act.is_empty() {
        td_string!(Lang::es, office.act_in_acuse, who = institution.name_es.as_str()).to_string()
    } else {
        act.to_owned()
    };
    let told = amended(&line, &institution, &source, local_day(now, designation.zone));
    let facts = decide_all(&*live::record(app).await?, vec![told], now).map_err(|_| Refusal::NotNow)?;
    record_store::enter_terms(&mut write, &proposed.next).await?;
    for fact in &facts {
        record_store::enter_fact(&mut write, fact).await?;
    }
    if proposed.changes.ceiling.is_some() {
        enter_ceiling(&mut write, own.call.clone(), &line, &proposed.next).await?;
    }
    applications::store::unsettle(write.conn(), &line).await?;
    let letters = letters::of(app, &own, &proposed, now).await?;
    queue(&mut write, &letters).await?;
    if !store::remove_draft(write.conn(), &draft.id, draft.version).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    write.commit().await?;
    Ok(Looked::Ready(proposed))
}

fn amended(line: &LineId, institution: &Institution, source: &str, day: chrono::NaiveDate) -> crate::calls::facts::NewFact {
    fact(FactKind::Amended { results_promised: None }, Subject::line(line), institution, source, day)
}

/// The most that may be asked stands in the call's own record too.
async fn enter_ceiling(write: &mut Write, mut call: crate::calls::model::Call, line: &LineId, terms: &LineTerms) -> Result<()> {
    for own in call.lines.iter_mut().filter(|own| &own.id == line) {
        own.max_amount = terms.ceiling.and_then(|cents| Money::cents(cents.unsigned_abs(), terms.currency).ok());
    }
    let body = serde_json::to_value(&call)?;
    record_store::enter_record(write, RecordKind::Call, call.id.as_str(), &body, Source::Installation).await?;
    Ok(())
}
