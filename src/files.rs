//! The author's files, wherever they are: bytes by path.
//!
//! Paths use `/` on every system. They are relative to where the author's own paths begin, and contain `.` or `..` only
//! at the front: [`join`] resolves the others without following links.

use std::collections::BTreeMap;
use std::fmt;

/// Bytes by path. The command line reads from disk, others from a map.
pub trait Files: Sync {
    /// The content of a file.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable>;
}

impl Files for BTreeMap<String, Vec<u8>> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        self.get(path).cloned().ok_or(Unreadable::Missing)
    }
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The file does not exist.
    Missing,
    /// The error of the system, or the fault in the file's bytes.
    Because(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no such file"),
            Self::Because(reason) => f.write_str(reason),
        }
    }
}

/// The text of a file without its byte-order mark: UTF-8, or UTF-16 if such a mark says so.
///
/// # Errors
/// Why it cannot be read.
pub fn read_text(files: &dyn Files, path: &str) -> Result<String, Unreadable> {
    let bytes = files.read(path)?;
    let units =
        |of: fn([u8; 2]) -> u16| bytes.chunks_exact(2).skip(1).map(move |pair| pair.try_into().map_or(0, of));
    let text = match bytes.as_slice() {
        [0xff, 0xfe, ..] => char::decode_utf16(units(u16::from_le_bytes)).collect::<Result<String, _>>().ok(),
        [0xfe, 0xff, ..] => char::decode_utf16(units(u16::from_be_bytes)).collect::<Result<String, _>>().ok(),
        bytes => std::str::from_utf8(bytes).ok().map(str::to_owned),
    };
    let because = |reason: &str| Unreadable::Because(reason.to_owned());
    let text = text.ok_or_else(|| because("it is not UTF-8: save it as UTF-8"))?;
    if text.contains('\0') {
        return Err(because("it holds a NUL character: save it as plain text in UTF-8"));
    }
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The folder of a file, with a trailing slash; empty if the path has none.
#[must_use]
pub fn folder(path: &str) -> &str {
    path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or_default()
}

/// Resolves a path in a file against that file's folder.
#[must_use]
pub fn join(file: &str, path: &str) -> String {
    normal(&if path.starts_with('/') { path.to_owned() } else { [folder(file), path].concat() })
}

/// A normalized path: without `.` and empty segments, and with `..` only at the front.
#[must_use]
pub fn normal(path: &str) -> String {
    let root = if path.starts_with('/') { "/" } else { "" };
    let mut names: Vec<&str> = Vec::new();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." if names.last().is_some_and(|last| *last != "..") => drop(names.pop()),
            ".." if !root.is_empty() => {}
            name => names.push(name),
        }
    }
    [root, &names.join("/")].concat()
}

/// The relative URL from a folder (ends in a slash, or is empty) to a path.
#[must_use]
pub fn way(folder: &str, path: &str) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (folder.split_terminator('/').collect(), path.split('/').collect());
    let names = to.len().saturating_sub(1);
    let shared = from.iter().zip(to.iter().take(names)).take_while(|(from, to)| from == to).count();
    let up = from.len() - shared;
    ["../".repeat(up), to.get(shared..).unwrap_or_default().join("/")].concat()
}

/// Percent-encodes a path for an address.
pub(crate) fn percent_encoded(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '%' | '?' | '#' | '"' | '<' | '>' | '\\' => {
                address.push_str(&format!("%{:02X}", u32::from(c)))
            }
            c => address.push(c),
        }
    }
    address
}

/// Percent-decodes an address.
pub(crate) fn percent_decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes().iter();
    while let Some(&byte) = rest.next() {
        let digits = rest.as_slice().get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| byte == b'%') {
            Some(escaped) => {
                bytes.push(escaped);
                rest.nth(1);
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{join, way};

    #[test]
    fn a_path_starts_at_the_file_that_names_it() {
        for (file, path, joined) in [
            ("story.md", "a.svg", "a.svg"),
            ("in/story.md", "./a.svg", "in/a.svg"),
            ("in/story.md", "../a.svg", "a.svg"),
            ("in/story.md", "../../b/../a.svg", "../a.svg"),
            ("/in/story.md", "../../a.svg", "/a.svg"),
            ("in/story.md", "/a.svg", "/a.svg"),
            ("../story.md", "a.svg", "../a.svg"),
        ] {
            assert_eq!(join(file, path), joined, "{file} {path}");
        }
    }

    #[test]
    fn the_way_to_a_path_goes_up_only_as_far_as_it_must() {
        for (folder, path, expected) in [
            ("", "a.svg", "a.svg"),
            ("in/", "in/a.svg", "a.svg"),
            ("in/", "in/deep/a.svg", "deep/a.svg"),
            ("in/one/", "in/two/a.svg", "../two/a.svg"),
            ("in/", "a.svg", "../a.svg"),
            ("in/", "in", "../in"),
        ] {
            assert_eq!(way(folder, path), expected, "{folder} {path}");
        }
    }
}
