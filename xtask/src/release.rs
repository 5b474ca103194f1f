//! The release build: Trunk, with the standard library compiled along with the widget, for size.
//!
//! # Why is the standard library compiled as well?
//! The one that rustup installs is compiled for speed, formats the message of every panic and keeps its place in the
//! source: a tenth of what a reader downloads, though no browser shows any of it. Cargo and rustc name the options for
//! this unstable; rust-toolchain.toml fixes the compiler, and RUSTC_BOOTSTRAP lets a stable one take them. Without them,
//! as by `trunk build --release`, the site works the same and is that much larger.

use crate::process::{self, Failure, command};

/// What cargo is told, through its environment because Trunk has no option that passes flags on. In Trunk.toml the hook
/// drops the first of them, which makes a stable cargo overlook the others: it runs native programs.
const FOR_SIZE: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    // Added to those of .cargo/config.toml. A panic is a trap at once; the glue tells of it (src/embed/guard.js).
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    ),
];

/// Builds `dist/` for readers.
///
/// # Errors
/// When something does not compile, or what was compiled cannot be assembled.
pub(crate) fn build() -> Result<(), Failure> {
    process::run(command("trunk").args(["build", "--release"]).envs(FOR_SIZE), "mend what it says above")
}
