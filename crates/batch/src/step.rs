//! The moments at which a run can be cut short, so that tests can cut it there.

use std::io;
use std::path::Path;

/// A moment of a run. What is before it has happened, what is after has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment<'a> {
    /// A worker has the bytes of this letter, and nothing came of them yet.
    Taken(&'a Path),
    /// A worker is about to write an output beside its place.
    Writing,
    /// The output is beside its place.
    Written,
    /// One output of the letter is in its place, the next one is not.
    BetweenRenames,
    /// All outputs of the letter are in their places, and nobody knows.
    Renamed,
    /// The coordinator knows of the letter, its ledger does not.
    BeforeLedger,
    /// The ledger has the letter.
    AfterLedger,
    /// About to ask that what was written outlives a power cut.
    BeforeSync,
    /// Outputs are safe, the ledger is not.
    BetweenSyncs,
    /// Both are safe.
    AfterSync,
    /// All letters are done, the stream is not in its place.
    BeforeStream,
    /// The report is written and not in its place.
    BeforeReport,
    /// All is done.
    AfterReport,
}

/// What is called at every moment. An error stands for one of the file system at that moment.
pub type Step = fn(Moment<'_>) -> io::Result<()>;

/// Nothing happens: every run that is no test of interruptions.
pub fn undisturbed(_moment: Moment<'_>) -> io::Result<()> {
    Ok(())
}
