//! Creates the deployable folder from a release build, for a web server, a CDN or npm. Its content is described in
//! docs/embed.md, which becomes its README. `node` adds the author's command for Node.
//!
//! # Why a folder for each version, and an alias above it?
//! A page with an integrity hash must always find the same bytes: so a version's files are in a folder that is never
//! written again, with one caching rule, and are kept or deleted as a whole. A page that follows the releases must not
//! pay for a second request: so the alias is not a redirect but the same shell, with the version's folder in the names
//! of the files it loads.
//!
//! # Why is the guide the source of the types?
//! The element's interface is described for people in docs/embed.md and for tools in custom-elements.json and the
//! types. The latter two are generated from the tables of the former, and tests compare those tables with the sources
//! of the element.

mod contract;
mod headers;
mod manifest;
mod types;

use crate::files::{read, read_text, unusable};
use crate::process::{self, Failure, command};
use crate::{node, release, setup, size};
use base64::{Engine, prelude::BASE64_STANDARD};
use contract::Contract;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};
use std::fs;
use std::path::{Path, PathBuf};

/// The default folder.
pub(crate) const PACKAGE: &str = "target/package";
const SHELL: &str = "article-explainer.js";
/// Beside the shell, under names that prerendered pages refer to.
const STABLE: [&str; 9] = [
    "article-explainer.css",
    "article-explainer-messages.json",
    "icon.svg",
    "studio.html",
    "studio-preview.html",
    "studio.js",
    "studio-preview.js",
    "studio.css",
    "studio-demo.json",
];
/// Files copied from the repository: source and name.
const COPIES: [(&str, &str); 5] = [
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("docs/embed.md", "README.md"),
    ("examples/html/embed.html", "embed.html"),
    ("examples/story.json", "story.json"),
];
/// The extensions of files to be compressed.
const PACKED: [&str; 6] = ["js", "css", "html", "json", "svg", "wasm"];
const NPM: &str = include_str!("dist/package.template.json");

/// Sets up, builds for release and packs.
///
/// # Errors
/// If the set-up or the build fails, or as [`pack`].
pub(crate) fn run(folder: &str) -> Result<(), Failure> {
    setup::run(setup::Browsers::Skip)?;
    release::build()?;
    pack(folder)
}

/// Packs the build in `dist/`. Other versions in the folder are kept.
///
/// # Errors
/// If `dist/` is not a complete build, the guide lacks a table, or a file cannot be read or written.
pub(crate) fn pack(folder: &str) -> Result<(), Failure> {
    let root = process::root();
    let about = about()?;
    let package = Package { dist: root.join("dist"), folder: root.join(folder), version: about.version };
    let contract = Contract::read(&read_text(&root.join("docs/embed.md"))?)?;
    let schema = schema()?;

    package.version_folder()?;
    package.aliases()?;
    for (from, to) in COPIES {
        package.write(to, &read(&root.join(from))?)?;
    }
    let npm = NPM.replace("__VERSION__", &package.version).replace("__DESCRIPTION__", &about.description);
    package.write("package.json", npm.as_bytes())?;
    package.write("story.schema.json", format!("{schema:#}\n").as_bytes())?;
    package.write("custom-elements.json", format!("{:#}\n", manifest::of(&contract)).as_bytes())?;
    package.write("article-explainer.d.ts", types::of(&contract, &schema).as_bytes())?;
    node::add_to(&package.folder)?;
    let line = package.integrity()?;
    package.squeeze()?;
    // A little larger than the shell in dist/, because of its longer names.
    size::hold_shell("the alias", &read(&package.folder.join(format!("{SHELL}.br")))?)?;
    package.write("_headers", headers::of(&package.files()?).as_bytes())?;
    println!("package: {} holds version {}; pinned to it, a page has\n{line}", folder, package.version);
    Ok(())
}

struct Package {
    dist: PathBuf,
    folder: PathBuf,
    version: String,
}

impl Package {
    /// The files of this version: the shell as it was built, and the files it loads.
    fn version_folder(&self) -> Result<(), Failure> {
        let folder = self.folder.join(&self.version);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| unusable(&folder, &error))?;
        }
        let hashed = self.hashed()?;
        for name in [SHELL].into_iter().chain(STABLE).chain(hashed.iter().map(String::as_str)) {
            self.write(&format!("{}/{name}", self.version), &self.built(name)?)?;
        }
        Ok(())
    }

    /// The files for pages that follow the releases.
    fn aliases(&self) -> Result<(), Failure> {
        let shell = String::from_utf8_lossy(&self.built(SHELL)?).into_owned();
        self.write(SHELL, alias(&shell, &self.hashed()?, &self.version)?.as_bytes())?;
        STABLE.iter().try_for_each(|name| self.write(name, &self.built(name)?))
    }

    /// The names in the build with a hash.
    fn hashed(&self) -> Result<Vec<String>, Failure> {
        let mut names = files_in(&self.dist)?;
        names.retain(|name| is_hashed(name));
        Ok(names)
    }

    fn built(&self, name: &str) -> Result<Vec<u8>, Failure> {
        read(&self.dist.join(name)).map_err(|failure| failure.mend("cargo xtask build"))
    }

    /// Writes the hashes of the version's files, and returns the line for pages that pin the version.
    fn integrity(&self) -> Result<String, Failure> {
        let mut hashes = Map::new();
        for name in files_in(&self.folder.join(&self.version))? {
            let path = format!("{}/{name}", self.version);
            let digest = Sha384::digest(read(&self.folder.join(&path))?);
            hashes.insert(path, format!("sha384-{}", BASE64_STANDARD.encode(digest)).into());
        }
        let shell = format!("{}/{SHELL}", self.version);
        let hash = hashes.get(&shell).and_then(Value::as_str).unwrap_or_default();
        let line = format!(
            "<script type=\"module\" src=\"{shell}\" integrity=\"{hash}\" crossorigin=\"anonymous\"></script>"
        );
        let integrity = json!({ "version": self.version, "script": line, "files": hashes });
        self.write("integrity.json", format!("{integrity:#}\n").as_bytes())?;
        Ok(line)
    }

    /// Adds compressed copies of files that become smaller.
    fn squeeze(&self) -> Result<(), Failure> {
        let ending = |name: &&String| name.rsplit('.').next().is_some_and(|ending| PACKED.contains(&ending));
        for name in self.files()?.iter().filter(ending) {
            let content = read(&self.folder.join(name))?;
            let failed = |error: std::io::Error| Failure::new(format!("{name} cannot be packed: {error}"));
            self.write(&format!("{name}.br"), &size::brotli(&content).map_err(failed)?)?;
            self.write(&format!("{name}.gz"), &size::gzip(&content).map_err(failed)?)?;
        }
        Ok(())
    }

    /// The paths of the served files, including other versions, without compressed copies.
    fn files(&self) -> Result<Vec<String>, Failure> {
        let mut files = files_in(&self.folder)?;
        for version in folders_in(&self.folder)?.iter().filter(|name| is_version(name)) {
            let of_version = files_in(&self.folder.join(version))?;
            files.extend(of_version.into_iter().map(|name| format!("{version}/{name}")));
        }
        files.retain(|name| !(name.ends_with(".br") || name.ends_with(".gz") || name == "_headers"));
        Ok(files)
    }

    fn write(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
        let path = self.folder.join(name);
        let folder = path.parent().unwrap_or(&self.folder);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, content));
        written.map_err(|error| unusable(&path, &error))
    }
}

/// How many files the shell loads itself: script, wasm and styles. Others are referred to by that script.
const LOADED: usize = 3;

/// The shell for the folder above that of its version.
fn alias(shell: &str, hashed: &[String], version: &str) -> Result<String, Failure> {
    let loaded: Vec<_> = hashed.iter().filter(|name| shell.contains(*name)).collect();
    if loaded.len() != LOADED || loaded.iter().any(|name| shell.matches(*name).count() != 1) {
        let message =
            format!("the shell in dist/ names {loaded:?}, not {LOADED} files of the build once each");
        return Err(Failure::new(message).mend("cargo xtask build"));
    }
    let named = |shell: String, name: &&String| shell.replace(*name, &format!("{version}/{name}"));
    Ok(loaded.iter().fold(shell.to_owned(), named))
}

/// Whether a name contains a hash of the content: `article-explainer-0123456789abcdef.js`.
fn is_hashed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map(|(stem, _)| stem);
    let hash = stem.and_then(|stem| stem.rsplit_once('-')).map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a name is that of a version's folder: `1.2.3`, or `1.2.3-beta.1`.
fn is_version(name: &str) -> bool {
    let release = name.split('-').next().unwrap_or_default();
    let numbers: Vec<&str> = release.split('.').collect();
    numbers.len() == 3 && numbers.iter().all(|number| number.parse::<u32>().is_ok())
}

/// The metadata in Cargo.toml.
struct About {
    version: String,
    description: String,
}

fn about() -> Result<About, Failure> {
    let metadata =
        json_of(command("cargo").args(["metadata", "--no-deps", "--format-version=1", "--locked"]))?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let product = packages.into_iter().flatten().find(|package| package["name"] == "article-explainer");
    let field = |name: &str| product?.get(name)?.as_str().map(str::to_owned);
    match (field("version"), field("description")) {
        (Some(version), Some(description)) => Ok(About { version, description }),
        _ => Err(Failure::new("Cargo.toml names no version or no description")),
    }
}

fn schema() -> Result<Value, Failure> {
    json_of(command("cargo").args(["run", "--quiet", "--locked", "--bin", "explainer", "--", "schema"]))
}

fn json_of(command: &mut std::process::Command) -> Result<Value, Failure> {
    let line = process::spelled(command);
    let output = process::output(command).ok_or_else(|| Failure::new(format!("`{line}` failed")))?;
    serde_json::from_str(&output).map_err(|error| Failure::new(format!("`{line}` prints no JSON: {error}")))
}

/// The names of the files in a folder, sorted.
fn files_in(folder: &Path) -> Result<Vec<String>, Failure> {
    names_in(folder, |kind| kind.is_file())
}

fn folders_in(folder: &Path) -> Result<Vec<String>, Failure> {
    names_in(folder, |kind| kind.is_dir())
}

fn names_in(folder: &Path, wanted: fn(fs::FileType) -> bool) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| unusable(folder, &error))?;
    let entries = entries.iter().filter(|entry| entry.file_type().is_ok_and(wanted));
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::{alias, is_hashed, is_version};

    const GLUE: &str = "article-explainer-0123456789abcdef.js";

    #[test]
    fn the_alias_finds_its_files_in_the_folder_of_the_version() {
        let files = ["a.js", "a.wasm", "a.css", "engine.js"].map(str::to_owned);
        let shell = "const FILES=[\"a.js\",\"a.wasm\",\"a.css\"]";
        let expected = "const FILES=[\"1.2.3/a.js\",\"1.2.3/a.wasm\",\"1.2.3/a.css\"]";
        assert_eq!(alias(shell, &files, "1.2.3").unwrap(), expected);
        let failure = alias("", &files, "1.2.3").unwrap_err().to_string();
        assert!(failure.contains("names []"), "{failure}");
    }

    #[test]
    fn a_hash_in_a_name_is_known() {
        for (name, hashed) in [
            (GLUE, true),
            ("engine-ffffffffffffffff.wasm", true),
            ("article-explainer.js", false),
            ("article-explainer-0123456789abcde.js", false),
            ("article-explainer-0123456789abcdeg.js", false),
            ("0123456789abcdef", false),
        ] {
            assert_eq!(is_hashed(name), hashed, "{name}");
        }
    }

    #[test]
    fn only_the_folder_of_a_version_is_one() {
        for (name, version) in
            [("1.2.3", true), ("0.10.0-beta.1", true), ("1.2", false), ("assets", false), ("v1.2.3", false)]
        {
            assert_eq!(is_version(name), version, "{name}");
        }
    }
}
