//! Letters to those who have a draft or a filing on a line, each in the language of whoever gets it.

use super::{actions::OwnLine, model::Suspension, suspension::rules::Closing};
use crate::{
    app::App,
    applications::{context::LineNow, rules, store as applications},
    associations::letters::{Task, readers},
    calls::{
        deadlines,
        facts::{FactKind, NewFact, SubjectKind},
        live,
        model::{Call, Line},
    },
    clock::Now,
    error::Result,
    i18n::td_string,
    ids::{AssociationId, CallId, LineId},
    ledger::Write,
    mail::{self, Letter},
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// What happened to a line.
pub enum News<'a> {
    Suspended {
        own: &'a OwnLine,
        order: &'a Suspension,
    },
    Resumed {
        own: &'a OwnLine,
        closing: Closing,
    },
    /// Any other act of the authority, or what follows from one, as it was recorded.
    Act {
        line: &'a Line,
        call: &'a Call,
        fact: &'a NewFact,
    },
}

impl News<'_> {
    fn about(&self) -> (&Line, &Call) {
        match self {
            Self::Suspended { own, .. } | Self::Resumed { own, .. } => (&own.line, &own.call),
            Self::Act { line, call, .. } => (line, call),
        }
    }

    /// Whether reception may go on by it after all.
    fn may_open_again(&self) -> bool {
        match self {
            Self::Suspended { .. } => false,
            Self::Resumed { .. } => true,
            Self::Act { fact, .. } => matches!(
                fact.kind,
                FactKind::Window { .. }
                    | FactKind::DeadlineExtended { .. }
                    | FactKind::Resumed { .. }
                    | FactKind::OrderedByCourt { .. }
                    | FactKind::Annulled
                    | FactKind::Reopened
            ),
        }
    }
}

/// Somebody who gets letters.
pub struct Reader {
    pub email: String,
    pub lang: Lang,
}

/// The members of an association whom a letter reaches, each once.
pub async fn members(app: &App, association: &AssociationId, task: Task) -> Result<Vec<Reader>> {
    let members = readers(app.db.read(), association, task).await?;
    Ok(members.into_iter().map(|member| Reader { email: member.email, lang: member.lang }).collect())
}

/// The letters to everybody concerned by a line; somebody in two associations gets one.
pub async fn to_line(app: &App, line: &LineId, news: &News<'_>, now: Now) -> Result<Vec<Letter>> {
    let mut reached = BTreeSet::new();
    let mut letters = Vec::new();
    // Whoever drafted and did not file waits for nothing there any more, but for a reception that goes on.
    let drafts = news.may_open_again() || rules::is_still_told(&LineNow::of(app, line, now).await?.state(), now);
    for (association, task) in associations_on(app, line, drafts).await? {
        for reader in members(app, &association, task).await? {
            if reached.insert(reader.email.clone()) {
                letters.push(letter(app, &reader, news));
            }
        }
    }
    Ok(letters)
}

/// Letters to whoever has a draft or a filing on a line that a fact is about; none where it is about something else.
pub async fn about(app: &App, fact: &NewFact, now: Now) -> Result<Vec<Letter>> {
    let record = live::record(app).await?;
    let lines: Vec<LineId> = match fact.subject.kind {
        SubjectKind::Line => vec![LineId::from_text(&fact.subject.id)],
        SubjectKind::Call => record.lines_of(&CallId::from_text(&fact.subject.id)).map(|line| line.id.clone()).collect(),
        SubjectKind::Programme | SubjectKind::Institution | SubjectKind::Commitment => Vec::new(),
    };
    let mut all = Vec::new();
    for id in lines {
        if let Some((line, call)) = record.line(&id).zip(record.call_of(&id)) {
            all.extend(to_line(app, &id, &News::Act { line, call, fact }, now).await?);
        }
    }
    Ok(all)
}

/// Associations with a standing filing on a line and, if `drafts`, those with a draft; and whom of each it leaves something to do.
async fn associations_on(app: &App, line: &LineId, drafts: bool) -> Result<BTreeMap<AssociationId, Task>> {
    let filed = applications::applying_on(app.db.read(), line).await?;
    let mut all: BTreeMap<_, _> = filed.into_iter().map(|association| (association, Task::Represents)).collect();
    if drafts {
        let drafting = applications::drafting_on(app.db.read(), line).await?;
        all.extend(drafting.into_iter().map(|association| (association, Task::WritesBudget)));
    }
    Ok(all)
}

/// Queues letters in the transaction of the act they tell of.
pub async fn queue(write: &mut Write, letters: &[Letter]) -> Result<()> {
    let now = write.now();
    for letter in letters {
        mail::queue(write.conn(), letter, now).await?;
    }
    Ok(())
}

fn letter(app: &App, reader: &Reader, news: &News<'_>) -> Letter {
    let lang = reader.lang;
    let (line, call) = news.about();
    let line = lang.pick(&line.title_es, &line.title_en).clone();
    let page = Page::Call { slug: call.id.to_string() }.path(lang);
    let named = |own: &OwnLine| lang.pick(&own.institution.name_es, &own.institution.name_en).clone();
    let link = format!("{}{page}", app.config.base_url());
    let (subject, body) = match news {
        News::Act { fact, .. } => {
            let what = lang.pick(&fact.text_es, &fact.text_en).clone();
            let what = [Some(what), deadlines::of_fact(lang, &fact.kind)].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
            // A date computed anew is nobody's act.
            let body = if matches!(fact.kind, FactKind::DueRecomputed { .. }) {
                td_string!(lang, deadlines.letter_moved, line = line.clone(), what = what, link = link).to_string()
            } else {
                td_string!(lang, office.letter_act, line = line.clone(), what = what, link = link).to_string()
            };
            (td_string!(lang, office.letter_act_subject, line = line).to_string(), body)
        }
        News::Suspended { own, order } => {
            let (who, reason) = (named(own), lang.pick(&order.reason.es, &order.reason.en).clone());
            let until = order.until.as_ref().map_or_else(
                || td_string!(lang, office.letter_no_until).to_owned(),
                |until| td_string!(lang, office.letter_until, day = dates::day(lang, until.date().last())).to_string(),
            );
            let body = td_string!(
                lang,
                office.letter_suspended,
                who = who,
                line = line.clone(),
                reason = reason,
                until = until,
                link = link
            );
            (td_string!(lang, office.letter_suspended_subject, line = line).to_string(), body.to_string())
        }
        News::Resumed { own, closing } => {
            let (who, closes) = (named(own), reception(lang, closing));
            let body = td_string!(lang, office.letter_resumed, who = who, line = line.clone(), closes = closes, link = link);
            (td_string!(lang, office.letter_resumed_subject, line = line).to_string(), body.to_string())
        }
    };
    Letter { to: reader.email.clone(), subject, body, link: None }
}

/// What becomes of the closing once a line is resumed, with its hour in both cities.
fn reception(lang: Lang, closing: &Closing) -> String {
    let at = |deadline| deadlines::in_words(lang, deadline);
    match closing {
        Closing::None => td_string!(lang, office.letter_no_closing).to_owned(),
        Closing::Later(deadline) => td_string!(lang, office.letter_new_closing, at = at(deadline)).to_string(),
        Closing::Unchanged(deadline) => td_string!(lang, office.letter_same_closing, at = at(deadline)).to_string(),
        Closing::PassedBefore(deadline) => td_string!(lang, office.letter_closed_before, at = at(deadline)).to_string(),
        Closing::NotReopened(deadline) => td_string!(lang, office.letter_not_reopened, at = at(deadline)).to_string(),
    }
}
