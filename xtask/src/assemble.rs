//! Assembles the site from the output of Trunk, which calls this after each build (Trunk.toml).
//!
//! Trunk's staging folder contains the glue, the wasm and the source page; this adds
//!
//! - glue and wasm of the widget and of the engine, and the styles, under names with a hash of their final
//!   content, so that they may be cached for ever,
//! - `article-explainer.js`, the shell, which knows those names and their integrity,
//! - `article-explainer.css`, the same styles under a name that prerendered pages can keep,
//! - `article-explainer-messages.json`, the error messages of the shell,
//! - the studio, which readers do not load,
//! - the example of a host page, and the stories compiled and prerendered into the source page.
//!
//! A release build is also optimised for size: wasm-opt, and esbuild for scripts and styles.

use crate::files::{read, read_text, unusable, write};
use crate::process::{self, Failure, command};
use crate::{messages, names, order, places, size};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// In cascade order: tokens first, print last.
const STYLES: [&str; 9] =
    ["tokens", "base", "article", "card", "timeline", "line", "index", "controls", "print"];
/// The options with the smallest module after brotli, by measurement: restructured control flow first (−0.9 %), no
/// inlining of functions with one caller (−0.3 %), dead values removed (−0.4 %), no alignment hints, which the engines
/// ignore (−1.3 %). The memory of a Rust module is zero-initialised, and nothing is stored at its lowest addresses.
const OPTIMIZATIONS: [&str; 11] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "--gufa",
    "-Oz",
    "-Oz",
    "--dealign",
    "--zero-filled-memory",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=0",
    "--strip-producers",
];
/// Where the glue gets the exports of its module; replaced to guard them (src/embed/guard.js).
const EXPORTS: &str = "wasm = instance.exports;";
const GUARDED_EXPORTS: &str = "wasm = guarded(instance.exports);";
/// Copied unchanged.
const PAGES: [&str; 5] = ["embed.html", "embed.css", "icon.svg", "studio.html", "studio-preview.html"];

/// Assembles the site in the folder `TRUNK_STAGING_DIR`, for the profile `TRUNK_PROFILE`.
///
/// # Errors
/// If it is not called by Trunk, a file is missing, a tool fails, or (in a release build) the demo story has findings.
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
        let explain = read_text(&self.root.join("src/embed/explain.js"))?;
        let engine = self.module("engine", "explainer-engine", &explain)?;
        let session = read_text(&self.root.join("src/embed/session.js"))?;
        let waiting = read_text(&self.root.join("src/embed/waiting.js"))?;
        let session = filled_in(&session, "\"__ENGINE__\"", &engine.json())? + &waiting;
        let widget = self.module("widget", "article-explainer", &session)?;
        let styles = self.styles()?;
        write(&self.staging.join("article-explainer.css"), &styles)?;
        let styles = self.write_hashed("article-explainer", "css", &styles)?;

        let shell = read_text(&self.root.join("src/embed/element.js"))?;
        let files = files_json(&widget, &styles);
        let shell = filled_in(&shell, "\"__FILES__\"", &files)?;
        write(&self.staging.join("article-explainer-messages.json"), &messages::json(&self.root)?)?;
        write(&self.staging.join("article-explainer.js"), &self.bundled(&shell)?)?;

        self.studio(&widget, &styles)?;
        for page in PAGES {
            write(&self.staging.join(page), &read(&self.root.join(page))?)?;
        }
        self.stories()
    }

    /// A module compiled by Trunk from a binary: its wasm, and its glue, bundled with the script that imports it.
    fn module(&self, binary: &str, name: &str, script: &str) -> Result<Module, Failure> {
        let compiled = format!("{binary}_bg.wasm");
        let path = self.staging.join(format!("{binary}.js"));
        let (wasm, glue) = names::shortened(&take(&self.staging.join(&compiled))?, &read_text(&path)?)?;
        let guard = read_text(&self.root.join("src/embed/guard.js"))?;
        let glue = filled_in(&glue, EXPORTS, GUARDED_EXPORTS)? + &guard;
        let wasm = self.write_hashed(name, "wasm", &self.optimized(&compiled, wasm)?)?;
        // By default the glue loads the wasm by the name that Trunk gave it.
        write(&path, glue.replace(&compiled, &wasm.name).as_bytes())?;
        let joined = self.bundled(script)?;
        take(&path)?;
        Ok(Module { script: self.write_hashed(name, "js", &joined)?, wasm })
    }

    /// The module optimised for size, in a release build.
    fn optimized(&self, name: &str, wasm: Vec<u8>) -> Result<Vec<u8>, Failure> {
        if !self.release {
            return Ok(wasm);
        }
        let small = self.wasm_opt(name, &places::without_places(wasm)?, &OPTIMIZATIONS)?;
        let mut ordered = Vec::new();
        for likeness in order::LIKENESSES {
            let named = order::named_by_likeness(&small, likeness)?;
            let options = ["--reorder-functions-by-name", "--strip-debug", "--strip-target-features"];
            let module = self.wasm_opt(name, &named, &options)?;
            let packed = size::brotli(&module).map_err(|error| Failure::new(error.to_string()))?;
            ordered.push((packed.len(), module));
        }
        let smallest = ordered.into_iter().min_by_key(|(packed, _)| *packed);
        Ok(smallest.map(|(_, module)| module).unwrap_or(small))
    }

    /// The studio: its page's script and module, those of its worker, and its styles. Readers do not load them, so the
    /// slower optimisations are skipped.
    fn studio(&self, widget: &Module, widget_styles: &Hashed) -> Result<(), Failure> {
        let core = self.light_module("studio-core", "explainer-studio-core")?;
        let page = self.light_module("studio", "explainer-studio")?;
        let scripts = self.root.join("src/studio/scripts");
        // The glue of both modules and their scripts have to be in one folder for bundling.
        for name in ["store.js", "frame.js"] {
            write(&self.staging.join(name), &read(&scripts.join(name))?)?;
        }
        let worker = self.bundled(&read_text(&scripts.join("worker.js"))?)?;
        let worker = self.write_hashed("explainer-studio-worker", "js", &worker)?;
        let names: Vec<_> =
            [&widget.script, &widget.wasm, widget_styles].map(|file| format!("\"{}\"", file.name)).to_vec();
        let files = format!(
            "{{wasm:\"{}\",worker:\"{}\",core:\"{}\",widget:[{}]}}",
            page.name,
            worker.name,
            core.name,
            names.join(",")
        );
        let script = filled_in(&read_text(&scripts.join("studio.js"))?, "\"__STUDIO__\"", &files)?;
        let script = self.bundled(&script)?;
        for name in ["store.js", "frame.js", "studio-core.js", "studio.js"] {
            take(&self.staging.join(name))?;
        }
        write(&self.staging.join("studio.js"), &script)?;
        let preview = read_text(&scripts.join("preview.js"))?;
        let preview = filled_in(&preview, "__WIDGET__", &["./", &widget.script.name].concat())?;
        let preview = self.esbuild(preview.as_bytes(), &["--format=esm", "--loader=js"])?;
        write(&self.staging.join("studio-preview.js"), &preview)?;
        let tokens = read_text(&self.root.join("styles/tokens.css"))?.replace(":host,", ":root,");
        let styles = [tokens, read_text(&self.root.join("styles/studio/studio.css"))?].concat();
        let styles = if self.release {
            self.esbuild(styles.as_bytes(), &["--loader=css"])?
        } else {
            styles.into_bytes()
        };
        write(&self.staging.join("studio.css"), &styles)
    }

    /// A module with separate glue, for the scripts of the studio.
    fn light_module(&self, binary: &str, name: &str) -> Result<Hashed, Failure> {
        let compiled = format!("{binary}_bg.wasm");
        let mut wasm = take(&self.staging.join(&compiled))?;
        if self.release {
            wasm = self.wasm_opt(&compiled, &wasm, &["-Os", "--strip-debug", "--strip-producers"])?;
        }
        self.write_hashed(name, "wasm", &wasm)
    }

    /// The output of wasm-opt for a module. It takes a minute, so results are cached.
    fn wasm_opt(&self, name: &str, wasm: &[u8], options: &[&str]) -> Result<Vec<u8>, Failure> {
        let lock = read(&self.root.join("package-lock.json"))?; // the version of wasm-opt
        let key = [wasm, options.join(" ").as_bytes(), &lock].concat();
        let folder = self.root.join("target/wasm-opt");
        let kept = folder.join(Hashed::of(name, "wasm", &key).name);
        if kept.exists() {
            return read(&kept);
        }
        println!("assemble: wasm-opt {name} (about a minute)");
        let path = self.staging.join(name);
        write(&path, wasm)?;
        let mut optimize = command("node_modules/.bin/wasm-opt");
        optimize.args(options).arg(&path).arg("-o").arg(&path);
        process::run(&mut optimize, "cargo xtask setup")?;
        let small = take(&path)?;
        // Written atomically, in case of interruption.
        let part = kept.with_extension("part");
        fs::create_dir_all(&folder).map_err(|error| unusable(&folder, &error))?;
        write(&part, &small)?;
        fs::rename(&part, &kept).map_err(|error| unusable(&kept, &error))?;
        Ok(small)
    }

    fn styles(&self) -> Result<Vec<u8>, Failure> {
        let folder = self.root.join("styles");
        for entry in fs::read_dir(&folder).map_err(|error| unusable(&folder, &error))? {
            let path = entry.map_err(|error| unusable(&folder, &error))?.path();
            // A file of the studio, which readers do not load.
            if path.is_dir() {
                continue;
            }
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
        if self.release { self.esbuild(&bundle, &["--loader=css"]) } else { Ok(bundle) }
    }

    /// A script bundled with its imports.
    fn bundled(&self, script: &str) -> Result<Vec<u8>, Failure> {
        self.esbuild(script.as_bytes(), &["--bundle", "--format=esm", "--loader=js"])
    }

    /// The output of esbuild for a source in the staging folder; minified in a release build. The target is "esnext",
    /// so that nothing is rewritten for old browsers, and new CSS is kept.
    fn esbuild(&self, source: &[u8], options: &[&str]) -> Result<Vec<u8>, Failure> {
        let failed = |what: String| Failure::new(format!("esbuild {what}")).mend("cargo xtask setup");
        let mut esbuild = command(&self.root.join("node_modules/.bin/esbuild").to_string_lossy());
        esbuild.current_dir(&self.staging).args(options);
        esbuild.args(["--target=esnext", "--charset=utf8", "--legal-comments=none", "--log-level=warning"]);
        if self.release {
            esbuild.arg("--minify");
        }
        esbuild.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = esbuild.spawn().map_err(|error| failed(format!("cannot be started: {error}")))?;
        // esbuild reads all input before it writes, so this cannot deadlock.
        if let Some(mut input) = child.stdin.take() {
            input.write_all(source).map_err(|error| failed(format!("does not read: {error}")))?;
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
        let built = build.status().map(|status| status.code());
        // The demo of the studio; the site's own story may be another one.
        if let Ok(story) = read(&self.staging.join("story.json")) {
            write(&self.staging.join("studio-demo.json"), &story)?;
        }
        match built {
            Ok(Some(0)) => Ok(()),
            // Findings: everything usable was written, and should be visible while the story is edited.
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

/// A file with a hash of its content in its name. SHA-256 is the shortest hash for integrity, and the shell contains
/// three of them.
struct Hashed {
    name: String,
    integrity: String,
    /// In bytes.
    size: usize,
}

impl Hashed {
    fn of(name: &str, extension: &str, content: &[u8]) -> Self {
        let digest = Sha256::digest(content);
        let hash = digest.iter().take(8).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        Self {
            name: format!("{name}-{hash}.{extension}"),
            integrity: format!("sha256-{}", BASE64_STANDARD.encode(digest)),
            size: content.len(),
        }
    }

    fn json(&self) -> String {
        format!("[\"{}\",\"{}\",{}]", self.name, self.integrity, self.size)
    }
}

/// The files that the shell loads.
fn files_json(widget: &Module, styles: &Hashed) -> String {
    format!(
        "{{\"script\":{},\"wasm\":{},\"styles\":{}}}",
        widget.script.json(),
        widget.wasm.json(),
        styles.json()
    )
}

/// A script with a value in place of its only placeholder.
fn filled_in(script: &str, placeholder: &str, value: &str) -> Result<String, Failure> {
    match script.matches(placeholder).count() {
        1 => Ok(script.replace(placeholder, value)),
        count => {
            Err(Failure::new(format!("a script in src/embed holds {placeholder} {count} times, not once")))
        }
    }
}

/// The page without Trunk's link elements, which remain if it injects no scripts.
fn without_trunk_links(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.trim_start().starts_with("<link data-trunk"));
    lines.fold(String::new(), |text, line| text + line + "\n")
}

/// Reads a file and removes it.
fn take(path: &Path) -> Result<Vec<u8>, Failure> {
    let content = read(path)?;
    fs::remove_file(path).map_err(|error| unusable(path, &error))?;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::{Hashed, Module, files_json, filled_in, without_trunk_links};

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
        let module = Module { script: file("js"), wasm: file("wasm") };
        let files = files_json(&module, &file("css"));
        let shell = filled_in("const FILES = \"__FILES__\";", "\"__FILES__\"", &files).unwrap();
        let beginning = format!("const FILES = {{\"script\":[\"{}\",\"sha256-", file("js").name);
        assert!(shell.starts_with(&beginning), "{shell}");
        assert!(shell.contains(&format!("\"wasm\":[\"{}\"", file("wasm").name)), "{shell}");
        assert!(filled_in("const FILES = {};", "\"__FILES__\"", &files).is_err());
    }

    #[test]
    fn nothing_of_trunk_is_left_in_the_page() {
        let page = "<head>\n  <link data-trunk rel=\"rust\">\n  <link rel=\"icon\">\n</head>";
        assert_eq!(without_trunk_links(page), "<head>\n  <link rel=\"icon\">\n</head>\n");
    }
}
