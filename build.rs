//! Gives the crate `EXPLAINER_BUILD`: a hash of the files that decide the markup.

#[path = "src/fingerprint/fnv.rs"]
mod fnv;

use std::path::{Path, PathBuf};
use std::{fs, io};

/// What only the command line or only the browser runs: it does not change what is drawn.
const WITHOUT_MARKUP: [&str; 7] = [
    "src/bin",
    "src/browser",
    "src/browser.rs",
    "src/cli",
    "src/embed",
    "src/prerender",
    "src/story/markdown",
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let mut files = vec![PathBuf::from("Cargo.lock")];
    collect(Path::new("src"), &mut files)?;
    files.sort();
    let mut hash = fnv::EMPTY;
    for file in files {
        hash = fnv::add(hash, file.to_string_lossy().replace('\\', "/").as_bytes());
        hash = fnv::add(hash, &fs::read(file)?);
    }
    println!("cargo::rustc-env=EXPLAINER_BUILD={}", fnv::hex(hash));
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if WITHOUT_MARKUP.iter().any(|left_out| path == Path::new(left_out)) {
        } else if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
