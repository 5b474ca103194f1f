//! The author's tool: one module for each subcommand.
//!
//! Exit status: 0 where nothing is wrong, 1 where something was found wrong in a story, 2 where the tool could
//! not do its work.

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
mod widget;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
    /// Tell what is wrong with stories
    Check(check::Arguments),
    /// Draft a story from an article: terms, definitions and dated events
    Draft(draft::Arguments),
    /// Print the timeline of a story as TimelineJS JSON
    Export(export::Arguments),
    /// Import a timeline of TimelineJS (JSON, CSV) or a glossary (CSV)
    Import(import::Arguments),
    /// Write a short story to begin with
    New(new::Arguments),
    /// Build a folder, show it at an address of this machine, and build it again when a file changes
    Serve(serve::Arguments),
    /// Print the JSON Schema of a story file
    Schema,
}

/// How a command ended that did its work.
enum Outcome {
    Clean,
    Findings,
}

impl Outcome {
    fn of(findings: usize) -> Self {
        if findings == 0 { Self::Clean } else { Self::Findings }
    }
}

/// Why a command could not do its work: what happened and what to do, for people.
struct Failure(String);

/// Runs the command that the arguments of the process tell.
#[must_use]
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Draft(arguments) => draft::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Schema => schema::run(),
    };
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(Failure(message)) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}
