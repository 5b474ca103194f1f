//! The command line: one module for each subcommand.
//!
//! Exit status: 0 if nothing is wrong, 1 if a story has findings, 2 if the command failed.

mod build;
mod check;
mod disk;
mod draft;
mod export;
mod import;
mod new;
mod output;
mod parallel;
mod progress;
mod published;
mod schema;
mod serve;
pub(crate) mod system;
mod widget;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

use self::output::tell;
use self::system::{Stream, say};

/// Explains an article where it is read.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compile and prerender every story of a folder
    Build(build::Arguments),
    /// Report what is wrong with stories
    Check(check::Arguments),
    /// Draft a story from an article: terms, definitions and dated events
    Draft(draft::Arguments),
    /// Print the timeline of a story as TimelineJS JSON
    Export(export::Arguments),
    /// Import a timeline of TimelineJS (JSON, CSV) or a glossary (CSV)
    Import(import::Arguments),
    /// Write a short example story
    New(new::Arguments),
    /// Build a folder, serve it on this machine, and build it again when a file changes
    Serve(serve::Arguments),
    /// Print the JSON Schema of a story file
    Schema,
}

/// The result of a command that did not fail.
enum Outcome {
    Clean,
    Findings,
}

impl Outcome {
    fn of(findings: usize) -> Self {
        if findings == 0 { Self::Clean } else { Self::Findings }
    }
}

/// Why a command failed: what happened and what to do, for people.
struct Failure(String);

/// Runs the command with these arguments, without its name. Returns the exit status.
pub async fn run(arguments: Vec<OsString>) -> u8 {
    let name = OsString::from(system::command());
    let command = match Arguments::try_parse_from(std::iter::once(name).chain(arguments)) {
        Ok(arguments) => arguments.command,
        Err(told) => return misused(&told),
    };
    let result = match command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Draft(arguments) => draft::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments).await,
        Command::Schema => schema::run(),
    };
    match result {
        Ok(Outcome::Clean) => 0,
        Ok(Outcome::Findings) => 1,
        Err(Failure(message)) => {
            tell(format_args!("error: {message}"));
            2
        }
    }
}

/// Prints a message of clap about the arguments: an error, or help.
fn misused(told: &clap::Error) -> u8 {
    let stream = if told.use_stderr() { Stream::Errors } else { Stream::Output };
    let text = told.render();
    let text = if output::colours(stream) { text.ansi().to_string() } else { text.to_string() };
    drop(say(stream, &text));
    u8::try_from(told.exit_code()).unwrap_or(2)
}

/// Runs the command with the arguments of the process.
#[cfg(not(feature = "node"))]
#[must_use]
pub fn main() -> std::process::ExitCode {
    pollster::block_on(run(system::arguments())).into()
}
