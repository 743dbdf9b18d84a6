//! A job: what somebody asked for.

use crate::how::{Bounds, How};
use crate::inputs::Word;
use crate::shard::Shard;
use crate::step::Step;
use serde::Deserialize;
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// What to convert, into which folder, and how.
///
/// ```
/// use batch::{How, Job, Word};
/// let job = Job {
///     inputs: vec![Word::Path("letters".into())],
///     out: "made".into(),
///     how: How { to: vec!["json".to_owned()], ..Default::default() },
///     ..Default::default()
/// };
/// assert!(job.jobs.is_none());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Job {
    /// Files, folders, patterns and lists.
    pub inputs: Vec<Word>,
    /// The folder of outputs.
    pub out: PathBuf,
    /// What the bytes of the outputs depend on.
    pub how: How,
    /// What a letter may take.
    pub bounds: Bounds,
    /// How many workers; otherwise as many as the machine has places.
    pub jobs: Option<NonZeroUsize>,
    /// What is done again of what an earlier run ended with.
    pub retry: Retry,
    /// Only this part of the letters.
    pub shard: Option<Shard>,
    /// Where to tell what happens, a line of JSON each.
    pub events: Option<PathBuf>,
}

/// What is done again of what an earlier run ended with.
///
/// What the machine refused (a file that was not there, a disk that was full) is always tried again: the letter is not
/// to blame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Retry {
    /// Nothing: the same bytes, version and options would end the same way.
    #[default]
    None,
    /// Letters that were unreadable, unwritable or crashed.
    Failed,
    /// Everything.
    All,
}

/// How a worker is started.
#[derive(Clone, Debug)]
pub struct Program {
    /// The program: usually the one that runs.
    pub path: PathBuf,
    /// Its words: they make it call [`serve`](crate::serve) and nothing else.
    pub words: Vec<OsString>,
    /// What happens at each moment of a run: nothing, save in tests of interruptions.
    pub step: Step,
}
