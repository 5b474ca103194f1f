//! The release build: Trunk, with the standard library compiled along with the widget, for size.
//!
//! # Why is the standard library compiled as well?
//! The one of rustup is compiled for speed, and formats the message and source location of every panic: a tenth of a
//! reader's download, though no browser shows any of it. The options for this are unstable in Cargo and rustc;
//! rust-toolchain.toml pins the compiler, and RUSTC_BOOTSTRAP makes a stable one accept them. Without them, as with
//! `trunk build --release`, the site works the same and is larger by that much.

use crate::process::{self, Failure, command};

/// Passed to cargo through its environment because Trunk cannot pass on flags. The hook in Trunk.toml removes the first
/// of them, so that a stable cargo ignores the others: it runs native programs.
const FOR_SIZE: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    // Added to the flags of .cargo/config.toml. A panic traps immediately; the glue reports it (src/embed/guard.js).
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    ),
];

/// Builds `dist/` for release.
///
/// # Errors
/// If compiling or assembling fails.
pub(crate) fn build() -> Result<(), Failure> {
    process::run(command("trunk").args(["build", "--release"]).envs(FOR_SIZE), "mend what it says above")
}
