//! Which letters a job has, in which order, and the place of each in the outputs.
//!
//! | named | letters | place of the outputs |
//! |---|---|---|
//! | a file | itself, whatever it is called | its path as written, without what leads out of a folder |
//! | a folder | what is in it and called as a format is, sorted; links are not followed | its path from the folder on |
//! | a pattern | the files that it means | their path from the first folder with a wildcard on |
//! | a list | a path a line (or between U+0000, where it has one): files and folders | as above |
//! | `.jsonl` | a letter a line | the path of the file and `.lines`, then the number of the line |
//!
//! A folder's files that are no letters get a row all the same, so that nothing is missing in silence.

mod lines;
mod list;
pub mod pattern;
mod walk;

use crate::name;
use crate::outcome::Outcome;
use crate::place::{inside, is_taken_by_us};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What somebody named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A file, a folder or a pattern.
    Path(PathBuf),
    /// A file with a path a line; `-` is standard input.
    List(PathBuf),
}

/// A letter that is to be converted, or something that is known to be none. A job may have ten million: it is small.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// Its place in the order of the whole job, from 0.
    pub(crate) at: u64,
    /// The file.
    pub(crate) path: Arc<Path>,
    /// How many bytes of the path are not part of the place.
    from: u32,
    /// The line of the file that is the letter.
    pub(crate) line: Option<Line>,
    /// What is known of it without reading it.
    pub(crate) settled: Option<Box<Outcome>>,
}

/// A line of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Line {
    /// Its number, from 1.
    pub(crate) number: u64,
    /// Its first byte.
    pub(crate) start: u64,
    /// How many bytes, without the end of the line.
    pub(crate) length: u64,
}

impl Input {
    fn file(path: &Path, from: usize) -> Self {
        Input { at: 0, path: path.into(), from: u32::try_from(from).unwrap_or(0), line: None, settled: None }
    }

    fn settled(path: &Path, from: usize, outcome: Outcome) -> Self {
        Input { settled: Some(Box::new(outcome)), ..Input::file(path, from) }
    }

    /// The place of its outputs, before their extensions.
    pub(crate) fn place(&self) -> PathBuf {
        let bytes = name::bytes(&self.path);
        let place = inside(&name::path(bytes.get(self.from as usize..).unwrap_or(&bytes).to_vec()));
        match self.line {
            // Not a folder of the file's own name: a stream that is an input may become a stream.
            Some(line) => {
                let mut folder = place.into_os_string();
                folder.push(".lines");
                PathBuf::from(folder).join(format!("{}.json", line.number))
            }
            None => place,
        }
    }
}

/// All letters that these words mean, each once, in the order of the words; what is in a folder, sorted.
///
/// # Errors
///
/// A list cannot be read. Everything else that is wrong with an input is the outcome of that input.
pub(crate) fn all(words: &[Word], out: &Path) -> Result<Vec<Input>, String> {
    let mut all = Vec::new();
    let walk = walk::Walk::without(out);
    for word in words {
        match word {
            Word::Path(path) => walk.word(path, true, &mut all),
            Word::List(path) => {
                for path in list::paths(path)? {
                    walk.word(&path, false, &mut all);
                }
            }
        }
    }
    // The room that growing left is given back: a job may have ten million letters.
    let mut all = once(all);
    (0..).zip(&mut all).for_each(|(at, input)| input.at = at);
    settle_places(&mut all, folds_case(out));
    all.shrink_to_fit();
    Ok(all)
}

/// Says what is wrong with these words before anything is done: outputs that are inputs make more of themselves each time.
pub(crate) fn mistakes(words: &[Word], out: &Path) -> Result<(), String> {
    let Ok(out) = out.canonicalize() else { return Ok(()) };
    let is_out = |word: &&Word| matches!(word, Word::Path(path) if path.canonicalize().is_ok_and(|path| path == out));
    match words.iter().find(is_out) {
        Some(_) => {
            Err("the folder of outputs is an input\nhint: name another folder with `--out`; it may be inside"
                .to_owned())
        }
        None => Ok(()),
    }
}

/// Each file once: it may be named by itself and stand in a folder.
fn once(mut all: Vec<Input>) -> Vec<Input> {
    let mut known = HashSet::with_capacity(all.len());
    all.retain(|input| {
        let path: PathBuf = input.path.components().collect();
        known.insert((digest(&name::bytes(&path)), input.line.map(|line| line.number)))
    });
    all
}

/// Each place once: of two letters whose outputs would stand at one place, the second is not written.
fn settle_places(all: &mut [Input], folds_case: bool) {
    let mut known = HashSet::with_capacity(all.len());
    for input in all.iter_mut().filter(|input| input.settled.is_none()) {
        let place = input.place();
        let key = match folds_case {
            true => digest(place.to_string_lossy().to_lowercase().as_bytes()),
            false => digest(&name::bytes(&place)),
        };
        let why = if is_taken_by_us(&place) || place.as_os_str().is_empty() {
            format!("its outputs would stand where the batch keeps its own files: {}", place.display())
        } else if !known.insert(key) {
            let case = if folds_case { ", but for small and capital letters" } else { "" };
            format!("another letter has its place in the outputs{case}: {}", place.display())
        } else {
            continue;
        };
        input.settled = Some(Box::new(Outcome::Unwritable(why)));
    }
}

/// Enough of a hash that no two of ten million names share it.
fn digest(bytes: &[u8]) -> u128 {
    Sha256::digest(bytes).iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// Whether the folder of outputs takes `A.txt` for `a.txt`.
fn folds_case(out: &Path) -> bool {
    let Ok(probe) = tempfile::Builder::new().prefix("Case-").tempfile_in(out.join(crate::place::WORK)) else {
        return false;
    };
    let name = probe.path().file_name().map(|name| name.to_string_lossy().to_lowercase());
    name.is_some_and(|name| probe.path().with_file_name(name).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(all: &[Input]) -> Vec<String> {
        let place = |input: &Input| match &input.settled {
            Some(outcome) => format!("{}: {}", input.place().display(), outcome.kind().words()),
            None => input.place().display().to_string(),
        };
        all.iter().map(place).collect()
    }

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let place = tempfile::tempdir().unwrap();
        for name in names {
            let path = place.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "{}").unwrap();
        }
        place
    }

    #[test]
    fn folders_are_sorted_and_their_files_are_taken_once() {
        let place = folder(&["b.json", "a.txt", "notes.md", "deep/c.json", ".hidden/d.json", "convoke-report.json"]);
        let words = [Word::Path(place.path().into()), Word::Path(place.path().join("deep/../a.txt"))];
        let all = all(&words, Path::new("out")).unwrap();
        let mut told = places(&all);
        // The same file under another name is another input; its place shows what it was called.
        assert!(told.pop().unwrap().ends_with("deep/a.txt"));
        let wanted =
            [".hidden: skipped", "a.txt", "b.json", "convoke-report.json: skipped", "deep/c.json", "notes.md: skipped"];
        assert_eq!(told, wanted);
    }

    #[test]
    fn what_is_named_is_meant_and_patterns_begin_at_their_first_wildcard() {
        let place = folder(&["in/2030/a.txt", "in/2031/a.txt", "in/2031/b.letter", "in/x.jsonl"]);
        std::fs::write(place.path().join("in/x.jsonl"), "{}\n\n{\"a\":1}\r\n{").unwrap();
        let word = |name: &str| Word::Path(place.path().join(name));
        let all = all(&[word("in/*/a*"), word("in/2031/b.letter"), word("in/x.jsonl"), word("in/*.no")], place.path());
        let all = all.unwrap();
        let root = inside(place.path()).display().to_string();
        let told: Vec<String> = places(&all).iter().map(|told| told.replace(&root, "~")).collect();
        let wanted = [
            "2030/a.txt",
            "2031/a.txt",
            "~/in/2031/b.letter",
            "~/in/x.jsonl.lines/1.json",
            "~/in/x.jsonl.lines/3.json",
            "~/in/x.jsonl.lines/4.json",
            "~/in/*.no: unreadable",
        ];
        assert_eq!(told, wanted);
        let lines: Vec<_> = all.iter().filter_map(|input| input.line).map(|line| (line.start, line.length)).collect();
        assert_eq!(lines, [(0, 2), (4, 7), (13, 1)]);
    }

    #[test]
    fn a_place_is_given_once() {
        let (one, two) = (folder(&["a.txt", "A.txt"]), folder(&["a.txt", "convoke-report.txt"]));
        let words = [Word::Path(one.path().into()), Word::Path(two.path().into())];
        let mut all = all(&words, Path::new("out")).unwrap();
        assert_eq!(places(&all), ["A.txt", "a.txt", "a.txt: unwritable", "convoke-report.txt: unwritable"]);
        all.iter_mut().for_each(|input| input.settled = None);
        settle_places(&mut all, true);
        assert_eq!(places(&all)[1], "a.txt: unwritable", "on a disk that folds case");
    }
}
