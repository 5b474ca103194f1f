//! The project's own commands: set up the machine, serve the demo, check everything.
//!
//! `setup` installs what is needed, `checks` runs all checks, `assemble` creates the site from the output of Trunk,
//! `size` measures it, `dist` packs it for deployment, `bench` runs benchmarks, `fuzz` the fuzzer. `names` shortens
//! names for `assemble`; `process` runs other programs for all of them.

mod assemble;
mod bench;
mod checks;
mod dist;
mod files;
mod fuzz;
mod messages;
mod names;
mod node;
mod order;
mod places;
mod process;
mod release;
mod setup;
mod size;

use checks::Tests;
use process::Failure;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve [OPTION…]   set up, build and serve the demo; rebuild when a source changes.
                    Options go to `trunk serve`, as in: cargo xtask serve --port 9000
  test              set up, then check everything: format, lints, tests, docs, build, size, browsers
                    A test runs in Chromium, and in Firefox and WebKit where its outcome depends on the engine
  test --all        the same, with all tests in all three engines
  test --rest       only those that `test` leaves out of `test --all`
  test --only STEP [NAME | --all]
                    set up, then run one step, of a test step the tests whose names hold NAME.
                    Steps: format, lint, native, docs, build, size, package, node, browser
                    The last runs in chromium, firefox and webkit, or in one of them, as in:
                    ENGINE=firefox cargo xtask test --only browser NAME
  look [ENGINE]     take pictures of the states of the page, in target/screenshots
  look docs         take the pictures of docs/studio.md
  guide             write docs/story.md anew from the schema
  deny              hold the dependencies against deny.toml
  build             set up, and build for release into dist/: what `trunk build --release` does, a tenth smaller
  dist [FOLDER]     set up, build for release, and make the deployable folder (target/package)
  setup             install what is missing, and nothing else
  size              print the weight of dist/ and hold it against the budget
  bench [NAME]      measure the engine beside others and write docs/benchmarks.md; with a NAME, only what
                    holds it, and write nothing. On a machine that does nothing else: some ten minutes
  fuzz [SECONDS]    feed the engine with random texts, for five minutes if not told otherwise
  assemble          make the site of what Trunk has compiled (Trunk calls this)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Failure> {
    match arguments {
        ["serve", options @ ..] => serve(options),
        ["test"] => checks::run(None, Tests::Needed),
        ["test", "--all"] => checks::run(None, Tests::All),
        ["test", "--rest"] => checks::run(Some("browser"), Tests::Rest),
        ["test", "--only", step] => checks::run(Some(step), Tests::Needed),
        ["test", "--only", step, "--all"] => checks::run(Some(step), Tests::All),
        ["test", "--only", step, name] => checks::run(Some(step), Tests::Named(name)),
        ["build"] => setup::run(setup::Browsers::Skip).and_then(|()| release::build()),
        ["dist"] => dist::run(dist::PACKAGE),
        ["dist", folder] => dist::run(folder),
        ["look"] => checks::look("chromium"),
        ["look", "docs"] => checks::look_for_docs(),
        ["look", engine] => checks::look(engine),
        ["guide"] => checks::guide(),
        ["deny"] => checks::deny(),
        ["setup"] => setup::run(setup::Browsers::Include),
        ["size"] => size::run(),
        ["bench"] => bench::run(None),
        ["bench", name] => bench::run(Some(name)),
        ["fuzz"] => fuzz::run(fuzz::SECONDS),
        ["fuzz", seconds] => fuzz::run(seconds),
        ["assemble"] => assemble::run(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::new(format!("unknown command: {}", arguments.join(" "))).mend("cargo xtask help")),
    }
}

fn serve(options: &[&str]) -> Result<(), Failure> {
    setup::run(setup::Browsers::Skip)?;
    println!("\nBuilding; the first time this takes some minutes. Then Trunk serves:");
    println!("  the demo story      http://127.0.0.1:8080/");
    println!("  on a foreign page   http://127.0.0.1:8080/embed.html");
    println!("  the studio          http://127.0.0.1:8080/studio.html");
    println!("(--port moves it; Ctrl-C ends it)\n");
    process::run(process::command("trunk").arg("serve").args(options), "cargo xtask setup")
}
