//! The invariants of `src` that the compiler does not check: imports between modules, and the length of files.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may end here"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Longer files have to be split.
const LONGEST: usize = 450;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The source files below a folder, by their paths from `src`.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path.strip_prefix(root()).unwrap().to_owned());
        }
    }
}

fn all_sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    sources(&root(), &mut found);
    assert!(found.len() > 50, "{} files in src", found.len());
    found
}

/// The modules of the crate in the order of lib.rs.
fn order() -> Vec<String> {
    let lib = fs::read_to_string(root().join("lib.rs")).unwrap();
    let modules = lib.lines().filter_map(|line| {
        let declared = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod "))?;
        declared.strip_suffix(';').map(str::to_owned)
    });
    modules.collect()
}

/// The modules of the crate that a source names as `crate::…`, except in its comments and unit tests.
fn imports(source: &str) -> BTreeSet<String> {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let code = source.lines().map(|line| line.split("//").next().unwrap_or_default());
    let code: String = code.collect::<Vec<_>>().join("\n");
    code.split("crate::").skip(1).flat_map(first_names).collect()
}

/// The first name of a path, or those in its group: `{a, b::{c, d}}` has `a` and `b`.
fn first_names(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 0_usize;
    let mut at_start = true;
    let mut names = Vec::new();
    for (index, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            _ if depth == 0 && at_start && !letter.is_whitespace() => {
                names.push(name(&group[index..]));
                at_start = false;
            }
            _ => {}
        }
    }
    names
}

fn name(path: &str) -> String {
    path.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// The module of the crate that a file belongs to: its folder, or the file itself.
fn module_of(path: &Path) -> String {
    let first = path.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn a_module_imports_only_what_stands_before_it_in_lib_rs() {
    let order = order();
    let position = |module: &str| order.iter().position(|name| name == module);
    let mut upwards = BTreeSet::new();
    for path in all_sources() {
        let module = module_of(&path);
        let Some(own) = position(&module) else { continue };
        let source = fs::read_to_string(root().join(&path)).unwrap();
        // A name that is not a module is re-exported by lib.rs from below.
        for imported in imports(&source) {
            if position(&imported).is_some_and(|other| other > own) {
                upwards.insert(format!("{module} imports {imported}"));
            }
        }
    }
    assert_eq!(upwards, BTreeSet::new(), "lib.rs tells the modules in the order in which data flows");
}

#[test]
fn only_the_system_of_the_command_touches_files_and_streams() {
    let forbidden = [
        "fs::",
        "env::",
        "net::",
        "println!",
        "print!",
        "io::stdout",
        "io::stderr",
        ".is_dir()",
        ".is_file()",
        ".exists()",
        ".is_symlink()",
        ".metadata()",
    ];
    for path in all_sources().iter().filter(|path| !path.starts_with("cli/system")) {
        let source = fs::read_to_string(root().join(path)).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let found = forbidden.iter().find(|name| line.contains(**name));
            assert!(found.is_none(), "{}: {found:?}: ask src/cli/system", path.display());
        }
    }
}

#[test]
fn no_source_is_too_long() {
    let length = |path: &PathBuf| fs::read_to_string(root().join(path)).unwrap().lines().count();
    let mut long = all_sources();
    long.retain(|path| length(path) > LONGEST);
    assert!(long.is_empty(), "more than {LONGEST} lines: {long:?}");
}

#[test]
fn the_files_that_the_docs_name_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut named = 0;
    for page in ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/accessibility.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        let quoted = text.split('`').skip(1).step_by(2);
        let folders =
            ["src/", "tests/", "styles/", "stories/", "xtask/", "docs/", "examples/", "benches/", "fuzz/"];
        for path in quoted.filter(|path| folders.iter().any(|folder| path.starts_with(folder))) {
            named += 1;
            // Placeholders in recipes are in capitals.
            let is_made_up = path.contains("TAG") || path.contains("VERB");
            assert!(is_made_up || root.join(path).exists(), "{page} names {path}, which is not there");
        }
    }
    assert!(named > 30, "{named}");
}

#[test]
fn names_in_groups_are_found_and_those_in_comments_are_not() {
    let source = "use crate::story::{date, model::Term};\n//! See crate::cli.\nuse crate::{a::B, c::{d, e}, f};\n\
        #[cfg(test)]\nmod tests {\n    use crate::embed;\n}\n";
    assert_eq!(imports(source).into_iter().collect::<Vec<_>>(), ["a", "c", "f", "story"]);
}

/// The names of the test functions below a folder.
fn tests_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tests_in(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.extend(text.split("#[test]\nfn ").skip(1).map(name));
        }
    }
}

#[test]
fn each_criterion_of_accessibility_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = BTreeSet::new();
    tests_in(&root.join("tests/browser/tests"), &mut tests);
    let page = fs::read_to_string(root.join("docs/accessibility.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.contains("`"));
    let mut criteria = BTreeSet::new();
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        criteria.insert(cells[0].trim_start_matches("| ").split(' ').next().unwrap());
        let named: Vec<&str> = cells[2].split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "{row} names no test");
        for test in named {
            assert!(tests.contains(test), "docs/accessibility.md names the test {test}, which is not there");
        }
    }
    let asked = [
        "1.3.1", "1.4.4", "1.4.10", "1.4.12", "1.4.13", "2.1.1", "2.4.3", "2.4.7", "2.4.11", "2.5.1",
        "2.5.2", "2.5.8", "3.1.2", "4.1.2",
    ];
    for criterion in asked {
        assert!(criteria.contains(criterion), "docs/accessibility.md says nothing of {criterion}");
    }
}
