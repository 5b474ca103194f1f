//! A progress bar for builds.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::system::{Stream, is_terminal, say};

const WIDTH: usize = 30;

/// A bar that grows with each story. Only shown in a terminal.
pub(super) struct Progress {
    total: usize,
    done: AtomicUsize,
    shown: bool,
}

impl Progress {
    pub(super) fn new(total: usize) -> Self {
        let progress = Self { total, done: AtomicUsize::new(0), shown: is_terminal(Stream::Errors) };
        progress.draw(0);
        progress
    }

    /// One more story is done.
    pub(super) fn advance(&self) {
        self.draw(self.done.fetch_add(1, Ordering::Relaxed) + 1);
    }

    /// Removes the bar.
    pub(super) fn clear(self) {
        if self.shown {
            // Ignore a closed terminal.
            drop(say(Stream::Errors, "\r\x1b[K"));
        }
    }

    fn draw(&self, done: usize) {
        if self.shown {
            let full = WIDTH * done / self.total.max(1);
            let bar = format!("\r[{:<WIDTH$}] {done} of {}", "#".repeat(full), self.total);
            drop(say(Stream::Errors, &bar));
        }
    }
}
