//! `acuse serve | demo | check | backup | restore`.

mod serve;

use crate::{config::Config, error::Result};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

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
            eprintln!("acuse: {error}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn start(command: Command) -> Result<()> {
    let config = Config::load()?;
    match command {
        Command::Serve => serve::serve(config).await,
        Command::Demo => serve::demo(config).await,
    }
}
