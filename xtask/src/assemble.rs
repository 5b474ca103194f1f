//! Makes the site out of what Trunk has compiled. Trunk calls this after each build (Trunk.toml).
//!
//! In Trunk's staging folder stand the glue, the wasm and the source page; this leaves there
//!
//! - glue and wasm of the widget and of the annotator, and the styles, under names that hold a hash of their final content, so that
//!   they may be cached for ever,
//! - `article-explainer.js`, the shell, which knows those names and their integrity,
//! - `article-explainer.css`, the same styles under a name that prerendered pages can keep,
//! - the foreign page, and the stories compiled and prerendered into the source page.
//!
//! A release build is also made small: wasm-opt, and esbuild for scripts and styles.

use crate::process::{self, Failure, command};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// In this order, because later rules win: tokens first, the paper last.
const STYLES: [&str; 8] =
    ["tokens", "base", "article", "definition", "timeline", "index", "controls", "print"];
/// Copied as they are.
const PAGES: [&str; 3] = ["embed.html", "embed.css", "icon.svg"];
/// Stands in src/embed/element.js, quotes included, where the names of the files go.
const FILES_PLACEHOLDER: &str = "\"__FILES__\"";

/// Assembles the site in the folder `TRUNK_STAGING_DIR`, for the profile `TRUNK_PROFILE`.
///
/// # Errors
/// When it is not called by Trunk, a file is missing, a tool fails, or (in a release build) the
/// demo story has findings.
pub(crate) fn run() -> Result<(), Failure> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Failure::new("only Trunk calls this").mend("trunk build, or trunk build --release"))?;
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    Assembly { root: process::root(), staging, release }.run()
}

struct Assembly {
    root: PathBuf,
    staging: PathBuf,
    release: bool,
}

impl Assembly {
    fn run(&self) -> Result<(), Failure> {
        if self.staging.join("snippets").exists() {
            return Err(Failure::new(
                "wasm-bindgen wrote snippets: scripts beside the glue have no place in the embed",
            )
            .mend("move the script into src/embed/element.js"));
        }
        let widget = self.module("widget", "article-explainer")?;
        let annotator = self.module("annotator", "annotator")?;
        let styles = self.styles()?;
        write(&self.staging.join("article-explainer.css"), &styles)?;
        let styles = self.write_hashed("article-explainer", "css", &styles)?;

        let shell = read_text(&self.root.join("src/embed/element.js"))?;
        let shell = fill_in_files(&shell, &widget, &annotator, &styles)?;
        write(&self.staging.join("article-explainer.js"), &self.minified(shell.into_bytes(), "js")?)?;

        for page in PAGES {
            write(&self.staging.join(page), &read(&self.root.join(page))?)?;
        }
        self.stories()
    }

    /// A module that Trunk has compiled from a binary: its glue and its wasm.
    fn module(&self, binary: &str, name: &str) -> Result<Module, Failure> {
        let compiled = format!("{binary}_bg.wasm");
        let wasm = self.write_hashed(name, "wasm", &self.wasm(&compiled)?)?;
        let glue = self.glue(&format!("{binary}.js"), &compiled, &wasm.name)?;
        Ok(Module { script: self.write_hashed(name, "js", &glue)?, wasm })
    }

    /// The compiled wasm, made small in a release build.
    fn wasm(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let compiled = self.staging.join(name);
        if self.release {
            println!("assemble: wasm-opt -Oz {name} (about half a minute)");
            let mut optimize = command("node_modules/.bin/wasm-opt");
            optimize.arg("-Oz").arg(&compiled).arg("-o").arg(&compiled);
            process::run(&mut optimize, "cargo xtask setup")?;
        }
        take(&compiled)
    }

    /// The glue, which by itself looks for the wasm under the name that Trunk gave it.
    fn glue(&self, name: &str, compiled: &str, wasm: &str) -> Result<Vec<u8>, Failure> {
        let path = self.staging.join(name);
        let glue = read_text(&path)?.replace(compiled, wasm);
        take(&path)?;
        self.minified(glue.into_bytes(), "js")
    }

    fn styles(&self) -> Result<Vec<u8>, Failure> {
        let folder = self.root.join("styles");
        for entry in fs::read_dir(&folder).map_err(|error| unusable(&folder, &error))? {
            let path = entry.map_err(|error| unusable(&folder, &error))?.path();
            let known = path.file_stem().is_some_and(|stem| STYLES.iter().any(|name| stem == *name));
            if !known {
                return Err(Failure::new(format!("{} has no place in the order of styles", path.display()))
                    .mend("add it to STYLES in xtask/src/assemble.rs"));
            }
        }
        let mut bundle = Vec::new();
        for path in
            STYLES.iter().map(|name| folder.join(name).with_extension("css")).filter(|path| path.exists())
        {
            bundle.extend(read(&path)?);
            bundle.push(b'\n');
        }
        self.minified(bundle, "css")
    }

    /// The source with what only people need taken out of it, in a release build. The target is
    /// "esnext", so that nothing is rewritten for old browsers, and new CSS passes as it is.
    fn minified(&self, source: Vec<u8>, loader: &str) -> Result<Vec<u8>, Failure> {
        if !self.release {
            return Ok(source);
        }
        let failed = |what: String| Failure::new(format!("esbuild {what}")).mend("cargo xtask setup");
        let mut esbuild = command("node_modules/.bin/esbuild");
        esbuild.args([
            "--minify",
            "--target=esnext",
            "--charset=utf8",
            "--legal-comments=none",
            "--log-level=warning",
        ]);
        esbuild.arg(format!("--loader={loader}")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = esbuild.spawn().map_err(|error| failed(format!("cannot be started: {error}")))?;
        // esbuild reads everything before it writes anything, so this cannot block for ever.
        if let Some(mut input) = child.stdin.take() {
            input.write_all(&source).map_err(|error| failed(format!("does not read: {error}")))?;
        }
        let output = child.wait_with_output().map_err(|error| failed(error.to_string()))?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(failed(format!("failed ({})", output.status)))
        }
    }

    fn write_hashed(&self, name: &str, extension: &str, content: &[u8]) -> Result<Hashed, Failure> {
        let hashed = Hashed::of(name, extension, content);
        write(&self.staging.join(&hashed.name), content)?;
        Ok(hashed)
    }

    /// Compiles and prerenders the stories into the source page.
    fn stories(&self) -> Result<(), Failure> {
        let source_page = self.staging.join("index.html");
        let page = without_trunk_links(&read_text(&source_page)?);
        let template = self.root.join("target/page.html");
        write(&template, page.as_bytes())?;
        take(&source_page)?;

        let mut build = command("cargo");
        build.args(["run", "--quiet", "--locked", "--bin", "explainer", "--", "build", "stories", "-o"]);
        build.arg(&self.staging).arg("--page").arg(&template);
        match build.status().map(|status| status.code()) {
            Ok(Some(0)) => Ok(()),
            // Findings: all that is usable was written, and whoever edits the story wants to see it.
            Ok(Some(1)) if source_page.exists() && !self.release => Ok(()),
            _ => Err(Failure::new("the stories could not be built").mend("mend what it says above")),
        }
    }
}

/// A wasm module and the script that starts it.
struct Module {
    script: Hashed,
    wasm: Hashed,
}

impl Module {
    fn json(&self) -> String {
        format!("{{\"script\":{},\"wasm\":{}}}", self.script.json(), self.wasm.json())
    }
}

/// A file whose name holds a hash of its content. SHA-256 is what integrity asks for at least, and the shell
/// carries five of them.
struct Hashed {
    name: String,
    integrity: String,
}

impl Hashed {
    fn of(name: &str, extension: &str, content: &[u8]) -> Self {
        let digest = Sha256::digest(content);
        let hash = digest.iter().take(8).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        Self {
            name: format!("{name}-{hash}.{extension}"),
            integrity: format!("sha256-{}", BASE64_STANDARD.encode(digest)),
        }
    }

    fn json(&self) -> String {
        format!("[\"{}\",\"{}\"]", self.name, self.integrity)
    }
}

/// The shell with the names and the integrity of the files it loads.
fn fill_in_files(
    shell: &str,
    widget: &Module,
    annotator: &Module,
    styles: &Hashed,
) -> Result<String, Failure> {
    if shell.matches(FILES_PLACEHOLDER).count() != 1 {
        return Err(Failure::new(format!("src/embed/element.js does not hold {FILES_PLACEHOLDER} once")));
    }
    let files = format!(
        "{{\"widget\":{},\"annotator\":{},\"styles\":{}}}",
        widget.json(),
        annotator.json(),
        styles.json()
    );
    Ok(shell.replace(FILES_PLACEHOLDER, &files))
}

/// The page without the elements that speak to Trunk, which leaves them there when it injects no
/// scripts.
fn without_trunk_links(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.trim_start().starts_with("<link data-trunk"));
    lines.fold(String::new(), |text, line| text + line + "\n")
}

fn unusable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| unusable(path, &error))
}

fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| unusable(path, &error))
}

fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    fs::write(path, content).map_err(|error| unusable(path, &error))
}

/// Reads a file that is not to stay.
fn take(path: &Path) -> Result<Vec<u8>, Failure> {
    let content = read(path)?;
    fs::remove_file(path).map_err(|error| unusable(path, &error))?;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::{Hashed, Module, fill_in_files, without_trunk_links};

    #[test]
    fn name_and_integrity_follow_the_content() {
        let empty = Hashed::of("article-explainer", "css", b"");
        assert_eq!(empty.name, "article-explainer-e3b0c44298fc1c14.css");
        assert_eq!(empty.integrity, "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_ne!(Hashed::of("article-explainer", "css", b"a").name, empty.name);
    }

    #[test]
    fn the_shell_learns_the_files_it_loads() {
        let file = |extension| Hashed::of("x", extension, b"content");
        let module = || Module { script: file("js"), wasm: file("wasm") };
        let shell =
            fill_in_files("const FILES = \"__FILES__\";", &module(), &module(), &file("css")).unwrap();
        let beginning = format!("const FILES = {{\"widget\":{{\"script\":[\"{}\",\"sha256-", file("js").name);
        assert!(shell.starts_with(&beginning), "{shell}");
        assert!(shell.contains(&format!("\"wasm\":[\"{}\"", file("wasm").name)), "{shell}");
        assert!(fill_in_files("const FILES = {};", &module(), &module(), &file("css")).is_err());
    }

    #[test]
    fn nothing_of_trunk_is_left_in_the_page() {
        let page = "<head>\n  <link data-trunk rel=\"rust\">\n  <link rel=\"icon\">\n</head>";
        assert_eq!(without_trunk_links(page), "<head>\n  <link rel=\"icon\">\n</head>\n");
    }
}
