//! `convoke completions`

use crate::cli::{Command, Completions};
use crate::exit::Exit;
use crate::output;
use clap::CommandFactory;

pub(crate) fn run(words: &Completions) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(words.shell, &mut Command::command(), "convoke", &mut script);
    output::stdout(&script)?;
    Ok(Exit::Done)
}
