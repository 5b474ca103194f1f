//! CPU time of the page's thread, as counted by the system: independent of other load on the machine.

use std::collections::HashMap;
use std::fs;

/// The CPU time of the main threads of a browser's pages so far, in nanoseconds.
///
/// From Linux's [`/proc`](https://docs.kernel.org/filesystems/proc.html); 0 where there is none.
pub(crate) fn main_threads(browser: u32) -> u64 {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let processes: Vec<u32> =
        entries.filter_map(|entry| entry.file_name().to_str().and_then(|name| name.parse().ok())).collect();
    let parents: HashMap<u32, u32> =
        processes.iter().filter_map(|&process| Some((process, parent(process)?))).collect();
    let is_ours = |process: u32| {
        let chain = std::iter::successors(Some(process), |process| parents.get(process).copied());
        chain.take(parents.len()).any(|process| process == browser)
    };
    processes.into_iter().filter(|&process| is_ours(process) && shows_pages(process)).map(run_time).sum()
}

fn told(process: u32, what: &str) -> String {
    // A process may end at any time; then its figures are missing.
    fs::read(format!("/proc/{process}/{what}"))
        .map(|told| String::from_utf8_lossy(&told).into_owned())
        .unwrap_or_default()
}

fn shows_pages(process: u32) -> bool {
    told(process, "cmdline").contains("--type=renderer")
}

/// The fourth field of `stat`; the second, a name in brackets, may contain any character.
fn parent(process: u32) -> Option<u32> {
    told(process, "stat").rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()
}

/// The first field of `schedstat`.
fn run_time(process: u32) -> u64 {
    told(process, "schedstat").split(' ').next().and_then(|time| time.parse().ok()).unwrap_or_default()
}
