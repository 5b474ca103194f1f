//! The author's core under Node: compiled to WebAssembly, it builds the demo as the native command does.

use crate::files::{read, unusable};
use crate::process::{self, Failure, command};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Where the module and both sites go.
const FOLDER: &str = "target/node";

/// Compiles the core for Node, and holds the site that it builds against that of the command, byte for byte.
///
/// # Errors
/// When a tool fails, or a file differs.
pub(crate) fn check() -> Result<(), Failure> {
    let root = process::root();
    let folder = root.join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| unusable(&folder, &error))?;
    }
    let (module, site, native) = (folder.join("module"), folder.join("site"), folder.join("native"));
    compile(&module)?;
    let mut node = command("node");
    node.arg("tests/node/build.mjs").arg(module.join("node.js")).arg("stories").arg(&site);
    process::run(&mut node, "mend what it says above")?;
    let mut build = command("cargo");
    build.args(["run", "--quiet", "--locked", "--bin", "explainer", "--", "build", "stories", "-o"]);
    process::run(build.arg(&native).env("EXPLAINER_WIDGET", ""), "mend what it says above")?;

    let (here, there) = (files(&native)?, files(&site)?);
    let differing: Vec<_> =
        here.keys().chain(there.keys()).filter(|path| here.get(*path) != there.get(*path)).collect();
    match differing.first() {
        None => {
            println!("{} files are the same", here.len());
            Ok(())
        }
        Some(path) => Err(Failure::new(format!("{path} is not the same under Node")).mend(format!(
            "compare {} with {}",
            native.display(),
            site.display()
        ))),
    }
}

/// Compiles the core to a module for Node in a folder.
///
/// # Errors
/// When a tool fails.
pub(crate) fn compile(module: &Path) -> Result<(), Failure> {
    let mut build = command("cargo");
    build.args(["build", "--locked", "--bin", "node", "--target=wasm32-unknown-unknown"]);
    build.args(["--no-default-features", "--features=node"]);
    process::run(&mut build, "mend what the compiler says")?;
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["target/wasm32-unknown-unknown/debug/node.wasm", "--target=nodejs", "--out-dir"]);
    process::run(bindgen.arg(module), "cargo xtask setup")
}

/// The files in a folder and the folders in it, by their paths in it.
fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(&inner).map_err(|error| unusable(&inner, &error))? {
            let path = entry.map_err(|error| unusable(&inner, &error))?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            // The manifest is the command's own.
            if name != ".explainer-manifest.json" {
                found.insert(name, read(&path)?);
            }
        }
    }
    Ok(found)
}
