//! `explainer serve`: builds a folder of stories, serves it to this machine, and builds it again when a file changes.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, thread};

use clap::Args;

use super::disk::Walk;
use super::{Failure, Outcome, build};
use crate::story::markdown::pictures::unescaped;

/// How often the folder is looked at.
const PAUSE: Duration = Duration::from_millis(500);

#[derive(Args)]
// The group of the arguments of `build`, which are taken in, has the same name.
#[group(id = "serve")]
pub(super) struct Arguments {
    #[command(flatten)]
    build: build::Arguments,
    /// The port; 0 takes one that is free
    #[arg(long, default_value_t = 8000)]
    port: u16,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let listener = TcpListener::bind(("127.0.0.1", arguments.port)).map_err(|error| {
        Failure(format!("port {} cannot be used: {error}; choose another with --port", arguments.port))
    })?;
    let address = listener.local_addr().map_err(|error| Failure(error.to_string()))?;
    let watched = [std::slice::from_ref(&arguments.build.folder), &arguments.build.shared].concat();
    let mut seen = state(&watched);
    told(build::run(&arguments.build));
    eprintln!("serving at http://{address}/ (Ctrl-C ends it)");
    let site = arguments.build.output.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let site = site.clone();
            // A reader who goes away is none of ours.
            thread::spawn(move || drop(answer(stream, &site)));
        }
    });
    loop {
        thread::sleep(PAUSE);
        let now = state(&watched);
        if now != seen {
            seen = now;
            told(build::run(&arguments.build));
        }
    }
}

/// A build that fails is told; the pages stay as they were.
fn told(result: Result<Outcome, Failure>) {
    if let Err(Failure(message)) = result {
        eprintln!("error: {message}");
    }
}

/// The files of some folders and when each was changed.
fn state(folders: &[PathBuf]) -> Vec<(String, Option<SystemTime>)> {
    let files =
        folders.iter().filter_map(|folder| Walk::through(folder, &[]).ok()).flat_map(|walk| walk.files);
    files
        .map(|path| {
            let changed = fs::metadata(&path).and_then(|data| data.modified()).ok();
            (path, changed)
        })
        .collect()
}

fn answer(mut stream: TcpStream, site: &Path) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // Some browsers report a connection that ends before their headers are read.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let target = request.split(' ').nth(1).unwrap_or("/");
    let found = file_of(site, target).and_then(|path| Some((fs::read(&path).ok()?, kind(&path))));
    let (status, kind, body) = match found {
        Some((bytes, kind)) => ("200 OK", kind, bytes),
        None => ("404 Not Found", "text/plain; charset=utf-8", b"There is no such page.\n".to_vec()),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\n\
         Connection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}

/// The file that an address leads to; none outside of the site.
fn file_of(site: &Path, target: &str) -> Option<PathBuf> {
    let path = unescaped(target.split(['?', '#']).next().unwrap_or_default());
    let inside = path.trim_start_matches('/');
    if inside.split('/').any(|name| name.starts_with('.')) || inside.contains(['\\', ':']) {
        return None;
    }
    let path = site.join(inside);
    Some(if path.is_dir() { path.join("index.html") } else { path })
}

fn kind(path: &Path) -> &'static str {
    match path.extension().unwrap_or_default().to_string_lossy().to_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "avif" => "image/avif",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::file_of;
    use std::path::Path;

    #[test]
    fn nothing_outside_of_the_site_is_served() {
        let site = Path::new("site");
        assert_eq!(file_of(site, "/a%20b/x.svg?y#z"), Some("site/a b/x.svg".into()));
        for target in ["/../secret", "/%2e%2e/secret", "/.explainer-manifest.json", "/a/../../b", "/c:\\x"] {
            assert_eq!(file_of(site, target), None, "{target}");
        }
    }
}
