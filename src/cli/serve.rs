//! `explainer serve`: builds a folder of stories, serves it locally, and builds it again when a file changes.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use clap::Args;

use super::disk::Walk;
use super::output::tell;
use super::system::{self, Answer};
use super::{Failure, Outcome, build};
use crate::files::percent_decoded;

/// The polling interval.
const PAUSE: Duration = Duration::from_millis(500);

#[derive(Args)]
// The group of the flattened arguments of `build` has the same name.
#[group(id = "serve")]
pub(super) struct Arguments {
    #[command(flatten)]
    build: build::Arguments,
    /// The port; 0 chooses a free one
    #[arg(long, default_value_t = 8000)]
    port: u16,
}

pub(super) async fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let port = arguments.port;
    let server = system::listen(port).await.map_err(|error| {
        Failure(format!("port {port} cannot be used: {error}; choose another with --port"))
    })?;
    let mut seen = state(&arguments.build);
    told(build::run(&arguments.build));
    tell(format_args!("serving at http://127.0.0.1:{}/ (Ctrl-C ends it)", server.port()));
    let site = arguments.build.output.clone();
    server.answer(move |target| answer(&site, target));
    loop {
        system::pause(PAUSE).await;
        let now = state(&arguments.build);
        if now != seen {
            seen = now;
            told(build::run(&arguments.build));
        }
    }
}

/// Prints the error of a failed build; the pages stay as they were.
fn told(result: Result<Outcome, Failure>) {
    if let Err(Failure(message)) = result {
        tell(format_args!("error: {message}"));
    }
}

/// The files that a site is built from, with their modification times. The site itself may be inside its folder.
fn state(arguments: &build::Arguments) -> Vec<(String, Option<SystemTime>)> {
    let except: Vec<_> = system::canonicalize(&arguments.output).into_iter().collect();
    let folders = std::iter::once(&arguments.folder).chain(&arguments.shared);
    let files = folders.filter_map(|folder| Walk::through(folder, &except).ok()).flat_map(|walk| walk.files);
    let page = arguments.page.iter().map(|page| page.to_string_lossy().into_owned());
    let changed = |path: &String| system::metadata(Path::new(path)).ok().and_then(|data| data.modified);
    files.chain(page).map(|path| (path.clone(), changed(&path))).collect()
}

/// The response to a request.
fn answer(site: &Path, target: &str) -> Answer {
    if let Some(location) = redirect(site, target) {
        let kind = "text/plain; charset=utf-8";
        return Answer { status: 308, kind, location: Some(location), body: Vec::new() };
    }
    match file_of(site, target).and_then(|path| Some((system::read(&path).ok()?, kind(&path)))) {
        Some((body, kind)) => Answer { status: 200, kind, location: None, body },
        None => Answer {
            status: 404,
            kind: "text/plain; charset=utf-8",
            location: None,
            body: b"There is no such page.\n".to_vec(),
        },
    }
}

/// The address with a slash, if the one of a folder has none: the relative addresses of its page need it.
fn redirect(site: &Path, target: &str) -> Option<String> {
    let end = target.find(['?', '#']).unwrap_or(target.len());
    let (path, rest) = target.split_at_checked(end)?;
    // `//name` would lead to another host.
    let is_ours = path.starts_with('/') && !path.starts_with("//") && !path.ends_with('/');
    let is_safe = !path.contains(|c: char| c.is_control() || c == '\\');
    let is_folder = || file_of(site, path).is_some_and(|file| file.ends_with("index.html"));
    (is_ours && is_safe && !path.ends_with("index.html") && is_folder()).then(|| [path, "/", rest].concat())
}

/// The file for a URL path; `None` if it is outside the site.
fn file_of(site: &Path, target: &str) -> Option<PathBuf> {
    let path = percent_decoded(target.split(['?', '#']).next().unwrap_or_default());
    let inside = path.trim_start_matches('/');
    if inside.split('/').any(|name| name.starts_with('.')) || inside.contains(['\\', ':']) {
        return None;
    }
    let path = site.join(inside);
    Some(if system::is_dir(&path) { path.join("index.html") } else { path })
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
