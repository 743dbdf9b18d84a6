//! `convoke man`

use crate::cli::{Command, Man};
use crate::exit::Exit;
use crate::input::Usage;
use crate::output;
use anyhow::Context;
use clap::CommandFactory;
use findings::nearest;
use std::path::Path;

pub(crate) fn run(words: &Man) -> anyhow::Result<Exit> {
    let mut command = Command::command();
    // Gives every verb its full name and the options that all have.
    command.build();
    if let Some(folder) = &words.output {
        all(folder, &command)?;
        return Ok(Exit::Done);
    }
    let page = match &words.verb {
        None => &command,
        Some(verb) => command.find_subcommand(verb).ok_or_else(|| {
            let verbs: Vec<&str> = verbs(&command).map(clap::Command::get_name).collect();
            let hint = match nearest(verb, verbs.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the verbs are {}", verbs.join(", ")),
            };
            Usage(format!("there is no verb `{verb}`\nhint: {hint}"))
        })?,
    };
    output::stdout(&rendered(page)?)?;
    Ok(Exit::Done)
}

/// A page for the command and for each verb, into a folder.
fn all(folder: &Path, command: &clap::Command) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    output::write(&folder.join("convoke.1"), &rendered(command)?)?;
    for verb in verbs(command) {
        output::write(&folder.join(format!("convoke-{}.1", verb.get_name())), &rendered(verb)?)?;
    }
    Ok(())
}

fn verbs(command: &clap::Command) -> impl Iterator<Item = &clap::Command> {
    command.get_subcommands().filter(|verb| verb.get_name() != "help" && !verb.is_hide_set())
}

fn rendered(command: &clap::Command) -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    Ok(page)
}
