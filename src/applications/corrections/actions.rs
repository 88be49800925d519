//! Asking for a correction, writing the answer and sending it, one verb a function: load, permit, decide, save, commit.

use super::{
    hand::task,
    model::{Answer, Asked, Correction, Item, Kept, NOTE, Part, Work, Writers},
    rules::{self, NotYet, Ready},
    store, term, words,
};
use crate::{
    accounts::{
        model::language,
        store::{Holder, holders_of},
    },
    app::App,
    applications::{
        actions::{Attached, Inserted, is_verified, keep, put, settle, who},
        answers::Answers,
        budget::TypedRow,
        content,
        context::LineNow,
        merge::Sent as SentField,
        model::{Conflict, Content, Filed, Paper, SavedAnswer},
        rows::{RowConflict, SavedRow, SavedRows, SentRow, as_text},
        rules::{Command, Lack, NotFiled, decide, may_answer},
        store::{self as filings, Place},
        wanted,
    },
    associations::letters::{Task, readers},
    calls::workdays::Counted,
    clock::{Now, stamp},
    db::Scratch,
    error::{Error, Result},
    ids::{CorrectionId, FileId, PersonId, RowId},
    islands::cells,
    ledger::{Committed, Entry, Write},
    mail,
    policy::{self, Act, Actor, Permit, Refusal},
    scanner,
    web::upload::Uploaded,
};

const VERSION: u32 = 1;

/// What an official asks for.
pub struct Asking {
    pub items: Vec<Item>,
    pub words: String,
    pub working_days: u16,
    /// The term, counted by the authority's calendar.
    pub counted: Counted,
}

/// Enters a correction that may be asked for: the row, the sealed entry and the letters. The caller holds the permit and has decided.
pub async fn enter_asked(app: &App, write: &mut Write, filed: &Filed, line: &LineNow, asking: Asking) -> Result<CorrectionId> {
    let now = write.now();
    let person: PersonId = write.permit().person().cloned().ok_or(Refusal::SignInFirst)?;
    let asked = Asked {
        v: VERSION,
        salt: content::salt()?,
        id: CorrectionId::random(),
        application: filed.id.clone(),
        folio: filed.folio.clone(),
        institution: line.call.institution_id.clone(),
        asked_at: stamp(now),
        items: asking.items,
        words: asking.words,
        working_days: asking.working_days,
        from: asking.counted.from,
        due: asking.counted.due,
        zone: line.call.zone(),
    };
    let (text, hash) = content::sealed(&asked)?;
    let parts: Vec<String> = asked.items.iter().map(|item| item.part.to_string()).collect();
    let entry = Entry::sealed("correction_asked", "application", &filed.id)
        .with("correction", asked.id.as_str())
        .with("folio", filed.folio.to_string())
        .with("line", filed.line.as_str())
        .with("parts", parts)
        .with("working_days", asked.working_days)
        .with("due", asked.due.to_string())
        .with("content_sha256", hash.as_str());
    let entered = write.enter(entry).await?;
    store::insert(write.conn(), &asked, (&text, &hash), &filed.line, &person, entered.position, now).await?;
    for member in readers(&mut *write.conn(), &filed.association, task(&asked)).await? {
        let letter = words::asked_letter(member.lang, member.email, &app.config.base_url(), line, &asked);
        mail::queue(write.conn(), &letter, now).await?;
    }
    Ok(asked.id)
}

/// A correction with what it is about and how it stands.
pub struct Opened {
    pub correction: Correction,
    pub filed: Filed,
    pub line: LineNow,
    pub term: term::Term,
    /// Every correction of the application.
    pub all: Vec<Correction>,
}

impl Opened {
    /// What was filed, with the answers to earlier corrections.
    pub fn standing(&self) -> Content {
        rules::before(&self.filed.content, &self.all, Some(&self.correction))
    }

    pub fn state(&self, now: Now) -> rules::State {
        rules::state(self.correction.answer.as_ref().map(|answer| answer.at), self.term.until, now)
    }

    /// Whether the answer may still be written: until it is sent, the term ends, or the line does.
    pub fn may_write(&self, now: Now) -> std::result::Result<(), Refusal> {
        let is_last = self.all.last().is_some_and(|last| last.id == self.correction.id);
        if self.correction.answer.is_some() || self.filed.withdrawn_at.is_some() || !is_last {
            return Err(Refusal::NotNow);
        }
        match may_answer(self.line.state().standing, self.term.until, now) {
            // Nothing is received meanwhile; writing it is nobody's act.
            Err(Refusal::Suspended) | Ok(()) => Ok(()),
            refused => refused,
        }
    }
}

/// A correction of an application.
pub async fn open(app: &App, application: &str, correction: &str, now: Now) -> Result<Opened> {
    let correction = store::find(app.db.read(), &CorrectionId::from_text(correction)).await?.ok_or(Error::NotFound)?;
    if correction.application.as_str() != application {
        return Err(Error::NotFound);
    }
    let filed = filings::filed(app.db.read(), &correction.application).await?.ok_or(Error::NotFound)?;
    let all = store::of(app.db.read(), &correction.application).await?;
    let line = LineNow::of(app, &filed.line, now).await?;
    let term = term::term(app, &correction, now).await?;
    Ok(Opened { correction, filed, line, term, all })
}

/// Keeps what somebody's form carries, by the rule of [`rules::merged`]: what two people changed stays as it is stored, and comes back to
/// be chosen from.
pub async fn save(app: &App, actor: &Actor, opened: &Opened, sent: (&[SentField], &[SentRow]), now: Now) -> Result<Kept> {
    let (permit, hand) = opened.hand(actor)?;
    let mut scratch = Scratch::begin_for(&app.db, &permit).await?;
    unanswered(scratch.conn(), &opened.correction.id).await?;
    let before = store::work(scratch.conn(), &opened.correction.id).await?;
    let (asked, standing) = (&opened.correction.asked, opened.standing());
    let merged = rules::merged(asked, &standing, &before, sent, hand);
    let mut work = merged.work;
    if merged.changed {
        let by = actor.id().ok_or(Refusal::SignInFirst)?;
        work.writers = writers(asked, &standing, (&before, &work), (by, now));
        store::keep_work(scratch.conn(), &opened.correction.id, &work, now).await?;
    }
    let (changed, meanwhile) = (merged.changed, merged.meanwhile);
    let mut kept = Kept { version: work.version, changed, meanwhile, ..Kept::default() };
    for question in merged.conflicts {
        let text = if question == NOTE { Some(&work.note) } else { work.answers.get(&question) };
        let text = text.cloned().unwrap_or_default();
        let (by, at) = writer(&work, &question);
        let who = who(scratch.conn(), actor, by.as_ref()).await?;
        kept.conflicts.push(Conflict { question, theirs: SavedAnswer { text, by, at: at.unwrap_or(now) }, who });
    }
    let (texts, rows) = rules::typed(asked, &standing, &work);
    kept.texts = texts;
    kept.texts.insert(NOTE.to_owned(), work.note.clone());
    kept.rows = saved_rows(&work, rows, merged.rows.no_room);
    for id in merged.rows.conflicts {
        let theirs = kept.rows.rows.iter().find(|row| row.id == id).cloned();
        let (by, _) = writer(&work, &cells::field(id.as_str()));
        let who = who(scratch.conn(), actor, by.as_ref()).await?;
        kept.rows.conflicts.push(RowConflict { id, theirs, who });
    }
    scratch.commit().await?;
    Ok(kept)
}

/// The rows of the budget as they are written, with whoever saved each.
pub fn saved_rows(work: &Work, rows: Vec<(RowId, TypedRow)>, no_room: Vec<RowId>) -> SavedRows {
    let saved = |(id, typed): (RowId, TypedRow)| {
        let (by, at) = writer(work, &cells::field(id.as_str()));
        SavedRow { id, typed, by, at }
    };
    SavedRows { rows: rows.into_iter().map(saved).collect(), no_room, conflicts: Vec::new() }
}

fn writer(work: &Work, field: &str) -> (Option<PersonId>, Option<Now>) {
    work.writers.get(field).map_or((None, work.saved_at), |(by, at)| (Some(by.clone()), filings::instant(at).ok()))
}

/// Whoever saved each field and row last: for what is other than it was, this person.
fn writers(asked: &Asked, standing: &Content, (before, after): (&Work, &Work), (by, now): (&PersonId, Now)) -> Writers {
    let mut writers = before.writers.clone();
    let texts = |work: &Work| {
        let (mut texts, rows) = rules::typed(asked, standing, work);
        texts.insert(NOTE.to_owned(), work.note.clone());
        texts.extend(rows.into_iter().map(|(id, row)| (cells::field(id.as_str()), as_text(&row))));
        texts
    };
    let (was, is) = (texts(before), texts(after));
    let text = |of: &Answers, field: &String| of.get(field).cloned().unwrap_or_default();
    for field in was.keys().chain(is.keys()).filter(|field| text(&was, field) != text(&is, field)) {
        writers.insert(field.clone(), (by.clone(), stamp(now)));
    }
    writers
}

/// Looked at under the writer's lock: an answer may have come between.
async fn unanswered(conn: &mut sqlx::SqliteConnection, id: &CorrectionId) -> Result<Correction> {
    let there = store::find(conn, id).await?.ok_or(Error::NotFound)?;
    if there.answer.is_some() { Err(Refusal::NotNow.into()) } else { Ok(there) }
}

/// Attaches a file to a paper that is to be corrected, as to a draft: the same one sent twice is one.
pub async fn add_paper(app: &App, actor: &Actor, opened: &Opened, paper: &str, file: Uploaded, now: Now) -> Result<Attached> {
    let permit = policy::may(actor, Act::Draft(&opened.filed.association))?;
    opened.may_write(now)?;
    let wanted =
        wanted::find(&opened.filed.content.terms, paper).filter(|_| opened.correction.names(&Part::Paper(paper.to_owned())));
    let most = wanted.ok_or(Error::NotFound)?.most;
    let kept = keep(app, paper, file).await?;
    let inserted = insert_paper(app, &permit, &opened.correction.id, (&kept, most), now).await;
    settle(app, kept, inserted).await
}

async fn insert_paper(app: &App, permit: &Permit, id: &CorrectionId, kept: (&Paper, usize), now: Now) -> Result<Inserted> {
    let mut scratch = Scratch::begin_for(&app.db, permit).await?;
    unanswered(scratch.conn(), id).await?;
    let inserted = put(scratch.conn(), Place::Correction(id), kept, now).await?;
    scratch.commit().await?;
    Ok(inserted)
}

/// Takes a file off again.
pub async fn remove_paper(app: &App, actor: &Actor, opened: &Opened, file: &FileId, now: Now) -> Result<()> {
    let permit = policy::may(actor, Act::Draft(&opened.filed.association))?;
    opened.may_write(now)?;
    let mut scratch = Scratch::begin_for(&app.db, &permit).await?;
    unanswered(scratch.conn(), &opened.correction.id).await?;
    let attached = Place::Correction(&opened.correction.id);
    filings::file(&mut *scratch.conn(), attached, file).await?.ok_or(Error::NotFound)?;
    filings::remove_file(scratch.conn(), attached, file).await?;
    scratch.commit().await?;
    app.vault.forget([file]);
    Ok(())
}

/// What came of sending an answer.
pub enum Sent {
    Received,
    /// Something has to be mended first.
    NotYet(Vec<NotYet>),
}

/// What the representative sends.
pub struct Sending<'a> {
    /// The version of the answer that was shown.
    pub seen: i64,
    /// The mark of the files that were shown.
    pub files: &'a str,
    pub name: String,
}

/// Sends the answer that is kept, in the association's name. `now` is the instant at which the request arrived.
pub async fn answer(app: &App, actor: &Actor, opened: &Opened, sending: Sending<'_>, now: Now) -> Result<Sent> {
    let association = &opened.filed.association;
    let permit = policy::may(actor, Act::File(association))?;
    let mut write = Write::begin(&app.db, permit, now).await?;
    // From here on nobody else writes: what is read now is what is sent.
    let id = &opened.correction.id;
    let filed = filings::filed(&mut *write.conn(), &opened.filed.id).await?.ok_or(Error::NotFound)?;
    let all = store::of(&mut *write.conn(), &filed.id).await?;
    let last = all.last().filter(|last| &last.id == id && last.answer.is_none()).ok_or(Refusal::NotNow)?;
    let line = LineNow::of(app, &filed.line, now).await?;
    let term = term::term(app, last, now).await?;
    let work = store::work(write.conn(), id).await?;
    let standing = rules::before(&filed.content, &all, Some(last));
    let ready = rules::ready(&last.asked, &standing, &work);
    decide(rules::stage(&filed, Some((last, term.until))), Command::AnswerCorrection, &line.state(), &[], now)
        .map_err(refused)?;
    if work.version != sending.seen || rules::mark(&work.papers) != sending.files {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let ready = match ready {
        Ok(ready) => ready,
        Err(wrong) => return Ok(Sent::NotYet(wrong)),
    };
    for file in &ready.papers {
        if scanner::is_quarantined(&mut *write.conn(), &file.id).await? {
            let lack = Lack::Quarantined { paper: file.paper.clone(), name: file.name.clone() };
            return Ok(Sent::NotYet(vec![NotYet::Lack(lack)]));
        }
    }
    let answer = Answer {
        v: VERSION,
        salt: content::salt()?,
        correction: id.clone(),
        application: filed.id.clone(),
        folio: filed.folio.clone(),
        answered_at: stamp(now),
        name: sending.name,
        note: work.note.trim().to_owned(),
        answers: ready.answers.clone(),
        budget: ready.budget.clone(),
        papers: ready.papers.clone(),
        stated: Some(line.stated(Some(is_verified(write.conn(), association).await?))),
    };
    let committed = enter_answer(&mut write, &answer, &filed).await?;
    letters(app, &mut write, last, &line, &filed, &committed).await?;
    write.commit().await?;
    drop_rest(app, &work, &ready);
    Ok(Sent::Received)
}

async fn enter_answer(write: &mut Write, answer: &Answer, filed: &Filed) -> Result<Committed> {
    let now = write.now();
    let (text, hash) = content::sealed(answer)?;
    let papers: Vec<&str> = answer.papers.iter().map(|paper| paper.sha256.as_str()).collect();
    let entry = Entry::sealed("correction_answered", "application", &filed.id)
        .with("correction", answer.correction.as_str())
        .with("folio", filed.folio.to_string())
        .with("line", filed.line.as_str())
        .with("association", filed.association.as_str())
        .with("content_sha256", hash.as_str())
        .with("papers_sha256", papers);
    let committed = write.enter(entry).await?;
    let person = write.permit().person().cloned();
    store::insert_answer(write.conn(), &answer.correction, (&text, &hash), person.as_ref(), &committed, now).await?;
    filings::freeze_files(write.conn(), &filed.id, &answer.papers).await?;
    store::remove_work(write.conn(), &answer.correction).await?;
    Ok(committed)
}

/// To the association's members who want to know, and to whoever asked.
async fn letters(app: &App, write: &mut Write, asked: &Correction, line: &LineNow, filed: &Filed, at: &Committed) -> Result<()> {
    let (now, base) = (write.now(), app.config.base_url());
    for member in readers(&mut *write.conn(), &filed.association, Task::Nobodys).await? {
        let letter = words::answered_letter(member.lang, member.email, &base, line, asked, at);
        mail::queue(write.conn(), &letter, now).await?;
    }
    for official in askers(write.conn(), line, asked).await? {
        let letter = words::to_official(language(&official.language), official.email, &base, line, filed);
        mail::queue(write.conn(), &letter, now).await?;
    }
    Ok(())
}

/// Who asked; where they have left the office since, whoever reads there now.
pub(super) async fn askers(conn: &mut sqlx::SqliteConnection, line: &LineNow, asked: &Correction) -> Result<Vec<Holder>> {
    let officials = holders_of(conn, "official", Some(line.call.institution_id.as_str())).await?;
    let asker: Vec<Holder> = officials.iter().filter(|one| one.person == asked.person).take(1).cloned().collect();
    Ok(if asker.is_empty() { officials } else { asker })
}

/// Files of parts that nobody asked about were never sent.
fn drop_rest(app: &App, work: &Work, ready: &Ready) {
    let rest = work.papers.iter().filter(|file| !ready.papers.iter().any(|sent| sent.id == file.id));
    app.vault.forget(rest.map(|file| &file.id));
}

fn refused(why: NotFiled) -> Error {
    match why {
        NotFiled::Refused(refusal) => refusal.into(),
        NotFiled::Incomplete(_) => Refusal::Incomplete.into(),
    }
}
