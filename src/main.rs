//! The command line. Each command says what it did, and exits with 1 and a sentence when it could not.

use std::process::ExitCode;

fn main() -> ExitCode {
    acuse::commands::run()
}
