//! Benchmarks of the engine, the widget and the building of sites against other software: runs criterion, a page in
//! Chromium and commands, and writes their measurements to a table.

mod figures;
mod native;
mod page;
mod parts;
mod served;
mod site;
mod table;
mod threads;

use crate::process::{self, Failure};
use crate::setup;
use figures::Figures;
use parts::Parts;

/// The file with the table, between two markers.
const DOCUMENT: &str = "docs/benchmarks.md";
const MARKS: [&str; 2] = ["<!-- what `cargo xtask bench` measured -->\n", "<!-- end -->\n"];

/// Measures everything and writes the table; with a name, measures only what contains it, and only prints the figures.
///
/// # Errors
/// If something cannot be set up, compiled, measured or written.
pub(crate) fn run(name: Option<&str>) -> Result<(), Failure> {
    let mut figures = Figures::default();
    let parts = Parts::of(name);
    if parts.site {
        site::measure(&mut figures)?;
    }
    if parts.engine || parts.widget {
        setup::run(setup::Browsers::Include)?;
    }
    if parts.engine {
        native::measure(name, &mut figures)?;
    }
    let misses = native::read_dates(name, &mut figures)?;
    if parts.engine || parts.widget {
        page::measure(parts, name, &mut figures)?;
    }

    let table = table::table(&figures);
    println!("\n{table}");
    if name.is_some() {
        println!("Only a part was measured, so {DOCUMENT} stays as it is.");
        return Ok(());
    }
    write(&(table + "\n" + &misses))
}

fn write(new: &str) -> Result<(), Failure> {
    let path = process::root().join(DOCUMENT);
    let failed = |what: String| Failure::new(format!("{DOCUMENT} {what}"));
    let old = std::fs::read_to_string(&path).map_err(|error| failed(format!("cannot be read: {error}")))?;
    let [start, end] = MARKS;
    let around = old.split_once(start).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    let Some((before, after)) = around else {
        return Err(failed(format!("has no place for the table: it lacks the lines {start}{end}")));
    };
    let text = [before, start, "\n", new, "\n", end, after].concat();
    std::fs::write(&path, text).map_err(|error| failed(format!("cannot be written: {error}")))?;
    println!("Written to {DOCUMENT}.");
    Ok(())
}
