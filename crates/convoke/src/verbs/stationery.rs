//! `convoke stationery`

use crate::cli::Stationery;
use crate::exit::Exit;
use crate::input::Usage;
use crate::output;
use pipeline::Options;

pub(crate) fn run(words: &Stationery) -> anyhow::Result<Exit> {
    let options = Options::default();
    if options.vocabularies.get(&words.language).is_none() {
        let message =
            format!("there is no wording for `{}`\nhint: `convoke vocabulary` lists the languages", words.language);
        return Err(Usage(message).into());
    }
    output::write(&words.output, &pipeline::stationery(&words.language, &options)?)?;
    Ok(Exit::Done)
}
