//! Native benchmarks.

use super::figures::Figures;
use crate::process::{self, Failure, command, spelled};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

const MEND: &str = "mend what it says above";

/// Runs criterion.
pub(crate) fn measure(name: Option<&str>, figures: &mut Figures) -> Result<(), Failure> {
    let folder = process::root().join("target/criterion");
    // Remove the results of an earlier run, if there are any.
    drop(std::fs::remove_dir_all(&folder));
    let mut bench = command("cargo");
    bench.args(["bench", "--locked", "-p", "benches", "--bench", "engine", "--"]).args(name);
    for line in lines(&mut bench)? {
        figures.read_line(&line);
    }
    figures.read_criterion(&folder);
    Ok(())
}

/// Runs the test that measures the recognition of dates. Returns the missed ones, as Markdown.
pub(crate) fn read_dates(name: Option<&str>, figures: &mut Figures) -> Result<String, Failure> {
    if name.is_some_and(|name| !"dates".contains(name)) {
        return Ok(String::new());
    }
    let mut test = command("cargo");
    test.args(["test", "--locked", "-p", "article-explainer", "--test", "annotate"]);
    test.args(["dates_are_found_as_labelled", "--", "--nocapture"]);
    let mut misses = String::new();
    for line in lines(&mut test)? {
        if let Some((labelled, rest)) = line.split_once(" labelled, ") {
            let share = |name: &str| rest.split(name).nth(1)?.trim_start().split(',').next()?.parse().ok();
            for (name, number) in [
                ("dates/labelled", labelled.parse().ok()),
                ("dates/precision", share("precision")),
                ("dates/recall", share("recall")),
            ] {
                number.into_iter().for_each(|number| figures.count(name, number));
            }
        } else if line.starts_with("missed ") || line.starts_with("wrong ") {
            misses += &format!("- {}\n", line.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    Ok(format!("Of the labelled mentions of dates these are missed, or found and wrong:\n\n{misses}"))
}

/// Runs a command to its end, and returns its output after showing it.
fn lines(command: &mut Command) -> Result<Vec<String>, Failure> {
    let line = spelled(command);
    let failed = |what: String| Failure::new(format!("`{line}` {what}")).mend(MEND);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(format!("cannot be started: {error}")))?;
    let mut lines = Vec::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            lines.push(line);
        }
    }
    let status = child.wait().map_err(|error| failed(error.to_string()))?;
    if status.success() { Ok(lines) } else { Err(failed(format!("failed ({status})"))) }
}
