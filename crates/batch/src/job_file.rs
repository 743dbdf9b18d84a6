//! A job in a file: the section `[batch]` of `convoke.toml`.
//!
//! ```toml
//! [batch]
//! inputs = ["letters", "more/*.docx"]
//! out = "made"
//! to = ["json", "xml"]
//! ```

use crate::how::{How, Side};
use crate::inputs::Word;
use crate::job::{Job, Retry};
use serde::Deserialize;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// What the section may say. Paths are from the folder of the file on; what the command line says as well, it overrules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobFile {
    /// Files, folders and patterns.
    #[serde(default)]
    pub inputs: Vec<PathBuf>,
    /// Files with a path a line.
    #[serde(default)]
    pub lists: Vec<PathBuf>,
    /// The folder of outputs.
    pub out: Option<PathBuf>,
    /// The formats.
    #[serde(default)]
    pub to: Vec<String>,
    /// The format of the inputs.
    pub from: Option<String>,
    /// The encoding of plain text.
    pub encoding: Option<String>,
    /// The language of the letters.
    pub language: Option<String>,
    /// Files of wording.
    #[serde(default)]
    pub vocabulary: Vec<PathBuf>,
    /// Which side of tracked changes is read.
    #[serde(default)]
    pub revisions: Side,
    /// Put the pictures of a letter beside its outputs.
    #[serde(default)]
    pub assets: bool,
    /// Write without layout.
    #[serde(default)]
    pub compact: bool,
    /// Findings that are taken for errors.
    #[serde(default)]
    pub deny: Vec<String>,
    /// Findings that are not told.
    #[serde(default)]
    pub allow: Vec<String>,
    /// The most bytes of a letter.
    pub max_bytes: Option<u64>,
    /// The most levels of elements in each other.
    pub max_depth: Option<u32>,
    /// The most steps of work.
    pub max_steps: Option<u64>,
    /// The most seconds for a letter.
    pub max_seconds: Option<u64>,
    /// The most bytes of memory for a worker.
    pub max_memory: Option<u64>,
    /// How many workers.
    pub jobs: Option<NonZeroUsize>,
    /// What is done again.
    pub retry: Option<Retry>,
}

/// The file; other sections are other tools'.
#[derive(Deserialize)]
struct File {
    batch: Option<JobFile>,
}

impl JobFile {
    /// The job in this text.
    ///
    /// ```
    /// let file = batch::JobFile::read("[batch]\nto = [\"json\"]").unwrap();
    /// assert_eq!(file.to, ["json"]);
    /// assert!(batch::JobFile::read("[batch]\ninput = []").unwrap_err().contains("input"));
    /// ```
    ///
    /// # Errors
    ///
    /// It is not such a file, or says something that a job has no place for.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
        file.batch.ok_or_else(|| "no section `[batch]`".to_owned())
    }

    /// The job, its paths from this folder on.
    ///
    /// # Errors
    ///
    /// A file of wording cannot be read.
    pub fn job(self, folder: &Path) -> Result<Job, String> {
        let from_here = |path: PathBuf| if folder == Path::new("") { path } else { folder.join(path) };
        let mut job = Job {
            inputs: self.inputs.into_iter().map(|path| Word::Path(from_here(path))).collect(),
            out: self.out.map(from_here).unwrap_or_default(),
            jobs: self.jobs,
            retry: self.retry.unwrap_or_default(),
            ..Job::default()
        };
        job.inputs.extend(self.lists.into_iter().map(|path| Word::List(from_here(path))));
        let usual = How::default();
        job.how = How {
            to: self.to,
            from: self.from,
            encoding: self.encoding,
            language: self.language,
            wording: wording(self.vocabulary.into_iter().map(from_here))?,
            max_bytes: self.max_bytes.unwrap_or(usual.max_bytes),
            max_depth: self.max_depth.unwrap_or(usual.max_depth),
            max_steps: self.max_steps.unwrap_or(usual.max_steps),
            revisions: self.revisions,
            assets: self.assets,
            compact: self.compact,
            deny: self.deny,
            allow: self.allow,
        };
        job.bounds.seconds = self.max_seconds.unwrap_or(job.bounds.seconds);
        job.bounds.memory = self.max_memory.unwrap_or(job.bounds.memory);
        Ok(job)
    }
}

/// The texts of files of wording.
///
/// # Errors
///
/// One cannot be read.
pub fn wording(files: impl Iterator<Item = PathBuf>) -> Result<Vec<String>, String> {
    let read = |path: PathBuf| std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()));
    files.map(read).collect()
}

/// What the words of a call mean as inputs.
pub fn words(paths: &[PathBuf], lists: &[PathBuf]) -> Vec<Word> {
    let paths = paths.iter().map(|path| match path == Path::new("-") {
        true => Word::List(path.clone()),
        false => Word::Path(path.clone()),
    });
    paths.chain(lists.iter().cloned().map(Word::List)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_from_the_folder_of_the_file_on() {
        let text = "[check]\nstrict = true\n[batch]\ninputs = [\"letters\", \"/srv/a.txt\"]\nlists = [\"more\"]\n\
                    out = \"made\"\nto = [\"json\", \"jsonl\"]\nmax_seconds = 5\nretry = \"failed\"";
        let job = JobFile::read(text).unwrap().job(Path::new("jobs")).unwrap();
        let wanted =
            [Word::Path("jobs/letters".into()), Word::Path("/srv/a.txt".into()), Word::List("jobs/more".into())];
        assert_eq!(job.inputs, wanted);
        assert_eq!((job.out.as_path(), job.bounds.seconds, job.retry), (Path::new("jobs/made"), 5, Retry::Failed));
    }

    #[test]
    fn mistakes_are_told() {
        assert_eq!(JobFile::read("[check]").unwrap_err(), "no section `[batch]`");
        assert!(JobFile::read("[batch]\nout = 1").unwrap_err().contains("line 2"));
        let missing = JobFile { vocabulary: vec!["no.toml".into()], ..JobFile::default() };
        assert!(missing.job(Path::new("")).unwrap_err().starts_with("no.toml: "));
    }
}
