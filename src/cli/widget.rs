//! The widget's files: embedded in the command, or from a folder.
//!
//! A release of the command is compiled with `EXPLAINER_WIDGET=<folder>` (build/main.rs) and contains them. Otherwise
//! they are taken from the folder in `EXPLAINER_WIDGET` at run time, or from a default: `dist/` beside the `target/` of
//! a checkout, as built by Trunk, or the folder in the package for Node.

use std::path::Path;

use super::{Failure, system};

include!(concat!(env!("OUT_DIR"), "/widget.rs"));

/// The script that pages load.
pub(super) const SHELL: &str = "article-explainer.js";

/// The files by name; empty if there are none.
pub(super) fn files(folder: Option<&Path>) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    if let Some(folder) = folder {
        let files = files_in(folder);
        return if files.is_empty() {
            Err(Failure(format!("{} holds no {SHELL}", folder.display())))
        } else {
            Ok(files)
        };
    }
    if let Some(folder) = system::variable("EXPLAINER_WIDGET") {
        return Ok(files_in(Path::new(&folder)));
    }
    if !COMPILED_IN.is_empty() {
        return Ok(COMPILED_IN.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect());
    }
    Ok(system::widget().map(|folder| files_in(&folder)).unwrap_or_default())
}

/// The files of the widget in a folder; empty if the shell is missing.
fn files_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    if !system::exists(&folder.join(SHELL)) {
        return Vec::new();
    }
    let paths = system::read_dir(folder).unwrap_or_default().into_iter();
    let files = paths.filter_map(|path| {
        let name = path.file_name()?.to_str()?.to_owned();
        if is_stable(&name) || is_hashed(&name) { Some((name, system::read(&path).ok()?)) } else { None }
    });
    files.collect()
}

/// Whether a file is one that pages refer to.
fn is_stable(name: &str) -> bool {
    [SHELL, "article-explainer.css", "article-explainer-messages.json", "icon.svg"].contains(&name)
}

/// Whether a file is loaded by the shell and has a hash in its name.
pub(super) fn is_hashed(name: &str) -> bool {
    ["article-explainer-", "explainer-engine-"].iter().any(|begin| name.starts_with(begin))
}
