//! The verbs, one file each.

mod batch;
mod check;
mod completions;
mod convert;
mod explain;
mod formats;
mod man;
mod new;
mod schema;
mod show;
mod stationery;
mod vocabulary;

use crate::cli::{Command, Verb};
use crate::input::Usage;
use crate::tell;
use std::process::ExitCode;

/// How talkative a verb is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice {
    pub(crate) quiet: bool,
    pub(crate) verbose: bool,
}

/// Does what the command line asks for.
pub(crate) fn run(command: Command) -> anyhow::Result<ExitCode> {
    let voice = Voice { quiet: command.quiet, verbose: command.verbose };
    let done = match command.verb {
        Verb::Convert(words) => convert::run(&words, voice),
        Verb::Check(words) => check::run(&words, voice),
        Verb::Batch(words) => batch::run(&words, voice),
        Verb::BatchWorker => batch::worker(),
        Verb::New(words) => new::run(&words),
        Verb::Stationery(words) => stationery::run(&words),
        Verb::Show(words) => show::run(&words),
        Verb::Schema => schema::run(),
        Verb::Formats => formats::run(),
        Verb::Vocabulary(words) => vocabulary::run(&words),
        Verb::Explain(words) => explain::run(&words),
        Verb::Completions(words) => completions::run(&words),
        Verb::Man(words) => man::run(&words),
    };
    match done {
        Ok(exit) => Ok(exit.into()),
        Err(error) if error.is::<Usage>() => {
            tell::error(&format!("{error}"));
            Ok(ExitCode::from(2))
        }
        Err(error) => Err(error),
    }
}
