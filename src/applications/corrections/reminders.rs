//! A letter three days before the term of a correction ends and one on its last day, to those who may answer, and one to everybody
//! concerned when it ended without an answer: each once for each end, so that a term that was moved is told of again.

use super::{actions::askers, hand::task, model::Correction, store, term, words};
use crate::{
    accounts::model::language,
    app::App,
    applications::{context::LineNow, reminders::near, rules, store as filings},
    associations::{
        self,
        letters::{attends, reaches},
    },
    calls::standing::Kind,
    clock::{Now, stamp},
    db::Scratch,
    error::Result,
    mail,
    policy::Refusal,
};
use chrono::TimeDelta;

/// An end that nobody could be told of for so long is told of no more.
const LATELY: TimeDelta = TimeDelta::days(30);

/// What there is to tell of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    Ends { until: Now, ahead: TimeDelta },
    Ended { until: Now },
}

/// What there is to tell now; nothing while the line takes no answers, and not of a nearness that asking for it told already.
pub fn telling(standing: Kind, asked: Now, until: Option<Now>, now: Now) -> Option<Telling> {
    let until = until?;
    match rules::may_answer(standing, Some(until), now) {
        Ok(()) => near(until, now).filter(|ahead| until - asked > *ahead).map(|ahead| Telling::Ends { until, ahead }),
        Err(Refusal::TermOver) => (now - until <= LATELY).then_some(Telling::Ended { until }),
        Err(_) => None,
    }
}

/// Queues every letter that is due; how many corrections they were about.
pub async fn round(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let waiting = store::unanswered(app.db.read()).await?;
    let lines = LineNow::each(app, waiting.iter().map(|one| &one.line), now).await?;
    let mut told = 0;
    for correction in &waiting {
        let Some(line) = lines.get(&correction.line) else { continue };
        let until = term::term(app, correction, now).await?.until;
        if let Some(what) = telling(line.state().standing, correction.asked_at, until, now) {
            told += usize::from(tell(app, correction, line, what).await?);
        }
    }
    Ok(told)
}

/// The letters of one telling; false when it was told before, or there is nothing to answer any more.
async fn tell(app: &App, correction: &Correction, line: &LineNow, what: Telling) -> Result<bool> {
    let mut scratch = Scratch::begin(&app.db).await?;
    let key = match what {
        Telling::Ends { until, ahead } => format!("correction:{}:{}:{}", correction.id, stamp(until), ahead.num_days()),
        Telling::Ended { until } => format!("correction:{}:{}:over", correction.id, stamp(until)),
    };
    if !mail::once(scratch.conn(), &key, line.now).await? {
        return Ok(false);
    }
    let still = store::find(&mut *scratch.conn(), &correction.id).await?.is_some_and(|one| one.answer.is_none());
    let filed = filings::filed(&mut *scratch.conn(), &correction.application).await?;
    let Some(filed) = filed.filter(|filed| still && filed.withdrawn_at.is_none()) else { return Ok(false) };
    let (base, answers) = (app.config.base_url(), task(&correction.asked));
    for member in associations::store::members(&mut *scratch.conn(), &filed.association).await? {
        let letter = match what {
            Telling::Ends { until, .. } if attends(&member, &filed.association, answers) => {
                words::ends_letter(member.lang, member.email, &base, line, correction, until)
            }
            Telling::Ends { .. } => continue,
            Telling::Ended { .. } if !reaches(&member, &filed.association, answers) => continue,
            Telling::Ended { until } => words::ended_letter(member.lang, member.email, &base, line, correction, until),
        };
        mail::queue(scratch.conn(), &letter, line.now).await?;
    }
    if let Telling::Ended { until } = what {
        for official in askers(scratch.conn(), line, correction).await? {
            let letter = words::ended_official(language(&official.language), official.email, &base, line, correction, until);
            mail::queue(scratch.conn(), &letter, line.now).await?;
        }
    }
    scratch.commit().await?;
    Ok(true)
}
