//! Installs what the project needs on a machine.
//!
//! Everything comes from package registries (crates, npm, Debian), nothing from a code host. Programs that are
//! installed in the right version are left alone, so a second run takes a second and needs no network.

use crate::process::{self, Failure, command};
use std::path::Path;
use std::thread::ScopedJoinHandle;

/// Trunk 0.22 needs a newer compiler than this project uses.
const TRUNK: &str = "0.21.14";
/// The exact version of the wasm-bindgen crate (Cargo.toml): glue and library use a private format.
const WASM_BINDGEN: &str = "0.2.129";
/// The WebDriver of Firefox.
const GECKODRIVER: &str = "0.37.1";

/// Halves the time of `cargo install`; the tools are not shipped.
const FAST_PROFILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

/// Whether the browsers for the tests are installed too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browsers {
    /// Also Chromium, Firefox and WebKit, with their drivers and a display.
    Include,
    /// Only what building and serving need.
    Skip,
}

/// Installs what is missing. The tools compiled from crates and the packages of Debian and npm are independent and
/// installed in parallel: Trunk, which takes longest, the other tools, and the packages.
///
/// # Errors
/// The first installation that failed, with the command for doing it by hand.
pub(crate) fn run(browsers: Browsers) -> Result<(), Failure> {
    println!("Set-up: looking for the tools");
    std::thread::scope(|scope| {
        let packages = scope.spawn(|| debian(browsers).and_then(|()| npm()));
        let tools = toolchain().and_then(|()| {
            let trunk = scope.spawn(trunk);
            let others = wasm_bindgen().and_then(|()| geckodriver(browsers));
            joined(trunk).and(others)
        });
        tools.and(joined(packages))
    })?;
    println!("Set-up: everything is there");
    Ok(())
}

/// The components of the Rust toolchain that a minimal installation lacks.
fn toolchain() -> Result<(), Failure> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::output(command("cargo").args([subcommand, "--version"])).is_none() {
            let mut install = command("rustup");
            process::run_long(component, "seconds", install.args(["component", "add", component]))?;
        }
    }
    let sysroot = process::output(command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    for (part, kind, name) in [
        ("wasm32-unknown-unknown", "target", "wasm32-unknown-unknown"),
        ("src/rust", "component", "rust-src"),
    ] {
        if !Path::new(&sysroot).join("lib/rustlib").join(part).is_dir() {
            let mut install = command("rustup");
            process::run_long(name, "less than a minute", install.args([kind, "add", name]))?;
        }
    }
    Ok(())
}

fn joined(installing: ScopedJoinHandle<Result<(), Failure>>) -> Result<(), Failure> {
    installing.join().unwrap_or_else(|_| Err(Failure::new("a part of the set-up panicked")))
}

fn wasm_bindgen() -> Result<(), Failure> {
    let installed = process::output(command("wasm-bindgen").arg("--version")).unwrap_or_default();
    if installed != format!("wasm-bindgen {WASM_BINDGEN}") {
        cargo_install("wasm-bindgen-cli", WASM_BINDGEN, "compiles, about 3 minutes on two cores")?;
    }
    Ok(())
}

fn trunk() -> Result<(), Failure> {
    let installed = process::output(command("trunk").arg("--version")).unwrap_or_default();
    if !trunk_fits(&installed) {
        cargo_install("trunk", TRUNK, "compiles, about 5 minutes on two cores")?;
    }
    Ok(())
}

fn geckodriver(browsers: Browsers) -> Result<(), Failure> {
    let installed = process::output(command("geckodriver").arg("--version")).unwrap_or_default();
    let fits = installed.starts_with(&format!("geckodriver {GECKODRIVER}"));
    if browsers == Browsers::Include && !fits {
        cargo_install("geckodriver", GECKODRIVER, "compiles, about 2 minutes on two cores")?;
    }
    Ok(())
}

/// Whether `trunk --version` prints a version that Trunk.toml accepts: 0.21.14 or a later 0.21.
fn trunk_fits(version: &str) -> bool {
    let patch = version.strip_prefix("trunk 0.21.").and_then(|patch| patch.parse::<u32>().ok());
    patch.is_some_and(|patch| patch >= 14)
}

/// Compiles and installs a tool from its crate.
///
/// # Errors
/// If that fails.
pub(crate) fn cargo_install(name: &str, version: &str, expected: &str) -> Result<(), Failure> {
    let package = format!("{name}@{version}");
    let mut install = command("cargo");
    install.args(["install", "--locked", "--force", &package]).envs(FAST_PROFILE);
    process::run_long(name, expected, &mut install)
}

/// Node.js and the browsers, from Debian's packages.
fn debian(browsers: Browsers) -> Result<(), Failure> {
    let mut wanted = vec![("node", "nodejs"), ("npm", "npm")];
    if browsers == Browsers::Include {
        wanted.extend([
            ("chromium", "chromium"),
            ("chromedriver", "chromium-driver"),
            ("firefox-esr", "firefox-esr"),
            // With its browser.
            ("WebKitWebDriver", "webkit2gtk-driver"),
            // The display for WebKit's browser.
            ("Xvfb", "xvfb"),
        ]);
    }
    let missing: Vec<&str> = wanted
        .into_iter()
        .filter(|(program, _)| !process::found(program))
        .map(|(_, package)| package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if process::output(command("apt-get").arg("--version")).is_none() {
        let message = format!("missing: {list}. There is no apt-get here to install them");
        return Err(Failure::new(message).mend(format!("install {list} by your system's package manager")));
    }
    process::run_long("package-lists", "less than a minute", apt_get().arg("update"))?;
    let mut install = apt_get();
    install.args(["install", "--yes", "--no-install-recommends"]).args(&missing);
    process::run_long("packages", "about 3 minutes", &mut install)
}

/// `apt-get`, with sudo unless run as root.
fn apt_get() -> std::process::Command {
    let root = process::output(command("id").arg("-u")).is_some_and(|id| id == "0");
    let mut apt = command(if root { "env" } else { "sudo" });
    apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
    apt
}

/// The packages of package-lock.json. A copy of the lock file shows whether they are current.
fn npm() -> Result<(), Failure> {
    let root = process::root();
    let unread = |error| Failure::new(format!("package-lock.json cannot be read: {error}"));
    let lock = std::fs::read(root.join("package-lock.json")).map_err(unread)?;
    let stamp = root.join("node_modules/.installed-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut install = command("npm");
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run_long("npm", "about half a minute", &mut install)?;
    std::fs::write(&stamp, lock)
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}", stamp.display())))
}

#[cfg(test)]
mod tests {
    use super::trunk_fits;

    #[test]
    fn only_a_trunk_that_the_configuration_accepts_fits() {
        let table = [
            ("trunk 0.21.14", true),
            ("trunk 0.21.20", true),
            ("trunk 0.21.9", false),
            ("trunk 0.22.1", false),
            ("trunk 0.21.14-alpha.1", false),
            ("", false),
        ];
        for (version, fits) in table {
            assert_eq!(trunk_fits(version), fits, "{version:?}");
        }
    }
}
