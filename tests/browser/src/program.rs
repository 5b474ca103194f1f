//! Programs beside the tests: drivers with their browsers, and displays.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

/// Runs a program until its own standard input ends; then ends all its processes and deletes its temporary files. The
/// input is a pipe that closes however the tests end, including Ctrl-C or a crash, so that no browser is left running.
const GUARD: &str = r#"
setsid "$@" </dev/null &
exec >/dev/null
read -r end
kill -s TERM -- -$!
wait
kill -s KILL -- -$!
rm -rf "$TMPDIR"
"#;

/// A running program. It ends with all its processes when this is dropped or the tests end.
pub(crate) struct Program {
    guard: Child,
    output: Option<ChildStdout>,
    folder: PathBuf,
}

impl Program {
    /// Starts a program with its own folder for temporary files.
    pub(crate) fn start(command: &[&str], environment: &[(&str, &OsStr)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for temporary files").keep();
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "guard"]).args(command);
        guard.env("TMPDIR", &folder).envs(environment.iter().copied());
        let mut guard = guard
            // A signal that ends the tests, such as Ctrl-C, must not end it before it has cleaned up.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let output = guard.stdout.take();
        Self { guard, output, folder }
    }

    /// The result of `find` for the first line of the program's output for which there is one.
    ///
    /// # Errors
    /// The output, if the program exited before.
    pub(crate) fn printed<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> Result<T, String> {
        let output = self.output.take().expect("output is read once");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let mut said = String::new();
        for line in lines.by_ref() {
            if let Some(found) = find(&line) {
                // Read on, so that the program does not block on a full pipe.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(found);
            }
            said += &line;
            said.push('\n');
        }
        Err(said)
    }

    /// The folder of its temporary files.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        drop(self.guard.wait());
    }
}
