//! Checks glossary and timeline files without a story.

use super::{Report, check};
use crate::files::{Files, Unreadable, folder, read_text};

/// A map of files with one file added.
struct With<'a> {
    files: &'a dyn Files,
    path: &'a str,
    text: &'a str,
}

impl Files for With<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        if path == self.path { Ok(self.text.as_bytes().to_vec()) } else { self.files.read(path) }
    }
}

/// Checks a glossary (a list) or a timeline (a mapping) in YAML, like a story that names it. References to parts
/// outside the file are not reported.
///
/// # Errors
/// If the file cannot be read.
pub fn check_shared(files: &dyn Files, path: &str) -> Result<Report, Unreadable> {
    let text = read_text(files, path)?;
    let begins_list = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with(['#', '%']) && *line != "---");
    let part =
        if begins_list.is_some_and(|line| line.starts_with(['-', '['])) { "glossary" } else { "timeline" };
    let name = path.strip_prefix(folder(path)).unwrap_or(path);
    let story = format!("---\ntitle: x\n{part}: '{}'\n---\nx\n", name.replace('\'', "''"));
    let home = [folder(path), "\u{1}story.md"].concat();
    let mut report = check(&With { files, path: &home, text: &story }, &home)?;
    let is_own = |file: usize| report.map.files().get(file).is_some_and(|file| file.path == path);
    let elsewhere = if part == "glossary" { "unknown-event" } else { "unknown-term" };
    report.findings.retain(|finding| is_own(finding.spot.file) && finding.diagnostic.code != elsewhere);
    report.path = path.to_owned();
    Ok(report)
}
