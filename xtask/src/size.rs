//! The size of a reader's download: shell, glue, wasm and styles.

use crate::process::{self, Failure};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The maximum size of the shell, in bytes after brotli: every page loads it.
const SHELL_BUDGET: usize = 2_000;
/// The maximum total size, in bytes after brotli. The goal is under 100,000.
const TOTAL_BUDGET: usize = 120_000;

/// The size of one file or of all together, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table of sizes of `dist/` and checks the budgets.
///
/// # Errors
/// If a budget is exceeded or `dist/` is not a complete build.
pub(crate) fn run() -> Result<(), Failure> {
    let dist = process::root().join("dist");
    println!("{:10}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip -9", "brotli -11");
    let mut total = Weight::default();
    let mut shell = Weight::default();
    for (part, prefix, suffix) in [
        ("shell", "article-explainer.", "js"),
        ("glue", "article-explainer-", ".js"),
        ("wasm", "article-explainer-", ".wasm"),
        ("styles", "article-explainer-", ".css"),
    ] {
        let weight =
            weigh(&the_one_file(&dist, prefix, suffix)?).map_err(|error| Failure::new(error.to_string()))?;
        print_row(part, weight);
        total.raw += weight.raw;
        total.gzip += weight.gzip;
        total.brotli += weight.brotli;
        if part == "shell" {
            shell = weight;
        }
    }
    print_row("together", total);
    println!("and, only where a story was not built by `explainer build`:");
    for (part, suffix) in [("glue", ".js"), ("wasm", ".wasm")] {
        let weight = weigh(&the_one_file(&dist, "explainer-engine-", suffix)?)
            .map_err(|error| Failure::new(error.to_string()))?;
        print_row(part, weight);
    }
    hold("the shell", shell.brotli, SHELL_BUDGET)?;
    hold("everything together", total.brotli, TOTAL_BUDGET)
}

/// Checks the size of a shell, compressed by [`brotli`], against its budget.
///
/// # Errors
/// If the budget is exceeded.
pub(crate) fn hold_shell(what: &str, packed: &[u8]) -> Result<(), Failure> {
    hold(what, packed.len(), SHELL_BUDGET)
}

fn print_row(part: &str, weight: Weight) {
    println!("{part:10}{:>12}{:>12}{:>12}", weight.raw, weight.gzip, weight.brotli);
}

fn hold(what: &str, weight: usize, budget: usize) -> Result<(), Failure> {
    if weight <= budget {
        println!("{what}: {weight} of {budget} bytes");
        return Ok(());
    }
    Err(Failure::new(format!(
        "{what} weighs {weight} bytes after brotli, {} over the budget of {budget}",
        weight - budget
    ))
    .mend("make it lighter (a debug build is always too heavy, and trunk build --release heavier than cargo xtask build)"))
}

/// The content of the only file in `dist` with this prefix and suffix.
fn the_one_file(dist: &Path, prefix: &str, suffix: &str) -> Result<Vec<u8>, Failure> {
    let mend = "cargo xtask build";
    let unread = |error: io::Error| Failure::new(format!("{}: {error}", dist.display())).mend(mend);
    let mut found = Vec::new();
    for entry in fs::read_dir(dist).map_err(unread)? {
        let entry = entry.map_err(unread)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.strip_prefix(prefix).is_some_and(|rest| rest.ends_with(suffix)) {
            found.push(entry.path());
        }
    }
    match found.as_slice() {
        [path] => fs::read(path).map_err(unread),
        _ => {
            Err(Failure::new(format!("dist/ holds {} files {prefix}*{suffix}, not one", found.len()))
                .mend(mend))
        }
    }
}

fn weigh(content: &[u8]) -> io::Result<Weight> {
    Ok(Weight { raw: content.len(), gzip: gzip(content)?.len(), brotli: brotli(content)?.len() })
}

/// Compresses like `gzip -9`.
///
/// # Errors
/// Never in practice: it writes to memory.
pub(crate) fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(content)?;
    gzip.finish()
}

/// Compresses like `brotli -q 11`.
///
/// # Errors
/// Never in practice: it writes to memory.
pub(crate) fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut brotli = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    brotli.write_all(content)?;
    // The end is written on drop; `flush` alone leaves the stream open.
    drop(brotli);
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::{hold, weigh};

    #[test]
    fn repetition_weighs_little_once_packed() {
        let weight = weigh("article ".repeat(1000).as_bytes()).unwrap();
        assert_eq!(weight.raw, 8000);
        assert!((20..100).contains(&weight.gzip), "{weight:?}");
        assert!((8..40).contains(&weight.brotli), "{weight:?}");
    }

    #[test]
    fn the_budget_is_the_last_weight_that_passes() {
        assert!(hold("it", 2_000, 2_000).is_ok());
        let failure = hold("it", 2_001, 2_000).unwrap_err().to_string();
        assert!(failure.contains("1 over the budget of 2000"), "{failure}");
    }
}
