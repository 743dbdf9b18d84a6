//! The program under test, and a folder of its own for each test.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A letter that nothing is wrong with.
pub(crate) const LETTER: &str = r#"{
  "schema": "convoke/letter/1",
  "language": "en",
  "salutation": "Dear Sir/Madam,",
  "body": [
    {
      "paragraph": "Group 21 meets in Porto Novo."
    }
  ]
}
"#;

/// A text with a finding: its agenda jumps.
pub(crate) const JUMPING: &str = "\
Ref: TSB Collective letter 4/21
Subject: Meeting of Study Group 21; Geneva, 2-11 June 2031

Dear Sir/Madam,

You are invited to the meeting of Study Group 21.

Yours faithfully,

ANNEX A
Draft agenda for the meeting of Study Group 21

1.\tOpening of the meeting
2.\tAdoption of the agenda
5.\tClosing of the meeting
";

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A folder with files, in which the command runs.
pub(crate) struct Place(TempDir);

impl Place {
    /// With these files.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Self {
        let place = Place(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            std::fs::write(place.path(name), bytes).unwrap();
        }
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of all files there: what a failed run must not add to.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs with these words and nothing on standard input.
    pub(crate) fn run<W: AsRef<OsStr>>(&self, words: &[W]) -> Ran {
        self.run_with(words, b"")
    }

    /// Runs with these words and these bytes on standard input.
    pub(crate) fn run_with<W: AsRef<OsStr>>(&self, words: &[W], input: &[u8]) -> Ran {
        let mut child = command(self.0.path())
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The command may end without reading: that closes the pipe and is no error here.
        let _ = child.stdin.take().unwrap().write_all(input);
        let done = child.wait_with_output().unwrap();
        Ran {
            code: done.status.code().unwrap(),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }
}

/// The command in this folder, with nothing of the tester's surroundings that changes what it says.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_convoke"));
    command.current_dir(folder).env_remove("COLUMNS").env_remove("RUST_BACKTRACE").env("NO_COLOR", "1");
    command
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
