//! Builds sites of many stories with a shared glossary: compared with mdBook and Hugo, which make plain pages of the
//! same texts; in parts; and again without changes.

use super::figures::Figures;
use crate::process::{self, Failure, command, found, spelled};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The numbers of stories, with the number of rounds.
const SIZES: [(usize, usize); 2] = [(1_000, 5), (10_000, 1)];
const PARTS: usize = 4;

/// The cost of a command.
struct Run {
    seconds: f64,
    /// Its peak memory.
    bytes: f64,
}

/// Measures everything. Other tools are skipped if they are not installed.
pub(crate) fn measure(figures: &mut Figures) -> Result<(), Failure> {
    let cargo =
        |arguments: &[&str]| process::run(command("cargo").args(arguments), "mend what it says above");
    cargo(&["build", "--locked", "--release", "--bin", "explainer"])?;
    for (stories, rounds) in SIZES {
        let folder = process::root().join("target/site").join(stories.to_string());
        clear(&folder)?;
        let path = folder.to_string_lossy().into_owned();
        let generate = ["run", "--locked", "--release", "-p", "benches", "--bin", "site", "--"];
        cargo(&[&generate[..], &[&path, &stories.to_string()]].concat())?;
        one_size(&folder, stories, rounds, figures)?;
        if stories == 10_000 {
            parts(&folder, figures)?;
        }
        clear(&folder)?;
    }
    Ok(())
}

fn one_size(folder: &Path, stories: usize, rounds: usize, figures: &mut Figures) -> Result<(), Failure> {
    let peers = [
        ("mdbook", vec!["build", "--dest-dir", "../book"]),
        ("hugo", vec!["--quiet", "--destination", "../hugo"]),
    ];
    let mut ratios: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for round in 0..rounds {
        let site = format!("site{round}");
        let first = ours(folder, &site, &[])?;
        let again = ours(folder, &site, &[])?;
        let mut add =
            |name: &str, ratio: f64| ratios.entry(format!("site/{name}/{stories}")).or_default().push(ratio);
        add("unchanged", again.seconds / first.seconds);
        add("memory", first.bytes / 1e6);
        for (peer, arguments) in peers.iter().filter(|(peer, _)| found(peer)) {
            clear(&folder.join(match *peer {
                "mdbook" => "book",
                _ => "hugo",
            }))?;
            let theirs = run(command(peer).current_dir(folder.join("plain")).args(arguments))?;
            add(peer, theirs.seconds / first.seconds);
        }
    }
    ratios.iter().for_each(|(name, ratios)| figures.rounds(name, ratios));
    // Two builds of the same stories.
    ours(folder, "other", &[])?;
    figures.count(&format!("site/differences/{stories}"), differences(folder, "site0", "other")?);
    Ok(())
}

/// Builds the parts one after another, and then the whole.
fn parts(folder: &Path, figures: &mut Figures) -> Result<(), Failure> {
    let whole = ours(folder, "whole", &[])?;
    let mut longest = 0_f64;
    for part in 1..=PARTS {
        longest = longest.max(ours(folder, "parts", &["--part", &format!("{part}/{PARTS}")])?.seconds);
    }
    let together = ours(folder, "parts", &[])?;
    figures.count("site/part/10000", longest / whole.seconds);
    figures.count("site/together/10000", together.seconds / whole.seconds);
    figures.count("site/part-differences/10000", differences(folder, "whole", "parts")?);
    Ok(())
}

fn ours(folder: &Path, site: &str, options: &[&str]) -> Result<Run, Failure> {
    let explainer = process::root().join("target/release/explainer");
    let mut build = Command::new(explainer);
    build.current_dir(folder).args(["build", "in", "--widget", "/widget", "-o", site]).args(options);
    run(&mut build)
}

/// Runs a command, and samples its memory (from Linux's `/proc`; otherwise 0).
fn run(command: &mut Command) -> Result<Run, Failure> {
    let line = spelled(command);
    let failed = |why: String| Failure::new(format!("`{line}` {why}"));
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| failed(format!("cannot be started: {error}")))?;
    let status = format!("/proc/{}/status", child.id());
    let mut kilobytes = 0_f64;
    let ended = loop {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let peak =
            told.split_once("VmHWM:").and_then(|(_, rest)| rest.split_whitespace().next()?.parse().ok());
        kilobytes = peak.unwrap_or(kilobytes).max(kilobytes);
        match child.try_wait().map_err(|error| failed(error.to_string()))? {
            Some(ended) => break ended,
            None => sleep(Duration::from_millis(5)),
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    println!("{line}: {seconds:.2} s, {:.0} MB", kilobytes / 1e3);
    if ended.success() {
        Ok(Run { seconds, bytes: kilobytes * 1024.0 })
    } else {
        Err(failed(format!("failed ({ended})")))
    }
}

/// The number of files that differ between two folders.
fn differences(folder: &Path, one: &str, other: &str) -> Result<f64, Failure> {
    let [one, other] = [one, other].map(|name| {
        let root = folder.join(name);
        let mut files = Vec::new();
        walk(&root, &mut files).map(|()| (root, files))
    });
    let fault = |error: std::io::Error| Failure::new(format!("the sites cannot be read: {error}"));
    let ((root, files), (other_root, other_files)) = (one.map_err(fault)?, other.map_err(fault)?);
    let is_same = |path: &&PathBuf| {
        let path = path.strip_prefix(&root).unwrap_or(path);
        fs::read(root.join(path)).ok() == fs::read(other_root.join(path)).ok()
    };
    let same = files.iter().filter(is_same).count();
    Ok((files.len() + other_files.len() - 2 * same) as f64)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { walk(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

fn clear(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if folder.exists() => {
            Err(Failure::new(format!("{} cannot be removed: {error}", folder.display())))
        }
        _ => Ok(()),
    }
}
