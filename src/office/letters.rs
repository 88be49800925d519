//! Letters to those who have a draft or a filing on a line, each in the language of whoever gets it.

use super::{actions::OwnLine, model::Suspension, suspension::rules::Resumption};
use crate::{
    accounts::{self, model::language},
    app::App,
    calls::{
        deadlines,
        facts::{FactKind, NewFact, SubjectKind},
        live,
        model::{Call, Line},
    },
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
use std::collections::BTreeSet;

/// What happened to a line.
pub enum News<'a> {
    Suspended {
        own: &'a OwnLine,
        order: &'a Suspension,
    },
    Resumed {
        own: &'a OwnLine,
        order: &'a Resumption,
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
}

/// Somebody who gets letters.
pub struct Reader {
    pub email: String,
    pub lang: Lang,
}

/// The members of an association, each once.
pub async fn members(app: &App, association: &AssociationId) -> Result<Vec<Reader>> {
    let holders = accounts::store::holders_of(app.db.read(), "member", Some(association.as_str())).await?;
    Ok(holders.into_iter().map(|holder| Reader { lang: language(&holder.language), email: holder.email }).collect())
}

/// The letters to everybody concerned by a line; somebody in two associations gets one.
pub async fn to_line(app: &App, line: &LineId, news: &News<'_>) -> Result<Vec<Letter>> {
    let mut reached = BTreeSet::new();
    let mut letters = Vec::new();
    for association in associations_on(app, line).await? {
        for reader in members(app, &association).await? {
            if reached.insert(reader.email.clone()) {
                letters.push(letter(app, &reader, news));
            }
        }
    }
    Ok(letters)
}

/// Letters to whoever has a draft or a filing on a line that a fact is about; none where it is about something else.
pub async fn about(app: &App, fact: &NewFact) -> Result<Vec<Letter>> {
    let record = live::record(app).await?;
    let lines: Vec<LineId> = match fact.subject.kind {
        SubjectKind::Line => vec![LineId::from_text(&fact.subject.id)],
        SubjectKind::Call => record.lines_of(&CallId::from_text(&fact.subject.id)).map(|line| line.id.clone()).collect(),
        SubjectKind::Programme | SubjectKind::Institution | SubjectKind::Commitment => Vec::new(),
    };
    let mut all = Vec::new();
    for id in lines {
        if let Some((line, call)) = record.line(&id).zip(record.call_of(&id)) {
            all.extend(to_line(app, &id, &News::Act { line, call, fact }).await?);
        }
    }
    Ok(all)
}

/// Associations with a draft or a standing filing on a line.
pub async fn associations_on(app: &App, line: &LineId) -> Result<Vec<AssociationId>> {
    let sql = "select association from drafts where line = ?1
               union select association from applications where line = ?1 and withdrawn_at is null";
    Ok(sqlx::query_scalar(sql).bind(line).fetch_all(app.db.read()).await?)
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
        News::Resumed { own, order } => {
            let who = named(own);
            let closes = order.closes.map_or_else(
                || td_string!(lang, office.letter_same_closing).to_owned(),
                |closes| {
                    let at = deadlines::in_words(lang, &closes.closes(own.call.zone()));
                    td_string!(lang, office.letter_new_closing, at = at).to_string()
                },
            );
            let body = td_string!(lang, office.letter_resumed, who = who, line = line.clone(), closes = closes, link = link);
            (td_string!(lang, office.letter_resumed_subject, line = line).to_string(), body.to_string())
        }
    };
    Letter { to: reader.email.clone(), subject, body, link: None }
}
