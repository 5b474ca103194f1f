//! The native benchmarks. Each line of the input is a command: `take TERMS`, or `run WORK`, which is answered with the
//! seconds that it took.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use std::io::{BufRead, Write};
    use std::time::Instant;

    let mut works = benches::works::Works::default();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let start = Instant::now();
        match line.split_once(' ') {
            Some(("take", terms)) => works.take(terms.parse().unwrap_or_default()),
            Some(("run", work)) => drop(std::hint::black_box(works.run(work))),
            _ => {}
        }
        let mut output = std::io::stdout().lock();
        writeln!(output, "{}", start.elapsed().as_secs_f64())?;
        output.flush()?;
    }
    Ok(())
}

#[cfg(target_arch = "wasm32")]
fn main() {}
