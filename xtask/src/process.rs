//! Runs other programs, and reports how to fix a failure.

use std::fmt;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// An error, and the command that fixes it, if known.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    mend: Option<String>,
}

impl Failure {
    /// A failure with a message but no fix.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), mend: None }
    }

    /// Adds the command that fixes it.
    pub(crate) fn mend(mut self, command: impl Into<String>) -> Self {
        self.mend = Some(command.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "error: {}", self.message)?;
        match &self.mend {
            Some(command) => write!(formatter, "\n  to mend it: {command}"),
            None => Ok(()),
        }
    }
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    own.parent().map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// A command that runs in the root of the repository, with the programs of `cargo install` in its path.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    if let Some(home) = cargo_home {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let places = std::env::split_paths(&path).chain([home.join("bin")]);
        if let Ok(joined) = std::env::join_paths(places) {
            command.env("PATH", joined);
        }
    }
    command
}

/// Whether a program is in the shell's search path.
pub(crate) fn found(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|place| place.join(program).is_file())
}

/// The shell syntax of this command.
pub(crate) fn spelled(command: &Command) -> String {
    let program = command.get_program().to_string_lossy().into_owned();
    command.get_args().fold(program, |line, argument| format!("{line} {}", argument.to_string_lossy()))
}

/// Runs a command to its end, with its output on the terminal.
///
/// # Errors
/// If it cannot be started or exits with another status than 0; `mend` is the fix.
pub(crate) fn run(command: &mut Command, mend: &str) -> Result<(), Failure> {
    let line = spelled(command);
    let status = command
        .status()
        .map_err(|error| Failure::new(format!("`{line}` cannot be started: {error}")).mend(mend))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{line}` failed ({status})")).mend(mend))
    }
}

/// Runs a command to its end and passes each line of its output to `read` while printing it. Returns whether it exited
/// with status 0.
///
/// # Errors
/// If it cannot be started or read.
pub(crate) fn run_and_read(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool, Failure> {
    let line = spelled(command);
    let failed = |error: std::io::Error| Failure::new(format!("`{line}` cannot be run: {error}"));
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    for line in child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).split(b'\n')) {
        let line = line.map_err(failed)?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        read(&line);
    }
    Ok(child.wait().map_err(failed)?.success())
}

/// The output of a command; `None` if it is missing or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a long command quietly: its output goes to `target/setup/<name>.log`, a line every half minute shows that it is
/// running, and `expected` roughly how long it takes.
///
/// # Errors
/// If it cannot be started or fails; the message then ends with the last lines of its output.
pub(crate) fn run_long(name: &str, expected: &str, command: &mut Command) -> Result<(), Failure> {
    let line = spelled(command);
    let failed = |message: String| Failure::new(message).mend(format!("{line}, then the same command again"));

    let folder = root().join("target/setup");
    let path = folder.join(format!("{name}.log"));
    let log = fs::create_dir_all(&folder).and_then(|()| File::create(&path));
    let log = log.map_err(|error| Failure::new(format!("{} cannot be written: {error}", path.display())))?;
    let errors = log.try_clone().map_err(|error| failed(format!("no log for `{line}`: {error}")))?;

    println!("  {name}: {line} ({expected})");
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(log)
        .stderr(errors)
        .spawn()
        .map_err(|error| failed(format!("`{line}` cannot be started: {error}")))?;
    let mut told = started;
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) => std::thread::sleep(Duration::from_millis(200)),
            Err(error) => return Err(failed(format!("`{line}`: {error}"))),
        }
        if told.elapsed() > Duration::from_secs(30) {
            told = Instant::now();
            println!("  {name}: still at it after {} ({expected})", spoken(started.elapsed()));
        }
    };
    if status.success() {
        println!("  {name}: done in {}", spoken(started.elapsed()));
        return Ok(());
    }
    let log = fs::read(&path).unwrap_or_default();
    let log = String::from_utf8_lossy(&log);
    let lines: Vec<&str> = log.lines().collect();
    let tail = lines
        .iter()
        .skip(lines.len().saturating_sub(15))
        .fold(String::new(), |text, line| text + "\n    " + line);
    Err(failed(format!("`{line}` failed ({status}). The end of {}:{tail}", path.display())))
}

/// A duration for people: `4 s`, `2 min 5 s`.
pub(crate) fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds / 60 {
        0 => format!("{seconds} s"),
        minutes => format!("{minutes} min {} s", seconds % 60),
    }
}
