//! One file a subcommand. No type of the argument parser leaves this module.

mod cache;
mod check;
mod completions;
mod config;
mod explain;
mod extract;
mod messages;
mod reconcile;
mod records;
mod schema;
mod shared;
mod show;
mod tables;
mod target;
mod watch;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Everything was read and done.
pub const DONE: u8 = 0;
/// `check` found what fails it.
pub const FOUND: u8 = 1;
/// Wrong usage, or a file or record gave no article.
pub const FAILED: u8 = 2;

/// Exit codes, as the help prints them.
const EXIT_CODES: &str = "\
Exit codes:
  0  everything was read and done
  1  check: findings that fail it
  2  wrong usage, or a file or record gave no article (empty, binary, missing); the rest was done all the same";

/// Pulls dated claims, quotes, actors and figures out of news articles, by rules, and says where the accounts differ.
#[derive(Debug, Parser)]
#[command(name = "claims", version = env!("CLAIMS_VERSION"), about, after_help = EXIT_CODES, arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Extract claims, quotes, actors, figures and times, and reconcile the articles
    Extract(extract::Arguments),
    /// Reconcile articles that earlier runs of `extract` wrote, as one run over them would
    Reconcile(reconcile::Arguments),
    /// Say what is wrong with the files of a corpus, and where their accounts conflict
    Check(check::Arguments),
    /// Show one article, actor or group, whole
    Show(show::Arguments),
    /// Print the JSON Schema (2020-12) of the output or of one kind of record
    Schema(schema::Arguments),
    /// Print a rule's entry, what a notice means, or where an item of the output comes from; without an id, list rules and notices
    Explain(explain::Arguments),
    /// Print the completions of a shell
    Completions(completions::Completions),
    /// Print a manual page (roff)
    Man(completions::Man),
}

/// Runs the command and gives the exit code. A pipe that was closed by its reader is no error.
pub fn run(arguments: Arguments) -> ExitCode {
    let result = match arguments.command {
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Reconcile(arguments) => reconcile::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Completions(arguments) => completions::completions(&arguments),
        Command::Man(arguments) => completions::man(&arguments),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) if closed_pipe(&error) => ExitCode::from(DONE),
        Err(error) => {
            messages::error(&format!("{error:#}"));
            ExitCode::from(FAILED)
        }
    }
}

fn closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}
