//! Where each output goes: always inside the folder of outputs.

use crate::name;
use pipeline::{FORMATS, Format};
use std::collections::HashSet;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

/// The folder for what is in work.
pub(crate) const WORK: &str = ".convoke-batch";
const LEDGER: &str = "convoke-ledger";
const REPORT: &str = "convoke-report";
const STREAM: &str = "convoke-letters";

/// The place of an input's outputs: its path without what leads out of a folder.
///
/// ```
/// # use std::path::Path;
/// assert_eq!(batch::inside(Path::new("/srv/../letters/./a.docx")), Path::new("srv/letters/a.docx"));
/// ```
pub fn inside(path: &Path) -> PathBuf {
    path.components().filter(|part| matches!(part, Component::Normal(_))).collect()
}

/// The names of a run's own files; a shard has its own.
#[derive(Clone, Debug)]
pub(crate) struct Own {
    suffix: String,
}

impl Own {
    pub(crate) fn of(suffix: String) -> Self {
        Own { suffix }
    }

    /// What their names have behind the stem.
    pub(crate) fn suffix(&self) -> &str {
        &self.suffix
    }

    pub(crate) fn ledger(&self) -> String {
        format!("{LEDGER}{}.jsonl", self.suffix)
    }

    pub(crate) fn report(&self) -> String {
        format!("{REPORT}{}.json", self.suffix)
    }

    pub(crate) fn stream(&self) -> String {
        format!("{STREAM}{}.jsonl", self.suffix)
    }

    /// A file in the folder for what is in work.
    pub(crate) fn in_work(&self, name: &str) -> PathBuf {
        Path::new(WORK).join(format!("{name}{}", self.suffix))
    }
}

/// Whether a file of this name is a ledger or a report.
pub(crate) fn is_record(name: &str) -> bool {
    let of = |stem: &str, extension: &str| {
        name.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.') && rest.ends_with(extension))
    };
    of(LEDGER, ".jsonl") || of(REPORT, ".json")
}

/// Whether outputs at this place could stand where a run keeps its own files.
pub(crate) fn is_taken_by_us(place: &Path) -> bool {
    let mut parts = place.components().map(|part| part.as_os_str().to_string_lossy().to_lowercase());
    let first = parts.next().unwrap_or_default();
    let is_file = parts.next().is_none();
    let is_ours =
        |stem: &&str| first.starts_with(stem) && (is_file || first.ends_with(".json") || first.ends_with(".jsonl"));
    first == WORK || [LEDGER, REPORT, STREAM].iter().any(is_ours)
}

/// Where an output goes: `a.docx` becomes `a.docx.json`. `name` tells it from its neighbours, where there are several.
pub(crate) fn output(place: &Path, format: &Format, name: Option<&str>) -> PathBuf {
    let extension = format.extensions.first().copied().unwrap_or(format.name);
    let mut bytes = name::bytes(place).into_owned();
    let mut add = |text: &str| {
        bytes.push(b'.');
        bytes.extend(text.bytes().map(|byte| if matches!(byte, b'/' | b'\\') { b'_' } else { byte }));
    };
    match name {
        Some(name) => add(name),
        // A second format with the same extension has its own name before it, as `a.docx.agenda-xml.xml`.
        None if shares(format, extension) => {
            add(format.name);
            add(extension);
        }
        None => add(extension),
    }
    name::path(bytes)
}

/// Where a picture of a letter goes: `a.docx` has its pictures in `a.docx.assets`.
pub(crate) fn picture(place: &Path, name: &str) -> PathBuf {
    let mut folder = place.to_owned().into_os_string();
    folder.push(".assets");
    PathBuf::from(folder).join(inside(Path::new(&name.replace(['/', '\\'], "_"))))
}

/// Whether a format of an earlier row has the extension already.
fn shares(format: &Format, extension: &str) -> bool {
    let first = FORMATS.iter().find(|other| other.extensions.first() == Some(&extension));
    first.is_some_and(|first| first.name != format.name)
}

/// Makes folders for outputs, and never goes through a link.
#[derive(Debug)]
pub(crate) struct Folders {
    out: PathBuf,
    known: HashSet<PathBuf>,
}

impl Folders {
    pub(crate) fn of(out: &Path) -> Self {
        Folders { out: out.to_owned(), known: HashSet::new() }
    }

    /// Makes sure that the folder of this output is there, and that it is a folder all the way down.
    pub(crate) fn make(&mut self, output: &Path) -> io::Result<()> {
        let Some(folder) = output.parent() else { return Ok(()) };
        if self.known.contains(folder) {
            return Ok(());
        }
        let mut path = self.out.clone();
        for part in folder.components() {
            path.push(part);
            match path.symlink_metadata() {
                Ok(there) if there.is_dir() => {}
                Ok(_) => return Err(in_the_way(&path)),
                Err(error) if error.kind() == ErrorKind::NotFound => match std::fs::create_dir(&path) {
                    // A neighbour may have been faster.
                    Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => {}
                    done => done?,
                },
                Err(error) => return Err(error),
            }
        }
        self.known.insert(folder.to_owned());
        Ok(())
    }
}

fn in_the_way(path: &Path) -> io::Error {
    io::Error::new(ErrorKind::NotADirectory, format!("{} is in the way: it is a link or a file", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use pipeline::format_named;

    #[test]
    fn no_name_leads_out() {
        for (path, wanted) in [
            ("../../etc/passwd.txt", "etc/passwd.txt"),
            ("/etc/passwd.txt", "etc/passwd.txt"),
            ("a/./../b.txt", "a/b.txt"),
            ("..a/...txt", "..a/...txt"),
        ] {
            assert_eq!(inside(Path::new(path)), Path::new(wanted));
        }
    }

    #[test]
    fn the_full_name_stays() {
        let out = |format: &str, name: Option<&str>| {
            output(Path::new("x/a.docx"), format_named(format).unwrap(), name).display().to_string()
        };
        assert_eq!(out("json", None), "x/a.docx.json");
        assert_eq!(out("xml", None), "x/a.docx.xml");
        assert_eq!(out("agenda-xml", None), "x/a.docx.agenda-xml.xml");
        assert_eq!(out("agenda-xml", Some("agenda-2.xml")), "x/a.docx.agenda-2.xml");
        assert_eq!(picture(Path::new("x/a.docx"), "../b.png"), Path::new("x/a.docx.assets/.._b.png"));
        assert_eq!(out("agenda-xml", Some("../../b.xml")), "x/a.docx..._.._b.xml");
    }

    #[test]
    fn what_a_run_keeps_for_itself() {
        assert!(is_record("convoke-ledger.jsonl") && is_record("convoke-report.3-of-8.json"));
        assert!(!is_record("report.json") && !is_record("convoke-letters.jsonl"));
        assert!(is_taken_by_us(Path::new("Convoke-Report")) && is_taken_by_us(Path::new(".convoke-batch/a")));
        assert!(
            is_taken_by_us(Path::new("convoke-report.json/a"))
                && !is_taken_by_us(Path::new("convoke-letters.jsonl.lines/1"))
        );
        assert!(!is_taken_by_us(Path::new("letters/convoke-report")));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_goes_through_a_link() {
        let (out, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(outside.path(), out.path().join("a")).unwrap();
        let mut folders = Folders::of(out.path());
        assert!(folders.make(Path::new("a/b/c.json")).unwrap_err().to_string().contains("in the way"));
        folders.make(Path::new("b/c/d.json")).unwrap();
        assert!(out.path().join("b/c").is_dir());
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}
