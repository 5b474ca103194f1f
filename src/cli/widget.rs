//! The widget's files: those that were compiled into the command, or those in a folder.
//!
//! A release of the command is compiled with `EXPLAINER_WIDGET=<folder>` (build/main.rs) and holds them. Else they are taken
//! from the folder that `EXPLAINER_WIDGET` names when the command runs, or from `dist/` beside the `target/` in which the
//! command lies, as Trunk leaves it.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::Failure;

include!(concat!(env!("OUT_DIR"), "/widget.rs"));

/// The script that pages name.
pub(super) const SHELL: &str = "article-explainer.js";

/// The files by their names: none where there are none.
pub(super) fn files(folder: Option<&Path>) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    if let Some(folder) = folder {
        let files = files_in(folder);
        return if files.iter().any(|(name, _)| name == SHELL) {
            Ok(files)
        } else {
            Err(Failure(format!("{} holds no {SHELL}", folder.display())))
        };
    }
    if let Some(folder) = env::var_os("EXPLAINER_WIDGET") {
        return Ok(files_in(Path::new(&folder)));
    }
    if !COMPILED_IN.is_empty() {
        return Ok(COMPILED_IN.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect());
    }
    Ok(beside().map(|folder| files_in(&folder)).unwrap_or_default())
}

/// The `dist/` of the project in whose `target/` the command lies.
fn beside() -> Option<PathBuf> {
    let command = env::current_exe().ok()?;
    let target =
        command.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == "target"))?;
    Some(target.parent()?.join("dist")).filter(|folder| folder.join(SHELL).is_file())
}

/// Those files of a folder that belong to the widget.
fn files_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            if is_stable(&name) || is_hashed(&name) {
                Some((name, fs::read(entry.path()).ok()?))
            } else {
                None
            }
        })
        .collect();
    files.sort();
    files
}

/// Whether a file is one that pages name.
fn is_stable(name: &str) -> bool {
    [SHELL, "article-explainer.css", "icon.svg"].contains(&name)
}

/// Whether a file is one that the shell loads, whose name holds a hash.
pub(super) fn is_hashed(name: &str) -> bool {
    ["article-explainer-", "explainer-engine-"].iter().any(|begin| name.starts_with(begin))
}
