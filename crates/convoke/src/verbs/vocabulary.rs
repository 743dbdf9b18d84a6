//! `convoke vocabulary`

use crate::cli::Wording;
use crate::exit::Exit;
use crate::input::Usage;
use crate::output;
use vocabulary::Vocabularies;

pub(crate) fn run(words: &Wording) -> anyhow::Result<Exit> {
    let page = match &words.language {
        Some(tag) => match Vocabularies::source(tag) {
            Some(source) => source.to_owned(),
            None => {
                let message = format!("no built-in language is called `{tag}`\nhint: `convoke vocabulary` lists them");
                return Err(Usage(message).into());
            }
        },
        None => Vocabularies::built_in().iter().map(|each| format!("{:<4}{}\n", each.tag(), each.name())).collect(),
    };
    output::stdout(page.as_bytes())?;
    Ok(Exit::Done)
}
