//! `acuse serve | demo | check | export | backup | restore`.

pub mod backup;
pub mod check;
pub mod closing;
pub mod export;
pub mod leftovers;
mod manifest;
pub mod restore;
mod serve;

use crate::{
    clock::Clock,
    config::Config,
    error::{Error, Result},
};
use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

#[derive(Parser)]
#[command(name = "acuse", version, about = "What became of every funding call, and proof of what was filed")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve on ACUSE_ADDR (127.0.0.1:3000) from ACUSE_DATA (./data)
    Serve,
    /// Serve a separate, marked database with an invented cast
    Demo,
    /// Check settings, database, ledger and files; exit with 1 when something is wrong
    Check {
        /// Send a test letter to this address too
        #[arg(long, value_name = "ADDRESS")]
        mail: Option<String>,
    },
    /// Write the open data as files to an empty folder, also while the server runs
    Export { folder: PathBuf },
    /// Copy the database and the files to an empty folder, also while the server runs
    Backup { folder: PathBuf },
    /// Bring a backup back into an empty data folder
    Restore { folder: PathBuf },
}

/// Runs what the command line asks for.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,acuse=info".into()))
        .with_writer(std::io::stderr)
        .init();
    match start(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("acuse: {}", sentence(error));
            ExitCode::FAILURE
        }
    }
}

/// What stopped a command, for the one who started it.
fn sentence(error: Error) -> String {
    match error {
        Error::Unavailable(sentence) | Error::Unreadable(sentence) => sentence,
        other => other.to_string(),
    }
}

#[tokio::main]
async fn start(command: Command) -> Result<()> {
    let config = Config::load()?;
    match command {
        Command::Serve => serve::serve(config).await,
        Command::Demo => serve::demonstrate(config).await,
        Command::Check { mail } => say(check::check(&config, mail.as_deref()).await?),
        Command::Export { folder } => say(export::export(&config, &folder, &Clock::system()).await?),
        Command::Backup { folder } => say(backup::backup(&config, &folder).await?),
        Command::Restore { folder } => say(restore::restore(&config, &folder).await?),
    }
}

/// What a command did, a sentence a line.
fn say(sentences: Vec<String>) -> Result<()> {
    for sentence in sentences {
        println!("{sentence}");
    }
    Ok(())
}
