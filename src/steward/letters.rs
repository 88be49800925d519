//! Letters that have not left: to be handed over where no mail is set up, to be tried again where a server refused them.

use super::{crumb, day, only_steward, to};
use crate::{
    accounts::notice,
    db::Scratch,
    error::{Error, Result},
    i18n::td_string,
    ledger::{self, Entry, Write},
    mail::{self, Waiting},
    policy::{self, Act, Refusal},
    web::{
        address::Page,
        lang::Lang,
        shell::Head,
        visit::{Viewer, Visit},
    },
};
use axum::{extract::Path, response::Response};
use chrono::Duration;
use leptos::prelude::*;
use tower_sessions::Session;

/// Letters shown at a time; the rest follows when these are dealt with.
const SHOWN: i64 = 100;
/// The kind of the entry that notes an opening.
const OPENED: &str = "letter.opened";
/// How long an opening lasts.
const LASTS: Duration = Duration::hours(1);

pub async fn show(visit: Visit, viewer: Viewer) -> Result<Response> {
    only_steward(&viewer)?;
    let lang = visit.lang;
    let letters = mail::waiting(visit.app.db.read(), SHOWN).await?;
    let by_hand = visit.app.config.smtp_url.is_empty();
    let title = td_string!(lang, steward.letters_title);
    Ok(visit.page(Head::private(title), move || {
        let lead = if by_hand { td_string!(lang, steward.letters_by_hand) } else { td_string!(lang, steward.letters_by_mail) };
        let none = letters.is_empty().then(|| view! { <p>{td_string!(lang, steward.letters_none)}</p> });
        let letters: Vec<_> = letters.into_iter().map(|letter| one(lang, letter, by_hand)).collect();
        view! { {crumb(lang, title)} <h1>{title}</h1> <p class="lead">{lead}</p> {none} {letters} }
    }))
}

/// A letter in the list: to whom and how it stands. What opens an account is behind a step that is noted.
fn one(lang: Lang, letter: Waiting, by_hand: bool) -> AnyView {
    let number = letter.id.to_string();
    let again = (!by_hand).then(|| {
        view! {
            <form method="post" action=Page::StewardRetry { letter: number.clone() }.path(lang)>
                <button class="button quiet">{td_string!(lang, steward.letter_retry)}</button>
            </form>
        }
    });
    view! {
        <article class="finding">
            <h2>{letter.subject.clone()}</h2>
            {standing(lang, &letter)}
            <div class="row">
                <form method="post" action=Page::StewardOpening { letter: number.clone() }.path(lang)>
                    <button class="button">{td_string!(lang, steward.letter_open)}</button>
                </form>
                {again}
            </div>
        </article>
    }
    .into_any()
}

fn standing(lang: Lang, letter: &Waiting) -> AnyView {
    let state = match (&letter.given_up_at, &letter.last_error) {
        (Some(at), _) => td_string!(lang, steward.letter_dead, day = day(lang, at), tries = letter.tries).to_string(),
        (None, Some(_)) => td_string!(lang, steward.letter_again, tries = letter.tries).to_string(),
        (None, None) => td_string!(lang, steward.letter_waits, day = day(lang, &letter.queued_at)).to_string(),
    };
    view! {
        <dl class="facts">
            <div><dt>{td_string!(lang, steward.letter_to)}</dt><dd>{letter.recipient.clone()}</dd></div>
            <div><dt>{td_string!(lang, steward.letter_state)}</dt><dd>{state}</dd></div>
            {letter.last_error.clone().map(|why| view! {
                <div><dt>{td_string!(lang, steward.letter_error)}</dt><dd><code lang="en">{why}</code></dd></div>
            })}
        </dl>
    }
    .into_any()
}

/// Notes that the letter is opened: with the link in it one could act as its reader.
pub async fn open(visit: Visit, viewer: Viewer, Path(letter): Path<String>) -> Result<Response> {
    let permit = policy::may(&viewer.actor, Act::RunInstallation)?;
    mail::one_waiting(visit.app.db.read(), number(&letter)?).await?.ok_or(Error::NotFound)?;
    let mut w = Write::begin(&visit.app.db, permit, visit.now).await?;
    w.enter(Entry::sealed(OPENED, "letter", &letter)).await?;
    w.commit().await?;
    Ok(to(&visit, &Page::StewardLetter { letter }))
}

/// The letter with its link, for whoever said within the hour that they open it.
pub async fn opened(visit: Visit, viewer: Viewer, Path(letter): Path<String>) -> Result<Response> {
    only_steward(&viewer)?;
    let person = viewer.actor.id().ok_or(Refusal::SignInFirst)?;
    let found = mail::one_waiting(visit.app.db.read(), number(&letter)?).await?.ok_or(Error::NotFound)?;
    let last = ledger::last_of(&visit.app.db, OPENED, &letter, person).await?;
    if last.is_none_or(|at| visit.now >= at + LASTS) {
        return Err(Refusal::OpenFirst.into());
    }
    let lang = visit.lang;
    let title = found.subject.clone();
    Ok(visit.page(Head::private(title.clone()), move || {
        let link = found.link.clone().map(|link| link_field(lang, link));
        let text: Vec<_> = found.body.split("\n\n").map(|part| view! { <p class="code">{part.to_owned()}</p> }).collect();
        view! {
            {crumb(lang, title.clone())}
            <h1>{title}</h1>
            {standing(lang, &found)}
            {link}
            <details><summary>{td_string!(lang, steward.letter_text)}</summary>{text}</details>
            <form method="post" action=Page::StewardHandover { letter }.path(lang)>
                <p class="row"><button class="button">{td_string!(lang, steward.letter_hand_over)}</button></p>
            </form>
        }
    }))
}

fn link_field(lang: Lang, link: String) -> AnyView {
    view! {
        <div class="field">
            <label r#for="enlace">{td_string!(lang, steward.letter_link)}</label>
            <p class="hint">{td_string!(lang, steward.letter_link_hint)}</p>
            <input r#type="text" id="enlace" readonly value=link/>
        </div>
    }
    .into_any()
}

pub async fn retry(visit: Visit, viewer: Viewer, session: Session, Path(letter): Path<String>) -> Result<Response> {
    only_steward(&viewer)?;
    let mut scratch = Scratch::begin(&visit.app.db).await?;
    if !mail::retry(scratch.conn(), number(&letter)?, visit.now).await? {
        return Err(Error::NotFound);
    }
    scratch.commit().await?;
    notice::leave(&session, td_string!(visit.lang, steward.letter_retried)).await?;
    Ok(to(&visit, &Page::StewardLetters))
}

/// Recorded: whoever hands over a one-time link could have used it.
pub async fn hand_over(visit: Visit, viewer: Viewer, session: Session, Path(letter): Path<String>) -> Result<Response> {
    let permit = policy::may(&viewer.actor, Act::RunInstallation)?;
    let mut w = Write::begin(&visit.app.db, permit, visit.now).await?;
    if !mail::handed_over(w.conn(), number(&letter)?, visit.now).await? {
        return Err(Error::NotFound);
    }
    w.enter(Entry::sealed("letter.handed_over", "letter", &letter)).await?;
    w.commit().await?;
    notice::leave(&session, td_string!(visit.lang, steward.letter_handed_over)).await?;
    Ok(to(&visit, &Page::StewardLetters))
}

fn number(letter: &str) -> Result<i64> {
    letter.parse().map_err(|_| Error::NotFound)
}
