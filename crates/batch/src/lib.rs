//! Folders of letters, unattended: inputs, workers, ledger, report.
//!
//! - In: a job (inputs, outputs, formats).
//! - Out: an outcome for every letter. **Not yet**: [`run`] refuses every job and says so.
//! - Never: formats (the `pipeline` knows them), terminals.

use findings::Refusal;
use std::path::PathBuf;

/// What to convert, and where to.
#[derive(Clone, Debug, Default)]
pub struct Job {
    /// Files and folders.
    pub inputs: Vec<PathBuf>,
    /// The folder for what is made.
    pub out: PathBuf,
    /// The names of the formats to write.
    pub to: Vec<String>,
}

/// Runs a job: not yet.
///
/// ```
/// let error = batch::run(&batch::Job::default()).unwrap_err();
/// assert_eq!(error.to_string(), "this version of convoke does not run batches yet");
/// ```
///
/// # Errors
///
/// Always, until the runner is there.
pub fn run(_job: &Job) -> Result<(), Refusal> {
    Err(Refusal::new("this version of convoke does not run batches yet"))
}
