//! A folder with letters, and runs in it.

use serde_json::Value;
use std::collections::BTreeMap;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder of its own for a test: letters in `in`, outputs wherever the test says.
pub(crate) struct Place(TempDir);

/// A folder's files: path and bytes.
pub(crate) type Tree = BTreeMap<Vec<u8>, Vec<u8>>;

/// A letter with this text, in JSON.
pub(crate) fn letter(number: usize) -> String {
    let day = number % 28 + 1;
    format!(
        "{{\"schema\": \"convoke/letter/1\", \"language\": \"en\",\n\"letterhead\": {{\"number\": \"{number}/21\", \
         \"subject\": \"Lamps of harbour {number}\"}},\n\"body\": [{{\"paragraph\": \"The lamp is lit on {day} April 2031.\"}}]}}"
    )
}

impl Place {
    /// With this many letters, some in folders, and one that no reader takes for every ten.
    pub(crate) fn with(letters: usize) -> Self {
        let place = Place(tempfile::tempdir().unwrap());
        for number in 0..letters {
            let name = format!("in/{}/{number:04}.json", ["a", "b", "c"][number % 3]);
            let text = if number % 10 == 9 { "{\"schema\": 1}".to_owned() } else { letter(number) };
            place.put(&name, text.as_bytes());
        }
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// A run that has not ended yet.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_planted"));
        command.current_dir(self.0.path()).args(words).env_remove("PLANT").stdin(Stdio::null());
        command
    }

    /// A run that comes to an end by itself.
    pub(crate) fn run(&self, words: &[&str]) -> String {
        let done = self.command(words).output().unwrap();
        assert!(done.status.success(), "{words:?}: {done:?}");
        String::from_utf8(done.stdout).unwrap()
    }

    /// A run with something planted.
    pub(crate) fn plant(&self, plant: &str, words: &[&str]) -> Output {
        self.command(words).env("PLANT", plant).output().unwrap()
    }

    /// What a folder has, without the ledger and what is in work, and the report without its times.
    pub(crate) fn tree(&self, name: &str) -> Tree {
        let mut tree = Tree::new();
        gather(&self.path(name), &self.path(name), &mut tree);
        tree
    }

    /// The report of a run.
    pub(crate) fn report(&self, out: &str) -> Value {
        serde_json::from_slice(&std::fs::read(self.path(out).join("convoke-report.json")).unwrap()).unwrap()
    }

    /// The outcome of each letter, by its input.
    pub(crate) fn outcomes(&self, out: &str) -> BTreeMap<String, String> {
        let report = self.report(out);
        let rows = report["letters"].as_array().unwrap().iter();
        rows.map(|row| {
            let result = &row["result"];
            let reason = result["reason"].as_str().map(|reason| format!(": {reason}")).unwrap_or_default();
            (row["input"].as_str().unwrap().to_owned(), format!("{}{reason}", result["outcome"].as_str().unwrap()))
        })
        .collect()
    }

    /// How often each letter is in the ledger.
    pub(crate) fn times_done(&self, out: &str) -> BTreeMap<String, usize> {
        let mut times = BTreeMap::new();
        for line in std::fs::read_to_string(self.path(out).join("convoke-ledger.jsonl")).unwrap_or_default().lines() {
            let Ok(record) = serde_json::from_str::<Value>(line) else { continue };
            if let Some(place) = record["place"].as_str() {
                *times.entry(place.to_owned()).or_default() += 1;
            }
        }
        times
    }
}

fn gather(root: &Path, folder: &Path, tree: &mut Tree) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().as_os_str().as_bytes().to_vec();
        if path.is_dir() {
            if name != b".convoke-batch" {
                gather(root, &path, tree);
            }
        } else if name == b"convoke-report.json" {
            let mut report: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            report["times"].take();
            tree.insert(name, report.to_string().into_bytes());
        } else if !name.starts_with(b"convoke-ledger") {
            tree.insert(name, std::fs::read(&path).unwrap());
        }
    }
}
