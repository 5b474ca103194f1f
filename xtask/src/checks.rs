//! The checks for a change, as named steps.

use crate::process::{self, Failure, command, spoken};
use crate::{dist, node, release, setup, size};
use std::process::Command;
use std::time::Instant;

struct Step {
    name: &'static str,
    tells: &'static str,
    run: fn(Tests) -> Result<(), Failure>,
    /// Needs the output of the step `build`.
    needs_build: bool,
}

/// By their names in the browser tests, in running order.
const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];
/// The module of tests whose outcome depends on the engine (each_engine in the folders of tests/browser/tests). The
/// others run in the first engine only.
const EACH_ENGINE: &str = "each_engine::";

/// The modules of tests that run only in the first engine: they take minutes for many pages, texts and widths, and are
/// not written for other engines.
const FIRST_ENGINE: [&str; 8] = [
    "conformance::",
    "lines::",
    "pages::",
    "ways::",
    "killing::",
    "long_texts::",
    "speaking::",
    "in_stories_of_other_languages",
];

/// The tests to run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tests<'a> {
    /// Each test in the engines where its outcome may differ.
    Needed,
    /// All tests in all engines, except those of the first engine only.
    All,
    /// `All` without `Needed`.
    Rest,
    /// Tests with this in their names, in all engines.
    Named(&'a str),
}

/// How many failed tests of an engine are run again; if more fail, it is not by chance.
const AGAIN: usize = 5;

/// Checks deny.toml.
const CARGO_DENY: &str = "0.20.2";

impl<'a> Tests<'a> {
    /// The filter for names of tests, if there is one.
    fn name(self) -> Option<&'a str> {
        if let Self::Named(name) = self { Some(name) } else { None }
    }
}

const STEPS: [Step; 9] = [
    Step { name: "format", tells: "the format of the sources", run: format, needs_build: false },
    Step { name: "lint", tells: "lints, for this machine and for wasm32", run: lint, needs_build: false },
    Step { name: "native", tells: "native tests", run: native, needs_build: false },
    Step { name: "docs", tells: "documentation without warnings", run: docs, needs_build: false },
    Step {
        name: "build",
        tells: "the release build (some minutes the first time)",
        run: |_| release::build(),
        needs_build: false,
    },
    Step { name: "size", tells: "the weight against its budget", run: |_| size::run(), needs_build: true },
    Step { name: "package", tells: "the package and its types", run: package, needs_build: true },
    Step {
        name: "node",
        tells: "the installed package under Node against the native command",
        run: |tests| node::check(tests.name()),
        needs_build: true,
    },
    Step { name: "browser", tells: "tests in Chromium, Firefox and WebKit", run: browser, needs_build: true },
];

/// Sets up and runs all steps, or only one. After a failed step the others still run, except those that need the build.
///
/// # Errors
/// If the set-up or a step failed, or no step has the name `only`.
pub(crate) fn run(only: Option<&str>, tests: Tests) -> Result<(), Failure> {
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
        let outcome = (step.run)(tests);
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

fn format(_: Tests) -> Result<(), Failure> {
    process::run(&mut cargo(&["fmt", "--all", "--check"]), "cargo fmt --all")
}

fn lint(_: Tests) -> Result<(), Failure> {
    let mend = "mend what clippy says";
    // The browser tests separately: their dependencies would enable features of the others', and everything would be
    // compiled again.
    for packages in
        [["-p", "article-explainer", "-p", "benches", "-p", "xtask"].as_slice(), &["-p", "browser-tests"]]
    {
        let mut host = cargo(&["clippy", "--locked", "--all-targets"]);
        process::run(host.args(packages).args(["--", "-D", "warnings"]), mend)?;
    }
    let wasm = "--target=wasm32-unknown-unknown";
    for features in
        ["--features=widget,engine", "--features=node", "--features=studio", "--features=studio-core"]
    {
        let module = ["clippy", "--locked", wasm, "--lib", "--no-default-features", features];
        process::run(cargo(&module).args(["--", "-D", "warnings"]), mend)?;
    }
    let page = ["clippy", "--locked", wasm, "--lib", "--package=benches", "--", "-D", "warnings"];
    process::run(&mut cargo(&page), mend)
}

fn native(tests: Tests) -> Result<(), Failure> {
    let filter = tests.name();
    let packages = ["--locked", "-p", "article-explainer", "-p", "xtask"];
    let mend = "mend what the test shows, then cargo xtask test --only native NAME";
    if process::output(&mut cargo(&["nextest", "--version"])).is_none() {
        return process::run(cargo(&["test"]).args(packages).args(filter), mend);
    }
    let nextest = ["nextest", "run", "--no-tests=pass"];
    process::run(cargo(&nextest).args(packages).args(filter), mend)?;
    // nextest does not run documentation tests.
    process::run(cargo(&["test", "--doc", "--locked", "-p", "article-explainer"]).args(filter), mend)
}

fn docs(_: Tests) -> Result<(), Failure> {
    let mut doc = cargo(&["doc", "--locked", "--no-deps", "--document-private-items", "--lib"]);
    // The documentation includes private items; links to them are intended.
    doc.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links");
    process::run(&mut doc, "mend what rustdoc says")
}

fn package(_: Tests) -> Result<(), Failure> {
    dist::pack(dist::PACKAGE)?;
    let mut publint = command("node_modules/.bin/publint");
    process::run(publint.args([dist::PACKAGE, "--strict"]), "mend xtask/src/dist/package.template.json")?;
    let mut types = command("node_modules/.bin/tsc");
    process::run(
        types.args(["--project", "xtask/src/dist/tsconfig.json"]),
        "mend xtask/src/dist/types.rs or src/node/api.d.ts",
    )
}

fn browser(tests: Tests) -> Result<(), Failure> {
    if !process::root().join("dist/index.html").exists() {
        return Err(Failure::new("there is no dist/index.html to open").mend("cargo xtask build"));
    }
    let test = ["test", "--locked", "-p", "browser-tests"];
    process::run(cargo(&test).args(["--tests", "--examples", "--no-run"]), "mend what the compiler says")?;

    let named = std::env::var("ENGINE").ok().filter(|name| !name.is_empty());
    let engines = named.as_ref().map_or(ENGINES.to_vec(), |name| vec![name.as_str()]);
    let mut failed = Vec::new();
    for engine in engines {
        println!("\n--- browser: {engine}");
        let started = Instant::now();
        let is_first = ENGINES.first() == Some(&engine);
        let others = || FIRST_ENGINE.into_iter().flat_map(|module| ["--skip", module]);
        let chosen: Vec<&str> = match tests {
            Tests::Needed if !is_first => vec![EACH_ENGINE],
            Tests::Rest if is_first => continue,
            Tests::Rest => ["--", "--skip", EACH_ENGINE].into_iter().chain(others()).collect(),
            Tests::Named(name) => vec![name],
            Tests::All if !is_first => std::iter::once("--").chain(others()).collect(),
            Tests::Needed | Tests::All => Vec::new(),
        };
        let mut run = cargo(&test);
        // As many at a time as there are cores, each in its own browser.
        run.args(["--test", "reading", "--test", "studio", "--no-fail-fast"])
            .args(chosen)
            .env("ENGINE", engine);
        if !passes_again(&mut run, engine)? {
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

/// Runs browser tests and repeats the few that failed, one at a time, because a browser that waits for a core may
/// exceed a timeout. Returns whether no test failed twice; tests that passed only in the second run are printed.
///
/// # Errors
/// If the tests cannot be started.
fn passes_again(run: &mut Command, engine: &str) -> Result<bool, Failure> {
    let mut failing = Vec::new();
    let passed = process::run_and_read(run, |line| {
        let name = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED"));
        failing.extend(name.map(str::to_owned));
    })?;
    if passed || failing.is_empty() || failing.len() > AGAIN {
        return Ok(passed);
    }
    println!("\n--- browser: {engine}: once more, one after the other: {}", failing.join(", "));
    let mut again =
        cargo(&["test", "--locked", "-p", "browser-tests", "--test", "reading", "--test", "studio"]);
    again.args(["--no-fail-fast", "--", "--exact", "--test-threads=1"]).args(&failing).env("ENGINE", engine);
    let passed = process::run(&mut again, "").is_ok();
    if passed {
        println!("--- browser: {engine}: PASSED ONLY ALONE: {}", failing.join(", "));
    }
    Ok(passed)
}

/// Takes the screenshots of tests/browser/examples/look.rs, in one engine.
///
/// # Errors
/// If there is no build, or a state is not reached.
pub(crate) fn look(engine: &str) -> Result<(), Failure> {
    look_at(&[], engine)?;
    println!("look: the pictures are in target/screenshots/{engine}");
    Ok(())
}

/// Takes the screenshots for docs/studio.md.
///
/// # Errors
/// As [`look`].
pub(crate) fn look_for_docs() -> Result<(), Failure> {
    look_at(&["--", "docs"], "chromium")?;
    println!("look: the pictures are in docs/studio");
    Ok(())
}

fn look_at(arguments: &[&str], engine: &str) -> Result<(), Failure> {
    let mut look = cargo(&["run", "--quiet", "--locked", "-p", "browser-tests", "--example", "look"]);
    let look = look.args(arguments).env("ENGINE", engine);
    process::run(look, "cargo xtask build, then mend what it says above")
}

/// Generates docs/story.md (tests/story_guide).
///
/// # Errors
/// If an example is missing or wrong.
pub(crate) fn guide() -> Result<(), Failure> {
    let guide = ["test", "--quiet", "--locked", "-p", "article-explainer", "--test", "story_guide"];
    process::run(cargo(&guide).env("WRITE_GUIDE", "1"), "mend tests/story_guide/examples.txt")
}

/// Checks the dependencies against deny.toml.
///
/// # Errors
/// If cargo-deny cannot be installed, or finds something.
pub(crate) fn deny() -> Result<(), Failure> {
    if process::output(&mut cargo(&["deny", "--version"])).is_none() {
        setup::cargo_install("cargo-deny", CARGO_DENY, "compiles, about 5 minutes on two cores")?;
    }
    // Advisories last, as their database is on a code host, which may be unreachable.
    process::run(
        &mut cargo(&["deny", "check", "bans", "licenses", "sources"]),
        "mend deny.toml, or depend on less",
    )?;
    process::run(
        &mut cargo(&["deny", "check", "advisories"]),
        "cargo update, or tell in deny.toml why it does no harm",
    )
}
