//! The folder served for the page: the page, the engine compiled and bound, and the released widget.

use super::parts::Parts;
use crate::process::{self, Failure, command};
use crate::size;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tiny_http::{Header, Request, Response};

/// The engine is measured as released, and optimised for speed.
pub(crate) const PROFILES: [&str; 2] = ["release", "fast"];

const MEND: &str = "mend what it says above";

/// The size limit for the released wasm, in bytes: that of a debug build is many times as large, that of a release
/// build a third.
const HEAVY: u64 = 1_000_000;

/// Creates the folder.
pub(crate) fn make(folder: &Path, parts: Parts) -> Result<(), Failure> {
    if parts.engine {
        PROFILES.iter().try_for_each(|profile| engine(folder, profile))?;
    }
    if parts.widget {
        widget(folder)?;
        let mut build = command("cargo");
        println!("  compiling: what writes the stories");
        let build =
            build.args(["build", "--locked", "-p", "benches", "--profile", "release", "--bin", "pages"]);
        process::run(build, MEND)?;
        process::run(command("target/release/pages").arg(folder), MEND)?;
    }
    let mut bundle = command("node_modules/.bin/esbuild");
    bundle.args(["--bundle", "--format=esm", "--target=esnext", "--log-level=error", "--loader:.css=text"]);
    bundle.args([
        "--external:./release/*",
        "--external:./fast/*",
        "--define:process.env.NODE_ENV=\"production\"",
    ]);
    bundle.args(["benches/page/page.js", "benches/page/tips.js"]);
    process::run(bundle.arg("--outdir=target/bench"), "cargo xtask setup")?;
    ["index.html", "page.css", "widget.html", "plain.html"].iter().try_for_each(|file| {
        let copied = fs::copy(process::root().join("benches/page").join(file), folder.join(file));
        copied.map(drop).map_err(|error| unwritten(folder, &error))
    })
}

/// Compiles and binds the engine with a profile.
fn engine(folder: &Path, profile: &str) -> Result<(), Failure> {
    let mut build = command("cargo");
    build.args(["build", "--locked", "-p", "benches", "--profile", profile]);
    println!("  compiling: profile {profile} (some minutes the first time)");
    process::run(build.args(["--bin", "native"]), MEND)?;
    let mut build = command("cargo");
    build.args(["build", "--locked", "-p", "benches", "--profile", profile, "--bin", "here"]);
    process::run(build.args(["--target", "wasm32-unknown-unknown"]), MEND)?;

    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(folder.join(profile));
    bind.arg(format!("target/wasm32-unknown-unknown/{profile}/here.wasm"));
    process::run(&mut bind, "cargo xtask setup")?;
    let wasm = folder.join(profile).join("here_bg.wasm");
    let mut optimize = command("node_modules/.bin/wasm-opt");
    optimize.arg(if profile == "fast" { "-O3" } else { "-Oz" }).arg(&wasm).arg("-o").arg(&wasm);
    process::run(&mut optimize, "cargo xtask setup")
}

/// Copies the widget, which must be a release build.
fn widget(folder: &Path) -> Result<(), Failure> {
    let dist = process::root().join("dist");
    let to = folder.join("dist");
    let missing = |what: &str| Failure::new(format!("dist/ holds {what}")).mend("cargo xtask build");
    // Remove the files of an earlier run, if there are any.
    drop(fs::remove_dir_all(&to));
    fs::create_dir_all(&to).map_err(|error| unwritten(&to, &error))?;
    for entry in fs::read_dir(&dist).map_err(|_| missing("no build"))?.flatten() {
        let size =
            fs::copy(entry.path(), to.join(entry.file_name())).map_err(|error| unwritten(&to, &error))?;
        if size > HEAVY && entry.path().extension().is_some_and(|ending| ending == "wasm") {
            return Err(missing("a debug build, which is not what is shipped"));
        }
    }
    if to.join("article-explainer.js").exists() { Ok(()) } else { Err(missing("no widget")) }
}

fn unwritten(folder: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("{} cannot be written: {error}", folder.display()))
}

/// Sends a file of the folder. Caching is disabled, and the headers allow high-resolution timers.
pub(crate) fn send(request: Request, folder: &Path, path: &str) {
    let path = if path.is_empty() { "index.html" } else { path };
    let mime = match path.rsplit('.').next() {
        Some("html") => "text/html",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    let headers = [
        ("Content-Type", mime),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
    ];
    let headers = headers.iter().flat_map(|(name, value)| Header::from_bytes(*name, *value));
    // The client may have disconnected.
    drop(match fs::read(inside(folder, path)) {
        Ok(content) => request.respond(headers.fold(Response::from_data(content), Response::with_header)),
        Err(_) => request.respond(Response::empty(404)),
    });
}

/// The size of a file of the folder, in bytes after brotli.
pub(crate) fn weight(folder: &Path, path: &str) -> Result<usize, Failure> {
    let weight = fs::read(inside(folder, path)).and_then(|content| size::brotli(&content));
    weight
        .map(|packed| packed.len())
        .map_err(|error| Failure::new(format!("{path} cannot be weighed: {error}")))
}

/// Restricts paths to the folder.
fn inside(folder: &Path, path: &str) -> PathBuf {
    folder.join(path.split('/').filter(|part| *part != "..").collect::<PathBuf>())
}
