//! What is in folders.

use super::{Input, lines, pattern};
use crate::name;
use crate::outcome::Outcome;
use crate::place::{WORK, is_record};
use pipeline::FORMATS;
use std::ffi::OsString;
use std::fs::FileType;
use std::path::{Path, PathBuf};

/// The extension of a file with a letter a line.
const LINES: &str = "jsonl";

/// A walk through inputs.
pub(super) struct Walk {
    /// The folder of outputs: never an input of the same run.
    out: Option<PathBuf>,
}

impl Walk {
    pub(super) fn without(out: &Path) -> Self {
        Walk { out: out.canonicalize().ok() }
    }

    /// What a word means.
    pub(super) fn word(&self, path: &Path, may_be_pattern: bool, all: &mut Vec<Input>) {
        let text = path.to_string_lossy();
        match std::fs::metadata(path) {
            Ok(there) if there.is_dir() => {
                let from = name::bytes(path).len();
                let mut found = |path: &Path, kind: Found<'_>| all.extend(self.in_folder(path, from, kind));
                self.folder(path, &mut found);
            }
            Err(_) if may_be_pattern && pattern::is_pattern(&text) => {
                let base = base(path);
                let from = if base == Path::new(".") { 0 } else { name::bytes(&base).len() };
                let before = all.len();
                let mut found = |found: &Path, kind: Found<'_>| match kind {
                    Found::Entry(kind) if !kind.is_dir() && pattern::matches(&text, &slashed(found)) => {
                        all.extend(if kind.is_symlink() { skipped(found, from, "a link") } else { taken(found, from) });
                    }
                    _ => {}
                };
                self.folder(&base, &mut found);
                if all.len() == before {
                    all.push(Input::settled(path, 0, Outcome::Unreadable("no file is named so".to_owned())));
                }
            }
            // It may not be there, or be a pipe: whoever opens it will know.
            _ => all.extend(taken(path, 0)),
        }
    }

    /// Everything in a folder and the folders in it, in the order of the names.
    fn folder(&self, path: &Path, found: &mut dyn FnMut(&Path, Found<'_>)) {
        if self.out.is_some() && path.canonicalize().ok() == self.out {
            return;
        }
        let mut entries: Vec<(OsString, FileType)> = Vec::new();
        let listed = std::fs::read_dir(path).and_then(|listing| {
            for entry in listing {
                let entry = entry?;
                entries.push((entry.file_name(), entry.file_type()?));
            }
            Ok(())
        });
        if let Err(error) = listed {
            found(path, Found::Closed(&error));
        }
        entries
            .sort_unstable_by(|(one, _), (other, _)| name::bytes(Path::new(one)).cmp(&name::bytes(Path::new(other))));
        for (name, kind) in entries {
            let is_hidden = name.to_string_lossy().starts_with('.');
            if name == WORK {
                continue;
            }
            let path = if path == Path::new(".") { PathBuf::from(name) } else { path.join(name) };
            match kind.is_dir() && !is_hidden {
                true => self.folder(&path, found),
                false => found(&path, if is_hidden { Found::Hidden } else { Found::Entry(kind) }),
            }
        }
    }

    /// What was found in a folder that was named: letters, and why the rest is none.
    fn in_folder(&self, path: &Path, from: usize, found: Found<'_>) -> Vec<Input> {
        let kind = match found {
            Found::Closed(error) => {
                let why = format!("the folder cannot be read: {error}");
                return vec![Input::settled(path, from, Outcome::Unreadable(why))];
            }
            Found::Hidden => return skipped(path, from, "hidden"),
            Found::Entry(kind) => kind,
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if kind.is_symlink() {
            skipped(path, from, "a link")
        } else if !kind.is_file() {
            skipped(path, from, "no file")
        } else if is_record(&name) {
            skipped(path, from, "a ledger or report of a batch")
        } else if !is_called_as_a_letter(path) {
            skipped(path, from, "called as no format that is read")
        } else {
            taken(path, from)
        }
    }
}

/// What stands in a folder.
enum Found<'a> {
    Entry(FileType),
    Hidden,
    Closed(&'a std::io::Error),
}

fn skipped(path: &Path, from: usize, why: &str) -> Vec<Input> {
    vec![Input::settled(path, from, Outcome::Skipped(why.to_owned()))]
}

/// A letter, or as many as the file has lines.
fn taken(path: &Path, from: usize) -> Vec<Input> {
    let file = Input::file(path, from);
    if extension(path).as_deref() != Some(LINES) || !path.is_file() {
        return vec![file];
    }
    match lines::lines(path) {
        Ok(lines) => lines.into_iter().map(|line| Input { line: Some(line), ..file.clone() }).collect(),
        Err(error) => vec![Input::settled(path, from, Outcome::Unreadable(error.to_string()))],
    }
}

fn extension(path: &Path) -> Option<String> {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase())
}

/// Whether the name ends as that of a format that can be read.
fn is_called_as_a_letter(path: &Path) -> bool {
    let extension = extension(path);
    let readable = FORMATS.iter().filter(|format| format.read.is_some());
    let known = readable.flat_map(|format| format.extensions).any(|known| Some(*known) == extension.as_deref());
    known || extension.as_deref() == Some(LINES)
}

/// A path with `/` between its names.
fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The folder before the first name with a wildcard.
fn base(pattern: &Path) -> PathBuf {
    let plain = pattern.components().take_while(|part| !pattern::is_pattern(&part.as_os_str().to_string_lossy()));
    let base: PathBuf = plain.collect();
    if base.as_os_str().is_empty() { PathBuf::from(".") } else { base }
}
