//! Serving: opens the data folder, says where it listens, and ends when asked to.

use super::leftovers;
use crate::{
    accounts::actions,
    app::App,
    applications, associations,
    calls::import::{self, Imported},
    clock::Clock,
    config::Config,
    demo, dossier,
    error::{Error, Result},
    evidence, guides,
    mail::{self, Postman},
    scanner,
    web::{lang::Lang, router},
};
use axum::Router;
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, task::JoinHandle};

pub async fn serve(config: Config) -> Result<()> {
    let addr = config.addr;
    let listener = TcpListener::bind(addr).await.map_err(|e| Error::Unavailable(format!("cannot listen on {addr}: {e}")))?;
    let folder = config.data.display().to_string();
    let (app, steward) = match opened(config).await {
        Ok(opened) => opened,
        Err(Error::Unavailable(sentence)) => return stay_closed(listener, sentence).await,
        Err(error) => return Err(error),
    };
    println!("Acuse keeps its data in {folder} and listens on http://{}", listener.local_addr()?);
    if let Some(link) = steward {
        println!("Nobody runs this installation yet. This link makes the steward's account, once:\n{link}");
    }
    let chores = chores(&app)?;
    let db = app.db.clone();
    run(listener, router::router(app)).await?;
    for chore in chores {
        chore.abort();
    }
    db.close().await;
    Ok(())
}

/// The installation ready to serve, and the link for its first steward while it has none. All that can find the data damaged happens
/// here, so that people get a sentence instead of a refused connection.
async fn opened(config: Config) -> Result<(App, Option<String>)> {
    let app = App::open(config, Clock::system()).await?;
    tell(&import::shipped(&app).await?);
    evidence::index::up_to_date(&app.db).await?;
    if app.config.demo {
        demo::build(&app).await?;
        demo::sentences().iter().for_each(|sentence| println!("{sentence}"));
    }
    let steward = actions::first_steward_link(&app, Lang::es).await?;
    Ok((app, steward))
}

/// What goes on beside the pages: letters, what they remind of, and forgetting what has expired.
fn chores(app: &App) -> Result<Vec<JoinHandle<()>>> {
    let mut chores = vec![tokio::spawn(forget(app.clone())), tokio::spawn(remind(app.clone()))];
    if app.scanner.is_some() {
        chores.push(tokio::spawn(scan(app.clone())));
    }
    match Postman::from_settings(&app.config)? {
        Some(postman) => chores.push(tokio::spawn(mail::work(app.clone(), postman))),
        None => println!("No mail server is set (smtp_url): letters and their links wait in the steward's desk"),
    }
    Ok(chores)
}

async fn forget(app: App) {
    loop {
        app.limits.forget();
        for done in [actions::tidy(&app).await, associations::actions::tidy(&app).await] {
            if let Err(error) = done {
                tracing::warn!("what has expired is still there: {error}");
            }
        }
        match leftovers::forget(&app).await {
            Ok(0) => {}
            Ok(left) => tracing::info!("files that no row referred to, more than a day old, taken out: {left}"),
            Err(error) => tracing::warn!("files that no row refers to are still there: {error}"),
        }
        tokio::time::sleep(Duration::from_secs(3600)).await;
    }
}

/// Files that could not be scanned for viruses when they came.
async fn scan(app: App) {
    loop {
        if let Err(error) = scanner::round(&app).await {
            tracing::warn!("some files are not scanned yet: {error}");
        }
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
}

/// Letters that nobody's act causes, but the calendar.
async fn remind(app: App) {
    loop {
        if let Err(error) = applications::reminders::round(&app).await {
            tracing::warn!("nobody was reminded of a closing: {error}");
        }
        if let Err(error) = dossier::reminders::round(&app).await {
            tracing::warn!("nobody was reminded of papers that end: {error}");
        }
        if let Err(error) = guides::reminders::round(&app).await {
            tracing::warn!("nobody was reminded of yearly duties: {error}");
        }
        tokio::time::sleep(Duration::from_secs(3600)).await;
    }
}

/// Says what the shipped record changed; nothing when it is as it was.
fn tell(done: &Imported) {
    if done.added + done.corrected > 0 {
        println!("The reference record: {} added, {} corrected", done.added, done.corrected);
    }
    for id in &done.left_alone {
        println!("Left as this installation has it, though the shipped record differs: {id}");
    }
}

pub async fn demonstrate(mut config: Config) -> Result<()> {
    config.demo = true;
    if config.data == Config::default().data {
        config.data = "./data-demo".into();
    }
    serve(config).await
}

/// The database cannot be opened: people get a sentence and a 503, the terminal gets the reason.
async fn stay_closed(listener: TcpListener, sentence: String) -> Result<()> {
    eprintln!("acuse: {sentence}");
    eprintln!("acuse: every page answers 503 until this is mended and the server is started again");
    run(listener, router::closed()).await
}

async fn run(listener: TcpListener, service: Router) -> Result<()> {
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    Ok(axum::serve(listener, service).with_graceful_shutdown(asked_to_end()).await?)
}

async fn asked_to_end() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
