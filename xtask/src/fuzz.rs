//! Feeds the engine with random texts; see `fuzz/README.md`.

use crate::process::{self, Failure, command};
use crate::setup;

/// The default duration.
pub(crate) const SECONDS: &str = "300";

/// Installs cargo-fuzz if it is missing, and runs the target for `seconds` seconds.
///
/// # Errors
/// If something cannot be installed or compiled, or a text violates a property.
pub(crate) fn run(seconds: &str) -> Result<(), Failure> {
    if !seconds.bytes().all(|byte| byte.is_ascii_digit()) || seconds.is_empty() {
        return Err(Failure::new(format!("`{seconds}` is no number of seconds")).mend("cargo xtask fuzz 300"));
    }
    if process::output(command("cargo").args(["fuzz", "--version"])).is_none() {
        setup::cargo_install("cargo-fuzz", "0.13.2", "compiles, about 2 minutes on two cores")?;
    }
    let mut fuzz = command("cargo");
    // libFuzzer needs flags that only a nightly compiler accepts by default. There is no unsafe code to check, so no
    // sanitizer is needed, which makes it several times faster.
    fuzz.env("RUSTC_BOOTSTRAP", "1").args(["fuzz", "run", "--sanitizer", "none", "annotate", "--"]);
    fuzz.arg(format!("-max_total_time={seconds}"));
    fuzz.args([
        "-dict=fuzz/fuzz_targets/annotate.dict",
        "-max_len=1024",
        "-timeout=10",
        "-print_final_stats=1",
    ]);
    process::run(&mut fuzz, "the text lies in fuzz/artifacts/annotate; make it a test, then mend the engine")
}
