//! Everything that must hold before a change is good, as steps with a name each.

use crate::process::{self, Failure, command, spoken};
use crate::{dist, node, release, setup, size};
use std::process::Command;
use std::time::Instant;

struct Step {
    name: &'static str,
    tells: &'static str,
    /// Takes the filter of `--only STEP FILTER`.
    run: fn(Option<&str>) -> Result<(), Failure>,
    /// Weighs or opens what the step `build` has made.
    needs_build: bool,
}

/// As the browser tests name them, in the order in which they run, each with the tests that are left out there unless
/// they are asked for by name.
const ENGINES: [(&str, &[&str]); 3] =
    [("chromium", &[]), ("firefox", &SEEN_ENOUGH), ("webkit", &SEEN_ENOUGH)];
/// Pictures, which people look at in one engine, and what is the same code in each.
const SEEN_ENOUGH: [&str; 2] = ["look::", "where_the_platform_does_not_place_cards"];

const STEPS: [Step; 9] = [
    Step { name: "format", tells: "the format of the sources", run: format, needs_build: false },
    Step { name: "lint", tells: "lints, for this machine and for wasm32", run: lint, needs_build: false },
    Step { name: "native", tells: "native tests", run: native, needs_build: false },
    Step {
        name: "node",
        tells: "the author's core under Node against the native one",
        run: |_| node::check(),
        needs_build: false,
    },
    Step { name: "docs", tells: "documentation without warnings", run: docs, needs_build: false },
    Step {
        name: "build",
        tells: "the release build (some minutes the first time)",
        run: |_| release::build(),
        needs_build: false,
    },
    Step { name: "size", tells: "the weight against its budget", run: |_| size::run(), needs_build: true },
    Step { name: "package", tells: "the package and its types", run: package, needs_build: true },
    Step { name: "browser", tells: "tests in Chromium, Firefox and WebKit", run: browser, needs_build: true },
];

/// Sets up and runs all steps, or only one. A step that fails does not keep the others from being
/// tried, but for those that need the build.
///
/// # Errors
/// When the set-up or a step failed, or no step has the name `only`.
pub(crate) fn run(only: Option<&str>, filter: Option<&str>) -> Result<(), Failure> {
    if let Some(name) = only
        && !STEPS.iter().any(|step| step.name == name)
    {
        return Err(Failure::new(format!("there is no step `{name}`")).mend("cargo xtask help"));
    }
    setup::run(setup::Browsers::Include)?;

    let mut summary = String::new();
    let mut failed = Vec::new();
    for step in STEPS.iter().filter(|step| only.is_none_or(|name| name == step.name)) {
        if step.needs_build && failed.contains(&"build") {
            summary += &format!("  skipped  {:8} there is no build\n", step.name);
            continue;
        }
        println!("\n=== {}: {}", step.name, step.tells);
        let started = Instant::now();
        let outcome = (step.run)(filter);
        let time = spoken(started.elapsed());
        match outcome {
            Ok(()) => summary += &format!("  passed   {:8} in {time}\n", step.name),
            Err(failure) => {
                println!("{failure}");
                summary += &format!("  FAILED   {:8} in {time}\n", step.name);
                failed.push(step.name);
            }
        }
    }
    println!("\n=== summary\n{summary}");
    match failed.first() {
        None => Ok(()),
        Some(first) => Err(Failure::new(format!("not everything holds: {}", failed.join(", ")))
            .mend(format!("mend what it says above, then cargo xtask test --only {first}"))),
    }
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command("cargo");
    cargo.args(arguments);
    cargo
}

fn format(_: Option<&str>) -> Result<(), Failure> {
    process::run(&mut cargo(&["fmt", "--all", "--check"]), "cargo fmt --all")
}

fn lint(_: Option<&str>) -> Result<(), Failure> {
    let mend = "mend what clippy says";
    // The browser tests apart: their dependencies would switch on features of the others' and all would
    // be compiled once more.
    for packages in
        [["-p", "article-explainer", "-p", "benches", "-p", "xtask"].as_slice(), &["-p", "browser-tests"]]
    {
        let mut host = cargo(&["clippy", "--locked", "--all-targets"]);
        process::run(host.args(packages).args(["--", "-D", "warnings"]), mend)?;
    }
    let wasm = "--target=wasm32-unknown-unknown";
    for features in ["--features=widget,engine", "--features=node"] {
        let module = ["clippy", "--locked", wasm, "--lib", "--no-default-features", features];
        process::run(cargo(&module).args(["--", "-D", "warnings"]), mend)?;
    }
    let page = ["clippy", "--locked", wasm, "--lib", "--package=benches", "--", "-D", "warnings"];
    process::run(&mut cargo(&page), mend)
}

fn native(filter: Option<&str>) -> Result<(), Failure> {
    let packages = ["--locked", "-p", "article-explainer", "-p", "xtask"];
    let mend = "mend what the test shows, then cargo xtask test --only native NAME";
    if process::output(&mut cargo(&["nextest", "--version"])).is_none() {
        return process::run(cargo(&["test"]).args(packages).args(filter), mend);
    }
    let nextest = ["nextest", "run", "--no-tests=pass"];
    process::run(cargo(&nextest).args(packages).args(filter), mend)?;
    // nextest does not run the examples in the documentation.
    process::run(cargo(&["test", "--doc", "--locked", "-p", "article-explainer"]).args(filter), mend)
}

fn docs(_: Option<&str>) -> Result<(), Failure> {
    let mut doc = cargo(&["doc", "--locked", "--no-deps", "--document-private-items", "--lib"]);
    // Private items are documented for those who work here; links to them are meant.
    doc.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links");
    process::run(&mut doc, "mend what rustdoc says")
}

fn package(_: Option<&str>) -> Result<(), Failure> {
    dist::pack(dist::PACKAGE)?;
    let mut publint = command("node_modules/.bin/publint");
    process::run(publint.args([dist::PACKAGE, "--strict"]), "mend xtask/src/dist/package.template.json")?;
    let mut types = command("node_modules/.bin/tsc");
    process::run(types.args(["--project", "xtask/src/dist/tsconfig.json"]), "mend xtask/src/dist/types.rs")
}

fn browser(filter: Option<&str>) -> Result<(), Failure> {
    if !process::root().join("dist/index.html").exists() {
        return Err(Failure::new("there is no dist/index.html to open").mend("cargo xtask build"));
    }
    let test = ["test", "--locked", "-p", "browser-tests"];
    process::run(cargo(&test).arg("--no-run"), "mend what the compiler says")?;

    let named = std::env::var("ENGINE").ok().filter(|name| !name.is_empty());
    let engines = named.as_ref().map_or(ENGINES.to_vec(), |name| vec![(name.as_str(), [].as_slice())]);
    let mut failed = Vec::new();
    for (engine, left_out) in engines {
        let left_out = filter.map_or(left_out, |_| &[]);
        println!("\n--- browser: {engine}");
        let started = Instant::now();
        let mut run = cargo(&test);
        // Each test has a browser of its own; more of them than cores would only make them slow.
        run.args(filter).args(["--", "--test-threads=2"]).env("ENGINE", engine);
        run.args(left_out.iter().flat_map(|test| ["--skip", test]));
        if process::run(&mut run, "").is_err() {
            failed.push(engine);
        }
        println!("--- browser: {engine} took {}", spoken(started.elapsed()));
    }
    match failed.first() {
        None => Ok(()),
        Some(first) => Err(Failure::new(format!("tests failed in {}", failed.join(", "))).mend(format!(
            "mend what the test shows, then ENGINE={first} cargo xtask test --only browser NAME"
        ))),
    }
}
