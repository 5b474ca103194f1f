//! Sets `EXPLAINER_MARKUP` and `EXPLAINER_FORM`: hashes of the files that determine the markup, and of those that
//! determine the format of a view model; and, for the command, `EXPLAINER_SOURCES`: a hash of all sources. Converts the
//! data files of languages to Rust.

#[path = "../src/fingerprint/fnv.rs"]
mod fnv;
mod languages;
mod studio;
mod translations;
mod vocabulary;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The files that determine the format of a view model.
const FORM: [&str; 2] = ["src/view_model", "src/language/messages.rs"];
/// The files that determine the markup.
const MARKUP: [&str; 3] = ["Cargo.lock", "src/components", "src/interaction"];
/// The files that are compiled.
const SOURCES: [&str; 3] = ["Cargo.lock", "build", "src"];
/// Language data, one file per language.
const LANGUAGES: &str = "src/language/data";
/// The word lists for drafts, one file per language.
const VOCABULARIES: &str = "src/language/data/draft";
/// The messages of the studio, one file per language.
const STUDIO: &str = "src/studio/words/data";
/// Its translations of the core's English messages.
const TRANSLATIONS: &str = "src/studio/words/data/translations";

fn main() -> io::Result<()> {
    let form = hash(&FORM)?;
    let markup = fnv::add(hash(&MARKUP)?, fnv::hex(form).as_bytes());
    println!("cargo::rustc-env=EXPLAINER_FORM={}", fnv::hex(form));
    println!("cargo::rustc-env=EXPLAINER_MARKUP={}", fnv::hex(markup));
    // Only the command needs it; other builds need not be repeated after each change.
    if env::var_os("CARGO_FEATURE_CLI").is_some() {
        println!("cargo::rustc-env=EXPLAINER_SOURCES={}", fnv::hex(hash(&SOURCES)?));
    }
    widget()?;
    generated(LANGUAGES, "toml", "languages.rs", languages::generate)?;
    generated(VOCABULARIES, "txt", "vocabularies.rs", vocabulary::generate)?;
    generated(STUDIO, "toml", "studio_words.rs", studio::generate)?;
    generated(TRANSLATIONS, "toml", "studio_translations.rs", translations::generate)
}

/// Writes `widget.rs`: embeds the widget's files from the folder in `EXPLAINER_WIDGET`.
fn widget() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=EXPLAINER_WIDGET");
    let mut source = "const COMPILED_IN: &[(&str, &[u8])] = &[".to_owned();
    if let Some(folder) = env::var_os("EXPLAINER_WIDGET").filter(|folder| !folder.is_empty()) {
        let folder = fs::canonicalize(folder)?;
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut paths: Vec<_> =
            fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if ["article-explainer", "explainer-engine-", "icon.svg"]
                .iter()
                .any(|begin| name.starts_with(begin))
            {
                source.push_str(&format!("({name:?}, include_bytes!({path:?})),"));
            }
        }
    }
    source.push_str("];");
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("widget.rs"), source)
}

/// Rust source, or the faults in the data.
type Generated = Result<String, Vec<String>>;

/// Writes the source generated from the data files in a folder; a fault in one of them fails the build.
fn generated(
    folder: &str,
    ending: &str,
    name: &str,
    generate: fn(&BTreeMap<String, String>) -> Generated,
) -> io::Result<()> {
    println!("cargo::rerun-if-changed={folder}");
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if let Some(tag) = path.file_stem().filter(|_| path.extension().is_some_and(|found| found == ending))
        {
            files.insert(tag.to_string_lossy().into_owned(), fs::read_to_string(&path)?);
        }
    }
    match generate(&files) {
        Ok(source) => {
            let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
            fs::write(Path::new(&out).join(name), source)
        }
        Err(errors) => {
            errors.iter().for_each(|error| println!("cargo::error={folder}/{}", error.replace('\n', " ")));
            Ok(())
        }
    }
}

/// The hash of these files and of all files in these folders.
fn hash(places: &[&str]) -> io::Result<u64> {
    let mut files = Vec::new();
    for place in places {
        println!("cargo::rerun-if-changed={place}");
        collect(Path::new(place), &mut files)?;
    }
    files.sort();
    let mut hash = fnv::EMPTY;
    for file in files {
        hash = fnv::add(hash, file.to_string_lossy().replace('\\', "/").as_bytes());
        hash = fnv::add(hash, &fs::read(file)?);
    }
    Ok(hash)
}

fn collect(place: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !place.is_dir() {
        files.push(place.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(place)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}
