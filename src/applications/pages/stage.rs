//! How far a filed application has come, and what can be done while nothing moves. What reviewers record is not told before it is
//! published.

use super::{
    held::{Also, Whose, what_can_be_done},
    petition::petition,
    waits::waits,
};
use crate::{
    applications::{
        context::LineNow,
        corrections::{
            model::Correction,
            rules::{State, state},
            store as corrections,
            term::term,
        },
        model::Filed,
        pace::Pace,
        words::in_both_cities,
    },
    calls::{
        dates::PartialDate,
        deadlines,
        facts::Subject,
        live,
        standing::{Kind, Standing},
    },
    error::Result,
    i18n::td_string,
    policy::{Act, may},
    web::{counts, dates, lang::Lang, visit::Visit},
};
use leptos::prelude::*;

/// The section on the page of what was filed and not withdrawn.
pub async fn stage(visit: &Visit, filed: &Filed, line: &LineNow) -> Result<AnyView> {
    if filed.withdrawn_at.is_some() {
        return Ok(().into_any());
    }
    let lang = visit.lang;
    let record = live::record(&visit.app).await?;
    let all = corrections::of(visit.app.db.read(), &filed.id).await?;
    let last = match all.last() {
        Some(last) => {
            let until = term(&visit.app, last, visit.now).await?.until;
            Some((last.clone(), state(last.answer.as_ref().map(|answer| answer.at), until, visit.now)))
        }
        None => None,
    };
    let waits = waits(visit, line, &record).await?;
    // The promise rests on a term of working days, which has a page of its own.
    let view = record.as_of(None, None);
    let stated = view.term_of(&Subject::line(&line.line.id), visit.now).is_some();
    let tells = may(&visit.actor(), Act::Testify(&filed.association)).is_ok();
    Ok(view! {
        <section>
            <h2>{td_string!(lang, waiting.title)}</h2>
            {steps(lang, filed, line, last)}
            {waits}
            {what_can_be_done(lang, line, Whose::Filed, Also { stated, tells })}
            {petition(lang, filed, line, &view)}
        </section>
    }
    .into_any())
}

/// The steps that an applicant sees, with where each stands.
fn steps(lang: Lang, filed: &Filed, line: &LineNow, last: Option<(Correction, State)>) -> AnyView {
    let kind = line.state().standing;
    let pace = Pace::of(kind);
    let (closing, closes) = closing(lang, line, pace);
    let review = match pace {
        Pace::Done => Done,
        Pace::Ahead => Ahead,
        Pace::GoesOn => Partly,
        Pace::Held => Held,
        Pace::NotKnown | Pace::Reported => NotKnown,
        Pace::Ended => Ended,
    };
    let resolution = match pace {
        Pace::Done => Done,
        Pace::Ahead | Pace::GoesOn => Ahead,
        _ => review,
    };
    let resolution_says = if pace == Pace::Done { td_string!(lang, waiting.resolved).to_owned() } else { promised(lang, line) };
    view! {
        <ol class="tasks">
            {step(lang, td_string!(lang, waiting.step_filed), Done, in_both_cities(lang, filed.filed_at))}
            {step(lang, td_string!(lang, waiting.step_closing), closing, closes)}
            {step(lang, td_string!(lang, waiting.step_review), review, review_says(lang, kind, last.map(|(_, state)| state)))}
            {step(lang, td_string!(lang, waiting.step_resolution), resolution, resolution_says)}
        </ol>
    }
    .into_any()
}

/// The closing. An hour that was published stands for nothing while the line is suspended, or cancelled.
fn closing(lang: Lang, line: &LineNow, pace: Pace) -> (Far, String) {
    let Some(deadline) = line.closes() else { return (Ahead, td_string!(lang, waiting.not_known).to_owned()) };
    let at = deadlines::in_words(lang, &deadline);
    match (deadline.has_passed(line.now) && !line.closing_held, pace) {
        (true, _) => (Done, td_string!(lang, waiting.closed, at = at).to_string()),
        (false, Pace::Held) => (Held, td_string!(lang, waiting.published, at = at).to_string()),
        (false, Pace::Ended) => (Ended, td_string!(lang, waiting.published, at = at).to_string()),
        (false, _) if line.closing_held => (Held, td_string!(lang, waiting.published, at = at).to_string()),
        (false, _) => (Ahead, td_string!(lang, waiting.closes, at = at).to_string()),
    }
}

/// What became of the last correction, then whether the review goes on.
fn review_says(lang: Lang, kind: Kind, last: Option<State>) -> String {
    let pace = Pace::of(kind);
    let answered = match last {
        Some(State::Awaited { .. }) if pace == Pace::Held => {
            return [td_string!(lang, waiting.awaits_you), td_string!(lang, waiting.term_still)].join(" ");
        }
        Some(State::Awaited { .. }) if pace.may_answer() => return td_string!(lang, waiting.awaits_you).to_owned(),
        Some(State::Unanswered { .. }) => Some(td_string!(lang, waiting.unanswered)),
        Some(State::Answered { .. }) => Some(td_string!(lang, waiting.corrected)),
        Some(State::Awaited { .. }) | None => None,
    };
    let goes_on = match kind {
        Kind::ResolvedAwarded | Kind::ResolvedVoid => return td_string!(lang, waiting.reviewed).to_owned(),
        Kind::Announced | Kind::Open => td_string!(lang, waiting.not_begun),
        Kind::UnderReview if answered.is_some() => td_string!(lang, waiting.goes_on),
        Kind::UnderReview => td_string!(lang, waiting.in_review),
        Kind::Suspended => td_string!(lang, waiting.review_held),
        Kind::SuspensionOver => td_string!(lang, waiting.review_after_suspension),
        Kind::Overdue => td_string!(lang, waiting.review_overdue),
        Kind::Unresolved => td_string!(lang, waiting.review_unresolved),
        Kind::Unknown => td_string!(lang, waiting.review_unknown),
        Kind::Cancelled => td_string!(lang, waiting.review_cancelled),
        Kind::ReportedCancelled | Kind::ReportedResolved => td_string!(lang, waiting.review_reported),
    };
    answered.into_iter().chain([goes_on]).collect::<Vec<_>>().join(" ")
}

/// How far a step is.
#[derive(Clone, Copy)]
enum Far {
    Done,
    Partly,
    Ahead,
    Held,
    NotKnown,
    Ended,
}
use Far::{Ahead, Done, Ended, Held, NotKnown, Partly};

/// The word is the step's, the sentence beside it what is known.
fn step(lang: Lang, name: &'static str, far: Far, says: String) -> AnyView {
    let (class, word) = match far {
        Done => ("state done", td_string!(lang, waiting.done)),
        Partly => ("state partly", td_string!(lang, waiting.partly)),
        Ahead => ("state todo", td_string!(lang, waiting.ahead)),
        Held => ("state partly", td_string!(lang, waiting.held)),
        NotKnown => ("state todo", td_string!(lang, waiting.not_sure)),
        Ended => ("state todo", td_string!(lang, waiting.ended)),
    };
    view! { <li><div><b>{name}</b><p class="meta">{says}</p></div><span class=class>{word}</span></li> }.into_any()
}

/// What the authority promised of the result, by what the standing rests on.
fn promised(lang: Lang, line: &LineNow) -> String {
    let day = |date: PartialDate| dates::partial(lang, date);
    match &line.assessed.standing {
        Standing::UnderReview { due: Some(due) } => td_string!(lang, waiting.promised, day = day(*due)).to_string(),
        Standing::UnderReview { due: None } => td_string!(lang, waiting.nothing_promised).to_owned(),
        Standing::Overdue { days } => td_string!(lang, waiting.overdue, days = counts::days(lang, *days)).to_string(),
        Standing::Unresolved { since, days, .. } => {
            td_string!(lang, waiting.unresolved, day = dates::day(lang, *since), days = counts::days(lang, *days)).to_string()
        }
        Standing::Suspended { .. } => td_string!(lang, waiting.suspended).to_owned(),
        Standing::SuspensionOver { days } => {
            td_string!(lang, waiting.suspension_over, days = counts::days(lang, *days)).to_string()
        }
        Standing::Cancelled | Standing::ReportedCancelled => td_string!(lang, waiting.cancelled).to_owned(),
        _ => td_string!(lang, waiting.no_resolution).to_owned(),
    }
}
