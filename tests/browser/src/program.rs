//! Programs that run beside the tests: drivers with the browsers that they start, and displays.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

/// Runs a program until its own input ends; then ends all processes of it and deletes what they have
/// written. The input is a pipe that closes however the tests end, be it by Ctrl-C or a crash, so that no
/// browser is ever left behind.
const GUARD: &str = r#"
setsid "$@" </dev/null &
exec >/dev/null
read -r end
kill -s TERM -- -$!
wait
kill -s KILL -- -$!
rm -rf "$TMPDIR"
"#;

/// A running program. It ends, and all that it has started, when this is dropped or the tests end.
pub(crate) struct Program {
    guard: Child,
    output: Option<ChildStdout>,
    folder: PathBuf,
}

impl Program {
    /// Starts a program. Its temporary files have a folder of their own.
    pub(crate) fn start(command: &[&str], environment: &[(&str, &OsStr)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for temporary files").keep();
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "guard"]).args(command);
        guard.env("TMPDIR", &folder).envs(environment.iter().copied());
        let mut guard = guard
            // What ends the tests, as Ctrl-C does, must not end it before it has done its duty.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let output = guard.stdout.take();
        Self { guard, output, folder }
    }

    /// What `find` finds in a line that the program prints, as soon as it does.
    ///
    /// # Errors
    /// What the program printed, when it ended before.
    pub(crate) fn printed<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> Result<T, String> {
        let output = self.output.take().expect("output is read once");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let mut said = String::new();
        for line in lines.by_ref() {
            if let Some(found) = find(&line) {
                // Else the program would block once the pipe is full.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(found);
            }
            said += &line;
            said.push('\n');
        }
        Err(said)
    }

    /// Where it keeps its temporary files.
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
