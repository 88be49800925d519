//! Sends what waits in the outbox, again and again with growing pauses; gives up on what no server takes.

use super::outbox::{self, Waiting};
use crate::{
    app::App,
    clock::Now,
    config::Config,
    db::Scratch,
    error::{Error, Result},
};
use chrono::Duration;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
};

/// Minutes to wait after each failure. A server that greylists takes the second try; after two days nobody waits for the letter.
const PAUSES: [i64; 8] = [1, 5, 15, 60, 240, 720, 1440, 1440];

/// How often the outbox is looked at.
const ROUND: std::time::Duration = std::time::Duration::from_secs(5);

/// A mail server, as the settings name it.
#[derive(Clone)]
pub struct Postman {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Postman {
    /// The mail server of the settings; none when mail is not set up.
    ///
    /// # Errors
    /// [`Error::Unreadable`] with a sentence when `smtp_url` or `mail_from` cannot be read.
    pub fn from_settings(config: &Config) -> Result<Option<Self>> {
        if config.smtp_url.is_empty() {
            return Ok(None);
        }
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&config.smtp_url)
            .map_err(|e| Error::Unreadable(format!("the setting smtp_url cannot be read: {e}")))?
            .timeout(Some(std::time::Duration::from_secs(30)))
            .build();
        let from = config.mail_from.parse().map_err(|e| {
            Error::Unreadable(format!("the setting mail_from must be an address such as \"Acuse <acuse@example.org>\": {e}"))
        })?;
        Ok(Some(Self { server, from }))
    }

    /// Hands one letter to the mail server; the reason in its words when it does not take it.
    pub async fn send(&self, to: &str, subject: &str, body: &str) -> std::result::Result<(), String> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(to.parse().map_err(|e| format!("{to}: {e}"))?)
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            // RFC 3834: no holiday replies to a machine.
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .body(body.to_owned())
            .map_err(|e| e.to_string())?;
        self.server.send(message).await.map(|_| ()).map_err(|e| e.to_string())
    }
}

/// Works through the outbox until the task is ended.
pub async fn work(app: App, postman: Postman) {
    loop {
        if let Err(error) = round(&app, &postman).await {
            tracing::error!("the outbox cannot be worked through: {error}");
        }
        tokio::time::sleep(ROUND).await;
    }
}

/// Sends every letter that is due; how many were tried.
pub async fn round(app: &App, postman: &Postman) -> Result<usize> {
    let due = outbox::due(app.db.read(), app.clock.now()).await?;
    for letter in &due {
        let outcome = postman.send(&letter.recipient, &letter.subject, &letter.body).await;
        let now = app.clock.now();
        let mut scratch = Scratch::begin(&app.db).await?;
        match outcome {
            Ok(()) => outbox::sent(scratch.conn(), letter.id, now).await?,
            Err(why) => {
                tracing::warn!("a letter was not taken: {why}");
                outbox::failed(scratch.conn(), letter.id, &why, now, next_try(letter, now)).await?;
            }
        }
        scratch.commit().await?;
    }
    Ok(due.len())
}

/// When to try again; never after the last pause.
fn next_try(letter: &Waiting, now: Now) -> Option<Now> {
    let tried = usize::try_from(letter.tries).ok()?;
    PAUSES.get(tried).map(|minutes| now + Duration::minutes(*minutes))
}
