//! How the command ends: the same codes for every verb.

use std::process::ExitCode;

/// How the command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// What was asked for is done.
    Done,
    /// A fault of convoke itself.
    Ours,
    /// An input was refused, or could not be read or written. (2 is a wrong call: the parser of the command line uses
    /// it by itself.)
    Input,
    /// Done, with findings: `check` and `batch` only.
    Findings,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Ours => 1,
            Exit::Input => 3,
            Exit::Findings => 4,
        })
    }
}
