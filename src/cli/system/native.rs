//! The operating system, through the standard library.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs, thread};

use super::{Answer, Metadata, Stream, in_words};

pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).map_err(in_words)
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(path, bytes).map_err(in_words)
}

pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to).map_err(in_words)
}

pub(crate) fn remove_file(path: &Path) -> io::Result<()> {
    fs::remove_file(path).map_err(in_words)
}

pub(crate) fn remove_dir(path: &Path) -> io::Result<()> {
    fs::remove_dir(path).map_err(in_words)
}

pub(crate) fn create_dir_all(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path).map_err(in_words)
}

pub(crate) fn canonicalize(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path).map_err(in_words)
}

pub(crate) fn metadata(path: &Path) -> io::Result<Metadata> {
    fs::metadata(path).map(Metadata::from).map_err(in_words)
}

pub(crate) fn symlink_metadata(path: &Path) -> io::Result<Metadata> {
    fs::symlink_metadata(path).map(Metadata::from).map_err(in_words)
}

impl From<fs::Metadata> for Metadata {
    fn from(data: fs::Metadata) -> Self {
        Self {
            is_dir: data.is_dir(),
            is_file: data.is_file(),
            is_symlink: data.is_symlink(),
            len: data.len(),
            modified: data.modified().ok(),
        }
    }
}

/// The names of the entries of a folder.
pub(super) fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let entries = fs::read_dir(folder).map_err(in_words)?;
    Ok(entries.flatten().map(|entry| entry.file_name()).collect())
}

/// The arguments of the process, without its name.
pub(crate) fn arguments() -> Vec<OsString> {
    env::args_os().skip(1).collect()
}

/// The id of the process.
pub(crate) fn process() -> String {
    std::process::id().to_string()
}

pub(crate) fn variable(name: &str) -> Option<OsString> {
    env::var_os(name)
}

/// How the user runs the command.
pub(crate) fn command() -> &'static str {
    "explainer"
}

/// The folder of the widget's files for a checkout: `dist/` beside its `target/`.
pub(crate) fn widget() -> Option<PathBuf> {
    let command = env::current_exe().ok()?;
    let target =
        command.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "target"))?;
    Some(target.parent()?.join("dist"))
}

pub(crate) fn is_terminal(stream: Stream) -> bool {
    match stream {
        Stream::Output => io::stdout().is_terminal(),
        Stream::Errors => io::stderr().is_terminal(),
    }
}

pub(crate) fn say(stream: Stream, text: &str) -> io::Result<()> {
    let said = match stream {
        Stream::Output => io::stdout().lock().write_all(text.as_bytes()),
        Stream::Errors => io::stderr().lock().write_all(text.as_bytes()),
    };
    said.map_err(in_words)
}

pub(crate) async fn pause(time: Duration) {
    thread::sleep(time);
}

/// A local port.
pub(crate) struct Server(TcpListener);

/// Listens on a port; 0 selects a free one.
pub(crate) async fn listen(port: u16) -> io::Result<Server> {
    TcpListener::bind(("127.0.0.1", port)).map(Server).map_err(in_words)
}

impl Server {
    pub(crate) fn port(&self) -> u16 {
        self.0.local_addr().map_or(0, |address| address.port())
    }

    /// Starts answering requests, in the background.
    pub(crate) fn answer(self, answer: impl Fn(&str) -> Answer + Send + Sync + 'static) {
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for stream in self.0.incoming().flatten() {
                let answer = Arc::clone(&answer);
                // Ignore connections closed by the client.
                thread::spawn(move || drop(respond(stream, answer.as_ref())));
            }
        });
    }
}

fn respond(mut stream: TcpStream, answer: &impl Fn(&str) -> Answer) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // Read all headers first: some browsers report an error if the connection is closed earlier.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let Answer { status, kind, location, body } = answer(request.split(' ').nth(1).unwrap_or("/"));
    let reason = match status {
        200 => "OK",
        308 => "Permanent Redirect",
        _ => "Not Found",
    };
    let location = location.map_or_else(String::new, |address| format!("Location: {address}\r\n"));
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{location}\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}
