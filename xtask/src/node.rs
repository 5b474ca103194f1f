//! The author's tools for Node: compiled to WebAssembly and added to the package; then installed from it, and tested
//! against the native command.

use crate::dist::PACKAGE;
use crate::files::{read, unusable, write};
use crate::process::{self, Failure, command};
use std::fs;
use std::path::Path;

/// The folder in the package, and the scripts in it, which are beside the Rust sources.
const FOLDER: &str = "node";
const SCRIPTS: [&str; 3] = ["api.d.ts", "api.mjs", "command.mjs"];
const TARGET: &str = "wasm32-unknown-unknown";
/// A separate target folder: the modules for browsers are compiled with other flags and RUSTC_BOOTSTRAP, so in a shared
/// one cargo would compile the dependencies of both again each time.
const BUILD: &str = "target/node-build";
/// Where the tests install the package: inside the repository, so that the other packages of a test are found.
const INSTALLED: &str = "target/node";
/// The maximum size of the packed package, in bytes.
const HEAVIEST: u64 = 3_000_000;

/// Compiles the tools into the folder of the package.
///
/// # Errors
/// If a tool fails or a file cannot be written.
pub(crate) fn add_to(package: &Path) -> Result<(), Failure> {
    let mut build = command("cargo");
    build.args(["build", "--release", "--locked", "--bin=node", "--no-default-features", "--features=node"]);
    build.arg(format!("--target={TARGET}")).arg(format!("--target-dir={BUILD}"));
    process::run(&mut build, "mend what the compiler says")?;

    let folder = package.join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| unusable(&folder, &error))?;
    }
    let mut bindgen = command("wasm-bindgen");
    bindgen.arg(format!("{BUILD}/{TARGET}/release/node.wasm")).arg("--out-dir").arg(&folder);
    bindgen.args(["--target=web", "--out-name=core", "--no-typescript"]);
    bindgen.args(["--remove-producers-section", "--remove-name-section"]);
    process::run(&mut bindgen, "cargo xtask setup")?;
    SCRIPTS.iter().try_for_each(|script| {
        write(&folder.join(script), &read(&process::root().join("src/node").join(script))?)
    })
}

/// Installs the package into an empty folder and runs the tests in tests/node there, optionally only those with `name`
/// in their names.
///
/// # Errors
/// If there is no package, it is too large, or a test fails.
pub(crate) fn check(name: Option<&str>) -> Result<(), Failure> {
    let (package, installed) = (process::root().join(PACKAGE), process::root().join(INSTALLED));
    if !package.join("package.json").exists() {
        return Err(Failure::new(format!("there is no {PACKAGE} to install")).mend("cargo xtask dist"));
    }
    add_to(&package)?;
    let mut build = command("cargo");
    process::run(
        build.args(["build", "--quiet", "--locked", "--bin=explainer"]),
        "mend what the compiler says",
    )?;

    if installed.exists() {
        fs::remove_dir_all(&installed).map_err(|error| unusable(&installed, &error))?;
    }
    fs::create_dir_all(&installed).map_err(|error| unusable(&installed, &error))?;
    let mut pack = command("npm");
    process::run(pack.args(["pack", "--silent", "--pack-destination"]).arg(&installed).arg(&package), "")?;
    let tarball = tarball_in(&installed)?;
    let size = fs::metadata(&tarball).map_err(|error| unusable(&tarball, &error))?.len();
    if size > HEAVIEST {
        return Err(Failure::new(format!("the packed package weighs {size} bytes, more than {HEAVIEST}")));
    }
    println!("node: the packed package weighs {size} of at most {HEAVIEST} bytes");
    write(&installed.join("package.json"), b"{\"private\":true}\n")?;
    let mut install = command("npm");
    install.args(["install", "--offline", "--no-audit", "--no-fund", "--silent"]).arg(&tarball);
    process::run(install.current_dir(&installed), "")?;

    let mut test = command("node");
    test.arg("--test");
    if let Some(name) = name {
        test.arg(format!("--test-name-pattern={name}"));
    }
    for file in ["api", "command", "plugins"] {
        test.arg(format!("tests/node/{file}.test.mjs"));
    }
    process::run(&mut test, "mend what the test shows, then cargo xtask test --only node NAME")
}

fn tarball_in(folder: &Path) -> Result<std::path::PathBuf, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| unusable(folder, &error))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let mut tarballs = paths.filter(|path| path.extension().is_some_and(|ending| ending == "tgz"));
    tarballs.next().ok_or_else(|| Failure::new("npm pack has packed nothing"))
}
